"""Files for people whose chat carries none: fetched by a signed link, sent on a personal page."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import sqlalchemy as sa

from conversation.messages import Attachment
from storage.tables import evidence, outbox
from tests.channels.ballot_booth import BallotBooth, open_booth

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = pytest.mark.anyio

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100"
    "1bb6ee560000000049454e44ae426082"
)
PDF = b"%PDF-1.7\n" + bytes(400)
EVENT = "event-0001"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[BallotBooth]:
    async with open_booth(tmp_path) as open_one:
        yield open_one


def kept(office: BallotBooth, content: bytes, name: str, media_type: str) -> str:
    """Keep a file; return the path and query of its link."""
    sha256 = office.program.shelf.keep(content)
    link = office.program.signed_links.file(Attachment(sha256=sha256, name=name, media_type=media_type))
    return link.replace("http://chat.example", office.url)


async def fetched(link: str) -> tuple[int, bytes, Any]:
    # As written: the client must not tidy the path up.
    from yarl import URL

    async with aiohttp.ClientSession() as session, session.get(URL(link, encoded=True)) as answer:
        return answer.status, await answer.read(), answer.headers


def code(office: BallotBooth) -> str:
    """The code of the personal link of who speaks for Hội Người mù."""
    mine = office.read(lambda store: next(i for i in range(1, 9) if store.people.name_at(i) == "Hội Người mù"))
    link = office.program.signed_links.upload(mine, "vi")
    assert link.startswith("http://chat.example/gui-tep#u")
    return link.partition("#")[2]


async def sent(
    office: BallotBooth, code: str, content: bytes, *, event: str = EVENT, name: str = "ảnh.png", origin: str = ""
) -> tuple[int, Any]:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("code", code)
    form.add_field("event", event)
    form.add_field("file", BytesIO(content), filename=name, content_type="image/png")
    headers = {"Origin": origin or office.url}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{office.url}/gui-tep/file", data=form, headers=headers) as answer,
    ):
        assert not answer.cookies
        return answer.status, await answer.json()


def attached(office: BallotBooth) -> list[str]:
    names: list[str] = office.read(lambda store: list(store.connection.execute(sa.select(evidence.c.name)).scalars()))
    return names


async def answered(office: BallotBooth) -> list[str]:
    """Wait until the errand is done; return what is attached."""
    async with asyncio.timeout(10):
        while not attached(office):
            await office.program.errands.drained()
    return attached(office)


async def test_a_file_is_fetched_by_its_link_as_often_as_one_likes(office: BallotBooth) -> None:
    link = kept(office, PDF, "Biên bản họp #1.pdf", "application/pdf")
    for _ in range(2):
        assert (await fetched(link))[:2] == (200, PDF)
    _, _, headers = await fetched(link)
    assert headers["Content-Type"] == "application/pdf"
    assert headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''Bi%C3%AAn")
    assert headers["Cache-Control"] == "private, no-store"


async def test_a_picture_is_shown_and_what_might_run_is_only_bytes(office: BallotBooth) -> None:
    _, _, headers = await fetched(kept(office, PNG, "biểu đồ.png", "image/png"))
    assert headers["Content-Type"] == "image/png"
    assert headers["Content-Disposition"].startswith("inline")
    _, _, headers = await fetched(kept(office, b"<script>", "a.html", "text/html"))
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("part", "forged"),
    [("type=application%2Fpdf", "type=text%2Fhtml"), ("/a.pdf", "/b.pdf"), ("until=1", "until=2"), ("sig=", "sig=x")],
)
async def test_a_changed_link_opens_nothing(office: BallotBooth, part: str, forged: str) -> None:
    link = kept(office, PDF, "a.pdf", "application/pdf")
    assert part in link
    status, content, _ = await fetched(link.replace(part, forged))
    assert status == 404
    assert "Đường dẫn này không có tệp nào." in content.decode()


async def test_a_link_ends_after_a_week(office: BallotBooth) -> None:
    link = kept(office, PDF, "a.pdf", "application/pdf")
    office.clock.move(timedelta(days=7, seconds=1))
    status, content, _ = await fetched(link)
    assert status == 410
    assert "đã hết hạn" in content.decode()
    assert "no longer holds" in content.decode()


async def test_what_is_sent_on_the_page_goes_the_way_of_all_evidence(office: BallotBooth) -> None:
    for _ in range(2):
        assert await sent(office, code(office), PNG) == (200, {"taken": True})
    assert await answered(office) == ["ảnh.png"]
    said = office.read(lambda store: list(store.connection.execute(sa.select(outbox.c.body)).scalars()))
    assert sum("Đã lưu ảnh.png" in (body or "") for body in said) == 1


async def test_a_page_tells_whose_it_is(office: BallotBooth) -> None:
    who = code(office)
    headers = {"Origin": office.url}
    async with aiohttp.ClientSession() as session:
        async with session.post(f"{office.url}/gui-tep/open", json={"code": who}, headers=headers) as answer:
            assert (answer.status, await answer.json()) == (200, {"name": "Hội Người mù"})
        async with session.post(f"{office.url}/gui-tep/open", json={"code": "u1.1.x"}, headers=headers) as answer:
            assert (answer.status, await answer.json()) == (404, {"error": "bad_link"})


async def test_fetching_the_page_opens_nothing_and_it_speaks_both_languages(office: BallotBooth) -> None:
    for query, said in (("", "Gửi tệp cho trợ lý"), ("?lang=en", "Send files to the assistant")):
        status, content, headers = await fetched(f"{office.url}/gui-tep{query}")
        assert status == 200
        assert said in content.decode()
        assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"code": "u1.9999999999.AAAAAAAAAAAAAAAAAAAAAA"}, 404, "bad_link"),
        ({"event": "../../etc"}, 400, "not_taken"),
        ({"origin": "https://elsewhere.example"}, 403, "not_taken"),
        ({"content": bytes(20 * 2**20 + 1)}, 413, "too_large"),
    ],
)
async def test_what_is_not_taken_leaves_nothing(
    office: BallotBooth, changes: dict[str, Any], status: int, error: str
) -> None:
    asked: dict[str, Any] = {"code": code(office), "content": PNG, **changes}
    assert await sent(office, asked.pop("code"), asked.pop("content"), **asked) == (status, {"error": error})
    assert list(office.program.shelf.spool_directory.iterdir()) == []


async def test_a_page_ends_after_a_fortnight(office: BallotBooth) -> None:
    who = code(office)
    office.clock.move(timedelta(days=14, seconds=1))
    assert await sent(office, who, PNG) == (410, {"error": "over"})


@pytest.mark.browser
async def test_a_file_is_sent_by_keyboard_alone(office: BallotBooth, browser: "Browser", tmp_path: Path) -> None:
    from playwright.async_api import expect

    from tests.channels.web_reader import fresh_page, violations

    picture = tmp_path / "phiếu.png"
    picture.write_bytes(PNG)
    async with fresh_page(browser) as page:
        await page.goto(f"{office.url}/gui-tep#{code(office)}")
        await expect(page.get_by_text("Trang này của Hội Người mù.")).to_be_visible()
        assert await violations(page) == ""
        assert not await page.evaluate("document.documentElement.scrollWidth > innerWidth")
        await page.get_by_role("button", name="Gửi").focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("alert")).to_have_text("Xin chọn tệp trước.")
        await expect(page.get_by_label("Chọn tệp hoặc ảnh")).to_be_focused()
        await page.get_by_label("Chọn tệp hoặc ảnh").set_input_files(picture)
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        done = page.get_by_role("listitem")
        await expect(done).to_have_text("phiếu.png: đã nhận. Trợ lý trả lời trong cuộc trò chuyện.")
        await page.screenshot(path=str(tmp_path / "upload.png"), full_page=True)
        await page.get_by_role("link", name="English").click()
        await expect(page.get_by_text("This page belongs to Hội Người mù.")).to_be_visible()
    assert await answered(office) == ["phiếu.png"]
