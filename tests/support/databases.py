"""Databases of the newest schema, cheap enough for one a test: a copied SQLite file.

Here: making them. What is in them is each test's own.
"""

import functools
import tempfile
from pathlib import Path

from sqlalchemy import Engine, create_engine

from storage.database import Database
from storage.upgrade import upgrade


def new_sqlite(directory: Path, name: str = "tongket.sqlite3") -> Database:
    """Return an empty database of the newest schema in a file of `directory`."""
    return copied(_template(), directory / name)


def copied(content: bytes, file: Path) -> Database:
    """Return the database whose file holds `content`, written to `file`."""
    file.write_bytes(content)
    database = Database(f"sqlite:///{file}")
    # A statement is compiled once a run, not once a test: engines of one dialect share what they compiled.
    database.engine.dialect = _shared().dialect
    database.engine._compiled_cache = _shared()._compiled_cache
    return database


@functools.cache
def _shared() -> Engine:
    engine = create_engine("sqlite://")
    with engine.connect():
        pass  # the dialect learns what its SQLite can do
    return engine


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
