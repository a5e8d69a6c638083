"""${message[:1].upper() + message[1:]}.

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
${imports if imports else ""}
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema here."""
    ${upgrades if upgrades else "pass"}
