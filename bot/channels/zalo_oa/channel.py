"""The Official Account as a channel: parts go out, events come in, files are fetched.

Belongs here: what the engine and the composition root call, and what is remembered between two requests: losing any of
it costs a request more, never a word. Reading events is `incoming`, making requests `requests`, tokens `grant`.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.channels.base import Lost, NotFetched, NotSent, TooMuch
from bot.channels.zalo_oa import consent, requests, webhook
from bot.channels.zalo_oa.failures import OF_THE_TOKEN, REST, TO_MEND, Code, Mend, failure_of
from bot.channels.zalo_oa.grant import Keeper, NoToken, Token
from bot.channels.zalo_oa.incoming import CHANNEL, events_of
from bot.channels.zalo_oa.pace import Pace
from bot.channels.zalo_oa.requests import CAPABILITIES, Request
from bot.channels.zalo_oa.signature import Signers
from bot.channels.zalo_oa.wire import Answer, Refused, Upload, Wire
from bot.clock import Clock
from bot.files import NoSuchFile
from bot.receive import NotTaken, Receiver
from conversation.messages import Address, Attachment, Incoming
from conversation.reach import BadRequest, Failure, Throttled, Told, Unavailable
from conversation.render import Capabilities, Part
from storage.store import Store

_log = logging.getLogger(__name__)

_MANY = 2000
# The service keeps an upload for seven days; one that is nearly over is made anew.
_UPLOADS_KEPT = timedelta(days=6)


class ZaloOaChannel:
    """The channel `zalo_oa`, by webhook only.

    `path_of` tells where a kept file lies, `link_to` makes the link that stands for a file the service does not take,
    `mend` hears what only the operator can mend.
    """

    name = CHANNEL

    def __init__(
        self,
        *,
        wire: Wire,
        keeper: Keeper,
        receiver: Receiver[Any],
        clock: Clock,
        signers: Signers,
        path_of: Callable[[str], Path],
        link_to: Callable[[Attachment], str],
        mend: Callable[[Mend, int], None],
        pace: Pace,
        capabilities: Capabilities = CAPABILITIES,
        account: str | None = None,
        template_type: bool = False,
    ) -> None:
        self.capabilities = capabilities
        self._wire = wire
        self._keeper = keeper
        self._receiver = receiver
        self._clock = clock
        self._signers = signers
        self._path_of = path_of
        self._link_to = link_to
        self._mend = mend
        self._pace = pace
        self._account = account
        self._template_type = template_type
        self._group: asyncio.TaskGroup | None = None
        self._uploaded: dict[str, tuple[str, datetime]] = {}
        self._uploading: dict[str, asyncio.Lock] = {}
        self._asked: dict[str, datetime] = {}

    # --- in ---------------------------------------------------------------------------------------------------------

    @property
    def routes(self) -> list[web.RouteDef]:
        """The routes to mount."""
        return [webhook.route(self._signers, self.take), consent.route()]

    async def run(self) -> None:
        """Keep the grant fresh until cancelled; events come by the webhook meanwhile."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                await self._keeper.run()
        finally:
            self._group = None
            await self._wire.close()

    async def take(self, said: Mapping[str, Any]) -> None:
        """Hand an event in; return once all that it says is kept. Raises NotTaken."""
        events = events_of(said, self._clock.now())
        await self._receiver.hand_in(events)
        for event in events:
            if isinstance(event, Incoming):
                self._later(self._ask_quota(event.sender))

    # --- out --------------------------------------------------------------------------------------------------------

    async def send(self, to: Address, part: Part, row: int) -> Told | None:
        """Send one part of the outbox row `row`; return what the service told about its quota. Raises NotSent."""
        del row
        if part.file is not None:
            answer = await self._send_file(to, part, part.file)
        elif part.text.strip():
            answer = await self._ask(
                requests.message(to.id, part.text, part.buttons, template_type=self._template_type)
            )
        else:
            raise NotSent(BadRequest("nothing to show"))
        return requests.told_of(answer.data)

    async def _send_file(self, to: Address, part: Part, file: Attachment) -> Answer:
        """Send a file by its upload, or the link to it where the service takes no such file. Raises NotSent."""
        content = await self._bytes(file)
        path = requests.upload_path(file, len(content))
        if path is None:
            return await self._ask(requests.message(to.id, requests.linked(part, self._link_to(file)), part.buttons))
        known = await self._upload(path, file, content)
        try:
            return await self._show(to, part, path, known)
        except _Expired:
            self._uploaded.pop(file.sha256, None)
        try:
            return await self._show(to, part, path, await self._upload(path, file, content))
        except _Expired as still:
            raise NotSent(still.failure) from None

    async def _show(self, to: Address, part: Part, path: str, known: str) -> Answer:
        """Send an uploaded file. Raises _Expired, NotSent."""
        if path == requests.UPLOAD_IMAGE:
            return await self._ask(requests.picture(to.id, known, part.text), upload=True)
        if part.text:
            # A file carries no words: they go before it.
            await self._ask(requests.message(to.id, part.text, part.buttons))
        return await self._ask(requests.document(to.id, known), upload=True)

    async def _upload(self, path: str, file: Attachment, content: bytes) -> str:
        """Return by what the service knows a file, uploading it where it does not (any more). Raises NotSent.

        One that many people get at once is uploaded once: uploads are counted by the month.
        """
        async with self._uploading.setdefault(file.sha256, asyncio.Lock()):
            return await self._uploaded_once(path, file, content)

    async def _uploaded_once(self, path: str, file: Attachment, content: bytes) -> str:
        known, at = self._uploaded.get(file.sha256, (None, self._clock.now()))
        if known is not None and self._clock.now() - at < _UPLOADS_KEPT:
            return known
        wanted = "attachment_id" if path == requests.UPLOAD_IMAGE else "token"
        upload = Upload(content, file.name, file.media_type)
        answer = await self._tried(lambda token: self._wire.upload(path, token.access, upload))
        found = answer.data.get(wanted)
        if not isinstance(found, str) or not found:
            raise NotSent(Unavailable())
        self._uploaded[file.sha256] = (found, self._clock.now())
        if len(self._uploaded) > _MANY:
            oldest = next(iter(self._uploaded))
            del self._uploaded[oldest]
            self._uploading.pop(oldest, None)
        return found

    async def _bytes(self, file: Attachment) -> bytes:
        try:
            return await asyncio.to_thread(lambda: self._path_of(file.sha256).read_bytes())
        except (NoSuchFile, OSError) as error:
            raise NotSent(BadRequest(f"no file: {type(error).__name__}")) from None

    async def _ask(self, request: Request, *, upload: bool = False) -> Answer:
        """Make a request. Raises NotSent; _Expired where it is an upload that the service has forgotten."""
        try:
            return await self._tried(lambda token: self._wire.call(request.path, token.access, request.fields))
        except _Expired as expired:
            if upload:
                raise
            raise NotSent(expired.failure) from None

    async def _tried(self, ask: Callable[[Token], Coroutine[Any, Any, Answer]]) -> Answer:
        """Ask with a good token, once more with the next one where the service takes it no more. Raises NotSent."""
        if (wait := self._pace.take()) is not None:
            raise NotSent(Throttled(wait))
        try:
            token = await self._keeper.token()
            try:
                return self._heard(await ask(token))
            except Refused as refusal:
                if refusal.code not in OF_THE_TOKEN or not self._keeper.refused(token):
                    raise
            return self._heard(await ask(await self._keeper.token()))
        except NoToken as none:
            raise NotSent(Unavailable(refused=none.lost)) from None
        except (Refused, Lost) as error:
            failure = failure_of(error, self._clock.now())
            if isinstance(error, Refused):
                self._learn(error)
                if error.code == Code.ATTACHMENT_EXPIRED:
                    raise _Expired(failure) from None
            raise NotSent(failure) from None

    def _heard(self, answer: Answer) -> Answer:
        self._pace.told(answer.limit, answer.remain)
        return answer

    def _learn(self, refusal: Refused) -> None:
        """Rest where the service wants it; tell of what a person must mend."""
        if refusal.code == Code.RATE_LIMITED:
            self._pace.refused(REST)
        elif refusal.code in TO_MEND:
            mend = TO_MEND[Code(refusal.code)]
            _log.error("Zalo OA refuses to send: %s (%d)", mend.value, refusal.code)
            self._mend(mend, refusal.code)

    # --- quotas -----------------------------------------------------------------------------------------------------

    async def _ask_quota(self, who: Address) -> None:
        """Ask once an hour of somebody's words what may be sent to them free of charge."""
        now = self._clock.now()
        if (at := self._asked.get(who.id)) is not None and now - at < timedelta(hours=1):
            return
        self._asked.pop(who.id, None)
        self._asked[who.id] = now
        if len(self._asked) > _MANY:
            self._asked.pop(next(iter(self._asked)))
        try:
            answer = await self._ask(requests.quota(who.id))
            told = requests.asked_of(answer.data, self.capabilities.tariff)
            if told is not None:
                await self._receiver.write(lambda store: _keep(store, who, told), quiet=True)
        except NotSent as trouble:
            _log.info("no quota: %s", type(trouble.failure).__name__)
        except NotTaken:
            _log.info("a quota was not kept")

    # --- files, links -----------------------------------------------------------------------------------------------

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a file somebody sent, at most `limit`. Raises NotFetched."""
        try:
            return await self._wire.download(handle, limit)
        except TooMuch:
            raise NotFetched("too large", again=False) from None
        except Lost as trouble:
            raise NotFetched(trouble.reason, again=not trouble.asked) from None

    def link(self, code: str) -> str | None:
        """Return the address that opens the account's chat, where its id is known; the code is typed there."""
        del code
        return None if self._account is None else f"https://zalo.me/{self._account}"

    # --- under it ---------------------------------------------------------------------------------------------------

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        if self._group is None:
            work.close()
        else:
            self._group.create_task(work)


def _keep(store: Store, who: Address, told: Told) -> None:
    address_id = store.addresses.id_of(who)
    if address_id is not None:
        store.addresses.window(address_id, until=told.until, free_until=told.free_until, free_left=told.free_left)


class _Expired(Exception):
    """The service has forgotten an upload."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(repr(failure))
        self.failure = failure
