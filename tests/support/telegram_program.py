"""`python -m tests.support.telegram_program JSON`: the program with Telegram, as a process that can be killed.

Here: what `tongket run` puts together, with a moved clock and the limits of a test's Bot API.
"""

import asyncio
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import Program, serve
from bot.channels.telegram.pace import Limits
from bot.clock import MovedClock, RealClock
from bot.secret import Secret
from bot.settings import Settings
from storage.database import Database
from tests.support.telegram_api import TOKEN

KEY = b"k" * 32


def main(given: dict[str, Any]) -> None:
    """Serve until killed; the port is printed once it serves."""
    directory = Path(given["directory"])
    settings = Settings(
        files=directory / "files",
        public_url=given["public_url"],
        telegram_token=SecretStr(TOKEN),
        telegram_api_url=given["api_url"],
        webhooks=given["webhooks"],
    )
    clock = MovedClock(datetime.fromisoformat(given["now"]), RealClock())
    database = Database(f"sqlite:///{directory / 'tongket.sqlite3'}")
    running = Program(settings=settings, database=database, secret=Secret(KEY), clock=clock)
    chat = running.add_web(settings.base_url)
    running.add_telegram(limits=Limits(**given["limits"]))
    asyncio.run(serve(running, chat, host="127.0.0.1", port=0, announce=_tell))


def _tell(port: int) -> None:
    print(port, flush=True)  # noqa: T201 - the test reads it


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
