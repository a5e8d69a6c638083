"""Invitations from outside a conversation: chance for their codes, and what each is for.

Belongs here: what the command line and the demonstration share. Issuing a code is `storage.issuing`.
"""

import secrets

from emulation.bloc import Association, Season
from emulation.people import Role
from storage.issuing import Seating


def draw_digits(number: int) -> str:
    """Draw that many digits."""
    return "".join(secrets.choice("0123456789") for _ in range(number))


def seating(season: Season | None, role: Role, association: Association | None) -> Seating:
    """Return what an invitation of `role` in a season is for; staff and operators may sit where there is none yet."""
    return Seating(
        role=role,
        season=None if season is None or role in {Role.STAFF, Role.OPERATOR} else season.id,
        association=association.id if association else None,
        association_code=association.code if association else None,
        province=season.province if season and role is Role.STAFF else None,
    )
