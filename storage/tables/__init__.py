"""Every table, in the field's own words.

Belongs here: columns, keys, what must be unique. No statement, no rule. A change here needs a migration beside it
(`make migration`); a test compares the two.
"""

from storage.tables.base import metadata
from storage.tables.blocs import (
    asked,
    association,
    bloc,
    day_off,
    indicator,
    member,
    milestone,
    period,
    province,
    quota,
    season,
    target,
)
from storage.tables.machinery import audit, audit_seal, errand, inbox, outbox, session
from storage.tables.people import address, attempt, invite, login, person, seat
from storage.tables.reports import evidence, figure, file, submission

__all__ = [
    "address",
    "asked",
    "association",
    "attempt",
    "audit",
    "audit_seal",
    "bloc",
    "day_off",
    "errand",
    "evidence",
    "figure",
    "file",
    "inbox",
    "indicator",
    "invite",
    "login",
    "member",
    "metadata",
    "milestone",
    "outbox",
    "period",
    "person",
    "province",
    "quota",
    "season",
    "seat",
    "session",
    "submission",
    "target",
]
