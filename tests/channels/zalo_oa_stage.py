"""An Official Account channel that really runs, on a real database, against the small service, with the short form.

Here: what several tests of the channel stand on. Not here: what any of them shows.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web

from bot.channels.zalo_oa.channel import ZaloOaChannel
from bot.channels.zalo_oa.failures import Mend
from bot.channels.zalo_oa.grant import Keeper, Seals
from bot.channels.zalo_oa.pace import Pace
from bot.channels.zalo_oa.signature import Signers
from bot.channels.zalo_oa.wire import Wire
from bot.clock import MovedClock, RealClock
from bot.deliver import Deliverer
from bot.files import FileShelf
from bot.receive import Receiver
from bot.web import Server
from conversation.messages import Address
from conversation.translation import Translators
from storage.database import Database
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, FIRST_REFRESH, OA_ID, OA_SECRET, FakeZaloOa, Switches

AN = Address("zalo_oa", "7301567812345678901")
SIGNERS = Signers(ids=(("app", APP_ID), ("oa", OA_ID)), secrets=(("oa", OA_SECRET), ("app", APP_SECRET)))
KEY = b"s" * 32


@dataclass
class Stage:
    """What a test may reach for."""

    service: FakeZaloOa
    channel: ZaloOaChannel
    keeper: Keeper
    receiver: Receiver[Any]
    deliverer: Deliverer
    database: Database
    shelf: FileShelf
    clock: MovedClock
    url: str = ""
    mended: list[tuple[Mend, int]] = field(default_factory=list)


@contextlib.asynccontextmanager
async def staged(
    directory: Path,
    *,
    switches: Switches | None = None,
    seed: str | None = FIRST_REFRESH,
    signers: Signers = SIGNERS,
    secret: str = APP_SECRET,
    lease: timedelta = timedelta(seconds=90),
    template_type: bool = False,
) -> AsyncIterator[Stage]:
    """Give a stage whose channel is made, whose webhook is mounted and whose writer runs; `listening` runs the rest."""
    clock = MovedClock(RealClock().now(), RealClock())
    service = FakeZaloOa(now=clock.now, switches=switches or Switches())
    database = new_sqlite(directory)
    shelf = FileShelf(directory / "files")
    translators = Translators(ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))
    receiver: Receiver[Any] = Receiver(database, FLOWS, translators, clock, None)
    mended: list[tuple[Mend, int]] = []
    async with service.serving():
        wire = Wire(app_id=APP_ID, secret_key=secret, base_url=service.base_url, oauth_url=service.base_url)
        keeper = Keeper(
            wire=wire, receiver=receiver, database=database, clock=clock, seals=Seals([KEY]), seed=seed, lease=lease
        )
        channel = ZaloOaChannel(
            wire=wire,
            keeper=keeper,
            receiver=receiver,
            clock=clock,
            signers=signers,
            path_of=shelf.path,
            link_to=lambda file: f"https://tongket.example.vn/tep/{file.sha256[:6]}/{file.name}",
            mend=lambda mend, code: mended.append((mend, code)),
            pace=Pace(lambda: asyncio.get_running_loop().time()),
            account=OA_ID,
            template_type=template_type,
        )
        deliverer = Deliverer(receiver, {channel.name: channel}, clock)
        receiver.after_commit = deliverer.poke
        receiver.start()
        app = web.Application()
        app.add_routes(channel.routes)
        server = Server(app, "127.0.0.1", 0)
        await server.start()
        service.hook = f"http://127.0.0.1:{server.port}"
        try:
            yield Stage(service, channel, keeper, receiver, deliverer, database, shelf, clock, service.hook, mended)
        finally:
            await server.stop()
            await wire.close()
            await receiver.stop()
            database.close()


@contextlib.asynccontextmanager
async def listening(stage: Stage) -> AsyncIterator[None]:
    """Run engine and channel."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(stage.channel.run()), group.create_task(stage.deliverer.run())]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()


def on_stage(directory: Path, play: Callable[[Stage], Awaitable[None]], **given: Any) -> None:
    """Play on a stage where everything runs."""

    async def run() -> None:
        async with asyncio.timeout(60), staged(directory, **given) as stage, listening(stage):
            await play(stage)

    asyncio.run(run())
