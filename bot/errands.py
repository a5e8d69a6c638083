"""Errands: slow work outside turns, its outcome coming back as an event of its own.

Belongs here: claiming, doing, handing back. An errand may be done twice (a crash in the middle): its outcome has one
event id, so only the first counts. What follows from an outcome is said by its step in `handlers`.
"""

import asyncio
import logging
from collections.abc import Mapping
from datetime import timedelta
from pathlib import PurePath
from typing import Any

from bot.channels.base import Channel, NotFetched
from bot.clock import Clock
from bot.exif import NotWhole, without_metadata
from bot.files import SPOOLED, FileShelf, NoSuchFile, Spool, TooLarge
from bot.media import EXCEL, PDF, TEXT, WORD, is_text, media_type, why_not
from bot.receive import NotTaken, Receiver
from bot.work.process import NotDone, Workroom
from bot.working import Stage, Work, Working
from conversation.messages import Finished, Incoming
from storage.errands import Claimed

_log = logging.getLogger(__name__)

_LEASE = timedelta(minutes=5)
_AT_ONCE = 4
_MOST_TRIES = 6
_FIRST_WAIT = timedelta(seconds=5)
_LOOK_EVERY = 30.0
_GATHER = 0.2
_LONGEST_NAME = 120
_READABLE = {EXCEL, PDF, TEXT, WORD}


