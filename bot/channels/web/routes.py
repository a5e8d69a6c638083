"""The web chat's requests: the page, the doors, what is said, what is uploaded, what is downloaded.

Belongs here: HTTP in, `Incoming` out. An answer of 200 means committed; 503 means say it again with the same event id,
which is what the page does until it gets through, so nothing is lost and nothing counts twice.
"""

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from aiohttp import BodyPartReader, web

from bot.channels.web.frames import Frames
from bot.channels.web.lines import Lines, Views
from bot.channels.web.linked_page import Refused
from bot.channels.web.live import Live
from bot.channels.web.login import Cookies, Door, Entered, Guest, Limiter, NoEntry, client, same_origin
from bot.channels.web.spooling import spooled
from bot.channels.web.words import WORDS, Page
from bot.clock import Clock
from bot.files import FileShelf, NoSuchFile, Spool, TooLarge
from bot.receive import NotTaken, Receiver
from conversation.messages import Incoming, Said, Tapped, Typed
from conversation.steps import Command, Flows
from conversation.text import clean, fold
from conversation.translation import DEFAULT_LANGUAGE, LANGUAGES, Translators
from emulation.invitations import canonical
from emulation.linking import canonical as linking_code
from storage.database import Database
from storage.store import Store

Handler = Callable[[str, web.Request], Awaitable[web.StreamResponse]]

