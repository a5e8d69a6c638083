"""Polling: get one event, hand it in, wait for its commit, ask for the next.

Belongs here: the loop. There is no offset and nothing to confirm: some sources saw an event gone once it was told,
others saw it told again and again. So it is kept before the next is asked for, and the inbox knows what came before.
Source: https://docs.zaloplatforms.com/docs/BOT (getUpdates)
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Mapping
from typing import Any

from bot.channels.base import Lost
from bot.channels.zalo_bot.incoming import event_in
from bot.channels.zalo_bot.wire import Refused, Wire
from bot.receive import NotTaken

_log = logging.getLogger(__name__)

APART = 1.0
"""Seconds between two polls: faster ones were answered with a page of the proxy in front of the service."""

_SLACK = 10.0
_AGAIN_FIRST = 1.0
_AGAIN_MOST = 60.0
_REFUSED_AGAIN = 300.0
_UNKEPT_AGAIN = 1.0

Take = Callable[[Mapping[str, Any]], Awaitable[None]]


async def poll(
    wire: Wire, take: Take, *, held: int, apart: float = APART, token_refused: Callable[[], None] = lambda: None
) -> None:
    """Take events until cancelled; `held` is for how many seconds the service may hold the line open."""
    # Polling and a webhook exclude each other; what another mode left behind goes first.
    await insist(lambda: wire.call("deleteWebhook", {}), token_refused=token_refused)
    loop = asyncio.get_running_loop()

    async def ask() -> Any:
        try:
            return await wire.call("getUpdates", {"timeout": held}, patience=held + _SLACK)
        except Refused as refusal:
            if refusal.code == 408:
                return None  # nobody said anything
            raise

    while True:
        begun = loop.time()
        event = event_in(await insist(ask, token_refused=token_refused))
        if event is not None:
            await kept(take, event)
        await asyncio.sleep(max(0.0, begun + apart - loop.time()))


async def kept(take: Take, event: Mapping[str, Any]) -> None:
    """Hand an event in until it is kept: nobody brings it again."""
    while True:
        try:
            return await take(event)
        except NotTaken as trouble:
            _log.warning("an event waits for the database: %s", trouble)
            await asyncio.sleep(_UNKEPT_AGAIN)


async def insist(
    ask: Callable[[], Awaitable[Any]],
    *,
    hopeless: Collection[int] = (),
    token_refused: Callable[[], None] = lambda: None,
) -> Any:
    """Ask until there is an answer. Raises Refused for the codes that are `hopeless`."""
    wait = _AGAIN_FIRST
    while True:
        try:
            return await ask()
        except Refused as refusal:
            if refusal.code in hopeless:
                raise
            pause = wait
            if refusal.code == 401:
                token_refused()
                pause = _REFUSED_AGAIN
            _log.warning("no answer: %s", refusal)
        except Lost as trouble:
            pause = wait
            _log.info("no answer: %s", trouble)
        await asyncio.sleep(pause)
        wait = min(wait * 2, _AGAIN_MOST)
