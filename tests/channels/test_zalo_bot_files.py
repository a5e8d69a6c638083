"""Pictures and files on Zalo Bot, on the whole program with its web server: what a bot cannot carry goes by links."""

import asyncio
import re
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from conversation.messages import Attachment
from tests.channels.zalo_bot_bloc import PDF, PNG, bloc
from tests.support.zalo_bot_api import Manners


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


def test_evidence_that_was_kept_is_opened_again(tmp_path: Path) -> None:
    async def play() -> None:
        async with bloc(tmp_path) as office:
            office.officer.sends_picture(office.service.hosts(PNG))
            await office.hears("Đã lưu photo.jpg")
            await office.officer.say("minh chứng")
            await office.hears("2. Mở một tệp")
            await office.officer.say("2")
            await office.hears("1. photo.jpg (toàn bộ báo cáo)")
            assert office.service.photos == []
            await office.officer.say("1")
            await office.hears("Đây là tệp: photo.jpg (toàn bộ báo cáo)")
            await office.program.deliverer.drained()
            assert len(office.service.photos) == 1
            assert office.service.refused == []

    asyncio.run(play())
