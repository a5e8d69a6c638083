"""What staff and the bloc's secretary do in a played season: return, accept, remind.

Belongs here: their conversations, on phones of any channel. What officers do is `bot.demo.script`.
"""

from bot.demo.phone import Message
from bot.demo.script import ScriptStuck, Talk
from conversation.sentences import say

_REVIEW = "duyệt"
_REMIND = "nhắc"


async def send_back(talk: Talk, association: str, period: str, figure: str, reason: str, mark: str) -> None:
    """Return what an association handed in, one figure questioned. Raises Silence, ScriptStuck."""
    write = talk.labels.write
    await _look_at(talk, association, period)
    await talk.tap(write(say("Return with questions")))
    await talk.tap(await _leaf(talk, await talk.screen(), figure))
    await talk.screen()
    await talk.tap(write(say("Write the reason")))
    asked = write(say("What should they look at? Write one or two sentences; the officer will read them."))
    await talk.until(lambda message: asked in message.text)
    await talk.say(reason, mark)
    await talk.screen()


async def accept(talk: Talk, association: str, period: str) -> None:
    """Accept what an association handed in. Raises Silence, ScriptStuck."""
    await _look_at(talk, association, period)
    await talk.tap(talk.labels.write(say("Accept")))
    await talk.screen()


async def accept_all(talk: Talk) -> None:
    """Accept everything that waits, one after the other. Raises Silence."""
    labels = talk.labels
    accept_, following = labels.write(say("Accept")), labels.write(say("The next one"))
    nothing = labels.write(say("Nothing waits to be accepted."))
    await talk.say(_REVIEW)
    while nothing not in (page := await talk.screen()).text:
        await talk.tap(page.labels[0])
        await talk.screen()
        await talk.tap(accept_)
        await talk.screen()
        await talk.tap(following)


async def remind(talk: Talk) -> None:
    """Remind everybody who owes figures, in the bot's own words; nobody where all are in. Raises Silence."""
    await talk.say(_REMIND)
    label = talk.labels.shaped(await talk.screen(), say("Remind {number} associations", number="\0"))
    if label is None:
        return
    await talk.tap(label)
    await talk.screen()
    await talk.tap(talk.labels.write(say("Send it")))
    await talk.screen()


async def _look_at(talk: Talk, association: str, period: str) -> None:
    wanted = talk.labels.write(say("{name}: {period}", name=association, period=period))
    await talk.say(_REVIEW)
    await talk.tap(await _leaf(talk, await talk.screen(), wanted))
    await talk.screen()


async def _leaf(talk: Talk, page: Message, wanted: str) -> str:
    """Leaf through a list until it offers what is `wanted`. Raises Silence, ScriptStuck."""
    while wanted not in page.labels:
        if talk.labels.more not in page.labels:
            raise ScriptStuck(talk.who, f"does not find “{wanted}” in “{page.text}”")
        await talk.tap(talk.labels.more)
        page = await talk.screen()
    return wanted
