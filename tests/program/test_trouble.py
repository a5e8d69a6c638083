"""The database in trouble: full, locked, lost. What was acknowledged is there, nothing is there twice."""

import asyncio
import contextlib
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from bot.receive import NotTaken, Outcome, Receiver
from conversation.messages import Address, Incoming, Typed
from conversation.translation import Translators
from storage.database import Database
from storage.store import Store
from storage.upgrade import upgrade
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS, kept
from tests.support.post import StoppedClock
from tests.support.postgres import PostgresServer
from tests.support.script import START, ZONE, Chat, Stage, in_digits, playing

Results = dict[str, Outcome | BaseException]


def hand_in_as_one_group(stage: Stage, events: list[Incoming]) -> Results:
    """Hand `events` in, each by a sender of its own, while the writer is busy: it takes them as one group."""
    busy, free = threading.Event(), threading.Event()

    def hold(store: Store) -> None:
        del store
        busy.set()
        free.wait()

    async def together() -> list[list[Outcome] | BaseException]:
        holding = asyncio.gather(stage.receiver.write(hold, quiet=True))
        await asyncio.to_thread(busy.wait)
        handing_in = asyncio.gather(*(stage.receiver.hand_in([event]) for event in events), return_exceptions=True)
        await asyncio.sleep(0)
        free.set()
        await holding
        return await handing_in

    results = stage.run(together())
    return {
        event.event_id: result if isinstance(result, BaseException) else result[0]
        for event, result in zip(events, results, strict=True)
    }


def ready(stage: Stage) -> bool:
    return stage.receiver.ready


def answers(chat: Chat) -> list[tuple[str, str]]:
    return chat.stage.read(lambda store: kept(store, chat.address.id))


# --- full ---------------------------------------------------------------------------------------------------------


def let_grow(stage: Stage, pages: int) -> None:
    """Let the database grow by `pages` pages and no further."""

    def limit(store: Store) -> None:
        there_are = store.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        store.connection.exec_driver_sql(f"PRAGMA max_page_count = {there_are + pages}")

    stage.run(stage.receiver.write(limit, quiet=True, retries=True))


@pytest.mark.parametrize("pages", [0, 2, 9])
def test_a_disk_that_fills_up_in_the_middle_of_a_group(stage: Stage, pages: int) -> None:
    chats = [stage.chat(f"chat {number:03}", on="text") for number in range(100)]
    stage.hand_in(*(chat.incoming(Typed("/form")) for chat in chats[:50]))
    events = [chat.incoming(Typed("36" if number < 50 else "/form")) for number, chat in enumerate(chats)]
    let_grow(stage, pages)

    results = hand_in_as_one_group(stage, events)

    refused = {event for event, result in results.items() if isinstance(result, NotTaken)}
    taken = {event for event, result in results.items() if result is Outcome.ANSWERED}
    assert refused
    assert refused | taken == set(results)
    assert stage.read(lambda store: seen(store, set(results))) == taken
    answered = [chat for chat in chats if answers(chat)]
    assert {chat.address.id for chat in answered} == {
        event.sender.id for event in events[:50] if event.event_id in taken
    }

    assert not ready(stage)
    # What needs no room is still written; it does not show that there is room again.
    assert stage.write(lambda store: store.addresses.id_of(chats[0].address)) is not None
    assert not ready(stage)

    let_grow(stage, 10_000)
    stage.deliver()
    assert ready(stage)
    again = stage.hand_in(*events)
    assert [outcome is Outcome.SEEN_BEFORE for outcome in again] == [event.event_id in taken for event in events]
    for number, chat in enumerate(chats):
        expected = [("1", "36")] if number < 50 else []
        assert answers(chat) == expected
        asked = [each for each in stage.posts["text"].sent if each.to == chat.address]
        assert [each.part.text.partition(":")[0] for each in asked] == [
            f"Question {question} of 10" for question in range(1, 3 if number < 50 else 2)
        ]


def seen(store: Store, events: set[str]) -> set[str]:
    rows = store.connection.exec_driver_sql("SELECT event_id FROM inbox").scalars()
    return set(rows) & events


