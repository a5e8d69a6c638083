"""The webhook: Telegram brings each update itself, and brings it again until it hears that it is kept.

Belongs here: the route, and telling Telegram of it. Source: https://core.telegram.org/bots/api#setwebhook
"""

import hmac
import json
import logging
from typing import Any

from aiohttp import web

from bot.channels.telegram.incoming import ALLOWED_UPDATES
from bot.channels.telegram.polling import Take, is_update
from bot.channels.telegram.wire import Wire
from bot.receive import NotTaken

_log = logging.getLogger(__name__)

PATH = "/telegram"
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
# What one person types goes one after the other over a few lines; more lines would only mix it up.
_LINES = 8


def route(secret: str, take: Take) -> web.RouteDef:
    """Return the route that takes updates: 200 once one is kept, 503 while it cannot be, 401 to anybody else."""

    async def arrived(request: web.Request) -> web.Response:
        given = request.headers.get(_SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=401)
        update = _read(await request.read())
        if update is None:
            return web.Response(status=400)
        try:
            await take([update])
        except NotTaken as trouble:
            _log.warning("an update waits for the database: %s", trouble)
            return web.Response(status=503)
        return web.Response()

    return web.post(PATH, arrived)


async def announce(wire: Wire, public_url: str, secret: str) -> None:
    """Tell Telegram where updates go; what waits is kept. Raises Refused, Lost."""
    await wire.call(
        "setWebhook",
        {
            "url": public_url + PATH,
            "secret_token": secret,
            "max_connections": _LINES,
            "allowed_updates": list(ALLOWED_UPDATES),
            "drop_pending_updates": False,
        },
    )


def _read(body: bytes) -> dict[str, Any] | None:
    try:
        update = json.loads(body)
    except ValueError:
        return None
    return update if is_update(update) else None
