"""Peer: python-telegram-bot's ConversationHandler with PicklePersistence, flushed to its file on every update.

Here: that bot only. One state a question, answers in `user_data`, a single file, one dump an update (`on_flush` with an
explicit flush: half the dumps of `update_interval=0`). The library neither fsyncs the file nor replaces it atomically:
this peer promises less than what it is compared with.
"""

from __future__ import annotations

import asyncio
import json
import pickle
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import (  # noqa: TID251 - the peer is this very layer
    Application,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

from benchmarks.measure import Measured, closed_loop, scratch
from benchmarks.wire import Canned
from benchmarks.workload import (
    AGAIN,
    BOT_TOKEN,
    FIRST_STORED_CHAT,
    QUESTIONS,
    THANKS,
    question,
    read,
    stored_answers,
)

Context = ContextTypes.DEFAULT_TYPE


async def begin(update: Update, context: Context) -> int:
    """`/form`: forget old answers, ask the first question."""
    assert update.message is not None
    assert context.user_data is not None
    context.user_data["answers"] = {}
    await update.message.reply_text(question(1))
    return 1


def asker(number: int) -> Any:
    """The handler of the answer to question `number`."""

    async def took(update: Update, context: Context) -> int:
        assert update.message is not None
        assert context.user_data is not None
        value = read(update.message.text)
        if value is None:
            await update.message.reply_text(AGAIN)
            return number
        context.user_data["answers"][str(number)] = value
        if number == QUESTIONS:
            await update.message.reply_text(THANKS)
            return ConversationHandler.END
        await update.message.reply_text(question(number + 1))
        return number + 1

    return took


def fill(path: Path, people: int) -> None:
    """Write the file a bot stopped with `people` in mid-form would have left."""
    chats = range(FIRST_STORED_CHAT, FIRST_STORED_CHAT + people)
    kept = {
        "conversations": {"form": {(chat, chat): QUESTIONS // 2 + 1 for chat in chats}},
        "user_data": {chat: {"answers": stored_answers(chat)} for chat in chats},
        "chat_data": {},
        "bot_data": {},
        "callback_data": None,
    }
    path.write_bytes(pickle.dumps(kept))


async def run(chats: int, people: int, turns: int) -> Measured:
    """Measure `turns` turns of `chats` chats while `people` others are stored in mid-form."""
    with scratch() as folder:
        path = Path(folder) / "bot.pickle"
        fill(path, people)
        persistence = PicklePersistence(path, on_flush=True, update_interval=3600)
        request = Canned()
        application = (
            Application.builder()
            .token(BOT_TOKEN)
            .request(request)
            .get_updates_request(Canned())
            .persistence(persistence)
            .build()
        )
        form = ConversationHandler(
            entry_points=[CommandHandler("form", begin)],
            states={n: [MessageHandler(filters.TEXT & ~filters.COMMAND, asker(n))] for n in range(1, QUESTIONS + 1)},
            fallbacks=[CommandHandler("form", begin)],
            name="form",
            persistent=True,
        )
        application.add_handler(form)
        await application.initialize()
        one_at_a_time = asyncio.Lock()

        async def turn(raw: bytes) -> str:
            # Sequential is the library's default, and what ConversationHandler's documentation asks for.
            async with one_at_a_time:
                await application.process_update(Update.de_json(json.loads(raw), application.bot))
                await application.update_persistence()
                await persistence.flush()
                return request.text

        return await closed_loop(turn, chats=chats, turns=turns, warm_up=chats)
