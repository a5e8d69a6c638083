"""What a failed send leads to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.reach import (
    MOST_ATTEMPTS,
    BadRequest,
    Blocked,
    Failure,
    GiveUp,
    Gone,
    QuotaSpent,
    Retry,
    Throttled,
    Unavailable,
    WindowClosed,
    decide,
)

NOW = datetime(2023, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failure", "decision"),
    [
        (Throttled(timedelta(seconds=7)), Retry(NOW + timedelta(seconds=7))),
        (QuotaSpent(NOW + timedelta(days=3)), Retry(NOW + timedelta(days=3), whole_channel=True)),
        (Unavailable(), Retry(NOW + timedelta(seconds=2))),
        (Unavailable(doubtful=True), Retry(NOW + timedelta(seconds=2))),
        (Blocked(), GiveUp(unreachable=True)),
        (Gone(), GiveUp(unreachable=True)),
        (WindowClosed(), GiveUp(unreachable=True)),
        (BadRequest("too long"), GiveUp(unreachable=False)),
    ],
)
def test_the_first_failure(failure: Failure, decision: object) -> None:
    assert decide(failure, 1, NOW) == decision


@given(st.integers(1, 10_000))
def test_what_a_person_must_mend_is_waited_for_without_end(attempts: int) -> None:
    assert decide(Unavailable(refused=True), attempts, NOW) == Retry(NOW + timedelta(minutes=1))


@given(st.integers(1, MOST_ATTEMPTS - 2))
def test_an_unavailable_service_is_asked_ever_more_slowly(attempts: int) -> None:
    this, following = decide(Unavailable(), attempts, NOW), decide(Unavailable(), attempts + 1, NOW)
    assert isinstance(this, Retry)
    assert isinstance(following, Retry)
    assert this.at <= following.at <= NOW + timedelta(minutes=10)


def test_an_unavailable_service_is_given_up_in_the_end_and_the_address_is_not() -> None:
    assert decide(Unavailable(), MOST_ATTEMPTS, NOW) == GiveUp(unreachable=False)


@given(st.integers(1, 10_000))
def test_being_throttled_is_never_a_reason_to_give_up(attempts: int) -> None:
    assert decide(Throttled(timedelta(seconds=1)), attempts, NOW) == Retry(NOW + timedelta(seconds=1))
