"""The console: a person at a terminal, one line a message. It plays officers on a demo's database (`tongket talk`).

Belongs here: lines in, text out. What stands in for whom is the command line's.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bot.channels.base import NotFetched
from bot.clock import Clock
from conversation.messages import Address, Incoming, Said, Sent, Typed
from conversation.render import Capabilities, Part
from conversation.text import clean

NAME = "console"


class ConsoleChannel:
    """Prints what is sent through `write`, one part a call; files are named by their path."""

    name = NAME
    capabilities = Capabilities(buttons=False, text_limit=20_000)

    def __init__(self, write: Callable[[str], None], kept: Callable[[str], Path | None] = lambda _sha256: None) -> None:
        self._write = write
        self._kept = kept

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Print one part."""
        del to, row
        if part.file is None:
            self._write(part.text)
            return
        path = self._kept(part.file.sha256)
        self._write(f"[{part.file.name}] {path or ''}".rstrip())

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return a file of this machine. Raises NotFetched."""
        try:
            data = await asyncio.to_thread(_beginning, Path(handle), limit + 1)
        except OSError as error:
            raise NotFetched(error.strerror or "unreadable", again=False) from None
        if len(data) > limit:
            raise NotFetched("too large", again=False)
        return data

    def link(self, code: str) -> str | None:
        """Nobody is invited to a console."""
        del code
        return None


class ConsoleVoice:
    """What one person types, as events; `talk` names the conversation, so that each line is an event of its own."""

    def __init__(self, who: Address, talk: str, clock: Clock) -> None:
        self._who = who
        self._talk = talk
        self._clock = clock
        self._number = 0

    def line(self, typed: str) -> Incoming:
        """Return one typed line as an event; a line ``@path`` of an existing file sends that file."""
        self._number += 1
        return Incoming(
            event_id=f"{self._talk}-{self._number}", sender=self._who, said=_said(typed), at=self._clock.now()
        )


def _beginning(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        return file.read(most)


def _said(typed: str) -> Said:
    path = Path(typed[1:].strip()) if typed.startswith("@") else None
    if path is not None and path.is_file():
        return Sent("file", str(path), name=path.name, size=path.stat().st_size)
    return Typed(clean(typed))
