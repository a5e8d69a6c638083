"""The webhook: the Bot Platform brings each event itself, once as far as anybody knows.

Belongs here: the route, and telling the service of it. Source: https://docs.zaloplatforms.com/docs/BOT (setWebhook)
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Mapping

from aiohttp import web

from bot.channels.zalo_bot.incoming import event_in
from bot.channels.zalo_bot.polling import Take, kept
from bot.channels.zalo_bot.wire import Wire

_log = logging.getLogger(__name__)

PATH = "/zalo-bot"
_SECRET_HEADER = "X-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
# Nobody says that an event that was not taken comes again, so it waits a while for the database before that is told.
_PATIENCE = 10.0


def routes(secret: str, take: Take) -> list[web.RouteDef]:
    """Return the routes that take events: 200 once one is kept, 503 while it cannot be, 401 to anybody else.

    What holds no event is answered 200 and does nothing: the service looks with an empty body whether we are here.
    """

    async def arrived(request: web.Request) -> web.Response:
        event = event_in(_read(await request.read()))
        if event is None:
            return web.Response()
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(_PATIENCE):
                await kept(take, event)
        except TimeoutError:
            return web.Response(status=503)
        return web.Response()

    async def looked(_request: web.Request) -> web.Response:
        return web.Response()

    return [web.post(PATH, arrived), web.get(PATH, looked)]


async def announce(wire: Wire, public_url: str, secret: str) -> None:
    """Tell the service where events go. Raises Refused, Lost."""
    told = await wire.call("setWebhook", {"url": public_url + PATH, "secret_token": secret})
    found = told.get("verification") if isinstance(told, Mapping) else None
    if isinstance(found, Mapping) and found.get("ok") is False:
        _log.warning("the webhook was not reached: %s %s", found.get("outcome"), found.get("hint") or "")


def _read(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return None
