"""Groups: the bloc's chat groups, the codes that link one, and messages that are written anew in their place.

Frozen once released; `storage/migrations/versions/0001_the_first_schema.py` says what every migration must see to.
"""

import sqlalchemy as sa
from alembic import op

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def refer(name: str, column: str, other: str) -> sa.Column[int]:
    """Refer to a row of another table."""
    reference = sa.ForeignKey(f"{other}.id", name=op.f(f"fk_{name}_{column}_{other}"))
    return sa.Column(column, KEY, reference, nullable=False)


def moment(column: str, *, required: bool = False) -> sa.Column[int]:
    """Date something."""
    return sa.Column(column, sa.BigInteger(), nullable=not required)


def upgrade() -> None:
    """Bring the schema here."""
    op.create_table(
        "bloc_group",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        refer("bloc_group", "season_id", "season"),
        refer("bloc_group", "address_id", "address"),
        sa.Column("names", sa.Boolean(), nullable=False),
        refer("bloc_group", "linked_by", "person"),
        moment("linked_at", required=True),
        moment("board_at"),
        moment("unlinked_at"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bloc_group")),
    )
    op.create_index(
        "ux_bloc_group_linked",
        "bloc_group",
        ["address_id"],
        unique=True,
        sqlite_where=sa.text("unlinked_at IS NULL"),
        postgresql_where=sa.text("unlinked_at IS NULL"),
    )
    op.create_table(
        "group_code",
        sa.Column("digest", sa.String(length=64), nullable=False),
        refer("group_code", "season_id", "season"),
        refer("group_code", "issued_by", "person"),
        moment("issued_at", required=True),
        moment("expires_at", required=True),
        moment("used_at"),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_group_code")),
    )
    op.create_table(
        "spot",
        refer("spot", "address_id", "address"),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("message", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("address_id", "name", name=op.f("pk_spot")),
    )
