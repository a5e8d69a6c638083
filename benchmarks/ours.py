"""The program itself: its receiver, writer, outbox and deliverer around the same ten questions, on SQLite FULL.

Here: a flow of ten questions and a Telegram channel without a network. Nothing of the engine is replaced: an update
becomes an `Incoming`, is handed in, committed with its reply, and the reply is claimed, rendered, sent and marked. The
answers ride in the session, as the peers' ride in their state; after the tenth they stay there until the next `/form`.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TypeAlias
from zoneinfo import ZoneInfo

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update

from benchmarks.measure import Measured, WrongAnswerError, closed_loop, scratch
from benchmarks.wire import Canned
from benchmarks.workload import (
    AGAIN,
    BOT_TOKEN,
    FIRST_STORED_CHAT,
    QUESTION,
    QUESTIONS,
    THANKS,
    read,
    stored_answers,
)
from bot.channels.base import NotFetched
from bot.clock import RealClock
from bot.deliver import Deliverer
from bot.receive import Outcome, Receiver
from conversation.dialogue import shown
from conversation.messages import Address, Incoming, Reply, Typed
from conversation.render import Capabilities, Part
from conversation.sentences import Sentence
from conversation.steps import Flow, Flows, ask, takes, tell
from conversation.text import clean
from conversation.translation import Translators
from conversation.turn import Turn
from storage.database import Database
from storage.store import Store
from storage.tables import metadata

CHANNEL = "telegram"
At: TypeAlias = Turn[Store, None]

form: Flow[At] = Flow("form")


def asked(number: int, answers: tuple[int, ...]) -> Reply:
    """Question `number`, with the answers given so far."""
    text = Sentence(QUESTION, {"number": number, "of": QUESTIONS})
    return ask(text, answer=takes(took, number, answers))


@form.step
def took(turn: At, number: int, answers: tuple[int, ...]) -> Reply:
    """An answer: kept beside the earlier ones, the next question asked."""
    value = read(turn.text)
    if value is None:
        return turn.again(AGAIN)
    answers = (*answers, value)
    return asked(number + 1, answers) if number < QUESTIONS else ask(THANKS, answer=takes(done, answers))


@form.command("form", describe=Sentence("Fill in the form"))
@form.step
def begin(_turn: At) -> Reply:
    """`/form`: forget old answers, ask the first question."""
    return asked(1, ())


@form.step
def done(_turn: At, _answers: tuple[int, ...]) -> Reply:
    """Whatever is written behind the tenth answer."""
    return tell("Type /form.")


@form.step
def lost(_turn: At) -> Reply:
    """Whatever is written before the first `/form`."""
    return tell("Type /form.")


class Telegram:
    """Telegram with the network taken out; who waits for a chat's reply finds it in `waiting`."""

    name = CHANNEL
    capabilities = Capabilities(buttons=True, edits=True, text_limit=4096, resolution=timedelta(seconds=1))

    def __init__(self) -> None:
        self._request = Canned()
        self.bot = Bot(BOT_TOKEN, request=self._request, get_updates_request=Canned())
        self.waiting: dict[str, asyncio.Future[str]] = {}

    async def send(self, to: Address, part: Part, row: int) -> None:  # noqa: ARG002 - the protocol's
        """Build the request, parse the response."""
        keys = InlineKeyboardMarkup([[InlineKeyboardButton(b.label, callback_data=b.data)] for b in part.buttons])
        await self.bot.send_message(to.id, part.text, reply_markup=keys if part.buttons else None)
        self.waiting.pop(to.id).set_result(self._request.text)

    async def fetch(self, handle: str, limit: int) -> bytes:  # noqa: ARG002 - the protocol's
        """There are no files here."""
        raise NotFetched("no network", again=False)

    def link(self, code: str) -> str | None:  # noqa: ARG002 - the protocol's
        """There is no address to join at."""
        return None

    def parse(self, raw: bytes) -> Incoming:
        """An update of the wire as what the program takes."""
        update = Update.de_json(json.loads(raw), self.bot)
        message = update.message
        assert message is not None
        return Incoming(
            event_id=str(update.update_id),
            sender=Address(CHANNEL, str(message.chat.id)),
            said=Typed(clean(message.text or "")),
            at=message.date,
            language=message.from_user.language_code if message.from_user else None,
        )


def fill(translators: Translators, people: int) -> Callable[[Store], None]:
    """Leave `people` behind as the program would: five answers in, the sixth question sent."""

    def work(store: Store) -> None:
        now = RealClock().now()
        for chat in range(FIRST_STORED_CHAT, FIRST_STORED_CHAT + people):
            speaker = store.addresses.speaker(Address(CHANNEL, str(chat)), "vi", now)
            standing = speaker.session
            answers = tuple(stored_answers(chat).values())
            rows = []
            for number in range(1, len(answers) + 2):
                store.addresses.first_time(Address(CHANNEL, str(chat)), str(chat * 10 + number), now)
                body, standing = shown(asked(number, answers[: number - 1]), standing, translators["vi"])
                row = store.outbox.put(speaker.address_id, body, now)
                assert row is not None
                rows.append(row)
            store.outbox.sent(rows, now)
            store.addresses.keep_session(speaker.address_id, standing, rows[-1], now)

    return work


@asynccontextmanager
async def program(folder: str, people: int) -> AsyncIterator[tuple[Receiver[None], Telegram]]:
    """The running engine on a database in `folder`, with `people` stored in mid-form."""
    database = Database(f"sqlite:///{folder}/tongket.sqlite3")
    metadata.create_all(database.engine)
    translators = Translators(ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))
    channel = Telegram()
    await channel.bot.initialize()
    receiver = Receiver(
        database,
        Flows((form,), unasked=lost, received=lost),
        translators,
        RealClock(),
        None,
        resolution=lambda _name: channel.capabilities.resolution,
    )
    deliverer = Deliverer(receiver, {CHANNEL: channel}, RealClock())
    receiver.after_commit = deliverer.poke
    receiver.start()
    try:
        await receiver.write(fill(translators, people))
        async with asyncio.TaskGroup() as running:
            delivery = running.create_task(deliverer.run())
            yield receiver, channel
            await deliverer.drained()
            delivery.cancel()
    finally:
        await receiver.stop()
        database.close()


async def run(chats: int, people: int, turns: int) -> Measured:
    """Measure `turns` turns of `chats` chats while `people` others are stored in mid-form."""
    with scratch() as folder:
        async with program(folder, people) as (receiver, channel):

            async def turn(raw: bytes) -> str:
                event = channel.parse(raw)
                reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()
                channel.waiting[event.sender.id] = reply
                outcomes = await receiver.hand_in([event])
                if outcomes != [Outcome.ANSWERED]:
                    raise WrongAnswerError(f"{outcomes} to {raw!r}")
                return await reply

            return await closed_loop(turn, chats=chats, turns=turns, warm_up=chats)
