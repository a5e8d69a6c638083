"""The webhook: Zalo brings each event itself, signed, and again with `num_retry` where it hears no 200.

Belongs here: the route, who may bring something, and the time Zalo gives. The service wants its 200 within two seconds,
and after five tries (30 s, 5, 15, 30 minutes, an hour) it switches the webhook off; so what takes longer is answered
503, is kept all the same, and is known when it is brought again. Source: https://docs.zaloplatforms.com/docs/OA
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

from bot.channels.zalo_oa.incoming import stamp_of
from bot.channels.zalo_oa.signature import HEADER, TIMESTAMP_HEADER, Signers, matched
from bot.receive import NotTaken

_log = logging.getLogger(__name__)

PATH = "/zalo-oa"
_WITHIN = 1.7

Take = Callable[[Mapping[str, Any]], Awaitable[None]]


def route(signers: Signers, take: Take, *, within: float = _WITHIN) -> web.RouteDef:
    """Return the route that takes events: 200 once one is kept, 503 while it is not, 401 to a forged one.

    What carries no signature at all is the console's test of the address: it is answered, and nothing is done.
    """
    seen: set[str] = set()

    async def arrived(request: web.Request) -> web.Response:
        body = await request.read()
        said = _read(body)
        given = request.headers.get(HEADER, "")
        if not given:
            _log.info("an event without a signature was answered, and not taken")
            return web.Response()
        header = request.headers.get(TIMESTAMP_HEADER, "")
        variant = matched(signers, given, body, header=header, stamped=stamp_of(said or {}))
        if variant is None:
            _log.warning("an event's signature fits none of the keys; is TONGKET_ZALO_OA_WEBHOOK_SECRET the right one?")
            return web.Response(status=401)
        if variant not in seen:
            seen.add(variant)
            _log.info("events are signed by: %s", variant)
        if said is None:
            return web.Response(status=400)
        try:
            async with asyncio.timeout(within):
                await take(said)
        except (NotTaken, TimeoutError) as trouble:
            retry = request.headers.get("num_retry", "0")[:4]
            _log.warning("an event waits for the database (try %s): %s", retry, type(trouble).__name__)
            return web.Response(status=503)
        return web.Response()

    return web.post(PATH, arrived)


def _read(body: bytes) -> Mapping[str, Any] | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return said if isinstance(said, dict) else None
