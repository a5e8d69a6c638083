"""Which way a notice goes, as it is about to be sent, and what its channel charged for it.

Belongs here: carrying out `conversation.reach.plan` in the database, and remembering which channels are out. Claiming
and sending are `bot.deliver`'s. Every process learns of an outage by itself; a new one within a few minutes.
"""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from msgspec import Struct

from bot.channels.base import Channel
from conversation.reach import (
    FREE,
    KEPT,
    Call,
    Outage,
    Send,
    Tariff,
    Told,
    Unavailable,
    Wait,
    failed,
    is_out,
    month_of,
    plan,
    way,
)
from storage.outbox import Outgoing
from storage.store import Store

_log = logging.getLogger(__name__)


class Charged(Struct, frozen=True):
    """`parts` of a message went out; `told` is what the service said about its quota, if it did."""

    message: Outgoing
    parts: int
    told: Told | None = None


class Planner:
    """Knows what channels ask and which of them are out; chooses where notices go.

    `on_refused` hears of a channel whose service does not take us before somebody mends that.
    """

    def __init__(
        self, channels: Mapping[str, Channel], zone: tzinfo, on_refused: Callable[[str], None] = lambda _channel: None
    ) -> None:
        self._channels = channels
        self._zone = zone
        self._on_refused = on_refused
        self._outages: dict[str, Outage] = {}

    def tariff(self, channel: str) -> Tariff:
        """Return what a channel asks; nothing, where there is no such channel now."""
        known = self._channels.get(channel)
        return FREE if known is None else known.capabilities.tariff

    def answered(self, channel: str) -> None:
        """A channel's service answered, whatever it said."""
        self._outages.pop(channel, None)

    def unanswered(self, channel: str, failure: Unavailable, now: datetime) -> None:
        """A channel's service did not answer."""
        self._outages[channel] = failed(self._outages.get(channel), failure, now)
        if failure.refused:
            self._on_refused(channel)

    def out(self, channel: str, now: datetime) -> bool:
        """Tell whether nothing gets through a channel now: it is out, or switched off."""
        return channel not in self._channels or is_out(self._outages.get(channel), now)

    def month(self, now: datetime) -> str:
        """Return the office's month."""
        return month_of(now, self._zone)

    def choose(self, store: Store, claimed: Sequence[Outgoing], now: datetime) -> tuple[list[Outgoing], bool]:
        """Return those of `claimed` that go where they lie, and whether others were sent another way.

        A reply stays where it was asked for. A notice that no message reaches is given up, for somebody to call.
        """
        ways = store.ways.of_people(
            {each.person for each in claimed if each.notice and each.person is not None},
            now,
            self.month(now),
            tariff=self.tariff,
            out=lambda channel: self.out(channel, now),
        )
        going: list[Outgoing] = []
        moved = False
        for message in claimed:
            if not message.notice or message.person is None:
                going.append(message)
                continue
            match plan(ways[message.person], now, keep_until=message.created_at + KEPT, tried=message.tried):
                case Send(address) if address == message.address_id:
                    going.append(message)
                case Send(address):
                    store.outbox.pass_on(message.id, address, now)
                    moved = True
                case Wait(until):
                    store.outbox.put_off(message.id, until)
                case Call(why):
                    _log.warning("message %d given up: %s", message.id, why)
                    store.outbox.dead(message.id, now, why)
        return going, moved

    def charge(self, store: Store, went_out: Sequence[Charged], now: datetime) -> None:
        """Count what was sent in the ledger, and store what services told of their quotas."""
        messages: Counter[str] = Counter()
        paid: Counter[str] = Counter()
        for each in went_out:
            channel = each.message.to.channel
            messages[channel] += each.parts
            paid[channel] += self._paid(store, each, now)
        for channel, number in messages.items():
            store.ledger.count(channel, self.month(now), number, paid=paid[channel])
        for each in went_out:
            told = each.told
            if told is None:
                continue
            store.addresses.window(
                each.message.address_id, until=told.until, free_until=told.free_until, free_left=told.free_left
            )
            if told.left is not None or told.total is not None:
                store.ledger.told(each.message.to.channel, self.month(now), left=told.left, total=told.total, at=now)

    def _paid(self, store: Store, each: Charged, now: datetime) -> int:
        """Return how many parts cost something, and count down the free ones of the address."""
        tariff = self.tariff(each.message.to.channel)
        if tariff.price == 0:
            return 0
        there = way(store.ways.known(each.message.address_id), tariff, left=None, out=False)
        if not there.free(now):
            return each.parts
        if there.free_left is None:
            return 0
        store.addresses.window(each.message.address_id, free_left=max(0, there.free_left - each.parts))
        return max(0, each.parts - there.free_left)
