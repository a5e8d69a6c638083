"""Files: those that go out by upload or by the id Telegram knows them by, and those that people send.

Belongs here: bytes and ids. Losing what is remembered costs an upload. What is kept of a file is `bot.errands`.
Source: https://core.telegram.org/bots/api#sending-files, #getfile
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.channels.base import Lost, NotFetched, NotSent, TooMuch
from bot.channels.telegram.requests import LARGEST_DOCUMENT
from bot.channels.telegram.wire import Refused, Wire
from bot.files import NoSuchFile
from conversation.messages import Attachment
from conversation.reach import BadRequest

_MANY = 2000
_TOO_BIG = "file is too big"


class Files:
    """The files of a bot. `path_of` tells where a kept one lies."""

    def __init__(self, wire: Wire, path_of: Callable[[str], Path]) -> None:
        self._wire = wire
        self._path_of = path_of
        self._known: dict[str, str] = {}

    async def content(self, file: Attachment) -> bytes | str:
        """Return a file's bytes, or the id by which Telegram knows them. Raises NotSent."""
        known = self._known.get(file.sha256)
        if known is not None:
            return known
        try:
            content = await asyncio.to_thread(lambda: self._path_of(file.sha256).read_bytes())
        except (NoSuchFile, OSError) as error:
            raise NotSent(BadRequest(f"no file: {type(error).__name__}")) from None
        if len(content) > LARGEST_DOCUMENT:
            raise NotSent(BadRequest("a file that is too large"))
        return content

    def learn(self, file: Attachment, sent: Any) -> None:
        """Keep by which id Telegram knows a file that was just sent."""
        file_id = _file_id(sent)
        if file_id is None:
            return
        self._known[file.sha256] = file_id
        if len(self._known) > _MANY:
            self._known.pop(next(iter(self._known)))

    def forgot(self, file: Attachment, refusal: Refused) -> bool:
        """Tell whether a file was named by an id that may have died; from now on it is not."""
        return refusal.code == 400 and self._known.pop(file.sha256, None) is not None

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a file somebody sent, at most `limit`. Raises NotFetched."""
        try:
            file = await self._wire.call("getFile", {"file_id": handle})
            if int(file.get("file_size") or 0) > limit:
                raise NotFetched("too large", again=False)
            return await self._wire.download(str(file["file_path"]), limit)
        except Refused as refusal:
            if refusal.code == 400 and _TOO_BIG in refusal.description.casefold():
                raise NotFetched("too large", again=False) from None
            raise NotFetched(str(refusal.code), again=refusal.code == 429 or refusal.code >= 500) from None
        except TooMuch:
            raise NotFetched("too large", again=False) from None
        except (Lost, LookupError, TypeError, ValueError) as trouble:
            raise NotFetched(type(trouble).__name__, again=isinstance(trouble, Lost)) from None


def _file_id(sent: Any) -> str | None:
    """Return the id by which Telegram knows the file that was just sent."""
    if not isinstance(sent, dict):
        return None
    if isinstance(document := sent.get("document"), dict):
        return document.get("file_id")
    photos = sent.get("photo")
    return photos[-1].get("file_id") if isinstance(photos, list) and photos else None
