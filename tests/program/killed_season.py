"""A season's whole year as a script that may be killed anywhere (`tests.support.killing`), on a clock that jumps.

It is played as `tongket demo --script --resume` plays it: who was cut off asks the bot where they stand, and goes on.
Each time the clock strikes it is a day ahead first, then a day behind, then right. Beside it `tongket import` and
`tongket invite` work on the same database, and a second `tongket run` is refused.
"""

import asyncio
import json
import os
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import alembic.operations
import alembic.runtime.migration
import alembic.script  # noqa: F401 - imported by the warm parent once, not by every life
import sqlalchemy as sa
from pydantic import SecretBytes

from bot.app import Program
from bot.clock import MovedClock, RealClock, public_holiday
from bot.commands import seasons
from bot.commands.opening import bring_up_to_date
from bot.commands.running import run
from bot.commands.terminal import Refused
from bot.demo.marks import planned_next_year
from bot.demo.play import Played, Player, Script
from bot.demo.year import PLAYED, Year
from bot.secret import Secret, kept_key
from bot.settings import Settings
from bot.tally_file import tally_values
from emulation.people import Role
from storage.database import Database, RunLock
from storage.moments import last_moment
from storage.store import Store
from storage.upgrade import current, newest

SEASON = "bac-giang-2023"

_DAY = timedelta(days=1)
_JUMPS = (_DAY, -2 * _DAY, _DAY)
_UP_WITHIN = 20.0
# Beside the database: the number of the process that plays, and the right time while the program's clock is wrong.
_UP, _RIGHT = "up", "right-time"
_NOWHERE = "192.0.2.1"
"""An address of no machine (RFC 5737): a `run` that is not refused for the lock cannot serve there either."""

# What must come out the same, however often the program was killed: never a row's id, never a moment.
_ROWS = {
    "figures": "SELECT a.code, p.code, i.code, f.revision, f.current, f.value, f.hedge, f.words, f.skipped, f.source"
    " FROM figure f JOIN association a ON a.id = f.association_id JOIN period p ON p.id = f.period_id"
    " JOIN indicator i ON i.id = f.indicator_id ORDER BY a.code, p.code, i.code, f.revision",
    "submissions": "SELECT a.code, p.code, s.number, s.state, s.late FROM submission s"
    " JOIN association a ON a.id = s.association_id JOIN period p ON p.id = s.period_id"
    " ORDER BY a.code, p.code, s.number",
    "seats": "SELECT s.role, a.code, COUNT(*) FROM seat s LEFT JOIN association a ON a.id = s.association_id"
    " GROUP BY s.role, a.code ORDER BY s.role, a.code",
    "recorded": "SELECT act, COUNT(*) FROM audit WHERE act NOT IN ('invited', 'imported', 'incident')"
    " GROUP BY act ORDER BY act",
    "codes used": "SELECT COUNT(*) FROM invite WHERE used_at IS NOT NULL",
    "incidents": "SELECT COUNT(*) FROM audit WHERE act = 'incident'",
    "reminders": "SELECT a.code, m.code, r.due_on, r.rung, COUNT(*) FROM reminder r"
    " JOIN association a ON a.id = r.association_id JOIN milestone m ON m.id = r.milestone_id"
    " GROUP BY a.code, m.code, r.due_on, r.rung ORDER BY a.code, m.code, r.due_on, r.rung",
    "reminders without their message": "SELECT COUNT(*) FROM reminder r WHERE NOT EXISTS"
    " (SELECT 1 FROM outbox o WHERE o.key = 'reminder:' || r.told_with)",
    "notices by their keys": "SELECT substr(o.key, 1, instr(o.key, ':') - 1) AS kind, s.role, a.code, COUNT(*)"
    " FROM outbox o JOIN seat s ON s.person_id = o.person_id LEFT JOIN association a ON a.id = s.association_id"
    " WHERE o.key IS NOT NULL GROUP BY kind, s.role, a.code ORDER BY kind, s.role, a.code",
    "messages not sent": "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'",
    "ballots": "SELECT id, name, state, members, run_off_of, sealed_key IS NULL FROM ballot ORDER BY id",
    "roll": "SELECT e.ballot_id, a.code, e.way, e.casts FROM elector e JOIN association a ON a.id = e.association_id"
    " ORDER BY e.ballot_id, a.code",
    "turnout": "SELECT c.ballot_id, c.code, t.way, t.issued, t.collected, t.valid, t.blank FROM turnout t"
    " JOIN contest c ON c.id = t.contest_id ORDER BY c.ballot_id, c.position, t.way",
    "votes": "SELECT c.ballot_id, c.code, a.code, v.agree, v.against FROM votes v"
    " JOIN candidate n ON n.id = v.candidate_id JOIN contest c ON c.id = n.contest_id"
    " LEFT JOIN association a ON a.id = n.association_id ORDER BY c.ballot_id, c.position, n.position",
    "sealed ballots left": "SELECT COUNT(*) FROM sealed",
}


