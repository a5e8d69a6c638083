"""Submissions and evidence: what was handed in, what became of it, which files belong to it."""

from datetime import timedelta

from emulation.submissions import State
from storage.store import Store
from tests.storage.bloc import NOW, Bloc, new_person

PDF = "a" * 64
PHOTO = "b" * 64


def hand_in(store: Store, bloc: Bloc, code: str, by: int, *, period: str = "final", late: bool = False) -> int:
    made = store.submissions.hand_in(
        bloc.associations[code], bloc.periods[period], receipt=f"{code}-1", late=late, by=by, now=NOW
    )
    return made.number


def test_a_submission_stands_until_it_is_taken_back(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    assert store.submissions.newest(association, period) is None
    assert not store.submissions.in_now(association, period)
    assert hand_in(store, bloc, "CTD", officer) == 1
    first = store.submissions.newest(association, period)
    assert first is not None
    assert (first.state, first.receipt, first.late, first.submitted_by) == (State.SUBMITTED, "CTD-1", False, officer)
    assert store.submissions.in_now(association, period)
    store.submissions.decide(first, State.TAKEN_BACK, by=officer, now=NOW + timedelta(hours=1))
    assert not store.submissions.in_now(association, period)
    assert hand_in(store, bloc, "CTD", officer, late=True) == 2
    second = store.submissions.newest(association, period)
    assert second is not None
    assert (second.number, second.state, second.late) == (2, State.SUBMITTED, True)


def test_a_returned_submission_says_why_and_for_which_questions(store: Store, bloc: Bloc) -> None:
    officer, staff = new_person(store, "officer"), new_person(store, "staff")
    hand_in(store, bloc, "CTD", officer)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    standing = store.submissions.newest(association, period)
    assert standing is not None
    store.submissions.decide(
        standing, State.RETURNED, by=staff, now=NOW + timedelta(days=1), reason="Thiếu minh chứng", questioned=[7, 3]
    )
    returned = store.submissions.newest(association, period)
    assert returned is not None
    assert (returned.state, returned.reason, returned.questioned) == (
        State.RETURNED,
        "Thiếu minh chứng",
        frozenset({3, 7}),
    )
    assert returned.decided_at == NOW + timedelta(days=1)
    assert not store.submissions.in_now(association, period)


def test_an_accepted_submission_is_in(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    hand_in(store, bloc, "CTD", officer)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    standing = store.submissions.newest(association, period)
    assert standing is not None
    store.submissions.decide(standing, State.ACCEPTED, by=officer, now=NOW)
    assert store.submissions.in_now(association, period)


def test_a_season_shows_the_newest_submission_of_each(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    hand_in(store, bloc, "CTD", officer)
    standing = store.submissions.newest(bloc.associations["CTD"], bloc.periods["final"])
    assert standing is not None
    store.submissions.decide(standing, State.TAKEN_BACK, by=officer, now=NOW)
    hand_in(store, bloc, "CTD", officer)
    hand_in(store, bloc, "NCT", officer)
    hand_in(store, bloc, "NCT", officer, period="june")
    every = store.submissions.of_season(bloc.season)
    codes = {number: code for code, number in bloc.associations.items()}
    assert sorted((codes[each.association], each.period, each.number, each.state.value) for each in every) == sorted(
        [
            ("CTD", bloc.periods["final"], 2, "submitted"),
            ("NCT", bloc.periods["final"], 1, "submitted"),
            ("NCT", bloc.periods["june"], 1, "submitted"),
        ]
    )
    assert store.submissions.of_season(bloc.season + 1) == []


# --- evidence -----------------------------------------------------------------------------------------------------


def test_the_same_file_is_kept_and_attached_once(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    for _ in range(2):
        store.evidence.keep(PDF, 5, "application/pdf", NOW)
        store.evidence.attach(association, period, None, sha256=PDF, name="báo cáo.pdf", by=officer, now=NOW)
    (kept,) = store.evidence.of(association, period)
    assert (kept.sha256, kept.name, kept.media_type, kept.size) == (PDF, "báo cáo.pdf", "application/pdf", 5)
    assert kept.indicator is None


def test_a_file_belongs_to_what_it_was_attached_to(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    indicator = next(iter(bloc.indicators.values()))
    store.evidence.keep(PHOTO, 5, "image/jpeg", NOW)
    store.evidence.attach(association, period, indicator, sha256=PHOTO, name="1.jpg", by=officer, now=NOW)
    store.evidence.attach(association, period, None, sha256=PHOTO, name="1.jpg", by=officer, now=NOW)
    assert {each.indicator for each in store.evidence.of(association, period)} == {indicator, None}
    assert store.evidence.of(bloc.associations["NCT"], period) == []
    assert store.evidence.of(association, bloc.periods["june"]) == []


def test_a_file_taken_off_is_gone_and_may_be_attached_again(store: Store, bloc: Bloc) -> None:
    officer = new_person(store)
    association, period = bloc.associations["CTD"], bloc.periods["final"]
    store.evidence.keep(PDF, 5, "application/pdf", NOW)
    store.evidence.attach(association, period, None, sha256=PDF, name="a.pdf", by=officer, now=NOW)
    (kept,) = store.evidence.of(association, period)
    assert not store.evidence.remove(kept.id, bloc.associations["NCT"], NOW), "it is not theirs"
    assert store.evidence.remove(kept.id, association, NOW)
    assert not store.evidence.remove(kept.id, association, NOW)
    assert store.evidence.of(association, period) == []
    store.evidence.attach(association, period, None, sha256=PDF, name="a.pdf", by=officer, now=NOW)
    assert len(store.evidence.of(association, period)) == 1
