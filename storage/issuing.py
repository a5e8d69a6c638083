"""Issuing invitation codes: drawn until new, stored as digests, recorded.

Belongs here: putting a new code into rows. What a code opens is `emulation.invitations`; chance and the key of digests
are passed in.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from emulation.invitations import DIGITS, prefix_of
from emulation.people import Role
from storage.store import Store

_MOST_DRAWS = 200


class NoCodeLeft(RuntimeError):
    """So many codes with this prefix were issued that no new one was found."""


class Seating(Struct, frozen=True, kw_only=True):
    """What an invitation is for: a role, for an association in a season, a season, a province, or none.

    `takes_over` and `phone_end` as in `emulation.invitations.Invitation`.
    """

    role: Role
    season: int | None = None
    association: int | None = None
    association_code: str | None = None
    province: int | None = None
    takes_over: bool = False
    phone_end: str | None = None


def issue(
    store: Store,
    seating: Seating,
    *,
    digest: Callable[[str], str],
    now: datetime,
    life: timedelta,
    issued_by: int | None = None,
    draw: Callable[[int], str],
) -> str:
    """Draw a code, store the invitation, and return the code. Raises NoCodeLeft."""
    prefix = prefix_of(seating.role, seating.association_code)
    for _ in range(_MOST_DRAWS):
        code = f"{prefix}-{draw(DIGITS)}"
        if not store.invites.taken(digest(code)):
            break
    else:
        raise NoCodeLeft(prefix)
    store.invites.issue(
        digest=digest(code),
        prefix=prefix,
        role=seating.role,
        season=seating.season,
        association=seating.association,
        province=seating.province,
        issued_by=issued_by,
        now=now,
        expires_at=now + life,
        takes_over=seating.takes_over,
        phone_end=seating.phone_end,
    )
    store.audit.record(
        "invited",
        now,
        actor=issued_by,
        season=seating.season,
        association=seating.association,
        details={"role": seating.role.value} | ({"takes over": True} if seating.takes_over else {}),
    )
    return code
