"""Files that people send and get on the page, and where their bytes lie."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.base import NotFetched
from bot.files import FileShelf, NoSuchFile, Spool, TooLarge, written_whole
from tests.channels.web_chat import Browser, Socket, running_chat

pytestmark = pytest.mark.anyio

PICTURE = b"\x89PNG" + bytes(range(256)) * 8


async def test_an_upload_is_heard_and_can_be_fetched(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        assert await page.upload("Ảnh báo cáo.png", PICTURE, "image/png", "event-of-file") == (200, {"taken": True})
        assert (await chat.said())[-1] == f"Đã nhận tệp Ảnh báo cáo.png, {len(PICTURE)} byte, picture."
        handle = f"{chat.address().id}:event-of-file"
        assert await chat.channel.fetch(handle, 100_000) == PICTURE
        with pytest.raises(NotFetched, match="too large"):
            await chat.channel.fetch(handle, 10)


async def test_an_upload_sent_again_counts_once(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        for _ in range(2):
            assert (await page.upload("a.pdf", b"%PDF", "application/pdf", "event-of-file"))[0] == 200
        assert len(await chat.said()) == 2


async def test_a_file_over_the_limit_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    async with running_chat(tmp_path, largest=1000) as chat, Browser(chat) as page:
        await page.enter()
        for size in (1001, 100_000):
            status, answer = await page.upload("a.pdf", bytes(size), "application/pdf")
            assert (status, answer["error"]) == (413, "too_large")
        assert (await page.upload("a.pdf", bytes(1000), "application/pdf"))[0] == 200
        assert len(list(chat.shelf.spool_directory.iterdir())) == 1
        assert len(await chat.said()) == 2


async def test_an_upload_without_a_file_or_an_event_is_refused(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        assert (await page.upload("a.pdf", b"%PDF", "application/pdf", "../../../etc/passwd"))[0] == 400
        assert (await page.post("upload", {"event": "event-0001"}))[0] == 415
        assert list(chat.shelf.spool_directory.iterdir()) == []


async def test_what_nobody_sent_cannot_be_fetched(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat:
        with pytest.raises(NotFetched, match="no such upload"):
            await chat.channel.fetch("../../chat.sqlite", 100)


async def receipt(page: Browser, socket: Socket) -> str:
    """Submit, and return the link of the paper that comes back."""
    for said in ("28", "36"):
        await page.say(said)
    await page.tap("4.0")
    while not (frame := await socket.next()).get("files"):
        pass
    (file,) = frame["files"]
    assert file["name"] == "Biên nhận số 1.pdf"
    link: str = file["url"]
    return link


async def test_a_file_is_downloaded_by_its_login_only_and_while_its_link_holds(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page, Browser(chat) as other:
        await page.enter()
        await other.enter(visit="w" * 43)
        await page.tap("1.0")
        async with page.live() as socket:
            link = await receipt(page, socket)
        async with page.session.get(f"{chat.url}/{link}") as answer:
            assert (answer.status, await answer.read()) == (200, "biên nhận".encode())
            assert answer.headers["Content-Type"] == "application/pdf"
            name = "Bi%C3%AAn%20nh%E1%BA%ADn%20s%E1%BB%91%201.pdf"
            assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{name}"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert (await other.get(link))[0] == 403
        assert (await page.get(link.replace("1.pdf", "1.html")))[0] == 403
        assert (await page.get(link.replace("until=1", "until=2")))[0] == 403
        assert (await page.get(link[:-1]))[0] == 403
        chat.clock.move(timedelta(days=8))
        assert (await page.get(link))[0] == 410


# --- the shelf and the spool ----------------------------------------------------------------------------------------


def test_the_same_file_is_kept_once_under_its_digest(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path / "files")
    sha256 = shelf.keep(b"%PDF")
    assert shelf.keep(b"%PDF") == sha256
    assert shelf.path(sha256) == tmp_path / "files" / sha256[:2] / sha256
    with shelf.open(sha256) as file:
        assert file.read() == b"%PDF"


def test_a_shelf_has_a_limit_and_knows_no_paths(tmp_path: Path) -> None:
    shelf = FileShelf(tmp_path / "files", largest=4)
    with pytest.raises(TooLarge):
        shelf.keep(b"12345")
    for name in ("0" * 64, "../" * 21 + "x", "", "A" * 64):
        with pytest.raises(NoSuchFile):
            shelf.path(name)


def test_a_write_that_fails_leaves_neither_a_file_nor_a_part_of_one(tmp_path: Path) -> None:
    def write() -> None:
        with written_whole(tmp_path / "paper") as file:
            file.write(b"half of it")
            raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        write()
    assert list(tmp_path.iterdir()) == []


def test_the_spool_forgets_what_nobody_fetched(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool")
    with spool.receiving("somebody:event") as file:
        file.write(b"%PDF")
    assert spool.sweep(datetime(2000, 1, 1, tzinfo=UTC)) == 0
    assert spool.read("somebody:event", 4) == b"%PDF"
    assert spool.sweep(datetime(2200, 1, 1, tzinfo=UTC)) == 1
    with pytest.raises(NoSuchFile):
        spool.read("somebody:event", 4)
