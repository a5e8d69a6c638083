"""Pieces of reports: kept by where they come from, taken once."""

from datetime import timedelta

from storage.store import Store
from tests.storage.bloc import NOW, new_address


def test_pieces_are_kept_by_address_and_taken_once(store: Store) -> None:
    one, other = new_address(store, "một"), new_address(store, "hai")
    assert store.pieces.keep(one, "hai", NOW + timedelta(seconds=1), NOW) == 1
    assert store.pieces.keep(one, "một", NOW, NOW) == 2
    assert store.pieces.keep(other, "khác", NOW, NOW) == 1
    assert [(each.text, each.at) for each in store.pieces.take(one)] == [
        ("hai", NOW + timedelta(seconds=1)),
        ("một", NOW),
    ]
    assert store.pieces.take(one) == []
    assert store.pieces.waiting(other) == 1


def test_a_report_is_complete_when_nothing_more_came(store: Store) -> None:
    one, other = new_address(store, "một"), new_address(store, "hai")
    store.pieces.keep(one, "1", NOW, NOW)
    store.pieces.keep(one, "2", NOW, NOW + timedelta(minutes=1))
    store.pieces.keep(other, "3", NOW, NOW)
    assert [where.id for where, _ in store.pieces.complete(NOW)] == ["hai"]
    assert [where.id for where, _ in store.pieces.complete(NOW + timedelta(minutes=1))] == ["một", "hai"]
