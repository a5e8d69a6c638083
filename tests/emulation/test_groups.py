"""When a group's board is due, and how often a code may be tried."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.groups import BOARD_AT, board_due, check_tries
from emulation.invitations import TooManyTries

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOLIDAY = date(2024, 1, 1)
START = datetime(2023, 11, 1, tzinfo=ZONE)
MOMENTS = st.integers(0, 90 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes))


def off(day: date) -> bool:
    return day == HOLIDAY


@given(MOMENTS)
def test_a_board_that_was_just_shown_is_not_due(now: datetime) -> None:
    assert not board_due(now, now, ZONE, off)


@given(MOMENTS)
def test_a_board_is_shown_by_day_on_working_days_only(now: datetime) -> None:
    if board_due(None, now, ZONE, off):
        assert BOARD_AT[0] <= now.time()
        assert now.hour < 21
        assert now.weekday() < 5
        assert now.date() != HOLIDAY


@given(MOMENTS)
def test_a_board_is_shown_twice_a_working_day_at_most(start: datetime) -> None:
    shown, times = start, 0
    for minutes in range(0, 24 * 60, 20):
        now = start + timedelta(minutes=minutes)
        if board_due(shown, now, ZONE, off):
            shown, times = now, times + 1
    assert times <= 2


def test_five_wrong_codes_are_enough() -> None:
    now = datetime(2023, 11, 20, 9, tzinfo=ZONE)
    check_tries(4, now)
    with pytest.raises(TooManyTries):
        check_tries(5, now)