_LARGEST_SAID = 256 * 1024  # bytes of JSON: a pasted report of 60,000 letters
_LARGEST_FIELD = 200
_CHUNK = 64 * 1024
_MULTIPART_MARGIN = 16 * 1024
_LONG_AGO = timedelta(hours=1)
_EVENT = re.compile(r"[A-Za-z0-9-]{8,64}")
_ROW = re.compile(r"[0-9]{1,18}")
# What a browser may be told a download is; everything else is only bytes.
_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(kw_only=True)
class Routes:
    """Answers the page's requests, under any base path."""

    receiver: Receiver[Any]
    database: Database
    shelf: FileShelf
    spool: Spool
    clock: Clock
    flows: Flows[Any]
    translators: Translators
    door: Door
    cookies: Cookies
    lines: Lines
    views: Views
    frames: Frames
    live: Live
    page: Page
    largest_upload: int
    # A hall of officers behind one network may come at once; a guesser may not go on.
    knocks: Limiter = field(default_factory=lambda: Limiter(40, timedelta(seconds=3)))
    said: Limiter = field(default_factory=lambda: Limiter(120, timedelta(milliseconds=100)))

    def mount(self, base: str, *, front: bool = True) -> list[web.RouteDef]:
        """Return the routes under `base` (ending in a slash); without `front` the chat's page stands at ``i`` only."""
        shown = [base, f"{base}i"] if front else [f"{base}i"]
        return [
            *(web.get(path, partial(self._show, base)) for path in shown),
            *(web.get(f"{base}{name}", partial(self._asset, name)) for name in self.page.assets),
            web.get(f"{base}me", self._own(self._me, base)),
            web.get(f"{base}menu", self._own(self._menu, base)),
            web.get(f"{base}live", self._ours(self._live, base)),
            web.get(f"{base}file/{{sha256}}/{{name}}", self._own(self._file, base)),
            web.post(f"{base}enter", self._ours(self._enter, base)),
            web.post(f"{base}leave", self._ours(self._leave, base)),
            web.post(f"{base}say", self._ours(self._say, base)),
            web.post(f"{base}upload", self._ours(self._upload, base)),
        ]

    # --- the page -------------------------------------------------------------------------------------------------

    async def _show(self, base: str, request: web.Request) -> web.Response:
        del base
        asked = request.query.get("lang", "")
        translator = self.translators[asked if asked in LANGUAGES else DEFAULT_LANGUAGE]
        page = self.page.html("index.html", translator)
        return web.Response(body=page, content_type="text/html", charset="utf-8", headers={"Cache-Control": "no-cache"})

    async def _asset(self, name: str, request: web.Request) -> web.Response:
        content, kind = self.page.assets[name]
        tag = hashlib.sha256(content).hexdigest()[:16]
        headers = {"Cache-Control": "no-cache", "ETag": f'"{tag}"'}
        if any(each.value == tag for each in request.if_none_match or ()):
            return web.Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return web.Response(body=content, content_type=kind, charset="utf-8", headers=headers)

    # --- the doors ------------------------------------------------------------------------------------------------

    async def _me(self, base: str, request: web.Request) -> web.Response:
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        if guest is None:
            return web.json_response({"entered": False})
        known = await self.door.known(guest)
        return web.json_response({"entered": True, "who": known.who, "name": known.name, "language": known.language})

    async def _enter(self, base: str, request: web.Request) -> web.Response:
        if not self.knocks.passes(client(request)):
            raise Refused(429, "too_often")
        asked = await _json(request)
        before = await asyncio.to_thread(self._look, self._guest, base, request)
        code = canonical(asked.get("code", "")) or linking_code(fold(asked.get("code", "")))
        try:
            if "token" in asked:
                entered = await self.door.enter_with_token(asked["token"])
            elif code is None:
                raise Refused(422, "bad_code")
            else:
                language = asked.get("language")
                entered = await self.door.enter_with_code(
                    asked.get("visit", ""), language if language in LANGUAGES else None
                )
        except NoEntry:
            raise Refused(403, "bad_link") from None
        if before is not None:
            await self.door.leave(before.login)
            self.lines.hang_up(before.login)
        if code is not None and "token" not in asked:
            await self._start(entered, f"/start {code}", self.door.event_of(code))
        elif entered.fresh:
            await self._start(entered, "/start", "start")
        response = web.json_response({"entered": True})
        self.cookies.give(response, base, entered.cookie)
        return response

    async def _start(self, entered: Entered, text: str, event: str) -> None:
        await self.receiver.hand_in(
            [
                Incoming(
                    event_id=f"{entered.address.id}:{event}",
                    sender=entered.address,
                    said=Typed(text),
                    at=self.clock.now(),
                )
            ]
        )

    async def _leave(self, base: str, request: web.Request) -> web.Response:
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        if guest is not None:
            await self.door.leave(guest.login)
            self.lines.hang_up(guest.login)
        response = web.json_response({"entered": False})
        self.cookies.take(response, base)
        return response

    # --- what is said ---------------------------------------------------------------------------------------------

    async def _say(self, base: str, request: web.Request) -> web.Response:
        arrived = self.clock.now()
        asked = await _json(request)
        said = Tapped(asked["tap"][:40]) if "tap" in asked else Typed(clean(asked.get("text", "")))
        await self._hand_in(base, request, asked, arrived, said)
        return web.json_response({"taken": True})

    async def _upload(self, base: str, request: web.Request) -> web.Response:
        arrived = self.clock.now()
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        if guest is None:
            raise Refused(401, "logged_out")
        if not request.content_type.startswith("multipart/"):
            raise Refused(415, "not_taken")
        if (request.content_length or 0) > self.largest_upload + _MULTIPART_MARGIN:
            raise Refused(413, "too_large")
        try:
            parts = await request.multipart()
            fields: dict[str, str] = {}
            while isinstance(part := await parts.next(), BodyPartReader):
                if part.name == "file":
                    sent = await spooled(part, self.spool, _event(guest, fields), self.largest_upload)
                    await self._hand_in(base, request, fields, arrived, sent)
                    return web.json_response({"taken": True})
                content = await part.read_chunk(_LARGEST_FIELD)
                fields[part.name or ""] = content.decode()
        except TooLarge:
            raise Refused(413, "too_large") from None
        except ValueError:
            raise Refused(400, "not_taken") from None
        raise Refused(400, "not_taken")

    async def _hand_in(
        self, base: str, request: web.Request, asked: Mapping[str, str], arrived: datetime, said: Said
    ) -> None:
        row = int(seen) if _ROW.fullmatch(seen := asked.get("seen", "")) else None

        def look(store: Store) -> tuple[Guest, datetime] | None:
            guest = self._guest(store, base, request)
            if guest is None:
                return None
            return guest, arrived if row is None else self._written(store, guest, row, arrived)

        found = await asyncio.to_thread(self._look, look)
        if found is None:
            raise Refused(401, "logged_out")
        guest, at = found
        if not self.said.passes(guest.login):
            raise Refused(429, "too_often")
        if row is not None:
            at = min(at, self.views.answered(guest.address.id, row, arrived))
        at = at if isinstance(said, Typed) else arrived
        await self.receiver.hand_in([Incoming(event_id=_event(guest, asked), sender=guest.address, said=said, at=at)])

    def _written(self, store: Store, guest: Guest, row: int, arrived: datetime) -> datetime:
        """Return when words were written, as far as answering goes: before any question their writer had not seen.

        A page that was cut off sends what was typed meanwhile, and a second "36" must not answer the question that the
        first one led to. The page names the newest row it showed; its clock is not asked, since lateness counts from
        this moment too.
        """
        told = store.outbox.since(guest.address_id, row - 1)
        newer = [at for each, body, at in told if each > row and body.screen is not None]
        pushed, frames = self.lines.held(guest.address.id)
        if not newer and not (pushed > row and any(frame.screen for frame in frames)):
            return arrived
        return min([at for each, _, at in told if each == row] or newer or [arrived - _LONG_AGO])

    # --- what is offered ------------------------------------------------------------------------------------------

    async def _menu(self, base: str, request: web.Request) -> web.Response:
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        if guest is None:
            raise Refused(401, "logged_out")
        known = await self.door.known(guest)
        translator = self.translators[known.language]
        commands: dict[int, Command[Any]] = {id(each): each for each in self.flows.commands.values()}
        offered = [
            {
                "command": f"/{each.names[0]}",
                "also": [f"/{name}" for name in each.names[1:]],
                "describe": translator.write(each.describe),
            }
            for each in commands.values()
            if not each.roles or each.roles & known.roles
        ]
        return web.json_response({"language": translator.language, "commands": offered})

    async def _live(self, base: str, request: web.Request) -> web.WebSocketResponse:
        after = request.query.get("after", "")
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        return await self.live.serve(request, guest, int(after) if _ROW.fullmatch(after) else None)

    async def _file(self, base: str, request: web.Request) -> web.StreamResponse:
        sha256, name = request.match_info["sha256"], request.match_info["name"]
        until, signature = request.query.get("until", ""), request.query.get("sig", "")
        guest = await asyncio.to_thread(self._look, self._guest, base, request)
        if guest is None or not self.frames.allows(guest.address, sha256, name, until, signature):
            raise Refused(403, "bad_link")
        if self.frames.over(until):
            raise Refused(410, "bad_link")
        try:
            path = self.shelf.path(sha256)
        except NoSuchFile:
            raise Refused(404, "bad_link") from None
        return web.FileResponse(
            path,
            headers={
                "Content-Type": _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream"),
                "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
                "Cache-Control": "private, no-store",
            },
        )

    # --- under each of them ---------------------------------------------------------------------------------------

    def _guest(self, store: Store, base: str, request: web.Request) -> Guest | None:
        return self.door.guest(store, self.cookies.read(request, base))

    def _look(self, reading: Callable[..., Any], *arguments: Any) -> Any:
        with self.database.reading() as connection:
            return reading(Store(connection), *arguments)

    def _ours(self, handler: Handler, base: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a handler that changes something: only pages of ours may ask for it."""

        async def checked(base: str, request: web.Request) -> web.StreamResponse:
            if not same_origin(request, self.door.public_url):
                raise Refused(403, "not_taken")
            return await handler(base, request)

        return self._own(checked, base)

    def _own(self, handler: Handler, base: str) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """Wrap a handler so that what it refuses becomes an answer the page understands."""

        async def answered(request: web.Request) -> web.StreamResponse:
            try:
                response = await handler(base, request)
            except Refused as refusal:
                said = self.translators[DEFAULT_LANGUAGE].write(WORDS[refusal.why])
                return web.json_response({"error": refusal.why, "said": said}, status=refusal.status)
            except NotTaken:
                return web.json_response({"error": "not_reached"}, status=503, headers={"Retry-After": "1"})
            if not response.prepared:
                response.headers.setdefault("Cache-Control", "no-store")
            return response

        return answered


def _event(guest: Guest, asked: Mapping[str, str]) -> str:
    """Return the event's id, within its sender's: nobody can use up somebody else's."""
    event = asked.get("event", "")
    if not _EVENT.fullmatch(event):
        raise Refused(400, "not_taken")
    return f"{guest.address.id}:{event}"


async def _json(request: web.Request) -> dict[str, str]:
    """Read a JSON object whose values are texts or whole numbers, the numbers as they are written."""
    if request.content_type != "application/json":
        raise Refused(415, "not_taken")
    content = bytearray()
    async for chunk in request.content.iter_chunked(_CHUNK):
        content += chunk
        if len(content) > _LARGEST_SAID:
            raise Refused(413, "too_long")
    try:
        values = json.loads(content)
    except ValueError:
        raise Refused(400, "not_taken") from None
    if not isinstance(values, dict) or not all(isinstance(each, str | int) for each in values.values()):
        raise Refused(400, "not_taken")
    return {name: str(value) for name, value in values.items()}
