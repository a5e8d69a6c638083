"""When a ballot is to close, as people write it: ``17h30``, ``15/12``, ``17:00 15/12/2023``.

Belongs here: reading a moment, and the usual one. Whether it is over is `contests.is_open`.
"""

import re
from datetime import date, datetime, time, timedelta

OFFICE_CLOSES = time(17, 0)
"""A date without an hour means this one."""

_SOON = timedelta(hours=1)
_HOUR = re.compile(r"\b([0-9]{1,2})\s?(?::|h|giờ|gio)\s?([0-9]{2})?(?![0-9])", re.IGNORECASE)
_DAY = re.compile(r"(?<![0-9/])([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}))?(?![0-9/])")


def usual(now: datetime) -> datetime:
    """Return when a ballot closes if nobody says otherwise: at the end of this office day, or of the next."""
    closes = datetime.combine(now.date(), OFFICE_CLOSES, now.tzinfo)
    return closes if closes - now >= _SOON else closes + timedelta(days=1)


def read(text: str, now: datetime) -> datetime | None:
    """Return the moment that `text` names, in the time zone of `now`; None where it names none.

    An hour alone is today's, a day without a year the next one of that date.
    """
    day, hour = _DAY.search(text), _HOUR.search(text)
    if day is None and hour is None:
        return None
    try:
        at = time(int(hour[1]), int(hour[2] or 0)) if hour else OFFICE_CLOSES
        if day is None:
            return datetime.combine(now.date(), at, now.tzinfo)
        year = int(day[3]) if day[3] else now.year
        moment = datetime.combine(date(year, int(day[2]), int(day[1])), at, now.tzinfo)
        if day[3] is None and moment.date() < now.date():
            moment = moment.replace(year=year + 1)
    except ValueError:
        return None
    return moment
