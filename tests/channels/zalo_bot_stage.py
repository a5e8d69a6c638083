"""A Zalo Bot channel that really runs, on a real database, against the small Bot Platform, with the short form on it.

Here: what several tests of the channel stand on. Not here: what any of them shows.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from msgspec.structs import replace

from bot.channels.zalo_bot.channel import Ways, ZaloBotChannel
from bot.channels.zalo_bot.wire import Wire
from bot.clock import RealClock
from bot.deliver import Deliverer
from bot.receive import Receiver
from bot.web import Server
from conversation.messages import Attachment
from conversation.translation import Translators
from storage.database import Database
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.zalo_bot_api import TOKEN, FakeZaloBot
from tests.support.zalo_bot_phone import ZaloBotPhone

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SECRET = "a-secret-of-webhooks"


@dataclass
class Stage:
    """What a test may reach for."""

    service: FakeZaloBot
    channel: ZaloBotChannel
    receiver: Receiver[Any]
    deliverer: Deliverer
    database: Database
    token_refused: list[None] = field(default_factory=list)

    @property
    def an(self) -> ZaloBotPhone:
        """The telephone of somebody."""
        return self.service.phone("An")


def link_of(file: Attachment) -> str:
    return f"https://tongket.example.vn/tep/{file.sha256[:8]}/{file.name}"


@contextlib.asynccontextmanager
async def staged(
    directory: Path,
    *,
    ways: Ways | None = None,
    token: str = TOKEN,
    service: FakeZaloBot | None = None,
) -> AsyncIterator[Stage]:
    """Give a stage whose channel is made and whose engine runs; `channel.run` is the test's to start."""
    service = service or FakeZaloBot()
    ways = ways or Ways(pictures=True)
    ways = replace(ways, held=1, apart=0.01)
    service.second = 0.1
    database = new_sqlite(directory)
    translators = Translators(ZONE, lambda number, _language: str(number))
    receiver: Receiver[Any] = Receiver(database, FLOWS, translators, RealClock(), None)
    refused: list[None] = []
    async with service.serving():
        wire = Wire(token, service.base_url)
        channel = ZaloBotChannel(
            wire=wire,
            receiver=receiver,
            clock=RealClock(),
            zone=ZONE,
            file_link=link_of,
            ways=ways,
            token_refused=lambda: refused.append(None),
        )
        deliverer = Deliverer(receiver, {channel.name: channel}, RealClock(), file_link=link_of)
        receiver.after_commit = deliverer.poke
        receiver.start()
        try:
            yield Stage(service, channel, receiver, deliverer, database, refused)
        finally:
            await wire.close()
            await receiver.stop()
            database.close()


@contextlib.asynccontextmanager
async def listening(stage: Stage) -> AsyncIterator[str]:
    """Run engine and channel, and what is mounted on a port; give its address."""
    app = web.Application()
    app.add_routes(stage.channel.routes)
    server = Server(app, "127.0.0.1", 0)
    await server.start()
    stage.service.proxied = f"http://127.0.0.1:{server.port}"
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(stage.channel.run()), group.create_task(stage.deliverer.run())]
            yield stage.service.proxied
            for task in tasks:
                task.cancel()
    finally:
        await server.stop()
