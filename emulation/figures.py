"""Figures: what an association reported, and when a value deserves a question before it is taken.

Belongs here: the value of a figure and the rule of doubt. Reading a figure out of what was typed is
`emulation.numerals`; adding figures up is `emulation.tally`.
"""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from emulation.numerals import Hedge
from emulation.season import OverTime, PeriodCode


class Source(StrEnum):
    """How a figure came in."""

    TYPED = "typed"
    CHOSEN = "chosen"
    WORKBOOK = "workbook"
    CARRIED = "carried"
    FOR_THEM = "for them"
    IMPORTED = "imported"


class Figure(Struct, frozen=True, kw_only=True):
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
    OWN_FIGURES = "own figures"


class Known(Struct, frozen=True, kw_only=True):
    """What is known of an indicator before a value for `period` comes in.

    `before` is the kỳ before that has a figure, with that figure; `plan` and `last_year` are of the whole year.
    `related`, of a stated percentage alone, is what the association's own figure and plan give.
    """

    period: PeriodCode
    over_time: OverTime
    before: tuple[PeriodCode, Decimal] | None = None
    plan: Decimal | None = None
    last_year: Decimal | None = None
    related: Decimal | None = None


class Doubt(Struct, frozen=True):
    """A value that deserves a question: far from what is `known`."""

    against: Against
    known: Decimal
    value: Decimal

    @property
    def larger(self) -> bool:
        """Whether it is the value that is too large."""
        return self.value > self.known


_FAR = Decimal("3.1623")
"""The root of ten: from here on a slip of one zero is likelier than a real change."""
_FEW = 10
"""Below this a count may well go up or down by any factor."""
_HALF = Decimal("0.5")
_MOST_BY_JUNE = Decimal(3) / 5
"""The part of a year that June rarely exceeds; the figures of the seeds' blocs lie between three and six tenths."""
_OFTEN_BY_JUNE = Decimal(3) / 7
_SHORT = Decimal("0.55")
"""The part of the plan and of last year below which a year is unusually short."""


def half_year(value: Decimal, known: Known) -> Decimal | None:
    """Return the year's figure if `value` were only its second half, None where nothing speaks for that.

    Asked of a flow that ends below its June figure, or so little above it that June would have been an unusual part of
    a year that missed its plan; the shorter the year, the smaller that part.
    """
    if known.period is PeriodCode.JUNE or known.over_time is not OverTime.SUM or known.before is None:
        return None
    code, june = known.before
    if code is not PeriodCode.JUNE or june <= 0:
        return None
    held = [each for each in (known.plan, known.last_year) if each is not None]
    likely = (
        value < june
        or (value * _MOST_BY_JUNE < june and (not held or value < held[0]))
        or (value * _OFTEN_BY_JUNE < june and bool(held) and value < min(held) * _SHORT)
    )
    return june + value if likely else None


def doubt(value: Decimal, known: Known) -> Doubt | None:
    """Return why `value` should be asked about: held against the first that is known of the kỳ before, plan, last year.

    A flow is expected to double from June to the year's end, and to have reached half its plan in June.
    """
    if known.related is not None:
        return _against_own(value, known.related)
    flow = known.over_time is OverTime.SUM
    part = _HALF if flow and known.period is PeriodCode.JUNE else Decimal(1)
    before = None
    if known.before is not None:
        half = flow and known.before[0] is PeriodCode.JUNE
        before = (known.before[1], known.before[1] / _HALF if half else known.before[1])
    for against, found in (
        (Against.PERIOD_BEFORE, before),
        (Against.PLAN, known.plan is not None and (known.plan, known.plan * part)),
        (Against.LAST_YEAR, known.last_year is not None and (known.last_year, known.last_year * part)),
    ):
        if not found or found[0] <= 0:
            continue
        told, expected = found
        if value >= expected * _FAR and value >= _FEW:
            return Doubt(against, told, value)
        if value * _FAR <= expected and expected >= _FEW:
            return Doubt(against, told, value)
        return None
    return None


def _against_own(stated: Decimal, computed: Decimal) -> Doubt | None:
    """A stated percentage beside the one that its own figure and plan give, as exactly as it was stated."""
    if agrees(stated, computed):
        return None
    return Doubt(Against.OWN_FIGURES, computed, stated)


_SLACK = Decimal("0.55")


def agrees(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a stated percentage is the computed one, rounded or cut off at its last written decimal."""
    exponent = stated.as_tuple().exponent
    return abs(computed - stated) <= _SLACK * Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def is_excess(stated: Decimal, computed: Decimal) -> bool:
    """Tell whether a stated percentage is only what exceeds the plan: "vượt 20%" where 120% were reached."""
    return computed > 100 and agrees(stated, computed - 100)
