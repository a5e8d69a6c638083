"""What the program must reach beside its peers, and what it aims at.

Here: the ratios, their limits, whether a run met them. Not here: how they are measured or printed.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.measure import Measured
from benchmarks.startup import Started

Rounds = Mapping[str, Sequence[Measured]]


@dataclass(frozen=True, kw_only=True)
class Target:
    """One requirement: the figure of each round (or start), and the limits its median is held against."""

    name: str
    unit: str
    figures: Sequence[float]
    required: float
    aimed: float | None = None
    at_most: bool = False

    @property
    def figure(self) -> float:
        """The median."""
        return median(self.figures)

    @property
    def met(self) -> bool:
        """Is what is required reached?"""
        return self._holds(self.required)

    @property
    def aim_met(self) -> bool:
        """Is what is aimed at reached as well? True where nothing more is aimed at and the requirement is met."""
        return self._holds(self.required if self.aimed is None else self.aimed)

    def _holds(self, limit: float) -> bool:
        compare: Callable[[float, float], bool] = operator.le if self.at_most else operator.ge
        return compare(self.figure, limit)


def ratio(ours: Sequence[Measured], theirs: Sequence[Measured]) -> list[float]:
    """Turns a second of ours over theirs, round by round: two runs of one round share the machine's mood."""
    return [mine.rate / other.rate for mine, other in zip(ours, theirs, strict=True)]


def of_turns(rounds: Rounds) -> list[Target]:
    """The targets a round of every bot decides; `rounds` by the names in `benchmarks.__main__`."""
    few, many = rounds["tongket@16"], rounds["tongket@5000"]
    return [
        Target(name="pickle, 16 people", unit="x", figures=ratio(few, rounds["pickle@16"]), required=1, aimed=2),
        Target(
            name="pickle, 5,000 people", unit="x", figures=ratio(many, rounds["pickle@5000"]), required=10, aimed=30
        ),
        Target(name="naive storage", unit="x", figures=ratio(few, rounds["naive"]), required=8, aimed=20),
        Target(name="5,000 people over 16", unit="x", figures=ratio(many, few), required=0.8),
        Target(name="CPU a turn", unit="us", figures=[m.cpu for m in (*few, *many)], required=1000, at_most=True),
        Target(
            name="p99 over p50", unit="x", figures=[m.p99 / m.p50 for m in (*few, *many)], required=10, at_most=True
        ),
    ]


def of_start(starts: Sequence[Started]) -> list[Target]:
    """The targets `python -m bot run` decides."""
    return [
        Target(name="start-up", unit="s", figures=[s.seconds for s in starts], required=1.2, at_most=True),
        Target(name="idle memory", unit="MB", figures=[s.rss for s in starts], required=100, at_most=True),
    ]


def of_memory(long_run: Measured) -> list[Target]:
    """The target a run of 100,000 turns decides."""
    growth = long_run.rss_after / long_run.rss_before
    name = f"memory after {long_run.turns:,} turns over idle"
    return [Target(name=name, unit="x", figures=[growth], required=1.2, at_most=True)]
