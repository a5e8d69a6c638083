"""Phones that play a season's script on the web chat: one that speaks the page's wire, one that is a real browser.

Here: typing, tapping, hearing. Not here: what is said (`bot.demo.script`) and what a test shows by it.
"""

import asyncio
import itertools
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Page

from bot.app import Program
from bot.channels.web.channel import WebChannel
from bot.clock import MovedClock
from bot.demo.phone import Message, Phone, Silence
from bot.secret import Secret
from bot.settings import Settings
from bot.web import Server, make_app, serve
from emulation.invitations import canonical
from tests.support.databases import new_sqlite

_PATIENCE = 30.0


@asynccontextmanager
async def program_on_the_web(directory: Path, clock: MovedClock) -> AsyncIterator[tuple[Program, WebChannel, Server]]:
    """Run the whole program with its web chat."""
    settings = Settings(files=directory / "files", contact="Ban Thi đua - Khen thưởng tỉnh Bắc Giang")
    program = Program(settings=settings, database=new_sqlite(directory), secret=Secret(b"k" * 32), clock=clock)
    chat = program.add_web("http://chat.example")
    try:
        async with program.running(clockwork=False):
            server = await serve(make_app(chat, readiness=lambda: program.receiver.ready), "127.0.0.1", 0)
            try:
                yield program, chat, server
            finally:
                await server.stop()
    finally:
        program.database.close()


class WirePhone(Phone):
    """A page without a browser, on a bad network: every request is sent twice, and the socket dies again and again."""

    def __init__(self, url: str, name: str, *, dies_every: int = 3) -> None:
        self._url = url
        self._visit = f"{name:-<43}"
        self._dies_every = dies_every
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Origin": url})
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._events = itertools.count(1)
        self._heard = itertools.count(1)
        self._after: int | None = None
        self._keys: set[str] = set()
        self._newest = 0
        self._choices: dict[str, str] = {}
        self.deaths = 0

    async def say(self, text: str) -> None:
        """Type a message; an invitation code is entered at the door."""
        if (code := canonical(text)) is not None:
            await self._post("enter", {"code": code, "visit": self._visit})
        else:
            await self._event({"text": text})

    async def tap(self, label: str) -> None:
        """Tap a button of the last question."""
        await self._event({"tap": self._choices[label]})

    async def hear(self) -> Message:
        """Wait for the next message; what comes again is dropped by its key. Raises Silence."""
        if next(self._heard) % self._dies_every == 0 and self._socket is not None:
            await self._socket.close()
            self.deaths += 1
        try:
            async with asyncio.timeout(_PATIENCE):
                while (frame := await self._next())["key"] in self._keys:
                    pass
        except TimeoutError:
            raise Silence(self._visit) from None
        self._keys.add(frame["key"])
        self._newest = max(self._newest, frame["id"])
        if frame["screen"] is not None:
            self._choices = {choice["label"]: choice["data"] for choice in frame["choices"]}
        return Message(frame["text"], tuple(choice["label"] for choice in frame["choices"]))

    async def hang_up(self) -> None:
        """Put the phone away."""
        await self._session.close()

    async def _next(self) -> dict[str, Any]:
        while True:
            if self._socket is None or self._socket.closed:
                query = "" if self._after is None else f"?after={self._after}"
                self._socket = await self._session.ws_connect(f"{self._url}/live{query}")
            try:
                came = await self._socket.receive()
            except aiohttp.ClientConnectionError:
                # It lay there for long, and the line died meanwhile.
                await self._socket.close()
                continue
            if came.type is not aiohttp.WSMsgType.TEXT:
                await self._socket.close()
                continue
            frame: dict[str, Any] = json.loads(came.data)
            if frame["kind"] == "ready":
                self._after = frame["after"]
            elif frame["kind"] == "message":
                return frame

    async def _event(self, said: dict[str, str]) -> None:
        event = {"event": f"event-{next(self._events):05}", "seen": self._newest, **said}
        for _ in range(2):
            await self._post("say", event)

    async def _post(self, path: str, body: dict[str, Any]) -> None:
        """Send, again and again while it is told that it came too often: it taps faster than any finger."""
        while True:
            async with self._session.post(f"{self._url}/{path}", json=body) as answer:
                if answer.status != HTTPStatus.TOO_MANY_REQUESTS:
                    assert answer.status == HTTPStatus.OK, await answer.text()
                    return


class PagePhone(Phone):
    """A real browser with the page open."""

    def __init__(self, page: Page, link: str, enter: str) -> None:
        self._page = page
        self._link = link
        self._enter = enter
        self._heard = 0

    async def say(self, text: str) -> None:
        """Type a message; with an invitation code, open its link and press the door's button."""
        if canonical(text) is not None:
            await self._page.goto(self._link)
            await self._page.get_by_role("button", name=self._enter, exact=True).click()
        else:
            await self._page.get_by_role("textbox").fill(text)
            await self._page.get_by_role("textbox").press("Enter")

    async def tap(self, label: str) -> None:
        """Tap a button that still counts."""
        await self._page.get_by_role("log").get_by_role("button", name=label, exact=True, disabled=False).click()

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence by Playwright's timeout."""
        bubble = self._page.locator("#log .said").nth(self._heard)
        text = await bubble.locator("p").first.inner_text()
        labels = await bubble.locator(".choices button").all_inner_texts()
        self._heard += 1
        return Message(text, tuple(labels))
