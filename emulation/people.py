"""Who may sit where: roles, seats, and what each may do.

Belongs here: the rule of rights, fail closed. Who holds which seat is `storage.people`; what a refused
person is told is `handlers`.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """What somebody is. Head and deputy sit through the association that holds the office."""

    OFFICER = "officer"
    SECRETARY = "secretary"
    HEAD = "head"
    DEPUTY = "deputy"
    STAFF = "staff"
    OPERATOR = "operator"


# Roles held for one association; the others are held for a bloc's season, a province, or the installation.
OF_ASSOCIATION = frozenset({Role.OFFICER, Role.HEAD, Role.DEPUTY})


class Seat(Struct, frozen=True, kw_only=True):
    """A role somebody holds: for an association in a season, for a season, for a province, or (operator) for none."""

    role: Role
    season: int | None = None
    association: int | None = None
    province: int | None = None


class Act(StrEnum):
    """What one may want to do in a season."""

    ANSWER = "answer"
    SEE_PROGRESS = "see progress"
    SEE_SUMMARY = "see summary"
    REVIEW = "review"
    REOPEN = "reopen"
    REMIND = "remind"
    PREPARE_BALLOT = "prepare ballot"
    CONDUCT_BALLOT = "conduct ballot"
    INVITE = "invite"
    SEE_BLOCS = "see blocs"
    LINK_GROUP = "link group"
    ENTER_FOR = "enter for"
    CLOSE_SEASON = "close season"


class Standing(Struct, frozen=True, kw_only=True):
    """The circumstances that rights hang on: whether one's own association is in, and whether the deadline is over."""

    own_submitted: bool = False
    deadline_passed: bool = False


class NotAllowed(Exception):
    """This person may not do that here. `later` is true where it will be allowed once their own figures are in, or
    after the deadline."""

    def __init__(self, act: Act, *, later: bool = False) -> None:
        super().__init__(act.value)
        self.act = act
        self.later = later


class NoSeat(Exception):
    """This person holds no seat: a stranger."""


def seats_in(seats: Iterable[Seat], season: int, province: int) -> tuple[Seat, ...]:
    """Return the seats that count in one season: those of the season, and staff's of its province."""
    return tuple(
        seat
        for seat in seats
        if (seat.season == season and seat.role is not Role.STAFF)
        or (seat.role is Role.STAFF and seat.province == province)
    )


_ALWAYS: dict[Act, frozenset[Role]] = {
    Act.ANSWER: OF_ASSOCIATION,
    Act.SEE_PROGRESS: frozenset({Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF}),
    Act.SEE_SUMMARY: frozenset({Role.STAFF}),
    Act.REVIEW: frozenset({Role.STAFF}),
    # What is accepted is returned by the board alone: no rival undoes it.
    Act.REOPEN: frozenset({Role.STAFF}),
    Act.REMIND: frozenset({Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF}),
    Act.PREPARE_BALLOT: frozenset({Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF}),
    Act.CONDUCT_BALLOT: frozenset({Role.HEAD, Role.DEPUTY, Role.STAFF}),
    Act.INVITE: frozenset({Role.STAFF}),
    Act.SEE_BLOCS: frozenset({Role.STAFF}),
    Act.LINK_GROUP: frozenset({Role.HEAD, Role.DEPUTY, Role.STAFF}),
    Act.ENTER_FOR: frozenset({Role.SECRETARY}),
    Act.CLOSE_SEASON: frozenset({Role.STAFF}),
}
# Associations compete: those who lead the bloc see rivals' figures once their own are in.
_ONCE_OWN_IS_IN: dict[Act, frozenset[Role]] = {
    Act.SEE_SUMMARY: frozenset({Role.SECRETARY, Role.HEAD, Role.DEPUTY}),
    Act.REVIEW: frozenset({Role.HEAD, Role.DEPUTY}),
}
_AFTER_DEADLINE: dict[Act, frozenset[Role]] = {
    Act.SEE_SUMMARY: frozenset({Role.OFFICER, Role.SECRETARY, Role.HEAD, Role.DEPUTY}),
}


def may(act: Act, seats: Iterable[Seat], standing: Standing) -> bool:
    """Tell whether somebody with these seats (in this season) may do `act` now."""
    roles = {seat.role for seat in seats}
    return bool(
        roles & _ALWAYS[act]
        or (standing.own_submitted and roles & _ONCE_OWN_IS_IN.get(act, frozenset()))
        or (standing.deadline_passed and roles & _AFTER_DEADLINE.get(act, frozenset()))
    )


def require(act: Act, seats: Iterable[Seat], standing: Standing) -> None:
    """Pass where `may` does. Raises NotAllowed."""
    held = tuple(seats)
    if not may(act, held, standing):
        raise NotAllowed(act, later=may(act, held, Standing(own_submitted=True, deadline_passed=True)))
