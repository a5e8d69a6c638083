"""A clock that stands still until it is moved, and a channel that writes down what it is asked to send.

Here: the two small fakes that scripts (`tests.support.script`) are played on.
"""

import asyncio
from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.channels.base import NotFetched, NotSent, Shown
from conversation.messages import Address
from conversation.reach import Failure, Told
from conversation.render import Capabilities, Part


class StoppedClock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return the moment at which it stands."""
        return self._moment

    def set(self, moment: datetime) -> None:
        """Move to `moment`, forward or back."""
        self._moment = moment.astimezone(UTC)

    def move(self, by: timedelta) -> None:
        """Move on."""
        self._moment += by


@dataclass(frozen=True)
class Delivery:
    """One part that a channel was asked to send, and did."""

    to: Address
    part: Part
    row: int
    at: datetime


class Post:
    """A channel that writes down what it sends.

    `failing` is what happens to the next sends, one each: a failure, or None for a send that succeeds. With `held` set
    sends wait until it is released.
    """

    def __init__(self, name: str, capabilities: Capabilities, clock: StoppedClock) -> None:
        self.name = name
        self.capabilities = capabilities
        self.sent: list[Delivery] = []
        self.attempts = 0
        self.failing: deque[Failure | Exception | None] = deque()
        self.tells: Told | None = None
        self.files: dict[str, bytes] = {}
        self.held = asyncio.Event()
        self.held.set()
        self._clock = clock

    async def send(self, to: Address, part: Part, row: int) -> Told | Shown | None:
        """Write `part` down, or fail as `failing` says; return `tells`, else its name. Raises NotSent."""
        self.attempts += 1
        await self.held.wait()
        failure = self.failing.popleft() if self.failing else None
        if isinstance(failure, Exception):
            raise failure
        if failure is not None:
            raise NotSent(failure)
        self.sent.append(Delivery(to, part, row, self._clock.now()))
        if self.tells is not None:
            return self.tells
        old = None if part.anew or not self.capabilities.edits else part.instead_of
        return Shown(old or str(len(self.sent)))

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return one of `files`. Raises NotFetched."""
        content = self.files.get(handle)
        if content is None or len(content) > limit:
            raise NotFetched("unknown", again=False)
        return content

    def link(self, code: str) -> str | None:
        """Return no address: this channel has none."""
        del code
        return None
