"""Backups of a SQLite database: one file, taken while the program runs, checked before it counts.

Belongs here: copying a database out and back. Files kept as evidence lie beside the database and are `bot.files`'; on
PostgreSQL the way back is `pg_dump`.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.database import Database
from storage.upgrade import newest

_PAGES_AT_ONCE = 32

Progress = Callable[[int, int], None]


class NoFile(RuntimeError):
    """The database is not a SQLite file: it is backed up with its server's own tools."""


class NotABackup(RuntimeError):
    """A file cannot be restored; `reason` is one line."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def back_up(database: Database, to: Path, *, progress: Progress | None = None) -> Path:
    """Copy `database` into the file `to`, others writing meanwhile, and return its absolute path.

    The file appears whole and checked, or not at all. `progress` is told the pages done and the pages there are.
    Raises NoFile, FileExistsError, OSError, sqlite3.Error; NotABackup where the copy turns out damaged.
    """
    if database.path is None:
        raise NoFile
    to = to.absolute()
    if to.exists():
        raise FileExistsError(to)
    to.parent.mkdir(parents=True, exist_ok=True)
    unfinished = to.with_name(to.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    # Like the program's own secret it holds what nobody else on this machine is to read.
    unfinished.touch(mode=0o600)
    try:
        with _opened(database.path) as source, closing(sqlite3.connect(unfinished)) as target:
            # One snapshot from the first page to the last; without it each write elsewhere starts the copy anew.
            source.execute("BEGIN")
            source.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
            _copy(source, target, progress)
            # A single file, which opens without making another beside it.
            target.execute("PRAGMA journal_mode = DELETE")
        check(unfinished)
        _flush(unfinished)
        unfinished.rename(to)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    _flush(to.parent)
    return to


def restore(database: Database, source: Path, *, progress: Progress | None = None) -> None:
    """Make `database` what the backup `source` holds; on any error it stays what it was.

    Whoever calls this holds the database's RunLock. Raises NoFile, NotABackup, OSError, sqlite3.Error.
    """
    if database.path is None:
        raise NoFile
    check(source)
    database.close()
    database.path.parent.mkdir(parents=True, exist_ok=True)
    with _opened(source) as backup, closing(sqlite3.connect(database.path, isolation_level=None)) as target:
        # One transaction of the target: a crash in the middle leaves the old content.
        _copy(backup, target, progress)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def check(file: Path) -> str:
    """Read a backup through and return its schema. Raises NotABackup."""
    if not file.is_file():
        raise NotABackup(f"there is no file {file}")
    try:
        with _opened(file) as connection:
            damage = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if damage != "ok":
                raise NotABackup(f"the file is damaged: {damage}")
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise NotABackup("the file holds rows that refer to nothing")
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotABackup(f"the file is no database of this program: {error}") from None
    if version is None or version[0] > (newest() or ""):
        raise NotABackup("the file was written by a newer version of this program")
    return str(version[0])


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    address = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
        yield connection


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, progress: Progress | None) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    source.backup(target, pages=_PAGES_AT_ONCE, progress=told)


def _flush(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
