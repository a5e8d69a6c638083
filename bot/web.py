"""The web server: mounting, health, and the headers every answer carries.

Belongs here: putting routes on one aiohttp application, starting and stopping it. What they do is their channel's.
"""

from collections.abc import Callable

from aiohttp import web

from bot.channels.web.channel import WebChannel
from bot.channels.web.demo import DemoPage, DemoRoutes

_LARGEST_BODY = 1024 * 1024
_PATIENCE = 5.0  # seconds that open requests are given when the program stops

_HEADERS = {
    # Which library and version serves is nobody's business.
    "Server": "tongket",
    # Everything from here, nothing inline: a name that carries a script shows as text and runs nowhere.
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def make_app(chat: WebChannel, *, readiness: Callable[[], bool], demo: DemoPage | None = None) -> web.Application:
    """Return the application: the chat at ``/``, health at ``/healthz`` and ``/readyz``.

    `readiness` tells whether events can be taken now. With `demo`, its page stands at ``/`` and ``/demo``, the chat at
    ``/i``, and a chat of its own for each seat under ``/seat/1/``, ``/seat/2/``, ... Other routes (webhooks) may be
    added before the server starts.
    """
    app = web.Application(client_max_size=_LARGEST_BODY)

    async def health(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def ready(_request: web.Request) -> web.Response:
        return web.Response(text="ready") if readiness() else web.Response(text="not ready", status=503)

    async def hang_up(_app: web.Application) -> None:
        chat.hang_up()

    app.add_routes([web.get("/healthz", health), web.get("/readyz", ready)])
    app.add_routes(chat.routes.mount("/", front=demo is None))
    if demo is not None:
        app.add_routes(DemoRoutes(demo, chat.page, chat.routes.translators, chat.door.public_url).mount())
        for number in range(1, len(demo.seats) + 1):
            app.add_routes(chat.routes.mount(f"/seat/{number}/"))
    app.on_response_prepare.append(_guard)
    app.on_shutdown.append(hang_up)
    return app


async def _guard(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)


class Server:
    """Serves an application on a host and port (0: any free one) until it is stopped."""

    def __init__(self, app: web.Application, host: str, port: int) -> None:
        self._host = host
        self._port = port
        # No access log: links and signatures stand in paths.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_PATIENCE)

    @property
    def port(self) -> int:
        """The port it serves on, once started."""
        return int(self._runner.addresses[0][1]) if self._runner.addresses else self._port

    async def start(self) -> None:
        """Begin to serve. Raises OSError where the port is taken."""
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, self._port).start()

    async def stop(self) -> None:
        """Take no more, let what runs finish, send open pages away."""
        await self._runner.cleanup()


async def serve(app: web.Application, host: str, port: int) -> Server:
    """Start serving `app` and return its server. Raises OSError where the port is taken."""
    server = Server(app, host, port)
    try:
        await server.start()
    except BaseException:
        await server.stop()
        raise
    return server
