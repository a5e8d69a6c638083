"""Figures and moments come back as they went in, and add up exactly, on both engines."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.columns import Exact, Instant, Key, NotExact
from storage.store import Store

scratch = sa.Table(
    "scratch",
    sa.MetaData(),
    sa.Column("id", Key, primary_key=True),
    sa.Column("figure", Exact),
    sa.Column("moment", Instant),
    prefixes=["TEMPORARY"],
)

LIMIT = 10**18 - 1
figures = st.integers(-LIMIT, LIMIT).map(lambda thousandths: Decimal(thousandths).scaleb(-3))
# The store is one for all examples; each of them leaves it as it was.
one_store = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def _scratch(store: Store) -> None:
    scratch.create(store.connection)


def there_and_back(store: Store, column: str, *values: object) -> list[object]:
    store.connection.execute(scratch.delete())
    store.connection.execute(scratch.insert(), [{column: value} for value in values])
    return list(store.connection.execute(sa.select(scratch.c[column]).order_by(scratch.c.id)).scalars())


@one_store
@given(figures)
def test_any_figure_below_ten_to_the_fifteenth_with_three_decimals_comes_back(store: Store, figure: Decimal) -> None:
    (back,) = there_and_back(store, "figure", figure)
    assert back == figure
    assert "E" not in str(back)


@one_store
@given(st.lists(figures.map(lambda figure: figure / 100), min_size=1, max_size=50))
def test_sums_are_exact(store: Store, values: list[Decimal]) -> None:
    thousandths = [value.quantize(Decimal("0.001")) for value in values]
    there_and_back(store, "figure", *thousandths)
    assert store.connection.execute(sa.select(sa.func.sum(scratch.c.figure))).scalar_one() == sum(thousandths)


@pytest.mark.parametrize(
    "figure",
    [
        "0.0001",
        "28000.0005",
        "-0.1234",
        "1000000000000000",
        "-1000000000000000",
        "1E+20",
        "NaN",
        "sNaN",
        "Infinity",
        # More digits than a Decimal context keeps: a product of it would look exact.
        "1.0000000000000000000000000000001",
        "999999999999999.9999999999999999",
    ],
)
def test_what_would_have_to_be_rounded_is_refused(store: Store, figure: str) -> None:
    with pytest.raises(NotExact):
        there_and_back(store, "figure", Decimal(figure))


def test_the_largest_and_the_smallest_figures_come_back(store: Store) -> None:
    edges = [Decimal("999999999999999.999"), Decimal("-999999999999999.999"), Decimal("0.001"), Decimal("-0.001")]
    assert there_and_back(store, "figure", *edges) == edges


def test_no_figure_is_no_zero(store: Store) -> None:
    assert there_and_back(store, "figure", None, Decimal(0)) == [None, Decimal(0)]


@one_store
@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_a_moment_comes_back_in_utc_to_the_microsecond(store: Store, naive: datetime, offset: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=offset)))
    (back,) = there_and_back(store, "moment", moment)
    assert back == moment
    assert isinstance(back, datetime)
    assert back.tzinfo is UTC


def test_moments_are_ordered(store: Store) -> None:
    east, west = timezone(timedelta(hours=7)), timezone(timedelta(hours=-8))
    earlier, later = datetime(2023, 12, 1, 8, tzinfo=east), datetime(2023, 11, 30, 18, tzinfo=west)
    there_and_back(store, "moment", later, earlier)
    ordered = store.connection.execute(sa.select(scratch.c.moment).order_by(scratch.c.moment)).scalars().all()
    assert ordered == [earlier, later]


def test_a_moment_without_its_zone_is_refused(store: Store) -> None:
    with pytest.raises(sa.exc.StatementError, match="time zone"):
        there_and_back(store, "moment", datetime(2023, 12, 1, 8))  # noqa: DTZ001
