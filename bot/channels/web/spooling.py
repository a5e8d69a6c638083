"""A file out of a browser's form, on disk before anybody is told that it was taken.

Belongs here: reading the form's file into the spool. Who may send one is the page's own affair.
"""

import asyncio
import contextlib

from aiohttp import BodyPartReader

from bot.files import Spool, TooLarge
from conversation.messages import Sent
from conversation.text import clean

_CHUNK = 64 * 1024
_LONGEST_NAME = 120
_KINDS = {"image": "picture", "audio": "voice", "video": "video"}


async def spooled(part: BodyPartReader, spool: Spool, handle: str, largest: int) -> Sent:
    """Write a form's file to the spool under `handle`. Raises TooLarge, OSError, and leaves nothing then."""
    size = 0
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(spool.receiving(handle))
        while chunk := await part.read_chunk(_CHUNK):
            size += len(chunk)
            if size > largest:
                raise TooLarge(largest)
            file.write(chunk)
        # On disk for good before anybody is told that it was taken.
        await asyncio.to_thread(stack.close)
    kind = part.headers.get("Content-Type", "").partition("/")[0]
    name = clean(part.filename or "").replace("\n", " ")[-_LONGEST_NAME:]
    return Sent(kind=_KINDS.get(kind, "file"), handle=handle, name=name, size=size)
