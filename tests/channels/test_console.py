"""The console: lines in, text out, files by their path."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.channels.base import NotFetched
from bot.channels.console import ConsoleChannel, ConsoleVoice
from conversation.messages import Address, Attachment, Sent, Typed
from conversation.render import Part

pytestmark = pytest.mark.anyio
NOON = datetime(2023, 11, 20, 5, tzinfo=UTC)
LAWYERS = Address("console", "LG")


class Stopped:
    def now(self) -> datetime:
        return NOON


def voice() -> ConsoleVoice:
    return ConsoleVoice(LAWYERS, "talk", Stopped())


def test_each_line_is_an_event_of_its_own() -> None:
    speaking = voice()
    first, second = speaking.line("28.000"), speaking.line("28.000")
    assert first.said == second.said == Typed("28.000")
    assert first.event_id != second.event_id
    assert (first.sender, first.at) == (LAWYERS, NOON)


def test_a_line_is_cleaned_as_on_every_channel() -> None:
    assert voice().line("  Hô\u0323i\tLuật gia\u200b ").said == Typed("Hội\tLuật gia")


def test_an_at_sign_before_a_path_sends_that_file(tmp_path: Path) -> None:
    paper = tmp_path / "báo cáo.pdf"
    paper.write_bytes(b"%PDF-1.7")
    assert voice().line(f"@{paper}").said == Sent("file", str(paper), name="báo cáo.pdf", size=8)


def test_an_at_sign_before_anything_else_is_text() -> None:
    assert voice().line("@ngày mai").said == Typed("@ngày mai")


async def test_what_is_sent_is_printed_and_a_file_is_named() -> None:
    printed: list[str] = []
    channel = ConsoleChannel(printed.append, {"ab": Path("/shelf/ab")}.get)
    await channel.send(LAWYERS, Part("Câu 1 trên 8. ..."), 1)
    file = Attachment(sha256="ab", name="mẫu.xlsx", media_type="application/octet-stream")
    await channel.send(LAWYERS, Part("", file=file), 2)
    assert printed == ["Câu 1 trên 8. ...", "[mẫu.xlsx] /shelf/ab"]


async def test_a_file_is_fetched_up_to_its_limit(tmp_path: Path) -> None:
    channel = ConsoleChannel(print)
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"12345678")
    assert await channel.fetch(str(paper), 8) == b"12345678"
    with pytest.raises(NotFetched, match="too large"):
        await channel.fetch(str(paper), 7)
    with pytest.raises(NotFetched) as gone:
        await channel.fetch(str(tmp_path / "gone"), 8)
    assert not gone.value.again


def test_nobody_is_invited_to_a_console() -> None:
    assert ConsoleChannel(print).link("NCT-4827") is None
