"""What `make migration` runs: compares the tables with the newest schema and writes down the difference.

The newest schema is made for the purpose, in a temporary SQLite file; no database of yours is touched. Belongs here:
how a migration is written. Carrying one out is `storage.upgrade`.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext

from storage.columns import Exact, Instant, Key
from storage.database import Database
from storage.tables import metadata
from storage.upgrade import newest, upgrade


def as_stored(kind: str, item: Any, _autogenerating: AutogenContext) -> str | Literal[False]:
    """Write the stored type of our own column types: what those mean may change, an old migration must not."""
    if kind == "type" and item is Key:
        return "KEY"
    if kind == "type" and isinstance(item, Exact | Instant):
        return "sa.BigInteger()"
    return False


def number(_context: MigrationContext, _revision: Any, scripts: list[MigrationScript]) -> None:
    """Give the new migration the next number."""
    before: str | Iterable[str] | None = newest()
    scripts[0].rev_id = f"{int(str(before or 0)) + 1:04}"


with tempfile.TemporaryDirectory() as directory:
    database = Database(f"sqlite:///{Path(directory, 'newest.sqlite3')}")
    upgrade(database)
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            render_item=as_stored,
            process_revision_directives=number,
        )
        with context.begin_transaction():
            context.run_migrations()
    database.close()
