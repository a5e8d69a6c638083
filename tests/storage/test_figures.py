"""Figures: nothing is overwritten, the newest revision counts, and two who write at once both remain."""

import threading
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pytest

from emulation.figures import Source
from emulation.numerals import Hedge
from storage.columns import NotExact
from storage.database import Database
from storage.store import Store
from storage.writing import Committed, Piece, writer
from tests.storage.bloc import NOW, Bloc, new_person, put_bloc


def save(store: Store, bloc: Bloc, value: str | None, words: str, *, code: str = "CTD", **more: object) -> int:
    return store.figures.save(
        bloc.associations[code],
        bloc.indicators[_first(bloc)],
        bloc.periods["final"],
        value=None if value is None else Decimal(value),
        words=words,
        now=NOW,
        **{"entered_by": None, **more},  # type: ignore[arg-type]
    )


def _first(bloc: Bloc) -> str:
    return next(iter(bloc.indicators))


def test_a_figure_is_kept_with_the_words_it_was_typed_in(store: Store, bloc: Bloc) -> None:
    person = new_person(store)
    assert save(store, bloc, "28000", "gần 28.000", hedge=Hedge.UNDER, entered_by=person, doubt="đúng vậy") == 1
    key = (bloc.associations["CTD"], bloc.indicators[_first(bloc)], bloc.periods["final"])
    found = store.figures.find(*key)
    assert found is not None
    assert (found.value, found.words, found.hedge, found.doubt) == (
        Decimal(28000),
        "gần 28.000",
        Hedge.UNDER,
        "đúng vậy",
    )
    assert (found.entered_by, found.entered_at, found.source, found.skipped) == (person, NOW, Source.TYPED, None)


def test_a_correction_is_a_new_revision_and_the_old_one_stays(store: Store, bloc: Bloc) -> None:
    assert save(store, bloc, "28000", "28.000") == 1
    assert save(store, bloc, "28", "28", source=Source.CHOSEN) == 2
    assert save(store, bloc, None, "", skipped="chưa có số liệu") == 3
    key = (bloc.associations["CTD"], bloc.indicators[_first(bloc)], bloc.periods["final"])
    revisions = store.figures.revisions(*key)
    assert [(each.revision, each.value, each.words) for each in revisions] == [
        (1, Decimal(28000), "28.000"),
        (2, Decimal(28), "28"),
        (3, None, ""),
    ]
    found = store.figures.find(*key)
    assert found is not None
    assert (found.revision, found.skipped) == (3, "chưa có số liệu")


def test_only_the_newest_revisions_are_summed(store: Store, bloc: Bloc) -> None:
    save(store, bloc, "1", "1", code="CTD")
    save(store, bloc, "2", "2", code="CTD")
    save(store, bloc, "4", "4", code="NCT")
    final, indicator = bloc.periods["final"], bloc.indicators[_first(bloc)]
    assert {figure.value for figure in store.figures.of_season(bloc.season, [final])} == {Decimal(2), Decimal(4)}
    assert store.figures.of_season(bloc.season, [bloc.periods["june"]]) == []
    of_one = store.figures.of(bloc.associations["CTD"], final)
    assert {number: figure.value for number, figure in of_one.items()} == {indicator: Decimal(2)}


def test_another_period_is_another_figure(store: Store, bloc: Bloc) -> None:
    save(store, bloc, "28000", "28.000")
    association, indicator = bloc.associations["CTD"], bloc.indicators[_first(bloc)]
    assert store.figures.find(association, indicator, bloc.periods["june"]) is None


def test_a_figure_that_would_have_to_be_rounded_is_not_kept(store: Store, bloc: Bloc) -> None:
    with pytest.raises(NotExact):
        save(store, bloc, "0.0001", "0,0001")


def test_two_who_enter_one_figure_at_once_both_remain(database: Database) -> None:
    setting_up = writer(database)
    (made,) = setting_up.run([Piece(put_bloc)])
    assert isinstance(made, Committed)
    bloc: Bloc = made.value
    setting_up.close()
    workers, each_writes = 4, 5
    revisions: list[int] = []
    start = threading.Barrier(workers)

    def enter(worker: int) -> None:
        hand = writer(database)
        start.wait()
        for number in range(each_writes):
            (result,) = hand.run([Piece(partial(_enter, bloc, f"{worker * 100 + number}"))])
            assert isinstance(result, Committed), result
            revisions.append(result.value)
        hand.close()

    threads = [threading.Thread(target=enter, args=(worker,)) for worker in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(revisions) == list(range(1, workers * each_writes + 1))
    with database.reading() as connection:
        store = Store(connection)
        key = (bloc.associations["CTD"], bloc.indicators[_first(bloc)], bloc.periods["final"])
        kept = {each.value for each in store.figures.revisions(*key)}
        assert kept == {Decimal(worker * 100 + number) for worker in range(workers) for number in range(each_writes)}


def _enter(bloc: Bloc, value: str, store: Store) -> int:
    return save(store, bloc, value, value)


def test_revisions_are_dated_when_they_were_made(store: Store, bloc: Bloc) -> None:
    save(store, bloc, "1", "1")
    store.figures.save(
        bloc.associations["CTD"],
        bloc.indicators[_first(bloc)],
        bloc.periods["final"],
        value=Decimal(2),
        words="2",
        now=NOW + timedelta(days=1),
        entered_by=None,
    )
    key = (bloc.associations["CTD"], bloc.indicators[_first(bloc)], bloc.periods["final"])
    assert [each.entered_at for each in store.figures.revisions(*key)] == [NOW, NOW + timedelta(days=1)]
