"""Who wins a vote: thresholds, seats that stay empty, ties and run-offs, contests that hang on others."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.ballots.contests import Base, Comparator, Threshold, Turnout
from emulation.ballots.outcomes import End, Fate, Outcome, Round, Section, decide
from emulation.season import Method
from tests.emulation.ballot_sheets import EIGHTEEN, contest, held, result, tied, won


def fates(outcome: Outcome) -> dict[int | None, Fate]:
    return {each.candidate.association: each.fate for each in outcome.placed}


class TestThreshold:
    @pytest.mark.parametrize(("votes", "enough"), [(8, False), (9, False), (10, True)])
    def test_more_than_half_of_eighteen_members_is_ten_not_nine(self, votes: int, enough: bool) -> None:
        turnout = Turnout(members=18, issued=18, collected=12, valid=12, blank=0)
        assert Threshold.parse("> 1/2 members").reached(votes, turnout) is enough

    @pytest.mark.parametrize(("votes", "enough"), [(11, False), (12, True)])
    def test_two_thirds_are_reached_exactly(self, votes: int, enough: bool) -> None:
        turnout = Turnout(members=18, issued=18, collected=18, valid=18, blank=0)
        assert Threshold.parse(">= 2/3 members").reached(votes, turnout) is enough

    def test_each_base_counts_other_ballots(self) -> None:
        turnout = Turnout(members=18, issued=17, collected=16, valid=14, blank=1, present=15)
        assert [turnout.of(base) for base in Base] == [18, 15, 17, 14]
        assert turnout.invalid == 1

    def test_without_a_meeting_whoever_votes_is_present(self) -> None:
        assert Turnout(members=18, issued=18, collected=13, valid=13, blank=0).of(Base.PRESENT) == 13

    def test_of_nobody_nothing_is_enough(self) -> None:
        nobody = Turnout(members=18, issued=0, collected=0, valid=0, blank=0)
        assert not Threshold.parse(">= 1/2 valid").reached(0, nobody)

    @given(
        st.fractions(0, 1, max_denominator=100),
        st.sampled_from(Comparator),
        st.integers(1, 400),
        st.integers(0, 400),
    )
    def test_thresholds_are_exact(self, value: Fraction, comparator: Comparator, members: int, votes: int) -> None:
        threshold = Threshold(value=value, comparator=comparator, base=Base.MEMBERS)
        turnout = Turnout(members=members, issued=members, collected=members, valid=members, blank=0)
        share = Fraction(votes, members)
        expected = share > value if comparator is Comparator.MORE else share >= value
        assert threshold.reached(votes, turnout) is expected
        assert Threshold.parse(str(threshold)) == threshold


class TestAgreeOrDisagree:
    def test_most_votes_take_the_flag(self) -> None:
        flag = contest(seats=1)
        outcome = result(flag, held(flag, {1: 16, 2: 11, 3: 9}))
        assert outcome.end is End.DECIDED
        assert won(outcome) == [1]
        assert fates(outcome) == {1: Fate.WON, 2: Fate.FEWER_VOTES, 3: Fate.BELOW}

    def test_a_seat_for_which_nobody_has_the_votes_stays_empty(self) -> None:
        certificates = contest(seats=3, standing=4)
        outcome = result(certificates, held(certificates, {1: 16, 2: 9, 3: 8, 4: 7}))
        assert won(outcome) == [1]
        assert outcome.end is End.DECIDED
        assert outcome.seats_left == 2

    def test_a_tie_above_the_last_seat_is_no_tie(self) -> None:
        certificates = contest(seats=2)
        assert result(certificates, held(certificates, {1: 15, 2: 15, 3: 12})).end is End.DECIDED

    def test_a_tie_below_the_threshold_is_no_tie(self) -> None:
        certificates = contest(seats=1)
        outcome = result(certificates, held(certificates, {1: 9, 2: 9}))
        assert outcome.end is End.DECIDED
        assert won(outcome) == []

    def test_too_few_voters_decide_nothing(self) -> None:
        flag = contest()
        outcome = result(flag, held(flag, {1: 11}, collected=11))
        assert outcome.end is End.NO_QUORUM
        assert won(outcome) == []
        assert result(flag, held(flag, {1: 12}, collected=12)).end is End.DECIDED

    def test_without_a_count_a_contest_waits(self) -> None:
        assert result(contest()).end is End.WAITING


class TestRunOff:
    """The certificates of Bắc Giang: four seats, two level at the fourth."""

    certificates = contest(seats=4, standing=6, code="certificate")
    first = held(certificates, {1: 17, 2: 16, 3: 15, 4: 13, 5: 13, 6: 8})
    again = contest(Method.ONE, 1, code="certificate", number=2, only=(4, 5), passing=None)

    def test_only_those_level_at_the_last_seat_go_into_it(self) -> None:
        outcome = result(self.certificates, self.first)
        assert outcome.end is End.RUN_OFF
        assert outcome.tie
        assert won(outcome) == [1, 2, 3]
        assert tied(outcome) == [4, 5]
        assert outcome.seats_left == 1

    def test_most_votes_break_the_tie(self) -> None:
        outcome = result(self.certificates, self.first, held(self.again, {4: 11, 5: 7}))
        assert outcome.end is End.DECIDED
        assert won(outcome) == [1, 2, 3, 4]
        assert [votes.agree for votes in outcome.placed[3].votes] == [13, 11]
        assert fates(outcome)[5] is Fate.FEWER_VOTES
        assert fates(outcome)[6] is Fate.BELOW

    def test_a_second_tie_asks_for_another_run_off(self) -> None:
        outcome = result(self.certificates, self.first, held(self.again, {4: 9, 5: 9}))
        assert outcome.end is End.RUN_OFF
        assert tied(outcome) == [4, 5]
        last = result(self.certificates, self.first, held(self.again, {4: 9, 5: 9}), held(self.again, {4: 8, 5: 10}))
        assert won(last) == [1, 2, 3, 5]

    def test_a_run_off_without_a_quorum_changes_nothing(self) -> None:
        outcome = result(self.certificates, self.first, held(self.again, {4: 11}, collected=11))
        assert outcome.end is End.RUN_OFF
        assert tied(outcome) == [4, 5]

    def test_three_level_for_two_seats(self) -> None:
        seats = contest(seats=2, standing=3)
        first = held(seats, {1: 12, 2: 12, 3: 12})
        again = contest(Method.AT_MOST, 2, number=2, only=(1, 2, 3), passing=None)
        outcome = result(seats, first, held(again, {1: 14, 2: 6, 3: 16}))
        assert won(outcome) == [3, 1]


class TestOneOfSeveral:
    head = contest(Method.ONE, 1, 3, code="head")

    def test_more_than_half_of_all_members_elects_at_once(self) -> None:
        assert won(result(self.head, held(self.head, {1: 10, 2: 5, 3: 3}))) == [1]

    def test_otherwise_the_first_two_meet_again_and_most_votes_win(self) -> None:
        first = held(self.head, {1: 8, 2: 6, 3: 4})
        outcome = result(self.head, first)
        assert outcome.end is End.RUN_OFF
        assert not outcome.tie
        assert tied(outcome) == [1, 2]
        again = contest(Method.ONE, 1, number=2, only=(1, 2), passing=None)
        assert won(result(self.head, first, held(again, {1: 6, 2: 7}, collected=13))) == [2]

    def test_whoever_is_level_with_the_second_comes_along(self) -> None:
        assert tied(result(self.head, held(self.head, {1: 8, 2: 5, 3: 5}))) == [1, 2, 3]

    def test_a_lone_candidate_without_the_votes_is_not_elected(self) -> None:
        outcome = result(self.head, held(self.head, {1: 9}))
        assert outcome.end is End.DECIDED
        assert won(outcome) == []

    def test_a_ballot_nobody_marked_elects_nobody(self) -> None:
        outcome = result(self.head, held(self.head, {}))
        assert outcome.end is End.DECIDED
        assert won(outcome) == []


class TestContestsInOrder:
    flag = contest(seats=1, standing=3, code="flag", number=1)
    certificate = contest(seats=1, standing=3, code="certificate", number=2, without_winners_of="flag")
    government = contest(Method.ONE, 1, 3, code="government_flag", number=3, from_winners_of="flag")

    def decided(self, *rounds: tuple[Round, ...]) -> tuple[Outcome, ...]:
        quorum = Threshold.parse(">= 2/3 members")
        contests = (self.flag, self.certificate, self.government)
        sections = [
            Section(contest=each, quorum=quorum, rounds=held) for each, held in zip(contests, rounds, strict=True)
        ]
        return decide(sections)

    def test_who_has_the_flag_stands_no_longer_for_the_certificate(self) -> None:
        _, certificate, _ = self.decided(
            (held(self.flag, {1: 16, 2: 10}),),
            (held(self.certificate, {1: 18, 2: 12}),),
            (held(self.government, {1: 12, 2: 6}),),
        )
        assert won(certificate) == [2]
        assert fates(certificate)[1] is Fate.NOT_ELIGIBLE

    def test_only_who_has_the_flag_can_be_put_up_for_the_governments(self) -> None:
        _, _, government = self.decided(
            (held(self.flag, {1: 16}),), (held(self.certificate, {}),), (held(self.government, {1: 10, 2: 8}),)
        )
        assert won(government) == [1]
        assert fates(government)[2] is Fate.NOT_ELIGIBLE

    def test_a_tie_for_the_flag_keeps_the_others_waiting(self) -> None:
        flag, certificate, government = self.decided(
            (held(self.flag, {1: 12, 2: 12}),), (held(self.certificate, {3: 18}),), (held(self.government, {1: 18}),)
        )
        assert flag.end is End.RUN_OFF
        assert certificate.end is End.WAITING
        assert government.end is End.WAITING

    def test_winners_of_an_earlier_ballot_count(self) -> None:
        section = Section(
            contest=self.government,
            quorum=Threshold.parse(">= 2/3 members"),
            rounds=(held(self.government, {1: 4, 2: 14}),),
        )
        (outcome,) = decide([section], {"flag": frozenset({2, 3})})
        assert won(outcome) == [2]


@given(
    st.sampled_from([Method.AGREE, Method.AT_MOST, Method.ONE]),
    st.integers(1, 4),
    st.lists(st.integers(0, EIGHTEEN), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_never_more_than_the_seats_and_never_by_the_order_of_the_sheet(
    method: Method, seats: int, votes: list[int], random: Random
) -> None:
    of = contest(method, seats, len(votes))
    agree = dict(enumerate(votes, 1))
    outcome = result(of, held(of, agree))
    winners = won(outcome)
    assert len(winners) <= seats
    assert len(winners) == len(set(winners))
    assert not set(winners) & set(tied(outcome))

    order = list(range(1, len(votes) + 1))
    random.shuffle(order)
    other = contest(method, seats, only=tuple(order))
    again = result(other, held(other, agree))
    assert (set(winners), set(tied(outcome)), outcome.end) == (set(won(again)), set(tied(again)), again.end)

    # Nobody wins or is level with fewer votes than somebody who does not.
    least = min((agree[each] for each in (*winners, *tied(outcome)) if each), default=EIGHTEEN)
    others = [agree[each] for each in agree if each not in (*winners, *tied(outcome))]
    assert all(each <= least for each in others)
    if outcome.tie:
        level = {agree[each] for each in tied(outcome) if each}
        assert len(level) == 1
        assert len(tied(outcome)) > outcome.seats_left > 0