def test_a_write_that_may_wait_waits_until_there_is_room(stage: Stage) -> None:
    let_grow(stage, 0)

    def much(store: Store) -> str:
        person = store.people.add("x" * 100_000, "vi", stage.clock.now())
        return store.people.find(person).name

    async def patient() -> str:
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(stage.receiver.write(much, retries=True))
            with pytest.raises(NotTaken):
                await stage.receiver.write(much)
            assert not ready(stage)
            await stage.receiver.write(
                lambda store: store.connection.exec_driver_sql("PRAGMA max_page_count = 100000"), quiet=True
            )
        return waiting.result()

    assert len(stage.run(patient())) == 100_000
    assert ready(stage)


# --- locked -------------------------------------------------------------------------------------------------------


def test_a_database_that_somebody_else_holds(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    chat.says("/form")
    events = [chat.incoming(Typed("36")), *(stage.chat(f"{n}").incoming(Typed("/form")) for n in range(20))]
    stage.write(lambda store: store.connection.exec_driver_sql("PRAGMA busy_timeout = 20"))
    with closing(sqlite3.connect(stage.database.path or "", isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        results = stage.run(_each(stage, events))
        assert all(isinstance(result, NotTaken) for result in results)
        assert not ready(stage)
        somebody.execute("ROLLBACK")
    assert stage.hand_in(*events) == [Outcome.ANSWERED] * 21
    assert ready(stage)
    assert stage.read(lambda store: kept(store, "an")) == [("1", "36")]


async def _each(stage: Stage, events: list[Incoming]) -> list[list[Outcome] | BaseException]:
    return await asyncio.gather(*(stage.receiver.hand_in([event]) for event in events), return_exceptions=True)


# --- gone ---------------------------------------------------------------------------------------------------------


def test_a_database_that_cannot_be_opened_is_waited_for(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    disk = tmp_path / "disk"
    event = Incoming(event_id="1", sender=Address("text", "an"), said=Typed("/form"), at=START, language="en")

    async def while_the_disk_is_away(receiver: Receiver[None]) -> None:
        receiver.start()
        with pytest.raises(NotTaken):
            await receiver.hand_in([event])
        away = receiver.ready
        shutil.copytree(tmp_path / "kept", disk)
        assert await receiver.hand_in([event]) == [Outcome.ANSWERED]
        assert (away, receiver.ready) == (False, True)
        await receiver.stop()

    (tmp_path / "kept").mkdir()
    shutil.move(str(database.path), tmp_path / "kept")
    away = Database(f"sqlite:///{disk}/tongket.sqlite3")
    asyncio.run(while_the_disk_is_away(Receiver(away, FLOWS, Translators(ZONE, in_digits), StoppedClock(START), None)))
    away.close()
    database.close()


# --- lost ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def postgres_stage(fresh_postgres_url: str) -> Iterator[Stage]:
    database = Database(fresh_postgres_url)
    upgrade(database)
    with playing(database, FLOWS, language="en") as stage:
        yield stage
    database.close()


def hang_up(database: Database) -> int:
    """End every connection to `database` from its server's side; return how many there were."""
    somebody = sa.create_engine(database.url, poolclass=sa.NullPool)
    with somebody.connect() as connection:
        return len(
            connection.execute(
                sa.text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            ).all()
        )


@pytest.mark.postgres
def test_a_form_is_answered_on_postgresql(postgres_stage: Stage) -> None:
    chat = postgres_stage.chat("an")
    chat.says("/form")
    chat.says("36")
    chat.hears("Question 2 of")
    chat.says("/break")
    chat.hears("Something went wrong on our side", "Question 2 of")
    chat.says("/refuse")
    chat.hears("Not today")
    chat.says("/secret")
    chat.hears("https://example.org")
    assert postgres_stage.read(lambda store: kept(store, "an")) == [("1", "36")]


@pytest.mark.postgres
def test_a_connection_lost_between_turns_is_not_noticed(postgres_stage: Stage) -> None:
    chats = [postgres_stage.chat(f"chat {number}", on="text") for number in range(8)]
    for chat in chats:
        chat.says("/form")
    for answer in ("36", "40", "44"):
        assert hang_up(postgres_stage.database) > 0
        for chat in chats:
            chat.says(answer)
    for chat in chats:
        assert answers(chat) == [
            ("1", "36"),
            ("2", "40"),
            ("3", "44"),
        ]
        assert len([each for each in postgres_stage.posts["text"].sent if each.to == chat.address]) == 4
    assert ready(postgres_stage)


@pytest.mark.postgres
def test_a_connection_lost_in_the_middle_of_a_piece_runs_the_piece_again(postgres_stage: Stage) -> None:
    runs: list[int] = []

    def work(store: Store) -> int:
        person = store.people.add("An", "vi", postgres_stage.clock.now())
        runs.append(person)
        if len(runs) == 1:
            hang_up(postgres_stage.database)
        return int(store.people.find(person).id)

    kept_as = postgres_stage.write(work)
    assert len(runs) == 2
    with postgres_stage.database.reading() as connection:
        assert connection.execute(sa.text("SELECT id FROM person")).scalars().all() == [kept_as]


@pytest.mark.postgres
def test_a_server_that_lets_nobody_in(postgres_stage: Stage, postgres_server: PostgresServer) -> None:
    chat = postgres_stage.chat("an", on="text")
    chat.says("/form")
    answer = chat.incoming(Typed("36"))
    with closed(postgres_server, postgres_stage.database):
        with pytest.raises(NotTaken):
            postgres_stage.run(postgres_stage.receiver.hand_in([answer]))
        assert not ready(postgres_stage)
    assert postgres_stage.hand_in(answer) == [Outcome.ANSWERED]
    assert ready(postgres_stage)
    assert postgres_stage.read(lambda store: kept(store, "an")) == [("1", "36")]


@contextlib.contextmanager
def closed(server: PostgresServer, database: Database) -> Iterator[None]:
    with psycopg.connect(host=str(server.socket_directory), user="postgres", autocommit=True) as administrator:
        name = psycopg.sql.Identifier(database.url.database or "")
        allow = psycopg.sql.SQL("ALTER DATABASE {} WITH ALLOW_CONNECTIONS {}")
        administrator.execute(allow.format(name, psycopg.sql.SQL("false")))
        hang_up_by_name(administrator, database.url.database or "")
        try:
            yield
        finally:
            administrator.execute(allow.format(name, psycopg.sql.SQL("true")))


def hang_up_by_name(administrator: "psycopg.Connection[tuple[object, ...]]", name: str) -> None:
    administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])


# --- several workers ----------------------------------------------------------------------------------------------


@pytest.fixture
def replicas(fresh_postgres_url: str) -> Iterator[tuple[Stage, Stage]]:
    """Two programs on one database, at the same time of day."""
    one, other = Database(fresh_postgres_url), Database(fresh_postgres_url)
    upgrade(one)
    clock = StoppedClock(START)
    with (
        playing(one, FLOWS, language="en", clock=clock) as first,
        playing(other, FLOWS, language="en", clock=clock) as second,
    ):
        yield first, second
    one.close()
    other.close()


def hand_in_to_both(replicas: tuple[Stage, Stage], events: tuple[Incoming, Incoming]) -> list[Outcome]:
    """Hand one event in to each replica at the same time."""
    outcomes: list[Outcome] = []
    start = threading.Barrier(2)

    def hand_in(stage: Stage, event: Incoming) -> None:
        start.wait()
        outcomes.extend(stage.run(stage.receiver.hand_in([event])))

    threads = [
        threading.Thread(target=hand_in, args=(stage, event)) for stage, event in zip(replicas, events, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.postgres
def test_one_event_handed_in_to_two_replicas_counts_once(replicas: tuple[Stage, Stage]) -> None:
    for number in range(15):
        chat = replicas[0].chat(f"chat {number}", on="text")
        event = chat.incoming(Typed("/form"))
        assert sorted(hand_in_to_both(replicas, (event, event))) == [Outcome.ANSWERED, Outcome.SEEN_BEFORE]
        replicas[0].deliver()


@pytest.mark.postgres
def test_two_answers_at_two_replicas_answer_one_question(replicas: tuple[Stage, Stage]) -> None:
    first = replicas[0]
    for number in range(15):
        chat = first.chat(f"chat {number}", on="text")
        chat.says("/form")
        events = (chat.incoming(Typed("36")), chat.incoming(Typed("40")))
        first.clock.move(timedelta(milliseconds=1))
        assert hand_in_to_both(replicas, events) == [Outcome.ANSWERED, Outcome.ANSWERED]
        assert len(answers(chat)) == 1, "one is taken, the other finds a question that was not asked yet"
