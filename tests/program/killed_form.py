"""The short form, filled in by several people at once, as a script to be killed anywhere (see `tests.support.killing`).

The people and their chat service outlive the program: what reached a phone and what was acknowledged is written down
outside its database, and after a restart everybody goes on from there, as with a real service: what was not
acknowledged is handed in again under the same event id, what a phone shows twice is one message.
"""

import asyncio
import json
import os
from collections import defaultdict
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import alembic.operations
import alembic.runtime.migration
import alembic.script  # noqa: F401 - imported by the warm parent once, not by every life
import sqlalchemy as sa

from bot.channels.base import NotFetched
from bot.clock import RealClock
from bot.deliver import Deliverer
from bot.receive import Receiver
from conversation.messages import Address, Incoming, Typed
from conversation.render import Capabilities, Part
from conversation.translation import Translators
from storage.database import Database
from storage.store import Store
from storage.tables import inbox
from storage.upgrade import upgrade
from tests.support.form import FLOWS, QUESTIONS, kept
from tests.support.script import ZONE, in_digits

PEOPLE = 8
_ON_THE_WAY = 0.001
_TOO_EARLY = "came before this question had reached you"


class Paper:
    """Lines that outlive a process: each is written in one piece, and a dead process has written all or nothing."""

    def __init__(self, file: Path) -> None:
        self.lines: list[Any] = []
        if file.exists():
            self.lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
        self._file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, line: Any) -> None:
        """Add a line."""
        os.write(self._file, (json.dumps(line, ensure_ascii=False) + "\n").encode())
        self.lines.append(line)


class Phones:
    """The chat service and everybody's phone; a row of the outbox is one message however often it comes."""

    name = "phone"
    capabilities = Capabilities(buttons=False, text_limit=4096)

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._heard: dict[str, dict[int, str]] = defaultdict(dict)
        self._news: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        for who, row, text in paper.lines:
            self._heard[who][row] = text

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Put a message on a phone; on the way there and back a program may well be killed."""
        await asyncio.sleep(_ON_THE_WAY)
        self._paper.write([to.id, row, part.text])
        self._heard[to.id][row] = part.text
        self._news[to.id].set()
        await asyncio.sleep(_ON_THE_WAY)

    async def fetch(self, handle: str, limit: int) -> bytes:
        """There are no files. Raises NotFetched."""
        raise NotFetched(f"{handle}, {limit}", again=False)

    def link(self, code: str) -> str | None:
        """There are no links."""
        del code
        return None

    async def message(self, who: str, number: int) -> str:
        """Wait for the message `number` of a phone, in the order they came."""
        while len(self._heard[who]) <= number:
            self._news[who].clear()
            await self._news[who].wait()
        return list(self._heard[who].values())[number]


def play(directory: Path) -> None:
    """Fill the form in, everybody at once, from wherever it was cut off."""
    database = Database(f"sqlite:///{directory}/form.sqlite3")
    upgrade(database)
    asyncio.run(_play(database, Phones(Paper(directory / "heard.txt")), Paper(directory / "acknowledged.txt")))
    database.close()


async def _play(database: Database, phones: Phones, acknowledged: Paper) -> None:
    clock = RealClock()
    receiver: Receiver[None] = Receiver(database, FLOWS, Translators(ZONE, in_digits), clock, None)
    deliverer = Deliverer(receiver, {phones.name: phones}, clock)
    receiver.after_commit = deliverer.poke
    receiver.start()
    async with asyncio.TaskGroup() as running:
        delivering = running.create_task(deliverer.run())
        async with asyncio.TaskGroup() as talking:
            for number in range(PEOPLE):
                talking.create_task(_fill_in(f"person {number}", number, receiver, phones, acknowledged))
        await deliverer.drained()
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
    await receiver.stop()


async def _fill_in(who: str, number: int, receiver: Receiver[None], phones: Phones, acknowledged: Paper) -> None:
    """Answer what the phone asks, message by message, until it says thank you."""
    done = {event for event, by in acknowledged.lines if by == who}
    answered: set[int] = set()

    async def say(event: str, text: str) -> None:
        if event not in done:
            now = RealClock().now() + timedelta(microseconds=1)
            said = Incoming(event_id=event, sender=Address(phones.name, who), said=Typed(text), at=now, language="en")
            await receiver.hand_in([said])
            await asyncio.sleep(_ON_THE_WAY)
            acknowledged.write([event, who])

    await say(f"{who} begins", "/form")
    place = 0
    while "Thank you" not in (message := await phones.message(who, place)):
        if "Question" in message:
            question = int(message.partition("Question ")[2].split()[0])
            if question not in answered or _TOO_EARLY in message:
                await say(f"{who} to message {place}", str(_figure(number, question)))
                answered.add(question)
        place += 1


def _figure(number: int, question: int) -> int:
    return number * 1000 + question


def outcome(directory: Path) -> Any:
    """What was kept of everybody's answers, in their order; and whether anything acknowledged is missing."""
    acknowledged = {event for event, _ in Paper(directory / "acknowledged.txt").lines}
    database = Database(f"sqlite:///{directory}/form.sqlite3")
    with database.reading() as connection:
        store = Store(connection)
        answers = {f"person {number}": kept(store, f"person {number}") for number in range(PEOPLE)}
        taken = set(connection.execute(sa.select(inbox.c.event_id)).scalars())
    database.close()
    return {
        "answers": {who: [list(answer) for answer in given] for who, given in answers.items()},
        "meant": all(
            [int(words) for _, words in given] == [_figure(number, question) for question in range(1, QUESTIONS + 1)]
            for number, given in enumerate(answers.values())
        ),
        "acknowledged and missing": sorted(acknowledged - taken),
    }
