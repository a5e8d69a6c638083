"""Drawing invitation codes: the one thing about them that needs chance.

Belongs here: drawing until a code is new, and storing it. What a code opens is `emulation.invitations`.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from emulation.invitations import DIGITS, prefix_of
from emulation.people import Role
from storage.store import Store

_MOST_DRAWS = 200


class NoCodeLeft(RuntimeError):
    """So many codes with this prefix were issued that no new one was found."""


@dataclass(frozen=True, kw_only=True)
class Seating:
    """What an invitation is for: a role, for an association in a season, a season, a province, or none."""

    role: Role
    season: int | None = None
    association: int | None = None
    association_code: str | None = None
    province: int | None = None


def draw_digits(number: int) -> str:
    """Draw that many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(number))


def issue(
    store: Store,
    seating: Seating,
    *,
    digest: Callable[[str], str],
    now: datetime,
    life: timedelta,
    issued_by: int | None = None,
    draw: Callable[[int], str] = draw_digits,
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
    )
    store.audit.record(
        "invited",
        now,
        actor=issued_by,
        season=seating.season,
        association=seating.association,
        details={"role": seating.role.value},
    )
    return code
