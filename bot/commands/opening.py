"""Opening the installation's database for a command: its schema, its seasons, one write.

Belongs here: what several commands do before their own work.
"""

import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from bot.app import open_database
from bot.commands.terminal import Refused, note
from bot.settings import Settings
from conversation.text import fold
from emulation.bloc import Association, Season
from storage.backup import back_up
from storage.database import Database, InUse, RunLock
from storage.store import Store
from storage.upgrade import BrokenReferences, NotOurs, TooNew, current, newest, upgrade
from storage.writing import Committed, Piece, writer

T = TypeVar("T")

OUT = Path("var/demo")  # where demonstrations lie unless told otherwise
DATABASE = "demo.sqlite3"
_NEAR = 80  # of 100: a letter or two
STAYS_HERE = "Links of the web chat open on this machine only; TONGKET_PUBLIC_URL is the address that others reach."


def check_free(host: str, port: int) -> None:
    """Pass where something could be served there. Raises OSError."""
    family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        tried.bind(address)


def demonstration(out: Path) -> str:
    """Return the address of the demonstration's database in `out`. Raises Refused."""
    path = (out / DATABASE).absolute()
    if not path.exists():
        raise Refused(f"There is no demonstration at {path}. Make one first: tongket demo")
    return f"sqlite:///{path}"


@contextmanager
def opened(settings: Settings, *, now: datetime) -> Iterator[Database]:
    """Give the database with the newest schema, beside a running program or not. Raises WrongSettings, Refused."""
    database = open_database(settings)
    try:
        note(f"Database: {where(database)}")
        bring_up_to_date(database, now=now)
        yield database
    finally:
        database.close()


def bring_up_to_date(database: Database, *, now: datetime, lock: bool = True) -> bool:
    """Upgrade the schema where it is old, a backup first; return whether anything was done. Raises Refused.

    `lock` is false where the caller holds the database's RunLock already.
    """
    found = current(database)
    if found == newest():
        return False
    held = run_lock(database) if lock else None
    try:
        return upgrade(database, backup=_backup_before(database, found, now))
    except TooNew as wrong:
        raise Refused(
            f"The database has schema {wrong.revision}, which a newer program wrote; this one knows {newest()}."
        ) from None
    except NotOurs as wrong:
        raise Refused(f"The database holds tables that this program did not make: {', '.join(wrong.tables)}.") from None
    except BrokenReferences as wrong:
        tables = ", ".join(wrong.tables)
        raise Refused(f"The database was not changed: after the change rows of {tables} would be lost.") from None
    finally:
        if held is not None:
            held.release()


def run_lock(database: Database) -> RunLock | None:
    """Take the lock of `run`; None where the database needs none (PostgreSQL). Raises Refused."""
    if database.path is None:
        return None
    try:
        return RunLock(database.path)
    except InUse:
        raise Refused(f"The program already runs on {database.path}; stop it first.") from None


def _backup_before(database: Database, found: str | None, now: datetime) -> Callable[[], Path] | None:
    if database.path is None:
        return None
    path = database.path
    to = path.with_name(f"{path.stem}.schema-{found}.{now:%Y%m%d-%H%M%S}.sqlite3")

    def back() -> Path:
        made = back_up(database, to)
        note(f"Backup before the new schema: {made}")
        return made

    return back


def where(database: Database) -> str:
    """Return what a person may be shown of where the database is: no password."""
    return str(database.path) if database.path else database.url.render_as_string(hide_password=True)


def write(database: Database, work: Callable[[Store], T]) -> T:
    """Carry out one write and return its value once committed; raise what it raised."""
    hand = writer(database)
    try:
        (result,) = hand.run([Piece(work)])
    finally:
        hand.close()
    if isinstance(result, Committed):
        value: T = result.value
        return value
    raise result.error


def find_season(store: Store, name: str | None) -> Season:
    """Return the season of that name, or the only one there is. Raises Refused."""
    seasons = store.seasons.all()
    names = ", ".join(sorted(season.key for season in seasons))
    if not seasons:
        raise Refused("There is no season yet. Import one: tongket import FILE")
    if name is None:
        if len(seasons) > 1:
            raise Refused(f"Which season? Name one with --season: {names}")
        return seasons[0]
    found = store.seasons.by_key(name)
    if found is None:
        raise Refused(f"There is no season {name}. There is: {names}")
    return found


def find_association(store: Store, season: Season, said: str) -> Association:
    """Return the member that is called so: by code, name or alias, whatever the case and accents. Raises Refused."""
    wanted = fold(said)
    members = store.seasons.members(season.id)
    exact = [each for each in members if wanted in {fold(name) for name in (each.code, each.name, *each.aliases)}]
    if len(exact) == 1:
        return exact[0]
    like = exact or [each for each in members if wanted and wanted in fold(each.name)] or _near(wanted, members)
    question = "More than one association is called" if exact else "No association is called"
    meant = "Did you mean:" if like else "There are:"
    listed = (f"  {each.code:6} {each.name}" for each in like or members)
    raise Refused(f"{question} {said}. {meant}", *listed)


def _near(wanted: str, members: Sequence[Association]) -> list[Association]:
    """Return those whose name differs from what was typed by a slip."""
    from rapidfuzz import fuzz

    return [each for each in members if fuzz.ratio(wanted, fold(each.name)) >= _NEAR]
