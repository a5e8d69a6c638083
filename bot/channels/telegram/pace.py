"""Pacing: never faster than Telegram allows, and still when it asks for stillness.

Belongs here: whose turn it is to send. Telegram allows about 30 messages a second in all, one a second to a chat and 20
a minute to a group (https://core.telegram.org/bots/faq). A place of the 30 is free again a second after the *answer* to
what was sent on it, so that in no second 30 can be exceeded, however long an answer takes.
"""

import asyncio
import heapq
import itertools
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from weakref import WeakValueDictionary

from msgspec import Struct

# Clocks of two machines tick apart by less than this in a second.
_MARGIN = 0.005
_MANY = 2000


class Limits(Struct, frozen=True, kw_only=True):
    """How much may be sent: `overall` in a second, one to a chat in `to_chat`, `to_group` in a minute. In seconds.

    Who would have to wait for longer than `most` is told so at once.
    """

    overall: int = 30
    second: float = 1.0
    to_chat: float = 1.0
    to_group: int = 20
    minute: float = 60.0
    most: float = 20.0


class NotNow(Exception):
    """It would take too long; `after` is when to come back."""

    def __init__(self, after: timedelta) -> None:
        super().__init__(after)
        self.after = after


class Pace:
    """Gives turns to send. Chats are named by their ids; those of groups begin with a minus."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._places = _Places(limits.overall)
        # Forgotten with the last who waits for it.
        self._alone: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._next: dict[str, float] = {}
        self._groups: dict[str, deque[float]] = {}
        self._refused: dict[str, float] = {}
        self._all_refused = 0.0

    @asynccontextmanager
    async def turn(self, chat: str, *, overtakes: bool) -> AsyncIterator[None]:
        """Wait for the turn to send to `chat`; what `overtakes` goes before what does not. Raises NotNow."""
        clock = asyncio.get_running_loop().time
        # What is told of work in progress goes beside the messages of the outbox: one at a time all the same.
        async with self._alone.setdefault(chat, asyncio.Lock()):
            await self._until(lambda: self._chat_free(chat), clock())
            await self._places.take(first=overtakes)
            try:
                await self._until(lambda: max(self._all_refused, self._refused.get(chat, 0.0)), clock())
            except BaseException:
                self._places.give_back()
                raise
            try:
                yield
            finally:
                self._answered(chat, clock())

    def refused(self, chat: str, after: timedelta) -> None:
        """Telegram wants stillness: in this chat, and everywhere once it says so in two chats at a time."""
        now = asyncio.get_running_loop().time()
        until = now + after.total_seconds()
        if any(end > now for other, end in self._refused.items() if other != chat):
            self._all_refused = max(self._all_refused, until)
        self._refused[chat] = max(self._refused.get(chat, 0.0), until)

    async def _until(self, free_at: Callable[[], float], began: float) -> None:
        """Sleep until a moment that may move while we sleep. Raises NotNow."""
        clock = asyncio.get_running_loop().time
        while (wait := free_at() - clock()) > 0:
            if clock() + wait - began > self._limits.most:
                raise NotNow(timedelta(seconds=wait))
            await asyncio.sleep(wait)

    def _chat_free(self, chat: str) -> float:
        free = max(self._next.get(chat, 0.0), self._refused.get(chat, 0.0), self._all_refused)
        lately = self._groups.get(chat)
        if lately is not None and len(lately) == self._limits.to_group:
            free = max(free, lately[0] + self._limits.minute + _MARGIN)
        return free

    def _answered(self, chat: str, now: float) -> None:
        asyncio.get_running_loop().call_later(self._limits.second + _MARGIN, self._places.give_back)
        self._next[chat] = now + self._limits.to_chat + _MARGIN
        if chat.startswith("-"):
            self._groups.setdefault(chat, deque(maxlen=self._limits.to_group)).append(now)
        if len(self._next) > _MANY:
            self._next = {each: at for each, at in self._next.items() if at > now}
            self._refused = {each: at for each, at in self._refused.items() if at > now}


class _Places:
    """A number of places, each for one at a time; who waits goes by rank, then by order."""

    def __init__(self, number: int) -> None:
        self._free = number
        self._order = itertools.count()
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []

    async def take(self, *, first: bool) -> None:
        """Wait for a place."""
        if self._free:
            self._free -= 1
            return
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (not first, next(self._order), mine))
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():
                self.give_back()
            raise

    def give_back(self) -> None:
        """Free a place, or pass it on to who waits first."""
        while self._waiting:
            *_, waiting = heapq.heappop(self._waiting)
            if not waiting.done():
                waiting.set_result(None)
                return
        self._free += 1
