"""What comes of a vote: who is proposed or elected, who ties, what must wait.

Belongs here: deciding contests by their numbers, in order. Nothing is ever filled up: a seat for which nobody has the
votes stays empty. A tie at the last seat is broken by a run-off among the tied alone, again and again if need be.
Choosing one of several under "more than half of all members" mostly elects nobody at once; so a contest of that kind
has a second round between the first two (and whoever is level with the second), in which most votes are enough.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from emulation.ballots.contests import Candidate, Contest, Threshold
from emulation.ballots.counting import Tally, Votes
from emulation.season import Method


class End(StrEnum):
    """How far a contest has come."""

    DECIDED = "decided"
    RUN_OFF = "run-off"
    NO_QUORUM = "no quorum"
    WAITING = "waiting"


class Fate(StrEnum):
    """What became of one candidate: chosen, level at the last seat, in the second round, enough votes but fewer than
    others, not enough votes, or unable to win because of another contest's result."""

    WON = "won"
    TIED = "tied"
    IN_RUN_OFF = "in run-off"
    FEWER_VOTES = "fewer votes"
    BELOW = "below"
    NOT_ELIGIBLE = "not eligible"


class Round(Struct, frozen=True, kw_only=True):
    """One counted round of a contest: what its sheet was, and its numbers. Rounds behind the first are run-offs."""

    contest: Contest
    tally: Tally

    def votes(self) -> dict[int | None, Votes]:
        """Return the votes by the candidate's association (None: the motion), which all rounds share."""
        return {each.association: self.tally.votes.get(each.id, Votes()) for each in self.contest.candidates}


class Section(Struct, frozen=True, kw_only=True):
    """A contest with every round that was counted so far."""

    contest: Contest
    quorum: Threshold
    rounds: tuple[Round, ...] = ()


class Placed(Struct, frozen=True, kw_only=True):
    """One candidate in the result: the votes of each round they stood in, and what became of them."""

    candidate: Candidate
    votes: tuple[Votes, ...]
    fate: Fate


class Outcome(Struct, frozen=True, kw_only=True):
    """What came of one contest.

    `won` is in the order of votes. `contenders` are those of the run-off still to be held, for `seats_left` seats;
    `tie` tells whether they are level, or nobody had enough votes. Where it is decided, `seats_left` stay empty.
    """

    contest: Contest
    end: End
    won: tuple[Candidate, ...] = ()
    contenders: tuple[Candidate, ...] = ()
    seats_left: int = 0
    tie: bool = False
    placed: tuple[Placed, ...] = ()


def decide(sections: Sequence[Section], earlier: Mapping[str, frozenset[int]] | None = None) -> tuple[Outcome, ...]:
    """Decide contests in the order of their sections.

    `earlier` gives the associations that won contests of earlier ballots, by code; a contest that hangs on one which is
    not decided waits for it.
    """
    winners = dict(earlier or {})
    outcomes: list[Outcome] = []
    for section in sections:
        outcome = _decide(section, winners)
        outcomes.append(outcome)
        if outcome.end is End.DECIDED:
            winners[section.contest.code] = associations(outcome.won)
    return tuple(outcomes)


def associations(candidates: Iterable[Candidate]) -> frozenset[int]:
    """Return the associations among `candidates`."""
    return frozenset(each.association for each in candidates if each.association is not None)


def has_quorum(section: Section, held: Round) -> bool:
    """Tell whether enough units voted in a round."""
    turnout = held.tally.turnout
    return section.quorum.reached(turnout.collected, turnout)


def _decide(section: Section, winners: Mapping[str, frozenset[int]]) -> Outcome:
    contest = section.contest
    hangs_on = {code for code in (contest.from_winners_of, contest.without_winners_of) if code is not None}
    if not section.rounds or not hangs_on <= winners.keys():
        return Outcome(contest=contest, end=End.WAITING)
    if not has_quorum(section, section.rounds[0]):
        return Outcome(contest=contest, end=End.NO_QUORUM)
    running = _first_round(contest, section.rounds[0], winners)
    for held in section.rounds[1:]:
        # A run-off that too few took part in changes nothing: the tie stands.
        if running.contenders and has_quorum(section, held):
            running = _run_off(running, held)
    return running


