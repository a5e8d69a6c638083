"""A filled database of every released schema comes through the upgrade with every row and the same tally."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from conversation.session import Session
from storage.backup import back_up, restore
from storage.database import Database
from storage.outbox import unpack
from storage.store import Store
from storage.tables import outbox, session
from storage.upgrade import VERSIONS, current, newest, upgrade
from tests.storage.bloc import NOW
from tests.storage.catalogue import catalogue
from tests.storage.releases import dumped, expected, load, summed

REMEDY = "run: python -m tests.storage.releases"


def up_to(revision: str, directory: Path) -> Path:
    """The migrations as they were when `revision` was the newest."""
    versions = directory / "versions"
    versions.mkdir(parents=True)
    for script in VERSIONS.glob("[0-9]*.py"):
        if script.name.partition("_")[0] <= revision:
            shutil.copy(script, versions)
    return versions


def counts(connection: sa.Connection) -> dict[str, int]:
    quoted = connection.dialect.identifier_preparer.quote
    return {
        table: connection.execute(sa.text(f"SELECT COUNT(*) FROM {quoted(table)}")).scalar_one()
        for table in sorted(sa.inspect(connection).get_table_names())
    }


def dump_of(revision: str, tmp_path: Path) -> Database:
    file = tmp_path / f"{revision}.sqlite3"
    load(revision, file)
    return Database(f"sqlite:///{file}")


def test_the_newest_schema_has_a_dump() -> None:
    assert newest() in dumped(), REMEDY


@pytest.mark.parametrize("revision", dumped())
def test_a_dump_has_the_schema_that_its_migrations_make(tmp_path: Path, revision: str) -> None:
    made = Database(f"sqlite:///{tmp_path}/made.sqlite3")
    upgrade(made, versions=up_to(revision, tmp_path))
    loaded = dump_of(revision, tmp_path)
    with made.reading() as one, loaded.reading() as other:
        assert catalogue(other) == catalogue(one), f"a released migration was changed; if it was not released, {REMEDY}"
        assert min(counts(other).values()) > 0, "every table has a row"
    made.close()
    loaded.close()


@pytest.mark.parametrize("revision", dumped())
def test_a_filled_sqlite_database_is_upgraded(tmp_path: Path, revision: str) -> None:
    database = dump_of(revision, tmp_path)
    with database.reading() as connection:
        before = counts(connection)
    assert upgrade(database) == (revision != newest())
    with database.reading() as connection:
        after = counts(connection)
        assert {table: after[table] for table in before} == before
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
    assert summed(database) == expected(revision)
    _is_understood(database)
    database.close()


@pytest.mark.postgres
@pytest.mark.parametrize("revision", dumped())
def test_a_filled_postgresql_database_is_upgraded(tmp_path: Path, revision: str, fresh_postgres_url: str) -> None:
    database = Database(fresh_postgres_url)
    upgrade(database, versions=up_to(revision, tmp_path))
    load(revision, tmp_path / "dump.sqlite3")
    with database.engine.begin() as connection:
        copy(tmp_path / "dump.sqlite3", connection)
        before = counts(connection)
    assert upgrade(database) == (revision != newest())
    with database.engine.begin() as connection:
        after = counts(connection)
        assert {table: after[table] for table in before} == before
        # Rows are numbered on behind the copied ones.
        Store(connection).people.add("An", "vi", NOW)
    assert summed(database) == expected(revision)
    _is_understood(database)
    database.close()


@pytest.mark.parametrize("revision", dumped())
def test_the_backup_before_an_upgrade_is_the_way_back(tmp_path: Path, revision: str) -> None:
    database = dump_of(revision, tmp_path)
    backup = back_up(database, tmp_path / "before.bak")
    upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("DELETE FROM figure")
    restore(database, backup)
    assert current(database) == revision
    upgrade(database)
    assert summed(database) == expected(revision)
    database.close()


def _is_understood(database: Database) -> None:
    """What is stored as text can still be read: sessions, messages on their way."""
    with database.reading() as connection:
        for state in connection.execute(sa.select(session.c.state)).scalars():
            assert Session.from_json(state).open
        for body in connection.execute(sa.select(outbox.c.body).where(outbox.c.body.is_not(None))).scalars():
            assert unpack(body).text


def copy(dump: Path, connection: sa.Connection) -> None:
    """Copy every row of a SQLite file into a PostgreSQL database of the same schema."""
    metadata = sa.MetaData()
    metadata.reflect(connection)
    with closing(sqlite3.connect(dump)) as source:
        source.row_factory = sqlite3.Row
        for table in metadata.sorted_tables:
            if table.name == "alembic_version":
                continue
            rows = [
                {column.name: _as_stored(row[column.name], column) for column in table.columns}
                for row in source.execute(f'SELECT * FROM "{table.name}"')
            ]
            connection.execute(table.insert(), rows)
            if "id" in table.columns:
                number = sa.text(f"SELECT setval(pg_get_serial_sequence('\"{table.name}\"', 'id'), MAX(id)) FROM ")
                connection.execute(sa.text(f'{number.text}"{table.name}"'))


def _as_stored(value: object, column: sa.Column[object]) -> object:
    if value is None:
        return None
    match column.type:
        case sa.Boolean():
            return bool(value)
        case sa.Date():
            return date.fromisoformat(str(value))
        case _:
            return value
