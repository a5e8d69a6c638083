"""A storm of refreshes: four processes on one database, every token ended at once, one killed at the worst moment.

One refresh reaches the service; the grant is lost only where the answer that held the new pair was lost with its
process, and then the operator hears of it once, nothing is lost, and a consent makes everything go on.
"""

import asyncio
import contextlib
import io
import json
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from bot.channels.zalo_oa.grant import Seals
from bot.channels.zalo_oa.wire import Pair
from bot.clock import RealClock
from bot.commands import zalo_oa as account
from bot.commands.opening import write
from bot.secret import Secret
from bot.settings import Settings
from conversation.dialogue import Body
from conversation.messages import Address
from emulation.people import Role, Seat
from storage.database import Database
from storage.store import Store
from storage.tables import outbox
from storage.upgrade import upgrade
from tests.support.databases import new_sqlite
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, VERIFIED_CODE, FakeZaloOa
from tests.support.zalo_oa_program import KEY, Life

USERS = [f"730156781234567890{number}" for number in range(4)]
LEASE = 2.0
ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        made = new_sqlite(tmp_path)
    else:
        made = Database(request.getfixturevalue("fresh_postgres_url"))
        upgrade(made)
    yield made
    made.close()


@contextlib.asynccontextmanager
async def lives(
    directory: Path, database: Database, service: FakeZaloOa, *dies: str | None
) -> AsyncIterator[list[Life]]:
    """Run one process for each of `dies`, all of them ready."""
    url = database.url.render_as_string(hide_password=False)
    begun = [Life(directory, url, service.base_url, LEASE, where) for where in dies]
    try:
        for life in begun:
            assert await life.told() == "ready"
        yield begun
    finally:
        await asyncio.gather(*(asyncio.to_thread(life.end) for life in begun))


def prepared(database: Database, service: FakeZaloOa) -> None:
    """Give the installation a pair that is good for a day, an operator on the web, and four people of the account."""
    now = RealClock().now()
    service.access = {"access-0": now + timedelta(hours=25)}
    sealed = Seals([Secret(KEY).key("zalo oa grant")]).seal(Pair("access-0", service.refresh_token, 0))
    for user in USERS:
        service.person(user).interacts(now)

    def begin(store: Store) -> None:
        store.grants.begin("zalo_oa", sealed, now + timedelta(hours=25), seed=None, anew=True)
        operator = store.people.add("Quản trị", "vi", now)
        store.people.owns(operator, store.addresses.speaker(Address("web", "operator"), None, now).address_id)
        store.people.sit(operator, Seat(role=Role.OPERATOR), now)

    write(database, begin)


def refreshes(service: FakeZaloOa) -> list[int]:
    """What became of each refresh that reached the service."""
    return [each.code for each in service.asked if each.fields.get("grant_type") == "refresh_token"]


def alerts(database: Database) -> list[str]:
    with database.reading() as connection:
        bodies = connection.execute(select(outbox.c.body).where(outbox.c.key.like("trouble:grant lost:%"))).scalars()
        return [json.loads(body)["text"] for body in bodies]


def play(work: Any) -> None:
    async def timed() -> None:
        async with asyncio.timeout(120):
            await work

    asyncio.run(timed())


async def all_send(begun: list[Life]) -> list[str]:
    return list(await asyncio.gather(*(life.ask(f"send {user}") for life, user in zip(begun, USERS, strict=False))))


def test_four_processes_renew_once(tmp_path: Path, database: Database) -> None:
    async def storm() -> None:
        service = FakeZaloOa()
        async with service.serving():
            prepared(database, service)
            async with lives(tmp_path, database, service, None, None, None, None) as begun:
                assert await all_send(begun) == ["sent"] * 4
                assert refreshes(service) == []
                service.expire()
                assert await all_send(begun) == ["sent"] * 4
                assert refreshes(service) == [0]
                assert [await life.ask("minute") for life in begun] == ["done"] * 4
        assert alerts(database) == []
        assert [len(service.phone(user).messages) for user in USERS] == [2] * 4

    play(storm())


def test_a_process_that_dies_before_it_asks_costs_nothing_but_its_turn(tmp_path: Path, database: Database) -> None:
    async def storm() -> None:
        service = FakeZaloOa()
        async with service.serving():
            prepared(database, service)
            async with lives(tmp_path, database, service, "asking", None, None, None) as begun:
                service.expire()
                assert await begun[0].ask(f"send {USERS[0]}") == "dead"
                assert await all_send(begun[1:]) == ["sent"] * 3
                assert refreshes(service) == [0]
                assert [await life.ask("minute") for life in begun[1:]] == ["done"] * 3
        assert alerts(database) == []

    play(storm())


def test_an_answer_that_dies_with_its_process_is_told_once_and_mended_by_a_consent(
    tmp_path: Path, database: Database
) -> None:
    async def storm() -> None:
        service = FakeZaloOa()
        async with service.serving():
            prepared(database, service)
            async with lives(tmp_path, database, service, "saving", None, None, None) as begun:
                service.expire()
                assert await begun[0].ask(f"send {USERS[0]}") == "dead"
                rest = begun[1:]
                failed = await all_send(rest)
                assert failed == ["Unavailable(doubtful=False, refused=True)"] * 3
                assert refreshes(service) == [0, -14020], "one that gave the pair, one that found it given"
                waits = write(database, _put)
                for life in (*rest, *rest):
                    assert await life.ask("minute") == "done"
                (told,) = alerts(database)
                assert "tongket zalo-oa consent" in told
                assert "Zalo OA" in told
                assert refreshes(service) == [0, -14020], "nobody asks for what is lost"

                await consented(database, service)
                # The first attempt afterwards finds out; what waits in the outbox goes out by itself.
                await rest[0].ask(f"send {USERS[1]}")
                assert await until_sent(rest[0]) == "sent"
                assert state(database, waits) in {"pending", "sent"}, "the message waited"
                assert refreshes(service) == [0, -14020]

    play(storm())


async def until_sent(life: Life) -> str:
    for _ in range(50):
        if (told := await life.ask(f"send {USERS[1]}")) == "sent":
            return told
        await asyncio.sleep(0.1)
    return "never"


def _put(store: Store) -> int:
    now = RealClock().now()
    address = store.addresses.speaker(Address("zalo_oa", USERS[3]), None, now).address_id
    row = store.outbox.put(address, Body("Còn 3 ngày"), now)
    assert row is not None
    return row


def state(database: Database, row: int) -> str:
    with database.reading() as connection:
        return str(connection.execute(select(outbox.c.state).where(outbox.c.id == row)).scalar_one())


async def consented(database: Database, service: FakeZaloOa) -> None:
    """Carry out the command of the operator's page, pasting what Zalo's page leads to."""
    settings = Settings(
        database_url=database.url.render_as_string(hide_password=False),
        secret_key=KEY.hex(),  # type: ignore[arg-type] # as the environment writes it
        public_url="https://tongket.example.vn",
        zalo_oa_app_id=APP_ID,
        zalo_oa_secret_key=SecretStr(APP_SECRET),
        zalo_oa_api_url=service.base_url,
        zalo_oa_oauth_url=service.base_url,
    )
    pasted = f"https://tongket.example.vn/zalo-oa/consent?oa_id=1&code={VERIFIED_CODE}\n"
    await asyncio.to_thread(account.consent, settings, refresh_token=False, pasted=io.StringIO(pasted))
