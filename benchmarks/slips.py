"""`python -m benchmarks.slips`: slips put into likely figures, and how many of them are asked about.

Here: the generator, stated and seeded, and the count by kind. The rule is `emulation.figures`.

A year's figure is drawn over the sizes that the seeds' blocs report (30 to 30,000,000,000, evenly over the powers of
ten). Last year was the figure times lognormal(0, 0.35); June is three to six tenths of it; the plan is 0.8 to 1.2 of
last year. Six kinds of slip, in equal number: a figure x10, x100, x1000 or :10; in the wrong unit (a thousand or a
million times too much or too little: đồng typed for nghìn or triệu đồng, or the other way); the second half of the year
given for all of it. Every figure is also held against what is known as it is: a question then is a false one.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from decimal import Decimal

from emulation.figures import Known, doubt, half_year
from emulation.season import OverTime, PeriodCode

SEED = 20231215
FIGURES = 20_000
QUESTIONED, FALSE = 0.95, 0.05
"""What is required: this part of all slips questioned at least, this part of right figures at most."""

_SCALES = {"x10": Decimal(10), "x100": Decimal(100), "x1000": Decimal(1000), ":10": Decimal("0.1")}
_UNITS = [Decimal(1000), Decimal(10**6), Decimal("0.001"), Decimal("0.000001")]
HALF = "half-year for the year"
KINDS = (*_SCALES, "wrong unit", HALF)


def figures(seed: int, number: int) -> Iterator[tuple[Decimal, Known, random.Random]]:
    """Right figures with what is known of each."""
    draw = random.Random(seed)
    for _ in range(number):
        figure = round(10 ** draw.uniform(1.5, 10.5))
        last_year = round(figure * draw.lognormvariate(0, 0.35))
        known = Known(
            period=PeriodCode.ESTIMATE,
            over_time=OverTime.SUM,
            before=(PeriodCode.JUNE, Decimal(round(figure * draw.uniform(0.3, 0.6)))),
            plan=Decimal(round(last_year * draw.uniform(0.8, 1.2))),
            last_year=Decimal(last_year),
        )
        yield Decimal(figure), known, draw


def slipped(kind: str, figure: Decimal, known: Known, draw: random.Random) -> Decimal:
    """The figure as it is typed with a slip of that kind."""
    if kind == HALF:
        assert known.before is not None
        return figure - known.before[1]
    return figure * (_SCALES.get(kind) or draw.choice(_UNITS))


def questioned(value: Decimal, known: Known) -> bool:
    """Is anything asked before the value is kept?"""
    return half_year(value, known) is not None or doubt(value, known) is not None


def measure(seed: int = SEED, number: int = FIGURES) -> tuple[dict[str, float], float]:
    """The part of each kind of slip that is asked about, and the part of right figures that is."""
    asked, wrongly = dict.fromkeys(KINDS, 0), 0
    for figure, known, draw in figures(seed, number):
        wrongly += questioned(figure, known)
        for kind in KINDS:
            asked[kind] += questioned(slipped(kind, figure, known, draw), known)
    return {kind: count / number for kind, count in asked.items()}, wrongly / number


def main() -> int:
    """Print every kind; 1 when what is required is missed."""
    kinds, wrongly = measure()
    caught = sum(kinds.values()) / len(kinds)
    print(f"\nInjected slips: {FIGURES:,} figures, six kinds of slip each, seed {SEED}.")
    for kind, part in kinds.items():
        print(f"  {kind:<22}  {part:>6.1%} questioned")
    met = caught >= QUESTIONED and wrongly <= FALSE
    print(f"  {'all six kinds':<22}  {caught:>6.1%} questioned (required >= {QUESTIONED:.0%})")
    print(f"  {'right figures':<22}  {wrongly:>6.1%} questioned (required <= {FALSE:.0%})")
    print("  met" if met else "  MISSED")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
