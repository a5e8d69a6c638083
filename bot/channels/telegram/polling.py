"""Polling: get updates, hand them in, wait for the commits, move the offset.

Belongs here: the loop. An update is confirmed by asking for the next one, so only after it is kept; a crash in between
brings it again, and the engine knows it. Source: https://core.telegram.org/bots/api#getupdates
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any

from bot.channels.base import Lost
from bot.channels.telegram.failures import retry_after
from bot.channels.telegram.incoming import ALLOWED_UPDATES
from bot.channels.telegram.wire import Refused, Wire
from bot.receive import NotTaken

_log = logging.getLogger(__name__)

_HELD = 50  # seconds that Telegram holds the line open
_SLACK = 10.0
_AGAIN_FIRST = 0.5
_AGAIN_MOST = 30.0
_UNKEPT_AGAIN = 1.0

Take = Callable[[Sequence[dict[str, Any]]], Awaitable[None]]


class AnotherPoller(Exception):
    """Somebody else gets the updates of this token: two programs would answer everybody in halves."""


async def poll(wire: Wire, take: Take) -> None:
    """Take updates until cancelled. Raises AnotherPoller."""
    await insist(lambda: wire.call("deleteWebhook", {"drop_pending_updates": False}))
    fields: dict[str, Any] = {"timeout": _HELD, "allowed_updates": list(ALLOWED_UPDATES)}

    async def ask() -> Any:
        return await wire.call("getUpdates", fields, patience=_HELD + _SLACK)

    while True:
        updates = await insist(ask)
        numbered = [each for each in updates if is_update(each)] if isinstance(updates, list) else []
        if numbered:
            await _kept(take, numbered)
            fields["offset"] = max(each["update_id"] for each in numbered) + 1
        elif updates:
            # Nothing that Telegram says: asked again at once it would say it for ever.
            await asyncio.sleep(_AGAIN_FIRST)


def is_update(said: object) -> bool:
    """Tell whether something has an update's shape, so that it can be confirmed whatever else is in it."""
    return isinstance(said, dict) and isinstance(said.get("update_id"), int)


async def _kept(take: Take, updates: Sequence[dict[str, Any]]) -> None:
    """Hand a batch in until all of it is kept."""
    while True:
        try:
            return await take(updates)
        except NotTaken as trouble:
            _log.warning("%d updates wait for the database: %s", len(updates), trouble)
            await asyncio.sleep(_UNKEPT_AGAIN)


async def insist(ask: Callable[[], Awaitable[Any]], *, hopeless: Collection[int] = ()) -> Any:
    """Ask until there is an answer. Raises AnotherPoller, and Refused for the codes that are `hopeless`."""
    wait = _AGAIN_FIRST
    while True:
        try:
            return await ask()
        except Refused as refusal:
            if refusal.code == 409:
                raise AnotherPoller from None
            if refusal.code in hopeless:
                raise
            pause = retry_after(refusal).total_seconds() if refusal.code == 429 else wait
            _log.warning("no updates: %s", refusal)
        except Lost as trouble:
            pause = wait
            _log.info("no updates: %s", trouble)
        await asyncio.sleep(pause)
        wait = min(wait * 2, _AGAIN_MOST)
