"""The page that takes files from people whose chat carries none.

Belongs here: its requests. A personal link's code stands behind the #, so no server log and no preview ever sees it;
fetching the page opens nothing. What arrives is an event of the link's own address, as if it had been sent in its chat,
so that it goes the way of all evidence. Making links is `bot.links`.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from http import HTTPStatus
from typing import Any

from aiohttp import BodyPartReader, web

from bot.channels.web.linked_page import Pages, Refused, check, json_answer
from bot.channels.web.login import Limiter
from bot.channels.web.spooling import spooled
from bot.channels.web.upload_words import UPLOAD_WORDS
from bot.channels.web.words import Office
from bot.clock import Clock
from bot.files import SPOOLED, Spool, TooLarge
from bot.links import UPLOAD_PATH, BadLink, LinkOver, SignedLinks
from bot.receive import NotTaken, Receiver
from conversation.messages import Incoming
from conversation.translation import Translators
from storage.database import Database
from storage.store import Store

_LARGEST_FIELD = 200
_MULTIPART_MARGIN = 16 * 1024
_EVENT = re.compile(r"[A-Za-z0-9-]{8,64}")


@dataclass(kw_only=True)
class UploadPage:
    """Serves the page and takes what is sent on it."""

    links: SignedLinks
    receiver: Receiver[Any]
    database: Database
    spool: Spool
    clock: Clock
    translators: Translators
    office: Office
    public_url: str
    largest: int
    # An office behind one network sends many files at once; a guesser may not go on.
    knocks: Limiter = field(default_factory=lambda: Limiter(60, timedelta(seconds=2)))

    def mount(self) -> list[web.RouteDef]:
        """Return the page and its requests; its files are served beside the chat's."""
        return [
            web.get(UPLOAD_PATH, self._show),
            web.post(f"{UPLOAD_PATH}/open", self._open),
            web.post(f"{UPLOAD_PATH}/file", self._file),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return self._pages.show(request)

    async def _open(self, request: web.Request) -> web.Response:
        """Tell whose page a link opens; it may be opened as often as one likes."""
        try:
            fields = await self._form(request)
            address_id = self.links.read_upload(fields.get("code", ""))
            name = await asyncio.to_thread(self._look, lambda store: store.people.name_at(address_id))
        except (Refused, BadLink, LinkOver) as refusal:
            return _answer(refusal)
        return json_answer({"name": name})

    async def _file(self, request: web.Request) -> web.Response:
        """Take one file. 200 means that it is kept and the assistant will answer; the same event counts once."""
        arrived = self.clock.now()
        try:
            await self._take(request, arrived)
        except (Refused, BadLink, LinkOver, TooLarge, NotTaken) as refusal:
            return _answer(refusal)
        return json_answer({"taken": True})

    async def _take(self, request: web.Request, arrived: datetime) -> None:
        check(request, self.public_url, self.knocks)
        if (request.content_length or 0) > self.largest + _MULTIPART_MARGIN:
            raise TooLarge(self.largest)
        try:
            parts = await request.multipart()
            fields: dict[str, str] = {}
            while isinstance(part := await parts.next(), BodyPartReader):
                if part.name == "file":
                    return await self._hand_in(part, fields, arrived)
                fields[part.name or ""] = (await part.read_chunk(_LARGEST_FIELD)).decode()
        except ValueError:
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken") from None
        raise Refused(HTTPStatus.BAD_REQUEST, "not_taken")

    async def _hand_in(self, part: BodyPartReader, fields: Mapping[str, str], arrived: datetime) -> None:
        address_id = self.links.read_upload(fields.get("code", ""))
        if not _EVENT.fullmatch(fields.get("event", "")):
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken")
        event = f"upload:{address_id}:{fields['event']}"
        sent = await spooled(part, self.spool, f"{SPOOLED}{event}", self.largest)
        sender = await asyncio.to_thread(self._look, lambda store: store.addresses.where(address_id))
        await self.receiver.hand_in([Incoming(event_id=event, sender=sender, said=sent, at=arrived)])

    async def _form(self, request: web.Request) -> dict[str, str]:
        check(request, self.public_url, self.knocks)
        if request.content_type != "application/json" or (request.content_length or 0) > _MULTIPART_MARGIN:
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken")
        try:
            values = json.loads(await request.read())
        except ValueError:
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken") from None
        if not isinstance(values, dict) or not all(isinstance(each, str) for each in values.values()):
            raise Refused(HTTPStatus.BAD_REQUEST, "not_taken")
        return values

    def _look(self, reading: Any) -> Any:
        with self.database.reading() as connection:
            return reading(Store(connection))

    @cached_property
    def _pages(self) -> Pages:
        return Pages(
            "upload.html",
            {**UPLOAD_WORDS, **self.office.words()},
            self.translators,
            facts={"largest": self.largest},
            filling={"most": str(self.largest // 2**20)},
        )


def _answer(refusal: Exception) -> web.Response:
    match refusal:
        case Refused():
            return json_answer({"error": refusal.why}, refusal.status)
        case LinkOver():
            return json_answer({"error": "over"}, HTTPStatus.GONE)
        case TooLarge():
            return json_answer({"error": "too_large"}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        case NotTaken():
            return json_answer({"error": "not_reached"}, HTTPStatus.SERVICE_UNAVAILABLE)
        case _:
            return json_answer({"error": "bad_link"}, HTTPStatus.NOT_FOUND)
