"""Votes: ballots, contests, the roll, sealed ballots, counts; and the rows of meetings, slips and complaints.

Frozen once released; `storage/migrations/versions/0001_the_first_schema.py` says what every migration must see to.
"""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def number(name: str) -> tuple[sa.Column[int], sa.PrimaryKeyConstraint]:
    """Number the rows of a table."""
    return (
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )


def keyed(name: str, *columns: str) -> sa.PrimaryKeyConstraint:
    """Key a table by several of its columns."""
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{name}"))


def refer(name: str, column: str, other: str, *, required: bool = True) -> sa.Column[int]:
    """Refer to a row of another table."""
    reference = sa.ForeignKey(f"{other}.id", name=op.f(f"fk_{name}_{column}_{other}"))
    return sa.Column(column, KEY, reference, nullable=not required)


def unique(name: str, *columns: str) -> sa.UniqueConstraint:
    """Let no two rows share these columns."""
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{name}_{'_'.join(columns)}"))


def whole(column: str) -> sa.Column[int]:
    """Count something."""
    return sa.Column(column, sa.Integer(), nullable=False)


def moment(column: str, *, required: bool = False) -> sa.Column[int]:
    """Date something."""
    return sa.Column(column, sa.BigInteger(), nullable=not required)


def words(column: str, length: int, *, required: bool = True) -> sa.Column[str]:
    """Name something."""
    return sa.Column(column, sa.String(length=length), nullable=not required)


def upgrade() -> None:
    """Bring the schema here."""
    op.create_table(
        "delegate",
        refer("delegate", "season_id", "season"),
        refer("delegate", "association_id", "association"),
        refer("delegate", "person_id", "person"),
        refer("delegate", "substitute_id", "person", required=False),
        refer("delegate", "named_by", "person", required=False),
        moment("named_at", required=True),
        keyed("delegate", "season_id", "association_id"),
    )
    op.create_table(
        "meeting",
        *number("meeting"),
        refer("meeting", "season_id", "season"),
        words("name", 200),
        words("place", 200),
        moment("starts_at", required=True),
        moment("ended_at"),
    )
    op.create_table(
        "attendance",
        refer("attendance", "meeting_id", "meeting"),
        refer("attendance", "association_id", "association"),
        refer("attendance", "person_id", "person", required=False),
        words("stands_in", 200, required=False),
        sa.Column("authorised", sa.Boolean(), nullable=False),
        moment("arrived_at"),
        moment("left_at"),
        keyed("attendance", "meeting_id", "association_id"),
    )
    op.create_table(
        "ballot",
        *number("ballot"),
        refer("ballot", "season_id", "season"),
        refer("ballot", "meeting_id", "meeting", required=False),
        refer("ballot", "run_off_of", "ballot", required=False),
        words("name", 300),
        sa.Column("secret", sa.Boolean(), nullable=False),
        words("state", 12),
        words("quorum", 40),
        moment("closes_at", required=True),
        whole("members"),
        sa.Column("sealed_key", sa.LargeBinary(), nullable=True),
        whole("size"),
        refer("ballot", "prepared_by", "person", required=False),
        moment("prepared_at", required=True),
        refer("ballot", "opening_asked_by", "person", required=False),
        refer("ballot", "opened_by", "person", required=False),
        moment("opened_at"),
        refer("ballot", "closing_asked_by", "person", required=False),
        refer("ballot", "closed_by", "person", required=False),
        moment("closed_at"),
        refer("ballot", "announced_by", "person", required=False),
        moment("announced_at"),
    )
    op.create_index(op.f("ix_ballot_season_id"), "ballot", ["season_id"], unique=False)
    op.create_index(op.f("ix_ballot_state"), "ballot", ["state"], unique=False)
    op.create_table(
        "complaint",
        *number("complaint"),
        refer("complaint", "season_id", "season"),
        refer("complaint", "ballot_id", "ballot", required=False),
        refer("complaint", "association_id", "association"),
        refer("complaint", "made_by", "person"),
        moment("made_at", required=True),
        sa.Column("words", sa.Text(), nullable=False),
        refer("complaint", "answered_by", "person", required=False),
        moment("answered_at"),
        sa.Column("answer", sa.Text(), nullable=True),
    )
    op.create_table(
        "contest",
        *number("contest"),
        refer("contest", "ballot_id", "ballot"),
        refer("contest", "run_off_of", "contest", required=False),
        whole("position"),
        words("code", 24),
        words("name", 300),
        words("method", 12),
        whole("seats"),
        words("passing", 40, required=False),
        words("from_winners_of", 24, required=False),
        words("without_winners_of", 24, required=False),
        unique("contest", "ballot_id", "position"),
    )
    op.create_table(
        "elector",
        refer("elector", "ballot_id", "ballot"),
        refer("elector", "association_id", "association"),
        words("way", 12),
        whole("casts"),
        words("receipt", 24, required=False),
        keyed("elector", "ballot_id", "association_id"),
        unique("elector", "ballot_id", "receipt"),
    )
    op.create_table(
        "slip",
        *number("slip"),
        refer("slip", "ballot_id", "ballot"),
        words("digest", 64),
        whole("casts"),
        sa.Column("void", sa.Boolean(), nullable=False),
        unique("slip", "digest"),
    )
    op.create_table(
        "voter",
        *number("voter"),
        refer("voter", "ballot_id", "ballot"),
        refer("voter", "association_id", "association"),
        refer("voter", "person_id", "person"),
        sa.Column("substitute", sa.Boolean(), nullable=False),
        unique("voter", "ballot_id", "association_id", "person_id"),
    )
    op.create_table(
        "ballot_link",
        words("digest", 64),
        refer("ballot_link", "voter_id", "voter"),
        keyed("ballot_link", "digest"),
    )
    op.create_table(
        "candidate",
        *number("candidate"),
        refer("candidate", "contest_id", "contest"),
        whole("position"),
        refer("candidate", "association_id", "association", required=False),
        unique("candidate", "contest_id", "position"),
    )
    op.create_table(
        "sealed",
        *number("sealed"),
        refer("sealed", "ballot_id", "ballot"),
        refer("sealed", "association_id", "association", required=False),
        refer("sealed", "slip_id", "slip", required=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        unique("sealed", "ballot_id", "association_id"),
        unique("sealed", "ballot_id", "slip_id"),
    )
    op.create_table(
        "turnout",
        refer("turnout", "contest_id", "contest"),
        words("way", 12),
        whole("issued"),
        whole("collected"),
        whole("valid"),
        whole("blank"),
        keyed("turnout", "contest_id", "way"),
    )
    op.create_table(
        "voice",
        refer("voice", "candidate_id", "candidate"),
        refer("voice", "association_id", "association"),
        words("opinion", 1),
        keyed("voice", "candidate_id", "association_id"),
    )
    op.create_table(
        "votes",
        refer("votes", "candidate_id", "candidate"),
        words("way", 12),
        whole("agree"),
        whole("against"),
        keyed("votes", "candidate_id", "way"),
    )
