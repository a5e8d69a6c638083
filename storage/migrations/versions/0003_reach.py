"""Reach: windows and free messages of an address, a ledger of each channel's month, phone numbers to call.

Frozen once released; `storage/migrations/versions/0001_the_first_schema.py` says what every migration must see to.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema here."""
    op.create_table(
        "ledger",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.Column("paid", sa.Integer(), nullable=False),
        sa.Column("allowed", sa.Integer(), nullable=True),
        sa.Column("spent_until", sa.BigInteger(), nullable=True),
        sa.Column("told_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("channel", "month", name=op.f("pk_ledger")),
    )
    with op.batch_alter_table("address") as address:
        address.add_column(sa.Column("free_until", sa.BigInteger(), nullable=True))
        address.add_column(sa.Column("free_left", sa.Integer(), nullable=True))
    with op.batch_alter_table("association") as association:
        association.add_column(sa.Column("phone", sa.String(length=20), nullable=True))
    with op.batch_alter_table("outbox") as outbox:
        outbox.add_column(sa.Column("tried", sa.Text(), nullable=True))
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("phone", sa.String(length=20), nullable=True))
