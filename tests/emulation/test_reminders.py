"""When reminders fall, and who is left in peace: dates and silence alone."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from emulation.reminders import (
    Debt,
    Milestone,
    by_person,
    days_left,
    eve,
    may_send,
    rung_due,
    rungs,
    speaks_against,
    working_day,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NEW_YEAR = date(2024, 1, 1)


def at(text: str) -> datetime:
    """A moment of the office's day: ``2023-11-20 09:00``."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def milestone(due: str, *offsets: int) -> Milestone:
    return Milestone(id=1, season=1, period=1, due=at(due), offsets=offsets or (7, 3, 0))


def none_off(_day: date) -> bool:
    return False


def off(*days: str) -> Callable[[date], bool]:
    found = {date.fromisoformat(day) for day in days}
    return found.__contains__


@pytest.mark.parametrize(
    ("due", "days_off", "mornings"),
    [
        # A Monday: seven days before is a Monday, three days before a Friday.
        ("2023-11-27 17:00", (), ("2023-11-20", "2023-11-24", "2023-11-27")),
        # Three days before is a Sunday, and the Friday before it is a day off that the season decrees.
        ("2023-11-29 17:00", ("2023-11-24",), ("2023-11-22", "2023-11-23", "2023-11-29")),
        # New Year's Day: what falls on it goes out on the Friday before.
        ("2024-01-08 17:00", ("2024-01-01",), ("2023-12-29", "2024-01-05", "2024-01-08")),
        # The deadline itself is a Sunday: its reminder and that of three days before are a day apart.
        ("2023-12-03 17:00", (), ("2023-11-24", "2023-11-30", "2023-12-01")),
    ],
)
def test_reminders_fall_on_working_mornings(due: str, days_off: tuple[str, ...], mornings: tuple[str, ...]) -> None:
    found = rungs(milestone(due), ZONE, off(*days_off))
    assert [each.at for each in found] == [at(f"{day} 08:00") for day in mornings]
    assert [each.offset for each in found] == [7, 3, 0]


def test_reminders_of_one_day_are_one() -> None:
    found = rungs(milestone("2023-12-04 17:00", 3, 2, 1), ZONE, none_off)
    assert [(each.offset, each.at) for each in found] == [(1, at("2023-12-01 08:00"))]


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sets(st.dates(date(2019, 12, 1), date(2030, 12, 31))))
def test_a_working_day_is_never_off_and_never_later(day: date, days_off: set[date]) -> None:
    found = working_day(day, days_off.__contains__)
    assert found <= day
    assert found.weekday() < 5
    assert found not in days_off
    between = (found + timedelta(days=n) for n in range(1, (day - found).days + 1))
    assert all(each.weekday() >= 5 or each in days_off for each in between)


@pytest.mark.parametrize(
    ("now", "offset"),
    [
        ("2023-11-20 07:59", None),
        ("2023-11-20 08:00", 7),
        ("2023-11-24 07:59", 7),
        ("2023-11-24 08:00", 3),
        # An outage from before the first to the last: the newest alone is sent.
        ("2023-11-27 16:59", 0),
        ("2023-11-27 17:00", None),
    ],
)
def test_the_newest_reminder_alone_is_due_and_none_after_the_deadline(now: str, offset: int | None) -> None:
    found = rung_due(milestone("2023-11-27 17:00"), at(now), ZONE, none_off)
    assert (found.offset if found else None) == offset


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        ("2023-11-20 06:59", False),
        ("2023-11-20 07:00", True),
        ("2023-11-20 20:59", True),
        ("2023-11-20 21:00", False),
        ("2023-11-25 10:00", False),
        ("2023-11-26 10:00", False),
        ("2024-01-01 10:00", False),
    ],
)
def test_nothing_is_sent_at_night_nor_on_days_off(now: str, *, allowed: bool) -> None:
    assert may_send(at(now), ZONE, off("2024-01-01")) is allowed
    assert may_send(at(now).astimezone(UTC), ZONE, off("2024-01-01")) is allowed


def test_the_eve_of_a_monday_is_the_friday_before() -> None:
    first = rungs(milestone("2023-11-27 17:00"), ZONE, none_off)[0]
    assert eve(first, ZONE, none_off) == at("2023-11-17 08:00")


NOW = at("2023-11-24 08:00")
DEBT = Debt(person=1, association=1, milestone=milestone("2023-11-27 17:00"))


@pytest.mark.parametrize(
    ("debt", "in_peace"),
    [
        (DEBT, False),
        (replace(DEBT, active_at=NOW - timedelta(minutes=9, seconds=59)), True),
        (replace(DEBT, active_at=NOW - timedelta(minutes=10)), False),
        (replace(DEBT, silent_until=NOW + timedelta(seconds=1)), True),
        (replace(DEBT, silent_until=NOW), False),
        (replace(DEBT, reminded_at=NOW - timedelta(minutes=59)), True),
        (replace(DEBT, reminded_at=NOW - timedelta(hours=1)), False),
    ],
)
def test_whoever_is_typing_promised_or_was_just_told_is_left_in_peace(debt: Debt, *, in_peace: bool) -> None:
    assert speaks_against(debt, NOW) is in_peace


def test_a_person_is_told_of_everything_at_once() -> None:
    debts = [DEBT, replace(DEBT, person=2), replace(DEBT, association=2)]
    assert {person: len(several) for person, several in by_person(debts).items()} == {1: 2, 2: 1}


def test_days_are_counted_by_the_office_s_calendar() -> None:
    due = at("2023-11-27 17:00")
    assert days_left(due, at("2023-11-24 23:59"), ZONE) == 3
    assert days_left(due, at("2023-11-25 00:01").astimezone(UTC), ZONE) == 2
    assert days_left(due, at("2023-11-28 09:00"), ZONE) == -1
