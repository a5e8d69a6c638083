"""Delivery: claims due messages, sends them through their channels, marks what became of them.

Belongs here: carrying out. The order of messages is `storage.outbox`, their layout `conversation.render`, and what a
failure means `conversation.reach`. Delivery is at least once: a crash between a send and its mark repeats that message.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.channels.base import Channel, NotSent
from bot.clock import Clock
from bot.receive import NotTaken, Receiver
from conversation.messages import Reachable
from conversation.reach import BadRequest, Failure, GiveUp, Retry, Unavailable, decide
from conversation.render import FileLink, render
from storage.outbox import Outgoing
from storage.store import Store

_log = logging.getLogger(__name__)

_LEASE = timedelta(seconds=120)
_MOST_AT_ONCE = 128


@dataclass(frozen=True)
class _Sent:
    message: Outgoing


@dataclass(frozen=True)
class _Unsent:
    message: Outgoing
    failure: Failure
    parts_sent: int


class Deliverer:
    """Sends what lies in the outbox. One write marks what was sent and claims what comes next."""

    def __init__(
        self,
        receiver: Receiver[Any],
        channels: Mapping[str, Channel],
        clock: Clock,
        *,
        file_link: FileLink | None = None,
    ) -> None:
        self._receiver = receiver
        self._channels = channels
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
            for each in ended:
                if isinstance(each, _Unsent):
                    self._settle(store, each, now)
            if room <= 0:
                return [], None
            claimed = store.outbox.claim(now, _LEASE, room)
            return claimed, None if claimed else store.outbox.next_due(now)

        return work

    def _settle(self, store: Store, unsent: _Unsent, now: datetime) -> None:
        message, why = unsent.message, repr(unsent.failure)
        doubtful = isinstance(unsent.failure, Unavailable) and unsent.failure.doubtful
        match decide(unsent.failure, message.attempts, now):
            case Retry(at, whole_channel):
                store.outbox.later(message.id, at, why, parts_sent=unsent.parts_sent, doubtful=doubtful)
                if whole_channel:
                    store.outbox.hold(message.to.channel, at)
            case GiveUp(unreachable):
                if unreachable:
                    store.addresses.reach(message.to, Reachable.BLOCKED, now, None)
                self._elsewhere(store, message, now, why)

    def _elsewhere(self, store: Store, message: Outgoing, now: datetime, why: str) -> None:
        """Send a notice to its addressee's next address; what answers somebody belongs where they asked."""
        other = None
        if message.notice and message.person is not None:
            other = store.people.next_address(message.person, message.address_id)
        if other is None:
            _log.warning("message %d given up: %s", message.id, why.partition("(")[0])
            store.outbox.dead(message.id, now, why)
        else:
            store.outbox.pass_on(message.id, other, now, why)

    async def _send(self, message: Outgoing) -> None:
        done = message.parts_sent
        try:
            channel = self._channels.get(message.to.channel)
            if channel is None:
                self._ended.append(_Unsent(message, Unavailable(), done))
                return
            for part in render(message.body, channel.capabilities, self._file_link)[done:]:
                await channel.send(message.to, part, message.id)
                done += 1
            self._ended.append(_Sent(message))
        except NotSent as refused:
            self._ended.append(_Unsent(message, refused.failure, done))
        except Exception as error:  # noqa: BLE001 - one message's bug must not stop the others
            _log.error("message %d could not be made: %s", message.id, type(error).__name__)
            self._ended.append(_Unsent(message, BadRequest(type(error).__name__), done))
        finally:
            self._in_flight -= 1
            self._wake.set()
