"""Databases of the newest schema, cheap enough for one a test: a copied SQLite file, a copied PostgreSQL database.

Here: making them. What is in them is each test's own.
"""

import functools
import tempfile
from pathlib import Path

from storage.database import Database
from storage.upgrade import upgrade


def new_sqlite(directory: Path, name: str = "tongket.sqlite3") -> Database:
    """Return an empty database of the newest schema in a file of `directory`."""
    file = directory / name
    file.write_bytes(_template())
    return Database(f"sqlite:///{file}")


@functools.cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory, "template.sqlite3")
        database = Database(f"sqlite:///{file}")
        upgrade(database)
        with database.engine.connect() as connection:
            # The whole database in the one file that is copied.
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        return file.read_bytes()
