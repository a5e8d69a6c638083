"""Writing: pieces of work in transactions, acknowledged only after their commit.

SQLite has one writing connection, which takes a group of pieces, a savepoint each, and commits them together;
PostgreSQL takes each piece in a transaction of its own. Belongs here: BEGIN, SAVEPOINT, COMMIT and what can go wrong
between them. Queues and threads are `bot.receive`.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeAlias

from msgspec import Struct
from sqlalchemy import Connection

from storage.ballot_box import SCRUB
from storage.database import Database, is_race, is_trouble
from storage.store import Store
from storage.tables import attempt

_MUCH = 512
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Piece(Struct, frozen=True):
    """A piece of work. Each of `otherwise` is run in its place when what came before it raised a bug or a refusal,
    after that was undone."""

    run: Callable[[Store], Any]
    otherwise: tuple[Callable[[Store, Exception], Any], ...] = ()

    def works(self) -> Iterator[Callable[[Store, Exception], Any]]:
        """Return what to run, first choice first; each is handed what the one before it raised."""
        yield lambda store, _: self.run(store)
        yield from self.otherwise


class Committed(Struct, frozen=True):
    """The piece is in the database for good; `value` is what it returned."""

    value: Any


class Failed(Struct, frozen=True):
    """The piece raised `error` and left nothing behind. `trouble`: the database's, so the piece may be tried again."""

    error: Exception
    trouble: bool


Result: TypeAlias = Committed | Failed


class Writer(Protocol):
    """Carries pieces out."""

    def run(self, pieces: Sequence[Piece]) -> list[Result]:
        """Run `pieces` and return their results, each of them committed or undone."""

    def close(self) -> None:
        """Give the connection back."""


class GroupWriter:
    """SQLite: one connection, one BEGIN IMMEDIATE and one COMMIT for a whole group.

    On a full disk SQLite may end the transaction by itself, and a COMMIT then succeeds without writing anything; so
    whether the transaction still stands is looked at after each piece and before the commit. If it is gone, nothing of
    the group counts and each piece runs again alone.
    """

    def __init__(self, database: Database) -> None:
        self._connection = database.engine.connect()
        # A process that was killed may have left it undone.
        self._connection.info[SCRUB] = True

    def run(self, pieces: Sequence[Piece]) -> list[Result]:
        """Run `pieces` in one transaction, or, where that was lost, each in its own."""
        try:
            self._sql("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            # Somebody else holds the file, and the wait for it is over: no piece would fare better alone.
            return [Failed(error, trouble=True) for _ in pieces]
        results = self._together(pieces)
        if results is None:
            results = [self._alone(piece) for piece in pieces]
        self._scrub()
        return results

    def close(self) -> None:
        """Close the writing connection."""
        self._connection.close()

    def _together(self, pieces: Sequence[Piece]) -> list[Result] | None:
        results: list[Result] = []
        try:
            for piece in pieces:
                results.append(self._one(piece))
                if not self._stands():
                    return None
            self._sql("COMMIT")
        except Exception as error:
            ended = not self._stands()
            self._undo()
            if ended or is_trouble(error):
                return None
            raise
        return results

    def _one(self, piece: Piece) -> Result:
        failure: Exception = RuntimeError("nothing was run")
        for work in piece.works():
            try:
                return Committed(self._within_savepoint(work, failure))
            except Exception as error:
                if is_trouble(error) or not self._stands():
                    raise
                failure = error
        return Failed(failure, trouble=False)

    def _within_savepoint(self, work: Callable[[Store, Exception], Any], failure: Exception) -> Any:
        self._sql("SAVEPOINT piece")
        try:
            # A store remembers what a season asks, for as long as one piece of work.
            value = work(Store(self._connection), failure)
        except Exception:
            if self._stands():
                self._sql("ROLLBACK TO piece")
                self._sql("RELEASE piece")
            raise
        if self._stands():
            self._sql("RELEASE piece")
        return value

    def _alone(self, piece: Piece) -> Result:
        try:
            self._sql("BEGIN IMMEDIATE")
            result = self._one(piece)
            if not self._stands():
                return Failed(RuntimeError("the database ended the transaction by itself"), trouble=True)
            self._sql("COMMIT")
        except Exception as error:  # noqa: BLE001 - every failure is a result here
            self._undo()
            return Failed(error, trouble=is_trouble(error) or not self._stands())
        return result

    def _scrub(self) -> None:
        """Empty the write-ahead log once ballots were done away with: pages in it still hold them, sealed, and the key.

        Where somebody is just reading it cannot be done; then the next group tries again.
        """
        if not self._connection.info.get(SCRUB):
            return
        patience = self._driver.execute("PRAGMA busy_timeout").fetchone()[0]
        try:
            self._sql("PRAGMA busy_timeout = 0")
            busy, _, _ = self._driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            self._connection.info[SCRUB] = bool(busy)
        except sqlite3.Error:
            # What was committed stands; only the log is as it was.
            return
        finally:
            self._sql(f"PRAGMA busy_timeout = {patience}")

    def _stands(self) -> bool:
        return bool(self._driver.in_transaction)

    def _undo(self) -> None:
        if self._stands():
            self._sql("ROLLBACK")

    def _sql(self, command: str) -> None:
        # Straight to the driver: a few words a piece are not worth a cursor result.
        self._driver.execute(command)

    @property
    def _driver(self) -> Any:
        return self._connection.connection.dbapi_connection


class SingleWriter:
    """PostgreSQL: one connection of its own, a transaction a piece, run again after a deadlock, a lost connection, or
    a race that somebody else won."""

    _TRIES = 5
    # Whoever loses a race sees, the next time, what the winner wrote; there are never this many workers.
    _RACES = 50

    def __init__(self, database: Database) -> None:
        self._engine = database.engine
        self._connection: Connection | None = None

    def run(self, pieces: Sequence[Piece]) -> list[Result]:
        """Run each of `pieces` in its own transaction."""
        return [self._one(piece) for piece in pieces]

    def close(self) -> None:
        """Close the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _one(self, piece: Piece) -> Result:
        result: Result = Failed(RuntimeError("nothing was run"), trouble=False)
        for work in piece.works():
            if not isinstance(result, Failed) or result.trouble:
                break
            result = self._tried(work, result.error)
        return result

    def _tried(self, work: Callable[[Store, Exception], Any], before: Exception) -> Result:
        tries = races = 0
        while True:
            try:
                if self._connection is None:
                    self._connection = self._engine.connect()
                with self._connection.begin():
                    value = work(Store(self._connection), before)
            except Exception as error:  # noqa: BLE001 - every failure is a result here
                if is_race(error) and races < self._RACES:
                    races += 1
                    continue
                if not is_trouble(error):
                    return Failed(error, trouble=False)
                self.close()
                tries += 1
                if tries == self._TRIES:
                    return Failed(error, trouble=True)
            else:
                return Committed(value)


def take_room(store: Store) -> None:
    """Write more than any turn needs, and give it back: it passes only where there is room for turns again."""
    rows = [{"kind": "room", "subject": f"{number:0160}", "at": _LONG_AGO} for number in range(_MUCH)]
    store.connection.execute(attempt.insert(), rows)
    store.connection.execute(attempt.delete().where(attempt.c.kind == "room"))


def writer(database: Database) -> Writer:
    """Return the writer that fits `database`."""
    return GroupWriter(database) if database.is_sqlite else SingleWriter(database)
