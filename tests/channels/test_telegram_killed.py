"""The program is killed in the middle of a season on Telegram, three times, while eighteen officers go on typing."""

import asyncio
import contextlib
import json
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import asdict

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.demo.play import PLAYED, Script
from bot.importing import import_plan
from bot.invitations import seating
from bot.secret import Secret
from bot.settings import Settings
from emulation.bloc import Association
from emulation.people import Role
from storage.database import Database
from storage.issuing import issue
from storage.store import Store
from tests.channels.telegram_officers import officers, stored_and_meant
from tests.support.databases import new_sqlite
from tests.support.telegram_api import FakeTelegram
from tests.support.telegram_models import second_opinion
from tests.support.telegram_program import KEY

SEASON = "bac-giang-2023"
LIMITS = Limits(second=0.05, to_chat=0.05, minute=3.0)
KILLED_AFTER = (70, 170, 280)  # messages sent


@dataclass
class Office:
    """The season's database, and the program on it in a process of its own."""

    directory: Path
    database: Database
    service: FakeTelegram
    webhooks: bool
    process: asyncio.subprocess.Process | None = None
    kills: int = 0

    async def start(self) -> None:
        given = {
            "directory": str(self.directory),
            "public_url": "http://127.0.0.1:1",
            "api_url": self.service.base_url,
            "webhooks": self.webhooks,
            "now": self.service.now().isoformat(),
            "limits": asdict(LIMITS),
        }
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.support.telegram_program", json.dumps(given), stdout=asyncio.subprocess.PIPE
        )
        assert self.process.stdout is not None
        port = int(await self.process.stdout.readline())
        self.service.proxied = f"http://127.0.0.1:{port}"

    async def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        await self.process.wait()

    async def killed(self) -> None:
        """Kill the program and start it anew, each time so many messages were sent."""
        for sent in KILLED_AFTER:
            await self.service.has_sent(sent)
            await self.kill()
            self.kills += 1
            await self.start()

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        await self.start()
        try:
            yield
        finally:
            await self.kill()


def prepared(database: Database, script: Script, clock: MovedClock, directory: Path) -> dict[str, str]:
    """Import the season and invite an officer of each association; return the codes."""
    settings = Settings(files=directory / "files")
    program = Program(settings=settings, database=database, secret=Secret(KEY), clock=clock)
    services = program.services

    def work(store: Store) -> dict[str, str]:
        import_plan(store, script.plan, script.text, demo=True)
        season = store.seasons.by_key(script.plan.key)
        assert season is not None

        def code(association: Association) -> str:
            role = Role(association.office or Role.OFFICER)
            return issue(
                store,
                seating(season, role, association),
                digest=services.digest,
                draw=services.draw,
                now=clock.now(),
                life=timedelta(days=14),
            )

        return {each.code: code(each) for each in store.seasons.members(season.id)}

    async def write() -> dict[str, str]:
        async with program.running(clockwork=False):
            return await program.receiver.write(work)

    return asyncio.run(write())


@pytest.mark.parametrize(
    "webhooks",
    [pytest.param(False, id="polling"), pytest.param(True, id="webhook", marks=pytest.mark.soak)],
)
def test_a_season_survives_three_kills(tmp_path: Path, webhooks: bool) -> None:
    script = Script.read(SEASON)
    period = next(each for each in script.plan.periods if each.code in PLAYED)
    clock = MovedClock(period.opens + timedelta(days=2, hours=8), RealClock())
    database = new_sqlite(tmp_path)
    codes = prepared(database, script, clock, tmp_path)

    async def play() -> tuple[FakeTelegram, int]:
        service = FakeTelegram(limits=LIMITS, now=clock.now, check=second_opinion)
        async with service.serving():
            office = Office(tmp_path, database, service, webhooks)
            async with office.running():
                await officers(service, script, database, codes, clock, office.killed)
        return service, office.kills

    service, kills = asyncio.run(play())
    stored, meant = stored_and_meant(database, script)
    database.close()
    assert stored == meant
    assert service.refused == []
    assert service.throttled == 0
    assert kills == len(KILLED_AFTER)
