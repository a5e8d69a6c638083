"""Where a notice goes: free before paid, the preferred first, nothing twice, nothing that is closed."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.reach import (
    APART,
    FREE,
    LOOK_AGAIN,
    OUT_AFTER,
    WAIT,
    Call,
    Known,
    Outage,
    Send,
    Tariff,
    Tried,
    Unavailable,
    Wait,
    Way,
    Why,
    against,
    failed,
    is_out,
    plan,
    way,
)

NOW = datetime(2023, 12, 1, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LATER = NOW + 12 * HOUR
PRICED = Tariff(window=7 * DAY, free_for=2 * DAY, free_messages=8, price=55)

moments = st.integers(-10_000, 10_000).map(lambda minutes: NOW + timedelta(minutes=minutes))


@st.composite
def ways(draw: st.DrawFn) -> tuple[Way, ...]:
    several = draw(st.integers(0, 4))
    return tuple(
        Way(
            address=address,
            channel=draw(st.sampled_from("abc")),
            blocked=draw(st.booleans()),
            until=draw(st.none() | moments),
            free_until=draw(st.none() | moments),
            free_left=draw(st.none() | st.integers(0, 2)),
            price=draw(st.sampled_from([0, 55, 200])),
            left=draw(st.none() | st.integers(0, 2)),
            out=draw(st.booleans()),
        )
        for address in range(1, several + 1)
    )


@st.composite
def tries(draw: st.DrawFn) -> Tried:
    maybe = draw(st.none() | st.integers(1, 4))
    at = None if maybe is None else NOW - timedelta(minutes=draw(st.integers(0, 120)))
    return Tried(refused=draw(st.frozensets(st.integers(1, 4), max_size=2)), maybe=maybe, maybe_at=at)


def open_now(several: tuple[Way, ...], tried: Tried) -> list[Way]:
    return [each for each in several if against(each, NOW, tried.refused) is None]


@given(ways(), tries(), moments)
def test_only_an_open_address_is_written_to(several: tuple[Way, ...], tried: Tried, keep_until: datetime) -> None:
    step = plan(several, NOW, keep_until=keep_until, tried=tried)
    if isinstance(step, Send):
        assert step.address in {each.address for each in open_now(several, tried)}


@given(ways(), tries(), moments)
def test_nothing_is_paid_while_somebody_can_be_told_for_nothing(
    several: tuple[Way, ...], tried: Tried, keep_until: datetime
) -> None:
    step = plan(several, NOW, keep_until=keep_until, tried=tried)
    chosen = next((each for each in several if isinstance(step, Send) and each.address == step.address), None)
    if chosen is not None and not chosen.free(NOW):
        assert not [each for each in open_now(several, tried) if each.free(NOW)]


@given(ways(), tries(), moments)
def test_what_may_have_arrived_goes_nowhere_else_within_the_hour_but_round_an_outage(
    several: tuple[Way, ...], tried: Tried, keep_until: datetime
) -> None:
    step = plan(several, NOW, keep_until=keep_until, tried=tried)
    if isinstance(step, Send) and tried.maybe_at is not None and step.address != tried.maybe:
        out = {each.address for each in several if against(each, NOW, tried.refused) is Why.OUT}
        assert NOW - tried.maybe_at >= APART or tried.maybe in out


@given(ways(), moments)
def test_the_preferred_of_the_free_ones_is_taken(several: tuple[Way, ...], keep_until: datetime) -> None:
    step = plan(several, NOW, keep_until=keep_until)
    free = [each.address for each in open_now(several, Tried()) if each.free(NOW)]
    if free:
        assert step == Send(free[0])


@given(ways(), tries(), moments)
def test_somebody_has_to_call_only_where_nothing_is_open_or_worth_waiting_for(
    several: tuple[Way, ...], tried: Tried, keep_until: datetime
) -> None:
    step = plan(several, NOW, keep_until=keep_until, tried=tried)
    if isinstance(step, Call):
        assert not open_now(several, tried)
        assert keep_until <= NOW or not [each for each in several if against(each, NOW, tried.refused) is Why.OUT]


@given(ways(), tries(), moments)
def test_a_wait_ends(several: tuple[Way, ...], tried: Tried, keep_until: datetime) -> None:
    step = plan(several, NOW, keep_until=keep_until, tried=tried)
    if isinstance(step, Wait):
        assert NOW < step.until <= NOW + APART


def test_a_window_that_closes_makes_the_next_address_due() -> None:
    first = way(Known(address=1, channel="a", blocked=False, heard_at=NOW), PRICED, left=None, out=False)
    second = Way(address=2, channel="b")
    assert plan([first, second], NOW, keep_until=LATER) == Send(1)
    assert plan([first, second], NOW + 2 * DAY, keep_until=LATER) == Send(2)
    assert plan([first], NOW + 2 * DAY, keep_until=LATER) == Send(1, price=55)
    assert plan([first], NOW + 7 * DAY, keep_until=LATER) == Call(Why.WINDOW_CLOSED)


def test_who_never_spoke_has_opened_no_window() -> None:
    silent = way(Known(address=1, channel="a", blocked=False), PRICED, left=None, out=False)
    assert plan([silent], NOW, keep_until=LATER) == Call(Why.WINDOW_CLOSED)
    free = way(Known(address=1, channel="a", blocked=False), FREE, left=None, out=False)
    assert plan([free], NOW, keep_until=LATER) == Send(1)


@pytest.mark.parametrize(
    ("only", "why"),
    [
        ((), Why.NOWHERE),
        ((Way(address=1, channel="a", blocked=True),), Why.BLOCKED),
        ((Way(address=1, channel="a", left=0),), Why.QUOTA_SPENT),
        ((Way(address=1, channel="a", until=NOW),), Why.WINDOW_CLOSED),
    ],
)
def test_why_somebody_has_to_call(only: tuple[Way, ...], why: Why) -> None:
    assert plan(only, NOW, keep_until=LATER) == Call(why)


def test_a_channel_that_is_out_is_waited_for_only_so_long() -> None:
    only = [Way(address=1, channel="a", out=True)]
    assert plan(only, NOW, keep_until=LATER) == Wait(NOW + WAIT)
    assert plan(only, LATER, keep_until=LATER) == Call(Why.OUT)


def test_a_channel_is_out_once_nothing_was_answered_for_minutes_and_is_looked_at_again() -> None:
    outage: Outage | None = None
    for seconds in (0, 2, 6, 14, 30, 62, 126):
        outage = failed(outage, Unavailable(), NOW + timedelta(seconds=seconds))
        assert not is_out(outage, NOW + timedelta(seconds=seconds))
    last = NOW + OUT_AFTER
    outage = failed(outage, Unavailable(), last)
    assert is_out(outage, last)
    assert is_out(outage, last + LOOK_AGAIN - timedelta(seconds=1))
    assert not is_out(outage, last + LOOK_AGAIN)
    assert not is_out(None, last)


def test_a_service_that_does_not_take_us_is_out_at_once() -> None:
    assert is_out(failed(None, Unavailable(refused=True), NOW), NOW)