class Errands:
    """Does what waits in the errands' table, a few at a time."""

    def __init__(
        self,
        receiver: Receiver[Any],
        channels: Mapping[str, Channel],
        shelf: FileShelf,
        clock: Clock,
        workroom: Workroom | None = None,
        working: Working | None = None,
    ) -> None:
        self._receiver = receiver
        self._channels = channels
        self._shelf = shelf
        self._clock = clock
        self._spool = Spool(shelf.spool_directory)
        self._workroom = workroom or Workroom()
        self._working = working
        self._wake = asyncio.Event()
        self._busy: set[int] = set()

    def poke(self) -> None:
        """Something was committed: look whether it asks for work."""
        self._wake.set()

    async def run(self) -> None:
        """Work until cancelled."""
        async with asyncio.TaskGroup() as working:
            while True:
                self._wake.clear()
                for errand in await self._claim():
                    # A lease that ran out while the work goes on gives the same errand again.
                    if errand.id not in self._busy:
                        self._busy.add(errand.id)
                        working.create_task(self._do(errand, working))
                await self._sleep()

    async def drained(self) -> None:
        """Do all that is due now, and wait for it (for scripts and tests)."""
        while claimed := await self._claim():
            async with asyncio.TaskGroup() as working:
                for errand in claimed:
                    working.create_task(self._do(errand, working))

    async def _claim(self) -> list[Claimed]:
        room = _AT_ONCE - len(self._busy)
        if room <= 0:
            return []
        now = self._clock.now()
        return await self._receiver.write(
            lambda store: store.errands.claim(now, _LEASE, room), retries=True, quiet=True
        )

    async def _sleep(self) -> None:
        try:
            async with asyncio.timeout(_LOOK_EVERY):
                await self._wake.wait()
            # Few commits ask for an errand: many of them are one reason to look.
            await asyncio.sleep(_GATHER)
        except TimeoutError:
            return

    async def _do(self, errand: Claimed, beside: asyncio.TaskGroup) -> None:
        """Do an errand and hand back what came of it; `beside` it is shown to whoever waits."""
        work = Work(errand.id, errand.sender)
        if self._working is not None:
            beside.create_task(self._working.show(work))
        again = True
        try:
            result = await self._outcome(errand, work)
            if result is None:
                at = self._clock.now() + _FIRST_WAIT * 2 ** (errand.attempts - 1)
                await self._receiver.write(lambda store: store.errands.later(errand.id, at), retries=True, quiet=True)
            else:
                await self._hand_back(errand, result)
                again = False
        except NotTaken:
            _log.warning("errand %d waits for the database", errand.id)
        finally:
            work.over(again=again)
            self._busy.discard(errand.id)
            self._wake.set()

    async def _outcome(self, errand: Claimed, work: Work) -> Mapping[str, Any] | None:
        """Return what came of it; None where it is to be tried again."""
        try:
            return await self._work(errand, work)
        except NotFetched as missing:
            if missing.again and errand.attempts < _MOST_TRIES:
                return None
            return {"refused": "unreachable"}
        except OSError as error:
            # Our own disk: what was sent to us is not lost while it can be fetched again.
            _log.error("errand %d: %s", errand.id, type(error).__name__)
            if errand.attempts < _MOST_TRIES:
                return None
            return {"refused": "trouble"}
        except Exception as error:  # noqa: BLE001 - one errand's bug must not stop the others
            _log.error("errand %d could not be done: %s", errand.id, type(error).__name__)
            return {"refused": "trouble"}

    async def _work(self, errand: Claimed, work: Work) -> Mapping[str, Any]:
        match errand.kind:
            case "keep":
                return await self._keep(errand, work)
            case "form":
                work.stage = Stage.DRAWING
                return await self._form(errand)
            case _:
                return {"refused": "unknown"}

    async def _keep(self, errand: Claimed, work: Work) -> Mapping[str, Any]:
        """Fetch a file that somebody sent, and keep it; or keep the report they typed, its figures found.

        With "read" in its values a file is looked into first: "filled", "figures" or "sheet" come back with it.
        """
        if "text" in errand.values:
            return await self._report(errand, work)
        limit = self._shelf.largest
        too_large = {"refused": "too large", "limit_mb": limit // 2**20}
        work.stage = Stage.FETCHING
        try:
            content = await self._fetched(errand, limit)
        except TooLarge:
            return too_large
        except NotFetched as missing:
            if missing.reason == "too large":
                return too_large
            raise
        reading = bool(errand.values.get("read"))
        kind = media_type(content) or (TEXT if reading and is_text(content) else None)
        if kind is None:
            return {"refused": why_not(content)}
        work.stage = Stage.READING
        found = await self._read(content, kind) if reading and kind in _READABLE else {}
        work.stage = Stage.KEEPING
        if "refused" in found:
            return found
        try:
            content = without_metadata(content, kind)
        except NotWhole:
            return {"refused": "type"}
        kept = await self._shelved(content, kind, _name(errand.values.get("name")))
        return {**found, **kept}

    async def _report(self, errand: Claimed, work: Work) -> Mapping[str, Any]:
        """Keep a report as it was typed; find its figures in the text as it is to be read."""
        work.stage = Stage.READING
        try:
            found = (await self._workroom.do("report", {}, str(errand.values["report"]).encode())).values
        except NotDone as trouble:
            _log.error("a report was not read: %s", trouble.why)
            found = {}
        work.stage = Stage.KEEPING
        content = str(errand.values["text"]).encode()
        return {**found, **await self._shelved(content, TEXT, _name(errand.values.get("name")))}

    async def _shelved(self, content: bytes, kind: str, name: str) -> Mapping[str, Any]:
        sha256 = await asyncio.to_thread(self._shelf.keep, content)
        return {"sha256": sha256, "size": len(content), "media_type": kind, "name": name}

    async def _read(self, content: bytes, kind: str) -> Mapping[str, Any]:
        """Look into a file, in the limited process."""
        try:
            return (await self._workroom.do("read", {}, content)).values
        except NotDone as trouble:
            _log.warning("a file of %d bytes (%s) was not read: %s", len(content), kind, trouble.why)
            # A PDF may be hundreds of scanned pages: it is kept as pictures are.
            return {} if kind == PDF else {"refused": trouble.why}

    async def _form(self, errand: Claimed) -> Mapping[str, Any]:
        """Draw an association's form and lay it on the shelf."""
        try:
            done = await self._workroom.do("form", errand.values)
        except NotDone as trouble:
            _log.error("a form was not drawn: %s", trouble.why)
            return {"refused": trouble.why}
        return await self._shelved(done.content, EXCEL, _name(errand.values["name"]))

    async def _fetched(self, errand: Claimed, limit: int) -> bytes:
        """Return a file's bytes, from its channel or from the spool. Raises NotFetched, TooLarge, OSError."""
        handle = str(errand.values["handle"])
        if handle.startswith(SPOOLED):
            try:
                return await asyncio.to_thread(self._spool.read, handle, limit)
            except NoSuchFile:
                raise NotFetched("no such upload", again=False) from None
        channel = self._channels.get(errand.sender.channel)
        if channel is None:
            raise NotFetched("its channel is switched off", again=True)
        return await channel.fetch(handle, limit)

    async def _hand_back(self, errand: Claimed, result: Mapping[str, Any]) -> None:
        event = Incoming(
            event_id=f"errand:{errand.id}",
            sender=errand.sender,
            said=Finished(errand.back, result),
            at=self._clock.now(),
        )
        await self._receiver.hand_in([event])
        await self._receiver.write(lambda store: store.errands.done(errand.id), retries=True, quiet=True)


def _name(given: object) -> str:
    """A file's name without any folder, short enough to show."""
    name = PurePath(str(given or "").replace("\\", "/")).name
    return name[-_LONGEST_NAME:] or "file"
