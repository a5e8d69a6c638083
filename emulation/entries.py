"""Figures entered for an association by the bloc's secretary, from the copies of its report.

Belongs here: the states of such a request and who may do what in each. Nothing entered counts before the association
itself agrees (facts/users.md, screens A4 and A5). Rows are `storage.entries`.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from emulation.figures import Figure, Source
from emulation.numerals import Hedge
from emulation.people import Act, NotAllowed


class State(StrEnum):
    """Where a request stands: asked for, handed over to be looked at, agreed to, or ended without it."""

    ASKED = "asked"
    HANDED_OVER = "handed over"
    REFUSED = "refused"
    AGREED = "agreed"
    ENDED = "ended"


# While the secretary may see the copies and enter, and while the association may still take the request back.
TO_ENTER = frozenset({State.ASKED, State.REFUSED})
STANDING = frozenset({State.ASKED, State.REFUSED, State.HANDED_OVER})


class Request(Struct, frozen=True, kw_only=True):
    """An association asks for its figures of a kỳ to be entered; `round` counts how often they were handed over."""

    id: int
    season: int
    association: int
    period: int
    asked_by: int
    asked_at: datetime
    state: State
    round: int
    entered_by: int | None = None
    entered_at: datetime | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One figure entered for an association: a value with its hedge, or why the copy has none."""

    indicator: int
    value: Decimal | None
    hedge: Hedge
    skipped: str | None
    doubt: str | None
    words: str
    entered_by: int


def figure_of(request: Request, entered: Entry) -> Figure:
    """Return what an entry would be as a figure of the association; revision 0, since it is none yet."""
    return Figure(
        association=request.association,
        indicator=entered.indicator,
        period=request.period,
        revision=0,
        value=entered.value,
        hedge=entered.hedge,
        skipped=entered.skipped,
        doubt=entered.doubt,
        words=entered.words,
        source=Source.FOR_THEM,
        entered_by=entered.entered_by,
        entered_at=request.entered_at or request.asked_at,
    )


class NotHandedOver(Exception):
    """What was looked at is no longer what would be agreed to: taken back, agreed already, or entered anew."""


def check_entering(request: Request) -> None:
    """Pass while the secretary may see and enter. Raises NotAllowed."""
    if request.state not in TO_ENTER:
        raise NotAllowed(Act.ENTER_FOR)


def check_agreeing(request: Request, seen: int) -> None:
    """Pass where what was handed over in round `seen` is what stands. Raises NotHandedOver."""
    if request.state is not State.HANDED_OVER or request.round != seen:
        raise NotHandedOver
