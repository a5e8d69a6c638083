"""What associations reported: figures, submissions, files.

Belongs here: what officers hand in. What they are asked is `storage.tables.blocs`.
"""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.columns import Exact, Instant
from storage.tables.base import key, metadata, of

figure = Table(
    "figure",
    metadata,
    key(),
    of("association"),
    of("indicator"),
    of("period"),
    Column("revision", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("value", Exact),
    Column("hedge", String(12), nullable=False),
    # Why there is no value, in the officer's words (a skipped indicator).
    Column("skipped", Text),
    # Why an unlikely value is right, in the officer's words or the choice's name.
    Column("doubt", Text),
    Column("words", Text, nullable=False),
    Column("source", String(16), nullable=False),
    of("person", required=False, name="entered_by"),
    Column("entered_at", Instant, nullable=False),
    of("person", required=False, name="agreed_by"),
    Column("agreed_at", Instant),
    UniqueConstraint("association_id", "indicator_id", "period_id", "revision"),
)
Index(
    "ux_figure_current",
    figure.c.association_id,
    figure.c.period_id,
    figure.c.indicator_id,
    unique=True,
    sqlite_where=text("current"),
)

submission = Table(
    "submission",
    metadata,
    key(),
    of("association"),
    of("period"),
    Column("number", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("receipt", String(24), nullable=False),
    Column("late", Boolean, nullable=False),
    of("person", name="submitted_by"),
    Column("submitted_at", Instant, nullable=False),
    of("person", required=False, name="decided_by"),
    Column("decided_at", Instant),
    Column("reason", Text),
    # Which indicators a returned submission is asked about again, as a JSON list of their ids.
    Column("questioned", Text),
    UniqueConstraint("association_id", "period_id", "number"),
)

file = Table(
    "file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("media_type", String(120), nullable=False),
    Column("stored_at", Instant, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    key(),
    of("association"),
    of("period"),
    # Without an indicator it is a copy of the association's whole report.
    of("indicator", required=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    Column("name", String(200), nullable=False),
    of("person", name="added_by"),
    Column("added_at", Instant, nullable=False),
    Column("removed_at", Instant),
)

# One message of a report that comes in several; it stays until the whole is read.
piece = Table(
    "piece",
    metadata,
    key(),
    of("address"),
    Column("text", Text, nullable=False),
    Column("said_at", Instant, nullable=False),
    Column("kept_at", Instant, nullable=False),
    Index(None, "address_id"),
)

# An association asks the bloc's secretary to enter its figures from the copies of its report.
entry_request = Table(
    "entry_request",
    metadata,
    key(),
    of("season"),
    of("association"),
    of("period"),
    of("person", name="asked_by"),
    Column("asked_at", Instant, nullable=False),
    Column("state", String(12), nullable=False),
    # How often it was handed over: what is agreed to is what was seen.
    Column("round", Integer, nullable=False),
    of("person", required=False, name="entered_by"),
    Column("entered_at", Instant),
    of("person", required=False, name="decided_by"),
    Column("decided_at", Instant),
    Index(None, "association_id", "period_id"),
)

# A figure entered for an association. It becomes a revision of the figure only when the association agrees.
entry = Table(
    "entry",
    metadata,
    of("entry_request", key=True),
    of("indicator", key=True),
    Column("value", Exact),
    Column("hedge", String(12), nullable=False),
    Column("skipped", Text),
    Column("doubt", Text),
    Column("words", Text, nullable=False),
    of("person", name="entered_by"),
    Column("entered_at", Instant, nullable=False),
)
