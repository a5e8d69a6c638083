"""Bringing a database to the newest schema: forward only, in one transaction, the way back being a backup.

Belongs here: which schema a database has, and carrying migrations out. What they do stands in `storage.migrations`;
taking the backup is `storage.backup`. A database that is up to date costs one query: Alembic is imported only to
change something.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.tables import metadata

VERSIONS = Path(__file__).parent / "migrations" / "versions"

# Any number does, as long as every replica takes the same.
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(7406131)")
_CURRENT = text("SELECT version_num FROM alembic_version")


class TooNew(RuntimeError):
    """The database was written by a newer program; `revision` is its schema."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


class NotOurs(RuntimeError):
    """The database holds tables of our names (`tables`) that we did not make."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        super().__init__(", ".join(tables))
        self.tables = tables


class BrokenReferences(RuntimeError):
    """A migration would have left rows of `tables` that refer to nothing; it was undone."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        super().__init__(", ".join(tables))
        self.tables = tables


def newest(versions: Path = VERSIONS) -> str | None:
    """Return the newest schema this program knows, None while it knows none."""
    return max((path.name.partition("_")[0] for path in versions.glob("[0-9]*.py")), default=None)


def current(database: Database) -> str | None:
    """Return the schema a database has, None where it is empty or not there; nothing is made by asking."""
    if database.path is not None and not database.path.exists():
        return None
    with database.engine.connect() as connection:
        return _current(connection)


def upgrade(database: Database, *, backup: Callable[[], object] | None = None, versions: Path = VERSIONS) -> bool:
    """Bring `database` to the newest schema and return whether anything had to be done.

    `backup` is called before the first change to a database that has a schema already. On any error nothing has
    changed. Raises TooNew, NotOurs, BrokenReferences, and whatever `backup` raises.
    """
    found, wanted = current(database), newest(versions)
    if found == wanted:
        return False
    if found is not None and backup is not None and found <= (wanted or ""):
        backup()
    if database.path is not None:
        # Nowhere else: where a disk is away for a while, no empty database is to be made in its place.
        database.path.parent.mkdir(parents=True, exist_ok=True)
    with database.engine.connect() as connection:
        if database.is_sqlite:
            _upgrade_sqlite(connection, versions)
        else:
            with connection.begin():
                connection.execute(_ONE_AT_A_TIME)
                _migrate(connection, versions)
    return True


def _upgrade_sqlite(connection: Connection, versions: Path) -> None:
    # Changing a table copies it and drops the old one, which would delete the rows that refer to it; and the switch
    # does nothing inside a transaction.
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        _migrate(connection, versions)
        if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
            raise BrokenReferences(tuple(sorted({row[0] for row in broken})))
        connection.exec_driver_sql("COMMIT")
    finally:
        driver = connection.connection.dbapi_connection
        if driver is not None and driver.in_transaction:
            connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _migrate(connection: Connection, versions: Path) -> None:
    from alembic.operations import Operations
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(versions.parent), version_locations=[str(versions)])
    found = _current(connection)
    if found is None and (taken := sorted(set(inspect(connection).get_table_names()) & set(metadata.tables))):
        raise NotOurs(tuple(taken))
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise TooNew(found)
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for script in reversed(list(scripts.iterate_revisions("head", found))):
            script.module.upgrade()
            context.stamp(scripts, script.revision)


def _current(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(_CURRENT).scalar_one_or_none()
    return found
