"""A store to read and write, once on SQLite and once on PostgreSQL; what a test writes is undone after it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from storage.store import Store
from storage.upgrade import upgrade
from tests.storage.bloc import Bloc, put_bloc
from tests.support.databases import new_sqlite
from tests.support.postgres import PostgresServer

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> Iterator[str]:
    """The name of a PostgreSQL database of the newest schema, to be copied."""
    with postgres_server.fresh_database() as url:
        database = Database(url)
        upgrade(database)
        database.close()
        yield database.url.database or ""


@pytest.fixture(scope="session")
def shared_postgres(postgres_server: PostgresServer, postgres_template: str) -> Iterator[Database]:
    """One PostgreSQL database for tests that undo what they write."""
    with postgres_server.fresh_database(template=postgres_template) as url:
        database = Database(url)
        yield database
        database.close()


@pytest.fixture(params=ENGINES)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Every repository on one connection, in a transaction that is undone."""
    if request.param == "sqlite":
        database = new_sqlite(request.getfixturevalue("tmp_path"))
    else:
        database = request.getfixturevalue("shared_postgres")
    with database.engine.connect() as connection:
        if database.is_sqlite:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield Store(connection)
        connection.rollback()
    if database.is_sqlite:
        database.close()


@pytest.fixture(params=ENGINES)
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An empty database of the newest schema, for this test alone."""
    if request.param == "sqlite":
        made = new_sqlite(request.getfixturevalue("tmp_path"))
        yield made
        made.close()
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh_database(template=request.getfixturevalue("postgres_template")) as url:
        made = Database(url)
        yield made
        made.close()


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database of the newest schema."""
    made = new_sqlite(tmp_path)
    yield made
    made.close()


@pytest.fixture
def bloc(store: Store) -> Bloc:
    """The Bắc Giang bloc of 2023, imported from its season file."""
    return put_bloc(store)
