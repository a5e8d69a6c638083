"""`tongket talk`: somebody of a demonstration speaks from this terminal.

Belongs here: giving the terminal a seat, and passing lines on. Only a demonstration's database lets itself be spoken to
so: at a real one nobody may speak for an association without its code.
"""

import asyncio
import secrets
import sys
import threading
from datetime import datetime
from pathlib import Path

from bot.app import Program
from bot.channels.console import NAME, ConsoleChannel, ConsoleVoice
from bot.clock import MovedClock, RealClock
from bot.commands.opening import OUT, demonstration, find_association, find_season, run_lock, where
from bot.commands.running import log_to_stderr
from bot.commands.terminal import Refused, note, say
from bot.files import NoSuchFile
from bot.secret import Secret
from bot.settings import Settings
from conversation.messages import Address
from conversation.text import fold
from emulation.bloc import Season
from emulation.people import OF_ASSOCIATION, Role, Seat
from storage.database import Database
from storage.moments import last_moment
from storage.store import Store
from storage.upgrade import current, newest

_STAFF = {"staff", "ban", "ban thi dua", "ban thi dua - khen thuong"}


def talk(settings: Settings, *, who: str, season: str | None, out: Path | None) -> None:
    """Speak as `who` (an association, or "staff") until the input ends. Raises Refused."""
    if "log_level" not in settings.model_fields_set:
        settings = settings.model_copy(update={"log_level": "warning"})
    log_to_stderr(settings)
    database = Database(_address(settings, out))
    lock = None
    try:
        _check_demo(database)
        lock = run_lock(database)
        with database.reading() as connection:
            store = Store(connection)
            this = find_season(store, season)
            clock = MovedClock(last_moment(connection) or RealClock().now(), RealClock())
        files = database.path.parent / "files" if database.path else settings.files
        program = Program(
            settings=settings.model_copy(update={"files": files, "contact": this.board}),
            database=database,
            secret=Secret(secrets.token_bytes(32)),
            clock=clock,
        )
        asyncio.run(_converse(program, clock, this, who))
    finally:
        if lock is not None:
            lock.release()
        database.close()


def _address(settings: Settings, out: Path | None) -> str:
    """Where to speak: the demonstration in `out`, the database of the settings, else the usual demonstration.

    Raises Refused.
    """
    if out is None and "database_url" in settings.model_fields_set:
        return settings.database_url
    return demonstration(out or OUT)


def _check_demo(database: Database) -> None:
    """Pass where every season of a database is a demonstration's. Raises Refused."""
    place = where(database)
    if current(database) is None:
        raise Refused(f"There is no demonstration at {place}. Make one first: tongket demo")
    if current(database) != newest():
        raise Refused(f"{place} has another schema than this program. Make a demonstration anew: tongket demo")
    with database.reading() as connection:
        seasons = Store(connection).seasons.all()
    if not seasons or any(not each.demo for each in seasons):
        raise Refused(
            f"{place} is not a demonstration's; there nobody may speak for an association.",
            "Invite its officer instead: tongket invite",
        )


async def _converse(program: Program, clock: MovedClock, season: Season, who: str) -> None:
    def kept(sha256: str) -> Path | None:
        try:
            return program.shelf.path(sha256)
        except NoSuchFile:
            return None

    program.add(ConsoleChannel(lambda text: say(f"\n{text}\n"), kept))
    lines = _lines()
    async with program.running(clockwork=False):
        address = await program.receiver.write(lambda store: _sit_down(store, season, who, clock.now()))
        if sys.stdin.isatty():
            note("Type as in the chat; Ctrl-D leaves.")
        voice = ConsoleVoice(address, secrets.token_hex(4), clock)
        line: str | None = "/start"
        while line is not None:
            await program.receiver.hand_in([voice.line(line)])
            await program.deliverer.drained()
            line = await lines.get()


def _lines() -> "asyncio.Queue[str | None]":
    """Return a queue that is fed with what is typed; None at its end."""
    lines: asyncio.Queue[str | None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line.rstrip("\n"))
        loop.call_soon_threadsafe(lines.put_nowait, None)

    # A thread of its own, since reading a terminal cannot be interrupted, and the program must end all the same.
    threading.Thread(target=read, name="keyboard", daemon=True).start()
    return lines


def _sit_down(store: Store, season: Season, who: str, now: datetime) -> Address:
    """Give the console the seat of `who`: beside whoever holds it already, else anew. Raises Refused."""
    if fold(who) in _STAFF:
        key, name = "staff", season.board
        seat = Seat(role=Role.STAFF, province=season.province)
        holders = store.people.holders(season.id, (Role.STAFF,), province=season.province)
    else:
        association = find_association(store, season, who)
        key, name = association.code, association.name
        role = Role(association.office or Role.OFFICER)
        seat = Seat(role=role, season=season.id, association=association.id)
        holders = store.people.holders(season.id, tuple(OF_ASSOCIATION), association=association.id)
    address = Address(NAME, f"{season.key}-{key}")
    speaker = store.addresses.speaker(address, "vi", now)
    if speaker.person is None:
        person = holders[0] if holders else store.people.add(name, "vi", now)
        store.people.owns(person, speaker.address_id)
        store.people.sit(person, seat, now)
    return address
