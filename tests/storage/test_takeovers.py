"""Take-overs: asked once, decided once, left when whoever held the seat may leave."""

from datetime import timedelta

from emulation.people import Role, Seat
from emulation.takeovers import SILENCE, State
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person


def asked(store: Store, bloc: Bloc, role: Role = Role.OFFICER) -> tuple[int, Seat, int]:
    """A take-over of the Red Cross's seat; its row, the seat, the newcomer."""
    association = bloc.associations["CTD"] if role is Role.OFFICER else None
    seat = Seat(role=role, season=bloc.season, association=association)
    newcomer = new_person(store, "người mới")
    invitation = store.invites.issue(
        digest=f"t{newcomer}",
        prefix="CTD",
        role=role,
        season=bloc.season,
        association=association,
        province=None,
        issued_by=None,
        now=NOW,
        expires_at=NOW,
        takes_over=True,
        phone_end="321",
    )
    found = store.invites.find(f"t{newcomer}")
    assert found is not None
    assert (found.takes_over, found.phone_end) == (True, "321")
    return store.takeovers.ask(invitation, seat, newcomer, "321", NOW), seat, newcomer


def test_it_is_asked_of_the_seat_and_of_no_other(store: Store, bloc: Bloc) -> None:
    row, seat, newcomer = asked(store, bloc)
    found = store.takeovers.by_id(row)
    assert (found.seat, found.newcomer, found.phone_end, found.state) == (seat, newcomer, "321", State.ASKED)
    assert store.takeovers.asked_of((seat,)) == [found]
    other = Seat(role=Role.OFFICER, season=bloc.season, association=bloc.associations["NCT"])
    assert (
        store.takeovers.asked_of((other, Seat(role=Role.HEAD, season=bloc.season, association=seat.association))) == []
    )
    assert store.takeovers.asked_in([bloc.season]) == [found]
    assert store.takeovers.asked_in([bloc.season + 1]) == []


def test_it_is_decided_once(store: Store, bloc: Bloc) -> None:
    row, _, _ = asked(store, bloc)
    holder = new_person(store)
    assert store.takeovers.decide(row, State.BLOCKED, by=holder, now=NOW)
    assert not store.takeovers.decide(row, State.AGREED, by=holder, now=NOW, leaver=holder)
    assert store.takeovers.by_id(row).state is State.BLOCKED
    assert store.takeovers.unsettled() == []


def test_a_day_of_silence_is_found(store: Store, bloc: Bloc) -> None:
    row, _, _ = asked(store, bloc)
    assert store.takeovers.silent(NOW + SILENCE - timedelta(seconds=1) - SILENCE) == []
    assert [each.id for each in store.takeovers.silent(NOW)] == [row]


def test_who_leaves(store: Store, bloc: Bloc) -> None:
    holder, beside, after = (new_person(store, name) for name in ("một", "hai", "ba"))
    row, seat, newcomer = asked(store, bloc)
    store.people.sit(holder, seat, NOW - timedelta(days=9))
    store.people.sit(beside, seat, NOW - timedelta(days=8))
    store.people.sit(after, seat, NOW + timedelta(hours=1))
    store.people.sit(newcomer, seat, NOW + timedelta(hours=2))
    store.takeovers.decide(row, State.INSTEAD, by=holder, now=NOW)
    found = store.takeovers.by_id(row)
    assert store.takeovers.unsettled() == [found]
    assert store.takeovers.leaving(found) == [holder, beside]
    store.takeovers.settled(row, NOW)
    assert store.takeovers.unsettled() == []
    for state, leaver, leaving in ((State.AGREED, holder, [holder]), (State.BESIDE, None, [])):
        again, _, _ = asked(store, bloc)
        store.takeovers.decide(again, state, by=holder, now=NOW, leaver=leaver)
        assert store.takeovers.leaving(store.takeovers.by_id(again)) == leaving


def test_a_secretary_sits_for_no_association(store: Store, bloc: Bloc) -> None:
    holder = new_person(store)
    row, seat, _ = asked(store, bloc, Role.SECRETARY)
    store.people.sit(holder, seat, NOW)
    store.takeovers.decide(row, State.INSTEAD, by=holder, now=NOW)
    assert store.takeovers.leaving(store.takeovers.by_id(row)) == [holder]
    assert not store.takeovers.on_an_open_roll(holder, bloc.season)
