"""Opening a database: SQLite in one file, or PostgreSQL.

Belongs here: engines, pragmas, connections for reading, the lock that refuses a second `run`. Groups of writes and
their commits are `storage.writing`; statements are the repositories'.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, InterfaceError, OperationalError

# SQLite's primary result codes for a busy, locked, read-only, failing, full or unopenable file; a plain error (1) is a
# wrong statement, which is a bug.
_SQLITE_TROUBLE = {5, 6, 8, 10, 11, 13, 14, 15, 26}

PRAGMAS = {"journal_mode": "WAL", "synchronous": "FULL", "foreign_keys": "ON", "secure_delete": "ON"}
"""How SQLite is used: what is committed lies on the disk, and what is deleted is gone."""


class NoSuchDatabase(ValueError):
    """The database URL is none we can open; `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class InUse(RuntimeError):
    """Another `run` holds this database."""


def is_trouble(error: BaseException) -> bool:
    """Tell whether `error` is the database's trouble (locked, full, lost) rather than a bug."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return (getattr(cause, "sqlite_errorcode", None) or 1) & 0xFF in _SQLITE_TROUBLE
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return False


def is_race(error: BaseException) -> bool:
    """Tell whether somebody else wrote, at the same time, the row that `error` finds there already (PostgreSQL)."""
    return isinstance(error, IntegrityError) and getattr(error.orig, "sqlstate", None) == "23505"


class Database:
    """A database and its engine. `url` is ``sqlite:///path`` or ``postgresql+psycopg://...``."""

    def __init__(self, url: str) -> None:
        """Raises NoSuchDatabase."""
        try:
            self.url = make_url(url)
        except ArgumentError:
            raise NoSuchDatabase("the database address is not of the form sqlite:///FILE or postgresql://...") from None
        if self.url.drivername in {"postgresql", "postgres"}:
            self.url = self.url.set(drivername="postgresql+psycopg")
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if not self.is_sqlite and self.url.get_backend_name() != "postgresql":
            raise NoSuchDatabase(f"{self.url.get_backend_name()} is no database this program knows")
        self.engine = self._sqlite() if self.is_sqlite else create_engine(self.url, pool_pre_ping=True, pool_size=8)

    @property
    def path(self) -> Path | None:
        """The file of a SQLite database, absolute; None in memory or for PostgreSQL."""
        name = self.url.database
        return Path(name).absolute() if self.is_sqlite and name and name != ":memory:" else None

    def _sqlite(self) -> Engine:
        engine = create_engine(self.url, isolation_level="AUTOCOMMIT", connect_args={"timeout": 10})

        @event.listens_for(engine, "connect")
        def prepare(connection: Any, _record: object) -> None:
            # The driver's own transactions begin late and commit in silence; ours are written out.
            connection.isolation_level = None
            for name, value in PRAGMAS.items():
                connection.execute(f"PRAGMA {name} = {value}")

        return engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that only reads and sees the database as it is now, whatever is written meanwhile."""
        with self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
                yield connection
                return
            connection.exec_driver_sql("PRAGMA query_only = ON")
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.connection.rollback()
                connection.exec_driver_sql("PRAGMA query_only = OFF")

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


class RunLock:
    """The lock file beside a SQLite database: one `run` a file. The kernel lets it go when the process dies."""

    def __init__(self, database: Path) -> None:
        """Raises InUse."""
        import fcntl

        self._path = database.with_name(database.name + ".lock")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[str] = self._path.open("a+")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._file.close()
            raise InUse(str(database)) from None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(str(os.getpid()))
        self._file.flush()

    def release(self) -> None:
        """Let the next one in."""
        self._file.close()
