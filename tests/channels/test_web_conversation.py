"""What is said on the page becomes one event each, and what is answered reaches the page once."""

import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import NotSent
from bot.channels.web.lines import Frame, Lines, Views
from bot.channels.web.live import COME_BACK, LOGGED_OUT
from conversation.messages import Address
from conversation.reach import Unavailable
from conversation.render import Button, Part
from tests.channels.web_chat import START, Browser, running_chat

pytestmark = pytest.mark.anyio


def once(*told: list[dict[str, Any]]) -> Iterator[str]:
    """What a page shows of several tellings: each message by its key, once."""
    seen: dict[str, str] = {}
    for frames in told:
        for frame in frames:
            seen.setdefault(frame["key"], frame["text"])
    return iter(seen.values())


async def test_a_visitor_joins_by_code_and_answers(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert await page.enter() == (200, {"entered": True})
        async with page.live() as socket:
            (hello,), _ = await socket.backlog()
            assert hello["text"] == "Chào Hội Người cao tuổi. Quý hội có đồng ý vào không?"
            assert [choice["label"] for choice in hello["choices"]] == ["Đồng ý, cho tôi vào", "Để sau"]
            assert await page.tap(hello["choices"][0]["data"]) == 200
            assert (await socket.next())["text"].startswith("Câu 1 trên 2.")
            assert await page.say("28") == 200
            assert (await socket.next())["text"] == "Đã ghi: 28 câu lạc bộ. Câu 2 trên 2. Bao nhiêu ngôi nhà?"


async def test_the_same_event_twice_is_one_answer(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await page.tap("1.0")
        assert await page.say("28", event="a-page-made-this") == 200
        assert await page.say("28", event="a-page-made-this") == 200
        assert (await chat.said())[2:] == ["Đã ghi: 28 câu lạc bộ. Câu 2 trên 2. Bao nhiêu ngôi nhà?"]


async def test_nobody_can_use_up_somebody_elses_event(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as one, Browser(chat) as other:
        await one.enter()
        await other.enter(visit="w" * 43)
        assert await one.say("28", event="the-same-id") == 200
        assert await other.say("36", event="the-same-id") == 200
        assert len(await chat.said(1)) == len(await chat.said(2)) == 2


async def test_every_open_page_of_a_login_is_told(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.live() as one, page.live() as other:
            await one.backlog()
            await other.backlog()
            await page.tap("1.0")
            assert (await one.next())["text"] == (await other.next())["text"]


async def test_a_page_that_was_cut_off_misses_nothing_and_shows_nothing_twice(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.live() as socket:
            before, ready = await socket.backlog()
            await page.tap("1.0")
            before.append(await socket.next())
            await page.say("28")
            # The socket dies here, with the answer on its way or not.
        await page.say("36")
        async with page.live(after=ready["after"]) as again:
            missed, _ = await again.backlog()
            await page.tap("4.0")
            receipt = await again.next()
            paper = await again.next()
        assert list(once(before, missed, [receipt])) == await chat.said()
        assert paper["id"] == receipt["id"]
        assert paper["key"] != receipt["key"]


async def test_a_page_that_opens_between_the_push_and_its_mark_is_told(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await chat.deliverer.drained()
        # Delivery has pushed this row and not marked it yet: the outbox does not name it.
        part = Part("Câu 7 trên 14.", (Button("để sau", "7.0"),), screen=7)
        await chat.channel.send(chat.address(), part, 70)
        async with page.live() as socket:
            told, _ = await socket.backlog()
            assert [frame["text"] for frame in told][1:] == ["Câu 7 trên 14."]
        async with page.live(after=70) as socket:
            told, _ = await socket.backlog()
            assert told == []


async def test_what_is_sealed_waits_until_a_page_is_open(tmp_path: Path) -> None:
    """Its body is wiped once it counts as sent, so a page that came later would find nothing."""
    sealed = Part("Đường dẫn phiếu của quý hội", screen=3, sealed=True)
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        with pytest.raises(NotSent) as unsent:
            await chat.channel.send(chat.address(), sealed, 70)
        assert unsent.value.failure == Unavailable()
        async with page.live() as socket:
            await socket.backlog()
            await chat.channel.send(chat.address(), sealed, 70)
            assert (await socket.next())["text"] == sealed.text


async def test_an_announcement_that_a_reply_overtook_is_not_lost_to_a_page_that_was_cut_off(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.live() as socket:
            before, ready = await socket.backlog()
        await chat.deliverer.drained()
        row = await chat.notice("Còn 3 ngày đến hạn.")
        # The page has seen a younger row than the announcement's when its socket dies.
        await chat.channel.send(chat.address(), Part("Vâng.", screen=2), row + 1)
        await chat.deliverer.drained()
        assert ready["after"] < row
        async with page.live(after=ready["after"]) as socket:
            missed, _ = await socket.backlog()
        assert "Còn 3 ngày đến hạn." in list(once(before, missed))


async def test_a_page_opened_afresh_is_told_the_end_of_a_long_conversation(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        for number in range(70):
            await chat.notice(f"Tin {number}")
        await chat.deliverer.drained()
        async with page.live() as socket:
            told, ready = await socket.backlog()
            assert (len(told), ready["older"]) == (71, False), "what is of the last hours is told whole"
        chat.clock.set(chat.clock.now().replace(year=2027))
        async with page.live() as socket:
            told, ready = await socket.backlog()
            assert (told[0]["text"], told[-1]["text"], ready["older"]) == ("Tin 10", "Tin 69", True)
        async with page.live(after=ready["after"]) as socket:
            again, _ = await socket.backlog()
            assert [frame["text"] for frame in again] == [f"Tin {number}" for number in range(30, 70)]


async def test_a_figure_typed_twice_without_connection_does_not_fill_the_next_question(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await page.tap("1.0")
        async with page.live() as socket:
            told, _ = await socket.backlog()
        question = told[-1]["id"]
        # Both "28" were typed before the page saw anything newer than the first question.
        assert await page.say("28", seen=question) == 200
        await chat.deliverer.drained()
        assert await page.say("28", seen=question) == 200
        *_, stored, asked_again = await chat.said()
        assert stored == "Đã ghi: 28 câu lạc bộ. Câu 2 trên 2. Bao nhiêu ngôi nhà?"
        assert asked_again.endswith(stored)
        assert asked_again != stored


async def test_so_it_is_while_the_next_question_is_pushed_and_not_yet_marked(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await page.tap("1.0")
        *_, question = await chat.said()
        assert question.startswith("Câu 1 trên 2.")
        await chat.channel.send(chat.address(), Part("Câu 2 trên 2.", screen=3), 3)
        assert await page.say("28", seen=2) == 200
        assert (await chat.said())[-1].endswith(question)


async def test_so_it_is_while_the_next_question_is_claimed_and_not_yet_pushed(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await page.tap("1.0")
        chat.delivery.cancel()
        for event in ("event-28-first", "event-28-again"):
            assert (await page.post("say", {"event": event, "text": "28", "seen": 2}))[0] == 200
            await chat.receiver.write(lambda store: store.outbox.claim(chat.clock.now(), timedelta(minutes=2), 9))
        with chat.database.reading() as connection:
            *_, asked_again = connection.exec_driver_sql("SELECT body FROM outbox ORDER BY id").scalars()
        assert "Đã ghi: 28 câu lạc bộ. Câu 2 trên 2." in asked_again
        assert "ngôi nhà. Nộp chứ?" not in asked_again


def test_what_is_said_second_to_the_same_sight_dates_from_the_first() -> None:
    views = Views()
    five, six, seven = (START.replace(hour=hour) for hour in (5, 6, 7))
    assert views.answered("somebody", 2, five) == five
    assert views.answered("somebody", 2, six) == five
    assert views.answered("somebody else", 2, six) == six
    assert views.answered("somebody", 3, seven) == seven
    for number in range(2000):
        views.answered(f"address {number}", 1, five)
    assert len(views._first) == 1024


async def test_a_tap_counts_whatever_the_page_has_seen_and_an_old_one_is_told_where_we_are(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        assert await page.tap("1.0") == 200
        assert await page.tap("1.1") == 200
        *_, question, restated = await chat.said()
        assert restated.endswith(question)
        assert restated != question


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        (unicodedata.normalize("NFD", "ba mươi tám nghìn"), "ba mươi tám nghìn"),
        ("\u202e28\u200b\x00", "28"),
        ("😀", "😀"),
        ("<b>'; DROP TABLE figure; -- {n} %s", "<b>'; DROP TABLE figure; -- {n} %s"),
        ("", ""),
    ],
)
async def test_whatever_is_typed_arrives_as_text(tmp_path: Path, typed: str, heard: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await page.tap("1.0")
        assert await page.say(typed) == 200
        assert (await chat.said())[-1] == f"Đã ghi: {heard} câu lạc bộ. Câu 2 trên 2. Bao nhiêu ngôi nhà?"


@pytest.mark.parametrize(
    ("body", "status", "error"),
    [
        ({"event": "event-0001", "text": "a" * 300_000}, 413, "too_long"),
        ({"text": "28"}, 400, "not_taken"),
        ({"event": "../../etc", "text": "28"}, 400, "not_taken"),
        ({"event": "event-0001", "text": ["28"]}, 400, "not_taken"),
        ([1], 400, "not_taken"),
    ],
)
async def test_what_no_page_of_ours_sends_is_refused(tmp_path: Path, body: object, status: int, error: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        got, answer = await page.post("say", body)
        assert (got, answer["error"]) == (status, error)
        assert len(await chat.said()) == 1


async def test_only_json_is_read(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.session.post(f"{chat.url}/say", data=b'{"event":"event-0001"}', headers=page.origin) as answer:
            assert answer.status == 415


async def test_without_a_login_nothing_is_heard_or_told(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert await page.say("28") == 401
        assert (await page.upload("a.pdf", b"%PDF", "application/pdf"))[0] == 401
        assert (await page.get("menu"))[0] == 401
        async with page.live() as socket:
            assert await socket.closed() == LOGGED_OUT


async def test_a_program_that_cannot_store_asks_the_page_to_try_again(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        await chat.stop_writing()
        status, answer = await page.post("say", {"event": "event-0001", "text": "28"})
        assert (status, answer["error"]) == (503, "not_reached")


async def test_open_pages_are_sent_away_when_the_program_stops(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.live() as socket:
            await socket.backlog()
            chat.channel.hang_up()
            assert await socket.closed() == COME_BACK


async def test_a_silent_line_is_known_to_stand(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        chat.channel.routes.live._beat = 0.01
        async with page.live() as socket:
            await socket.backlog()
            assert await socket.wire.receive_json() == {"kind": "beat"}


async def test_the_menu_shows_what_ones_roles_may_do(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        stranger = await page.get("menu")
        await page.tap("1.0")
        status, officer = await page.get("menu")
        assert status == 200
        assert b"/tiendo" not in stranger[1]
        assert b'"/tiendo", "also": ["/progress"]' in officer
        assert b"/tonghop" not in officer


def test_a_page_that_takes_nothing_off_its_line_is_hung_up_on() -> None:
    lines = Lines()
    line = lines.open("somebody", "login")
    for row in range(1, 502):
        lines.push("somebody", row, Frame(f"{row}"))
    told = [line.queue.get_nowait() for _ in range(line.queue.qsize())]
    assert told[-1] is None
    assert lines.held("somebody") == (501, [Frame("501")])


def test_what_is_held_is_one_row_an_address_and_bounded() -> None:
    lines = Lines()
    for number in range(2000):
        lines.push(f"address {number}", number + 1, Frame("text"))
        lines.push(f"address {number}", number + 1, Frame("file"))
    assert lines.held("address 1999") == (2000, [Frame("text"), Frame("file")])
    assert lines.held("address 0") == (0, [])
    assert len(lines._held) == 1024


async def test_a_link_names_the_public_address_and_hides_the_code_behind_the_fragment(tmp_path: Path) -> None:
    async with running_chat(tmp_path, public_url="https://tongket.example/hoi/") as chat:
        assert chat.channel.link("NCT-4827") == "https://tongket.example/hoi/#NCT-4827"
        assert chat.channel.name == "web"
        assert Address("web", "x").channel == chat.channel.name
