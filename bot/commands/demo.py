"""`tongket demo`: one season played on a database of its own, its tally printed and written, its page served.

Belongs here: files, ports, what is printed. Playing is `bot.demo`.
"""

import asyncio
import json
import socket
import sys
from pathlib import Path

from bot.app import Program, serve
from bot.clock import MovedClock, RealClock
from bot.commands.opening import DATABASE, bring_up_to_date, run_lock
from bot.commands.running import log_to_stderr
from bot.commands.terminal import Refused, note, progress, say
from bot.demo.marks import planned_next_year
from bot.demo.moments import Moment
from bot.demo.page import demo_page, next_opening, seated, switch_phones_off
from bot.demo.phone import PlayedChannel, Silence
from bot.demo.play import Played, Player, Script
from bot.demo.script import ScriptStuck
from bot.demo.year import PLAYED, Year
from bot.files import written_whole
from bot.secret import FILE_NAME, KeyNotKept, Secret, kept_key
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.tally_print import contest_lines, plan_lines, tally_lines
from emulation.bloc import Season
from seasons import season_names
from storage.database import Database
from storage.moments import last_moment
from storage.store import Store

SEASON = "bac-giang-2023"
_MOMENTS = (
    (Moment.OPENING, "the year's figures open: nobody has answered"),
    (Moment.DEADLINE, "three days before their deadline: two thirds are in"),
    (Moment.VOTE, "the vote is open"),
    (Moment.END, "everything is over"),
)
_MOST_PORTS = 50


def demo(
    settings: Settings,
    *,
    season: str | None = None,
    out: Path,
    script_only: bool,
    profile: str,
    resume: bool,
    moment: Moment | None = None,
) -> None:
    """Play a season; without `script_only`, and on a terminal, serve it afterwards. Raises Refused.

    What is not said, the season and the `moment` up to which it is played, is asked there.
    """
    served = not script_only and sys.stdout.isatty() and sys.stdin.isatty()
    if season is None:
        season = _ask_season() if served else SEASON
    until = moment or (_ask_moment() if served else Moment.END)
    if "log_level" not in settings.model_fields_set:
        settings = settings.model_copy(update={"log_level": "warning"})
    log_to_stderr(settings)
    script = _script(season)
    database = _database(out, fresh=not resume)
    lock = run_lock(database)
    secret = _secret(settings, out, fresh=not resume)
    settings = settings.model_copy(update={"files": out / "files", "contact": script.plan.province.board})
    try:
        bring_up_to_date(database, now=RealClock().now(), lock=False)
        with database.reading() as connection:
            begun = last_moment(connection)
        clock = MovedClock(begun or min(period.opens for period in script.plan.periods), RealClock())
        program = Program(settings=settings, database=database, secret=secret, clock=clock)
        played = asyncio.run(_play(program, clock, script, profile, out, until))
        # What it plays is over when it ends: neither links nor codes must outlive it.
        _forget_secret(out)
        _write(out, played)
        _print(program, played)
        say()
        say(f"{out / 'tally.json'}")
        say(f"{out / 'transcript.txt'}")
        if played.misread:
            raise Refused(
                "Some figures were read otherwise than they were meant:",
                *(
                    f"  {each.association} {each.indicator}: “{each.words}” means {each.meant}, stored: {each.stored}"
                    for each in played.misread
                ),
            )
        if served:
            asyncio.run(_serve(settings, database, secret, clock, played.season, until))
    finally:
        if lock is not None:
            lock.release()
        database.close()


def _ask_season() -> str:
    """Ask which season to play; Enter is the first. Raises Refused."""
    names = [SEASON, *(each for each in season_names() if each != SEASON)]
    note("Which season?")
    for number, name in enumerate(names, 1):
        plan = Script.read(name).plan
        note(f"  {number}. {plan.bloc.name}, {plan.province.name}, {plan.year} ({name})")
    return names[_ask_number(len(names), standard=1) - 1]


def _ask_moment() -> Moment:
    """Ask where to stand in the year; Enter is its end. Raises Refused."""
    note("Up to when shall it be played?")
    for number, (_, words) in enumerate(_MOMENTS, 1):
        note(f"  {number}. {words}")
    return _MOMENTS[_ask_number(len(_MOMENTS), standard=len(_MOMENTS)) - 1][0]


