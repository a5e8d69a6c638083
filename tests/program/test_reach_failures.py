"""Reminders through a bad day: a channel out, people who blocked us, windows that close, a quota that is spent.

Everybody who can be reached another way is told within 15 minutes, nothing is paid while anybody can be told for
nothing, nobody is told twice but for lost answers, and the rest stand where somebody sees that they must be called.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.receive import put_notice
from conversation.messages import Address, Reachable, Reply
from conversation.reach import FREE, Tariff
from conversation.render import Capabilities
from conversation.sentences import say
from conversation.translation import Translators
from storage.store import Store
from storage.tables import outbox
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.post import Delivery
from tests.support.script import START, ZONE, Stage, in_digits, playing
from tests.support.services import Outage, Service, apart

PEOPLE = 70
WITHIN = timedelta(minutes=15)
DAY = timedelta(days=1)
TARIFFS = {
    "messenger": FREE,
    "pilot": Tariff(monthly=45, people=50),
    "account": Tariff(window=timedelta(days=7), free_for=timedelta(hours=48), free_messages=8, price=55),
    "letters": Tariff(window=timedelta(days=30), free_for=timedelta(hours=1), price=300),
}
PROFILES = {name: Capabilities(buttons=False, text_limit=2000, tariff=each) for name, each in TARIFFS.items()}
# The first two meet the outage, the third the day after it.
ROUNDS = (timedelta(minutes=30), timedelta(hours=6), timedelta(hours=30))


@dataclass(frozen=True)
class Person:
    id: int
    addresses: tuple[Address, ...]


class World:
    """People on four services, one of them out for a day from the start on."""

    def __init__(self, stage: Stage, out: str, seed: int) -> None:
        self.stage = stage
        self.out = out
        self.chance = random.Random(seed)
        self.services: dict[str, Service] = {
            name: each for name, each in stage.posts.items() if isinstance(each, Service)
        }
        for number, service in enumerate(self.services.values()):
            service.chance = random.Random(seed * 10 + number)
            service.losing = 0.03
        self.services[out].outage = Outage(START, START + DAY)
        self.people = stage.write(lambda store: [self._person(store, number) for number in range(PEOPLE)])

    def _person(self, store: Store, number: int) -> Person:
        names = self.chance.sample(list(self.services), self.chance.randint(1, 3))
        addresses = tuple(Address(name, f"{number}") for name in names)
        made = store.people.add(f"Người {number}", "vi", START)
        for each in addresses:
            wrote = START - timedelta(hours=self.chance.randint(1, 10 * 24))
            row = store.addresses.speaker(each, "vi", START).address_id
            store.people.owns(made, row)
            store.addresses.heard(row, wrote)
            service = self.services[each.channel]
            service.wrote[each.id] = wrote
            if self.chance.random() < 0.2:
                service.blocked.add(each.id)
                # Some services tell when they are blocked, some only as they are tried.
                if self.chance.random() < 0.5:
                    store.addresses.reach(each, Reachable.BLOCKED, START, None)
        return Person(made, addresses)

    def remind(self, key: str) -> None:
        translators = Translators(ZONE, in_digits)
        notice = Reply(text=say("{key}: your figures are due.", key=key), notice=True)
        now = self.stage.clock.now()

        def work(store: Store) -> None:
            for each in self.people:
                put_notice(store, translators, each.id, notice, now, key=f"{key}:{each.id}")

        self.stage.write(work)
        self.stage.deliver()

    def until(self, moment: datetime, step: timedelta = timedelta(minutes=30)) -> None:
        """Let time pass, looking when something is due, each `step` at most."""
        while True:
            due = self.stage.read(lambda store: store.outbox.next_due(self.stage.clock.now()))
            if due is None or due >= moment:
                break
            self.stage.at(min(moment, max(due, self.stage.clock.now() + step)))
        self.stage.at(moment)

    def reachable(self, person: Person) -> bool:
        return any(self.services[each.channel].takes(each.id) for each in person.addresses)

    def told(self, person: Person, key: str) -> list[Delivery]:
        text = f"{key}: your figures are due."
        return [
            each
            for where in person.addresses
            for each in self.services[where.channel].sent
            if each.to == where and each.part.text == text
        ]

    def states(self, key: str) -> dict[int, str]:
        rows = self.stage.read(
            lambda store: store.connection.execute(outbox.select().where(outbox.c.key.like(f"{key}:%"))).all()
        )
        return {row.person_id: row.state for row in rows}


class Watched(Service):
    """A service that looks, as it is paid, whether its addressee could have been told for nothing."""

    world: World | None = None
    in_vain: list[Delivery]

    async def send(self, to: Address, part: object, row: int) -> object:  # type: ignore[override]
        before = len(self.paid)
        world = self.world
        open_free = world is not None and any(
            world.services[each.channel].takes(each.id) and world.services[each.channel].is_free(each.id)
            for person in world.people
            if to in person.addresses
            for each in person.addresses
        )
        try:
            return await super().send(to, part, row)  # type: ignore[arg-type]
        finally:
            if len(self.paid) > before and open_free:
                self.in_vain.append(self.paid[-1])


@contextmanager
def bad_day(directory: Path, out: str, seed: int) -> Iterator[World]:
    database = new_sqlite(directory)
    with playing(database, FLOWS, language="en", profiles=PROFILES, post=Watched) as stage:
        world = World(stage, out, seed)
        for service in world.services.values():
            assert isinstance(service, Watched)
            service.world, service.in_vain = world, []
        yield world
    database.close()


@pytest.mark.parametrize(("out", "seed"), [(out, seed) for seed, out in enumerate(TARIFFS, 1)])
def test_a_bad_day(tmp_path: Path, out: str, seed: int) -> None:
    seen: Counter[str] = Counter()
    with bad_day(tmp_path, out, seed) as world:
        for number, when in enumerate(ROUNDS):
            key = f"round {number}"
            world.until(START + when)
            begun = {each.id for each in world.people if world.reachable(each)}
            world.remind(key)
            world.until(START + when + WITHIN, timedelta(seconds=5))
            states = world.states(key)
            for person in world.people:
                told = world.told(person, key)
                assert told or person.id not in begun or not world.reachable(person), (world.out, person)
                if not told:
                    # Given up for somebody to call, kept for a channel that is out, or known before to be shut off.
                    assert states.get(person.id) in {"dead", "pending", None}
                    assert states.get(person.id) != "pending" or world.services[world.out].is_out()
                    seen["to be called"] += 1
                seen["reachable"] += person.id in begun
                seen["told in 15 minutes"] += bool(told)
        world.until(START + 3 * DAY)
        for number in range(len(ROUNDS)):
            for person in world.people:
                told = world.told(person, f"round {number}")
                lost = sum(
                    world.services[each.channel].lost[each.id, f"round {number}: your figures are due."]
                    for each in person.addresses
                )
                assert len(told) <= 1 + lost, (world.out, person, told)
                assert lost or apart(told)
                seen["told twice"] += max(0, len(told) - 1)
                seen["answers lost"] += lost
        for service in world.services.values():
            assert isinstance(service, Watched)
            assert service.in_vain == []
            seen["paid"] += len(service.paid)
    print(f"{out} out:", dict(seen))  # noqa: T201 - the figures, for who runs it with -s
