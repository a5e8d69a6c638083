"""Reminders: when a milestone's rungs fall, and who is reminded now.

Belongs here: dates and silence. Who owes what is read by `storage.reminders`, the words are `handlers.reminders`. Days
off (weekends, public holidays, the season's own) move a rung to the working day before; nothing is sent at night.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta, tzinfo

from msgspec import Struct

MORNING = time(8, 0)
QUIET_FROM = time(21, 0)
QUIET_UNTIL = time(7, 0)
ACTIVE = timedelta(minutes=10)
APART = timedelta(hours=1)

_SATURDAY = 5


class Milestone(Struct, frozen=True, kw_only=True):
    """A date that figures of a kỳ are due, with its reminder offsets in days."""

    id: int
    season: int
    period: int
    due: datetime
    offsets: tuple[int, ...]


class Rung(Struct, frozen=True, kw_only=True):
    """One reminder of a milestone: `offset` days before (the smallest of those that fall together), sent from `at`."""

    offset: int
    at: datetime


class Debt(Struct, frozen=True, kw_only=True):
    """What one person is to be reminded of: an association's figures for a milestone.

    `active_at` is when the person last spoke, `silent_until` what was promised on the phone, `reminded_at` the last
    reminder about it through any channel.
    """

    person: int
    association: int
    milestone: Milestone
    active_at: datetime | None = None
    silent_until: datetime | None = None
    reminded_at: datetime | None = None


def working_day(day: date, off: Callable[[date], bool]) -> date:
    """Return `day`, or the working day before where it is a weekend or a day off."""
    while day.weekday() >= _SATURDAY or off(day):
        day -= timedelta(days=1)
    return day


def rungs(milestone: Milestone, zone: tzinfo, off: Callable[[date], bool]) -> tuple[Rung, ...]:
    """Return a milestone's reminders, earliest first; those that fall on one day are one."""
    due = milestone.due.astimezone(zone).date()
    days: dict[date, int] = {}
    for offset in sorted(milestone.offsets, reverse=True):
        days[working_day(due - timedelta(days=offset), off)] = offset
    return tuple(Rung(offset=offset, at=datetime.combine(day, MORNING, zone)) for day, offset in sorted(days.items()))


def eve(rung: Rung, zone: tzinfo, off: Callable[[date], bool]) -> datetime:
    """Return the morning of the working day before a rung: when whoever reminds can still prepare it."""
    day = working_day(rung.at.astimezone(zone).date() - timedelta(days=1), off)
    return datetime.combine(day, MORNING, zone)


def rung_due(milestone: Milestone, now: datetime, zone: tzinfo, off: Callable[[date], bool]) -> Rung | None:
    """Return the newest rung whose time has come, none once the milestone is over: after an outage only it is sent."""
    if now >= milestone.due:
        return None
    passed = [rung for rung in rungs(milestone, zone, off) if rung.at <= now]
    return passed[-1] if passed else None


def may_send(now: datetime, zone: tzinfo, off: Callable[[date], bool]) -> bool:
    """Tell whether a reminder may go out now: on a working day, not at night."""
    here = now.astimezone(zone)
    if here.weekday() >= _SATURDAY or off(here.date()):
        return False
    return QUIET_UNTIL <= here.time() < QUIET_FROM


def speaks_against(debt: Debt, now: datetime) -> bool:
    """Tell whether this person is left in peace for now: they are just typing, they promised, or were just told."""
    return (
        (debt.active_at is not None and now - debt.active_at < ACTIVE)
        or (debt.silent_until is not None and now < debt.silent_until)
        or (debt.reminded_at is not None and now - debt.reminded_at < APART)
    )


def by_person(debts: Iterable[Debt]) -> dict[int, tuple[Debt, ...]]:
    """Return what each person is told in one message."""
    found: dict[int, list[Debt]] = {}
    for debt in debts:
        found.setdefault(debt.person, []).append(debt)
    return {person: tuple(several) for person, several in found.items()}


def days_left(due: datetime, now: datetime, zone: tzinfo) -> int:
    """Return how many days are left, 0 on the day itself."""
    return (due.astimezone(zone).date() - now.astimezone(zone).date()).days
