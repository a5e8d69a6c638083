"""The grant: an access token for 25 hours, and a refresh token that gives the next pair once.

Belongs here: when a pair is renewed, by whom, and what becomes of it. One process at a time renews (a turn in the
database), the new pair is stored, sealed, before anybody uses it, and whoever waits reads it there. A refusal means
that the grant may be lost: nothing is sent until a person consents again. An answer that cannot be read is no refusal:
the same token is tried again, so that the grant is lost only where that very answer held the new pair.
"""

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import secrets
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from bot.channels.base import Lost
from bot.channels.zalo_oa.wire import Pair, Refused, Wire
from bot.clock import Clock
from bot.receive import NotTaken, Receiver
from storage.database import Database
from storage.grants import Grant
from storage.sealing import Box, Tampered
from storage.store import Store

T = TypeVar("T")
_log = logging.getLogger(__name__)

SERVICE = "zalo_oa"
EARLY = timedelta(hours=3)
# Longer than any request for a pair may take: whoever has not answered by then is dead.
LEASE = timedelta(seconds=90)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_MARGIN = timedelta(minutes=1)
_LOOK_EVERY = 20.0
_WAIT_FOR_ANOTHER = 0.5
_AGAIN_FIRST = 1.0
_AGAIN_MOST = 60.0
# A pair that is refused so soon after it came is not mended by another one.
_YOUNG = timedelta(minutes=10)
_PATIENCE = 8.0
_OTHER_KEY = "sealed under another secret"


class NoToken(Exception):
    """There is no token to send with: `lost` until a person consents, else only for the moment."""

    def __init__(self, *, lost: bool) -> None:
        super().__init__("lost" if lost else "not now")
        self.lost = lost


@dataclass(frozen=True)
class Token:
    """An access token, and the number of its pair."""

    serial: int
    access: str = field(repr=False)


