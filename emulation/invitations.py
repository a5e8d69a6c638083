"""Invitation codes: short enough to read out on the phone (``NCT-4827``), useless to guess.

Belongs here: a code's form, how long it holds, how often one may try. Drawing the digits is `bot`'s, since only it may
be random; rows are `storage.invites`.
"""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from emulation.people import Role

LIFE = timedelta(days=14)
DIGITS = 4
# Wrong codes an address may type within the window, and wrong guesses one prefix bears before its codes are locked.
TRIES = 5
TRIES_OF_PREFIX = 20
WINDOW = timedelta(hours=1)
PREFIX_WINDOW = timedelta(days=1)

_CODE = re.compile(r"([A-Z]{2,6})[-–—. ]?([0-9]{4})")
_ROLE_PREFIXES = {Role.SECRETARY: "TK", Role.STAFF: "CB", Role.OPERATOR: "VH"}


class Invitation(Struct, frozen=True, kw_only=True):
    """What a code opens: a role, for an association, a season or a province.

    With `takes_over` whoever uses it takes the place of whoever holds the seat, who is asked first; `phone_end` are the
    last digits of their phone, where known.
    """

    id: int
    role: Role
    season: int | None
    association: int | None
    province: int | None
    expires_at: datetime
    used_at: datetime | None
    used_by: int | None
    revoked_at: datetime | None
    takes_over: bool = False
    phone_end: str | None = None


class Outstanding(Struct, frozen=True, kw_only=True):
    """A code that nobody has used yet and that still holds; of its letters and digits only the first are known."""

    id: int
    prefix: str
    role: Role
    season: int | None
    association: int | None
    issued_at: datetime
    expires_at: datetime


class WrongCode(Exception):
    """No such code."""


class CodeUsed(Exception):
    """The code was used already."""


class CodeExpired(Exception):
    """The code's days are over, or it was revoked."""


class TooManyTries(Exception):
    """Too many wrong codes; to be tried again `after` that moment."""

    def __init__(self, after: datetime) -> None:
        super().__init__(after)
        self.after = after


def prefix_of(role: Role, association_code: str | None) -> str:
    """Return what a code begins with: the association's code, or the role's letters."""
    return association_code or _ROLE_PREFIXES[role]


def canonical(text: str) -> str | None:
    """Return `text` as a code (``NCT-4827``) if it reads as one, however it was typed."""
    found = _CODE.fullmatch(" ".join(text.upper().split()).strip())
    return f"{found[1]}-{found[2]}" if found else None


def check(invitation: Invitation | None, now: datetime) -> Invitation:
    """Return the invitation where it opens a seat now. Raises WrongCode, CodeUsed, CodeExpired."""
    if invitation is None:
        raise WrongCode
    if invitation.used_at is not None:
        raise CodeUsed
    if invitation.revoked_at is not None or now >= invitation.expires_at:
        raise CodeExpired
    return invitation


def check_tries(wrong: int, wrong_of_prefix: int, now: datetime) -> None:
    """Pass while few enough wrong codes were typed. Raises TooManyTries."""
    if wrong >= TRIES:
        raise TooManyTries(now + WINDOW)
    if wrong_of_prefix >= TRIES_OF_PREFIX:
        raise TooManyTries(now + PREFIX_WINDOW)
