"""Telegram as a channel: parts go out, updates come in, files are fetched.

Belongs here: what the engine and the composition root call, and what is remembered between two requests: losing any of
it costs a message more or a question more, never a word. Reading updates is `incoming`, making requests `requests`.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any

from aiohttp import web
from telegram import Update

from bot.channels.base import ChannelStopped, NotFetched, NotSent
from bot.channels.telegram import polling, requests, webhook
from bot.channels.telegram.failures import changes_nothing, failure_of, moved_to, not_editable, retry_after
from bot.channels.telegram.incoming import CHANNEL, Me, Tap, event_of, migration_of, tap_of
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.pace import Limits, NotNow, Pace
from bot.channels.telegram.requests import CAPABILITIES, Request
from bot.channels.telegram.wire import Lost, Refused, TooMuch, Wire
from bot.clock import Clock
from bot.files import NoSuchFile
from bot.receive import Outcome, Receiver
from conversation.messages import Address, Attachment, Incoming, Reach
from conversation.reach import BadRequest, Throttled
from conversation.render import Capabilities, Part

_log = logging.getLogger(__name__)

_TYPING_AFTER = 1.0
_MANY = 2000
_TOO_BIG = "file is too big"
_NAME_WITHIN = 3.0
_PATIENCE = 20.0
_UPLOAD_PATIENCE = 60.0
_ANOTHER = "Another program takes this bot's messages from Telegram already; stop it first, or use another token."
_UNKNOWN = "TONGKET_TELEGRAM_TOKEN: Telegram knows no bot of this token."

RolesOf = Callable[[Sequence[Address]], Mapping[Address, frozenset[str]]]


class TelegramChannel:
    """The channel `telegram`: polling, or the webhook at `public_url` with its `secret` where that is given.

    `path_of` tells where a kept file lies, `roles_of` which roles the people of some addresses have.
    """

    name = CHANNEL
    capabilities: Capabilities = CAPABILITIES

    def __init__(
        self,
        *,
        wire: Wire,
        receiver: Receiver[Any],
        clock: Clock,
        menus: Menus,
        path_of: Callable[[str], Path],
        roles_of: RolesOf,
        public_url: str | None = None,
        secret: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._wire = wire
        self._receiver = receiver
        self._clock = clock
        self._menus = menus
        self._path_of = path_of
        self._roles_of = roles_of
        self._public_url = public_url
        self._secret = secret
        self._pace = Pace(limits or Limits())
        self._me: Me | None = None
        self._group: asyncio.TaskGroup | None = None
        self._tapped: dict[str, tuple[int, int]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._moved: dict[str, str] = {}
        self._known_files: dict[str, str] = {}

    # --- in ---------------------------------------------------------------------------------------------------------

    @property
    def routes(self) -> list[web.RouteDef]:
        """The routes to mount: one where updates come by webhook."""
        return [] if self._secret is None else [webhook.route(self._secret, self.take)]

    async def run(self) -> None:
        """Take updates until cancelled. Raises ChannelStopped."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                await self._listen()
        except ExceptionGroup as several:
            # What runs beside the listening catches what can go wrong; so this is why the listening ended.
            match several.exceptions[0]:
                case polling.AnotherPoller():
                    raise ChannelStopped(_ANOTHER) from None
                case Refused(code=401 | 404):
                    raise ChannelStopped(_UNKNOWN) from None
            raise
        finally:
            self._group = None
            for handle in self._waiting.values():
                handle.cancel()
            await self._wire.close()

    async def introduce(self) -> bool:
        """Ask once who we are, for links outside `run`; tell whether that is known now."""
        try:
            await self._ask_name()
        except (Refused, Lost) as trouble:
            _log.info("getMe: %s", trouble)
        finally:
            await self._wire.close()
        return self._me is not None

    async def _listen(self) -> None:
        """Take updates until cancelled. Raises AnotherPoller, Refused."""
        await polling.insist(self._ask_name, hopeless={401, 404})
        self._later(self._menus.introduce())
        if self._secret is None:
            await polling.poll(self._wire, self.take)
        else:
            assert self._public_url is not None, "a webhook has an address"
            address, secret = self._public_url, self._secret
            await polling.insist(lambda: webhook.announce(self._wire, address, secret))
            await asyncio.Event().wait()

    async def _ask_name(self) -> None:
        if self._me is None:
            me = await self._wire.call("getMe", {}, patience=_NAME_WITHIN)
            try:
                self._me = Me(int(me["id"]), str(me["username"]))
            except (LookupError, TypeError, ValueError):
                raise Lost("no bot", asked=False) from None

    async def take(self, updates: Sequence[dict[str, Any]]) -> None:
        """Hand updates in; return once all that they say is kept. Raises NotTaken."""
        events: list[Incoming | Reach] = []
        taps: list[Tap] = []
        now = self._clock.now()
        for raw in updates:
            try:
                update = Update.de_json(raw, None)
                event, tap, migration = (
                    event_of(update, self._me or Me(0, ""), now),
                    tap_of(update),
                    migration_of(update),
                )
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the next ones must not wait for it
                _log.error("update %s cannot be read: %s", raw.get("update_id"), type(error).__name__)
                continue
            if event is not None:
                events.append(event)
            if tap is not None:
                taps.append(tap)
            if migration is not None:
                self._moved[migration[0]] = migration[1]
        self._remember(taps)
        self._expect(events)
        outcomes = await self._receiver.hand_in(events)
        for event, outcome in zip(events, outcomes, strict=True):
            if outcome is Outcome.SEEN_BEFORE and isinstance(event, Incoming):
                self._no_longer(event.sender.id)
        for tap in taps:
            self._later(self._quietly("answerCallbackQuery", {"callback_query_id": tap.callback}))
        strangers = [each.sender for each in events if isinstance(each, Incoming)]
        strangers = [where for where in strangers if not self._menus.knows(where.id)]
        if strangers:
            self._later(self._show_menus(strangers))

    def _remember(self, taps: Sequence[Tap]) -> None:
        """Keep which message a tap was on, so that the answer can take its place."""
        for tap in taps:
            screen, _, _ = tap.data.partition(".")
            if tap.chat is not None and tap.message is not None and screen.isascii() and screen.isdecimal():
                self._tapped.pop(tap.chat, None)
                self._tapped[tap.chat] = (tap.message, int(screen[:18]))
        while len(self._tapped) > _MANY:
            self._tapped.pop(next(iter(self._tapped)))

    def _expect(self, events: Sequence[Incoming | Reach]) -> None:
        """From now on these people wait for an answer; whoever waits for long sees that we are at it."""
        loop = asyncio.get_running_loop()
        for event in events:
            if isinstance(event, Incoming):
                self._no_longer(event.sender.id)
                self._waiting[event.sender.id] = loop.call_later(_TYPING_AFTER, self._type, event.sender.id)

    def _no_longer(self, chat: str) -> None:
        handle = self._waiting.pop(chat, None)
        if handle is not None:
            handle.cancel()

    def _type(self, chat: str) -> None:
        if self._waiting.pop(chat, None) is not None:
            self._later(self._quietly("sendChatAction", {"chat_id": int(chat), "action": "typing"}))

    async def _show_menus(self, where: Sequence[Address]) -> None:
        try:
            found = await asyncio.to_thread(self._roles_of, where)
        except Exception as error:  # noqa: BLE001 - a menu is no reason to stop listening
            _log.warning("no menus: %s", type(error).__name__)
            return
        for address, roles in found.items():
            await self._menus.show(address.id, roles)

    # --- out --------------------------------------------------------------------------------------------------------

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Send one part of the outbox row `row`, in the place of the screen that it answers. Raises NotSent."""
        del row
        try:
            while await self._again(to.id, part):
                pass
        except NotNow as wait:
            raise NotSent(Throttled(wait.after)) from None
        except (Refused, Lost) as error:
            raise NotSent(failure_of(error)) from None
        self._no_longer(to.id)

    async def _again(self, to: str, part: Part) -> bool:
        """Make the request of a part, in its turn; tell whether another one has to be made in its stead.

        Raises NotSent, NotNow, Refused, Lost.
        """
        chat = self._moved.get(to, to)
        edited = self._replaceable(chat, part)
        request = await self._request(chat, part, edited)
        try:
            async with self._pace.turn(chat, overtakes=part.screen is not None or to in self._waiting):
                sent = await self._call(request)
        except Refused as refusal:
            if refusal.code == 429:
                self._pace.refused(chat, retry_after(refusal))
            elif (new := moved_to(refusal)) is not None:
                self._moved[to] = new
                return True
            elif edited is not None and changes_nothing(refusal):
                self._tapped.pop(chat, None)
                return False
            elif (edited is not None and not_editable(refusal)) or self._forgot_file(part, refusal):
                self._tapped.pop(chat, None)
                return True
            raise
        if edited is not None:
            self._tapped.pop(chat, None)
        self._learn_file(part, sent)
        return False

    def _replaceable(self, chat: str, part: Part) -> int | None:
        """Return the message that a part takes the place of: the one with the tapped button that led to it."""
        message_id, screen = self._tapped.get(chat, (None, -1))
        return message_id if part.file is None and part.screen is not None and part.screen == screen + 1 else None

    async def _request(self, chat: str, part: Part, edited: int | None) -> Request:
        """Return the request that shows a part. Raises NotSent."""
        if part.file is not None:
            if part.text and not requests.fits_caption(part):
                raise NotSent(BadRequest("a caption that does not fit"))
            known = self._known_files.get(part.file.sha256)
            content = await self._bytes(part.file) if known is None else known
            return requests.document(chat, part, part.file, content)
        if not part.text.strip():
            raise NotSent(BadRequest("nothing to show"))
        return requests.message(chat, part) if edited is None else requests.edit(chat, edited, part)

    async def _bytes(self, file: Attachment) -> bytes:
        try:
            content = await asyncio.to_thread(lambda: self._path_of(file.sha256).read_bytes())
        except (NoSuchFile, OSError) as error:
            raise NotSent(BadRequest(f"no file: {type(error).__name__}")) from None
        if len(content) > requests.LARGEST_DOCUMENT:
            raise NotSent(BadRequest("a file that is too large"))
        return content

    def _learn_file(self, part: Part, sent: Any) -> None:
        """Keep by which id Telegram knows a file that was just sent."""
        if part.file is None or (file_id := _file_id(sent)) is None:
            return
        self._known_files[part.file.sha256] = file_id
        if len(self._known_files) > _MANY:
            self._known_files.pop(next(iter(self._known_files)))

    def _forgot_file(self, part: Part, refusal: Refused) -> bool:
        """Tell whether a file was named by an id that may have died; from now on it is not."""
        if part.file is None or refusal.code != 400:
            return False
        return self._known_files.pop(part.file.sha256, None) is not None

    async def _call(self, request: Request) -> Any:
        patience = _PATIENCE if request.upload is None else _UPLOAD_PATIENCE
        return await self._wire.call(request.method, request.fields, request.upload, patience=patience)

    # --- files, links -------------------------------------------------------------------------------------------------

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a file somebody sent, at most `limit`. Raises NotFetched."""
        try:
            file = await self._wire.call("getFile", {"file_id": handle})
            if int(file.get("file_size") or 0) > limit:
                raise NotFetched("too large", again=False)
            return await self._wire.download(str(file["file_path"]), limit)
        except Refused as refusal:
            if refusal.code == 400 and _TOO_BIG in refusal.description.casefold():
                raise NotFetched("too large", again=False) from None
            raise NotFetched(str(refusal.code), again=refusal.code == 429 or refusal.code >= 500) from None
        except TooMuch:
            raise NotFetched("too large", again=False) from None
        except (Lost, LookupError, TypeError, ValueError) as trouble:
            raise NotFetched(type(trouble).__name__, again=isinstance(trouble, Lost)) from None

    def link(self, code: str) -> str | None:
        """Return the deep link that begins a chat with an invitation code; None until Telegram said who we are."""
        return None if self._me is None else f"https://t.me/{self._me.username}?start={code}"

    # --- under it -----------------------------------------------------------------------------------------------------

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        if self._group is None:
            work.close()
        else:
            self._group.create_task(work)

    async def _quietly(self, method: str, fields: Mapping[str, Any]) -> None:
        """Ask for something that nothing depends on."""
        try:
            await self._wire.call(method, fields)
        except (Refused, Lost) as trouble:
            _log.info("%s: %s", method, trouble)


def _file_id(sent: Any) -> str | None:
    """Return the id by which Telegram knows the file that was just sent."""
    if not isinstance(sent, dict):
        return None
    if isinstance(document := sent.get("document"), dict):
        return document.get("file_id")
    photos = sent.get("photo")
    return photos[-1].get("file_id") if isinstance(photos, list) and photos else None
