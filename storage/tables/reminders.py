"""Reminders put in the outbox, and what was said on the phone.

Belongs here: what keeps a reminder from being sent twice, and what silences one. When rungs fall is
`emulation.reminders`.
"""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Instant
from storage.tables.base import key, metadata, of

reminder = Table(
    "reminder",
    metadata,
    key(),
    of("person"),
    of("association"),
    of("milestone"),
    # With the date it was due: a milestone that moves is reminded of anew.
    Column("due_on", Date, nullable=False),
    # Days before; -1 for one that somebody sent by hand, which its moment tells apart.
    Column("rung", Integer, nullable=False),
    Column("told_apart_by", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    # The reminder whose message carries this one too: what falls together for a person is one message.
    of("reminder", required=False, name="told_with"),
    UniqueConstraint(
        "person_id", "association_id", "milestone_id", "due_on", "rung", "told_apart_by", name="uq_reminder_once"
    ),
)

call = Table(
    "call",
    metadata,
    key(),
    of("association"),
    of("milestone"),
    of("person", name="noted_by"),
    Column("noted_at", Instant, nullable=False),
    Column("words", Text, nullable=False),
    Column("promise", String(16), nullable=False),
    Column("silent_until", Instant, nullable=False),
)
