"""Peer: aiogram with its in-memory FSM, which forgets everybody at a restart.

Here: the aiogram bot, which `naive_fsm` runs as well on another storage. The form is one handler and a table of states,
with async filters only: of the ways to write it the fastest that stays the library's own.
"""

from __future__ import annotations

import json
from typing import Any, cast

from aiogram import Bot, Dispatcher, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import Message, Update

from benchmarks.measure import Measured, closed_loop
from benchmarks.workload import (
    AGAIN,
    BOT_TOKEN,
    FIRST_STORED_CHAT,
    QUESTIONS,
    SENT_TEXT,
    THANKS,
    question,
    read,
    stored_answers,
)

STATES = {f"form:{number}": number for number in range(1, QUESTIONS + 1)}


class Canned(AiohttpSession):
    """The network's place: builds and encodes the form aiohttp would send, answers with a stored response."""

    def __init__(self) -> None:
        super().__init__()
        self.body: Any = None

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ARG002, ASYNC109 - the base class's
    ) -> TelegramType:
        self.body = self.build_form_data(bot=bot, method=method)()
        response = self.check_response(bot=bot, method=method, status_code=200, content=SENT_TEXT)
        return cast("TelegramType", response.result)


async def begin(message: Message, state: FSMContext) -> str:
    """`/form`: forget old answers, ask the first question."""
    await state.set_data({})
    await state.set_state("form:1")
    await message.answer(question(1))
    return question(1)


async def took(message: Message, state: FSMContext, raw_state: str | None) -> str:
    """An answer: stored under its question's number, the next question asked."""
    number = STATES.get(raw_state or "")
    if number is None:
        return ""
    value = read(message.text)
    if value is None:
        await message.answer(AGAIN)
        return AGAIN
    await state.update_data({str(number): value})
    await state.set_state(f"form:{number + 1}" if number < QUESTIONS else None)
    text = question(number + 1) if number < QUESTIONS else THANKS
    await message.answer(text)
    return text


def dispatcher(storage: BaseStorage) -> Dispatcher:
    """The bot's dispatcher on `storage`."""
    router = Router()
    router.message.register(begin, Command("form"))
    router.message.register(took)
    made = Dispatcher(storage=storage)
    made.include_router(router)
    return made


async def drive(storage: BaseStorage, *, chats: int, turns: int) -> Measured:
    """Measure the bot on `storage`: each update a task, as the library's polling does by default."""
    bot = Bot(BOT_TOKEN, session=Canned())
    bot_dispatcher = dispatcher(storage)

    async def turn(raw: bytes) -> str:
        update = Update.model_validate(json.loads(raw), context={"bot": bot})
        return cast("str", await bot_dispatcher.feed_update(bot, update))

    return await closed_loop(turn, chats=chats, turns=turns, warm_up=chats)


async def run(chats: int, people: int, turns: int) -> Measured:
    """Measure `turns` turns of `chats` chats while `people` others are kept in mid-form."""
    storage = MemoryStorage()
    for chat in range(FIRST_STORED_CHAT, FIRST_STORED_CHAT + people):
        key = StorageKey(bot_id=42, chat_id=chat, user_id=chat)
        await storage.set_state(key, f"form:{QUESTIONS // 2 + 1}")
        await storage.set_data(key, stored_answers(chat))
    return await drive(storage, chats=chats, turns=turns)
