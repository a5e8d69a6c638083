"""Submissions: an association's figures of one kỳ, handed in, taken back, returned or accepted.

Belongs here: the states and which may follow which. Rows are `storage.submissions`.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class State(StrEnum):
    """Where a submission stands."""

    SUBMITTED = "submitted"
    TAKEN_BACK = "taken back"
    RETURNED = "returned"
    ACCEPTED = "accepted"


STANDING = frozenset({State.SUBMITTED, State.ACCEPTED})


class Submission(Struct, frozen=True, kw_only=True):
    """The newest submission of an association for a kỳ; `questioned` are the indicators it was returned for."""

    association: int
    period: int
    number: int
    state: State
    receipt: str
    late: bool
    submitted_by: int
    submitted_at: datetime
    decided_at: datetime | None = None
    reason: str | None = None
    questioned: frozenset[int] = frozenset()


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


class Changed(Exception):
    """The submission is no longer the one that was looked at: taken back, decided by somebody else, or newer."""


class Accepted(Exception):
    """The figures were accepted: their officer can no longer take them back or change what belongs to them."""


class Locked(Exception):
    """The season is locked: nothing in it changes any more."""


def check_open(standing: Submission | None, *, locked: bool) -> None:
    """Pass where figures may still be written. Raises Locked, AlreadyIn."""
    if locked:
        raise Locked
    if standing is not None and standing.state in STANDING:
        raise AlreadyIn(standing)


def check_complete(missing: tuple[int, ...]) -> None:
    """Pass where nothing is left `to_answer`. Raises Incomplete."""
    if missing:
        raise Incomplete(missing)


def is_late(at: datetime, deadline: datetime, newest: Submission | None) -> bool:
    """Tell whether figures handed in at `at` are late; those that were in time and came back with questions are not."""
    was_in_time = newest is not None and newest.state is State.RETURNED and not newest.late
    return at > deadline and not was_in_time


def to_answer(asked: Iterable[int], entered: Mapping[int, datetime], newest: Submission | None) -> tuple[int, ...]:
    """Return which of `asked` still want an answer: those without one, and those questioned and not revised since.

    `entered` gives, for each indicator answered, when its newest revision was written.
    """
    questioned: frozenset[int] = frozenset()
    if newest is not None and newest.state is State.RETURNED and newest.decided_at is not None:
        since = newest.decided_at
        questioned = frozenset(each for each in newest.questioned if entered.get(each, since) <= since)
    return tuple(each for each in asked if each not in entered or each in questioned)


def check_in(newest: Submission | None) -> Submission:
    """Return the submission whose figures and files somebody else may read: what is not in is a draft. Raises
    Changed."""
    if newest is None or newest.state not in STANDING:
        raise Changed
    return newest


def check_can_decide(newest: Submission | None, number: int, *, locked: bool, accepted: bool = False) -> Submission:
    """Return the submission to accept or return, the very one that was looked at. Raises Locked, Changed.

    `accepted`: it was accepted already when it was looked at, and is to be returned all the same.
    """
    if locked:
        raise Locked
    seen = State.ACCEPTED if accepted else State.SUBMITTED
    if newest is None or newest.number != number or newest.state is not seen:
        raise Changed
    return newest


def check_can_take_back(standing: Submission | None, *, locked: bool) -> Submission:
    """Return the submission to take back. Raises Locked, Accepted, LookupError where nothing is in."""
    if locked:
        raise Locked
    if standing is None or standing.state not in STANDING:
        raise LookupError
    if standing.state is State.ACCEPTED:
        raise Accepted
    return standing
