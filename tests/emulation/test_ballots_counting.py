"""One ballot's marks, and adding ballots up."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.ballots.choices import Opinion, check, misfit, pack, size_of, unpack
from emulation.ballots.counting import count
from emulation.ballots.refusals import Misfit, WrongChoice
from emulation.season import Method
from tests.emulation.ballot_sheets import chosen, contest

AGREE = contest(Method.AGREE, 2, 4)
AT_MOST = contest(Method.AT_MOST, 2, 4, number=2)
ONE = contest(Method.ONE, 1, 4, number=3)
SHEET = (AGREE, AT_MOST, ONE)


@st.composite
def choices(draw: st.DrawFn) -> dict[int, dict[int, Opinion]]:
    """Any ballot that may be cast on the sheet."""
    made: dict[int, dict[int, Opinion]] = {}
    for each in SHEET:
        ids = [one.id for one in each.candidates]
        opinions = st.sampled_from(Opinion) if each.most is None else st.just(Opinion.FOR)
        made[each.id] = draw(st.dictionaries(st.sampled_from(ids), opinions, max_size=each.most or len(ids)))
    return made


class TestMarks:
    def test_at_most_two_of_four(self) -> None:
        assert misfit(AT_MOST, chosen(AT_MOST, 1, 2)) is None
        assert misfit(AT_MOST, chosen(AT_MOST, 1, 2, 3)) is Misfit.TOO_MANY
        assert misfit(ONE, chosen(ONE, 1, 2)) is Misfit.TOO_MANY

    def test_agreeing_with_more_than_the_seats_is_allowed(self) -> None:
        assert misfit(AGREE, chosen(AGREE, 1, 2, 3, 4)) is None

    def test_where_some_are_chosen_nobody_is_disagreed_with(self) -> None:
        assert misfit(ONE, {301: Opinion.AGAINST}) is Misfit.NOT_ASKED

    def test_somebody_who_does_not_stand(self) -> None:
        assert misfit(ONE, {999: Opinion.FOR}) is Misfit.NOT_STANDING
        with pytest.raises(WrongChoice):
            check(SHEET, {77: {}})

    @given(choices())
    def test_whatever_may_be_cast_passes(self, ballot: dict[int, dict[int, Opinion]]) -> None:
        check(SHEET, ballot)


class TestPacking:
    @given(st.none() | choices())
    def test_any_ballot_has_one_size_and_comes_back(self, ballot: dict[int, dict[int, Opinion]] | None) -> None:
        size = size_of(SHEET)
        packed = pack(ballot, size)
        assert len(packed) == size
        assert unpack(packed) == ballot

    def test_the_size_depends_on_the_sheet_alone(self) -> None:
        assert size_of((AGREE,)) <= size_of(SHEET)
        assert size_of(SHEET) % 512 == 0

    def test_a_ballot_that_does_not_fit_is_refused(self) -> None:
        with pytest.raises(ValueError, match="longer"):
            pack({1: dict.fromkeys(range(200), Opinion.FOR)}, 512)


class TestCounting:
    def test_blank_and_invalid_ballots_are_collected_but_choose_nobody(self) -> None:
        tally = count(ONE, [chosen(ONE, 1), {}, chosen(ONE, 1, 2)], members=18, issued=17)
        assert (tally.turnout.collected, tally.turnout.valid, tally.turnout.blank, tally.turnout.invalid) == (
            3,
            1,
            1,
            1,
        )
        assert [votes.agree for votes in tally.votes.values()] == [1, 0, 0, 0]

    def test_agreeing_and_disagreeing_are_counted_apart(self) -> None:
        tally = count(AGREE, [{101: Opinion.FOR, 102: Opinion.AGAINST}, {101: Opinion.AGAINST}], members=18, issued=18)
        assert (tally.votes[101].agree, tally.votes[101].against) == (1, 1)
        assert (tally.votes[102].agree, tally.votes[102].against) == (0, 1)

    @given(st.lists(choices(), max_size=18), st.randoms(use_true_random=False))
    def test_counting_loses_nothing_and_does_not_ask_for_the_order(
        self, ballots: list[dict[int, dict[int, Opinion]]], random: Random
    ) -> None:
        shuffled = list(ballots)
        random.shuffle(shuffled)
        for each in SHEET:
            tally = count(each, [ballot[each.id] for ballot in ballots], members=18, issued=18)
            assert tally == count(each, [ballot[each.id] for ballot in shuffled], members=18, issued=18)
            turnout = tally.turnout
            assert turnout.collected == len(ballots) == turnout.valid + turnout.blank
            assert turnout.invalid == 0
            marks = sum(votes.agree + votes.against for votes in tally.votes.values())
            assert marks == sum(len(ballot[each.id]) for ballot in ballots)
            if each.method is Method.ONE:
                assert marks == turnout.valid
            if each.most is not None:
                assert marks <= turnout.valid * each.most
