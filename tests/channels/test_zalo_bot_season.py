"""A whole season on Zalo Bot, every step by plain typing, on a Bot Platform that enforces its limits."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web
from pydantic import SecretStr

from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.demo.phone import PhoneMaker
from bot.demo.play import Played, Player, Script
from bot.demo.year import PLAYED, Year
from bot.secret import Secret
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.web import Server
from conversation.text import utf16_length
from emulation.season import PeriodCode
from emulation.season_answers import AnswerPlan
from tests.support.databases import new_sqlite
from tests.support.zalo_bot_api import TOKEN, FakeZaloBot, Manners


def program(directory: Path, clock: MovedClock, service: FakeZaloBot | None, *, webhooks: bool = False) -> Program:
    directory.mkdir()
    settings = Settings(files=directory / "files", public_url="http://127.0.0.1:1")
    if service is not None:
        settings = settings.model_copy(
            update={
                "zalo_bot_token": SecretStr(TOKEN),
                "zalo_bot_api_url": service.base_url,
                "webhooks": webhooks,
            }
        )
    return Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)


@contextlib.asynccontextmanager
async def serving(playing: Program, service: FakeZaloBot) -> AsyncIterator[None]:
    app = web.Application()
    app.add_routes(playing.routes)
    server = Server(app, "127.0.0.1", 0)
    await server.start()
    service.proxied = f"http://127.0.0.1:{server.port}"
    try:
        async with playing.running(clockwork=False):
            yield
    finally:
        await server.stop()
        playing.database.close()


def started(script: Script) -> MovedClock:
    return MovedClock(min(period.opens for period in script.plan.periods), RealClock())


Plays = Callable[[Program, MovedClock, Script, PhoneMaker | None], Awaitable[Played]]


async def figures(playing: Program, clock: MovedClock, script: Script, phones: PhoneMaker | None) -> Played:
    return await Player(playing, clock, script, profile="text", phones=phones).play()


async def year(playing: Program, clock: MovedClock, script: Script, phones: PhoneMaker | None) -> Played:
    return await Year(Player(playing, clock, script, profile="text", phones=phones, periods=PLAYED)).play()


async def played_on_zalo(
    directory: Path, script: Script, manners: Manners, plays: Plays, *, webhooks: bool
) -> tuple[Played, FakeZaloBot]:
    clock = started(script)
    service = FakeZaloBot(manners, now=clock.now)
    async with service.serving():
        playing = program(directory, clock, service, webhooks=webhooks)
        playing.add_zalo_bot(apart=0)
        async with serving(playing, service):
            played = await plays(playing, clock, script, service.phone)
    return played, service


async def played_in_process(directory: Path, script: Script, plays: Plays) -> Played:
    clock = started(script)
    playing = program(directory, clock, None)
    async with playing.running(clockwork=False):
        played = await plays(playing, clock, script, None)
    playing.database.close()
    return played


def tally(played: Played) -> object:
    return tally_values(played.season, played.book, played.tally, played.mark), played.contests


def estimates(script: Script) -> list[AnswerPlan]:
    return [each for each in script.answers.answers if each.period is PeriodCode.ESTIMATE]


def keeps_to_plain_words(service: FakeZaloBot) -> None:
    """Nothing was refused, no text was too long, and nobody typed a command."""
    assert service.refused == []
    assert max(utf16_length(fields["text"]) for fields in service.of("sendMessage")) <= 2000
    assert not [text for phone in service.phones.values() for text in phone.typed if text.startswith("/")]


def test_a_bloc_hands_in_its_figures_by_polling(tmp_path: Path) -> None:
    script = Script.read("bac-giang-2023")
    played, service = asyncio.run(
        played_on_zalo(tmp_path / "zalo", script, Manners(), figures, webhooks=False),
    )
    # Every figure as it was meant; that the tally is then the same, test_mixed_season shows for this very bloc.
    assert played.misread == ()
    assert len(played.book.figures) == len(submitted := estimates(script))
    keeps_to_plain_words(service)

    # Coming in is two messages, once in a life; from then on to the receipt:
    officers = [phone for name, phone in service.named.items() if not name.endswith("staff")]
    messages = sum(len(phone.messages) - 2 for phone in officers)
    assert messages / len(submitted) <= 1.3


@pytest.mark.soak
def test_a_year_with_its_votes_is_played_by_webhook(tmp_path: Path) -> None:
    script = Script.read("chinh-tri-xa-hoi-2023")
    manners = Manners(wrapped=True, photo_key="photo", mirrors_status=False)
    played, service = asyncio.run(played_on_zalo(tmp_path / "zalo", script, manners, year, webhooks=True))
    assert tally(played) == tally(asyncio.run(played_in_process(tmp_path / "elsewhere", script, year)))
    assert len(played.contests) == 4
    keeps_to_plain_words(service)

    links = [text for phone in service.phones.values() for text, _ in phone.messages if "/phieu#" in text]
    assert len(links) >= len(script.plan.associations), "a secret ballot is cast behind its link"
