"""Zalo Bot as a channel: parts go out, events come in, pictures are fetched.

Belongs here: what the engine and the composition root call. Reading events is `incoming`, making requests `requests`.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from datetime import timedelta, tzinfo
from typing import Any

from aiohttp import web
from msgspec import Struct

from bot.channels.base import ChannelStopped, Lost, NotFetched, NotSent, TooMuch
from bot.channels.zalo_bot import polling, requests, webhook
from bot.channels.zalo_bot.failures import THROTTLED_FOR, failure_of
from bot.channels.zalo_bot.incoming import CHANNEL, Me, read_event
from bot.channels.zalo_bot.requests import Request
from bot.channels.zalo_bot.wire import Refused, Wire
from bot.clock import Clock
from bot.receive import Receiver
from conversation.messages import Address
from conversation.reach import FREE, BadRequest, Tariff, Throttled
from conversation.render import Capabilities, FileLink, Part

_log = logging.getLogger(__name__)

_TYPING_AFTER = 1.0
_NAME_WITHIN = 5.0
_UNKNOWN = "TONGKET_ZALO_BOT_TOKEN: Zalo knows no bot of this token."


class Ways(Struct, frozen=True, kw_only=True):
    """How this bot is run: polling, or the webhook at `public_url` with its `secret` where that is given.

    `link` opens a chat with the bot. `pictures`: the service can fetch from our links. `quota_is_monthly`: what a 429
    means. `held` and `apart` are a poll's seconds.
    """

    public_url: str | None = None
    secret: str | None = None
    link: str | None = None
    pictures: bool = False
    quota_is_monthly: bool = False
    held: int = 30
    apart: float = polling.APART
    tariff: Tariff = FREE


class ZaloBotChannel:
    """The channel `zalo_bot`. `token_refused` hears when the service no longer takes the token."""

    name = CHANNEL

    def __init__(
        self,
        *,
        wire: Wire,
        receiver: Receiver[Any],
        clock: Clock,
        zone: tzinfo,
        file_link: FileLink,
        ways: Ways,
        token_refused: Callable[[], None] = lambda: None,
    ) -> None:
        self.capabilities: Capabilities = requests.capabilities(ways.tariff, pictures=ways.pictures)
        self._wire = wire
        self._receiver = receiver
        self._clock = clock
        self._zone = zone
        self._file_link = file_link
        self._ways = ways
        self._token_refused = token_refused
        self._me = Me()
        self._group: asyncio.TaskGroup | None = None
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._quiet_until = float("-inf")

    # --- in ---------------------------------------------------------------------------------------------------------

    @property
    def routes(self) -> list[web.RouteDef]:
        """The routes to mount: one where events come by webhook."""
        return [] if self._ways.secret is None else webhook.routes(self._ways.secret, self.take)

    async def run(self) -> None:
        """Take events until cancelled. Raises ChannelStopped."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                await self._listen()
        except ExceptionGroup as several:
            # What runs beside the listening catches what can go wrong; so this is why the listening ended.
            if isinstance(several.exceptions[0], Refused):
                raise ChannelStopped(_UNKNOWN) from None
            raise
        finally:
            self._group = None
            for handle in self._waiting.values():
                handle.cancel()
            await self._wire.close()

    async def _listen(self) -> None:
        """Take events until cancelled. Raises Refused where the token is none."""
        self._me = Me.of(
            await polling.insist(lambda: self._wire.call("getMe", {}, patience=_NAME_WITHIN), hopeless={401})
        )
        ways = self._ways
        if ways.secret is None:
            await polling.poll(
                self._wire, self.take, held=ways.held, apart=ways.apart, token_refused=self._token_refused
            )
        else:
            assert ways.public_url is not None, "a webhook has an address"
            address, secret = ways.public_url, ways.secret
            await polling.insist(
                lambda: webhook.announce(self._wire, address, secret), token_refused=self._token_refused
            )
            await asyncio.Event().wait()

    async def take(self, event: Mapping[str, Any]) -> None:
        """Hand an event in; return once what it says is kept. Raises NotTaken."""
        try:
            said = read_event(event, self._me, self._clock.now())
        except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the next ones must not wait for it
            _log.error("an event cannot be read: %s", type(error).__name__)
            return
        if said is None:
            _log.info("%s: nobody's word to us", str(event.get("event_name"))[:40])
            return
        self._expect(said.place or said.sender.id)
        await self._receiver.hand_in([said])

    def _expect(self, chat: str) -> None:
        """From now on somebody waits for an answer; whoever waits for long sees that we are at it."""
        self._no_longer(chat)
        self._waiting[chat] = asyncio.get_running_loop().call_later(_TYPING_AFTER, self._type, chat)

    def _no_longer(self, chat: str) -> None:
        handle = self._waiting.pop(chat, None)
        if handle is not None:
            handle.cancel()

    def _type(self, chat: str) -> None:
        if self._waiting.pop(chat, None) is not None:
            self._later(self._quietly(requests.typing(chat)))

    # --- out --------------------------------------------------------------------------------------------------------

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Send one part of the outbox row `row`; one whose answer was lost is not made again here. Raises NotSent."""
        del row
        if part.pinned and not part.anew:
            # A group's board that changes: it cannot be written anew here, and would be one more message each time.
            # Whoever asks how the bloc stands is told.
            return
        quiet = self._quiet_until - asyncio.get_running_loop().time()
        if quiet > 0:
            raise NotSent(Throttled(timedelta(seconds=quiet)))
        try:
            await self._show(to.id, part)
        except (Refused, Lost) as error:
            if isinstance(error, Refused):
                self._hear(error)
            now = self._clock.now()
            monthly = self._ways.quota_is_monthly
            raise NotSent(failure_of(error, now, self._zone, quota_is_monthly=monthly)) from None
        self._no_longer(to.id)

    async def _show(self, chat: str, part: Part) -> None:
        """Make the request that shows a part. Raises NotSent, Refused, Lost."""
        if part.file is None:
            if not part.text.strip():
                raise NotSent(BadRequest("nothing to show"))
            await self._call(requests.message(chat, part))
            return
        url = self._file_link(part.file)
        try:
            await self._call(requests.picture(chat, part, url))
        except Refused as refusal:
            if refusal.code != 400:
                raise
            # The service would not have it from there; its reader may.
            _log.info("sendPhoto: %s", refusal)
            await self._call(requests.linked(chat, part.file.name, url))

    def _hear(self, refusal: Refused) -> None:
        if refusal.code == 401:
            self._token_refused()
        elif refusal.code == 429:
            self._quiet_until = asyncio.get_running_loop().time() + THROTTLED_FOR.total_seconds()

    async def _call(self, request: Request) -> Any:
        return await self._wire.call(request.method, request.fields)

    async def _quietly(self, request: Request) -> None:
        try:
            await self._call(request)
        except (Refused, Lost) as trouble:
            _log.info("%s: %s", request.method, trouble)

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        if self._group is None:
            work.close()
        else:
            self._group.create_task(work)

    # --- files, links -----------------------------------------------------------------------------------------------

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a picture somebody sent, at most `limit`. Raises NotFetched."""
        if not handle.startswith(("https://", "http://")):
            raise NotFetched("no address", again=False)
        try:
            return await self._wire.download(handle, limit)
        except Refused as refusal:
            raise NotFetched(str(refusal.code), again=refusal.code == 429 or refusal.code >= 500) from None
        except TooMuch:
            raise NotFetched("too large", again=False) from None
        except Lost as trouble:
            raise NotFetched(trouble.reason, again=True) from None

    def own_chat(self) -> str | None:
        """Return the link that opens one's own chat with the bot, where the operator gave it."""
        return self._ways.link

    def link(self, code: str) -> str | None:
        """Return the link that opens a chat with the bot, where the operator gave it: the code is typed there."""
        del code
        return self._ways.link
