"""The way down: a WebSocket that first tells what the page missed and then what comes.

Belongs here: one socket's life. A page names the newest row behind which it may lack something (`after`) and drops what
it has by key, so nothing is lost and nothing is shown twice. Rows do not go out in the order of their ids (a reply
overtakes announcements), so a page's own newest row is no safe `after`: `ready` names one.
"""

import asyncio
import json
import logging
from datetime import timedelta

from aiohttp import web
from msgspec import Struct

from bot.channels.web.frames import Frames
from bot.channels.web.lines import Frame, Line, Lines
from bot.channels.web.login import Guest
from bot.clock import Clock
from storage.database import Database
from storage.store import Store

_log = logging.getLogger(__name__)

# How many rows of the past a page opened afresh is told at least.
_SHOWN_AFRESH = 60
# A row may come behind younger ones: a reply overtakes announcements, and what another channel gave up is passed on.
# It does so within this time and this number of rows, so what lies further back is complete.
_SETTLED_AFTER = timedelta(hours=2)
_OVERTAKEN = 40
# Private close codes: the log-in is over (do not come back); anything else means come back.
LOGGED_OUT = 4401
COME_BACK = 1012
_BEAT = Frame('{"kind":"beat"}')


class _Backlog(Struct, frozen=True, kw_only=True):
    """What a page is told first: `rows` behind the one it named, but for those `left_out` as long past; and `settled`,
    the row up to which nothing can come late any more."""

    rows: frozenset[int]
    frames: list[Frame]
    settled: int
    left_out: bool


class Live:
    """Serves open pages. `beat` is after how many silent seconds a page hears that the line still stands."""

    def __init__(self, database: Database, clock: Clock, lines: Lines, frames: Frames, *, beat: float = 20) -> None:
        self._database = database
        self._clock = clock
        self._lines = lines
        self._frames = frames
        self._beat = beat

    async def serve(self, request: web.Request, guest: Guest | None, after: int | None) -> web.WebSocketResponse:
        """Tell what came behind the row `after` (None: the latest messages), then everything new, until the end."""
        # Compression would hold a quarter of a megabyte for every open page.
        socket = web.WebSocketResponse(timeout=3, heartbeat=30, compress=False, max_msg_size=1024)
        await socket.prepare(request)
        if guest is None:
            await socket.close(code=LOGGED_OUT)
            return socket
        line = self._lines.open(guest.address.id, guest.login)
        try:
            async with asyncio.TaskGroup() as tasks:
                listening = tasks.create_task(self._until_gone(socket, line))
                await self._pour(socket, line, guest, after)
                listening.cancel()
        finally:
            self._lines.close(guest.address.id, line)
        await socket.close(code=LOGGED_OUT if line.over else COME_BACK)
        return socket

    async def _until_gone(self, socket: web.WebSocketResponse, line: Line) -> None:
        async for _ in socket:
            pass  # the page speaks by POST only
        line.hang_up()

    async def _pour(self, socket: web.WebSocketResponse, line: Line, guest: Guest, after: int | None) -> None:
        """Tell until the line is hung up. Whatever breaks ends the line only: the page comes back and resumes."""
        try:
            backlog = await asyncio.to_thread(self._backlog, guest, after)
            row, held = self._lines.held(guest.address.id)
            unmarked = held if row > (after or 0) and row not in backlog.rows else []
            for frame in [*backlog.frames, *unmarked]:
                await socket.send_str(frame.text)
            ready = {"kind": "ready", "after": backlog.settled, "older": backlog.left_out}
            await socket.send_str(json.dumps(ready))
            while (coming := await self._next(line)) is not None:
                await socket.send_str(coming.text)
        except ConnectionError:
            return
        except Exception as error:  # noqa: BLE001 - the database's trouble, or a bug; of one page in any case
            _log.error("a page was hung up on: %s", type(error).__name__)

    async def _next(self, line: Line) -> Frame | None:
        try:
            async with asyncio.timeout(self._beat):
                return await line.queue.get()
        except TimeoutError:
            return _BEAT

    def _backlog(self, guest: Guest, after: int | None) -> _Backlog:
        with self._database.reading() as connection:
            rows = Store(connection).outbox.since(guest.address_id, after or 0)
        old = self._clock.now() - _SETTLED_AFTER
        settled = sum(1 for _, _, at in rows[:-_OVERTAKEN] if at < old)
        left_out = min(settled, max(0, len(rows) - _SHOWN_AFRESH)) if after is None else 0
        return _Backlog(
            rows=frozenset(row for row, _, _ in rows),
            frames=[frame for row in rows[left_out:] for frame in self._frames.of_row(guest.address, *row)],
            settled=rows[settled - 1][0] if settled else after or 0,
            left_out=left_out > 0,
        )