def play(directory: Path) -> None:
    """Play the season from wherever it was cut off."""
    played(directory, SEASON)


def outcome(directory: Path) -> Any:
    """The tally, and every row of what was reported, reminded, told and voted: each of them once."""
    database = _database(directory)
    with database.reading() as connection:
        rows = {name: [list(row) for row in connection.execute(sa.text(query))] for name, query in _ROWS.items()}
    database.close()
    return {"tally": json.loads((directory / "tally.json").read_text(encoding="utf-8")), **rows}


def second_run_is_refused(directory: Path) -> bool:
    """Start the program once more beside the one that plays; False where that one has just come to its end."""
    until = time.monotonic() + _UP_WITHIN
    while not _runs(directory):
        if time.monotonic() > until:
            return False
        # Asked again and again: who waits on the lock itself might hold it just when the life wants it.
        threading.Event().wait(0.005)
    settings = _settings(directory).model_copy(update={"web_host": _NOWHERE})
    try:
        run(settings)
    except Refused as refused:
        return "already runs" in str(refused)
    raise AssertionError("a second program ran to its end")


def beside(directory: Path) -> bool:
    """Import the season that is played and invite into it, as the command line does; False before there is one."""
    return works_beside(directory, SEASON)


# --- shared with smaller seasons --------------------------------------------------------------------------------------


def works_beside(directory: Path, season: str) -> bool:
    """See `beside`."""
    settings = _settings(directory)
    database = _database(directory)
    try:
        if current(database) != newest():
            return False
        with database.reading() as connection:
            if Store(connection).seasons.by_key(season) is None:
                return False
    finally:
        database.close()
    seasons.import_season(settings, season, dry_run=False, as_json=True)
    member = Script.read(season).plan.associations[0].code
    seasons.invite(settings, season=season, role=Role.OFFICER, association=member, as_json=True)
    return True


def played(directory: Path, season: str, *, jumps: bool = True) -> None:
    """Play a season from wherever it was cut off, and write its tally."""
    database = _database(directory)
    assert database.path is not None
    lock = RunLock(database.path)
    try:
        (directory / _UP).write_text(str(os.getpid()), encoding="ascii")
        bring_up_to_date(database, now=RealClock().now(), lock=False)
        script = Script.read(season)
        clock = MovedClock(_stood(database, directory, script), RealClock())
        kind = _Jumping if jumps else Program
        program = kind(settings=_settings(directory), database=database, secret=Secret(_key(directory)), clock=clock)
        done = asyncio.run(_year(program, clock, script))
    finally:
        lock.release()
        database.close()
    assert done.misread == (), done.misread
    values = tally_values(
        done.season, done.book, done.tally, done.mark, contests=done.contests, next_year=planned_next_year(done.season)
    )
    (directory / "tally.json").write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


async def _year(program: Program, clock: MovedClock, script: Script) -> Played:
    async with program.running(clockwork=False):
        return await Year(Player(program, clock, script, periods=PLAYED)).play()


class _Jumping(Program):
    """A program whose clock is a day wrong, both ways, before it strikes right.

    A life that is killed while its clock is wrong begins the next one with a right clock, as a machine would.
    """

    async def each_minute(self) -> None:
        clock, right = self.clock, self.settings.files.parent / _RIGHT
        assert isinstance(clock, MovedClock)
        right.write_text(clock.now().isoformat(), encoding="ascii")
        for jump in _JUMPS:
            clock.move(jump)
            await super().each_minute()
            await self.deliverer.drained()
        right.unlink()


def _stood(database: Database, directory: Path, script: Script) -> datetime:
    """Return the moment at which an earlier life was cut off, by a right clock."""
    wrong_since = directory / _RIGHT
    if wrong_since.exists() and (written := wrong_since.read_text(encoding="ascii")):
        return datetime.fromisoformat(written)
    with database.reading() as connection:
        begun = last_moment(connection)
    return begun or min(period.opens for period in script.plan.periods).astimezone(UTC)


def _database(directory: Path) -> Database:
    return Database(f"sqlite:///{directory}/demo.sqlite3")


def _key(directory: Path) -> bytes:
    key = kept_key(directory, make=True)
    assert key is not None, "it was made"
    return key


def _settings(directory: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{directory}/demo.sqlite3",
        files=directory / "files",
        secret_key=SecretBytes(_key(directory)),
        log_level="warning",
    )


def _runs(directory: Path) -> bool:
    """Tell whether a life goes on, which by now holds the lock."""
    try:
        os.kill(int((directory / _UP).read_text(encoding="ascii")), 0)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return False
    return True


# Read once by the warm parent: a table of holidays takes longer than many a life lasts.
public_holiday(datetime(2023, 12, 1, tzinfo=UTC).date())
public_holiday(datetime(2024, 1, 1, tzinfo=UTC).date())
