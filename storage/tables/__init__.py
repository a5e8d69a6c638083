"""Every table, in the field's own words.

Belongs here: columns, keys, what must be unique. No statement, no rule. A change here needs a migration beside it
(`make migration`); a test compares the two.
"""

from storage.tables.ballots import (
    attendance,
    ballot,
    ballot_link,
    candidate,
    complaint,
    contest,
    delegate,
    elector,
    meeting,
    sealed,
    slip,
    turnout,
    voice,
    voter,
    votes,
)
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
from storage.tables.grants import service_grant
from storage.tables.groups import bloc_group, group_code
from storage.tables.machinery import audit, audit_seal, errand, inbox, ledger, outbox, session, spot
from storage.tables.people import address, attempt, invite, link_code, login, person, seat, take_over
from storage.tables.reminders import call, reminder
from storage.tables.reports import entry, entry_request, evidence, figure, file, piece, submission

__all__ = [
    "address",
    "asked",
    "association",
    "attempt",
    "attendance",
    "audit",
    "audit_seal",
    "ballot",
    "ballot_link",
    "bloc",
    "bloc_group",
    "call",
    "candidate",
    "complaint",
    "contest",
    "day_off",
    "delegate",
    "elector",
    "entry",
    "entry_request",
    "errand",
    "evidence",
    "figure",
    "file",
    "group_code",
    "inbox",
    "indicator",
    "invite",
    "ledger",
    "link_code",
    "login",
    "meeting",
    "member",
    "metadata",
    "milestone",
    "outbox",
    "period",
    "person",
    "piece",
    "province",
    "quota",
    "reminder",
    "sealed",
    "season",
    "seat",
    "service_grant",
    "session",
    "slip",
    "spot",
    "submission",
    "take_over",
    "target",
    "turnout",
    "voice",
    "voter",
    "votes",
]
