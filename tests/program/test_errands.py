"""Errands: a file that somebody sent is fetched, looked at, kept; whatever happens, its sender hears of it once."""

import asyncio
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import NotFetched
from bot.errands import Errands
from bot.files import FileShelf
from bot.media import EXCEL, media_type
from bot.work.process import Workroom
from bot.working import Pauses, Working
from conversation.messages import Address, Reply, Sent
from conversation.render import Part
from conversation.sentences import say
from conversation.steps import Flow, Flows, tell
from conversation.translation import Translators
from conversation.turn import Turn
from emulation.form import Form, Marker
from emulation.season import PeriodCode
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.post import Post
from tests.support.script import BUTTONS, ZONE, Chat, Stage, in_digits, playing

PNG = b"\x89PNG\r\n\x1a\n" + bytes(24)
flow: Flow[Turn[Store, Any]] = Flow("paper")


@flow.command("do", describe=say("Ask for work of some other kind"))
@flow.step
def do(turn: Turn[Store, Any]) -> Reply:
    turn.errand(turn.rest, {}, kept.pack())
    return tell(say("One moment."))


@flow.command("draw", describe=say("Ask for a form"))
@flow.step
def draw(turn: Turn[Store, Any]) -> Reply:
    marker = Marker("bac-giang-2023", "CTD", PeriodCode.ESTIMATE)
    form = Form(marker=marker, association="Hội", period="Cả năm", due="", earlier=None, rows=())
    turn.errand("form", {"form": form.to_json(), "language": "vi", "name": "so-lieu.xlsx"}, kept.pack())
    return tell(say("One moment."))


@flow.command("report", describe=say("Paste a report"))
@flow.step
def report(turn: Turn[Store, Any]) -> Reply:
    turn.errand("keep", {"text": turn.rest, "report": turn.rest, "name": "bao-cao.txt"}, kept.pack())
    return tell(say("One moment."))


@flow.step
def received(turn: Turn[Store, Any]) -> Reply:
    assert turn.file is not None
    read = turn.file.kind == "read"
    turn.errand("keep", {"handle": turn.file.handle, "name": turn.file.name, "read": read}, kept.pack())
    return tell(say("One moment."))


@flow.step
def kept(turn: Turn[Store, Any]) -> Reply:
    return tell(say("{result}", result=", ".join(f"{name}={turn.result[name]}" for name in sorted(turn.result))))


@flow.step
def unasked(turn: Turn[Store, Any]) -> Reply:
    del turn
    return tell(say("Nothing was asked."))


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    database = new_sqlite(tmp_path)
    with playing(database, Flows((flow,), unasked=unasked, received=received)) as stage:
        yield stage
    database.close()


@pytest.fixture
def shelf(tmp_path: Path) -> FileShelf:
    return FileShelf(tmp_path / "files", largest=1000)


@pytest.fixture
def errands(stage: Stage, shelf: FileShelf) -> Errands:
    return Errands(stage.receiver, stage.posts, shelf, stage.clock)


@pytest.fixture
def chat(stage: Stage) -> Chat:
    return stage.chat("an")


def sends(stage: Stage, chat: Chat, content: bytes | None, name: str = "ảnh.png") -> None:
    """Somebody sends a file; `content` is None where it is gone before we fetch it."""
    if content is not None:
        stage.posts["buttons"].files["handle"] = content
    stage.hand_in(chat.incoming(Sent("photo", "handle", name=name)))


def heard(stage: Stage) -> list[str]:
    return [delivery.part.text for delivery in stage.posts["buttons"].sent]


def does(stage: Stage, errands: Errands) -> str:
    """Do what is due; return what was said last."""
    stage.run(errands.drained())
    stage.deliver()
    return heard(stage)[-1]


def test_a_picture_is_kept_under_its_digest(stage: Stage, shelf: FileShelf, errands: Errands, chat: Chat) -> None:
    sends(stage, chat, PNG, name="C:\\Documents\\ảnh hiến máu.png")
    said = does(stage, errands)
    assert "media_type=image/png, name=ảnh hiến máu.png, sha256=" in said
    assert said.endswith("size=32")
    assert shelf.path(said.partition("sha256=")[2][:64]).read_bytes() == PNG


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"MZ" + bytes(20), "refused=type"), (PNG + bytes(2000), "refused="), (None, "refused=unreachable")],
)
def test_what_cannot_be_kept_is_told_and_nothing_is_kept(
    stage: Stage, shelf: FileShelf, errands: Errands, chat: Chat, content: bytes | None, said: str
) -> None:
    sends(stage, chat, content)
    assert does(stage, errands).startswith(said)
    assert not [path for path in shelf.spool_directory.parent.rglob("*") if path.is_file()]


