"""Addresses, their sessions, and events seen once."""

from datetime import timedelta

from conversation.dialogue import Body
from conversation.messages import Address, Manner, Reachable, StepCall
from conversation.session import Offered, Session
from storage.store import Store
from tests.storage.bloc import NOW, new_address, new_person

AN = Address("web", "an")


def test_an_address_is_made_when_it_is_first_heard_and_found_afterwards(store: Store) -> None:
    assert store.addresses.id_of(AN) is None
    first = store.addresses.speaker(AN, "en", NOW)
    assert (first.person, first.language, first.reach) == (None, "en", Reachable.OPEN)
    again = store.addresses.speaker(AN, "vi", NOW)
    assert again == first
    assert store.addresses.where(first.address_id) == AN
    assert store.addresses.speaker(Address("mail", "an"), None, NOW).address_id != first.address_id


def test_a_persons_language_counts_before_the_channels(store: Store) -> None:
    address = store.addresses.speaker(AN, "en", NOW).address_id
    person = store.people.add("An", "vi", NOW)
    store.people.owns(person, address)
    speaker = store.addresses.speaker(AN, "en", NOW)
    assert (speaker.person, speaker.language) == (person, "vi")


def test_an_event_is_new_once_in_its_channel(store: Store) -> None:
    assert store.addresses.first_time(AN, "7", NOW)
    assert not store.addresses.first_time(AN, "7", NOW + timedelta(days=1))
    assert store.addresses.first_time(AN, "8", NOW)
    assert store.addresses.first_time(Address("mail", "an"), "7", NOW)


def test_old_events_are_forgotten(store: Store) -> None:
    store.addresses.first_time(AN, "old", NOW - timedelta(days=30))
    store.addresses.first_time(AN, "new", NOW)
    assert store.addresses.forget_events(NOW - timedelta(days=14)) == 1
    assert not store.addresses.first_time(AN, "new", NOW)
    assert store.addresses.first_time(AN, "old", NOW)


def test_a_session_is_kept_with_the_message_that_asks_it(store: Store) -> None:
    address = new_address(store)
    assert store.addresses.standing(address) == Session()
    offered = (Offered("Hội Người mù", StepCall("home.chosen", ("NM",)), Manner.NUMBERED),)
    asked = Session(3, "Chọn hội nào?", offered, StepCall("figures.took", (5,)))
    row = store.outbox.put(address, Body("Chọn hội nào?"), NOW)
    store.addresses.keep_session(address, asked, row, NOW)

    waiting = store.addresses.speaker(AN, None, NOW)
    assert waiting.session == store.addresses.standing(address) == asked
    assert waiting.question_unseen
    assert waiting.question_from is None

    store.outbox.claim(NOW + timedelta(seconds=1), timedelta(minutes=2), 10)
    seen = store.addresses.speaker(AN, None, NOW)
    assert not seen.question_unseen
    assert seen.question_from == NOW + timedelta(seconds=1)

    later = Session(4, "Cảm ơn.")
    store.addresses.keep_session(address, later, None, NOW)
    after = store.addresses.speaker(AN, None, NOW)
    assert (after.session, after.question_unseen, after.question_from) == (later, False, None)


def test_who_blocked_us_is_not_reached_until_heard_again(store: Store) -> None:
    person = new_person(store, "An", "web", "mail")
    best = store.people.best_address(person)
    assert best is not None
    web = store.addresses.where(best[0])
    store.addresses.reach(web, Reachable.BLOCKED, NOW, None)
    other = store.people.best_address(person)
    assert other is not None
    assert store.addresses.where(other[0]).channel == "mail"
    store.addresses.reach(web, Reachable.OPEN, NOW, NOW + timedelta(days=7))
    assert store.people.best_address(person) == best


def test_reach_of_an_address_never_heard_changes_nothing(store: Store) -> None:
    store.addresses.reach(Address("web", "nobody"), Reachable.BLOCKED, NOW, None)
    assert store.addresses.id_of(Address("web", "nobody")) is None
