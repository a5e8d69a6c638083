"""A whole season on a Zalo Official Account: officers, head and staff on telephones of its small service."""

import asyncio
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.demo.play import Played, Player, Script
from bot.secret import Secret
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.web import Server
from tests.support.databases import new_sqlite
from tests.support.seasons_played import SMALL_AND_SOAKED
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, FIRST_REFRESH, OA_SECRET, FakeZaloOa, Switches


def program(directory: Path, clock: MovedClock, service: FakeZaloOa | None) -> Program:
    directory.mkdir()
    settings = Settings(files=directory / "files", public_url="https://tongket.example.vn")
    if service is not None:
        settings = Settings(
            files=directory / "files",
            public_url="https://tongket.example.vn",
            zalo_oa_app_id=APP_ID,
            zalo_oa_secret_key=SecretStr(APP_SECRET),
            zalo_oa_webhook_secret=SecretStr(OA_SECRET),
            zalo_oa_refresh_token=SecretStr(FIRST_REFRESH),
            zalo_oa_api_url=service.base_url,
            zalo_oa_oauth_url=service.base_url,
        )
    return Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)


async def played_on_zalo(directory: Path, script: Script, switches: Switches) -> tuple[Played, FakeZaloOa]:
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    service = FakeZaloOa(now=clock.now, switches=switches)
    users: dict[str, str] = {}
    async with service.serving():
        playing = program(directory, clock, service)
        playing.add_zalo_oa()
        app = web.Application()
        app.add_routes(playing.routes)
        server = Server(app, "127.0.0.1", 0)
        await server.start()
        service.hook = f"http://127.0.0.1:{server.port}"
        player = Player(
            playing,
            clock,
            script,
            phones=lambda name: service.phone(users.setdefault(name, str(7301567812345000000 + len(users)))),
        )
        async with playing.running(clockwork=False):
            played = await player.play()
        await server.stop()
        playing.database.close()
    return played, service


async def played_in_process(directory: Path, script: Script) -> Played:
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    playing = program(directory, clock, None)
    async with playing.running(clockwork=False):
        played = await Player(playing, clock, script).play()
    playing.database.close()
    return played


def tally(played: Played) -> object:
    return tally_values(played.season, played.book, played.tally, played.mark)


@pytest.mark.parametrize("season", SMALL_AND_SOAKED)
def test_a_season_ends_with_the_same_tally_as_elsewhere(tmp_path: Path, season: str) -> None:
    """Each event is brought twice, as a service does that missed our answer."""
    script = Script.read(season)
    elsewhere = asyncio.run(played_in_process(tmp_path / "elsewhere", script))
    played, service = asyncio.run(played_on_zalo(tmp_path / "zalo", script, Switches(twice=True)))

    assert tally(played) == tally(elsewhere)
    assert played.misread == ()
    assert service.refused == []
    sent = [each["message"] for each in service.of("/cs")]
    assert max(len(each["text"]) for each in sent) <= 2000
    buttons = [len(each.get("attachment", {}).get("payload", {}).get("buttons", [])) for each in sent]
    assert 0 < max(buttons) <= 5
    assert set(service.statuses) == {200}
    assert service.pairs > 1, "a season is longer than a token"
