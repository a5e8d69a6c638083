"""The ways to people, as they are stored and as their tariffs count."""

from datetime import timedelta

from conversation.messages import Reachable
from conversation.reach import FREE, Tariff, Way
from storage.store import Store
from tests.storage.bloc import NOW, new_person

MONTH = "2023-12"
WINDOWED = Tariff(window=timedelta(days=7), free_for=timedelta(hours=48), free_messages=8, price=55)
TARIFFS = {"mail": WINDOWED, "phone": Tariff(monthly=3000)}


def ways(store: Store, person: int, out: str = "") -> tuple[Way, ...]:
    found = store.ways.of_people(
        [person], NOW, MONTH, tariff=lambda name: TARIFFS.get(name, FREE), out=lambda name: name == out
    )
    return found[person]


def test_ways_are_liked_in_the_order_they_came(store: Store) -> None:
    found = ways(store, new_person(store, "An", "web", "mail", "phone"), out="phone")
    assert [each.channel for each in found] == ["web", "mail", "phone"]
    assert [each.out for each in found] == [False, False, True]
    assert ways(store, store.people.add("Bình", "vi", NOW)) == ()


def test_windows_count_from_the_last_word_until_the_service_tells(store: Store) -> None:
    person = new_person(store, "An", "mail")
    (found,) = ways(store, person)
    assert (found.until, found.free_until) == (NOW + timedelta(days=7), NOW + timedelta(hours=48))
    assert (found.free_left, found.price, found.left) == (8, 55, None)
    store.addresses.window(found.address, free_left=3)
    store.addresses.window(found.address, until=NOW + timedelta(days=1))
    (told,) = ways(store, person)
    assert (told.free_left, told.until) == (3, NOW + timedelta(days=1))
    spoke = NOW + timedelta(hours=5)
    store.addresses.heard(found.address, spoke)
    (again,) = ways(store, person)
    assert (again.free_left, again.until) == (8, spoke + timedelta(days=7))


def test_whoever_speaks_is_blocked_no_more(store: Store) -> None:
    person = new_person(store, "An", "web")
    (found,) = ways(store, person)
    store.addresses.reach(store.addresses.where(found.address), Reachable.BLOCKED, NOW, None)
    assert ways(store, person)[0].blocked
    store.addresses.heard(found.address, NOW)
    assert not ways(store, person)[0].blocked


def test_what_a_channel_has_left_is_in_every_way_through_it(store: Store) -> None:
    person = new_person(store, "An", "web", "phone")
    assert [each.left for each in ways(store, person)] == [None, 3000]
    store.ledger.count("phone", MONTH, 2999)
    assert [each.left for each in ways(store, person)] == [None, 1]
    store.ledger.spent("phone", MONTH, NOW + timedelta(hours=1), NOW)
    assert [each.left for each in ways(store, person)] == [None, 0]
