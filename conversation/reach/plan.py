"""Which of somebody's addresses a notice goes to now: pure, from what is known of each and of its channel.

Free before paid, the preferred before the others; nothing is paid while somebody can be told for nothing; what may have
arrived through one channel goes through no second one unless the first is out altogether. Belongs here: that choice and
the reasons against an address. What a failed attempt means is `conversation.reach.failures`.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from conversation.reach.failures import Unavailable
from conversation.reach.tariff import Tariff

OUT_AFTER = timedelta(minutes=3)
"""A channel that has answered nothing for so long is out; until then its messages are tried again."""

LOOK_AGAIN = timedelta(minutes=2)
"""So long after the last attempt nobody knows whether a channel is still out: the next message finds it out."""

KEPT = timedelta(hours=12)
"""A notice waits so long for a channel that is out: it is never told on another day, or at night."""

APART = timedelta(hours=1)
"""What may have arrived through one channel goes through no second one for so long."""

WAIT = timedelta(minutes=10)
"""How long a notice without any other way waits between two looks at its channel."""


_NEVER = datetime.min.replace(tzinfo=UTC)


class Why(StrEnum):
    """Why an address cannot be used now; UNSEEN: it can, but what it was told last has hardly been seen."""

    NOWHERE = "nowhere to write to"
    BLOCKED = "blocked"
    WINDOW_CLOSED = "window closed"
    QUOTA_SPENT = "quota spent"
    REFUSED = "refused"
    OUT = "channel out"
    UNSEEN = "unseen"


class Outage(Struct, frozen=True, kw_only=True):
    """A channel without an answer `since`, last tried `tried_at`; `refused`: it takes nothing before it is mended."""

    since: datetime
    tried_at: datetime
    refused: bool = False


def failed(before: Outage | None, failure: Unavailable, now: datetime) -> Outage:
    """Return what one more attempt without an answer makes of a channel's state."""
    since = before.since if before is not None else now
    return Outage(since=since, tried_at=now, refused=failure.refused)


def is_out(outage: Outage | None, now: datetime) -> bool:
    """Tell whether a channel is known to be out now."""
    if outage is None or now - outage.tried_at >= LOOK_AGAIN:
        return False
    return outage.refused or outage.tried_at - outage.since >= OUT_AFTER


class Known(Struct, frozen=True, kw_only=True):
    """An address as it is stored: its stored id, when its person last spoke, and what its service told since then."""

    address: int
    channel: str
    blocked: bool
    heard_at: datetime | None = None
    until: datetime | None = None
    free_until: datetime | None = None
    free_left: int | None = None


class Way(Struct, frozen=True, kw_only=True):
    """An address with all that speaks for and against it.

    `until` is when its window ends (None: it never does), `free_until` when its free time does (None: it has none),
    `free_left` the free messages left in it (None: any number), `price` what one costs otherwise; `left` the messages
    left to the channel this month (None: any number); `out`: nothing of that channel gets through.
    """

    address: int
    channel: str
    blocked: bool = False
    until: datetime | None = None
    free_until: datetime | None = None
    free_left: int | None = None
    price: int = 0
    left: int | None = None
    out: bool = False

    def free(self, now: datetime) -> bool:
        """Tell whether a message costs nothing here now."""
        if self.price == 0:
            return True
        return self.free_until is not None and now < self.free_until and (self.free_left is None or self.free_left > 0)


def way(known: Known, tariff: Tariff, *, left: int | None, out: bool) -> Way:
    """Return an address as a way: what its service told of its windows counts before what its tariff says."""

    def ends(told: datetime | None, after: timedelta | None) -> datetime | None:
        if told is not None or after is None:
            return told
        # Whoever never spoke has opened no window.
        return known.heard_at + after if known.heard_at is not None else _NEVER

    return Way(
        address=known.address,
        channel=known.channel,
        blocked=known.blocked,
        until=ends(known.until, tariff.window),
        free_until=ends(known.free_until, tariff.free_for),
        free_left=known.free_left if known.free_left is not None else tariff.free_messages,
        price=tariff.price,
        left=left,
        out=out,
    )


class Tried(Struct, frozen=True, kw_only=True):
    """What became of one message so far: `refused` are the addresses whose service would not take it; it may have
    arrived at the address `maybe` (in part, or without an answer) at the moment `maybe_at`."""

    refused: frozenset[int] = frozenset()
    maybe: int | None = None
    maybe_at: datetime | None = None


NOT_YET = Tried()


class Send(Struct, frozen=True):
    """Send it to this address now."""

    address: int
    price: int = 0


class Wait(Struct, frozen=True):
    """Look again then."""

    until: datetime


class Call(Struct, frozen=True):
    """No message reaches them: somebody has to call."""

    why: Why


Step: TypeAlias = Send | Wait | Call


def against(this: Way, now: datetime, refused: Collection[int] = ()) -> Why | None:
    """Return what keeps a message from an address now, None where nothing does."""
    if this.blocked:
        return Why.BLOCKED
    if this.address in refused:
        return Why.REFUSED
    if this.until is not None and now >= this.until:
        return Why.WINDOW_CLOSED
    if this.left is not None and this.left <= 0:
        return Why.QUOTA_SPENT
    return Why.OUT if this.out else None


def plan(ways: Sequence[Way], now: datetime, *, keep_until: datetime, tried: Tried = NOT_YET) -> Step:
    """Decide where a notice goes now.

    `ways` are the addresses of its person, best liked first; `keep_until` is how long it may wait for a channel that is
    out.
    """
    reasons = {each.address: against(each, now, tried.refused) for each in ways}
    usable = [each for each in ways if reasons[each.address] is None]
    choice = [each for each in usable if each.free(now)] or sorted(usable, key=lambda each: each.price)
    if not choice:
        if Why.OUT in reasons.values() and now < keep_until:
            return Wait(min(now + WAIT, keep_until))
        return Call(next((why for why in reasons.values() if why is not None), Why.NOWHERE))
    if tried.maybe is None or tried.maybe_at is None:
        return _to(choice[0], now)
    same = next((each for each in choice if each.address == tried.maybe), None)
    if same is not None:
        return _to(same, now)
    # Where its channel is out it hardly arrived; it may be told twice then, and that is recorded.
    if reasons.get(tried.maybe) is Why.OUT or now - tried.maybe_at >= APART:
        return _to(choice[0], now)
    return Wait(tried.maybe_at + APART)


def _to(chosen: Way, now: datetime) -> Send:
    return Send(chosen.address, 0 if chosen.free(now) else chosen.price)