class Seals:
    """Seals pairs under the installation's secret; `keys` are the present one's, then older ones'."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._keys = keys
        self._boxes = [Box(key) for key in keys]

    def seal(self, pair: Pair) -> bytes:
        """Return a pair as it is stored."""
        return self._boxes[0].seal(json.dumps([pair.access, pair.refresh]).encode(), SERVICE)

    def open(self, sealed: bytes) -> Pair:
        """Return a stored pair. Raises Tampered."""
        for box in self._boxes:
            with contextlib.suppress(Tampered):
                access, refresh = json.loads(box.open(sealed, SERVICE))
                return Pair(access, refresh, 0)
        raise Tampered

    def digest(self, token: str) -> str:
        """Return what tells one setting from another without keeping it."""
        return hmac.new(self._keys[0], b"seed " + token.encode(), hashlib.sha256).hexdigest()


def first_pair(refresh_token: str) -> Pair:
    """Return the pair that a refresh token alone is: its access token has yet to come."""
    return Pair("", refresh_token, 0)


class Keeper:
    """Holds the pair of one account, for this process; `run` renews it. `seed` is the setting's first refresh token."""

    def __init__(
        self,
        *,
        wire: Wire,
        receiver: Receiver[Any],
        database: Database,
        clock: Clock,
        seals: Seals,
        seed: str | None = None,
        early: timedelta = EARLY,
        lease: timedelta = LEASE,
    ) -> None:
        self._wire = wire
        self._receiver = receiver
        self._database = database
        self._clock = clock
        self._seals = seals
        self._seed = seed
        self._early = early
        self._lease = lease
        self._me = secrets.token_hex(16)
        self._grant: Grant | None = None
        self._pair: Pair | None = None
        self._refused = -1
        self._told = False
        self._looked = False
        self._wait = _AGAIN_FIRST
        self._wanted = asyncio.Event()
        self._changed = asyncio.Condition()

    async def token(self) -> Token:
        """Return a token to send with, waiting a little where one is just coming. Raises NoToken."""
        if self._usable() is None:
            # Where the grant is lost nobody waits, but the next message finds out whether a person has consented.
            self._wanted.set()
        if self._usable() is None and not self._lost():
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_PATIENCE), self._changed:
                    await self._changed.wait_for(lambda: self._usable() is not None or self._lost())
        if (usable := self._usable()) is None:
            raise NoToken(lost=self._lost())
        return usable

    def refused(self, token: Token) -> bool:
        """The service takes a token no more; tell whether another one is worth waiting for."""
        grant = self._grant
        if grant is None or token.serial < grant.serial:
            return True
        if grant.renewed_at is not None and self._clock.now() - grant.renewed_at < _YOUNG:
            _log.error("the service refuses a token that it has just given")
            return False
        self._refused = max(self._refused, token.serial)
        return True

    async def run(self) -> None:
        """Keep the pair fresh until cancelled."""
        self._looked = False
        await self._insist(self._begin)
        while True:
            wait = await self._settle()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._wanted.wait()
            self._wanted.clear()

    # --- what stands ------------------------------------------------------------------------------------------------

    def _usable(self) -> Token | None:
        grant, pair = self._grant, self._pair
        if grant is None or pair is None or grant.lost_at is not None or not pair.access:
            return None
        if grant.serial <= self._refused or grant.good_until <= self._clock.now() + _MARGIN:
            return None
        return Token(grant.serial, pair.access)

    def _lost(self) -> bool:
        """Whether a person must consent: the grant is lost, none was ever given, or it opens under another secret."""
        return self._looked and (self._grant is None or self._grant.lost_at is not None or self._pair is None)

    def _stale(self, grant: Grant) -> bool:
        return grant.serial <= self._refused or grant.good_until - self._early <= self._clock.now()

    async def _look(self) -> Grant | None:
        def look() -> Grant | None:
            with self._database.reading() as connection:
                return Store(connection).grants.find(SERVICE)

        return await asyncio.to_thread(look)

    def _take_in(self, grant: Grant | None) -> None:
        before, self._grant, self._looked = self._grant, grant, True
        if grant is None:
            self._pair = None
        elif before is None or before.sealed != grant.sealed:
            try:
                self._pair = self._seals.open(grant.sealed)
            except Tampered:
                self._pair = None
        if not self._lost():
            self._told = False
        elif not self._told:
            self._told = True
            why = "none was given yet" if grant is None else grant.lost_why or _OTHER_KEY
            _log.error("Zalo OA: no permission to send (%s); run: tongket zalo-oa consent", why)

    # --- renewing ---------------------------------------------------------------------------------------------------

    async def _begin(self) -> None:
        """Store the setting's refresh token where it is new; give one that never worked another try."""

        def begin(store: Store) -> None:
            if self._seed is not None:
                sealed = self._seals.seal(first_pair(self._seed))
                store.grants.begin(SERVICE, sealed, _NEVER, seed=self._seals.digest(self._seed), anew=False)
            store.grants.revive(SERVICE)

        await self._receiver.write(begin, retries=True, quiet=True)

    async def _settle(self) -> float:
        """See to it that there is a pair; return after how many seconds to look again."""
        grant = await self._insist(self._look)
        self._take_in(grant)
        wait = _LOOK_EVERY
        pair = self._pair
        if grant is not None and pair is not None and grant.lost_at is None and self._stale(grant):
            if await self._take(grant):
                trouble = await self._finish(self._renew(grant, pair))
                if trouble is not None:
                    wait, self._wait = self._wait, min(self._wait * 2, _AGAIN_MOST)
                else:
                    self._wait = _AGAIN_FIRST
                self._take_in(await self._insist(self._look))
            else:
                # Another process is at it: its pair will stand in the database.
                wait = _WAIT_FOR_ANOTHER
        async with self._changed:
            self._changed.notify_all()
        return wait

    async def _take(self, grant: Grant) -> bool:
        return await self._receiver.write(
            lambda store: store.grants.take(SERVICE, grant.serial, self._me, self._lease), retries=True, quiet=True
        )

    async def _renew(self, grant: Grant, pair: Pair) -> Lost | None:
        """Ask for the next pair and store what comes; return why there was no answer to be read."""
        asked_at = self._clock.now()
        try:
            following = await self._wire.refresh(pair.refresh)
        except Refused as refusal:
            await self._lose(grant, f"{refusal.code} {refusal.description}".strip())
            return None
        except Lost as trouble:
            _log.warning("no new token yet: %s", trouble)
            await self._receiver.write(lambda store: store.grants.let_go(SERVICE, self._me), retries=True, quiet=True)
            return trouble
        await self._keep(grant, following, asked_at)
        return None

    async def _keep(self, grant: Grant, following: Pair, asked_at: datetime) -> None:
        """Store the new pair: until this is committed nobody has it, and after it the old one is dead.

        Its life is counted from the asking: however long the answer took, it is never thought to hold for longer.
        """
        sealed = self._seals.seal(following)
        until = asked_at + timedelta(seconds=following.seconds)
        await self._receiver.write(
            lambda store: store.grants.keep(SERVICE, grant.serial, sealed, until, asked_at), retries=True, quiet=True
        )

    async def _lose(self, grant: Grant, why: str) -> None:
        now = self._clock.now()
        await self._receiver.write(
            lambda store: store.grants.lose(SERVICE, grant.serial, self._me, why, now), retries=True, quiet=True
        )

    async def _finish(self, work: Coroutine[Any, Any, T]) -> T:
        """Carry through what was begun, even when told to stop: what the service gave must be stored."""
        async with asyncio.TaskGroup() as group:
            task = group.create_task(work)
            try:
                return await asyncio.shield(task)
            except asyncio.CancelledError:
                await asyncio.wait([task])
                raise

    async def _insist(self, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """Do something with the database until it can be done."""
        while True:
            try:
                return await work()
            except NotTaken:
                raise
            except Exception as error:  # noqa: BLE001 - whatever a database in trouble raises, the next look may pass
                _log.warning("the grant cannot be read: %s", type(error).__name__)
                await asyncio.sleep(_AGAIN_FIRST)
