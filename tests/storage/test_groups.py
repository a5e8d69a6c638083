"""Linked groups, the codes that link them, and messages written anew in their place."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from conversation.dialogue import Body
from conversation.messages import Address, Reachable
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person

GROUP = Address("telegram", "-77")
LATER = NOW + timedelta(days=1)


def place(store: Store, where: Address = GROUP) -> int:
    return store.addresses.place(where, "vi", NOW)[0]


def test_a_place_is_made_once_and_belongs_to_nobody(store: Store) -> None:
    assert place(store) == place(store)
    assert store.addresses.known(GROUP) == (None, "vi")
    assert store.addresses.known(Address("telegram", "-1")) == (None, None)


def test_a_code_links_once_and_until_it_expires(store: Store, bloc: Bloc) -> None:
    head = new_person(store, "Trưởng khối")
    assert store.groups.issue("d1", bloc.season, head, NOW, LATER)
    assert not store.groups.issue("d1", bloc.season, head, NOW, LATER)
    assert store.groups.opened_by("d1", NOW) == bloc.season
    assert store.groups.opened_by("d1", LATER) is None
    assert store.groups.opened_by("d2", NOW) is None
    store.groups.use("d1", NOW)
    assert store.groups.opened_by("d1", NOW) is None


def test_a_group_is_linked_changed_and_unlinked(store: Store, bloc: Bloc) -> None:
    head, where = new_person(store, "Trưởng khối"), place(store)
    made = store.groups.link(bloc.season, where, head, NOW)
    assert (made.names, made.board_at, made.linked_by) == (False, None, head)
    store.groups.name_the_late(made.id, wanted=True)
    store.groups.board_shown(made.id, LATER)
    changed = store.groups.at(where)
    assert changed is not None
    assert (changed.names, changed.board_at) == (True, LATER)
    assert store.groups.of_season(bloc.season) == store.groups.running() == (changed,)
    store.groups.unlink(made.id, LATER)
    assert store.groups.at(where) is store.groups.by_id(made.id) is None
    assert store.groups.link(bloc.season, where, head, LATER).id != made.id


def test_a_place_is_linked_to_one_season_at_a_time(store: Store, bloc: Bloc) -> None:
    head, where = new_person(store, "Trưởng khối"), place(store)
    store.groups.link(bloc.season, where, head, NOW)
    with pytest.raises(IntegrityError):
        store.groups.link(bloc.season, where, head, NOW)


def test_a_group_of_a_locked_season_has_no_board_to_bring_up_to_date(store: Store, bloc: Bloc) -> None:
    made = store.groups.link(bloc.season, place(store), new_person(store, "Trưởng khối"), NOW)
    store.seasons.lock(bloc.season, NOW)
    assert store.groups.running() == ()
    assert store.groups.of_season(bloc.season) == (made,)


def test_a_group_in_which_nobody_lets_us_write_is_lost(store: Store, bloc: Bloc) -> None:
    made = store.groups.link(bloc.season, place(store), new_person(store, "Trưởng khối"), NOW)
    assert store.groups.lost() == ()
    store.addresses.reach(GROUP, Reachable.BLOCKED, NOW, None)
    assert store.groups.lost() == (made,)


def test_a_group_that_moves_is_the_same_one_even_where_its_new_id_spoke_already(store: Store, bloc: Bloc) -> None:
    made = store.groups.link(bloc.season, place(store), new_person(store, "Trưởng khối"), NOW)
    assert store.addresses.move(GROUP, "-100300") is None
    assert store.addresses.where(made.place) == Address("telegram", "-100300")
    known = place(store, Address("telegram", "-100400"))
    assert store.addresses.move(Address("telegram", "-100300"), "-100400") == known
    store.groups.moved(made.place, known)
    found = store.groups.at(known)
    assert found is not None
    assert found.id == made.id


def test_what_stands_on_a_spot_is_handed_out_with_what_takes_its_place(store: Store) -> None:
    where = place(store)
    other = place(store, Address("telegram", "-78"))
    store.spots.keep(where, "board", "11")
    store.spots.keep(where, "board", "12")
    store.spots.keep(other, "board", "99")
    assert store.spots.find(where, "board") == "12"
    store.outbox.put(where, Body("1/18", spot="board"), NOW, notice=True)
    store.outbox.put(other, Body("lời"), NOW, notice=True)
    claimed = {each.address_id: each for each in store.outbox.claim(NOW, timedelta(minutes=1), 9)}
    assert (claimed[where].instead_of, claimed[where].body.spot) == ("12", "board")
    assert claimed[other].instead_of is None
    store.spots.forget(where, "errand")
    assert store.spots.find(where, "board") == "12"
    store.spots.forget(where)
    assert store.spots.find(where, "board") is None
    assert store.spots.find(other, "board") == "99"
