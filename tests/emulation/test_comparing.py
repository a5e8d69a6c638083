"""A total beside last year's: the same associations over both years."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from emulation.comparing import Compared, against_last_year
from tests.emulation.test_tally import GIFTS, LAWYERS, RED_CROSS, Year


def compared(year: Year) -> Compared | None:
    (total,) = year.tally().totals
    return against_last_year(total)


def test_only_those_known_for_both_years_are_in_either_sum() -> None:
    year = Year(GIFTS).last_year(RED_CROSS, GIFTS, "1000")
    year.answer(RED_CROSS, GIFTS, "1250").submit(RED_CROSS).answer(LAWYERS, GIFTS, "9000").submit(LAWYERS)
    found = compared(year)
    assert found is not None
    assert (found.before, found.now, found.growth) == (Decimal(1000), Decimal(1250), Decimal("25.00"))
    assert (found.associations, found.of) == (1, 2)


def test_who_has_not_submitted_is_in_neither_sum() -> None:
    year = Year(GIFTS).last_year(RED_CROSS, GIFTS, "1000").last_year(LAWYERS, GIFTS, "500")
    found = compared(year.answer(RED_CROSS, GIFTS, "900").submit(RED_CROSS))
    assert found is not None
    assert (found.before, found.growth) == (Decimal(1000), Decimal("-10.00"))


def test_nothing_before_is_no_growth_and_nothing_known_no_comparison() -> None:
    year = Year(GIFTS).last_year(RED_CROSS, GIFTS, "0").answer(RED_CROSS, GIFTS, "12").submit(RED_CROSS)
    found = compared(year)
    assert found is not None
    assert found.growth is None
    assert compared(Year(GIFTS).answer(RED_CROSS, GIFTS, "12").submit(RED_CROSS)) is None


@given(before=st.integers(1, 10**15), now=st.integers(0, 10**15))
def test_growth_takes_last_year_to_this_one(before: int, now: int) -> None:
    both = Compared(indicator=GIFTS, before=Decimal(before), now=Decimal(now), associations=1, of=1)
    assert both.growth is not None
    assert abs(both.before * (100 + both.growth) / 100 - both.now) <= both.before / 20000
