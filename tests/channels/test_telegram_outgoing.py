"""Parts become requests: what is asked of Telegram, and what the channel does when it is refused."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.channels.base import Lost, NotFetched, NotSent
from bot.channels.telegram import requests
from bot.channels.telegram.failures import failure_of
from bot.channels.telegram.wire import Wire
from conversation.dialogue import Body
from conversation.messages import Address, Attachment
from conversation.reach import BadRequest, Blocked, Failure, Gone, Throttled, Unavailable
from conversation.render import Button, Part, render
from tests.channels.telegram_stage import AN, Stage, staged
from tests.support.telegram_api import TOKEN, Fault
from tests.support.telegram_models import second_opinion

PREVIEWS_OFF = {"is_disabled": True}
KEYS = (Button("Để sau", "4.0"), Button("Sửa", "4.1"))
KEYBOARD = {
    "inline_keyboard": [[{"text": "Để sau", "callback_data": "4.0"}], [{"text": "Sửa", "callback_data": "4.1"}]]
}
PDF = Attachment(sha256="a" * 64, name="bang-tong-hop.pdf", media_type="application/pdf")
PICTURE = Attachment(sha256="b" * 64, name="bieu-do.png", media_type="image/png")


def on_stage(directory: Path, play: Callable[[Stage], Awaitable[None]]) -> None:
    async def run() -> None:
        async with staged(directory) as stage:
            await play(stage)

    asyncio.run(run())


REQUESTS: list[tuple[str, requests.Request, str, dict[str, Any]]] = [
    (
        "a text",
        requests.message("7", Part("Câu 1 trên 20.")),
        "sendMessage",
        {"chat_id": 7, "text": "Câu 1 trên 20.", "link_preview_options": PREVIEWS_OFF},
    ),
    (
        "markup is only text",
        requests.message("7", Part("<b>Hội A & *B* [x](y)")),
        "sendMessage",
        {"chat_id": 7, "text": "<b>Hội A & *B* [x](y)", "link_preview_options": PREVIEWS_OFF},
    ),
    (
        "buttons, one below the other",
        requests.message("7", Part("?", KEYS, screen=4)),
        "sendMessage",
        {"chat_id": 7, "text": "?", "link_preview_options": PREVIEWS_OFF, "reply_markup": KEYBOARD},
    ),
    (
        "to a group",
        requests.message("-100200", Part("x")),
        "sendMessage",
        {"chat_id": -100200, "text": "x", "link_preview_options": PREVIEWS_OFF},
    ),
    (
        "in the place of another",
        requests.edit("7", 9, Part("?", KEYS, screen=4)),
        "editMessageText",
        {"chat_id": 7, "message_id": 9, "text": "?", "link_preview_options": PREVIEWS_OFF, "reply_markup": KEYBOARD},
    ),
    (
        "a document that Telegram knows",
        requests.document("7", Part("", file=PDF), PDF, "F1"),
        "sendDocument",
        {"chat_id": 7, "document": "F1"},
    ),
    (
        "a picture that Telegram knows",
        requests.document("7", Part("Tiến độ", file=PICTURE), PICTURE, "F2"),
        "sendPhoto",
        {"chat_id": 7, "photo": "F2", "caption": "Tiến độ"},
    ),
]


@pytest.mark.parametrize(("request_", "method", "fields"), [pytest.param(*r, id=name) for name, *r in REQUESTS])
def test_a_part_is_asked_for_like_this(request_: requests.Request, method: str, fields: dict[str, Any]) -> None:
    assert (request_.method, dict(request_.fields), request_.upload) == (method, fields, None)
    second_opinion(method, fields)


def test_a_file_goes_with_its_name_and_a_large_picture_goes_as_a_document() -> None:
    sent = requests.document("7", Part("", file=PICTURE), PICTURE, b"png")
    large = requests.document("7", Part("", file=PICTURE), PICTURE, b"\0" * (requests.LARGEST_PICTURE + 1))

    assert sent.method == "sendPhoto"
    assert sent.upload is not None
    assert (sent.upload.field, sent.upload.name) == ("photo", "bieu-do.png")
    assert large.method == "sendDocument"


@pytest.mark.parametrize("letter", ["a", "ế", "𝐀", "😀"])
def test_a_long_text_is_cut_to_what_telegram_takes(letter: str) -> None:
    body = Body(f"{letter * 50} " * 400, (("Tiếp", "1.0", "1"),), screen=1)

    parts = render(body, requests.CAPABILITIES)

    lengths = [len(part.text.encode("utf-16-le")) // 2 for part in parts]
    assert len(parts) > 1
    assert max(lengths) <= MessageLimit.MAX_TEXT_LENGTH
    assert [bool(part.buttons) for part in parts] == [False] * (len(parts) - 1) + [True]
    assert all(len(word) == 50 for part in parts for word in part.text.split())
    for part in parts:
        second_opinion("sendMessage", requests.message("7", part).fields)


def test_button_data_of_a_long_conversation_still_fits() -> None:
    assert len("999999999.99") <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


REFUSALS: list[tuple[Fault, Failure]] = [
    (Fault(403, "Forbidden: bot was blocked by the user"), Blocked()),
    (Fault(403, "Forbidden: user is deactivated"), Gone()),
    (Fault(400, "Bad Request: chat not found"), Gone()),
    (Fault(400, "Bad Request: BUTTON_DATA_INVALID"), BadRequest("Bad Request: BUTTON_DATA_INVALID")),
    (Fault(429, "Too Many Requests: retry after 3", retry_after=3), Throttled(timedelta(seconds=3))),
    (Fault(401, "Unauthorized"), Unavailable(refused=True)),
    (Fault(500, "Internal Server Error"), Unavailable(doubtful=True)),
    (Fault(502, "Bad Gateway", garbled=True), Unavailable(doubtful=True)),
    (Fault(200, "", garbled=True), Unavailable(doubtful=True)),
    (Fault(200, "", cut=True), Unavailable(doubtful=True)),
]


@pytest.mark.parametrize(("fault", "failure"), REFUSALS)
def test_a_send_that_fails_says_how(tmp_path: Path, fault: Fault, failure: Failure) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(fault)
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("x"), 1)
        assert raised.value.failure == failure

    on_stage(tmp_path, play)


def test_nobody_there_is_no_doubt(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path) as stage:
            pass
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("x"), 1)
        assert raised.value.failure == Unavailable(doubtful=False)
        await stage.channel._wire.close()

    asyncio.run(run())


def test_an_answer_that_takes_too_long_leaves_a_doubt(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        wire = Wire(TOKEN, stage.service.base_url)
        with pytest.raises(Lost) as raised:
            await wire.call("getUpdates", {"timeout": 30}, patience=0.05)
        await wire.close()
        assert failure_of(raised.value) == Unavailable(doubtful=True)

    on_stage(tmp_path, play)


def test_one_chats_429_stops_that_chat_and_a_second_ones_stops_all(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        service, channel = stage.service, stage.channel
        for chat in ("7", "8"):
            service.fail(Fault(429, "Too Many Requests", retry_after=300))
            with pytest.raises(NotSent):
                await channel.send(Address("telegram", chat), Part("x"), 1)
            if chat == "7":
                await channel.send(Address("telegram", "9"), Part("còn nghe"), 1)
            asked = len(service.asked)
            with pytest.raises(NotSent) as raised:
                await channel.send(AN, Part("x"), 1)
            assert isinstance(raised.value.failure, Throttled)
            assert len(service.asked) == asked, "a chat that was stopped was written to"
        with pytest.raises(NotSent):
            await channel.send(Address("telegram", "9"), Part("x"), 1)
        assert len(service.of("sendMessage")) == 1

    on_stage(tmp_path, play)


def test_a_text_without_words_is_never_asked_for(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part(" \n"), 1)
        assert isinstance(raised.value.failure, BadRequest)
        assert stage.service.asked == []

    on_stage(tmp_path, play)


def test_a_file_is_uploaded_once_and_then_named(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        sha256 = stage.shelf.keep(b"%PDF-1.7 bang")
        file = Attachment(sha256=sha256, name='bảng "tổng hợp".pdf', media_type="application/pdf")
        await stage.channel.send(AN, Part("", file=file), 1)
        await stage.channel.send(AN, Part("", file=file), 2)
        first, second = stage.service.of("sendDocument")
        assert first["document"] == b"%PDF-1.7 bang"
        assert first["document name"] == "bảng _tổng hợp_.pdf"
        assert isinstance(second["document"], str)

        stage.service.fail(Fault(400, "Bad Request: wrong file identifier/HTTP URL specified"))
        await stage.channel.send(AN, Part("", file=file), 3)
        assert stage.service.of("sendDocument")[-1]["document"] == b"%PDF-1.7 bang"

    on_stage(tmp_path, play)


def test_a_file_that_is_not_there_or_whose_words_do_not_fit_is_our_fault(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        for part in (Part("", file=PDF), Part("x" * 1025, file=PDF)):
            with pytest.raises(NotSent) as raised:
                await stage.channel.send(AN, part, 1)
            assert isinstance(raised.value.failure, BadRequest)
        assert stage.service.asked == []

    on_stage(tmp_path, play)


def test_a_group_that_moved_is_followed(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        moved = Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-100300)
        stage.service.fail(moved)
        for row in (1, 2):
            await stage.channel.send(Address("telegram", "-77"), Part("x"), row)
        assert [each["chat_id"] for each in stage.service.of("sendMessage")] == [-100300, -100300]

    on_stage(tmp_path, play)


FETCHES: list[tuple[str, bytes | None, str, bool]] = [
    ("too large for Telegram", b"\0" * (20 * 2**20 + 1), "too large", False),
    ("too large for us", b"\0" * 2000, "too large", False),
    ("not there", None, "400", False),
]


@pytest.mark.parametrize(("content", "reason", "again"), [pytest.param(*f, id=name) for name, *f in FETCHES])
def test_a_file_that_cannot_be_fetched_says_why(
    tmp_path: Path, content: bytes | None, reason: str, again: bool
) -> None:
    async def play(stage: Stage) -> None:
        if content is not None:
            stage.service.files["F1"] = content
        with pytest.raises(NotFetched) as raised:
            await stage.channel.fetch("F1", 1000)
        assert (raised.value.reason, raised.value.again) == (reason, again)

    on_stage(tmp_path, play)


def test_a_file_is_fetched(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.files["F1"] = b"\xff\xd8\xff picture"
        assert await stage.channel.fetch("F1", 1000) == b"\xff\xd8\xff picture"
        stage.service.fail(Fault(500, "Internal Server Error"), lambda method, _fields: method == "getFile")
        with pytest.raises(NotFetched) as raised:
            await stage.channel.fetch("F1", 1000)
        assert raised.value.again

    on_stage(tmp_path, play)
