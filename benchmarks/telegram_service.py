"""The Bot API of the Telegram benchmarks, in a process of its own: it plays the chats and measures what reaches them.

Here: three scenes, each ending in one line of JSON. Not here: the bots (`telegram_ours`, `telegram_ptb`), the table
(`telegram`). The service is the one of the tests, with nothing kept of what it is sent.
"""

import asyncio
import json
import sys
import time
from collections.abc import Mapping
from itertools import cycle
from typing import Any

from benchmarks.measure import percentile
from benchmarks.workload import FIRST_ACTIVE_CHAT, script
from bot.channels.telegram.pace import Limits
from tests.support.telegram_api import FakeTelegram

MESSAGES = 900
REFUSALS = ((4.0, 5.0), (14.0, 5.0), (24.0, 5.0))  # seconds from the first message, and for how long
_FREE = Limits(overall=10**9, second=0.0, to_chat=0.0)
_STEADY_CHATS, _STEADY_RATE = 128, 20.0


class Chats:
    """Everybody who talks to the bot; each hears its own reply."""

    def __init__(self, service: FakeTelegram) -> None:
        self._service = service
        self._heard: dict[int, asyncio.Future[str]] = {}
        service.listen = self._listen

    async def says(self, raw: bytes, chat: int) -> str:
        """Bring an update to the bot, and return the text of its reply."""
        reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._heard[chat] = reply
        self._service.update({"message": json.loads(raw)["message"]})
        return await reply

    def _listen(self, chat: int, fields: Mapping[str, Any]) -> None:
        reply = self._heard.pop(chat, None)
        if reply is not None:
            reply.set_result(str(fields.get("text", "")))


async def closed_loop(service: FakeTelegram, chats: int, turns: int) -> dict[str, float]:
    """`chats` chats, each writing again once it is answered."""
    everybody = Chats(service)
    latencies: list[float] = []

    async def chat(number: int) -> None:
        lines = script(number)
        for turn in range(turns // chats + 1):
            raw, expected = next(lines)
            began = time.perf_counter()
            answered = await everybody.says(raw, number)
            if expected not in answered:
                raise AssertionError(f"expected {expected!r}, heard {answered!r}")
            if turn:
                latencies.append(time.perf_counter() - began)

    await service.is_listened_to()
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(chats):
            group.create_task(chat(FIRST_ACTIVE_CHAT + number))
    seconds = time.perf_counter() - began
    return {"rate": (len(latencies) + chats) / seconds, **_percentiles(latencies)}


async def steady(service: FakeTelegram, seconds: float) -> dict[str, float]:
    """20 messages a second from 128 chats in turn, whatever the answers take; Telegram's own limits hold."""
    everybody = Chats(service)
    latencies: list[float] = []

    async def one(raw: bytes, number: int) -> None:
        began = time.perf_counter()
        await everybody.says(raw, number)
        latencies.append(time.perf_counter() - began)

    scripts = {FIRST_ACTIVE_CHAT + n: script(FIRST_ACTIVE_CHAT + n) for n in range(_STEADY_CHATS)}
    # A bot that is just starting is measured by its start-up, not here.
    await service.is_listened_to()
    loop = asyncio.get_running_loop()
    begin = loop.time()
    async with asyncio.TaskGroup() as group:
        for turn, number in zip(range(int(seconds * _STEADY_RATE)), cycle(scripts), strict=False):
            await asyncio.sleep(begin + turn / _STEADY_RATE - loop.time())
            group.create_task(one(next(scripts[number])[0], number))
    return {"throttled": float(service.throttled), **_percentiles(latencies)}


async def broadcast(service: FakeTelegram, *, refusing: bool) -> dict[str, float]:
    """900 messages to 900 chats, 30 allowed in any second; `refusing`: everything is refused for 5 s, three times."""
    loop = asyncio.get_running_loop()
    await service.has_sent(1)
    began = loop.time()

    def refuse(seconds: float) -> None:
        service.refuses_until = loop.time() + seconds

    if refusing:
        for at, seconds in REFUSALS:
            loop.call_at(began + at, refuse, seconds)
    await service.has_sent(MESSAGES)
    return {"seconds": loop.time() - began, "throttled": float(service.throttled)}


def _percentiles(latencies: list[float]) -> dict[str, float]:
    ordered = sorted(latencies)
    return {f"p{share}": percentile(ordered, share / 100) * 1e3 for share in (50, 95, 99)}


async def main(scene: str, chats: int, turns: int) -> None:
    """Serve, play a scene, print its figures; the first line is the address."""
    service = FakeTelegram(limits=_FREE if scene == "loop" else Limits(), keeps=False)
    async with service.serving():
        print(service.base_url, flush=True)
        match scene:
            case "loop":
                figures = await closed_loop(service, chats, turns)
            case "idle":
                await asyncio.Event().wait()
                return
            case "steady":
                figures = await steady(service, 20.0)
            case _:
                figures = await broadcast(service, refusing=scene == "refusing")
        print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])))
