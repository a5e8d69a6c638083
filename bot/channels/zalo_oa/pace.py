"""Pacing: never faster than the service allows.

Belongs here: how many requests are left of a minute. 4,000 a minute for an app, told anew with each answer in
`X-RateLimit-Limit` and `X-RateLimit-Remain`; several processes of one app hear of each other through these.
"""

from collections.abc import Callable
from datetime import timedelta

LIMIT = 4000
_MINUTE = 60.0


class Pace:
    """Counts requests of the minute. `clock` is monotonic, in seconds."""

    def __init__(self, clock: Callable[[], float], *, limit: int = LIMIT, minute: float = _MINUTE) -> None:
        self._clock = clock
        self._limit = limit
        self._minute = minute
        self._ends = 0.0
        self._left = limit

    def take(self) -> timedelta | None:
        """Take one request; None where it may go now, else when to come back."""
        now = self._clock()
        if now >= self._ends:
            self._ends = now + self._minute
            self._left = self._limit
        if self._left <= 0:
            return timedelta(seconds=self._ends - now)
        self._left -= 1
        return None

    def told(self, limit: int | None, remain: int | None) -> None:
        """The service told how many it allows, and how many are left of its minute."""
        if limit is not None and limit > 0:
            self._limit = limit
        if remain is not None:
            self._left = min(self._left, remain)

    def refused(self, rest: timedelta) -> None:
        """The service wants stillness."""
        self._ends = self._clock() + rest.total_seconds()
        self._left = 0
