"""`tongket run` killed three times in the middle of a season on Telegram, at Telegram's own pace and by the real clock.

The quick version of it, with a moved clock and short seconds, is `test_telegram_killed`.
"""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.demo.play import PLAYED, Player, Script
from bot.secret import Secret
from bot.settings import Settings
from emulation.bloc import Association
from emulation.people import Role
from emulation.season_answers import read_answers
from emulation.season_file import read_season
from seasons import answers_text, season_text
from storage.database import Database
from storage.store import Store
from tests.channels.telegram_officers import officers, stored_and_meant
from tests.support.telegram_api import TOKEN, FakeTelegram
from tests.support.telegram_models import second_opinion
from tests.support.terminal import ROOT, Terminal

pytestmark = pytest.mark.soak

SEASON = "bac-giang-2023"
KILLED_AFTER = (70, 170, 280)  # messages sent
_LONGEST = 300.0
_OPEN_FOR = timedelta(days=4)
_DATE = re.compile(r"(?<== )\d{4}-\d\d-\d\d(?=\s|T)")


def season_of_today() -> Script:
    """Return the season, all of its days moved so that the kỳ of the estimates opened a few days ago."""
    as_it_was = Script.read(SEASON)
    periods = as_it_was.plan.periods
    opened = next(each.opens for each in periods if each.code in PLAYED)
    moved = timedelta(days=(RealClock().now() - _OPEN_FOR - opened).days)
    text = _DATE.sub(lambda day: (date.fromisoformat(day[0]) + moved).isoformat(), season_text(SEASON))
    text = re.sub(r"(?m)^year = \d+$", f"year = {(min(each.opens for each in periods) + moved).year}", text)
    plan = read_season(text, SEASON)
    return Script(plan=plan, text=text, answers=read_answers(answers_text(SEASON), plan))


@dataclass
class Command:
    """`tongket run` in a directory, with the environment of an operator."""

    directory: Path
    environment: dict[str, str]
    service: FakeTelegram
    kills: int = 0
    printed: list[str] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it serves."""
        with (self.directory / "run.log").open("a") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"),
                cwd=self.directory,
                env=self.environment,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
            )
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.printed.append(line.decode())
            if self.printed[-1].startswith("Serving "):
                return
        pytest.fail(f"it does not serve: {(self.directory / 'run.log').read_text()[-2000:]}")

    async def killed(self) -> None:
        """Kill it and start it anew, each time so many messages were sent."""
        for sent in KILLED_AFTER:
            await self.service.has_sent(sent)
            assert self.process is not None
            self.process.kill()
            assert await self.process.wait() == -signal.SIGKILL
            self.kills += 1
            await self.start()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Run it; at the end it is asked to stop, and does."""
        await self.start()
        try:
            yield
            assert self.process is not None
            self.process.terminate()
            assert await self.process.wait() == 0
        finally:
            if self.process is not None and self.process.returncode is None:
                self.process.kill()
                await self.process.wait()


def code_for(terminal: Terminal, association: Association) -> str:
    role = association.office or Role.OFFICER
    invited = terminal.type(
        "invite", "--season", SEASON, "--role", str(role), "--association", association.name, "--json"
    )
    code: str = invited.json["code"]
    return code


def summary_of_an_undisturbed_season(terminal: Terminal, script: Script, file: Path, directory: Path) -> object:
    """Play the same file's season in this process; return what the same command says of it."""
    directory.mkdir()
    terminal.set("TONGKET_DATABASE_URL", f"sqlite:///{directory / 'tongket.sqlite3'}")
    assert terminal.type("import", str(file)).code == 0
    database = Database(f"sqlite:///{directory / 'tongket.sqlite3'}")
    clock = MovedClock(min(each.opens for each in script.plan.periods), RealClock())
    program = Program(
        settings=Settings(files=directory / "files"), database=database, secret=Secret(b"k" * 32), clock=clock
    )

    async def play() -> None:
        async with program.running(clockwork=False):
            await Player(program, clock, script).play()

    asyncio.run(play())
    database.close()
    return terminal.type("summary", "--season", SEASON, "--json").json


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return Terminal(tmp_path, monkeypatch, capsys)


def environment(directory: Path, service: FakeTelegram, *, webhooks: bool) -> dict[str, str]:
    """Return what an operator sets; the web listens on a port that is free now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    service.proxied = f"http://127.0.0.1:{port}"
    ways = {"TONGKET_WEBHOOKS": "true", "TONGKET_PUBLIC_URL": "https://tongket.example.vn"} if webhooks else {}
    return {
        "HOME": str(directory),
        "LC_ALL": "C.UTF-8",
        "PATH": os.defpath,
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "TONGKET_WEB_PORT": str(port),
        "TONGKET_TELEGRAM_TOKEN": TOKEN,
        "TONGKET_TELEGRAM_API_URL": service.base_url,
        **ways,
    }


@pytest.mark.parametrize("webhooks", [False, True], ids=["polling", "webhook"])
def test_the_command_survives_three_kills(tmp_path: Path, terminal: Terminal, webhooks: bool) -> None:
    script = season_of_today()
    file = tmp_path / f"{SEASON}.toml"
    file.write_text(script.text, encoding="utf-8")
    assert terminal.type("import", str(file)).code == 0
    database = Database(f"sqlite:///{tmp_path / 'var' / 'tongket.sqlite3'}")
    with database.reading() as connection:
        store = Store(connection)
        season = store.seasons.by_key(SEASON)
        assert season is not None
        members = store.seasons.members(season.id)
    codes = {each.code: code_for(terminal, each) for each in members}

    async def play() -> tuple[FakeTelegram, int]:
        service = FakeTelegram(limits=Limits(), check=second_opinion)
        async with asyncio.timeout(_LONGEST), service.serving():
            command = Command(tmp_path, environment(tmp_path, service, webhooks=webhooks), service)
            async with command.running():
                await officers(service, script, database, codes, RealClock(), command.killed)
        return service, command.kills

    service, kills = asyncio.run(play())
    stored, meant = stored_and_meant(database, script)
    database.close()
    assert stored == meant
    assert service.refused == []
    assert service.throttled == 0
    assert kills == len(KILLED_AFTER)
    assert (len(service.of("setWebhook")) > 0) == webhooks
    told = terminal.type("summary", "--season", SEASON, "--json").json
    assert told == summary_of_an_undisturbed_season(terminal, script, file, tmp_path / "undisturbed")
