"""The clock: the one place that reads the time, and the minute's wake-up call.

Belongs here: now, and waking once a minute. What is due then is the database's knowledge, asked by a turn without a
sender; the clock holds no state of its own.
"""

import asyncio
import importlib
import logging
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Protocol

_log = logging.getLogger(__name__)


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


def public_holiday(day: date) -> bool:
    """Tell whether `day` is a public holiday in Vietnam, by the library `holidays` (decreed swaps are the season's)."""
    return day in _holidays(day.year)


@cache
def _holidays(year: int) -> frozenset[date]:
    from holidays.countries.vietnam import Vietnam

    return frozenset(Vietnam(years=year))  # type: ignore[no-untyped-call]


class Minute:
    """Calls `work` once a minute: APScheduler wakes it, and a watchdog on the monotonic clock re-arms APScheduler,
    which sleeps on until its old wake-up time when the machine's clock is set back."""

    def __init__(self, work: Callable[[], Awaitable[None]], *, every: timedelta = timedelta(minutes=1)) -> None:
        self._work = work
        self._every = every
        self._woken = asyncio.Event()

    async def run(self) -> None:
        """Wake until cancelled; what `work` raises ends it."""
        # The first minute is some time off: meanwhile it is imported beside the rest of the start.
        scheduling = await asyncio.to_thread(importlib.import_module, "apscheduler.schedulers.asyncio")
        scheduler = scheduling.AsyncIOScheduler(timezone=UTC)
        job = scheduler.add_job(
            self._woken.set, "interval", seconds=self._every.total_seconds(), misfire_grace_time=None
        )
        scheduler.start()
        try:
            while True:
                try:
                    # The event loop's time is monotonic.
                    async with asyncio.timeout(1.5 * self._every.total_seconds()):
                        await self._woken.wait()
                except TimeoutError:
                    _log.warning("the scheduler overslept (was the clock set back?); waking it again")
                    job.modify(next_run_time=datetime.now(UTC))  # noqa: TID251 - the scheduler's own time, not ours
                    continue
                self._woken.clear()
                await self._work()
        finally:
            scheduler.shutdown(wait=False)
