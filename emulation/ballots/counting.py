"""Adding ballots up: one contest's marks become numbers, whatever their order.

Belongs here: numbers. Who wins by them is `outcomes`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from emulation.ballots.choices import Marks, Opinion, misfit
from emulation.ballots.contests import Contest, Turnout


class Votes(Struct, frozen=True, kw_only=True):
    """What one candidate got."""

    agree: int = 0
    against: int = 0


class Tally(Struct, frozen=True, kw_only=True):
    """One contest's numbers: the turnout, and the votes by candidate."""

    turnout: Turnout
    votes: Mapping[int, Votes]


def count(
    contest: Contest, ballots: Iterable[Marks], *, members: int, issued: int, present: int | None = None
) -> Tally:
    """Count one contest on every ballot that was cast."""
    collected = valid = blank = 0
    agree: Counter[int] = Counter()
    against: Counter[int] = Counter()
    for marks in ballots:
        collected += 1
        if not marks:
            blank += 1
        elif misfit(contest, marks) is None:
            valid += 1
            agree.update(each for each, mark in marks.items() if mark is Opinion.FOR)
            against.update(each for each, mark in marks.items() if mark is Opinion.AGAINST)
    return Tally(
        turnout=Turnout(members=members, issued=issued, collected=collected, valid=valid, blank=blank, present=present),
        votes={each.id: Votes(agree=agree[each.id], against=against[each.id]) for each in contest.candidates},
    )
