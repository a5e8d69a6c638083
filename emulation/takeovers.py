"""Taking over a seat that somebody holds: the holder is asked first, in words; after a day of silence staff decide.

Belongs here: the states, who may decide when, and who leaves. Rows are `storage.takeovers`; the words are
`handlers.takeover` (facts/users.md, screen H4). A rival, head of the bloc or not, has no say in it at all.
"""

from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from emulation.people import Act, NotAllowed, Role, Seat

SILENCE = timedelta(hours=24)
"""How long a holder is waited for before staff may decide."""


class State(StrEnum):
    """Where a take-over stands. Staff let a newcomer in instead of those who hold the seat, or beside them."""

    ASKED = "asked"
    AGREED = "agreed"
    BLOCKED = "blocked"
    INSTEAD = "instead"
    BESIDE = "beside"


LET_IN = frozenset({State.AGREED, State.INSTEAD, State.BESIDE})


class TakeOver(Struct, frozen=True, kw_only=True):
    """Somebody asks for a seat that is held; `phone_end` are the last digits of their phone, where known."""

    id: int
    seat: Seat
    newcomer: int
    phone_end: str | None
    asked_at: datetime
    state: State
    leaver: int | None = None


class Decided(Exception):
    """The take-over was decided before."""


def check_holder(asked: TakeOver, held: tuple[Seat, ...]) -> None:
    """Pass where somebody with these seats is asked, as a holder of that very seat. Raises Decided, NotAllowed."""
    if asked.seat not in held:
        raise NotAllowed(Act.INVITE)
    if asked.state is not State.ASKED:
        raise Decided


def check_staff(asked: TakeOver, held: tuple[Seat, ...], now: datetime, *, holders: bool) -> None:
    """Pass where staff may decide: the holders were silent for a day, or none of them can be written to any more.

    `held` are the seats that count in the season; `holders` tells whether one of them can be asked. Raises Decided,
    NotAllowed.
    """
    if not any(seat.role is Role.STAFF for seat in held):
        raise NotAllowed(Act.INVITE)
    if asked.state is not State.ASKED:
        raise Decided
    if holders and now < asked.asked_at + SILENCE:
        raise NotAllowed(Act.INVITE)