def _ask_number(most: int, *, standard: int) -> int:
    while True:
        note(f"Number, Enter for {standard}:")
        said = sys.stdin.readline()
        if not said:
            raise Refused("Nothing was chosen.")
        if not said.strip():
            return standard
        if said.strip().isdecimal() and 1 <= int(said) <= most:
            return int(said)


def _secret(settings: Settings, out: Path, *, fresh: bool) -> Secret:
    """Return the demonstration's secret, kept beside its database for as long as a run may have to go on: a ballot that
    is open is sealed with it. Raises Refused."""
    if settings.secret_key is not None:
        return Secret(settings.secret_key.get_secret_value())
    if fresh:
        _forget_secret(out)
    try:
        key = kept_key(out, make=True)
    except KeyNotKept as wrong:
        raise Refused(str(wrong)) from None
    assert key is not None, "it was made"
    return Secret(key)


def _forget_secret(out: Path) -> None:
    (out / FILE_NAME).unlink(missing_ok=True)


def _script(season: str) -> Script:
    try:
        return Script.read(season)
    except FileNotFoundError:
        raise Refused(f"There is no season {season} to play. There is: {', '.join(season_names())}") from None


def _database(out: Path, *, fresh: bool) -> Database:
    """Open the demonstration's database in `out`; with `fresh`, an empty one in place of the last run's."""
    out.mkdir(parents=True, exist_ok=True)
    path = (out / DATABASE).absolute()
    database = Database(f"sqlite:///{path}")
    if fresh:
        # Nobody else may be playing on it while it goes.
        lock = run_lock(database)
        for suffix in ("", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        if lock is not None:
            lock.release()
    return database


async def _play(program: Program, clock: MovedClock, script: Script, profile: str, out: Path, moment: Moment) -> Played:
    player = Player(program, clock, script, profile=profile, periods=PLAYED)
    async with program.running(clockwork=False):
        try:
            with progress(f"{script.plan.key}:") as bar:
                return await Year(player, moment).play(bar)
        except (ScriptStuck, Silence) as stuck:
            _write_text(out / "transcript.txt", player.transcript.text())
            raise Refused(f"The script does not know how to go on: {stuck}. See {out / 'transcript.txt'}.") from None


def _write(out: Path, played: Played) -> None:
    values = tally_values(
        played.season,
        played.book,
        played.tally,
        played.mark,
        contests=played.contests,
        next_year=planned_next_year(played.season),
    )
    _write_text(out / "tally.json", json.dumps(values, ensure_ascii=False, indent=2) + "\n")
    _write_text(out / "transcript.txt", played.transcript.text())


def _write_text(path: Path, text: str) -> None:
    with written_whole(path) as file:
        file.write(text.encode())


def _print(program: Program, played: Played) -> None:
    translator = program.translators["vi"]
    for line in (
        *tally_lines(played.season, played.tally, translator, played.mark),
        *contest_lines(played.contests, translator),
        *plan_lines(planned_next_year(played.season), translator),
    ):
        say(line)


async def _serve(
    settings: Settings, database: Database, secret: Secret, clock: MovedClock, season: Season, moment: Moment
) -> None:
    port = free_port("127.0.0.1", settings.web_port)
    if port != settings.web_port:
        note(f"Port {settings.web_port} is taken; this goes to {port}.")
    url = f"http://127.0.0.1:{port}"
    program = Program(settings=settings, database=database, secret=secret, clock=clock)
    chat = program.add_web(url)
    program.add(PlayedChannel())
    with database.reading() as connection:
        store = Store(connection)
        if moment is Moment.END:
            clock.set(next_opening(store.seasons.periods(season.id), clock.now()))
        associations = seated(store, season, clock.now())
        page = demo_page(program, chat, clock, season, associations, store)
    await serve(
        program,
        chat,
        host="127.0.0.1",
        port=port,
        demo=page,
        before=lambda store: switch_phones_off(store, season, associations, clock.now()),
        announce=lambda _port: say(f"\nPlay on at {url} (stop: Ctrl-C)"),
    )


def free_port(host: str, first: int) -> int:
    """Return the first port from `first` on that nobody serves on. Raises Refused."""
    for port in range(first, min(first + _MOST_PORTS, 65536)):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind((host, port))
            except OSError:
                continue
            return port
    raise Refused(f"No port from {first} on is free.")
