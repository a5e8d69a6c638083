"""Backups: whole and checked or not there at all, taken while others write, and the way back."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from storage.backup import NoFile, NotABackup, back_up, check, restore
from storage.database import Database
from storage.store import Store
from storage.tables import metadata, person
from storage.upgrade import newest, upgrade
from storage.writing import Piece, writer
from tests.storage.bloc import NOW, put_bloc


@pytest.fixture
def filled(sqlite: Database) -> Database:
    hand = writer(sqlite)
    hand.run([Piece(put_bloc)])
    hand.close()
    return sqlite


def contents(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def add(database: Database, name: str) -> None:
    hand = writer(database)
    hand.run([Piece(lambda store: store.people.add(name, "vi", NOW))])
    hand.close()


def test_a_backup_restored_is_the_database_as_it_was(filled: Database, tmp_path: Path) -> None:
    before = contents(filled)
    steps: list[tuple[int, int]] = []
    backup = back_up(filled, tmp_path / "kept" / "monday.bak", progress=lambda *step: steps.append(step))
    assert steps[-1][0] == steps[-1][1] > 0
    assert backup.stat().st_mode & 0o777 == 0o600
    assert check(backup) == newest()

    add(filled, "came on Tuesday")
    assert contents(filled) != before
    restore(filled, backup)
    assert contents(filled) == before
    add(filled, "came after the restore")
    with filled.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_a_backup_is_one_file_and_leaves_no_other_beside_it(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "kept" / "monday.bak")
    check(backup)
    assert list(backup.parent.iterdir()) == [backup]
    assert sqlite3.connect(backup).execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_backup_opens_where_there_was_no_database(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "monday.bak")
    moved = Database(f"sqlite:///{tmp_path}/another/machine/tongket.sqlite3")
    restore(moved, backup)
    assert contents(moved) == contents(filled)
    assert not upgrade(moved)
    moved.close()


def test_a_backup_taken_while_others_write_holds_one_moment(filled: Database, tmp_path: Path) -> None:
    begun, enough = threading.Event(), threading.Event()

    def write_on() -> None:
        hand = writer(filled)
        for number in range(10_000):
            # Always both of them, in one piece.
            hand.run([Piece(lambda store, number=number: _two(store, number))])  # type: ignore[misc]
            begun.set()
            if enough.is_set():
                break
        hand.close()

    writing = threading.Thread(target=write_on)
    writing.start()
    begun.wait()
    backups = [back_up(filled, tmp_path / f"{number}.bak") for number in range(5)]
    enough.set()
    writing.join()
    seen = []
    for backup in backups:
        with closing(sqlite3.connect(backup)) as connection:
            (people,) = connection.execute("SELECT COUNT(*) FROM person").fetchone()
            assert people % 2 == 0
            seen.append(people)
    assert seen == sorted(seen)
    assert seen[0] > 0


def _two(store: Store, number: int) -> None:
    store.people.add(f"An {number}", "vi", NOW)
    store.people.add(f"Bình {number}", "vi", NOW)


def test_a_file_that_is_there_is_never_written_over(filled: Database, tmp_path: Path) -> None:
    there = tmp_path / "monday.bak"
    there.write_text("something of somebody's")
    with pytest.raises(FileExistsError):
        back_up(filled, there)
    assert there.read_text() == "something of somebody's"


def test_a_backup_that_fails_leaves_nothing_behind(filled: Database, tmp_path: Path) -> None:
    def breaks(_done: int, _of: int) -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        back_up(filled, tmp_path / "kept" / "monday.bak", progress=breaks)
    assert list((tmp_path / "kept").iterdir()) == []


# --- what is no backup --------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_refused(sqlite: Database, tmp_path: Path) -> None:
    with pytest.raises(NotABackup, match="there is no file"):
        restore(sqlite, tmp_path / "nowhere.bak")


@pytest.mark.parametrize("content", [b"", b"something else entirely", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_file_that_is_no_database_of_ours_is_refused(sqlite: Database, tmp_path: Path, content: bytes) -> None:
    add(sqlite, "An")
    before = contents(sqlite)
    other = tmp_path / "other.bak"
    other.write_bytes(content)
    with pytest.raises(NotABackup):
        restore(sqlite, other)
    assert contents(sqlite) == before


def test_a_damaged_backup_is_refused(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "monday.bak")
    whole = backup.read_bytes()
    middle = len(whole) // 2
    backup.write_bytes(whole[:middle] + bytes(8192) + whole[middle + 8192 :])
    before = contents(filled)
    with pytest.raises(NotABackup):
        restore(filled, backup)
    assert contents(filled) == before


def test_a_backup_of_a_newer_program_is_refused(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "monday.bak")
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NotABackup, match="newer version"):
        restore(filled, backup)


def test_a_backup_with_rows_that_refer_to_nothing_is_refused(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "monday.bak")
    with closing(sqlite3.connect(backup)) as connection, connection:
        connection.execute("DELETE FROM association WHERE code = 'CTD'")
    with pytest.raises(NotABackup, match="refer to nothing"):
        check(backup)


def test_a_restore_that_breaks_off_leaves_the_database_as_it_was(filled: Database, tmp_path: Path) -> None:
    backup = back_up(filled, tmp_path / "monday.bak")
    add(filled, "came on Tuesday")
    before = contents(filled)

    def breaks(_done: int, _of: int) -> None:
        raise OSError("the plug was pulled")

    with pytest.raises(OSError, match="plug"):
        restore(filled, backup, progress=breaks)
    assert contents(filled) == before


@pytest.mark.postgres
def test_a_server_is_backed_up_with_its_own_tools(fresh_postgres_url: str, tmp_path: Path) -> None:
    database = Database(fresh_postgres_url)
    with pytest.raises(NoFile):
        back_up(database, tmp_path / "monday.bak")
    with pytest.raises(NoFile):
        restore(database, tmp_path / "monday.bak")
    assert list(tmp_path.iterdir()) == []
    database.close()


def test_a_backup_before_the_upgrade_is_the_way_back(filled: Database, tmp_path: Path) -> None:
    before = contents(filled)
    backup = tmp_path / "before.bak"
    back_up(filled, backup)
    with filled.engine.connect() as connection:
        connection.execute(sa.text("DELETE FROM asked"))
        connection.execute(person.insert(), {"name": "An", "language": "vi", "words_first": False, "created_at": NOW})
    restore(filled, backup)
    assert contents(filled) == before
