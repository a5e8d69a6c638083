"""Drives one bot with closed-loop chats and measures it: turns a second, latency, CPU, memory.

Here: the loop and the figures. Not here: what is said (`workload`), which bots (`peers`, `ours`), what is required
(`targets`).
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.workload import FIRST_ACTIVE_CHAT, script

Answering = Callable[[bytes], Awaitable[str]]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One run of one bot: `p50` and `p99` in milliseconds, `cpu` in microseconds a turn (all threads), memory in MB.

    `rss_before` is taken when the bot is ready and nobody has written yet.
    """

    turns: int
    seconds: float
    p50: float
    p99: float
    cpu: float
    rss_before: float
    rss_after: float

    @property
    def rate(self) -> float:
        """Turns a second."""
        return self.turns / self.seconds


class WrongAnswerError(Exception):
    """A bot answered something else than the conversation asks for: its figures would be worthless."""


def resident(process: int | None = None) -> float:
    """The resident memory of a process (this one when not named) in MB. Linux only."""
    status = Path("/proc", "self" if process is None else str(process), "status")
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise OSError(f"no VmRSS line in {status}")


def percentile(ordered: list[float], share: float) -> float:
    """The value below which `share` (0 to 1) of the ascending `ordered` lie."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def scratch() -> tempfile.TemporaryDirectory[str]:
    """An empty folder under `./var`: the temporary one may be kept in memory, where an fsync costs nothing."""
    Path("var").mkdir(exist_ok=True)
    return tempfile.TemporaryDirectory(prefix="bench-", dir="var")


async def closed_loop(turn: Answering, *, chats: int, turns: int, warm_up: int = 0) -> Measured:
    """Let `chats` chats send `turns` updates in all, each its next one when its last is done.

    `turn` takes a raw update and returns the text it sent, once the turn is as durable as the bot makes it. A turn is
    timed from the moment the chat sends, so waiting behind the other chats counts. The first `warm_up` turns are not
    measured. Raises WrongAnswerError.
    """
    scripts = [script(FIRST_ACTIVE_CHAT + n) for n in range(chats)]
    rss_before = resident()
    await _play(turn, scripts, warm_up)
    started, cpu_started = time.perf_counter(), time.process_time()
    latencies = await _play(turn, scripts, turns)
    seconds, cpu = time.perf_counter() - started, time.process_time() - cpu_started
    latencies.sort()
    return Measured(
        turns=len(latencies),
        seconds=seconds,
        p50=percentile(latencies, 0.50) * 1e3,
        p99=percentile(latencies, 0.99) * 1e3,
        cpu=cpu / len(latencies) * 1e6,
        rss_before=rss_before,
        rss_after=resident(),
    )


async def _play(turn: Answering, scripts: list[Iterator[tuple[bytes, str]]], turns: int) -> list[float]:
    """Let the chats send `turns` updates in all; the latencies in seconds, as they came."""
    latencies: list[float] = []

    async def timed(raw: bytes, expected: str, sent_at: float) -> None:
        answered = await turn(raw)
        latencies.append(time.perf_counter() - sent_at)
        if expected not in answered:
            raise WrongAnswerError(f"expected {expected!r}, was answered {answered!r} to {raw!r}")

    async def chat(number: int) -> None:
        share = turns // len(scripts) + (number < turns % len(scripts))
        for _ in range(share):
            raw, expected = next(scripts[number])
            # A task of its own: it queues behind the other chats' updates, as it would behind a poll's batch.
            await group.create_task(timed(raw, expected, time.perf_counter()))

    async with asyncio.TaskGroup() as group:
        for number in range(len(scripts)):
            group.create_task(chat(number))
    return latencies
