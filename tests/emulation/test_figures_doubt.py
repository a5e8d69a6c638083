"""When a value is asked about: a slip of a zero or a unit, half a year given for the year, a percentage that is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import slips
from emulation.figures import Against, Doubt, Known, agrees, doubt, half_year, is_excess
from emulation.season import OverTime, PeriodCode

POSITIVE = st.integers(10, 10**12).map(Decimal)


def known(
    *,
    period: PeriodCode = PeriodCode.ESTIMATE,
    over_time: OverTime = OverTime.SUM,
    june: int | None = None,
    estimate: int | None = None,
    plan: int | None = None,
    last_year: int | None = None,
    related: str | None = None,
) -> Known:
    before = None
    if june is not None:
        before = (PeriodCode.JUNE, Decimal(june))
    if estimate is not None:
        before = (PeriodCode.ESTIMATE, Decimal(estimate))
    return Known(
        period=period,
        over_time=over_time,
        before=before,
        plan=None if plan is None else Decimal(plan),
        last_year=None if last_year is None else Decimal(last_year),
        related=None if related is None else Decimal(related),
    )


def against(value: int | str, what: Known) -> Against | None:
    found = doubt(Decimal(value), what)
    return found.against if found else None


def test_the_period_before_is_asked_first_then_the_plan_then_last_year() -> None:
    assert against(2_800_000, known(june=13_000, plan=27_000, last_year=26_000)) is Against.PERIOD_BEFORE
    assert against(2_800_000, known(plan=27_000, last_year=26_000)) is Against.PLAN
    assert against(2_800_000, known(last_year=26_000)) is Against.LAST_YEAR
    assert against(2_800_000, known()) is None


def test_what_the_period_before_makes_likely_is_not_held_against_an_old_plan() -> None:
    assert against(28_000, known(june=13_000, plan=1_000, last_year=900)) is None


def test_a_flow_doubles_after_june_and_a_stock_does_not() -> None:
    assert against(50_000, known(june=10_000)) is None
    assert against(50_000, known(june=10_000, over_time=OverTime.LAST)) is Against.PERIOD_BEFORE
    assert against(50_000, known(estimate=10_000, period=PeriodCode.FINAL)) is Against.PERIOD_BEFORE


def test_june_is_held_against_half_the_plan() -> None:
    june = PeriodCode.JUNE
    assert against(300, known(period=june, plan=1_000)) is None
    assert against(150, known(period=june, plan=1_000)) is Against.PLAN
    assert against(320, known(period=june, plan=1_000, over_time=OverTime.LAST)) is None
    assert against(300, known(period=june, plan=1_000, over_time=OverTime.LAST)) is Against.PLAN


def test_a_handful_may_go_up_and_down() -> None:
    assert against(9, known(last_year=1)) is None
    assert against(1, known(last_year=9)) is None
    assert against(0, known(last_year=9)) is None
    assert against(10, known(last_year=1)) is Against.LAST_YEAR
    assert against(0, known(last_year=36)) is Against.LAST_YEAR


@given(figure=POSITIVE, power=st.integers(1, 6))
def test_every_slipped_zero_is_asked_about_where_last_year_was_alike(figure: Decimal, power: int) -> None:
    alike = known(last_year=int(figure))
    assert doubt(figure, alike) is None
    assert doubt(figure * 10**power, alike) == Doubt(Against.LAST_YEAR, figure, figure * 10**power)
    assert doubt(figure / 10**power, alike) == Doubt(Against.LAST_YEAR, figure, figure / 10**power)


@given(june=POSITIVE, value=POSITIVE)
def test_a_year_below_june_is_asked_about_and_never_where_there_is_no_flow(june: Decimal, value: Decimal) -> None:
    if value < june:
        assert half_year(value, known(june=int(june))) == june + value
    assert half_year(value, known(june=int(june), over_time=OverTime.LAST)) is None
    assert half_year(value, known(june=int(june), period=PeriodCode.JUNE)) is None
    assert half_year(value, known(estimate=int(june), period=PeriodCode.FINAL)) is None


def test_the_second_half_given_for_the_year_is_told_by_june_and_the_plan() -> None:
    # 16.000 of 28.000 after June: with 12.000 in June the year would be far short of its plan.
    assert half_year(Decimal(16_000), known(june=12_000, plan=27_000)) == 28_000
    assert half_year(Decimal(14_000), known(june=7_000, plan=27_000, last_year=26_000)) == 21_000
    # What was done by June may have reached the plan: gifts for Tết.
    assert half_year(Decimal(16_000), known(june=15_000, plan=15_500)) is None
    assert half_year(Decimal(28_000), known(june=12_000, plan=27_000)) is None


@pytest.mark.parametrize(
    ("stated", "computed", "agree"),
    [
        ("163.42", "163.42", True),
        ("163.4", "163.42", True),
        ("163", "163.42", True),
        ("161.77", "161.77", True),
        ("1.43", "14.05", False),
        ("170", "163.42", False),
    ],
)
def test_a_stated_percentage_agrees_as_exactly_as_it_is_written(stated: str, computed: str, *, agree: bool) -> None:
    assert agrees(Decimal(stated), Decimal(computed)) is agree
    assert (against(stated, known(related=computed)) is None) is agree


def test_what_exceeds_the_plan_is_told_from_what_was_reached_of_it() -> None:
    assert is_excess(Decimal("63.42"), Decimal("163.42"))
    assert not is_excess(Decimal("163.42"), Decimal("163.42"))
    assert not is_excess(Decimal(80), Decimal(180) - 100)
    assert against("63.42", known(related="163.42")) is Against.OWN_FIGURES


def test_injected_slips_are_questioned_and_right_figures_left_alone() -> None:
    kinds, wrongly = slips.measure(seed=1, number=1500)
    assert sum(kinds.values()) / len(kinds) >= slips.QUESTIONED
    assert wrongly <= slips.FALSE
    assert all(part >= 0.99 for kind, part in kinds.items() if kind != slips.HALF)
