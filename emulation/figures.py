"""Figures: what an association reported, and when a value deserves a question before it is taken.

Belongs here: the value of a figure and the rule of doubt. Reading a figure out of what was typed is
`emulation.numerals`; adding figures up is `emulation.tally`.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from emulation.numerals import Hedge
from emulation.season import OverTime


class Source(StrEnum):
    """How a figure came in."""

    TYPED = "typed"
    CHOSEN = "chosen"
    CARRIED = "carried"
    FOR_THEM = "for them"
    IMPORTED = "imported"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """The newest revision of one figure: a value with its hedge, or the reason why there is none."""

    association: int
    indicator: int
    period: int
    revision: int
    value: Decimal | None
    hedge: Hedge
    skipped: str | None
    doubt: str | None
    words: str
    source: Source
    entered_by: int | None
    entered_at: datetime


class Against(StrEnum):
    """What a doubtful value was held against."""

    PERIOD_BEFORE = "period before"
    PLAN = "plan"
    LAST_YEAR = "last year"


@dataclass(frozen=True)
class Doubt:
    """A value that deserves a question: it is `times` as large, or as small, as `known`."""

    against: Against
    known: Decimal
    larger: bool


_JUMP = Decimal(10)


def half_year(value: Decimal, *, june: Decimal | None, over_time: OverTime) -> Decimal | None:
    """Return the year's figure if `value` were only its second half: asked where a flow ends below its June figure."""
    if june is None or over_time is not OverTime.SUM or value >= june:
        return None
    return june + value


def doubt(
    value: Decimal, *, period_before: Decimal | None, plan: Decimal | None, last_year: Decimal | None
) -> Doubt | None:
    """Return why `value` should be asked about: ten times up or down, held against the first of those known.

    From fewer than ten down to none is no slip of a zero.
    """
    for against, known in (
        (Against.PERIOD_BEFORE, period_before),
        (Against.PLAN, plan),
        (Against.LAST_YEAR, last_year),
    ):
        if known is None or known <= 0:
            continue
        if value >= known * _JUMP:
            return Doubt(against, known, larger=True)
        if value * _JUMP <= known and known >= _JUMP and not (against is Against.PERIOD_BEFORE and value == 0):
            return Doubt(against, known, larger=False)
        return None
    return None
