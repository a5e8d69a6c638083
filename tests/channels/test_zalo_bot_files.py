"""Pictures and files on Zalo Bot, on the whole program with its web server: what a bot cannot carry goes by links."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest
import sqlalchemy as sa
from pydantic import SecretStr
from yarl import URL

import seasons
from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.importing import import_plan
from bot.invitations import seating
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
        from bot.receive import put_notice

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


@pytest.mark.parametrize("photo_key", ["photo", "photo_url"])
def test_a_picture_that_is_sent_is_kept(tmp_path: Path, photo_key: str) -> None:
    async def play() -> None:
        async with bloc(tmp_path, Manners(photo_key=photo_key)) as office:  # type: ignore[arg-type]
            office.officer.sends_picture(office.service.hosts(PNG))
            await office.hears("Đã lưu photo.jpg")
            assert office.attached() == ["photo.jpg"]
            assert office.service.refused == []

    asyncio.run(play())


def test_a_document_is_sent_on_the_page_that_the_chat_names(tmp_path: Path) -> None:
    async def play() -> None:
        async with bloc(tmp_path) as office:
            office.officer.sends_document()
            found = re.search(r"(http://\S+/gui-tep)#(\S+)", await office.hears("/gui-tep#"))
            assert found is not None
            form = aiohttp.FormData({"code": found[2], "event": "event-0001"}, quote_fields=False)
            form.add_field("file", PDF, filename="báo cáo.pdf", content_type="application/pdf")
            async with (
                aiohttp.ClientSession(headers={"Origin": office.url}) as session,
                session.post(f"{found[1]}/file", data=form) as answer,
            ):
                assert answer.status == 200
            await office.hears("Đã lưu báo cáo.pdf")
            assert office.attached() == ["báo cáo.pdf"]

    asyncio.run(play())


def test_a_document_of_a_protected_person_disturbs_nothing(tmp_path: Path) -> None:
    async def play() -> None:
        async with bloc(tmp_path, Manners(unsupported_has_message=False)) as office:
            office.officer.sends_document()
            await office.officer.say("tiến độ")
            await office.hears("đã nộp")

    asyncio.run(play())


def test_a_file_that_goes_out_is_a_link_and_a_picture_is_fetched_by_the_service(tmp_path: Path) -> None:
    async def play() -> None:
        async with bloc(tmp_path) as office:
            report, chart = (
                Attachment(sha256=office.program.shelf.keep(content), name=name, media_type=kind)
                for content, name, kind in (
                    (PDF, "Biên bản số 1.pdf", "application/pdf"),
                    (PNG, "Biểu đồ.png", "image/png"),
                )
            )
            await office.sends("Đây là biên bản.", report, chart)
            text = await office.hears("Đây là biên bản.")
            link = re.search(r"\nBiên bản số 1\.pdf: (http://\S+)", text)
            assert link is not None
            async with aiohttp.ClientSession() as session, session.get(URL(link[1], encoded=True)) as answer:
                assert (answer.status, await answer.read()) == (200, PDF)
            await office.program.deliverer.drained()
            assert office.service.photos == [PNG]
            assert office.service.refused == []

    asyncio.run(play())
