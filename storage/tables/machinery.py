"""The machinery: what came in, what is asked, what goes out, what was done.

Belongs here: rows that the engine needs whatever the subject, what channels charged, and the append-only record.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from storage.columns import Instant, Key
from storage.tables.base import key, metadata, of

inbox = Table(
    "inbox",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("event_id", String(160), primary_key=True),
    Column("at", Instant, nullable=False),
    Index(None, "at"),
    sqlite_with_rowid=False,
)

session = Table(
    "session",
    metadata,
    of("address", key=True),
    Column("state", Text, nullable=False),
    Column("question_id", Key),
    # When something was last said here: nobody is reminded who is just typing.
    Column("at", Instant),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    of("address"),
    of("person", required=False),
    # The same key is put in once: reminders and announcements.
    Column("key", String(200), unique=True),
    Column("notice", Boolean, nullable=False),
    # A sealed body is wiped once it is delivered (a ballot's link).
    Column("sealed", Boolean, nullable=False),
    Column("body", Text),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("parts_sent", Integer, nullable=False),
    Column("first_attempt_at", Instant),
    Column("claimed_until", Instant),
    Column("state", String(12), nullable=False),
    Column("doubled", Boolean, nullable=False),
    Column("failure", String(200)),
    # What became of it elsewhere, in JSON: which addresses refused it, and at which it may have arrived, since when.
    Column("tried", Text),
    Column("done_at", Instant),
)
Index(
    "ix_outbox_pending",
    outbox.c.address_id,
    outbox.c.notice,
    outbox.c.id,
    sqlite_where=outbox.c.state == "pending",
)
Index("ix_outbox_address", outbox.c.address_id, outbox.c.id)

ledger = Table(
    "ledger",
    metadata,
    Column("channel", String(16), primary_key=True),
    # A calendar month of the office: ``2026-12``.
    Column("month", String(7), primary_key=True),
    Column("sent", Integer, nullable=False),
    Column("paid", Integer, nullable=False),
    # How many the month has in all, as the service told: NULL where only the tariff is known.
    Column("allowed", Integer),
    # The service said that it takes no more until then.
    Column("spent_until", Instant),
    Column("told_at", Instant),
)

# Where in a chat one message is written anew instead of being sent again: the channel's own name of it.
spot = Table(
    "spot",
    metadata,
    of("address", key=True),
    Column("name", String(80), primary_key=True),
    Column("message", String(64), nullable=False),
)

errand = Table(
    "errand",
    metadata,
    key(),
    of("address"),
    Column("kind", String(24), nullable=False),
    Column("work", Text, nullable=False),
    Column("back", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_until", Instant),
    Column("state", String(12), nullable=False),
    Column("failure", String(200)),
)

audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Instant, nullable=False),
    Column("actor", Key, ForeignKey("person.id")),
    Column("act", String(40), nullable=False),
    of("season", required=False),
    of("association", required=False),
    Column("details", Text, nullable=False),
)

audit_seal = Table(
    "audit_seal",
    metadata,
    key(),
    Column("upto", Key, nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)
