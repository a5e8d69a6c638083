"""Groups of pieces: each committed or undone by itself, whatever happens to the others."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pytest
import sqlalchemy as sa

from conversation.dialogue import Body
from storage.database import Database
from storage.store import Store
from storage.tables import person
from storage.writing import Committed, Failed, Piece, Result, take_room, writer
from tests.storage.bloc import NOW, new_address

LEASE = timedelta(minutes=2)


class Refused(Exception):
    """A rule says no."""


def add(name: str) -> Callable[[Store], int]:
    return lambda store: store.people.add(name, "vi", NOW)


def add_and_refuse(name: str) -> Callable[[Store], None]:
    def work(store: Store) -> None:
        store.people.add(name, "vi", NOW)
        raise Refused(name)

    return work


def end_the_transaction(store: Store) -> None:
    """What SQLite does by itself on some full disks."""
    store.people.add("lost", "vi", NOW)
    store.connection.exec_driver_sql("ROLLBACK")


def names(database: Database) -> list[str]:
    with database.reading() as connection:
        return sorted(connection.execute(sa.select(person.c.name)).scalars())


def run(database: Database, *pieces: Piece) -> list[Result]:
    hand = writer(database)
    try:
        return hand.run(pieces)
    finally:
        hand.close()


def test_a_group_is_committed_together(database: Database) -> None:
    results = run(database, Piece(add("An")), Piece(add("Bình")))
    assert [type(result) for result in results] == [Committed, Committed]
    assert names(database) == ["An", "Bình"]


def test_a_piece_that_refuses_is_undone_and_the_others_stand(database: Database) -> None:
    results = run(database, Piece(add("An")), Piece(add_and_refuse("Bình")), Piece(add("Chi")))
    assert isinstance(results[1], Failed)
    assert isinstance(results[1].error, Refused)
    assert not results[1].trouble
    assert names(database) == ["An", "Chi"]


def test_what_stands_in_for_a_piece_is_handed_its_error(database: Database) -> None:
    def otherwise(store: Store, error: Exception) -> str:
        store.people.add(f"instead of {error}", "vi", NOW)
        return "instead"

    (result,) = run(database, Piece(add_and_refuse("An"), (otherwise,)))
    assert result == Committed("instead")
    assert names(database) == ["instead of An"]


def test_each_stand_in_has_its_turn_and_leaves_nothing_when_it_fails(database: Database) -> None:
    def fails_too(store: Store, error: Exception) -> None:
        store.people.add("half", "vi", NOW)
        raise ValueError(f"after {error}")

    def last(store: Store, error: Exception) -> str:
        store.people.add("last", "vi", NOW)
        return str(error)

    (result,) = run(database, Piece(add_and_refuse("An"), (fails_too, last)))
    assert result == Committed("after An")
    assert names(database) == ["last"]


def test_a_piece_for_which_nothing_stands_in_any_more_has_failed(database: Database) -> None:
    def fails_too(_store: Store, error: Exception) -> None:
        raise ValueError("twice") from error

    (result,) = run(database, Piece(add_and_refuse("An"), (fails_too,)))
    assert isinstance(result, Failed)
    assert str(result.error) == "twice"
    assert names(database) == []


def test_a_statement_that_is_wrong_is_a_bug_and_no_trouble(database: Database) -> None:
    (result, other) = run(
        database,
        Piece(lambda store: store.connection.exec_driver_sql("SELECT nothing FROM nowhere")),
        Piece(add("An")),
    )
    assert isinstance(result, Failed)
    assert not result.trouble
    assert isinstance(other, Committed)
    assert names(database) == ["An"]


def test_a_row_that_contradicts_another_is_a_bug_and_no_trouble(database: Database) -> None:
    def nobody(store: Store) -> None:
        store.outbox.put(4711, Body("to nobody"), NOW)

    (result,) = run(database, Piece(nobody))
    assert isinstance(result, Failed)
    assert not result.trouble


# --- SQLite ends the transaction by itself ------------------------------------------------------------------------


def test_a_transaction_that_ended_by_itself_is_noticed_and_nothing_of_the_group_is_doubled(sqlite: Database) -> None:
    results = run(sqlite, Piece(add("An")), Piece(end_the_transaction), Piece(add("Chi")))
    assert isinstance(results[0], Committed)
    assert isinstance(results[1], Failed)
    assert results[1].trouble
    assert isinstance(results[2], Committed)
    assert names(sqlite) == ["An", "Chi"]


def test_a_piece_that_hides_the_end_of_the_transaction_is_noticed(sqlite: Database) -> None:
    def hides(store: Store) -> None:
        end_the_transaction(store)
        raise Refused("and says something else")

    results = run(sqlite, Piece(add("An")), Piece(hides, (lambda store, _: add("instead")(store),)))
    assert isinstance(results[0], Committed)
    assert isinstance(results[1], Failed)
    assert results[1].trouble
    assert names(sqlite) == ["An"]


def test_the_writer_goes_on_after_it(sqlite: Database) -> None:
    hand = writer(sqlite)
    hand.run([Piece(end_the_transaction)])
    assert isinstance(hand.run([Piece(add("An"))])[0], Committed)
    hand.close()
    assert names(sqlite) == ["An"]


def test_a_locked_database_is_waited_for_once_a_group(sqlite: Database) -> None:
    hand = writer(sqlite)
    hand.run([Piece(lambda store: store.connection.exec_driver_sql("PRAGMA busy_timeout = 50"))])
    with closing(sqlite3.connect(sqlite.path or "", isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        results = hand.run([Piece(add(f"{number}")) for number in range(200)])
        assert all(isinstance(result, Failed) and result.trouble for result in results)
    assert isinstance(hand.run([Piece(add("An"))])[0], Committed)
    hand.close()
    assert names(sqlite) == ["An"]


def test_room_is_taken_and_given_back(database: Database) -> None:
    (result,) = run(database, Piece(take_room))
    assert isinstance(result, Committed)
    with database.reading() as connection:
        assert connection.execute(sa.text("SELECT COUNT(*) FROM attempt")).scalar_one() == 0


# --- PostgreSQL: several workers ----------------------------------------------------------------------------------


def at_once(*works: Callable[[], None]) -> None:
    start = threading.Barrier(len(works))

    def begin(work: Callable[[], None]) -> None:
        start.wait()
        work()

    threads = [threading.Thread(target=begin, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_workers_that_claim_at_once_never_claim_the_same(database: Database) -> None:
    messages = 120

    def fill(store: Store) -> None:
        for number in range(messages):
            address = new_address(store, f"{number}")
            store.outbox.put(address, Body(f"{number}"), NOW)

    run(database, Piece(fill))
    claimed: list[int] = []

    def work() -> None:
        hand = writer(database)
        while True:
            (result,) = hand.run([Piece(lambda store: store.outbox.claim(NOW, LEASE, 7))])
            assert isinstance(result, Committed), result
            if not result.value:
                break
            claimed.extend(message.id for message in result.value)
        hand.close()

    at_once(work, work, work)
    # A worker that only met what others were just taking ends early; what is left is claimed now.
    work()
    assert len(claimed) == len(set(claimed)) == messages


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_pieces_that_wait_for_each_other_are_run_again(database: Database) -> None:
    run(database, Piece(add("An")), Piece(add("Bình")))
    both_hold_one = threading.Barrier(2, timeout=30)
    runs: list[str] = []

    def rename(first: str, second: str) -> Callable[[Store], None]:
        def work(store: Store) -> None:
            runs.append(first)
            change = person.update().where(person.c.name == sa.bindparam("old"))
            store.connection.execute(change.values(language="en"), {"old": first})
            if len(runs) <= 2:
                both_hold_one.wait()
            store.connection.execute(change.values(words_first=True), {"old": second})

        return work

    results: list[Result] = []
    at_once(
        lambda: results.extend(run(database, Piece(rename("An", "Bình")))),
        lambda: results.extend(run(database, Piece(rename("Bình", "An")))),
    )
    assert [type(result) for result in results] == [Committed, Committed]
    assert len(runs) == 3, "one of the two was ended by the server and run again"
    with database.reading() as connection:
        rows = connection.execute(sa.select(person.c.language, person.c.words_first)).all()
    assert [tuple(row) for row in rows] == [("en", True), ("en", True)]


def test_of_two_who_are_first_at_an_address_both_find_it(database: Database) -> None:
    found: list[int] = []

    def speak() -> None:
        hand = writer(database)
        for number in range(20):
            (result,) = hand.run([Piece(lambda store, number=number: new_address(store, f"{number}"))])  # type: ignore[misc]
            assert isinstance(result, Committed), result
            found.append(result.value)
        hand.close()

    at_once(speak, speak)
    assert len(found) == 40
    assert len(set(found)) == 20