def test_work_of_a_kind_nobody_does_is_told(stage: Stage, errands: Errands, chat: Chat) -> None:
    chat.says("/do magic")
    assert does(stage, errands) == "refused=unknown"


def test_what_cannot_be_fetched_now_is_tried_again_and_given_up_in_the_end(
    stage: Stage, errands: Errands, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unreachable(handle: str, limit: int) -> bytes:
        del handle, limit
        raise NotFetched("no answer", again=True)

    monkeypatch.setattr(stage.posts["buttons"], "fetch", unreachable)
    sends(stage, chat, None)
    for _ in range(5):
        assert does(stage, errands) == "One moment."
        stage.clock.move(timedelta(minutes=5))
    assert does(stage, errands) == "refused=unreachable"


def test_a_crash_before_the_errand_was_marked_repeats_the_work_but_not_the_answer(
    stage: Stage, errands: Errands, shelf: FileShelf, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    sends(stage, chat, PNG)
    marked: list[int] = []
    monkeypatch.setattr("storage.errands.Errands.done", lambda _self, row: marked.append(row))
    does(stage, errands)
    said = len(heard(stage))
    stage.clock.move(timedelta(hours=1))
    monkeypatch.undo()
    does(stage, Errands(stage.receiver, stage.posts, shelf, stage.clock))
    assert len(marked) == 1
    assert len(heard(stage)) == said


def test_a_bug_in_the_work_is_told_and_stops_nobody_else(
    stage: Stage, errands: Errands, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    sends(stage, chat, PNG)
    stage.hand_in(stage.chat("ba").incoming(Sent("photo", "handle", name="b.png")))
    seen: list[bytes] = []

    def first_breaks(content: bytes) -> str | None:
        seen.append(content)
        if len(seen) == 1:
            raise ZeroDivisionError
        return media_type(content)

    monkeypatch.setattr("bot.errands.media_type", first_breaks)
    does(stage, errands)
    outcomes = [text for text in heard(stage) if text != "One moment."]
    assert sorted(text.partition("=")[0] for text in outcomes) == ["media_type", "refused"]


def test_while_it_runs_a_commit_wakes_it(
    stage: Stage, errands: Errands, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, arrived = stage.posts["buttons"], asyncio.Event()
    send = post.send

    async def sent(to: Address, part: Part, row: int) -> None:
        await send(to, part, row)
        if "sha256=" in part.text:
            arrived.set()

    def poke() -> None:
        stage.deliverer.poke()
        errands.poke()

    async def working() -> None:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(errands.run())
            await stage.receiver.hand_in([chat.incoming(Sent("photo", "handle", name="a.png"))])
            await arrived.wait()
            task.cancel()

    monkeypatch.setattr(post, "send", sent)
    monkeypatch.setattr(stage.receiver, "after_commit", poke)
    post.files["handle"] = PNG
    stage.run(working())
    assert arrived.is_set()


def test_what_its_channel_finds_too_large_is_told_with_the_limit(
    stage: Stage, tmp_path: Path, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def too_large(_handle: str, _limit: int) -> bytes:
        raise NotFetched("too large", again=False)

    monkeypatch.setattr(stage.posts[chat.address.channel], "fetch", too_large)
    stage.hand_in(chat.incoming(Sent("document", "handle", name="bao-cao.pdf")))
    errands = Errands(stage.receiver, stage.posts, FileShelf(tmp_path / "files"), stage.clock)
    assert does(stage, errands) == "limit_mb=20, refused=too large"


# --- what is seen of it meanwhile ------------------------------------------------------------------------------------


class Shows(Post):
    """A channel that can write a message anew; `written` is what it showed of work, each with the message's name."""

    def __init__(self, stage: Stage) -> None:
        super().__init__("buttons", BUTTONS, stage.clock)
        self.written: list[tuple[str, str | None]] = []
        self.told = asyncio.Event()

    async def progress(self, to: Address, text: str, instead_of: str | None) -> str | None:
        """Write it down."""
        del to
        self.written.append((text, instead_of))
        self.told.set()
        return "1"

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the file once something was shown of it."""
        await self.told.wait()
        return await super().fetch(handle, limit)


def test_a_slow_errand_is_shown_until_its_outcome(stage: Stage, shelf: FileShelf, chat: Chat) -> None:
    shows = Shows(stage)
    shows.files["handle"] = PNG
    channels = {"buttons": shows}
    quick = Pauses(message=0.0)
    working = Working(stage.receiver, channels, Translators(ZONE, in_digits), quick)
    stage.hand_in(chat.incoming(Sent("photo", "handle", name="anh.png")))
    assert "media_type=image/png" in does(stage, Errands(stage.receiver, channels, shelf, stage.clock, working=working))
    assert [name for _, name in shows.written] == [None, "1"]


# --- what is looked into ---------------------------------------------------------------------------------------------


def reads(stage: Stage, errands: Errands, chat: Chat, content: bytes, name: str) -> str:
    """Somebody sends a file that is looked into in the limited process; return what came of it."""
    stage.posts["buttons"].files["handle"] = content
    stage.hand_in(chat.incoming(Sent("read", "handle", name=name)))
    return does(stage, errands)


def test_a_report_is_read_and_kept_and_what_could_do_harm_is_neither(
    stage: Stage, shelf: FileShelf, errands: Errands, chat: Chat
) -> None:
    report = "Hội đã tổ chức 36 ngày hội hiến máu tình nguyện, tiếp nhận 28.000 đơn vị máu.".encode()
    said = reads(stage, errands, chat, report, "bao-cao.txt")
    assert "media_type=text/plain" in said
    assert "'span': '36 ngày hội'" in said
    assert "'readings': ['28000']" in said
    harmful = office("[Content_Types].xml", "xl/workbook.xml", "xl/externalLinks/externalLink1.xml")
    assert reads(stage, errands, chat, harmful, "so-lieu.xlsx") == "refused=links"
    assert reads(stage, errands, chat, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "so-lieu.xlsx") == "refused=old office"
    assert len([path for path in shelf.spool_directory.parent.rglob("*") if path.is_file()]) == 1


def test_a_pasted_report_is_kept_whether_or_not_it_could_be_read(
    stage: Stage, shelf: FileShelf, errands: Errands, chat: Chat
) -> None:
    chat.says("/report Hội đã xây mới 38 nhà nhân đạo.")
    said = does(stage, errands)
    assert "'span': '38 nhà nhân đạo'" in said
    assert "name=bao-cao.txt" in said
    chat.says("/report Hội đã xây mới 39 nhà nhân đạo.")
    said = does(stage, Errands(stage.receiver, stage.posts, shelf, stage.clock, Workroom(seconds=0.01)))
    assert "figures" not in said
    kept_at = shelf.path(said.partition("sha256=")[2][:64])
    assert kept_at.read_text() == "Hội đã xây mới 39 nhà nhân đạo."


def test_what_takes_too_long_to_open_is_told(stage: Stage, shelf: FileShelf, chat: Chat) -> None:
    hurried = Errands(stage.receiver, stage.posts, shelf, stage.clock, Workroom(seconds=0.01))
    assert reads(stage, hurried, chat, b"28.000 " * 10, "a.txt") == "refused=too heavy"
    assert "media_type=application/pdf" in reads(stage, hurried, chat, b"%PDF-1.7\n", "scan.pdf")


def test_a_form_is_drawn_and_lies_on_the_shelf(stage: Stage, tmp_path: Path, chat: Chat) -> None:
    shelf = FileShelf(tmp_path / "files")
    chat.says("/draw")
    said = does(stage, Errands(stage.receiver, stage.posts, shelf, stage.clock))
    assert "name=so-lieu.xlsx" in said
    assert media_type(shelf.path(said.partition("sha256=")[2][:64]).read_bytes()) == EXCEL


# --- what a file is --------------------------------------------------------------------------------------------------


def office(*names: str) -> bytes:
    """An archive that holds files of these names."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (PNG, "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (
            office("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            office("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_a_file_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert media_type(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"28.000",
        b"<svg onload=alert(1)>",
        b"MZ\x90",
        b"PK\x03\x04 no archive at all",
        b"RIFF\x00\x00\x00\x00WAVE",
        office("a.txt"),
        office("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"),
    ],
)
def test_anything_else_is_not_kept(content: bytes) -> None:
    assert media_type(content) is None
