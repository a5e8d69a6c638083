"""The bloc's group on Telegram: linked, its board pinned and edited in place, through restarts, deletions and moves."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import Program
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.demo.play import Script
from bot.due import each_minute
from bot.importing import import_plan
from bot.secret import Secret
from bot.settings import Settings
from conversation.messages import Address
from emulation.people import Role, Seat
from storage.database import Database
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.telegram_api import TOKEN, FakeTelegram, Fault
from tests.support.telegram_models import second_opinion

SEASON, HEAD, GROUP, LARGE = "bac-giang-2023", 7_000_001, -4711, -1_000_000_004_711
QUICK = Limits(second=0.01, to_chat=0.01, minute=0.3)


class Stage:
    """The service, and a program on a database that outlives it."""

    def __init__(self, directory: Path) -> None:
        script = Script.read(SEASON)
        self.clock = MovedClock(script.plan.periods[1].opens + timedelta(days=1, hours=10), RealClock())
        self.service = FakeTelegram(limits=QUICK, now=self.clock.now, check=second_opinion)
        self.directory = directory
        self.database: Database = new_sqlite(directory)
        self.head = self.service.phone(HEAD)
        self.group = self.service.phone(GROUP)
        with self.database.engine.begin() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._seat_the_head(Store(connection), script)
            connection.exec_driver_sql("COMMIT")

    def _seat_the_head(self, store: Store, script: Script) -> None:
        import_plan(store, script.plan, script.text, demo=True)
        season = store.seasons.by_key(SEASON)
        assert season is not None
        leads = next(each for each in store.seasons.members(season.id) if each.office == "head")
        now = self.clock.now()
        speaker = store.addresses.speaker(Address("telegram", str(HEAD)), "vi", now)
        person = store.people.add(leads.name, "vi", now)
        store.people.owns(person, speaker.address_id)
        store.people.sit(person, Seat(role=Role.HEAD, season=season.id, association=leads.id), now)

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Program]:
        settings = Settings(
            files=self.directory / "files",
            telegram_token=SecretStr(TOKEN),
            telegram_api_url=self.service.base_url,
        )
        program = Program(settings=settings, database=self.database, secret=Secret(b"k" * 32), clock=self.clock)
        program.add_telegram(limits=QUICK)
        async with program.running(clockwork=False):
            await self.service.is_listened_to()
            yield program

    async def linked(self) -> None:
        """Let the head link the group; wait until its board is pinned."""
        await self.head.say("/nhom")
        await self.head.tap((await self.head.hear()).labels[0])
        told = (await self.head.hear()).text
        command = next(line for line in told.splitlines() if "/start@" in line).partition(": ")[2]
        await self.head.say_in(GROUP, command)
        await self.service.until(lambda: len(self.group.pinned) == 1)

    @property
    def board(self) -> int:
        return self.group.pinned[-1]

    async def minute(self, program: Program) -> None:
        """Do what the clock does, a day later."""
        # A claim must not lapse with the clock: it would be sent again.
        await program.deliverer.drained()
        self.clock.move(timedelta(days=1))
        now = self.clock.now()
        await program.receiver.write(lambda store: each_minute(store, program.services, program.translators, now))
        await program.deliverer.drained()

    async def has(self, *methods: str, times: int) -> None:
        await self.service.until(lambda: len(self.service.of(*methods)) >= times)


def play(directory: Path, scene: Callable[[Stage], Awaitable[None]]) -> Stage:
    stage = Stage(directory)

    async def run() -> None:
        async with stage.service.serving(), asyncio.timeout(60):
            await scene(stage)

    asyncio.run(run())
    stage.database.close()
    return stage


def edits(stage: Stage) -> list[Any]:
    return [each for each in stage.service.of("editMessageText") if each["chat_id"] in {GROUP, LARGE}]


def test_the_board_is_pinned_once_and_edited_in_place_across_a_restart(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running() as program:
            await stage.linked()
            await stage.minute(program)
        async with stage.running() as program:
            await stage.minute(program)
            await stage.head.say_in(GROUP, "/tiendo@tongket_test_bot")
            await stage.has("editMessageText", times=3)

    stage = play(tmp_path, scene)
    assert {each["message_id"] for each in edits(stage)} == {stage.board}
    assert stage.group.pinned == [stage.board]
    assert "đã nộp 0 trên 18 hội" in stage.group.messages[stage.board][0]
    assert stage.service.refused == []


def test_a_board_that_somebody_deleted_is_sent_and_pinned_anew(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running() as program:
            await stage.linked()
            del stage.group.messages[stage.board]
            await stage.minute(program)
            await stage.service.until(lambda: len(stage.group.pinned) == 2)
            await stage.minute(program)

    stage = play(tmp_path, scene)
    assert [each["message_id"] for each in edits(stage)] == [stage.board]


def test_the_head_has_the_board_sent_anew_and_the_old_one_goes(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running():
            await stage.linked()
            await stage.head.say("/nhom")
            await stage.head.tap((await stage.head.hear()).labels[0])
            await stage.head.hear()
            await stage.head.tap("Gửi lại bảng và ghim")
            await stage.has("deleteMessage", times=1)

    stage = play(tmp_path, scene)
    first, second = stage.group.pinned
    assert first not in stage.group.messages
    assert second in stage.group.messages


def test_without_the_right_to_pin_the_board_stands_all_the_same(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        no_right = Fault(400, "Bad Request: not enough rights to manage pinned messages in the chat")
        async with stage.running():
            stage.service.fail(no_right, lambda method, _fields: method == "pinChatMessage")
            await stage.head.say("/nhom")
            await stage.head.tap((await stage.head.hear()).labels[0])
            told = (await stage.head.hear()).text
            await stage.head.say_in(GROUP, next(w for w in told.split() if w.startswith("NHOM-")).strip(".") + " x")
            assert stage.group.messages == {}, "not said to us"
            command = next(line for line in told.splitlines() if "/start@" in line).partition(": ")[2]
            await stage.head.say_in(GROUP, command)
            await stage.service.until(lambda: len(stage.group.messages) == 2)

    stage = play(tmp_path, scene)
    assert stage.group.pinned == []


def test_a_group_that_became_a_supergroup_goes_on_there(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running() as program:
            await stage.linked()
            moved = Fault(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=LARGE)
            stage.service.fail(moved, lambda _method, fields: fields.get("chat_id") == GROUP)
            await stage.minute(program)
            await stage.service.until(lambda: len(stage.service.phone(LARGE).pinned) == 1)
        async with stage.running():
            await stage.head.say_in(LARGE, "/tiendo@tongket_test_bot")
            await stage.service.until(lambda: len(stage.service.phone(LARGE).messages) == 2)

    stage = play(tmp_path, scene)
    texts = [text for text, _ in stage.service.phone(LARGE).messages.values()]
    assert all("đã nộp 0 trên 18 hội" in text for text in texts)


def test_a_group_is_never_told_more_than_twenty_messages_a_minute(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running() as program:
            await stage.linked()
            await program.deliverer.drained()
            before = len(stage.service.of("sendMessage"))
            for round_ in range(1, 9):
                stage.clock.move(timedelta(minutes=1))
                for words in ("/tiendo", "/tonghop", "/nop"):
                    await stage.head.say_in(GROUP, f"{words}@tongket_test_bot")
                await stage.has("sendMessage", times=before + 3 * round_)

    stage = play(tmp_path, scene)
    assert stage.service.throttled == 0
    assert stage.service.refused == []


def test_putting_us_out_tells_the_head(tmp_path: Path) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.running():
            await stage.linked()
            gone = Fault(403, "Forbidden: bot was kicked from the group chat")
            stage.service.fail(gone, lambda _method, fields: fields.get("chat_id") == GROUP)
            me = {"id": 42, "is_bot": True, "first_name": "Tổng kết"}
            stage.service.update(
                {
                    "my_chat_member": {
                        "chat": {"id": GROUP, "type": "group", "title": "Khối"},
                        "from": stage.head.who,
                        "date": int(stage.clock.now().timestamp()),
                        "old_chat_member": {"status": "member", "user": me},
                        "new_chat_member": {"status": "left", "user": me},
                    }
                }
            )
            while "không còn liên kết" not in (await stage.head.hear()).text:
                pass

    play(tmp_path, scene)
