"""This year beside the one before: the same associations' figures, added up over both years.

Belongs here: the rule. Which figures count is `emulation.tally`; the words for more, less and the same are a screen's.
"""

from decimal import Decimal

from msgspec import Struct

from emulation.bloc import Indicator
from emulation.tally import Total, in_percent_of


class Compared(Struct, frozen=True, kw_only=True):
    """A common indicator over two years, in its own unit: only the `associations` whose figures of both are known.

    `of` is how many have a figure this year. `growth` is in percent of `before`, rounded half up to two decimals, below
    zero for less; None where there was nothing before to grow from.
    """

    indicator: Indicator
    before: Decimal
    now: Decimal
    associations: int
    of: int

    @property
    def growth(self) -> Decimal | None:
        """How much more there is now, in percent."""
        return in_percent_of(self.now - self.before, self.before)


def against_last_year(total: Total) -> Compared | None:
    """Compare a total with last year's; None where nobody's figures of both years are known."""
    pairs = [
        (entry.last_year, entry.figure.value)
        for entry in total.counted
        if entry.last_year is not None and entry.figure.value is not None
    ]
    if not pairs:
        return None
    return Compared(
        indicator=total.indicator,
        before=sum((before for before, _ in pairs), Decimal(0)),
        now=sum((now for _, now in pairs), Decimal(0)),
        associations=len(pairs),
        of=len(total.counted),
    )
