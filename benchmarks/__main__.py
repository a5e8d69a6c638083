"""`python -m benchmarks`: the program beside its peers, in one run. README.md says how, and what the figures mean.

Here: which runs, in which order, and how they are printed. Each run is a fresh child process (`--one NAME`), so that no
bot inherits another's memory, imports or event loop.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from benchmarks.measure import Measured, percentile, scratch
from benchmarks.startup import NotServingError, starts
from benchmarks.targets import Target, of_memory, of_start, of_turns

CHATS = 64
STARTS = 5


@dataclass(frozen=True, kw_only=True)
class Bot:
    """One row of the table: the module that runs it, the people stored in mid-form, the turns measured."""

    title: str
    module: str
    people: int
    turns: int


# As many turns as fit in a few seconds each; the figures are rates and do not depend on their number.
BOTS = {
    "pickle@16": Bot(title="PTB + pickle, flushed", module="benchmarks.peers.pickle_handler", people=16, turns=3_520),
    "pickle@5000": Bot(
        title="PTB + pickle, flushed", module="benchmarks.peers.pickle_handler", people=5_000, turns=320
    ),
    "naive": Bot(title="aiogram + naive SQL storage", module="benchmarks.peers.naive_fsm", people=16, turns=448),
    "aiogram": Bot(title="aiogram in memory", module="benchmarks.peers.aiogram_memory", people=16, turns=7_040),
    "tongket@16": Bot(title="tongket", module="benchmarks.ours", people=16, turns=7_040),
    "tongket@5000": Bot(title="tongket", module="benchmarks.ours", people=5_000, turns=7_040),
}
LONG = {"tongket-long": Bot(title="tongket, long run", module="benchmarks.ours", people=16, turns=100_000)}


class RunFailedError(Exception):
    """A child process ended badly; the message is the end of what it printed."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for and print it; 1 when `--strict` and a requirement is missed."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description="The program beside its peers, in one run."
    )
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all bots in turn (default 3)")
    parser.add_argument("--only", nargs="+", choices=sorted(BOTS), help="these bots only; no start-up, no long run")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a required figure is missed")
    parser.add_argument("--one", choices=sorted(BOTS | LONG), help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one:
        print(json.dumps(asdict(_run_here(asked.one))))
        return 0
    try:
        targets = _compare(asked.only or list(BOTS), asked.rounds, whole=not asked.only)
    except (RunFailedError, NotServingError) as error:
        print(f"A run failed:\n{error}", file=sys.stderr)
        return 1
    missed = [target for target in targets if not target.met]
    return 1 if missed and asked.strict else 0


def _compare(names: Sequence[str], rounds: int, *, whole: bool) -> list[Target]:
    """Run `names` for `rounds` rounds, interleaved; when `whole` also the starts and the long run. Print it all."""
    print(_machine())
    measured: dict[str, list[Measured]] = {name: [] for name in names}
    for number in range(rounds):
        for name in names:
            _progress(f"round {number + 1}/{rounds}: {name}")
            measured[name].append(_run_child(name))
    _print_rows(_table(measured))
    if not whole:
        return []
    _progress("start-up")
    first, later = starts(STARTS)
    _progress("100,000 turns")
    long_run = _run_child("tongket-long")
    _progress("")
    print(f"\nFirst start, on an empty folder: {first.seconds:.2f} s.")
    print(f"Long run: {long_run.turns:,} turns at {long_run.rate:,.0f}/s, memory {_grown(long_run)}.\n")
    targets = [*of_turns(measured), *of_start(later), *of_memory(long_run)]
    _print_rows(_verdicts(targets))
    return targets


def _run_here(name: str) -> Measured:
    bot = (BOTS | LONG)[name]
    result = asyncio.run(importlib.import_module(bot.module).run(CHATS, bot.people, bot.turns))
    assert isinstance(result, Measured)
    return result


def _run_child(name: str) -> Measured:
    command = [sys.executable, "-m", "benchmarks", "--one", name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own module
    if done.returncode != 0:
        raise RunFailedError(f"{name}: {done.stderr[-2000:]}")
    return Measured(**json.loads(done.stdout.splitlines()[-1]))


def _machine() -> str:
    """One line that says on what this was measured."""
    with scratch() as folder:
        descriptor = os.open(Path(folder) / "probe", os.O_CREAT | os.O_WRONLY)
        took = []
        for _ in range(200):
            began = time.perf_counter()
            os.write(descriptor, b"\0" * 4096)
            os.fdatasync(descriptor)
            took.append(time.perf_counter() - began)
        os.close(descriptor)
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before the run, "
        f"fdatasync of 4 KiB {percentile(sorted(took), 0.5) * 1e3:.2f} ms. {CHATS} chats, closed loop.\n"
    )


def _table(measured: dict[str, list[Measured]]) -> Iterator[tuple[str, ...]]:
    yield "bot", "people", "turns/s (min-max)", "p50 ms", "p99 ms (min-max)", "CPU us/turn"
    for name, runs in measured.items():
        yield (
            BOTS[name].title,
            f"{BOTS[name].people:,}",
            _spread([run.rate for run in runs]),
            f"{median(run.p50 for run in runs):,.1f}",
            _spread([run.p99 for run in runs]),
            f"{median(run.cpu for run in runs):,.0f}",
        )


def _verdicts(targets: Sequence[Target]) -> Iterator[tuple[str, ...]]:
    yield "beside", "reached (min-max)", "required", "aimed", ""
    for target in targets:
        sign = "<=" if target.at_most else ">="
        yield (
            target.name,
            f"{_spread(target.figures)} {target.unit}",
            f"{sign} {target.required:g}",
            "" if target.aimed is None else f"{sign} {target.aimed:g}",
            "aim met" if target.aimed and target.aim_met else "met" if target.met else "MISSED",
        )


def _spread(figures: Sequence[float]) -> str:
    digits = 0 if median(figures) >= 20 else 2
    middle, low, high = (f"{figure:,.{digits}f}" for figure in (median(figures), min(figures), max(figures)))
    return middle if len(figures) == 1 else f"{middle} ({low}-{high})"


def _print_rows(rows: Iterator[tuple[str, ...]]) -> None:
    """Print rows as columns: the first to the left, the others to the right."""
    kept = list(rows)
    widths = [max(map(len, column)) for column in zip(*kept, strict=True)]
    for row in kept:
        cells = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print("  ".join((row[0].ljust(widths[0]), *cells)).rstrip())


def _grown(run: Measured) -> str:
    return f"{run.rss_before:.0f} MB before and {run.rss_after:.0f} MB after"


def _progress(step: str) -> None:
    """Say on a terminal what is running."""
    if sys.stderr.isatty():
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
