"""Peers on Telegram's wire: python-telegram-bot's ConversationHandler in memory, by polling, and its AIORateLimiter.

Here: those two, as their documentation puts them together. `python -m benchmarks.telegram_ptb URL SCENE`.
"""

import asyncio
import logging
import sys

from telegram.ext import (  # noqa: TID251 - the peer is this very layer
    AIORateLimiter,
    Application,
    CommandHandler,
    ConversationHandler,
    ExtBot,
    MessageHandler,
    filters,
)

from benchmarks.peers.pickle_handler import asker, begin
from benchmarks.telegram_service import MESSAGES
from benchmarks.workload import FIRST_ACTIVE_CHAT, QUESTIONS
from tests.support.telegram_api import TOKEN


def answer_everybody(url: str) -> None:
    """Poll and answer, states in memory, nothing kept."""
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").build()
    form = ConversationHandler(
        entry_points=[CommandHandler("form", begin)],
        states={n: [MessageHandler(filters.TEXT & ~filters.COMMAND, asker(n))] for n in range(1, QUESTIONS + 1)},
        fallbacks=[CommandHandler("form", begin)],
    )
    application.add_handler(form)
    application.run_polling(drop_pending_updates=False)


async def announce(url: str) -> None:
    """Send 900 messages as fast as the library's own limiter lets them go."""
    limiter = AIORateLimiter(overall_max_rate=30, overall_time_period=1, max_retries=50)
    async with ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=limiter) as bot:
        chats = range(FIRST_ACTIVE_CHAT, FIRST_ACTIVE_CHAT + MESSAGES)
        await asyncio.gather(*(bot.send_message(chat, "Hạn nộp số liệu là 17:00 ngày 05/12.") for chat in chats))


if __name__ == "__main__":
    # The last poll of a scene ends with the service it asks: no news.
    logging.getLogger("telegram").setLevel(logging.CRITICAL)
    if sys.argv[2] in {"broadcast", "refusing"}:
        asyncio.run(announce(sys.argv[1]))
    else:
        answer_everybody(sys.argv[1])
