"""`tongket migrate`, `backup`, `restore`, `verify`: keeping what was entered.

Belongs here: what is printed, and which of these wait for the program to stop. Copying is `storage.backup`.
"""

from pathlib import Path

from bot.app import open_database
from bot.clock import RealClock
from bot.commands.opening import bring_up_to_date, run_lock, where
from bot.commands.terminal import Refused, note, progress, say, say_json
from bot.settings import Settings
from storage.backup import NoFile, NotABackup, back_up, check
from storage.backup import restore as put_back
from storage.database import Database
from storage.store import Store
from storage.upgrade import current, newest

_POSTGRES = "The database is PostgreSQL; use its own tools (pg_dump, pg_restore)."


def migrate(settings: Settings) -> None:
    """Bring the database to the newest schema. Raises Refused."""
    database = open_database(settings)
    try:
        done = bring_up_to_date(database, now=RealClock().now())
        say(f"{where(database)}: schema {current(database)}" + ("" if done else ", nothing to do"))
    finally:
        database.close()


def backup(settings: Settings, file: Path) -> None:
    """Copy the database into `file`, beside a running program or not. Raises Refused."""
    database = _existing(settings)
    try:
        with progress("backup:") as bar:
            made = back_up(database, file, progress=bar)
    except NoFile:
        raise Refused(_POSTGRES) from None
    except FileExistsError:
        raise Refused(f"{file} is there already; it was not touched.") from None
    except NotABackup as wrong:
        raise Refused(f"The copy is not whole and was removed: {wrong.reason}.") from None
    except OSError as error:
        raise Refused(f"{file}: {error.strerror}") from None
    finally:
        database.close()
    say(str(made))
    note(f"The files people sent are not in it; copy {settings.files.absolute()} as well.")
    note("Nor is the secret, without which sealed ballots stay shut; keep it elsewhere (docs/settings.md).")


def restore(settings: Settings, file: Path) -> None:
    """Make the database what the backup `file` holds; what it was is kept beside it. Raises Refused."""
    database = open_database(settings)
    try:
        if database.path is None:
            raise Refused(_POSTGRES)
        lock = run_lock(database)
        try:
            check(file)
            kept = _kept(database)
            with progress("restore:") as bar:
                put_back(database, file, progress=bar)
        except NotABackup as wrong:
            raise Refused(f"{file}: {wrong.reason}. The database was not touched.") from None
        except OSError as error:
            raise Refused(f"{file}: {error.strerror}. The database was not touched.") from None
        finally:
            if lock is not None:
                lock.release()
        found = current(database)
    finally:
        database.close()
    if kept is not None:
        note(f"What was there before: {kept}")
    say(f"{where(database)}: restored, schema {found}")
    if found != newest():
        note("It is an older schema; the next start brings it to the newest one.")


def verify_audit(settings: Settings, *, as_json: bool) -> None:
    """Check that the record's seals fit its entries. Raises Refused."""
    database = _existing(settings)
    try:
        with database.reading() as connection:
            broken = Store(connection).audit.first_broken_seal()
    finally:
        database.close()
    if as_json:
        say_json({"whole": broken is None, "first_broken_seal": broken})
    if broken is not None:
        raise Refused(f"The record was changed: seal {broken} does not fit the entries before it.")
    if not as_json:
        say("The record is whole: every seal fits its entries.")


def _existing(settings: Settings) -> Database:
    """Open a database that is there. Raises Refused."""
    database = open_database(settings)
    if database.path is not None and not database.path.exists():
        database.close()
        raise Refused(f"There is no database at {database.path}.")
    return database


def _kept(database: Database) -> Path | None:
    """Copy what a restore replaces, and return where it lies; None where there is nothing."""
    path = database.path
    if path is None or not path.exists():
        return None
    return back_up(database, path.with_name(f"{path.stem}.replaced.{RealClock().now():%Y%m%d-%H%M%S}.sqlite3"))
