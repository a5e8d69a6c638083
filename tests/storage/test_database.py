"""Opening a database, reading beside the writer, and one `run` a file."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.database import Database, InUse, NoSuchDatabase, RunLock, is_race, is_trouble
from storage.store import Store
from storage.tables import person
from storage.upgrade import current, upgrade
from storage.writing import Piece, writer
from tests.storage.bloc import NOW

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "not of the form"),
        ("var/tongket.sqlite3", "not of the form"),
        ("mysql://localhost/tongket", "mysql is no database this program knows"),
    ],
)
def test_a_url_we_cannot_open_is_refused_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(NoSuchDatabase) as refusal:
        Database(url)
    assert reason in refusal.value.reason
    assert "\n" not in refusal.value.reason


def test_a_sqlite_file_is_where_the_url_says_and_its_folder_is_made_with_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()  # as it is outside of tests
    database = Database(f"sqlite:///{tmp_path}/var/new/tongket.sqlite3")
    assert database.path == tmp_path / "var" / "new" / "tongket.sqlite3"
    assert current(database) is None
    assert not (tmp_path / "var").exists()
    upgrade(database)
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar_one() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar_one() == 1
    assert database.path.exists()
    database.close()


@pytest.mark.parametrize("url", ["postgresql://someone@host/name", "postgres://someone@host/name"])
def test_a_plain_postgresql_url_means_the_driver_we_have(url: str) -> None:
    database = Database(url)
    assert database.url.drivername == "postgresql+psycopg"
    assert database.path is None


def test_a_reader_sees_one_moment_whatever_is_written_meanwhile(database: Database) -> None:
    hand = writer(database)
    hand.run([Piece(lambda store: store.people.add("An", "vi", NOW))])
    count = sa.select(sa.func.count()).select_from(person)
    with database.reading() as connection:
        assert connection.execute(count).scalar_one() == 1
        hand.run([Piece(lambda store: store.people.add("Bình", "vi", NOW))])
        assert connection.execute(count).scalar_one() == 1
    with database.reading() as connection:
        assert connection.execute(count).scalar_one() == 2
    hand.close()


def test_a_reader_cannot_write(database: Database) -> None:
    with pytest.raises(sa.exc.DBAPIError), database.reading() as connection:
        Store(connection).people.add("An", "vi", NOW)
    with database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(person)).scalar_one() == 0


def test_who_reads_may_be_followed_by_who_writes_on_the_same_connection(database: Database) -> None:
    with database.reading() as connection:
        connection.execute(person.select()).all()
    with database.engine.connect() as connection:
        Store(connection).people.add("An", "vi", NOW)


# --- trouble or bug -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_BUSY, True),
        (sqlite3.SQLITE_LOCKED, True),
        (sqlite3.SQLITE_FULL, True),
        (sqlite3.SQLITE_IOERR, True),
        (sqlite3.SQLITE_IOERR_FSYNC, True),
        (sqlite3.SQLITE_READONLY, True),
        (sqlite3.SQLITE_CANTOPEN, True),
        (sqlite3.SQLITE_CORRUPT, True),
        (sqlite3.SQLITE_ERROR, False),
        (sqlite3.SQLITE_CONSTRAINT, False),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, False),
        (sqlite3.SQLITE_MISMATCH, False),
    ],
)
def test_what_is_the_databases_trouble_and_what_is_a_bug(code: int, trouble: bool) -> None:
    error = sqlite3.OperationalError("…")
    error.sqlite_errorcode = code
    assert is_trouble(error) is trouble
    assert is_trouble(sa.exc.OperationalError("SELECT 1", {}, error)) is trouble


def test_an_error_of_our_own_is_no_trouble() -> None:
    assert not is_trouble(ValueError("a bug"))
    assert not is_race(ValueError("a bug"))


@pytest.mark.postgres
def test_a_server_that_is_not_there_is_trouble(tmp_path: Path) -> None:
    database = Database(f"postgresql://postgres@/nothing?host={tmp_path}")
    with pytest.raises(sa.exc.OperationalError) as failure, database.reading() as connection:
        connection.execute(sa.text("SELECT 1"))
    assert is_trouble(failure.value)
    database.close()


# --- one run a file -----------------------------------------------------------------------------------------------


def test_a_second_run_on_the_same_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tongket.sqlite3"
    lock = RunLock(file)
    with pytest.raises(InUse):
        RunLock(file)
    other = RunLock(tmp_path / "other.sqlite3")
    lock.release()
    RunLock(file).release()
    other.release()


def test_the_lock_is_gone_with_the_process_that_held_it(tmp_path: Path) -> None:
    file = tmp_path / "tongket.sqlite3"
    hold = "import sys; from pathlib import Path; from storage.database import RunLock;"
    hold += f"lock = RunLock(Path({str(file)!r})); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(InUse):
            RunLock(file)
        holder.kill()
    RunLock(file).release()
