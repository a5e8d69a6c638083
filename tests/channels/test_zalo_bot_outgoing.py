"""Parts become requests, files become links, and what goes wrong with a send is told by name."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.channels.base import Lost, NotFetched, NotSent
from bot.channels.zalo_bot import requests
from bot.channels.zalo_bot.channel import Ways
from bot.channels.zalo_bot.requests import Request
from bot.channels.zalo_bot.wire import Wire
from conversation.dialogue import Body
from conversation.messages import Address, Attachment
from conversation.reach import FREE, BadRequest, Failure, Gone, Throttled, Unavailable
from conversation.render import Part, render
from conversation.text import utf16_length
from tests.channels.zalo_bot_stage import Stage, link_of, listening, staged
from tests.support.zalo_bot_api import TOKEN, FakeZaloBot, Fault, Manners

CHAT = "a1b2c3d4e5f6071829aa"
CHART = Attachment(sha256="c" * 64, name="biểu đồ.png", media_type="image/png")
REPORT = Attachment(sha256="d" * 64, name="Biên bản.pdf", media_type="application/pdf")
CAN = requests.capabilities(FREE, pictures=True)

REQUESTS: list[tuple[str, Body, list[Request]]] = [
    (
        "a notice",
        Body("Còn 3 ngày."),
        [Request("sendMessage", {"chat_id": CHAT, "text": "Còn 3 ngày."})],
    ),
    (
        "a menu",
        Body("Mời chọn.", (("Nộp", "1.0", "1"), ("Để sau", "1.1", "2")), "", 1),
        [Request("sendMessage", {"chat_id": CHAT, "text": "Mời chọn.\n1. Nộp\n2. Để sau"})],
    ),
    (
        "a question and its ways out",
        Body("Bao nhiêu suất quà?", (("Để sau", "1.0", None),), "Hoặc gõ: để sau", 1),
        [Request("sendMessage", {"chat_id": CHAT, "text": "Bao nhiêu suất quà?\nHoặc gõ: để sau"})],
    ),
    (
        "a document",
        Body("Đây là biên bản.", files=(REPORT,)),
        [Request("sendMessage", {"chat_id": CHAT, "text": f"Đây là biên bản.\nBiên bản.pdf: {link_of(REPORT)}"})],
    ),
    (
        "a picture",
        Body("Đây là biểu đồ.", files=(CHART,)),
        [
            Request("sendMessage", {"chat_id": CHAT, "text": "Đây là biểu đồ."}),
            Request("sendPhoto", {"chat_id": CHAT, "photo": link_of(CHART)}),
        ],
    ),
    (
        "where documents can be sent",
        Body("Xin gửi.", file_page="Gửi ở trang: https://x/#u1"),
        [Request("sendMessage", {"chat_id": CHAT, "text": "Xin gửi.\nGửi ở trang: https://x/#u1"})],
    ),
]


def request_of(part: Part) -> Request:
    return requests.message(CHAT, part) if part.file is None else requests.picture(CHAT, part, link_of(part.file))


@pytest.mark.parametrize(("body", "wanted"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS])
def test_a_body_becomes_requests(body: Body, wanted: list[Request]) -> None:
    assert [request_of(part) for part in render(body, CAN, link_of)] == wanted


def test_a_long_text_is_split_between_words_its_menu_last() -> None:
    text = " ".join(["một 𝟏"] * 900)
    parts = render(Body(text, (("Nộp", "1.0", "1"), ("Để sau", "1.1", "2")), "", 1), CAN, link_of)
    assert len(parts) > 1
    assert all(1 <= utf16_length(part.text) <= 2000 for part in parts)
    assert " ".join(part.text for part in parts).startswith(text)
    assert parts[-1].text.endswith("\n1. Nộp\n2. Để sau")
    assert not any("1. Nộp" in part.text for part in parts[:-1])


# --- on the wire ----------------------------------------------------------------------------------------------------


def on_stage(
    directory: Path,
    play: Callable[[Stage], Awaitable[None]],
    *,
    manners: Manners | None = None,
    ways: Ways | None = None,
) -> None:
    async def run() -> None:
        service = FakeZaloBot(manners or Manners())
        async with staged(directory, service=service, ways=ways) as stage, asyncio.timeout(30):
            await play(stage)

    asyncio.run(run())


GREETING = Part("Chào.")


async def failure(stage: Stage, part: Part = GREETING, to: str | None = None) -> Failure:
    with pytest.raises(NotSent) as raised:
        await stage.channel.send(Address("zalo_bot", to or stage.an.number), part, 1)
    return raised.value.failure


FAULTS: list[tuple[Fault, bool, Failure, int]] = [
    (Fault(200, cut=True), True, Unavailable(doubtful=True), 1),
    (Fault(200, cut=True), False, Unavailable(doubtful=True), 0),
    (Fault(502, garbled=True), True, Unavailable(doubtful=True), 1),
    (Fault(200, garbled=True), True, Unavailable(doubtful=True), 1),
    (Fault(401, "Unauthorized"), False, Unavailable(refused=True), 0),
    (Fault(400, "text is wrong"), False, BadRequest("text is wrong"), 0),
    (Fault(404, "User not found"), False, Gone(), 0),
]


@pytest.mark.parametrize(("fault", "after", "named", "came"), FAULTS)
@pytest.mark.parametrize("mirrors", [True, False])
def test_a_send_that_fails_is_named_and_not_made_again(
    tmp_path: Path, fault: Fault, after: bool, named: Failure, came: int, mirrors: bool
) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(fault, after=after)
        assert await failure(stage) == named
        assert len(stage.an.messages) == came
        assert len([each for each in stage.service.asked if each.method == "sendMessage"]) == 1
        assert bool(stage.token_refused) is (named == Unavailable(refused=True))

    on_stage(tmp_path, play, manners=Manners(mirrors_status=mirrors))


def test_an_answer_that_drips_ends_by_itself(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(Fault(200, slow=True), lambda method: method == "getMe")
        wire = Wire(TOKEN, stage.service.base_url)
        with pytest.raises(Lost) as lost:
            await wire.call("getMe", {}, patience=0.3)
        assert lost.value.asked
        await wire.close()

    on_stage(tmp_path, play)


def test_a_service_that_is_not_there_was_not_asked() -> None:
    async def run() -> None:
        wire = Wire(TOKEN, "http://127.0.0.1:9")
        with pytest.raises(Lost) as lost:
            await wire.call("getMe", {}, patience=2)
        assert not lost.value.asked
        await wire.close()

    asyncio.run(run())


def test_any_transport_takes_the_networks_place() -> None:
    async def run() -> None:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            seen.append(request)
            return httpx.Response(200, json={"ok": True, "result": {"id": "1"}})

        wire = Wire(TOKEN, transport=httpx.MockTransport(answer))
        assert await wire.call("getMe", {}) == {"id": "1"}
        (asked,) = seen
        assert str(asked.url) == f"https://bot-api.zaloplatforms.com/bot{TOKEN}/getMe"
        assert asked.headers["Content-Type"] == "application/json"
        await wire.close()

    asyncio.run(run())


def test_after_a_429_nothing_is_asked_for_a_while(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(Fault(429, "Quota exceeded"))
        assert await failure(stage) == Throttled(timedelta(seconds=60))
        again = await failure(stage)
        assert isinstance(again, Throttled)
        assert timedelta(seconds=50) < again.after <= timedelta(seconds=60)
        assert len(stage.service.asked) == 1

    on_stage(tmp_path, play)


@pytest.mark.parametrize("manners", [Manners(monthly=0), Manners(most_people=0)], ids=["messages", "people"])
def test_a_plan_that_is_used_up_is_a_429(tmp_path: Path, manners: Manners) -> None:
    async def play(stage: Stage) -> None:
        assert isinstance(await failure(stage), Throttled)
        assert stage.an.messages == []

    on_stage(tmp_path, play, manners=manners)


def test_whoever_never_wrote_cannot_be_written_to(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        assert await failure(stage, to="b" * 20) == Gone()

    on_stage(tmp_path, play)


@pytest.mark.parametrize("text", ["", "  \n"])
def test_nothing_is_no_message(tmp_path: Path, text: str) -> None:
    async def play(stage: Stage) -> None:
        assert await failure(stage, Part(text)) == BadRequest("nothing to show")
        assert stage.service.asked == []

    on_stage(tmp_path, play)


def test_a_picture_is_shown_by_its_address(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        await stage.channel.send(Address("zalo_bot", stage.an.number), Part("", file=CHART), 1)
        assert stage.an.messages == [("", link_of(CHART))]

    on_stage(tmp_path, play)


def test_a_picture_that_the_service_would_not_fetch_is_linked(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(Fault(400, "photo URL is invalid"), lambda method: method == "sendPhoto")
        await stage.channel.send(Address("zalo_bot", stage.an.number), Part("", file=CHART), 1)
        assert stage.an.messages == [(f"biểu đồ.png: {link_of(CHART)}", "")]

    on_stage(tmp_path, play)


def test_without_an_address_from_outside_pictures_are_linked_too(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        assert not stage.channel.capabilities.carries(CHART)

    on_stage(tmp_path, play, ways=Ways(pictures=False))


def test_whoever_waits_for_long_sees_that_we_are_at_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path) as stage, asyncio.timeout(30), listening(stage):
            held = asyncio.Event()
            hand_in = stage.receiver.hand_in

            async def slowly(events: Any) -> Any:
                await held.wait()
                return await hand_in(events)

            stage.receiver.hand_in = slowly  # type: ignore[method-assign]
            await stage.an.say("điền phiếu")
            await stage.service.until(lambda: bool(stage.service.of("sendChatAction")))
            assert stage.service.of("sendChatAction") == [{"chat_id": stage.an.number, "action": "typing"}]
            held.set()
            await stage.an.hear()

    asyncio.run(run())


# --- pictures that people send --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("handle", "limit", "reason", "again"),
    [
        ("picture", 10, "too large", False),
        ("gone", 1000, "404", False),
        ("file:///etc/passwd", 1000, "no address", False),
        ("http://127.0.0.1:9/a.jpg", 1000, "ConnectError", True),
        ("https://example.org/\x01", 1000, "400", False),
    ],
)
def test_what_cannot_be_fetched_is_named(tmp_path: Path, handle: str, limit: int, reason: str, again: bool) -> None:
    async def play(stage: Stage) -> None:
        url = stage.service.hosts(bytes(500)) if handle == "picture" else handle
        url = f"{stage.service.base_url}/zdn/none.jpg" if handle == "gone" else url
        with pytest.raises(NotFetched) as missing:
            await stage.channel.fetch(url, limit)
        assert (missing.value.reason, missing.value.again) == (reason, again)

    on_stage(tmp_path, play)


def test_a_picture_is_fetched_without_any_token(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        assert await stage.channel.fetch(stage.service.hosts(b"JPEG"), 100) == b"JPEG"

    on_stage(tmp_path, play)


def test_the_link_is_the_operators(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        assert stage.channel.link("NCT-4827") == "https://zalo.me/123"

    on_stage(tmp_path, play, ways=Ways(link="https://zalo.me/123"))
