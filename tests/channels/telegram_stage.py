"""A Telegram channel that really runs, on a real database, against the small Bot API, with the short form on it.

Here: what several tests of the channel stand on. Not here: what any of them shows.
"""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.pace import Limits
from bot.channels.telegram.wire import Wire
from bot.clock import RealClock
from bot.deliver import Deliverer
from bot.files import FileShelf
from bot.receive import Receiver
from conversation.messages import Address
from conversation.translation import Translators
from storage.database import Database
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.telegram_api import TOKEN, FakeTelegram
from tests.support.telegram_models import second_opinion

QUICK = Limits(second=0.01, to_chat=0.01, minute=0.6)
AN = Address("telegram", "7")


@dataclass
class Stage:
    """What a test may reach for."""

    service: FakeTelegram
    channel: TelegramChannel
    receiver: Receiver[Any]
    deliverer: Deliverer
    database: Database
    shelf: FileShelf
    roles: dict[Address, frozenset[str]]


@contextlib.asynccontextmanager
async def staged(
    directory: Path,
    *,
    limits: Limits = QUICK,
    secret: str | None = None,
    token: str = TOKEN,
    service: FakeTelegram | None = None,
) -> AsyncIterator[Stage]:
    """Give a stage whose channel is made and whose engine runs; `channel.run` is the test's to start."""
    service = service or FakeTelegram(limits=limits, check=second_opinion)
    database = new_sqlite(directory)
    shelf = FileShelf(directory / "files")
    translators = Translators(ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))
    receiver: Receiver[Any] = Receiver(
        database, FLOWS, translators, RealClock(), None, resolution=lambda _: TelegramChannel.capabilities.resolution
    )
    roles: dict[Address, frozenset[str]] = {}
    async with service.serving():
        wire = Wire(token, service.base_url)
        channel = TelegramChannel(
            wire=wire,
            receiver=receiver,
            clock=RealClock(),
            menus=Menus(wire, FLOWS, translators),
            path_of=shelf.path,
            roles_of=lambda where: {each: roles.get(each, frozenset()) for each in where},
            public_url="https://tongket.example.vn",
            secret=secret,
            limits=limits,
        )
        deliverer = Deliverer(receiver, {channel.name: channel}, RealClock())
        receiver.after_commit = deliverer.poke
        receiver.start()
        try:
            yield Stage(service, channel, receiver, deliverer, database, shelf, roles)
        finally:
            await wire.close()
            await receiver.stop()
            database.close()
