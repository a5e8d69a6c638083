"""Why something about a ballot is not done.

Belongs here: classes with the data that an explanation needs. What is said is `handlers.ballot_refusals`.
"""

from datetime import datetime
from enum import StrEnum


class BallotRefusal(Exception):
    """Something about a ballot that is not done; nothing was changed."""


class Misfit(StrEnum):
    """How marks do not fit their contest."""

    TOO_MANY = "too many"
    NOT_ASKED = "not asked"
    NOT_STANDING = "not standing"


class WrongChoice(BallotRefusal):
    """A ballot is not marked as its contests allow; `contest` is the first that is not."""

    def __init__(self, contest: int | None, why: Misfit) -> None:
        super().__init__(why.value)
        self.contest = contest
        self.why = why


class NotPrepared(BallotRefusal):
    """The ballot is no longer being prepared: it was opened or removed."""


class NotOpen(BallotRefusal):
    """The ballot is not open; `closed` is when it ended, None where it never opened."""

    def __init__(self, closed: datetime | None) -> None:
        super().__init__(closed)
        self.closed = closed


class NotClosed(BallotRefusal):
    """The ballot is not closed yet, so there is no result, for anybody."""


class DeadlineOver(BallotRefusal):
    """The moment a ballot is to close by lies in the past."""


class NothingToVote(BallotRefusal):
    """A contest has nobody standing, or nothing is left to be voted on."""


class SamePerson(BallotRefusal):
    """Opening and closing take two persons; the same one asked twice."""


class SameAssociation(BallotRefusal):
    """Opening and closing take two persons who do not sit for the same association."""


class NotNeutral(BallotRefusal):
    """Of the two who open or close, one at least must not sit for an association that stands."""


class NotTheVoter(BallotRefusal):
    """This person sits for the association but somebody else votes for it."""


class NotOnTheRoll(BallotRefusal):
    """This person's association has no vote in this ballot, or had nobody named when it opened."""


class UnknownLink(BallotRefusal):
    """No ballot opens with this code."""


class Spoilt(BallotRefusal):
    """A sealed ballot was changed behind our back: nothing is counted. `ballot` is its id."""

    def __init__(self, ballot: int) -> None:
        super().__init__(ballot)
        self.ballot = ballot
