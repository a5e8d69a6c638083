"""What a channel asks for a message: windows, free messages, a price, a month's allowance.

Belongs here: the shapes. The values of each channel stand in `bot.channels.tariffs`, what was used in
`storage.ledger`.
"""

from datetime import datetime, timedelta, tzinfo

from msgspec import Struct


class Tariff(Struct, frozen=True, kw_only=True):
    """What a channel asks; without any of it people can be written to at any time for nothing.

    `window` is for how long after somebody's last word the service lets us write to them, `free_for` for how long that
    costs nothing and `free_messages` how many; any other message costs `price` đồng. `monthly` messages and `people`
    are what the plan has in all. `silent`: a message lies there until its person looks; nothing tells them of it.
    """

    window: timedelta | None = None
    free_for: timedelta | None = None
    free_messages: int | None = None
    price: int = 0
    monthly: int | None = None
    people: int | None = None
    silent: bool = False


FREE = Tariff()
"""People can be written to at any time, for nothing."""


class Told(Struct, frozen=True, kw_only=True):
    """What a service told about its quota as it took a message; None where it said nothing.

    `until` and `free_until` are the ends of the addressee's windows, `free_left` the free messages left to them;
    `left` of `total` messages are left to the channel this month.
    """

    until: datetime | None = None
    free_until: datetime | None = None
    free_left: int | None = None
    left: int | None = None
    total: int | None = None


def month_of(moment: datetime, zone: tzinfo) -> str:
    """Return the calendar month of the office in which a moment falls: ``2026-12``."""
    return moment.astimezone(zone).strftime("%Y-%m")
