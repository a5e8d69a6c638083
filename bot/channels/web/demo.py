"""The demonstration's page: several seats side by side, and a clock that can be moved.

Belongs here: that page and its one request. Which seats there are and what moving the clock does is handed in.
"""

import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from aiohttp import web
from msgspec import Struct

from bot.channels.web.login import same_origin
from bot.channels.web.words import Page
from conversation.translation import DEFAULT_LANGUAGE, LANGUAGES, Translators

_LONGEST_MOVE = timedelta(days=366)


class DemoSeat(Struct, frozen=True):
    """One panel: what stands over it, and the link that opens it (``/seat/1/#p=...``)."""

    label: str
    url: str


class Moment(Struct, frozen=True):
    """A moment of the season that can be gone to."""

    label: str
    at: datetime


class DemoPage(Struct, frozen=True, kw_only=True):
    """What is played. `move` sets the played time forward to a moment, does what is due by then, and returns the time
    that then is; `now` tells it."""

    seats: tuple[DemoSeat, ...]
    now: Callable[[], datetime]
    move: Callable[[datetime], Awaitable[datetime]]
    moments: tuple[Moment, ...] = ()


class DemoRoutes:
    """Serves the demonstration's page."""

    def __init__(self, demo: DemoPage, page: Page, translators: Translators, public_url: str) -> None:
        self._demo = demo
        self._page = page
        self._translators = translators
        self._public_url = public_url

    def mount(self) -> list[web.RouteDef]:
        """Return the page at ``/`` and ``/demo``, what it shows, and the clock."""
        return [
            web.get("/", self._show),
            web.get("/demo", self._show),
            web.get("/demo/seats", self._seats),
            web.post("/demo/clock", self._clock),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        asked = request.query.get("lang", "")
        body = self._page.html("demo.html", self._translators[asked if asked in LANGUAGES else DEFAULT_LANGUAGE])
        return web.Response(body=body, content_type="text/html", charset="utf-8")

    async def _seats(self, request: web.Request) -> web.Response:
        del request
        return web.json_response(
            {
                "seats": [{"label": seat.label, "url": seat.url} for seat in self._demo.seats],
                "moments": [{"label": each.label, "to": each.at.isoformat()} for each in self._demo.moments],
                "now": self._demo.now().isoformat(),
            }
        )

    async def _clock(self, request: web.Request) -> web.Response:
        if not same_origin(request, self._public_url):
            return web.json_response({"error": "not_taken"}, status=HTTPStatus.FORBIDDEN)
        try:
            to = self._wanted(await request.text())
        except (ValueError, KeyError, TypeError, OverflowError):
            return web.json_response({"error": "not_taken"}, status=HTTPStatus.BAD_REQUEST)
        return web.json_response({"now": (await self._demo.move(to)).isoformat()})

    def _wanted(self, asked: str) -> datetime:
        """Return the moment asked for: ``{"minutes": 60}`` from now, or ``{"to": "2023-12-01T08:00:00+07:00"}``."""
        values = json.loads(asked)
        now = self._demo.now()
        to = now + timedelta(minutes=int(values["minutes"])) if "minutes" in values else _moment(values["to"])
        if not timedelta(0) <= to - now <= _LONGEST_MOVE:
            raise ValueError
        return to


def _moment(said: str) -> datetime:
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)
