"""Addresses of one person: joined once, put in order, taken away with all that lets in there."""

from datetime import timedelta

from conversation.session import Session
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_address, new_person

LATER = NOW + timedelta(minutes=10)


def test_a_new_code_takes_the_place_of_the_old_one(store: Store) -> None:
    person, address = new_person(store), new_address(store)
    store.linking.give("d1", person, address, NOW, LATER)
    store.linking.give("d2", person, address, NOW, LATER)
    assert store.linking.find("d1") is None
    found = store.linking.find("d2")
    assert found is not None
    assert store.linking.of(person) == found
    assert store.linking.taken("d2", NOW)
    assert not store.linking.taken("d2", LATER)
    store.linking.forget(LATER + timedelta(seconds=1))
    assert store.linking.of(person) is None


def test_one_place_types_a_code_and_no_other(store: Store) -> None:
    person, address = new_person(store), new_address(store)
    one, other = new_address(store, "một"), new_address(store, "hai")
    store.linking.give("d", person, address, NOW, LATER)
    code = store.linking.find("d")
    assert code is not None
    assert store.linking.typed(code.id, one, LATER)
    assert store.linking.typed(code.id, one, LATER)
    assert not store.linking.typed(code.id, other, LATER)
    assert store.linking.end(code.id)
    assert not store.linking.end(code.id)


def test_the_preferred_address_comes_first(store: Store) -> None:
    person = new_person(store, "An", "web", "mail", "phone")
    last = store.linking.places(person)[-1]
    store.linking.prefer(person, last.id)
    assert [each.channel for each in store.linking.places(person)] == ["phone", "web", "mail"]
    best = store.people.best_address(person)
    assert best is not None
    assert best[0] == last.id
    store.linking.prefer(new_person(store), last.id)
    assert store.linking.places(person)[0].id == last.id


def test_an_address_taken_away_leaves_nothing_open_behind(store: Store) -> None:
    person = new_person(store, "An", "web", "mail")
    gone, left = store.linking.places(person)
    store.invites.log_in("a" * 64, gone.id, NOW, LATER)
    store.addresses.keep_session(gone.id, Session(screen=3, asked="?"), None, NOW)
    store.pieces.keep(gone.id, "một đoạn", NOW, NOW)
    store.linking.give("d", person, gone.id, NOW, LATER)
    assert store.linking.unlink(person, gone.id, NOW)
    assert not store.linking.unlink(person, gone.id, NOW)
    assert store.linking.owner(gone.id) is None
    assert store.invites.logged_in("a" * 64, NOW) is None
    assert store.addresses.standing(gone.id) == Session()
    assert store.pieces.waiting(gone.id) == 0
    assert store.linking.of(person) is None
    assert [each.id for each in store.linking.places(person)] == [left.id]


def test_what_waited_for_a_lost_phone_is_not_sent_there(store: Store) -> None:
    from conversation.dialogue import Body

    person = new_person(store, "An", "web", "mail")
    gone, _ = store.linking.places(person)
    store.outbox.put(gone.id, Body("thư"), NOW, person=person, notice=True)
    store.linking.unlink(person, gone.id, NOW)
    assert store.outbox.claim(NOW, timedelta(minutes=1), 9) == []


def test_links_given_before_are_shut(store: Store, bloc: Bloc) -> None:
    del bloc
    person = new_person(store)
    assert store.linking.links_from(person) is None
    store.linking.shut_links(person, NOW)
    assert store.linking.links_from(person) == NOW
