"""The clocks: a played one that only runs forward, and the minute's wake-up that outlives a clock set back."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from apscheduler.job import Job

from bot.clock import Minute, MovedClock

NOON = datetime(2023, 11, 20, 5, tzinfo=UTC)
QUICK = timedelta(seconds=0.1)


class Hand:
    """A clock moved by the test."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.moment


def test_a_played_clock_shows_its_own_date_and_runs_on() -> None:
    hand = Hand()
    clock = MovedClock(NOON, hand)
    hand.moment += timedelta(minutes=3)
    assert clock.now() == NOON + timedelta(minutes=3)
    clock.move(timedelta(days=2))
    assert clock.now() == NOON + timedelta(days=2, minutes=3)


def test_a_played_clock_is_never_set_back() -> None:
    clock = MovedClock(NOON, Hand())
    clock.set(NOON + timedelta(days=7))
    clock.set(NOON)
    assert clock.now() == NOON + timedelta(days=7)


async def woken(minute: Minute, times: int, woke: "asyncio.Semaphore") -> None:
    """Run a minute until it woke so many times."""
    async with asyncio.timeout(20), asyncio.TaskGroup() as group:
        running = group.create_task(minute.run())
        for _ in range(times):
            await woke.acquire()
        running.cancel()


@pytest.mark.anyio
async def test_it_wakes_again_and_again() -> None:
    woke = asyncio.Semaphore(0)

    async def work() -> None:
        woke.release()

    await woken(Minute(work, every=QUICK), 3, woke)


@pytest.mark.anyio
async def test_a_clock_set_back_by_a_day_does_not_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """APScheduler then waits for a moment that is a day away; its job is put there by hand after the first wake-up."""
    woke = asyncio.Semaphore(0)
    jobs: list[Job] = []

    class Watched(Job):  # type: ignore[misc]
        def __init__(self, *args: object, **kwargs: object) -> None:
            super().__init__(*args, **kwargs)
            jobs.append(self)

    monkeypatch.setattr("apscheduler.schedulers.base.Job", Watched)
    far = datetime(2100, 1, 1, tzinfo=UTC)

    async def work() -> None:
        if jobs:
            jobs.pop().modify(next_run_time=far)
        woke.release()

    await woken(Minute(work, every=QUICK), 3, woke)


@pytest.mark.anyio
async def test_what_its_work_raises_ends_it() -> None:
    async def work() -> None:
        raise ZeroDivisionError

    async with asyncio.timeout(20):
        with pytest.raises(ZeroDivisionError):
            await Minute(work, every=QUICK).run()
