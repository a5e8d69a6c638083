"""The whole program on Zalo Bot with its web server, and an officer of a small bloc who came in.

Here: what tests stand on. Not here: what any of them shows.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from pydantic import SecretStr

import seasons
from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.importing import import_plan
from bot.invitations import seating
from bot.receive import put_notice
from bot.secret import Secret
from bot.settings import Settings
from bot.web import make_app, serve
from conversation.messages import Attachment, Reply
from emulation.people import Role
from emulation.season_file import read_season
from storage.issuing import issue
from storage.store import Store
from storage.tables import evidence
from tests.support.databases import new_sqlite
from tests.support.zalo_bot_api import TOKEN, FakeZaloBot, Manners
from tests.support.zalo_bot_phone import ZaloBotPhone

SEASON = "chinh-tri-xa-hoi-2023"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100"
    "1bb6ee560000000049454e44ae426082"
)
PDF = b"%PDF-1.7\n" + bytes(400)


@dataclass(kw_only=True)
class Bloc:
    """A running program on Zalo Bot, its web server, and an officer who came in."""

    program: Program
    service: FakeZaloBot
    officer: ZaloBotPhone
    url: str

    def attached(self) -> list[str]:
        with self.program.database.reading() as connection:
            return list(connection.execute(sa.select(evidence.c.name)).scalars())

    async def hears(self, words: str) -> str:
        """Wait until the officer hears something with these words in it."""
        while words not in (message := await self.officer.hear()).text:
            pass
        return message.text

    async def sends(self, text: str, *files: Attachment) -> None:
        """Let the program send the officer files."""

        def work(store: Store) -> None:
            (person,) = store.people.holders(1, (Role.OFFICER,))
            reply = Reply(text=text, files=files, notice=True)
            put_notice(store, self.program.translators, person, reply, self.program.clock.now())

        await self.program.receiver.write(work)


@contextlib.asynccontextmanager
async def bloc(directory: Path, manners: Manners | None = None) -> AsyncIterator[Bloc]:
    plan = read_season(seasons.season_text(SEASON), SEASON)
    clock = MovedClock(min(period.opens for period in plan.periods), RealClock())
    service = FakeZaloBot(manners or Manners(), now=clock.now, fetches_photos=True, second=0.1)
    async with service.serving(), asyncio.timeout(30):
        settings = Settings(
            files=directory / "files",
            zalo_bot_token=SecretStr(TOKEN),
            zalo_bot_api_url=service.base_url,
            zalo_bot_link="https://zalo.me/123",
            public_url="http://chat.example",
        )
        program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)
        chat = program.add_web("http://chat.example")
        program.add_zalo_bot(apart=0.01)
        app = make_app(chat, readiness=lambda: True)
        app.add_routes(program.routes)
        server = await serve(app, "127.0.0.1", 0)
        # What the outside sees as the public address is this server.
        program._public_url = f"http://127.0.0.1:{server.port}"
        try:
            async with program.running(clockwork=False):
                phone = service.phone("officer")
                await phone.say(await program.receiver.write(lambda store: code(program, store)))
                await phone.hear()
                await phone.say("1")
                await phone.hear()
                yield Bloc(program=program, service=service, officer=phone, url=program._public_url)
        finally:
            await server.stop()
            program.database.close()


def code(program: Program, store: Store) -> str:
    text = seasons.season_text(SEASON)
    import_plan(store, read_season(text, SEASON), text, demo=True)
    season = store.seasons.by_key(SEASON)
    assert season is not None
    member = next(each for each in store.seasons.members(season.id) if each.office is None)
    services = program.services
    return issue(
        store,
        seating(season, Role.OFFICER, member),
        digest=services.digest,
        draw=services.draw,
        now=program.clock.now(),
        life=services.invitation_life,
    )
