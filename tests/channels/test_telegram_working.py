"""Whoever waits for slow work sees that it is being done: a sign of typing, then one message that is written anew."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.working import Pauses, Stage, Work, Working
from conversation.render import Part
from conversation.translation import Translators
from tests.channels import telegram_stage
from tests.channels.telegram_stage import AN, staged
from tests.support.script import ZONE, in_digits
from tests.support.telegram_api import Fault

QUICK = Pauses(typing=0.0, typing_again=0.01, message=0.0, message_again=0.01)
OVER = "Việc này hơi lâu, nay đã xong. Xin xem tin mới nhất."


@dataclass
class Scene:
    """A chat of somebody who has spoken, and what shows them the work that is done for them."""

    stage: telegram_stage.Stage
    working: Working

    @property
    def texts(self) -> list[str]:
        """What stands on their telephone."""
        return [text for text, _ in self.stage.service.phone(int(AN.id)).messages.values()]

    async def reads(self, words: str) -> None:
        """Wait until their telephone shows it."""
        await self.stage.service.until(lambda: any(words in text for text in self.texts))


@asynccontextmanager
async def scene(directory: Path, pauses: Pauses = QUICK) -> AsyncIterator[Scene]:
    async with staged(directory) as stage, asyncio.timeout(30):
        now = stage.service.now()
        await stage.receiver.write(lambda store: store.addresses.speaker(AN, "vi", now))
        channels = {stage.channel.name: stage.channel}
        yield Scene(stage, Working(stage.receiver, channels, Translators(ZONE, in_digits), pauses))


def test_one_message_tells_how_far_the_work_is_until_it_is_over(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path) as here, asyncio.TaskGroup() as group:
            work = Work(1, AN)
            work.stage = Stage.FETCHING
            group.create_task(here.working.show(work))
            await here.reads("Đang tải tệp về")
            work.stage = Stage.READING
            await here.reads("Đang đọc tệp")
            work.over()
            await here.reads(OVER)
            service = here.stage.service
            assert here.texts == [OVER]
            assert len(service.of("sendMessage")) == 1
            assert service.of("sendChatAction")[0] == {"chat_id": int(AN.id), "action": "typing"}
            assert service.refused == [], "a text that has not changed is not written anew"

    asyncio.run(run())


def test_the_next_try_is_told_of_in_the_same_message(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path) as here:
            async with asyncio.TaskGroup() as group:
                work = Work(1, AN)
                group.create_task(here.working.show(work))
                await here.reads("Việc này mất một lúc")
                work.over(again=True)
            assert here.texts == ["Việc này chưa xong, trợ lý sẽ tự làm lại. Quý vị không cần làm gì."]
            async with asyncio.TaskGroup() as group:
                work = Work(1, AN)
                group.create_task(here.working.show(work))
                await here.reads("Việc này mất một lúc")
                work.over()
            assert here.texts == [OVER]
            assert len(here.stage.service.of("sendMessage")) == 1

    asyncio.run(run())


def test_work_that_is_soon_done_is_not_told_of(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path, Pauses()) as here:
            work = Work(1, AN)
            async with asyncio.TaskGroup() as group:
                group.create_task(here.working.show(work))
                work.over()
            assert here.stage.service.asked == []

    asyncio.run(run())


def test_a_hiccup_ends_no_telling(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path) as here, asyncio.TaskGroup() as group:
            service = here.stage.service
            service.fail(Fault(429, "Too Many Requests: retry after 1", retry_after=0.01))
            work = Work(1, AN)
            group.create_task(here.working.show(work))
            await here.reads("Việc này mất một lúc")
            service.fail(Fault(502, "Bad Gateway"), lambda method, _fields: method == "editMessageText")
            work.stage = Stage.READING
            await here.reads("Đang đọc tệp")
            work.over()
            await here.reads(OVER)
            assert here.texts == [OVER]

    asyncio.run(run())


def test_what_the_channel_refuses_is_shown_no_more(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path) as here:
            here.stage.service.fail(Fault(403, "Forbidden: bot was blocked by the user"))
            await here.working.show(Work(1, AN))
            assert here.texts == []

    asyncio.run(run())


def test_progress_and_answers_to_one_chat_keep_its_pace(tmp_path: Path) -> None:
    async def run() -> None:
        async with scene(tmp_path) as here:
            channel = here.stage.channel
            async with asyncio.TaskGroup() as group:
                group.create_task(channel.progress(AN, "Đang đọc tệp.", None))
                for number in range(5):
                    group.create_task(channel.send(AN, Part(f"Tin {number}"), number))
            assert here.stage.service.throttled == 0
            assert len(here.texts) == 6

    asyncio.run(run())
