"""A season's votes, counted so far: each ballot with its run-offs, and what came of its contests.

Belongs here: bringing rounds together, and the shape in which programs get the results. Deciding is `outcomes`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from emulation.ballots.contests import COUNTED, GONE, MOTION, Ballot, BallotState, Contest
from emulation.ballots.counting import Tally
from emulation.ballots.outcomes import End, Outcome, Round, Section, associations, decide
from emulation.season import Award

_OFFICES = frozenset({Award.HEAD.value, Award.DEPUTY.value})


class Result(Struct, frozen=True, kw_only=True):
    """One ballot's result. `rounds` are the ballots counted for it, itself first; `outcomes` stand in the order of its
    contests; `tallies` holds the numbers of every contest in every round."""

    ballot: Ballot
    rounds: tuple[Ballot, ...]
    outcomes: tuple[Outcome, ...]
    tallies: Mapping[int, Tally]

    @property
    def newest(self) -> Ballot:
        """The round held last."""
        return self.rounds[-1]

    @property
    def announced(self) -> bool:
        """Whether the newest round was announced, so that the bloc may see what came of it."""
        return self.newest.state is BallotState.ANNOUNCED


def compile_results(ballots: Sequence[Ballot], tallies: Mapping[int, Tally]) -> tuple[Result, ...]:
    """Return the result of each ballot that was counted, in their order; `tallies` is by contest."""
    winners: dict[str, frozenset[int]] = {}
    results: list[Result] = []
    for ballot in ballots:
        if ballot.run_off_of is not None or ballot.state not in COUNTED:
            continue
        run_offs = [each for each in ballots if each.run_off_of == ballot.id and each.state in COUNTED]
        again = [contest for each in run_offs for contest in each.contests]
        sections = [
            Section(
                contest=contest,
                quorum=ballot.quorum,
                rounds=tuple(
                    Round(contest=each, tally=tallies[each.id])
                    for each in (contest, *(one for one in again if one.run_off_of == contest.id))
                ),
            )
            for contest in ballot.contests
        ]
        outcomes = decide(sections, winners)
        winners.update(_won(outcomes))
        results.append(Result(ballot=ballot, rounds=(ballot, *run_offs), outcomes=outcomes, tallies=tallies))
    return tuple(results)


def winners_of(results: Iterable[Result]) -> dict[str, frozenset[int]]:
    """Return the associations that won each contest that is decided, by code."""
    return {code: won for result in results for code, won in _won(result.outcomes).items()}


def taken(ballots: Iterable[Ballot], results: Iterable[Result]) -> frozenset[str]:
    """Return the codes that are being voted on or were decided; one that lacked a quorum may be voted on again."""
    lacking = {outcome.contest.id for result in results for outcome in result.outcomes if outcome.end is End.NO_QUORUM}
    return frozenset(
        contest.code
        for ballot in ballots
        if ballot.state not in GONE
        for contest in ballot.contests
        if contest.id not in lacking
    )


def as_values(results: Iterable[Result]) -> list[dict[str, Any]]:
    """Return every contest of announced results as JSON values: no moment and no id, so that a season played twice
    gives the same."""
    return [
        _contest(result, outcome)
        for result in results
        if result.announced
        for outcome in result.outcomes
        if outcome.contest.code != MOTION
    ]


def _won(outcomes: Iterable[Outcome]) -> dict[str, frozenset[int]]:
    return {
        each.contest.code: associations(each.won)
        for each in outcomes
        if each.end is End.DECIDED and each.contest.code != MOTION
    }


def _contest(result: Result, outcome: Outcome) -> dict[str, Any]:
    contest = outcome.contest
    again = [each for ballot in result.rounds[1:] for each in ballot.contests if each.run_off_of == contest.id]
    # What a bloc votes on is a proposal, but for its own offices.
    word = "elected" if contest.code in _OFFICES else "proposed"
    return {
        "contest": contest.code,
        "name": contest.name,
        "method": contest.method.value,
        "seats": contest.seats,
        "secret": result.ballot.secret,
        "end": outcome.end.value,
        word: [each.name for each in outcome.won],
        "rounds": [_round(each, result.tallies[each.id]) for each in (contest, *again)],
    }


def _round(contest: Contest, tally: Tally) -> dict[str, Any]:
    turnout = tally.turnout
    if not tally.votes:
        return {"members": turnout.members, "issued": turnout.issued, "collected": turnout.collected, "votes": []}
    votes = ((each, tally.votes[each.id]) for each in contest.candidates)
    return {
        "members": turnout.members,
        "issued": turnout.issued,
        "collected": turnout.collected,
        "valid": turnout.valid,
        "blank": turnout.blank,
        "votes": [{"name": each.name, "agree": got.agree, "against": got.against} for each, got in votes],
    }
