"""What is voted on: contests, those who stand in them, and the thresholds that decide.

Belongs here: the shape of a ballot's sheet. What a voter chose is `choices`, adding up is `counting`.
No law sets a bloc's quorum or threshold: they come from the province's or the bloc's own rules, so both are values.
"""

from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from emulation.bloc import Gone
from emulation.season import Method

MOTION = "motion"
"""The code of a contest that is a motion; every other code is one of `season.Award`."""


class Base(StrEnum):
    """Of what a threshold is a part: all member units, those present, ballots issued, or valid ballots."""

    MEMBERS = "members"
    PRESENT = "present"
    ISSUED = "issued"
    VALID = "valid"


class Comparator(StrEnum):
    """Whether the threshold itself is enough."""

    MORE = ">"
    AT_LEAST = ">="


class Turnout(Struct, frozen=True, kw_only=True):
    """How many ballots there were in one contest. `members` is every unit of the bloc, voting or not.

    A collected ballot is valid, blank (nothing marked in this contest) or invalid. `present` is known where the vote is
    held in a meeting; without one, whoever cast a ballot is present.
    """

    members: int
    issued: int
    collected: int
    valid: int
    blank: int
    present: int | None = None

    @property
    def invalid(self) -> int:
        """Ballots that were marked, but not as the contest allows."""
        return self.collected - self.valid - self.blank

    def of(self, base: Base) -> int:
        """Return the number that a threshold is measured against."""
        match base:
            case Base.MEMBERS:
                return self.members
            case Base.PRESENT:
                return self.collected if self.present is None else self.present
            case Base.ISSUED:
                return self.issued
            case Base.VALID:
                return self.valid


class Threshold(Struct, frozen=True, kw_only=True):
    """A part of a base that must be exceeded (``>``) or reached (``>=``), compared in whole numbers."""

    value: Fraction
    comparator: Comparator
    base: Base

    def reached(self, number: int, turnout: Turnout) -> bool:
        """Tell whether `number` is enough; nothing is enough of nobody."""
        whole = turnout.of(self.base)
        if whole == 0:
            return False
        have, want = number * self.value.denominator, whole * self.value.numerator
        return have > want if self.comparator is Comparator.MORE else have >= want

    def __str__(self) -> str:
        return f"{self.comparator.value} {self.value} {self.base.value}"

    @classmethod
    def parse(cls, text: str) -> "Threshold":
        """Return the threshold that was written as ``> 1/2 members``. Raises ValueError."""
        comparator, value, base = text.split()
        return cls(value=Fraction(value), comparator=Comparator(comparator), base=Base(base))


MORE_THAN_HALF = Threshold(value=Fraction(1, 2), comparator=Comparator.MORE, base=Base.MEMBERS)
TWO_THIRDS = Threshold(value=Fraction(2, 3), comparator=Comparator.AT_LEAST, base=Base.MEMBERS)


class Candidate(Struct, frozen=True, kw_only=True):
    """One line of a contest: an association that stands, or (without one) the motion itself."""

    id: int
    association: int | None
    name: str


class Contest(Struct, frozen=True, kw_only=True):
    """One section of a ballot. `seats` is how many are proposed; a run-off's are those left over.

    `passing` is what a candidate needs, None where most votes are enough (a run-off between those who had it already).
    `from_winners_of`, `without_winners_of`: codes of earlier contests whose winners alone, or no longer, may win here.
    """

    id: int
    code: str
    name: str
    method: Method
    seats: int
    candidates: tuple[Candidate, ...]
    passing: Threshold | None = MORE_THAN_HALF
    from_winners_of: str | None = None
    without_winners_of: str | None = None
    run_off_of: int | None = None

    @property
    def most(self) -> int | None:
        """How many candidates a voter may choose; None where each is agreed or disagreed with."""
        match self.method:
            case Method.AT_MOST:
                return self.seats
            case Method.ONE:
                return 1
            case Method.AGREE | Method.CONSENT:
                return None


class BallotState(StrEnum):
    """Where a ballot stands. One that was removed was never opened; one that is spoilt was never counted."""

    PREPARED = "prepared"
    OPEN = "open"
    CLOSED = "closed"
    ANNOUNCED = "announced"
    REMOVED = "removed"
    SPOILT = "spoilt"


COUNTED = frozenset({BallotState.CLOSED, BallotState.ANNOUNCED})
GONE = frozenset({BallotState.REMOVED, BallotState.SPOILT})


class Ballot(Struct, frozen=True, kw_only=True):
    """One ballot of a season with its contests in the order in which they are counted.

    `closes` is the last moment (exclusive) at which a vote may arrive. `members` is how many units the bloc had when it
    opened, 0 before. `run_off_of` is the ballot whose ties it breaks.
    """

    id: int
    season: int
    name: str
    secret: bool
    state: BallotState
    closes: datetime
    contests: tuple[Contest, ...]
    quorum: Threshold = TWO_THIRDS
    members: int = 0
    run_off_of: int | None = None
    opening_asked_by: int | None = None
    closing_asked_by: int | None = None
    opened: datetime | None = None
    closed: datetime | None = None

    @property
    def standing(self) -> frozenset[int]:
        """Every association that stands in any of its contests."""
        return frozenset(
            each.association for contest in self.contests for each in contest.candidates if each.association is not None
        )

    def contest(self, contest_id: int) -> Contest:
        """Return one of its contests. Raises Gone."""
        for each in self.contests:
            if each.id == contest_id:
                return each
        raise Gone(contest_id)


def is_open(ballot: Ballot, at: datetime) -> bool:
    """Tell whether a vote that arrives `at` that moment counts: its deadline holds whether or not a clock has run."""
    return ballot.state is BallotState.OPEN and at < ballot.closes


def is_overdue(ballot: Ballot, now: datetime) -> bool:
    """Tell whether a ballot still stands open although its deadline is over: it closes by itself."""
    return ballot.state is BallotState.OPEN and now >= ballot.closes