def _first_round(contest: Contest, held: Round, winners: Mapping[str, frozenset[int]]) -> Outcome:
    votes = held.votes()
    eligible = [each for each in contest.candidates if _eligible(contest, each, winners)]
    ranked = sorted(eligible, key=lambda each: -votes[each.association].agree)
    passing = [each for each in ranked if _passes(contest, votes[each.association], held)]
    won, contenders = _filled(passing, contest.seats, votes)
    tie = bool(contenders)
    if not contenders and contest.method is Method.ONE:
        contenders = _second_round(ranked[len(won) :], contest.seats - len(won), votes)
    fates = {each.id: Fate.FEWER_VOTES for each in passing}
    fates |= {each.id: Fate.TIED if tie else Fate.IN_RUN_OFF for each in contenders}
    fates |= {each.id: Fate.WON for each in won}
    left_out = [each for each in contest.candidates if each not in eligible]
    fates |= {each.id: Fate.NOT_ELIGIBLE for each in left_out}
    return Outcome(
        contest=contest,
        end=End.RUN_OFF if contenders else End.DECIDED,
        won=tuple(won),
        contenders=tuple(contenders),
        seats_left=contest.seats - len(won),
        tie=tie,
        placed=tuple(
            Placed(candidate=each, votes=(votes[each.association],), fate=fates.get(each.id, Fate.BELOW))
            for each in (*ranked, *left_out)
        ),
    )


def _run_off(before: Outcome, held: Round) -> Outcome:
    """Whoever is in a run-off has what it takes already, or needs no more than the others: most votes win."""
    votes = {each.association: held.votes().get(each.association, Votes()) for each in before.contenders}
    ranked = sorted(before.contenders, key=lambda each: -votes[each.association].agree)
    won, contenders = _filled(ranked, before.seats_left, votes)
    fates = {each.id: Fate.FEWER_VOTES for each in ranked}
    fates |= {each.id: Fate.TIED for each in contenders} | {each.id: Fate.WON for each in won}
    placed = [
        replace(each, votes=(*each.votes, votes[each.candidate.association]), fate=fates[each.candidate.id])
        if each.candidate.id in fates
        else each
        for each in before.placed
    ]
    order = {fate: place for place, fate in enumerate(Fate)}
    return replace(
        before,
        end=End.RUN_OFF if contenders else End.DECIDED,
        won=(*before.won, *won),
        contenders=tuple(contenders),
        seats_left=before.seats_left - len(won),
        tie=bool(contenders),
        placed=tuple(sorted(placed, key=lambda each: order[each.fate])),
    )


def _filled(
    ranked: Sequence[Candidate], seats: int, votes: Mapping[int | None, Votes]
) -> tuple[list[Candidate], list[Candidate]]:
    """Fill `seats` from those ranked by votes; return who won, and who is level at the last seat."""
    if len(ranked) <= seats:
        return list(ranked), []
    last = votes[ranked[seats - 1].association].agree
    if votes[ranked[seats].association].agree < last:
        return list(ranked[:seats]), []
    above = [each for each in ranked if votes[each.association].agree > last]
    return above, [each for each in ranked if votes[each.association].agree == last]


def _second_round(ranked: Sequence[Candidate], seats: int, votes: Mapping[int | None, Votes]) -> list[Candidate]:
    """Return the first `seats` + 1 with any vote, and whoever is level with the last of them; nobody where that leaves
    nothing to choose."""
    voted = [each for each in ranked if votes[each.association].agree > 0]
    if seats == 0 or len(voted) <= seats:
        return []
    last = votes[voted[seats].association].agree
    return [each for each in voted if votes[each.association].agree >= last]


def _passes(contest: Contest, votes: Votes, held: Round) -> bool:
    if contest.passing is None:
        return votes.agree > 0
    return contest.passing.reached(votes.agree, held.tally.turnout)


def _eligible(contest: Contest, candidate: Candidate, winners: Mapping[str, frozenset[int]]) -> bool:
    if candidate.association is None:
        return True
    if contest.from_winners_of is not None and candidate.association not in winners[contest.from_winners_of]:
        return False
    return contest.without_winners_of is None or candidate.association not in winners[contest.without_winners_of]
