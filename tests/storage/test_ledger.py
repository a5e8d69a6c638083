"""The ledger of a channel's month, and the numbers to call."""

from datetime import timedelta

from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person

MONTH = "2023-12"


def left(store: Store, monthly: int | None = None, channel: str = "mail") -> int | None:
    return store.ledger.month(MONTH)[channel].left(monthly, NOW)


def test_messages_are_counted_by_channel_and_month(store: Store) -> None:
    store.ledger.count("mail", MONTH, 3)
    store.ledger.count("mail", MONTH, 2, paid=1)
    store.ledger.count("mail", "2024-01", 7)
    store.ledger.count("post", MONTH, 1)
    found = store.ledger.month(MONTH)
    assert {name: (each.sent, each.paid) for name, each in found.items()} == {"mail": (5, 1), "post": (1, 0)}


def test_what_is_left_is_the_tariffs_until_the_service_tells(store: Store) -> None:
    store.ledger.count("mail", MONTH, 10)
    assert left(store) is None
    assert left(store, 3000) == 2990
    store.ledger.told("mail", MONTH, left=100, at=NOW)
    assert left(store, 3000) == 100
    store.ledger.count("mail", MONTH, 101)
    assert left(store, 3000) == 0
    store.ledger.told("mail", MONTH, total=5000, at=NOW)
    assert left(store, 3000) == 4889


def test_a_spent_quota_is_spent_until_the_service_says_otherwise(store: Store) -> None:
    store.ledger.spent("mail", MONTH, NOW + timedelta(days=1), NOW)
    assert left(store, 3000) == 0
    assert store.ledger.month(MONTH)["mail"].left(3000, NOW + timedelta(days=1)) == 3000
    store.ledger.told("mail", MONTH, left=0, at=NOW)
    assert left(store) == 0
    store.ledger.told("mail", MONTH, left=50, at=NOW)
    assert left(store) == 50


def test_phone_numbers_are_kept_and_forgotten(store: Store, bloc: Bloc) -> None:
    hoa, an = new_person(store, "Hoa"), new_person(store, "An")
    association = bloc.associations["LG"]
    store.phones.give(hoa, "0912345678")
    store.phones.give_association(association, "02043854000")
    assert store.phones.of_people([hoa, an]) == {hoa: "0912345678"}
    assert store.phones.of_associations(bloc.associations.values()) == {association: "02043854000"}
    store.phones.give(hoa, None)
    store.phones.give_association(association, None)
    assert store.phones.of_people([hoa]) == {}
    assert store.phones.of_associations([association]) == {}
