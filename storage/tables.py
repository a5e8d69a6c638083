"""Every table, in the field's own words.

Belongs here: columns, keys, what must be unique. No statement, no rule. A change here needs a migration beside it
(`make migration`); a test compares the two.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from storage.columns import Exact, Instant, Key

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", Key, primary_key=True, autoincrement=True)


def _of(table: str, *, required: bool = True, name: str | None = None, key: bool = False) -> Column[int]:
    return Column(name or f"{table}_id", Key, ForeignKey(f"{table}.id"), nullable=not required, primary_key=key)


# --- who and what: provinces, blocs, seasons -----------------------------------------------------------------------

province = Table(
    "province",
    metadata,
    _key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("board", String(200), nullable=False),
)

bloc = Table(
    "bloc",
    metadata,
    _key(),
    _of("province"),
    Column("code", String(60), nullable=False),
    Column("name", String(300), nullable=False),
    UniqueConstraint("province_id", "code"),
)

season = Table(
    "season",
    metadata,
    _key(),
    _of("bloc"),
    Column("key", String(80), nullable=False, unique=True),
    Column("year", Integer, nullable=False),
    Column("source", Text, nullable=False),
    # The season as last imported, whole: what a re-import is compared with.
    Column("plan", Text, nullable=False),
    Column("locked_at", Instant),
    Column("demo", Boolean, nullable=False),
)

association = Table(
    "association",
    metadata,
    _key(),
    _of("province"),
    Column("code", String(12), nullable=False),
    Column("name", String(300), nullable=False),
    Column("aliases", Text, nullable=False),
    Column("merged_into", Key, ForeignKey("association.id")),
    UniqueConstraint("province_id", "code"),
)

member = Table(
    "member",
    metadata,
    _of("season", key=True),
    _of("association", key=True),
    Column("position", Integer, nullable=False),
    Column("office", String(12)),
)

period = Table(
    "period",
    metadata,
    _key(),
    _of("season"),
    Column("code", String(12), nullable=False),
    Column("name", String(120), nullable=False),
    Column("position", Integer, nullable=False),
    # How its questions begin: "Cả năm 2023", "Đến hết năm 2023".
    Column("during", String(120), nullable=False),
    Column("as_of", String(120), nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    UniqueConstraint("season_id", "code"),
)

milestone = Table(
    "milestone",
    metadata,
    _key(),
    _of("season"),
    Column("code", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("due_at", Instant, nullable=False),
    _of("period", required=False),
    Column("offsets", String(80), nullable=False),
    UniqueConstraint("season_id", "code"),
)

quota = Table(
    "quota",
    metadata,
    _of("season", key=True),
    Column("code", String(24), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("method", String(12), nullable=False),
    Column("from_winners_of", String(24)),
    Column("without_winners_of", String(24)),
)

day_off = Table("day_off", metadata, _of("season", key=True), Column("day", Date, primary_key=True))

indicator = Table(
    "indicator",
    metadata,
    _key(),
    _of("season"),
    Column("code", String(24), nullable=False),
    Column("position", Integer, nullable=False),
    Column("label", String(300), nullable=False),
    Column("label_en", String(300), nullable=False),
    Column("question", Text, nullable=False),
    Column("unit", String(60), nullable=False),
    Column("unit_en", String(60), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("over_time", String(12), nullable=False),
    Column("across", String(12), nullable=False),
    Column("common", Boolean, nullable=False),
    Column("counts_as", String(24)),
    Column("percent_of", String(24)),
    UniqueConstraint("season_id", "code"),
)

asked = Table(
    "asked",
    metadata,
    _of("association", key=True),
    _of("period", key=True),
    _of("indicator", key=True),
)

target = Table(
    "target",
    metadata,
    _of("association", key=True),
    _of("indicator", key=True),
    Column("plan", Exact),
    Column("last_year", Exact),
    Column("mark", String(12), nullable=False),
    Column("source", Text, nullable=False),
)

# --- figures -------------------------------------------------------------------------------------------------------

figure = Table(
    "figure",
    metadata,
    _key(),
    _of("association"),
    _of("indicator"),
    _of("period"),
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
    _of("person", required=False, name="entered_by"),
    Column("entered_at", Instant, nullable=False),
    _of("person", required=False, name="agreed_by"),
    Column("agreed_at", Instant),
    UniqueConstraint("association_id", "indicator_id", "period_id", "revision"),
)
Index(
    "ux_figure_current",
    figure.c.association_id,
    figure.c.period_id,
    figure.c.indicator_id,
    unique=True,
    sqlite_where=figure.c.current,
    postgresql_where=figure.c.current,
)

submission = Table(
    "submission",
    metadata,
    _key(),
    _of("association"),
    _of("period"),
    Column("number", Integer, nullable=False),
    Column("state", String(12), nullable=False),
    Column("receipt", String(24), nullable=False, unique=True),
    Column("late", Boolean, nullable=False),
    _of("person", name="submitted_by"),
    Column("submitted_at", Instant, nullable=False),
    _of("person", required=False, name="decided_by"),
    Column("decided_at", Instant),
    Column("reason", Text),
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
    _key(),
    _of("association"),
    _of("period"),
    # Without an indicator it is a copy of the association's whole report.
    _of("indicator", required=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False),
    Column("name", String(200), nullable=False),
    _of("person", name="added_by"),
    Column("added_at", Instant, nullable=False),
    Column("removed_at", Instant),
)

# --- people --------------------------------------------------------------------------------------------------------

person = Table(
    "person",
    metadata,
    _key(),
    Column("name", String(200), nullable=False),
    Column("language", String(5), nullable=False),
    Column("words_first", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
)

address = Table(
    "address",
    metadata,
    _key(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(120), nullable=False),
    _of("person", required=False),
    # The person's order of preference; the smallest is tried first.
    Column("preference", Integer, nullable=False),
    Column("language", String(5)),
    Column("reach", String(12), nullable=False),
    Column("reach_until", Instant),
    Column("heard_at", Instant),
    UniqueConstraint("channel", "external_id"),
    Index(None, "person_id"),
)

seat = Table(
    "seat",
    metadata,
    _key(),
    _of("person"),
    Column("role", String(12), nullable=False),
    _of("province", required=False),
    _of("season", required=False),
    _of("association", required=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index(None, "person_id"),
)

invite = Table(
    "invite",
    metadata,
    _key(),
    # A keyed digest of the code: the table alone lets nobody in.
    Column("digest", String(64), nullable=False, unique=True),
    Column("prefix", String(12), nullable=False),
    Column("role", String(12), nullable=False),
    _of("province", required=False),
    _of("season", required=False),
    _of("association", required=False),
    _of("person", required=False, name="issued_by"),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    _of("person", required=False, name="used_by"),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
)

attempt = Table(
    "attempt",
    metadata,
    _key(),
    Column("kind", String(24), nullable=False),
    Column("subject", String(160), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "kind", "subject", "at"),
)

login = Table(
    "login",
    metadata,
    Column("digest", String(64), primary_key=True),
    _of("address"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

# --- the machinery: what came in, what is asked, what goes out -----------------------------------------------------

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
    _of("address", key=True),
    Column("state", Text, nullable=False),
    Column("question_id", Key),
)

outbox = Table(
    "outbox",
    metadata,
    _key(),
    _of("address"),
    _of("person", required=False),
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
    Column("done_at", Instant),
)
Index(
    "ix_outbox_pending",
    outbox.c.address_id,
    outbox.c.notice,
    outbox.c.id,
    sqlite_where=outbox.c.state == "pending",
    postgresql_where=outbox.c.state == "pending",
)
Index("ix_outbox_address", outbox.c.address_id, outbox.c.id)

errand = Table(
    "errand",
    metadata,
    _key(),
    _of("address"),
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
    _key(),
    Column("at", Instant, nullable=False),
    Column("actor", Key, ForeignKey("person.id")),
    Column("act", String(40), nullable=False),
    _of("season", required=False),
    _of("association", required=False),
    Column("details", Text, nullable=False),
)

audit_seal = Table(
    "audit_seal",
    metadata,
    _key(),
    Column("upto", Key, nullable=False, unique=True),
    Column("digest", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)
