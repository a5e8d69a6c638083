"""What a season file says that is allowed and yet hardly meant.

Belongs here: doubts about a plan that is right in itself. What is wrong in a file is `emulation.season_file`'s.
"""

import re
from collections.abc import Iterator

from emulation.season import PeriodCode, SeasonPlan

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def other_years(plan: SeasonPlan) -> Iterator[tuple[str, str, int]]:
    """Yield where a kỳ or milestone is worded for another year, the words, and that year.

    A file copied from the year before keeps asking for it: every question begins with a kỳ's words. Only the official
    figures are spoken of in the year after.
    """
    for period in plan.periods:
        fits = {plan.year, plan.year + 1} if period.code is PeriodCode.FINAL else {plan.year}
        for said in (period.name, period.during, period.as_of):
            yield from ((f"period {period.code.value}", said, year) for year in _years(said) if year not in fits)
    for milestone in plan.milestones:
        fits = {plan.year, plan.year + 1}
        yield from (
            (f"milestone {milestone.code}", milestone.name, year) for year in _years(milestone.name) if year not in fits
        )


def _years(said: str) -> list[int]:
    return [int(each) for each in _YEAR.findall(said)]
