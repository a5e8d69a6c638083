"""Open pages: who is listening now, and what was pushed but is not yet marked as sent.

Belongs here: queues in memory. What was sent long ago is `storage.outbox`'s to tell; sockets are `live`'s.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

# A page that does not take this many messages off its queue is hung up on; it comes back and resumes.
_LONGEST_QUEUE = 500
# Delivery claims at most 128 rows at a time and marks the former ones in the same write, so more than twice that many
# addresses can never hold an unmarked row.
_MOST_HELD = 1024


class Frame(NamedTuple):
    """What a page is told, as JSON text; `screen`: it asks something, so older questions are over."""

    text: str
    screen: bool = False


@dataclass(eq=False)
class Line:
    """One open page. `queue` ends with None when the page is to be hung up on; `login` is its login's digest."""

    login: str
    queue: "asyncio.Queue[Frame | None]" = field(default_factory=lambda: asyncio.Queue(_LONGEST_QUEUE))
    over: bool = False

    def say(self, frame: Frame) -> None:
        """Put a frame in line for the page."""
        try:
            self.queue.put_nowait(frame)
        except asyncio.QueueFull:
            self.hang_up()

    def hang_up(self, *, over: bool = False) -> None:
        """End the line; `over`: the log-in ended, so the page need not come back."""
        self.over = self.over or over
        while self.queue.full():
            self.queue.get_nowait()
        self.queue.put_nowait(None)


class Views:
    """When each address first said something to what its page was showing then."""

    def __init__(self) -> None:
        self._first: OrderedDict[str, tuple[int, datetime]] = OrderedDict()

    def answered(self, address: str, row: int, arrived: datetime) -> datetime:
        """Return when something was first said by a page whose newest row was `row`: now, or before.

        What is said second to the same sight was written without knowing what the first led to, so it dates from then.
        """
        seen, first = self._first.pop(address, (row, arrived))
        self._first[address] = (row, first if seen == row else arrived)
        while len(self._first) > _MOST_HELD:
            self._first.popitem(last=False)
        return self._first[address][1]


class Lines:
    """Every open page, by its address's id."""

    def __init__(self) -> None:
        self._open: dict[str, set[Line]] = {}
        self._held: OrderedDict[str, tuple[int, list[Frame]]] = OrderedDict()

    def open(self, address: str, login: str) -> Line:
        """Take a page on. Only after this may its backlog be read: a message pushed meanwhile waits in its queue."""
        line = Line(login)
        self._open.setdefault(address, set()).add(line)
        return line

    def close(self, address: str, line: Line) -> None:
        """Forget a page."""
        lines = self._open.get(address, set())
        lines.discard(line)
        if not lines:
            self._open.pop(address, None)

    def anybody(self, address: str) -> bool:
        """Tell whether a page of an address is open."""
        return bool(self._open.get(address))

    def push(self, address: str, row: int, frame: Frame) -> None:
        """Give a frame of the outbox row `row` to every page of an address, and hold it for one that comes just now.

        The outbox marks a row as sent only after its send has returned: a page that opens in between finds the row
        neither pushed nor marked. One row an address is on its way at a time, so a newer row proves the older marked.
        """
        held, frames = self._held.pop(address, (row, []))
        self._held[address] = (row, [*frames, frame] if held == row else [frame])
        while len(self._held) > _MOST_HELD:
            self._held.popitem(last=False)
        for line in self._open.get(address, ()):
            line.say(frame)

    def held(self, address: str) -> tuple[int, list[Frame]]:
        """Return the row pushed last to an address and its frames; row 0 where nothing is held."""
        return self._held.get(address, (0, []))

    def hang_up(self, login: str | None = None) -> None:
        """Hang up on every page of a log-in that ended, or (None: the program stops) on everybody."""
        for lines in self._open.values():
            for line in lines:
                if login is None or line.login == login:
                    line.hang_up(over=login is not None)
