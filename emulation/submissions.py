"""Submissions: an association's figures of one kỳ, handed in, taken back, returned or accepted.

Belongs here: the states and which may follow which. Rows are `storage.submissions`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a submission stands."""

    SUBMITTED = "submitted"
    TAKEN_BACK = "taken back"
    RETURNED = "returned"
    ACCEPTED = "accepted"


STANDING = frozenset({State.SUBMITTED, State.ACCEPTED})


@dataclass(frozen=True, kw_only=True)
class Submission:
    """The newest submission of an association for a kỳ."""

    association: int
    period: int
    number: int
    state: State
    receipt: str
    late: bool
    submitted_by: int
    submitted_at: datetime
    reason: str | None = None


class Incomplete(Exception):
    """Not every question has an answer or a reason; `missing` are the indicators' ids."""

    def __init__(self, missing: tuple[int, ...]) -> None:
        super().__init__(len(missing))
        self.missing = missing


class AlreadyIn(Exception):
    """The figures are submitted already; they must be taken back before they change."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(submission.state.value)
        self.submission = submission


class Accepted(Exception):
    """The figures were accepted and can no longer be taken back."""


class Locked(Exception):
    """The season is locked: nothing in it changes any more."""


def check_open(standing: Submission | None, *, locked: bool) -> None:
    """Pass where figures may still be written. Raises Locked, AlreadyIn."""
    if locked:
        raise Locked
    if standing is not None and standing.state in STANDING:
        raise AlreadyIn(standing)


def check_complete(asked: Collection[int], answered: Collection[int]) -> None:
    """Pass where every question has a value or a reason. Raises Incomplete."""
    missing = tuple(indicator for indicator in asked if indicator not in answered)
    if missing:
        raise Incomplete(missing)


def check_can_take_back(standing: Submission | None, *, locked: bool) -> Submission:
    """Return the submission to take back. Raises Locked, Accepted, LookupError where nothing is in."""
    if locked:
        raise Locked
    if standing is None or standing.state not in STANDING:
        raise LookupError
    if standing.state is State.ACCEPTED:
        raise Accepted
    return standing
