"""The doors of the web chat: links, cookies, who may knock how often, and from which page.

Belongs here: who is behind a request. What an invitation code opens is said in the chat (`handlers`); rows are
`storage.invites`.
"""

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import re
import secrets
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from aiohttp import web
from msgspec import Struct

from bot.clock import Clock
from bot.receive import Receiver
from conversation.messages import Address
from conversation.translation import DEFAULT_LANGUAGE
from storage.database import Database
from storage.store import Store

CHANNEL = "web"
# A season's bursts lie months apart, and nobody should have to be let in twice in one year.
LOGIN_LIFE = timedelta(days=400)
LINK_LIFE = timedelta(days=14)

_TOKEN = re.compile(r"p([0-9]{1,18})\.([0-9]{1,12})\.([\w-]{43})", re.ASCII)
_VISIT = re.compile(r"[\w-]{40,64}", re.ASCII)


class NoEntry(Exception):
    """A link is forged, cut short or over."""


class Signer:
    """Signs fields under a key of its own, made of the installation's secret and a purpose."""

    def __init__(self, secret: bytes, purpose: str) -> None:
        self._key = hmac.digest(secret, f"tongket web {purpose}".encode(), "sha256")

    def sign(self, *fields: str) -> str:
        """Return 43 characters that only the key's holder can make."""
        digest = hmac.digest(self._key, "\x1f".join(fields).encode(), "sha256")
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def signed(self, signature: str, *fields: str) -> bool:
        """Tell whether `signature` is ours."""
        return hmac.compare_digest(signature.encode(), self.sign(*fields).encode())


class Guest(Struct, frozen=True):
    """Somebody logged in: their address, its stored id, and their login's digest."""

    address: Address
    address_id: int
    login: str


class Entered(Struct, frozen=True):
    """Somebody let in: the cookie's value to give them; `fresh` where nothing was ever said at this address."""

    address: Address
    cookie: str
    fresh: bool


class Known(Struct, frozen=True):
    """What the page may show of whoever is logged in: `who` is opaque, `name` None for a stranger."""

    who: str
    name: str | None
    language: str
    roles: frozenset[str]


class Door:
    """Lets people in and knows them again."""

    def __init__(
        self, *, receiver: Receiver[Any], database: Database, secret: bytes, clock: Clock, public_url: str
    ) -> None:
        self._receiver = receiver
        self._database = database
        self._clock = clock
        self._links = Signer(secret, "personal link")
        self._ids = Signer(secret, "address")
        self.public_url = public_url.rstrip("/")

    def link(self, code: str, *, base: str = "/") -> str:
        """Return the link that carries an invitation code; behind the #, so that no server or preview sees it."""
        return f"{self.public_url}{base}#{code}"

    def personal_link(self, person: int, *, base: str = "/", life: timedelta = LINK_LIFE) -> str:
        """Return a link that lets `person` in again from any machine until its life is over."""
        until = str(int((self._clock.now() + life).timestamp()))
        return f"{self.public_url}{base}#p=p{person}.{until}.{self._links.sign(str(person), until)}"

    async def enter_with_code(self, visit: str, language: str | None) -> Entered:
        """Make an address for a new visitor. `visit` is a secret the page drew: the same one leads to the same address,
        so that an answer lost on the way costs the visitor nothing. Raises NoEntry, NotTaken."""
        if not _VISIT.fullmatch(visit):
            raise NoEntry
        where = Address(CHANNEL, self._ids.sign("visit", visit)[:22])
        return await self._log_in(lambda _store: where, language, None)

    async def enter_with_token(self, token: str) -> Entered:
        """Let a known person in at their web address. Raises NoEntry, NotTaken."""
        found = _TOKEN.fullmatch(token)
        if found is None or not self._links.signed(found[3], found[1], found[2]):
            raise NoEntry
        until = datetime.fromtimestamp(int(found[2]), UTC)
        if until <= self._clock.now():
            raise NoEntry
        person = int(found[1])
        if await asyncio.to_thread(self._shut, person, until):
            raise NoEntry
        return await self._log_in(lambda store: self._address_of(store, person), None, person)

    def _shut(self, person: int, until: datetime) -> bool:
        """Tell whether a link that holds `until` was given before somebody's phone was lost.

        A link does not say when it was made: one with a shorter life than usual counts as made earlier, and one with a
        longer life (only a demonstration's seats have such) as made later.
        """
        with self._database.reading() as connection:
            shut = Store(connection).linking.links_from(person)
        return shut is not None and until - LINK_LIFE < shut

    def event_of(self, code: str) -> str:
        """Return the id of the event that hands in an invitation code: the same code twice is one event."""
        return self._ids.sign("start", code)[:22]

    async def leave(self, login: str) -> None:
        """End a log-in. Raises NotTaken."""
        await self._receiver.write(lambda store: store.invites.log_out(login))

    async def known(self, guest: Guest) -> Known:
        """Return what may be shown of a guest. Raises NotTaken."""

        def look(store: Store) -> Known:
            speaker = store.addresses.speaker(guest.address, None, self._clock.now())
            person = speaker.person
            return Known(
                who=self._ids.sign("who", guest.address.id)[:12],
                name=None if person is None else store.people.find(person).name,
                language=speaker.language or DEFAULT_LANGUAGE,
                roles=frozenset(seat.role.value for seat in store.people.seats(person)),
            )

        return await self._receiver.write(look)

    def guest(self, store: Store, cookie: str | None) -> Guest | None:
        """Return who holds `cookie`, where its log-in stands. Reads only."""
        if not cookie:
            return None
        login = hashlib.sha256(cookie.encode()).hexdigest()
        address_id = store.invites.logged_in(login, self._clock.now())
        return None if address_id is None else Guest(store.addresses.where(address_id), address_id, login)

    async def _log_in(self, where: Callable[[Store], Address], language: str | None, person: int | None) -> Entered:
        cookie = secrets.token_urlsafe(32)
        login = hashlib.sha256(cookie.encode()).hexdigest()

        def work(store: Store) -> Entered:
            now = self._clock.now()
            address = where(store)
            speaker = store.addresses.speaker(address, language, now)
            if person is not None and speaker.person is None:
                store.people.owns(person, speaker.address_id)
            store.invites.log_in(login, speaker.address_id, now, now + LOGIN_LIFE)
            return Entered(address, cookie, fresh=speaker.session.screen == 0)

        return await self._receiver.write(work)

    def _address_of(self, store: Store, person: int) -> Address:
        best = store.people.best_address(person)
        if best is not None and (where := store.addresses.where(best[0])).channel == CHANNEL:
            return where
        return Address(CHANNEL, "p" + self._ids.sign("person", str(person))[:22])


