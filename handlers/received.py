"""A file, picture or voice note came in: what is kept, and what to do next.

Belongs here: the first answer, and the one when the file lies on its shelf. Fetching and keeping is `bot.errands`.
"""

from conversation.messages import Reply
from conversation.sentences import say
from conversation.steps import takes, tell
from handlers import Flow, Turn, places, start

flow = Flow("received")

_NO_COPY = {"voice", "sticker", "location", "contact", "video_note"}


@flow.step
def received(turn: Turn) -> Reply:
    """Answer a file at once, leaving the question that stands; it is fetched outside the turn."""
    file = turn.file
    if turn.sender.person is None or file is None:
        return start.stranger(turn)
    if file.kind == "voice":
        return tell(
            say(
                "I cannot listen to voice notes yet. Please type the figure, or use the microphone key of your"
                " keyboard. What you entered before is kept."
            )
        )
    if file.kind in _NO_COPY:
        return tell(say("I cannot use that, and nothing was changed. Please answer with words or figures."))
    found = places.desks(turn)
    if not found:
        return tell(say("You enter figures for no association, so I did not keep this file."))
    desk = found[0]
    period = places.due(turn, desk) or desk.periods[0]
    values = {"handle": file.handle, "name": file.name, "kind": file.kind}
    turn.errand("keep", values, takes(kept, desk.association.id, period.id))
    return tell(say("I am keeping your file…"))


@flow.step
def kept(turn: Turn, association: int, period: int) -> Reply:
    """The file lies on its shelf, or could not be kept."""
    if refused := turn.result.get("refused"):
        if refused == "too large":
            return tell(
                say(
                    "The file is too large, so it was not kept. The limit is {limit} MB.",
                    limit=int(turn.result.get("limit_mb", 20)),
                )
            )
        if refused == "type":
            return tell(say("I keep pictures, PDF, Word and Excel files only; this file was not kept."))
        return tell(say("The file could not be fetched, so it was not kept. Please send it once more."))
    name = str(turn.result["name"])
    turn.store.evidence.keep(
        str(turn.result["sha256"]), int(turn.result["size"]), str(turn.result["media_type"]), turn.now
    )
    turn.store.evidence.attach(
        association, period, None, sha256=str(turn.result["sha256"]), name=name, by=places.person(turn), now=turn.now
    )
    return tell(
        say(
            "Kept: {name}, as a copy of your report. I cannot read figures out of it, so please answer the questions"
            " one by one.",
            name=name,
        )
    )
