"""Whose turn it is to send to Telegram."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.telegram import channel as channel_module
from bot.channels.telegram.pace import Limits, NotNow, Pace
from tests.channels.telegram_stage import AN, staged

# Long enough that nothing is free again while a test runs, unless it gives the place back itself.
SLOW = 3600.0


async def send(pace: Pace, chat: str, sent: list[str], *, overtakes: bool = False) -> None:
    async with pace.turn(chat, overtakes=overtakes):
        sent.append(chat)


def test_no_more_than_the_limit_are_on_their_way_at_once() -> None:
    async def run() -> None:
        pace = Pace(Limits(overall=3, second=0.01, to_chat=0.0))
        on_the_way, most = 0, 0

        async def one(chat: int) -> None:
            nonlocal on_the_way, most
            async with pace.turn(str(chat), overtakes=False):
                on_the_way += 1
                most = max(most, on_the_way)
                await asyncio.sleep(0)
                on_the_way -= 1

        async with asyncio.timeout(10):
            await asyncio.gather(*(one(chat) for chat in range(10)))
        assert most == 3

    asyncio.run(run())


def test_a_place_is_free_a_second_after_the_answer_and_not_after_the_request() -> None:
    async def run() -> None:
        loop = asyncio.get_running_loop()
        pace = Pace(Limits(overall=1, second=0.02, to_chat=0.0))
        answered = 0.0
        async with pace.turn("1", overtakes=False):
            waiting = asyncio.ensure_future(send(pace, "2", []))  # noqa: TID251 - awaited below
            await asyncio.sleep(0)
            answered = loop.time()
        async with asyncio.timeout(10):
            await waiting
        assert loop.time() - answered >= 0.02

    asyncio.run(run())


def test_a_reply_overtakes_announcements_that_wait() -> None:
    async def run() -> None:
        pace = Pace(Limits(overall=1, second=0.0, to_chat=0.0))
        sent: list[str] = []
        async with asyncio.timeout(10), asyncio.TaskGroup() as group, pace.turn("0", overtakes=False):
            group.create_task(send(pace, "notice 1", sent))
            group.create_task(send(pace, "notice 2", sent))
            await asyncio.sleep(0)
            group.create_task(send(pace, "reply", sent, overtakes=True))
            await asyncio.sleep(0)
        assert sent == ["reply", "notice 1", "notice 2"]

    asyncio.run(run())


def test_a_group_hears_twenty_a_minute_and_who_must_wait_long_is_told() -> None:
    async def run() -> None:
        pace = Pace(Limits(overall=100, second=0.0, to_chat=0.0, minute=SLOW))
        sent: list[str] = []
        for _ in range(20):
            await send(pace, "-100200", sent)
            await send(pace, "7", sent)
        with pytest.raises(NotNow) as refused:
            await send(pace, "-100200", sent)
        assert timedelta(seconds=SLOW - 60) < refused.value.after <= timedelta(seconds=SLOW + 1)
        await send(pace, "7", sent)
        assert len(sent) == 41

    asyncio.run(run())


def test_stillness_is_one_chats_until_a_second_one_asks_for_it() -> None:
    async def run() -> None:
        pace = Pace(Limits(second=0.0, to_chat=0.0))
        sent: list[str] = []
        pace.refused("7", timedelta(seconds=SLOW))
        pace.refused("7", timedelta(seconds=SLOW))
        await send(pace, "8", sent)
        with pytest.raises(NotNow):
            await send(pace, "7", sent)
        pace.refused("9", timedelta(seconds=SLOW))
        with pytest.raises(NotNow):
            await send(pace, "8", sent)
        assert sent == ["8"]

    asyncio.run(run())


def test_who_gives_up_waiting_leaves_the_place_to_others() -> None:
    async def run() -> None:
        pace = Pace(Limits(overall=1, second=0.0, to_chat=0.0))
        sent: list[str] = []
        async with asyncio.timeout(10), asyncio.TaskGroup() as group, pace.turn("0", overtakes=False):
            impatient = group.create_task(send(pace, "1", sent))
            group.create_task(send(pace, "2", sent))
            await asyncio.sleep(0)
            impatient.cancel()
        assert sent == ["2"]

    asyncio.run(run())


def test_who_waits_long_for_an_answer_sees_that_we_are_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_module, "_TYPING_AFTER", 0.0)

    async def run() -> None:
        # Nothing is delivered here: the answer takes as long as can be.
        async with staged(tmp_path) as stage, asyncio.timeout(30), asyncio.TaskGroup() as group:
            listening = group.create_task(stage.channel.run())
            await stage.service.phone(int(AN.id)).say("/form")
            await stage.service.until(lambda: bool(stage.service.of("sendChatAction")))
            listening.cancel()
            assert stage.service.of("sendChatAction") == [{"chat_id": int(AN.id), "action": "typing"}]

    asyncio.run(run())
