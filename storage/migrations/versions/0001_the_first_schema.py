"""The first schema.

Frozen once released: a mistake in it is mended by the next one. What `storage.upgrade` sees to, and what you must:
- forward only; the way back is the backup that `run` takes before it upgrades;
- one transaction, foreign keys off before it begins, `foreign_key_check` before it commits;
- SQLite changes a table by copying it: write `with op.batch_alter_table(...)` for any change to one that exists;
- no import from this program: a migration must mean the same in ten years. Figures and moments are BIGINT
  (thousandths; microseconds since 1970 UTC);
- rows are changed by SQL that both engines understand, and a new column that must not be NULL gets its values first;
- the same change in `storage.tables`, and a dump of the schema you leave behind (`python -m tests.storage.releases`).
"""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def refer(table: str, column: str, other: str, *, required: bool = True) -> sa.Column[int]:
    """Refer to a row of another table."""
    reference = sa.ForeignKey(f"{other}.id", name=f"fk_{table}_{column}_{other}")
    return sa.Column(column, KEY, reference, nullable=not required)


def upgrade() -> None:
    """Bring the schema here."""
    op.create_table(
        "attempt",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("subject", sa.String(length=160), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index("ix_attempt_kind_subject_at", "attempt", ["kind", "subject", "at"], unique=False)
    op.create_table(
        "audit_seal",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("upto", KEY, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("upto", name=op.f("uq_audit_seal_upto")),
    )
    op.create_table(
        "file",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("media_type", sa.String(length=120), nullable=False),
        sa.Column("stored_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file")),
    )
    op.create_table(
        "inbox",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("event_id", sa.String(length=160), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "event_id", name=op.f("pk_inbox")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_inbox_at", "inbox", ["at"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("words_first", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "province",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("board", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_province")),
        sa.UniqueConstraint("code", name=op.f("uq_province_code")),
    )
    op.create_table(
        "address",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.String(length=120), nullable=False),
        refer("address", "person_id", "person", required=False),
        sa.Column("preference", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=True),
        sa.Column("reach", sa.String(length=12), nullable=False),
        sa.Column("reach_until", sa.BigInteger(), nullable=True),
        sa.Column("heard_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_address")),
        sa.UniqueConstraint("channel", "external_id", name=op.f("uq_address_channel_external_id")),
    )
    op.create_index("ix_address_person_id", "address", ["person_id"], unique=False)
    op.create_table(
        "association",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("association", "province_id", "province"),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        refer("association", "merged_into", "association", required=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_association")),
        sa.UniqueConstraint("province_id", "code", name=op.f("uq_association_province_id_code")),
    )
    op.create_table(
        "bloc",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("bloc", "province_id", "province"),
        sa.Column("code", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bloc")),
        sa.UniqueConstraint("province_id", "code", name=op.f("uq_bloc_province_id_code")),
    )
    op.create_table(
        "errand",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("errand", "address_id", "address"),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("failure", sa.String(length=200), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_errand")),
    )
    op.create_table(
        "login",
        sa.Column("digest", sa.String(length=64), nullable=False),
        refer("login", "address_id", "address"),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_login")),
    )
    op.create_table(
        "outbox",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("outbox", "address_id", "address"),
        refer("outbox", "person_id", "person", required=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("notice", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("parts_sent", sa.Integer(), nullable=False),
        sa.Column("first_attempt_at", sa.BigInteger(), nullable=True),
        sa.Column("claimed_until", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("doubled", sa.Boolean(), nullable=False),
        sa.Column("failure", sa.String(length=200), nullable=True),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
    )
    op.create_index("ix_outbox_address", "outbox", ["address_id", "id"], unique=False)
    op.create_index(
        "ix_outbox_pending",
        "outbox",
        ["address_id", "notice", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_table(
        "season",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("season", "bloc_id", "bloc"),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("locked_at", sa.BigInteger(), nullable=True),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_season")),
        sa.UniqueConstraint("key", name=op.f("uq_season_key")),
    )
    op.create_table(
        "session",
        refer("session", "address_id", "address"),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("question_id", KEY, nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("address_id", name=op.f("pk_session")),
    )
    op.create_table(
        "audit",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        refer("audit", "actor", "person", required=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        refer("audit", "season_id", "season", required=False),
        refer("audit", "association_id", "association", required=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "day_off",
        refer("day_off", "season_id", "season"),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("season_id", "day", name=op.f("pk_day_off")),
    )
    op.create_table(
        "indicator",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("indicator", "season_id", "season"),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=300), nullable=False),
        sa.Column("label_en", sa.String(length=300), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("unit_en", sa.String(length=60), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("over_time", sa.String(length=12), nullable=False),
        sa.Column("across", sa.String(length=12), nullable=False),
        sa.Column("common", sa.Boolean(), nullable=False),
        sa.Column("counts_as", sa.String(length=24), nullable=True),
        sa.Column("percent_of", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_indicator")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_indicator_season_id_code")),
    )
    op.create_table(
        "invite",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("prefix", sa.String(length=12), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        refer("invite", "province_id", "province", required=False),
        refer("invite", "season_id", "season", required=False),
        refer("invite", "association_id", "association", required=False),
        refer("invite", "issued_by", "person", required=False),
        sa.Column("issued_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=False),
        refer("invite", "used_by", "person", required=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invite")),
        sa.UniqueConstraint("digest", name=op.f("uq_invite_digest")),
    )
    op.create_table(
        "member",
        refer("member", "season_id", "season"),
        refer("member", "association_id", "association"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("office", sa.String(length=12), nullable=True),
        sa.PrimaryKeyConstraint("season_id", "association_id", name=op.f("pk_member")),
    )
    op.create_table(
        "period",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("period", "season_id", "season"),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("during", sa.String(length=120), nullable=False),
        sa.Column("as_of", sa.String(length=120), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=False),
        sa.Column("deadline", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_period_season_id_code")),
    )
    op.create_table(
        "quota",
        refer("quota", "season_id", "season"),
        sa.Column("code", sa.String(length=24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=12), nullable=False),
        sa.Column("from_winners_of", sa.String(length=24), nullable=True),
        sa.Column("without_winners_of", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("season_id", "code", name=op.f("pk_quota")),
    )
    op.create_table(
        "seat",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("seat", "person_id", "person"),
        sa.Column("role", sa.String(length=12), nullable=False),
        refer("seat", "province_id", "province", required=False),
        refer("seat", "season_id", "season", required=False),
        refer("seat", "association_id", "association", required=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    op.create_index("ix_seat_person_id", "seat", ["person_id"], unique=False)
    op.create_table(
        "asked",
        refer("asked", "association_id", "association"),
        refer("asked", "period_id", "period"),
        refer("asked", "indicator_id", "indicator"),
        sa.PrimaryKeyConstraint("association_id", "period_id", "indicator_id", name=op.f("pk_asked")),
    )
    op.create_table(
        "evidence",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("evidence", "association_id", "association"),
        refer("evidence", "period_id", "period"),
        refer("evidence", "indicator_id", "indicator", required=False),
        sa.Column(
            "sha256", sa.String(length=64), sa.ForeignKey("file.sha256", name="fk_evidence_sha256_file"), nullable=False
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        refer("evidence", "added_by", "person"),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
    )
    op.create_table(
        "figure",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("figure", "association_id", "association"),
        refer("figure", "indicator_id", "indicator"),
        refer("figure", "period_id", "period"),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("hedge", sa.String(length=12), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=True),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        refer("figure", "entered_by", "person", required=False),
        sa.Column("entered_at", sa.BigInteger(), nullable=False),
        refer("figure", "agreed_by", "person", required=False),
        sa.Column("agreed_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure")),
        sa.UniqueConstraint(
            "association_id",
            "indicator_id",
            "period_id",
            "revision",
            name=op.f("uq_figure_association_id_indicator_id_period_id_revision"),
        ),
    )
    op.create_index(
        "ux_figure_current",
        "figure",
        ["association_id", "period_id", "indicator_id"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "milestone",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("milestone", "season_id", "season"),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        refer("milestone", "period_id", "period", required=False),
        sa.Column("offsets", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("season_id", "code", name=op.f("uq_milestone_season_id_code")),
    )
    op.create_table(
        "submission",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("submission", "association_id", "association"),
        refer("submission", "period_id", "period"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("receipt", sa.String(length=24), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        refer("submission", "submitted_by", "person"),
        sa.Column("submitted_at", sa.BigInteger(), nullable=False),
        refer("submission", "decided_by", "person", required=False),
        sa.Column("decided_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("questioned", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission")),
        sa.UniqueConstraint(
            "association_id", "period_id", "number", name=op.f("uq_submission_association_id_period_id_number")
        ),
    )
    op.create_table(
        "target",
        refer("target", "association_id", "association"),
        refer("target", "indicator_id", "indicator"),
        sa.Column("plan", sa.BigInteger(), nullable=True),
        sa.Column("last_year", sa.BigInteger(), nullable=True),
        sa.Column("mark", sa.String(length=12), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("association_id", "indicator_id", name=op.f("pk_target")),
    )
    op.create_table(
        "reminder",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("reminder", "person_id", "person"),
        refer("reminder", "association_id", "association"),
        refer("reminder", "milestone_id", "milestone"),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("rung", sa.Integer(), nullable=False),
        sa.Column("told_apart_by", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        refer("reminder", "told_with", "reminder", required=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sa.UniqueConstraint(
            "person_id",
            "association_id",
            "milestone_id",
            "due_on",
            "rung",
            "told_apart_by",
            name=op.f("uq_reminder_once"),
        ),
    )
    op.create_table(
        "call",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("call", "association_id", "association"),
        refer("call", "milestone_id", "milestone"),
        refer("call", "noted_by", "person"),
        sa.Column("noted_at", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("promise", sa.String(length=16), nullable=False),
        sa.Column("silent_until", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
    )
