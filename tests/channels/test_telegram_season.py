"""A whole season on Telegram: officers, head and staff on telephones of a Bot API that enforces Telegram's limits."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.demo.play import Played, Player, Script
from bot.secret import Secret
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.web import Server
from tests.support.databases import new_sqlite
from tests.support.seasons_played import BIG, SMALL
from tests.support.telegram_api import TOKEN, FakeTelegram
from tests.support.telegram_models import second_opinion

# A second that lasts a hundredth of one, on both sides.
QUICK = Limits(second=0.01, to_chat=0.01, minute=0.6)


def program(directory: Path, clock: MovedClock, service: FakeTelegram | None, *, webhooks: bool, url: str) -> Program:
    telegram: dict[str, Any] = {}
    if service is not None:
        telegram = {"telegram_token": SecretStr(TOKEN), "telegram_api_url": service.base_url, "webhooks": webhooks}
    settings = Settings(files=directory / "files", public_url=url, **telegram)
    directory.mkdir()
    return Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)


def numbers() -> Any:
    """Telephone numbers for whoever asks: the same for the same word."""
    known: dict[str, int] = {}
    return lambda name: known.setdefault(name, 7_000_000 + len(known))


@contextlib.asynccontextmanager
async def mounted(running: Program, server: Server, service: FakeTelegram) -> AsyncIterator[None]:
    await server.start()
    service.proxied = f"http://127.0.0.1:{server.port}"
    try:
        async with running.running(clockwork=False):
            yield
    finally:
        await server.stop()


async def played_on_telegram(directory: Path, script: Script, *, webhooks: bool) -> tuple[Played, FakeTelegram]:
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    service = FakeTelegram(limits=QUICK, now=clock.now, check=second_opinion)
    number = numbers()
    async with service.serving():
        app = web.Application()
        server = Server(app, "127.0.0.1", 0)
        playing = program(directory, clock, service, webhooks=webhooks, url="http://127.0.0.1:1")
        playing.add_telegram(limits=QUICK)
        app.add_routes(playing.routes)
        player = Player(playing, clock, script, phones=lambda name: service.phone(number(name)))
        async with mounted(playing, server, service):
            played = await player.play()
        playing.database.close()
    return played, service


async def played_in_process(directory: Path, script: Script) -> Played:
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    playing = program(directory, clock, None, webhooks=False, url="http://127.0.0.1:1")
    player = Player(playing, clock, script)
    async with playing.running(clockwork=False):
        played = await player.play()
    playing.database.close()
    return played


def tally(played: Played) -> object:
    return tally_values(played.season, played.book, played.tally, played.mark)


@pytest.mark.parametrize(
    ("season", "webhooks"),
    [
        pytest.param(BIG, False, id="polling"),
        pytest.param(SMALL, True, id="webhook"),
        pytest.param(BIG, True, id="webhook-eighteen", marks=pytest.mark.soak),
    ],
)
def test_a_season_ends_with_the_same_tally_as_elsewhere(tmp_path: Path, season: str, webhooks: bool) -> None:
    script = Script.read(season)
    played, service = asyncio.run(played_on_telegram(tmp_path / "telegram", script, webhooks=webhooks))
    elsewhere = asyncio.run(played_in_process(tmp_path / "elsewhere", script))

    assert tally(played) == tally(elsewhere)
    assert played.misread == ()
    assert service.refused == []
    assert service.throttled == 0
    assert len(service.of("editMessageText")) > 0
    taps = service.of("answerCallbackQuery")
    assert len(taps) == len({each["callback_query_id"] for each in taps}) > 0
