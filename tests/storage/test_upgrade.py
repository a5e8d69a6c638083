"""The schema: the same from the migrations as from the tables, upgraded whole or not at all."""

import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
import sqlalchemy as sa

from storage.database import Database
from storage.store import Store
from storage.tables import metadata
from storage.upgrade import VERSIONS, BrokenReferences, NotOurs, TooNew, current, newest, upgrade
from tests.storage.bloc import KEY, put_bloc
from tests.storage.catalogue import catalogue
from tests.support.postgres import PostgresServer

ROOT = Path(__file__).resolve().parents[2]

Counts = dict[str, int]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest) -> Database:
    """A database with nothing in it."""
    if request.param == "sqlite":
        return Database(f"sqlite:///{request.getfixturevalue('tmp_path')}/empty.sqlite3")
    return Database(request.getfixturevalue("fresh_postgres_url"))


# --- models equal migrations --------------------------------------------------------------------------------------


def test_the_migrations_make_the_tables(empty: Database, request: pytest.FixtureRequest) -> None:
    assert upgrade(empty)
    with empty.reading() as connection:
        migrated = catalogue(connection)
    empty.close()
    if empty.is_sqlite:
        made = Database(f"sqlite:///{request.getfixturevalue('tmp_path')}/made.sqlite3")
        assert _catalogue_of_the_tables(made) == migrated
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    with server.fresh_database() as url:
        assert _catalogue_of_the_tables(Database(url)) == migrated


def _catalogue_of_the_tables(database: Database) -> frozenset[tuple[str, ...]]:
    metadata.create_all(database.engine)
    with database.reading() as connection:
        found = catalogue(connection)
    database.close()
    return found


