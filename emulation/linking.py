"""Joining a second address to a person: a code of six digits, typed where the person is not yet known.

Belongs here: the code's form, how long it holds, how often one may guess. Drawing digits is `bot`'s; rows are
`storage.linking`. That both ends say yes is `handlers.linking`'s conversation (facts/users.md (h): "đọc giúp 6 số").
"""

import re
from datetime import datetime, timedelta

from msgspec import Struct

from emulation.invitations import CodeExpired, TooManyTries, WrongCode

LIFE = timedelta(minutes=10)
DIGITS = 6
# Wrong codes an address may type within the window, and wrong codes of everybody while one code lives.
TRIES = 5
TRIES_OF_ALL = 100
WINDOW = timedelta(hours=1)

_CODE = re.compile(r"(?:(?:lien ket|link|ma|code)[ :]*)?([0-9]{3})[ .-]?([0-9]{3})")


class LinkCode(Struct, frozen=True, kw_only=True):
    """A code that somebody asked for at `address`; `typed_at` is the address that typed it and agreed."""

    id: int
    person: int
    address: int
    expires_at: datetime
    typed_at: int | None


def canonical(folded: str) -> str | None:
    """Return folded words as a code if they read as one: ``482716``, ``482 716``, ``lien ket 482716``."""
    found = _CODE.fullmatch(folded)
    return found[1] + found[2] if found else None


def check(code: LinkCode | None, now: datetime) -> LinkCode:
    """Return the code where it holds now. Raises WrongCode, CodeExpired."""
    if code is None:
        raise WrongCode
    if now >= code.expires_at:
        raise CodeExpired
    return code


def check_tries(wrong: int, wrong_of_all: int, now: datetime) -> None:
    """Pass while few enough wrong codes were typed. Raises TooManyTries."""
    if wrong >= TRIES:
        raise TooManyTries(now + WINDOW)
    if wrong_of_all >= TRIES_OF_ALL:
        raise TooManyTries(now + LIFE)