class Cookies(Struct, frozen=True):
    """The log-in's cookie on one base path: several seats in one browser are several paths, and share nothing."""

    public_url: str

    def read(self, request: web.Request, base: str) -> str | None:
        """Return what the browser holds for this base."""
        return request.cookies.get(self._name(base))

    def give(self, response: web.StreamResponse, base: str, value: str) -> None:
        """Give the browser a log-in, for this base only, out of reach of any script and any other site."""
        response.set_cookie(
            self._name(base),
            value,
            path=self._path(base),
            max_age=int(LOGIN_LIFE.total_seconds()),
            httponly=True,
            secure=self.public_url.startswith("https:"),
            samesite="Strict",
        )

    def take(self, response: web.StreamResponse, base: str) -> None:
        """Take the browser's log-in away."""
        response.del_cookie(self._name(base), path=self._path(base))

    def _name(self, base: str) -> str:
        return "-".join(["tongket", *filter(None, base.split("/"))])

    def _path(self, base: str) -> str:
        return urlsplit(self.public_url).path.rstrip("/") + base


def same_origin(request: web.Request, public_url: str) -> bool:
    """Tell whether a request comes from a page of ours: browsers say so in Origin, which no other site can forge."""
    origin = request.headers.get("Origin", "")
    ours = urlsplit(public_url)
    return origin == f"{ours.scheme}://{ours.netloc}" or (
        origin.startswith(("http://", "https://")) and urlsplit(origin).netloc == request.host
    )


def client(request: web.Request) -> str:
    """Return the network a request comes from. A proxy is believed only where it stands on a private network."""
    peer = request.remote or ""
    try:
        number = ipaddress.ip_address(peer)
        if number.is_private and (forwarded := request.headers.get("X-Forwarded-For")):
            number = ipaddress.ip_address(forwarded.rpartition(",")[2].strip())
    except ValueError:
        return peer
    # One household or office holds a whole /64 of IPv6.
    return str(number if number.version == 4 else ipaddress.ip_network((number, 64), strict=False))


class Limiter:
    """Lets each key do `most` things at once, and one more every `every`; kept in memory, forgotten at a restart."""

    _MOST_KEYS = 10_000

    def __init__(self, most: int, every: timedelta, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._every = every.total_seconds()
        self._now = now
        self._filled: dict[str, tuple[float, float]] = {}

    def passes(self, key: str) -> bool:
        """Count one try of `key`; tell whether it may."""
        now = self._now()
        if len(self._filled) >= self._MOST_KEYS:
            self._filled = {k: v for k, v in self._filled.items() if now - v[1] < self._every * self._most}
        left, since = self._filled.get(key, (float(self._most), now))
        left = min(float(self._most), left + (now - since) / self._every)
        self._filled[key] = (left - 1 if left >= 1 else left, now)
        return left >= 1
