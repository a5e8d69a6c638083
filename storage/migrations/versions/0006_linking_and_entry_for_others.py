"""Linked addresses, take-overs of seats, pieces of reports, and figures entered for others.

Frozen once released; `storage/migrations/versions/0001_the_first_schema.py` says what every migration must see to.
"""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0006"
down_revision = "0005"
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
        "link_code",
        *number("link_code"),
        words("digest", 64),
        refer("link_code", "person_id", "person"),
        refer("link_code", "address_id", "address"),
        moment("made_at", required=True),
        moment("expires_at", required=True),
        refer("link_code", "typed_at", "address", required=False),
    )
    op.create_index(op.f("ix_link_code_digest"), "link_code", ["digest"], unique=False)
    op.create_index(op.f("ix_link_code_person_id"), "link_code", ["person_id"], unique=False)
    op.create_table(
        "take_over",
        *number("take_over"),
        refer("take_over", "invite_id", "invite"),
        refer("take_over", "season_id", "season"),
        refer("take_over", "association_id", "association", required=False),
        words("role", 12),
        refer("take_over", "newcomer", "person"),
        words("phone_end", 4, required=False),
        moment("asked_at", required=True),
        words("state", 12),
        refer("take_over", "decided_by", "person", required=False),
        moment("decided_at"),
        refer("take_over", "leaver", "person", required=False),
        moment("left_at"),
    )
    op.create_index(op.f("ix_take_over_state"), "take_over", ["state"], unique=False)
    op.create_table(
        "piece",
        *number("piece"),
        refer("piece", "address_id", "address"),
        sa.Column("text", sa.Text(), nullable=False),
        moment("said_at", required=True),
        moment("kept_at", required=True),
    )
    op.create_index(op.f("ix_piece_address_id"), "piece", ["address_id"], unique=False)
    op.create_table(
        "entry_request",
        *number("entry_request"),
        refer("entry_request", "season_id", "season"),
        refer("entry_request", "association_id", "association"),
        refer("entry_request", "period_id", "period"),
        refer("entry_request", "asked_by", "person"),
        moment("asked_at", required=True),
        words("state", 12),
        whole("round"),
        refer("entry_request", "entered_by", "person", required=False),
        moment("entered_at"),
        refer("entry_request", "decided_by", "person", required=False),
        moment("decided_at"),
    )
    op.create_index(
        op.f("ix_entry_request_association_id_period_id"),
        "entry_request",
        ["association_id", "period_id"],
        unique=False,
    )
    op.create_table(
        "entry",
        refer("entry", "entry_request_id", "entry_request"),
        refer("entry", "indicator_id", "indicator"),
        sa.Column("value", sa.BigInteger(), nullable=True),
        words("hedge", 12),
        sa.Column("skipped", sa.Text(), nullable=True),
        sa.Column("doubt", sa.Text(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        refer("entry", "entered_by", "person"),
        moment("entered_at", required=True),
        keyed("entry", "entry_request_id", "indicator_id"),
    )
    with op.batch_alter_table("invite") as changed:
        changed.add_column(sa.Column("takes_over", sa.Boolean(), nullable=True))
        changed.add_column(words("phone_end", 4, required=False))
    with op.batch_alter_table("person") as changed:
        changed.add_column(moment("links_from"))
