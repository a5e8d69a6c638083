"""Delivery: claims due messages, sends them through their channels, marks what became of them.

Belongs here: carrying out. The order of messages is `storage.outbox`, their layout `conversation.render`, what a
failure means `conversation.reach`, and which way a notice goes `bot.reach`. Delivery is at least once: a crash between
a send and its mark repeats that message.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.channels.base import Channel, NotSent, Shown
from bot.clock import Clock
from bot.reach import Charged, Planner
from bot.receive import NotTaken, Receiver
from conversation.messages import Reachable
from conversation.reach import (
    BadRequest,
    Blocked,
    Failure,
    GiveUp,
    Gone,
    QuotaSpent,
    Retry,
    Told,
    Tried,
    Unavailable,
    WindowClosed,
    decide,
)
from conversation.render import FileLink, Part, render
from storage.outbox import Outgoing
from storage.store import Store

_log = logging.getLogger(__name__)

_LEASE = timedelta(seconds=120)
_MOST_AT_ONCE = 128


class _Sent(Struct, frozen=True):
    message: Outgoing
    parts_sent: int
    told: Told | None = None
    known_as: str | None = None


class _Unsent(Struct, frozen=True):
    message: Outgoing
    failure: Failure
    parts_sent: int
    told: Told | None = None


class Deliverer:
    """Sends what lies in the outbox. One write marks what was sent and claims what comes next."""

    def __init__(
        self,
        receiver: Receiver[Any],
        channels: Mapping[str, Channel],
        clock: Clock,
        *,
        file_link: FileLink | None = None,
        planner: Planner | None = None,
    ) -> None:
        self._receiver = receiver
        self._channels = channels
        self._planner = planner or Planner(channels, UTC)
        self._clock = clock
        self._file_link = file_link
        self._wake = asyncio.Event()
        self._ended: list[_Sent | _Unsent] = []
        self._in_flight = 0
        self._idle = asyncio.Event()

    def poke(self) -> None:
        """Something was committed: look at the outbox now."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        await self._receiver.write(lambda store: store.outbox.release(), retries=True, quiet=True)
        try:
            async with asyncio.TaskGroup() as sending:
                while True:
                    await self._round(sending)
        finally:
            # What was sent before we were told to stop is marked, or the next start would send it again.
            with suppress(NotTaken):
                await self._receiver.write(self._turnover(self._ended, 0), quiet=True)

    async def _round(self, sending: asyncio.TaskGroup) -> None:
        """Mark what ended, send what is due, and wait for more of either."""
        self._wake.clear()
        ended, self._ended = self._ended, []
        room = _MOST_AT_ONCE - self._in_flight
        claimed, next_due = await self._receiver.write(self._turnover(ended, room), retries=True, quiet=True)
        self._in_flight += len(claimed)
        for message in claimed:
            sending.create_task(self._send(message))
        if claimed or self._ended:
            return
        # With a poke meanwhile this round may have looked too early.
        if self._in_flight == 0 and not self._wake.is_set() and (next_due is None or next_due > self._clock.now()):
            self._idle.set()
        await self._sleep(next_due)

    async def drained(self) -> None:
        """Wait until nothing that is due lies in the outbox (for scripts and tests)."""
        while True:
            self._idle.clear()
            self.poke()
            await self._idle.wait()
            if not self._in_flight and not self._ended:
                return

    async def _sleep(self, next_due: datetime | None) -> None:
        # However far off the next one is: the clock may be set back meanwhile.
        wait = None if next_due is None else min(60, max(0.05, (next_due - self._clock.now()).total_seconds()))
        try:
            async with asyncio.timeout(wait):
                await self._wake.wait()
        except TimeoutError:
            return

    def _turnover(
        self, ended: list[_Sent | _Unsent], room: int
    ) -> Callable[[Store], tuple[list[Outgoing], datetime | None]]:
        def work(store: Store) -> tuple[list[Outgoing], datetime | None]:
            now = self._clock.now()
            sent = [each.message.id for each in ended if isinstance(each, _Sent)]
            if sent:
                store.outbox.sent(sent, now)
            went_out = [Charged(each.message, each.parts_sent - each.message.parts_sent, each.told) for each in ended]
            self._planner.charge(store, [each for each in went_out if each.parts], now)
            for each in ended:
                if isinstance(each, _Unsent):
                    self._settle(store, each, now)
                elif each.message.body.spot and each.known_as is not None:
                    store.spots.keep(each.message.address_id, each.message.body.spot, each.known_as)
            if room <= 0:
                return [], None
            claimed = self._claim(store, now, room)
            return claimed, None if claimed else store.outbox.next_due(now)

        return work

    def _claim(self, store: Store, now: datetime, room: int) -> list[Outgoing]:
        """Take due messages, each of them where it is to go now."""
        claimed: list[Outgoing] = []
        moved = True
        while moved and len(claimed) < room:
            going, moved = self._planner.choose(store, store.outbox.claim(now, _LEASE, room - len(claimed)), now)
            claimed += going
        return claimed

    def _settle(self, store: Store, unsent: _Unsent, now: datetime) -> None:
        """Store what a failure says of the address or its channel, and when the message is looked at again."""
        message, failure = unsent.message, unsent.failure
        match failure:
            case Blocked() | Gone():
                store.addresses.reach(message.to, Reachable.BLOCKED, now, None)
            case WindowClosed():
                store.addresses.window(message.address_id, until=now)
            case QuotaSpent(until):
                store.ledger.spent(message.to.channel, self._planner.month(now), until, now)
                store.outbox.hold(message.to.channel, until)
        decision = decide(failure, message.attempts, now)
        if message.notice and message.person is not None:
            self._plan_anew(store, unsent, decision, now)
        elif isinstance(decision, Retry):
            self._later(store, unsent, decision.at)
        else:
            # What answers somebody belongs where they asked.
            _log.warning("message %d given up: %s", message.id, type(failure).__name__)
            store.outbox.dead(message.id, now, repr(failure))

    def _plan_anew(self, store: Store, unsent: _Unsent, decision: Retry | GiveUp, now: datetime) -> None:
        """Look at a notice again, at once where only another way is left; which it is the plan says when it is due."""
        message, failure, tried = unsent.message, unsent.failure, unsent.message.tried
        out = isinstance(failure, Unavailable) and self._planner.out(message.to.channel, now)
        if _may_have_arrived(unsent):
            tried = replace(tried, maybe=message.address_id, maybe_at=now)
        at = now
        match decision:
            case Retry(later) if not isinstance(failure, QuotaSpent):
                # Where the channel is out, whoever has another way need not wait for it.
                at = now if out else later
            case GiveUp(unreachable=False) if not out:
                # It is this very message that the service does not take.
                tried = replace(tried, refused=tried.refused | {message.address_id})
        self._later(store, unsent, at, tried)

    def _later(self, store: Store, unsent: _Unsent, at: datetime, tried: Tried | None = None) -> None:
        store.outbox.later(
            unsent.message.id,
            at,
            repr(unsent.failure),
            parts_sent=unsent.parts_sent,
            doubtful=isinstance(unsent.failure, Unavailable) and unsent.failure.doubtful,
            tried=tried,
        )

    async def _send(self, message: Outgoing) -> None:
        done = message.parts_sent
        told: Told | None = None
        known_as: str | None = None
        try:
            channel = self._channels.get(message.to.channel)
            if channel is None:
                self._ended.append(_Unsent(message, Unavailable(), done))
                return
            for part in render(message.body, channel.capabilities, self._file_link)[done:]:
                match await channel.send(message.to, _on_its_spot(part, message, done), message.id):
                    case Shown(name):
                        known_as = known_as or name
                    case Told() as answer:
                        told = answer
                done += 1
            self._planner.answered(channel.name)
            self._ended.append(_Sent(message, done, told, known_as))
        except NotSent as refused:
            self._heard(message.to.channel, refused.failure)
            self._ended.append(_Unsent(message, refused.failure, done, told))
        except Exception as error:  # noqa: BLE001 - one message's bug must not stop the others
            _log.error("message %d could not be made: %s", message.id, type(error).__name__)
            self._ended.append(_Unsent(message, BadRequest(type(error).__name__), done, told))
        finally:
            self._in_flight -= 1
            self._wake.set()

    def _heard(self, channel: str, failure: Failure) -> None:
        if isinstance(failure, Unavailable):
            self._planner.unanswered(channel, failure, self._clock.now())
        else:
            self._planner.answered(channel)


def _may_have_arrived(unsent: _Unsent) -> bool:
    """Tell whether somebody may have a message already, or a part of it."""
    return unsent.parts_sent > 0 or (isinstance(unsent.failure, Unavailable) and unsent.failure.doubtful)


def _on_its_spot(part: Part, message: Outgoing, place: int) -> Part:
    """Return the part that stands on the message's spot, if it has one: the first."""
    body = message.body
    if not body.spot or place:
        return part
    return replace(part, instead_of=message.instead_of, pinned=True, anew=body.anew)