def test_alembic_sees_no_difference_either(empty: Database) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    upgrade(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    empty.close()


def test_the_migrations_follow_each_other_in_one_line_numbered(tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(VERSIONS.parent), version_locations=[str(VERSIONS)])
    (head,) = scripts.get_heads()
    assert head == newest()
    line = [script.revision for script in scripts.walk_revisions()]
    assert line == [f"{number:04}" for number in range(len(line), 0, -1)]
    assert newest(tmp_path) is None


# --- upgrading ----------------------------------------------------------------------------------------------------


def test_an_empty_database_is_made_without_a_backup(empty: Database) -> None:
    backups: list[str] = []
    assert current(empty) is None
    assert upgrade(empty, backup=lambda: backups.append("taken"))
    assert current(empty) == newest()
    assert not upgrade(empty, backup=lambda: backups.append("taken"))
    assert backups == []
    empty.close()


def test_what_is_up_to_date_is_told_without_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/tongket.sqlite3"
    upgrade(Database(url))
    look = dedent(f"""
        import sys
        from storage.database import Database
        from storage.upgrade import upgrade
        assert not upgrade(Database({url!r}))
        print([name for name in sys.modules if name.partition(".")[0] in ("alembic", "mako")])
    """)
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_database_of_a_newer_program_is_refused(empty: Database) -> None:
    upgrade(empty)
    with empty.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    backups: list[str] = []
    with pytest.raises(TooNew) as refusal:
        upgrade(empty, backup=lambda: backups.append("taken"))
    assert refusal.value.revision == "9999"
    assert backups == []
    empty.close()


def test_a_database_of_somebody_else_is_refused(empty: Database) -> None:
    with empty.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE person (name TEXT)"))
    with pytest.raises(NotOurs) as refusal:
        upgrade(empty)
    assert refusal.value.tables == ("person",)
    assert current(empty) is None
    empty.close()


def test_somebody_elses_tables_beside_ours_are_left_alone(empty: Database) -> None:
    with empty.engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE spatial_ref_sys (srid INTEGER)"))
    assert upgrade(empty)
    empty.close()


# --- a next migration ---------------------------------------------------------------------------------------------


def with_next(directory: Path, body: str) -> Path:
    """The migrations of today and one more, which does `body`."""
    versions = directory / "migrations" / "versions"
    versions.mkdir(parents=True)
    for script in VERSIONS.glob("[0-9]*.py"):
        shutil.copy(script, versions)
    before = newest() or ""
    number = f"{int(before) + 1:04}"
    (versions / f"{number}_next.py").write_text(
        dedent(f'''
            import sqlalchemy as sa
            from alembic import op

            revision, down_revision = "{number}", "{before}"

            def upgrade():
        ''')
        + "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
    )
    return versions


def filled(empty: Database) -> Counts:
    upgrade(empty)
    with empty.engine.begin() as connection:
        put_bloc(Store(connection), KEY)
    return counts(empty)


def counts(database: Database) -> Counts:
    with database.reading() as connection:
        return {
            table.name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def test_a_table_is_changed_and_what_refers_to_it_stays(empty: Database, tmp_path: Path) -> None:
    before = filled(empty)
    versions = with_next(
        tmp_path,
        """
        with op.batch_alter_table("association") as batch:
            batch.alter_column("name", type_=sa.String(400), existing_nullable=False)
            batch.add_column(sa.Column("founded", sa.Integer()))
        """,
    )
    backups: list[Counts] = []
    assert upgrade(empty, backup=lambda: backups.append(counts(empty)), versions=versions)
    assert backups == [before]
    assert counts(empty) == before
    assert before["member"] > 0
    with empty.engine.connect() as connection:
        assert {"founded"} <= {column["name"] for column in sa.inspect(connection).get_columns("association")}
        if empty.is_sqlite:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert current(empty) == newest(versions)
    empty.close()


def test_a_migration_that_fails_in_the_middle_has_changed_nothing(empty: Database, tmp_path: Path) -> None:
    before = filled(empty)
    versions = with_next(
        tmp_path,
        """
        op.create_table("halfway", sa.Column("id", sa.Integer(), primary_key=True))
        with op.batch_alter_table("association") as batch:
            batch.add_column(sa.Column("founded", sa.Integer()))
        op.execute("DELETE FROM asked")
        raise RuntimeError("halfway")
        """,
    )
    with pytest.raises(RuntimeError, match="halfway"):
        upgrade(empty, versions=versions)
    assert counts(empty) == before
    assert current(empty) == newest()
    with empty.engine.connect() as connection:
        assert not sa.inspect(connection).has_table("halfway")
    assert not upgrade(empty), "the program of today still runs on it"
    empty.close()


def test_a_migration_that_would_leave_rows_without_their_parents_is_undone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/tongket.sqlite3")
    before = filled(database)
    versions = with_next(tmp_path, """op.execute("DELETE FROM association WHERE code = 'CTD'")""")
    with pytest.raises(BrokenReferences) as refusal:
        upgrade(database, versions=versions)
    assert "member" in refusal.value.tables
    assert counts(database) == before
    assert current(database) == newest()
    database.close()


def test_without_a_backup_nothing_is_begun(empty: Database, tmp_path: Path) -> None:
    before = filled(empty)
    versions = with_next(tmp_path, 'op.execute("DELETE FROM asked")')

    def full() -> None:
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space"):
        upgrade(empty, backup=full, versions=versions)
    assert counts(empty) == before
    assert current(empty) == newest()
    empty.close()


def test_a_step_over_several_migrations_at_once(empty: Database, tmp_path: Path) -> None:
    """From the first schema to the newest in one go."""
    only_first = tmp_path / "first" / "versions"
    only_first.mkdir(parents=True)
    for script in VERSIONS.glob("0001*.py"):
        shutil.copy(script, only_first)
    assert upgrade(empty, versions=only_first)
    assert current(empty) == "0001"
    assert upgrade(empty)
    assert current(empty) == newest()
    empty.close()


# --- writing a migration ------------------------------------------------------------------------------------------


@pytest.fixture
def working_copy(tmp_path: Path) -> Path:
    """The packages that the migration tool needs, in a directory where it may write."""
    for package in ("storage", "conversation", "emulation"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_the_tool_writes_a_migration_of_what_the_tables_changed(working_copy: Path) -> None:
    tables = working_copy / "storage" / "tables" / "people.py"
    said = tables.read_text(encoding="utf-8")
    tables.write_text(
        said.replace(
            '    Column("words_first", Boolean', '    Column("met_at", Instant),\n    Column("words_first", Boolean'
        )
    )
    _alembic(working_copy, "revision", "--autogenerate", "-m", "note when people met")
    number = f"{int(newest() or 0) + 1:04}"
    (written,) = (working_copy / "storage" / "migrations" / "versions").glob(f"{number}_*.py")
    text = written.read_text(encoding="utf-8")
    assert 'sa.Column("met_at", sa.BigInteger(), nullable=True)' in text
    assert "with op.batch_alter_table(" in text
    assert "forward only" in text
    assert "downgrade" not in text

    database = Database(f"sqlite:///{working_copy}/tongket.sqlite3")
    before = filled(database)
    assert upgrade(database, versions=written.parent)
    assert counts(database) == before
    database.close()


def _alembic(directory: Path, *arguments: str) -> None:
    tool = [sys.executable, "-m", "alembic", "-c", "storage/migrations/alembic.ini", *arguments]
    done = subprocess.run(tool, cwd=directory, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
