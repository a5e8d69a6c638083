"""A bloc's year across channels: 9 officers on Zalo Bot, 5 on a Zalo Official Account, 4 on Telegram, the board on the
web chat; the same tally and the same votes as in one process."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.demo.phone import Phone, PhoneMaker
from bot.demo.play import Played, Player, Script
from bot.demo.year import PLAYED, Year
from bot.secret import Secret
from bot.settings import Settings
from bot.tally_file import tally_values
from bot.web import make_app, serve
from conversation.text import utf16_length
from tests.channels.web_phones import WirePhone
from tests.support.databases import new_sqlite
from tests.support.telegram_api import TOKEN as TELEGRAM_TOKEN
from tests.support.telegram_api import FakeTelegram
from tests.support.zalo_bot_api import TOKEN as ZALO_BOT_TOKEN
from tests.support.zalo_bot_api import FakeZaloBot
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, FIRST_REFRESH, OA_SECRET, FakeZaloOa

SEASON = "bac-giang-2023"
ON_ZALO_BOT, ON_ZALO_OA = 9, 5
QUICK = Limits(second=0.01, to_chat=0.01, minute=0.6)


@dataclass
class Bloc:
    """The services, and who holds which phone."""

    clock: MovedClock
    members: tuple[str, ...]
    zalo_bot: FakeZaloBot
    zalo_oa: FakeZaloOa
    telegram: FakeTelegram
    url: str = ""
    phones: dict[str, Phone] = field(default_factory=dict)
    where: Counter[str] = field(default_factory=Counter)

    def phone(self, name: str) -> Phone:
        """Return somebody's phone: by their place in the bloc, the board's people at the web chat."""
        if name not in self.phones:
            self.phones[name] = self._made(name)
        return self.phones[name]

    def _made(self, name: str) -> Phone:
        code = name.removeprefix(f"{SEASON}-")
        place = self.members.index(code) if code in self.members else None
        self.where[channel := _channel(place)] += 1
        match channel:
            case "zalo_bot":
                return self.zalo_bot.phone(name)
            case "zalo_oa":
                return self.zalo_oa.phone(str(7301567812345000000 + len(self.phones)))
            case "telegram":
                return self.telegram.phone(7_000_000 + len(self.phones))
            case _:
                return WirePhone(self.url, name, dies_every=10**6)

    async def hang_up(self) -> None:
        for phone in self.phones.values():
            if isinstance(phone, WirePhone):
                await phone.hang_up()


def _channel(place: int | None) -> str:
    if place is None:
        return "web"
    if place < ON_ZALO_BOT:
        return "zalo_bot"
    return "zalo_oa" if place < ON_ZALO_BOT + ON_ZALO_OA else "telegram"


def started(script: Script) -> MovedClock:
    return MovedClock(min(period.opens for period in script.plan.periods), RealClock())


@contextlib.asynccontextmanager
async def running(directory: Path, bloc: Bloc) -> AsyncIterator[Program]:
    async with bloc.zalo_bot.serving(), bloc.zalo_oa.serving(), bloc.telegram.serving():
        settings = Settings(
            files=directory / "files",
            public_url="http://chat.example",
            telegram_token=SecretStr(TELEGRAM_TOKEN),
            telegram_api_url=bloc.telegram.base_url,
            zalo_bot_token=SecretStr(ZALO_BOT_TOKEN),
            zalo_bot_api_url=bloc.zalo_bot.base_url,
            zalo_oa_app_id=APP_ID,
            zalo_oa_secret_key=SecretStr(APP_SECRET),
            zalo_oa_webhook_secret=SecretStr(OA_SECRET),
            zalo_oa_refresh_token=SecretStr(FIRST_REFRESH),
            zalo_oa_api_url=bloc.zalo_oa.base_url,
            zalo_oa_oauth_url=bloc.zalo_oa.base_url,
        )
        program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=bloc.clock)
        chat = program.add_web("http://chat.example")
        program.add_telegram(limits=QUICK)
        program.add_zalo_bot(apart=0)
        program.add_zalo_oa()
        app = make_app(chat, readiness=lambda: program.receiver.ready)
        app.add_routes(program.routes)
        server = await serve(app, "127.0.0.1", 0)
        bloc.url = bloc.zalo_oa.hook = f"http://127.0.0.1:{server.port}"
        try:
            async with program.running(clockwork=False):
                yield program
        finally:
            await bloc.hang_up()
            await server.stop()
            program.database.close()


async def a_year(program: Program, clock: MovedClock, script: Script, phones: PhoneMaker | None) -> Played:
    return await Year(Player(program, clock, script, phones=phones, periods=PLAYED)).play()


async def played_on_four_channels(directory: Path, script: Script) -> tuple[Played, Bloc]:
    clock = started(script)
    bloc = Bloc(
        clock=clock,
        members=tuple(each.code for each in script.plan.associations),
        zalo_bot=FakeZaloBot(now=clock.now),
        zalo_oa=FakeZaloOa(now=clock.now),
        telegram=FakeTelegram(limits=QUICK, now=clock.now),
    )
    async with running(directory, bloc) as program:
        return await a_year(program, clock, script, bloc.phone), bloc


async def played_in_process(directory: Path, script: Script) -> Played:
    clock = started(script)
    settings = Settings(files=directory / "files")
    program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)
    async with program.running(clockwork=False):
        played = await a_year(program, clock, script, None)
    program.database.close()
    return played


@pytest.mark.soak
def test_a_year_ends_the_same_whoever_is_reached_how(tmp_path: Path) -> None:
    script = Script.read(SEASON)
    (tmp_path / "channels").mkdir()
    (tmp_path / "process").mkdir()
    played, bloc = asyncio.run(played_on_four_channels(tmp_path / "channels", script))
    elsewhere = asyncio.run(played_in_process(tmp_path / "process", script))

    assert tally_values(played.season, played.book, played.tally, played.mark) == tally_values(
        elsewhere.season, elsewhere.book, elsewhere.tally, elsewhere.mark
    )
    assert played.contests == elsewhere.contests
    assert len(played.contests) == 2
    assert bloc.where == {"zalo_bot": ON_ZALO_BOT, "zalo_oa": ON_ZALO_OA, "telegram": 4, "web": 2}

    # On Zalo Bot every step was plain typing, the secret ballot behind its link.
    people = bloc.zalo_bot.phones.values()
    assert not [text for phone in people for text in phone.typed if text.startswith("/")]
    assert all(utf16_length(text) <= 2000 for phone in people for text, _ in phone.messages)
    assert all(any("/phieu#" in text for text, _ in phone.messages) for phone in people)
    assert bloc.zalo_bot.refused == []
