"""The audit record: a change anywhere in what was sealed is found."""

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.store import Store
from storage.tables import audit, audit_seal
from storage.writing import Piece, writer
from tests.storage.bloc import NOW, Bloc, new_person


def record(store: Store, times: int, act: str = "submitted") -> None:
    for number in range(times):
        store.audit.record(act, NOW + timedelta(seconds=number), details={"receipt": f"CTD-{number}"})


def test_entries_say_who_did_what_where(store: Store, bloc: Bloc) -> None:
    person = new_person(store)
    store.audit.record(
        "submitted",
        NOW,
        actor=person,
        season=bloc.season,
        association=bloc.associations["CTD"],
        details={"receipt": "CTD-1", "tên": "Hội Chữ thập đỏ"},
    )
    row = store.connection.execute(audit.select()).one()
    assert (row.at, row.actor, row.act, row.season_id, row.association_id) == (
        NOW,
        person,
        "submitted",
        bloc.season,
        bloc.associations["CTD"],
    )
    assert row.details == '{"receipt": "CTD-1", "tên": "Hội Chữ thập đỏ"}'
    assert store.audit.count("submitted") == 1
    assert store.audit.count("accepted") == 0


def test_each_seal_chains_what_was_added_since_the_last(store: Store) -> None:
    record(store, 3)
    assert store.audit.seal(NOW) == 3
    assert store.audit.seal(NOW) == 0
    record(store, 2)
    assert store.audit.seal(NOW + timedelta(minutes=1)) == 2
    assert store.audit.first_broken_seal() is None
    assert store.connection.execute(sa.select(sa.func.count()).select_from(audit_seal)).scalar_one() == 2


def test_an_empty_record_is_whole(store: Store) -> None:
    assert store.audit.seal(NOW) == 0
    assert store.audit.first_broken_seal() is None


@pytest.mark.parametrize("what", ["changed", "removed", "added", "dated", "resealed"])
def test_a_change_in_what_was_sealed_is_found(store: Store, what: str) -> None:
    record(store, 2)
    store.audit.seal(NOW)
    record(store, 5)
    store.audit.seal(NOW)
    record(store, 2)
    store.audit.seal(NOW)
    numbers = store.connection.execute(sa.select(audit.c.id).order_by(audit.c.id)).scalars().all()
    seals = store.connection.execute(sa.select(audit_seal.c.id).order_by(audit_seal.c.id)).scalars().all()
    this = audit.c.id == numbers[3]
    match what:
        case "changed":
            store.connection.execute(audit.update().where(this).values(details='{"receipt": "NCT-9"}'))
        case "removed":
            store.connection.execute(audit.delete().where(this))
        case "added":
            store.connection.execute(audit.delete().where(this))
            entry = {"id": numbers[3], "at": NOW, "act": "submitted", "details": "{}"}
            store.connection.execute(audit.insert(), entry)
        case "dated":
            store.connection.execute(audit.update().where(this).values(at=NOW - timedelta(days=1)))
        case "resealed":
            store.connection.execute(audit_seal.update().where(audit_seal.c.id == seals[1]).values(digest="0" * 64))
    assert store.audit.first_broken_seal() == seals[1]


def test_entries_written_while_the_seal_is_made_break_nothing(database: Database) -> None:
    start = threading.Barrier(4)
    failed: list[object] = []

    def work(piece: Piece, times: int) -> None:
        hand = writer(database)
        start.wait()
        for _ in range(times):
            failed.extend(result for result in hand.run([piece]) if hasattr(result, "error"))
        hand.close()

    pieces = [(Piece(lambda store: record(store, 3)), 10)] * 3 + [(Piece(lambda store: store.audit.seal(NOW)), 10)]
    threads = [threading.Thread(target=work, args=each) for each in pieces]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    hand = writer(database)
    hand.run([Piece(lambda store: store.audit.seal(NOW))])
    hand.close()
    with database.reading() as connection:
        store = Store(connection)
        assert store.audit.count("submitted") == 90
        assert store.audit.first_broken_seal() is None
        assert store.connection.execute(sa.select(sa.func.max(audit_seal.c.upto))).scalar_one() == (
            store.connection.execute(sa.select(sa.func.max(audit.c.id))).scalar_one()
        )
