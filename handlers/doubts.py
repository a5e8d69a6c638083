"""What deserves a question before it is kept, whichever way it came in: typed, found in a report, or in a workbook.

Belongs here: gathering what is known beside a figure for the rules of `emulation.figures`, and how far off it is in
words. What is asked then is the conversation's own.
"""

from dataclasses import dataclass
from decimal import Decimal

from conversation.sentences import Text, say
from emulation.bloc import Asked
from emulation.figures import Against, Doubt, doubt, half_year
from emulation.season import PeriodCode
from handlers import Turn, figures
from handlers.places import Desk


@dataclass(frozen=True)
class HalfYear:
    """A year's figure below `june`: it may be the second half alone, and the year `whole`."""

    june: Decimal
    whole: Decimal


def questioned(turn: Turn, desk: Desk, period: int, asked: Asked, value: Decimal) -> HalfYear | Doubt | None:
    """Return why a value should be asked about, None where it is likely."""
    this = figures.period_of(desk, period)
    before = figures.reported_before(turn, desk, this, asked.indicator.id)
    year = half_year(value, june=before, over_time=asked.indicator.over_time)
    if year is not None and before is not None and this.code is PeriodCode.ESTIMATE:
        return HalfYear(june=before, whole=year)
    return doubt(value, period_before=before, plan=asked.target.plan, last_year=asked.target.last_year)


def far(found: Doubt) -> Text:
    """Say how far a doubtful figure is from what is known."""
    match (found.against, found.larger):
        case (Against.PERIOD_BEFORE, True):
            return say("ten times the earlier figure ({known}) or more", known=found.known)
        case (Against.PERIOD_BEFORE, False):
            return say("a tenth of the earlier figure ({known}) or less", known=found.known)
        case (Against.PLAN, True):
            return say("ten times the plan ({known}) or more", known=found.known)
        case (Against.PLAN, False):
            return say("a tenth of the plan ({known}) or less", known=found.known)
        case (Against.LAST_YEAR, True):
            return say("ten times last year's figure ({known}) or more", known=found.known)
        case _:
            return say("a tenth of last year's figure ({known}) or less", known=found.known)
