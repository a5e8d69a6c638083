"""Parts become requests: what is asked of the Official Account, and what the channel does when it is refused."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.channels.base import NotFetched, NotSent
from bot.channels.zalo_oa import requests
from bot.channels.zalo_oa.failures import Mend
from bot.channels.zalo_oa.wire import Wire
from conversation.dialogue import Body
from conversation.messages import Address, Attachment
from conversation.reach import BadRequest, Blocked, Failure, QuotaSpent, Throttled, Told, Unavailable, WindowClosed
from conversation.render import Button, Part, render
from tests.channels.zalo_oa_stage import AN, Stage, on_stage
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, FIRST_REFRESH, Fault, Switches

KEYS = (Button("Để sau", "4.0"), Button("Sửa", "4.1"))
PRESSES = [
    {"title": "Để sau", "type": "oa.query.hide", "payload": "#tk:4.0"},
    {"title": "Sửa", "type": "oa.query.hide", "payload": "#tk:4.1"},
]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TO = {"recipient": {"user_id": "7"}}

REQUESTS: list[tuple[str, requests.Request, str, dict[str, Any]]] = [
    ("a text", requests.message("7", "Câu 1 trên 20."), requests.SEND, {**TO, "message": {"text": "Câu 1 trên 20."}}),
    (
        "markup is only text",
        requests.message("7", "<b>A & *B*"),
        requests.SEND,
        {**TO, "message": {"text": "<b>A & *B*"}},
    ),
    ("letters composed", requests.message("7", "đê\u0301"), requests.SEND, {**TO, "message": {"text": "đế"}}),
    (
        "buttons",
        requests.message("7", "?", KEYS),
        requests.SEND,
        {**TO, "message": {"text": "?", "attachment": {"type": "template", "payload": {"buttons": PRESSES}}}},
    ),
    (
        "buttons, their template named",
        requests.message("7", "?", KEYS, template_type=True),
        requests.SEND,
        {
            **TO,
            "message": {
                "text": "?",
                "attachment": {"type": "template", "payload": {"template_type": "button", "buttons": PRESSES}},
            },
        },
    ),
    (
        "an uploaded file",
        requests.document("7", "t1"),
        requests.SEND,
        {**TO, "message": {"attachment": {"type": "file", "payload": {"token": "t1"}}}},
    ),
    (
        "an uploaded picture with words",
        requests.picture("7", "a1", "Tiến độ"),
        requests.SEND,
        {
            **TO,
            "message": {
                "attachment": {
                    "type": "template",
                    "payload": {
                        "template_type": "media",
                        "elements": [{"media_type": "image", "attachment_id": "a1"}],
                    },
                },
                "text": "Tiến độ",
            },
        },
    ),
    ("what may still be sent", requests.quota("7"), "/v3.0/oa/quota/message", {"user_id": "7"}),
]


@pytest.mark.parametrize(("request_", "path", "fields"), [pytest.param(*r, id=name) for name, *r in REQUESTS])
def test_a_part_is_asked_for_like_this(request_: requests.Request, path: str, fields: dict[str, Any]) -> None:
    assert (request_.path, dict(request_.fields)) == (path, fields)


UPLOADS: list[tuple[str, int, str | None]] = [
    ("application/pdf", 5 * 2**20, requests.UPLOAD_FILE),
    ("application/pdf", 5 * 2**20 + 1, None),
    ("application/msword", 10, requests.UPLOAD_FILE),
    (DOCX, 10, requests.UPLOAD_FILE),
    (XLSX, 10, None),
    ("text/plain", 10, None),
    ("application/zip", 10, None),
    ("audio/mpeg", 10, None),
    ("image/png", 2**20, requests.UPLOAD_IMAGE),
    ("image/jpeg", 10, requests.UPLOAD_IMAGE),
    ("image/png", 2**20 + 1, None),
    ("image/webp", 10, None),
]


@pytest.mark.parametrize(("media_type", "size", "path"), UPLOADS)
def test_a_file_goes_up_where_the_service_takes_it(media_type: str, size: int, path: str | None) -> None:
    assert requests.upload_path(Attachment(sha256="a", name="a", media_type=media_type), size) == path


QUOTAS: list[tuple[dict[str, Any], Told | None]] = [
    ({}, None),
    ({"quota": "x"}, None),
    ({"quota": {"quota_type": "reply", "remain": "7", "total": "8"}}, Told(free_left=7)),
    ({"quota": {"quota_type": "reply", "remain": 0, "total": 8}}, Told(free_left=0)),
    ({"quota": {"quota_type": "reply"}}, Told()),
    ({"quota": {"quota_type": "reply", "remain": -1}}, Told()),
    ({"quota": {"quota_type": "sub_quota", "remain": 499, "total": 500}}, Told(free_left=0, left=499, total=500)),
    ({"quota": {"quota_type": "purchase_quota", "remain": "x"}}, Told(free_left=0)),
    ({"quota": {"quota_type": "reward_quota", "remain": 3, "total": 3}}, Told(free_left=0, left=3, total=3)),
]


@pytest.mark.parametrize(("data", "told"), QUOTAS)
def test_a_sends_answer_tells_of_the_quota(data: dict[str, Any], told: Told | None) -> None:
    assert requests.told_of(data) == told


SPOKE = datetime(2026, 9, 21, 14, 13, 20, 123000, tzinfo=UTC)
ENDS = {"until": SPOKE + timedelta(days=7), "free_until": SPOKE + timedelta(hours=48)}
ASKED: list[tuple[dict[str, Any], Told | None]] = [
    ({}, None),
    ({"cs_reply": {"remain": 5, "total": 8}}, Told(free_left=5)),
    ({"cs_reply": {"remain": "0"}, "last_interaction": "1790000000123"}, Told(free_left=0, **ENDS)),  # type: ignore[arg-type]
    ({"cs_reply": [], "last_interaction": 1790000000123}, Told(**ENDS)),  # type: ignore[arg-type]
    ({"last_interaction": "soon"}, None),
    ({"last_interaction": None}, None),
]


@pytest.mark.parametrize(("data", "told"), ASKED)
def test_the_quotas_own_method_tells_of_a_persons_windows(data: dict[str, Any], told: Told | None) -> None:
    assert requests.asked_of(data, requests.CAPABILITIES.tariff) == told


@pytest.mark.parametrize("letter", ["a", "ế", "𝐀", "😀"])
def test_a_long_text_is_cut_to_what_zalo_takes_and_five_buttons_stand_in_its_last_part(letter: str) -> None:
    choices = tuple((f"Chọn {number}", f"1.{number}", str(number)) for number in range(5))
    body = Body(f"{letter * 50} " * 200, choices, screen=1)

    parts = render(body, requests.CAPABILITIES)
    numbered = render(replace(body, choices=(*choices, ("Thêm", "1.5", "6"))), requests.CAPABILITIES)

    assert len(parts) > 1
    assert max(len(part.text.encode("utf-16-le")) // 2 for part in (*parts, *numbered)) <= 2000
    assert [len(part.buttons) for part in parts] == [0] * (len(parts) - 1) + [5]
    assert not any(part.buttons for part in numbered)
    assert "6. Thêm" in numbered[-1].text


REFUSALS: list[tuple[int, Failure | type[Failure]]] = [
    (-32, Throttled(timedelta(seconds=15))),
    (-200, Unavailable()),
    (-201, BadRequest("-201 as the test wants it")),
    (-204, Unavailable(refused=True)),
    (-211, QuotaSpent),
    (-213, Blocked()),
    (-217, Blocked()),
    (-223, Unavailable(refused=True)),
    (-230, WindowClosed()),
    (-234, Throttled),
]


def test_a_send_that_fails_says_how(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.person(AN.id).interacts(stage.clock.now())
        for code, failure in REFUSALS:
            stage.channel._pace._ends = 0.0
            stage.service.fail(Fault(code))
            with pytest.raises(NotSent) as raised:
                await stage.channel.send(AN, Part("x"), 1)
            told = raised.value.failure
            assert isinstance(told, failure) if isinstance(failure, type) else told == failure, code
        for fault in (Fault(cut=True), Fault(garbled=True), Fault(garbled=True, status=502)):
            stage.service.fail(fault)
            stage.channel._pace._ends = 0.0
            with pytest.raises(NotSent) as raised:
                await stage.channel.send(AN, Part("x"), 1)
            assert raised.value.failure == Unavailable(doubtful=True)
        assert stage.mended == [(Mend.ACCOUNT, -204), (Mend.QUOTA, -211), (Mend.PERMISSION, -223)]
        assert stage.service.phone(AN.id).messages == []

    on_stage(tmp_path, play)


def test_requests_go_through_the_offices_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def play(stage: Stage) -> None:
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTP_PROXY", stage.service.base_url)
        zalo = "http://openapi.zalo.example"
        wire = Wire(app_id=APP_ID, secret_key=APP_SECRET, base_url=zalo, oauth_url=zalo)
        pair = await wire.refresh(FIRST_REFRESH)
        answer = await wire.call(requests.QUOTA, pair.access, {"user_id": AN.id})
        await wire.close()
        assert "cs_reply" in answer.data

    on_stage(tmp_path, play, seed=None)


def test_too_many_requests_still_everything_and_are_not_asked(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.person(AN.id).interacts(stage.clock.now())
        stage.service.rate = 2
        for _ in range(2):
            await stage.channel.send(AN, Part("x"), 1)
        asked = len(stage.service.asked)
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("x"), 1)
        assert isinstance(raised.value.failure, Throttled)
        assert len(stage.service.asked) == asked, "the headers had told it already"

    on_stage(tmp_path, play)


def test_windows_close_and_paid_messages_are_told_as_such(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.person(AN.id).interacts(stage.clock.now())
        assert await stage.channel.send(AN, Part("x"), 1) == Told(free_left=7)
        stage.clock.move(timedelta(hours=49))
        assert await stage.channel.send(AN, Part("x"), 1) == Told(free_left=0, left=499, total=500)
        stage.service.paid = 0
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("x"), 1)
        assert isinstance(raised.value.failure, QuotaSpent)
        stage.clock.move(timedelta(days=6))
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("x"), 1)
        assert raised.value.failure == WindowClosed()
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(Address("zalo_oa", "1"), Part("x"), 1)
        assert raised.value.failure == Blocked()

    on_stage(tmp_path, play, switches=Switches(expires_in="9000000"))


def test_a_text_without_words_is_never_asked_for(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part(" \n"), 1)
        assert isinstance(raised.value.failure, BadRequest)
        assert stage.service.of("/cs") == []

    on_stage(tmp_path, play)


def test_a_file_is_uploaded_once_named_for_six_days_and_again_where_it_was_forgotten(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.person(AN.id).interacts(stage.clock.now())
        file = kept(stage, b"%PDF-1.7 bang", 'bảng "tổng hợp".pdf', "application/pdf")
        picture = kept(stage, b"\x89PNG", "bieu-do.png", "image/png")
        for _ in range(2):
            await stage.channel.send(AN, Part("", file=file), 1)
            await stage.channel.send(AN, Part("Tiến độ", file=picture), 1)
        assert [each["file"] for each in stage.service.of("upload/file", "upload/image")] == [
            b"%PDF-1.7 bang",
            b"\x89PNG",
        ]
        stage.clock.move(timedelta(days=6, hours=1))
        await stage.channel.send(AN, Part("", file=file), 1)
        assert len(stage.service.of("upload/file")) == 2

        stage.service._uploads.clear()
        await stage.channel.send(AN, Part("Bảng", file=file), 1)
        assert len(stage.service.of("upload/file")) == 3
        assert [each.code for each in stage.service.refused] == [-100]

        stage.service.fail(Fault(-100))
        stage.service.fail(Fault(-100))
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("", file=file), 1)
        assert isinstance(raised.value.failure, BadRequest)

    on_stage(tmp_path, play, switches=Switches(expires_in="9000000"))


def test_a_file_for_many_is_uploaded_once(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        file = kept(stage, b"%PDF-1.7 bang", "bang.pdf", "application/pdf")
        people = [Address("zalo_oa", str(7301567812345000000 + number)) for number in range(18)]
        for each in people:
            stage.service.person(each.id).interacts(stage.clock.now())
        await asyncio.gather(*(stage.channel.send(each, Part("", file=file), 1) for each in people))
        assert len(stage.service.of("upload/file")) == 1
        assert len(stage.service.of("/cs")) == 18

    on_stage(tmp_path, play)


def kept(stage: Stage, content: bytes, name: str, media_type: str) -> Attachment:
    return Attachment(sha256=stage.shelf.keep(content), name=name, media_type=media_type)


def test_a_file_that_zalo_does_not_take_is_a_link(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.person(AN.id).interacts(stage.clock.now())
        for content, media_type in ((b"PK", XLSX), (b"\0" * (5 * 2**20 + 1), "application/pdf")):
            file = kept(stage, content, "bang", media_type)
            await stage.channel.send(AN, Part("", file=file), 1)
            text = stage.service.of("/cs")[-1]["message"]["text"]
            assert text == f"bang: https://tongket.example.vn/tep/{file.sha256[:6]}/bang"
        assert stage.service.of("upload/file") == []
        nowhere = Attachment(sha256="a" * 64, name="bang", media_type=XLSX)
        with pytest.raises(NotSent) as raised:
            await stage.channel.send(AN, Part("", file=nowhere), 1)
        assert isinstance(raised.value.failure, BadRequest)

    on_stage(tmp_path, play)


def test_a_file_is_fetched_or_says_why_not(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.files["a.jpg"] = b"\xff\xd8\xff picture"
        url = f"{stage.service.base_url}/file/a.jpg"
        assert await stage.channel.fetch(url, 1000) == b"\xff\xd8\xff picture"
        for handle, limit, reason, again in [
            (url, 5, "too large", False),
            (f"{stage.service.base_url}/file/b.jpg", 5, "404", False),
            ("http://127.0.0.1:9/a.jpg", 5, "ConnectError", True),
        ]:
            with pytest.raises(NotFetched) as raised:
                await stage.channel.fetch(handle, limit)
            assert (raised.value.reason, raised.value.again) == (reason, again)
        assert stage.channel.link("NCT-4827") == "https://zalo.me/1889327640298876543"

    on_stage(tmp_path, play)
