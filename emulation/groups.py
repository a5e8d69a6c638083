"""The bloc's chat groups: the codes that link one, and when its board is brought up to date.

Belongs here: dates and numbers. Who may link a group is `emulation.people`, which are linked `storage.groups`.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, tzinfo

from emulation.invitations import TRIES, WINDOW, TooManyTries
from emulation.reminders import may_send

CODE_LIFE = timedelta(days=1)
PREFIX = "NHOM"
BOARD_AT = (time(8, 0), time(17, 0))


def check_tries(wrong: int, now: datetime) -> None:
    """Pass while few enough wrong codes were typed in a group. Raises TooManyTries."""
    if wrong >= TRIES:
        raise TooManyTries(now + WINDOW)


def board_due(shown_at: datetime | None, now: datetime, zone: tzinfo, off: Callable[[date], bool]) -> bool:
    """Tell whether a board last brought up to date at `shown_at` is due: morning and evening of working days."""
    here = now.astimezone(zone)
    passed = [datetime.combine(here.date(), at, zone) for at in BOARD_AT if at <= here.time()]
    return bool(passed) and may_send(now, zone, off) and (shown_at is None or shown_at < passed[-1])
