"""Figures entered for an association: one request at a time, each hand-over counted, no figure before it agrees."""

from decimal import Decimal

from msgspec.structs import replace

from emulation.entries import Entry, Request, State
from emulation.figures import Source
from emulation.numerals import Hedge
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person


def asked(store: Store, bloc: Bloc, by: int) -> Request:
    return store.entries.ask(bloc.season, bloc.associations["CTD"], bloc.periods["estimate"], by=by, now=NOW)


def entry(bloc: Bloc, by: int, value: str = "28000.5") -> Entry:
    return Entry(
        indicator=bloc.indicators["CTD02"],
        value=Decimal(value),
        hedge=Hedge.UNDER,
        skipped=None,
        doubt=None,
        words="gần 28 nghìn",
        entered_by=by,
    )


def test_asking_again_is_the_same_request_until_it_is_over(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    first = asked(store, bloc, officer)
    assert asked(store, bloc, officer) == first
    assert store.entries.to_enter(bloc.season) == [first]
    assert store.entries.move(first, State.ENDED, by=officer, now=NOW)
    assert store.entries.standing(first.association, first.period) is None
    assert asked(store, bloc, officer).id != first.id


def test_each_hand_over_is_a_round_and_a_stale_move_moves_nothing(store: Store, bloc: Bloc) -> None:
    officer, secretary = new_person(store), new_person(store, "thư ký")
    request = asked(store, bloc, officer)
    assert store.entries.move(request, State.HANDED_OVER, by=secretary, now=NOW)
    assert not store.entries.move(request, State.HANDED_OVER, by=secretary, now=NOW)
    handed = store.entries.by_id(request.id)
    assert (handed.state, handed.round, handed.entered_by) == (State.HANDED_OVER, 1, secretary)
    assert store.entries.to_enter(bloc.season) == []
    assert not store.entries.move(replace(handed, round=0), State.AGREED, by=officer, now=NOW)
    assert store.entries.move(handed, State.REFUSED, by=officer, now=NOW)
    refused = store.entries.by_id(request.id)
    assert store.entries.to_enter(bloc.season) == [refused]
    assert store.entries.move(refused, State.HANDED_OVER, by=secretary, now=NOW)
    assert store.entries.by_id(request.id).round == 2


def test_what_is_entered_is_no_figure(store: Store, bloc: Bloc) -> None:
    officer, secretary = new_person(store), new_person(store, "thư ký")
    request = asked(store, bloc, officer)
    store.entries.enter(request.id, entry(bloc, secretary, "1"), NOW)
    store.entries.enter(request.id, entry(bloc, secretary), NOW)
    assert store.entries.of(request.id) == {bloc.indicators["CTD02"]: entry(bloc, secretary)}
    assert store.figures.of(request.association, request.period) == {}


def test_an_agreed_figure_names_who_entered_and_who_agreed(store: Store, bloc: Bloc) -> None:
    officer, secretary = new_person(store), new_person(store, "thư ký")
    store.figures.save(
        bloc.associations["CTD"],
        bloc.indicators["CTD02"],
        bloc.periods["estimate"],
        value=Decimal(28_000),
        words="28.000",
        now=NOW,
        entered_by=secretary,
        source=Source.FOR_THEM,
        agreed_by=officer,
    )
    row = store.connection.exec_driver_sql("SELECT entered_by, agreed_by, source FROM figure").one()
    assert tuple(row) == (secretary, officer, "for them")
