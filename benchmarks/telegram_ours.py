"""The program on Telegram's wire: receiver, writer, outbox, deliverer and channel, the form of the other benchmarks.

Here: putting them together for a benchmark's Bot API. `python -m benchmarks.telegram_ours URL SCENE`.
"""

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from benchmarks.measure import scratch
from benchmarks.ours import form, lost
from benchmarks.telegram_service import MESSAGES
from benchmarks.workload import FIRST_ACTIVE_CHAT
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.incoming import RESOLUTION
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.pace import Limits
from bot.channels.telegram.wire import Wire
from bot.clock import RealClock
from bot.deliver import Deliverer
from bot.receive import Receiver
from conversation.dialogue import Body
from conversation.messages import Address
from conversation.steps import Flows
from conversation.translation import Translators
from storage.database import Database
from storage.store import Store
from storage.tables import metadata
from tests.support.telegram_api import TOKEN

# A closed loop wants to know what the machine can do, not what Telegram allows.
_FREE = Limits(overall=10**6, second=0.0, to_chat=0.0)


def announce(store: Store, now: datetime) -> None:
    """Put one notice for each of 900 chats in the outbox."""
    for chat in range(FIRST_ACTIVE_CHAT, FIRST_ACTIVE_CHAT + MESSAGES):
        speaker = store.addresses.speaker(Address("telegram", str(chat)), "vi", now)
        store.outbox.put(speaker.address_id, Body("Hạn nộp số liệu là 17:00 ngày 05/12."), now, notice=True)


async def run(url: str, scene: str) -> None:
    """Serve until killed."""
    with scratch() as folder:
        database = Database(f"sqlite:///{folder}/tongket.sqlite3")
        metadata.create_all(database.engine)
        translators = Translators(ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))
        flows = Flows((form,), unasked=lost, received=lost)
        receiver = Receiver(database, flows, translators, RealClock(), None, resolution=lambda _name: RESOLUTION)
        wire = Wire(TOKEN, url)
        channel = TelegramChannel(
            wire=wire,
            receiver=receiver,
            clock=RealClock(),
            menus=Menus(wire, flows, translators),
            path_of=Path,
            roles_of=lambda where: dict.fromkeys(where, frozenset()),
            limits=_FREE if scene == "loop" else None,
        )
        deliverer = Deliverer(receiver, {channel.name: channel}, RealClock())
        receiver.after_commit = deliverer.poke
        receiver.start()
        if scene in {"broadcast", "refusing"}:
            await receiver.write(lambda store: announce(store, RealClock().now()))
        async with asyncio.TaskGroup() as running:
            running.create_task(deliverer.run())
            running.create_task(channel.run())


if __name__ == "__main__":
    asyncio.run(run(sys.argv[1], sys.argv[2]))
