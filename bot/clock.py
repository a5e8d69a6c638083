"""The clock: the one place that reads the time, and the minute's wake-up call.

Belongs here: now, and waking once a minute. What is due then is the database's knowledge, asked by a turn without a
sender; the clock holds no state of its own.
"""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""


class RealClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the place


class MovedClock:
    """A clock that runs as the real one but shows another date: a demo's, moved by whoever plays it."""

    def __init__(self, start: datetime, under: Clock) -> None:
        self._under = under
        self._offset = start - under.now()

    def now(self) -> datetime:
        """Return the played moment, in UTC."""
        return self._under.now() + self._offset

    def move(self, by: timedelta) -> None:
        """Move the played time."""
        self._offset += by

    def set(self, to: datetime) -> None:
        """Set the played time; it only runs forward, as a season does."""
        self._offset = max(self._offset, to - self._under.now())
