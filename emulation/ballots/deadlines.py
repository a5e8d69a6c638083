"""When a ballot is to close, as people write it: ``17h30``, ``15/12``, ``17:00 15/12/2023``.

Belongs here: reading a moment, and the usual one. Whether it is over is `contests.is_open`.
"""

import re
from datetime import date, datetime, time, timedelta

OFFICE_CLOSES = time(17, 0)
"""A date without an hour means this one."""

_SOON = timedelta(hours=1)
_HOUR = re.compile(
    r"\b([0-9]{1,2}) ?(?:(?::|giờ|gio|h|g) ?([0-9]{2})?(?![0-9]|[/.-][0-9])(?: ?(?:phút|phut)\b)?"
    r"(?: ?(sáng|sang|trưa|trua|chiều|chieu|tối|toi|am|pm)\b)?|(am|pm)\b)"
)
_DAY = re.compile(r"(?<![0-9/.-])([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?(?![0-9]|[/.-][0-9])")
_TOMORROW = re.compile(r"\b(?:ngày |ngay )?mai\b|\btomorrow\b")
_AFTERNOON = frozenset({"chiều", "chieu", "tối", "toi", "pm"})
_BESIDE = frozenset(
    """
    hôm hom nay lúc luc vào vao ngày ngay trước truoc đến den hạn han là la đóng dong today at on by before until
    """.split()
)
"""Words that may stand beside day and hour and change neither; at any other the moment is asked again."""


def usual(now: datetime) -> datetime:
    """Return when a ballot closes if nobody says otherwise: at the end of this office day, or of the next."""
    closes = datetime.combine(now.date(), OFFICE_CLOSES, now.tzinfo)
    return closes if closes - now >= _SOON else closes + timedelta(days=1)


def read(text: str, now: datetime) -> datetime | None:
    """Return the moment that `text` names, in the time zone of `now`; None where it names none.

    An hour alone is today's, a day without a year the next one of that date. What is not understood whole is none: a
    vote that closes on the wrong day cannot be held again.
    """
    said = " ".join(text.casefold().split())
    hour = _HOUR.search(said)
    rest = said[: hour.start()] + " " + said[hour.end() :] if hour else said
    day = _DAY.search(rest)
    tomorrow = None if day else _TOMORROW.search(rest)
    if named := day or tomorrow:
        rest = rest[: named.start()] + " " + rest[named.end() :]
    if not (hour or day) or not set(re.findall(r"[^\W_]+", rest)) <= _BESIDE:
        return None
    try:
        at = _at(hour) if hour else OFFICE_CLOSES
        if day is None:
            return datetime.combine(now.date() + timedelta(days=1 if tomorrow else 0), at, now.tzinfo)
        written = day[4]
        year = now.year if written is None else int(written) + (2000 if len(written) == 2 else 0)
        moment = datetime.combine(date(year, int(day[3]), int(day[1])), at, now.tzinfo)
        if written is None and moment.date() < now.date():
            moment = moment.replace(year=year + 1)
    except ValueError:
        return None
    return moment


def _at(hour: re.Match[str]) -> time:
    """Return the time of day; `5 giờ chiều` is 17:00. Raises ValueError."""
    number, half = int(hour[1]), hour[3] or hour[4]
    return time(number + 12 if half in _AFTERNOON and number < 12 else number, int(hour[2] or 0))
