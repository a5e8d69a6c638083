"""Persons, seats, and where each is best reached."""

from datetime import timedelta

from conversation.messages import Reachable
from emulation.people import Role, Seat
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person


def officer(bloc: Bloc, code: str) -> Seat:
    return Seat(role=Role.OFFICER, season=bloc.season, association=bloc.associations[code])


def test_a_person_is_found_with_what_was_wished(store: Store) -> None:
    person = store.people.add("Trần Văn Bình", None, NOW)
    found = store.people.find(person)
    assert (found.name, found.language, found.words_first) == ("Trần Văn Bình", "vi", False)
    store.people.speak(person, "en")
    store.people.words_first(person, wanted=True)
    found = store.people.find(person)
    assert (found.language, found.words_first) == ("en", True)


def test_an_address_is_best_until_it_is_blocked(store: Store) -> None:
    person = new_person(store, "An", "web", "mail")
    first, language = store.people.best_address(person) or (0, "")
    assert language == "vi"
    assert store.addresses.where(first).channel == "web"
    store.addresses.reach(store.addresses.where(first), Reachable.BLOCKED, NOW, None)
    second, _ = store.people.best_address(person) or (0, "")
    assert store.addresses.where(second).channel == "mail"


def test_who_has_no_address_is_reached_nowhere(store: Store) -> None:
    person = store.people.add("An", "vi", NOW)
    assert store.people.best_address(person) is None


def test_a_seat_is_held_once_until_one_rises(store: Store, bloc: Bloc) -> None:
    person = new_person(store)
    seat = officer(bloc, "CTD")
    assert store.people.seats(person) == ()
    store.people.sit(person, seat, NOW)
    store.people.sit(person, seat, NOW)
    assert store.people.seats(person) == (seat,)
    assert store.people.rise(person, seat, NOW + timedelta(days=1))
    assert store.people.seats(person) == ()
    assert not store.people.rise(person, seat, NOW + timedelta(days=1))
    store.people.sit(person, seat, NOW + timedelta(days=2))
    assert store.people.seats(person) == (seat,)


def test_a_stranger_holds_no_seat(store: Store) -> None:
    assert store.people.seats(None) == ()


def test_one_person_may_hold_several_seats(store: Store, bloc: Bloc) -> None:
    person = new_person(store)
    seats = {
        officer(bloc, "CTD"),
        Seat(role=Role.SECRETARY, season=bloc.season),
        Seat(role=Role.STAFF, province=bloc.province),
        Seat(role=Role.OPERATOR),
    }
    for seat in seats:
        store.people.sit(person, seat, NOW)
    assert set(store.people.seats(person)) == seats
    store.people.rise(person, Seat(role=Role.OPERATOR), NOW)
    assert set(store.people.seats(person)) == seats - {Seat(role=Role.OPERATOR)}


def test_who_holds_which_seat_in_a_season(store: Store, bloc: Bloc) -> None:
    officers = {code: new_person(store, code) for code in ("CTD", "NCT")}
    for code, person in officers.items():
        store.people.sit(person, officer(bloc, code), NOW)
    staff, secretary = new_person(store, "staff"), new_person(store, "secretary")
    store.people.sit(staff, Seat(role=Role.STAFF, province=bloc.province), NOW)
    store.people.sit(secretary, Seat(role=Role.SECRETARY, season=bloc.season), NOW)

    people = store.people
    assert people.holders(bloc.season, [Role.OFFICER]) == (officers["CTD"], officers["NCT"])
    assert people.holders(bloc.season, [Role.OFFICER], association=bloc.associations["NCT"]) == (officers["NCT"],)
    assert people.holders(bloc.season, [Role.STAFF], province=bloc.province) == (staff,)
    assert people.holders(bloc.season, [Role.STAFF]) == ()
    assert set(people.holders(bloc.season, [Role.STAFF, Role.SECRETARY], province=bloc.province)) == {staff, secretary}
    assert people.holders(bloc.season + 1, [Role.OFFICER]) == ()
    people.rise(officers["CTD"], officer(bloc, "CTD"), NOW)
    assert people.holders(bloc.season, [Role.OFFICER]) == (officers["NCT"],)


def test_whether_anybody_holds_a_role(store: Store) -> None:
    person = new_person(store)
    assert not store.people.anybody(Role.OPERATOR)
    store.people.sit(person, Seat(role=Role.OPERATOR), NOW)
    assert store.people.anybody(Role.OPERATOR)
    store.people.rise(person, Seat(role=Role.OPERATOR), NOW)
    assert not store.people.anybody(Role.OPERATOR)
