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
from msgspec.structs import replace
from telegram import Update

from bot.channels.base import ChannelStopped, Lost, NotSent, Shown
from bot.channels.telegram import polling, requests, webhook
from bot.channels.telegram.failures import changes_nothing, failure_of, moved_to, not_editable, retry_after
from bot.channels.telegram.files import Files
from bot.channels.telegram.incoming import CHANNEL, Me, Tap, event_of, tap_of
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.pace import Limits, NotNow, Pace
from bot.channels.telegram.requests import CAPABILITIES, Request
from bot.channels.telegram.wire import Refused, Wire
from bot.clock import Clock
from bot.receive import NotTaken, Outcome, Receiver
from conversation.messages import Added, Address, Incoming, MovedTo, Reach, Removed
from conversation.reach import BadRequest, Throttled
from conversation.render import Capabilities, Part
from handlers.services import GroupWay

_log = logging.getLogger(__name__)

_TYPING_AFTER = 1.0
_MANY = 2000
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
        self._files = Files(wire, path_of)
        self._roles_of = roles_of
        self._public_url = public_url
        self._secret = secret
        self._pace = Pace(limits or Limits())
        self._me: Me | None = None
        self._group: asyncio.TaskGroup | None = None
        self._tapped: dict[str, tuple[int, int]] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self._moved: dict[str, str] = {}

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
                event, tap = event_of(update, self._me or Me(0, ""), now), tap_of(update)
            except Exception as error:  # noqa: BLE001 - whatever is wrong with it, the next ones must not wait for it
                _log.error("update %s cannot be read: %s", raw.get("update_id"), type(error).__name__)
                continue
            if event is not None:
                events.append(event)
            if tap is not None:
                taps.append(tap)
        self._remember(taps)
        self._expect(events)
        outcomes = await self._receiver.hand_in(events)
        for event, outcome in zip(events, outcomes, strict=True):
            if outcome is Outcome.SEEN_BEFORE and isinstance(event, Incoming):
                self._no_longer(_chat(event))
        for tap in taps:
            self._later(self._quietly("answerCallbackQuery", {"callback_query_id": tap.callback}))
        strangers = [each.sender for each in events if isinstance(each, Incoming) and each.place is None]
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
            if isinstance(event, Incoming) and not isinstance(event.said, Added | Removed | MovedTo):
                chat = _chat(event)
                self._no_longer(chat)
                self._waiting[chat] = loop.call_later(_TYPING_AFTER, self._type, chat)

    def _no_longer(self, chat: str) -> None:
        handle = self._waiting.pop(chat, None)
        if handle is not None:
            handle.cancel()

    def _type(self, chat: str) -> None:
        if self._waiting.pop(chat, None) is not None:
            self._later(self.typing(Address(CHANNEL, chat)))

    async def _show_menus(self, where: Sequence[Address]) -> None:
        try:
            found = await asyncio.to_thread(self._roles_of, where)
        except Exception as error:  # noqa: BLE001 - a menu is no reason to stop listening
            _log.warning("no menus: %s", type(error).__name__)
            return
        for address, roles in found.items():
            await self._menus.show(address.id, roles)

    # --- out --------------------------------------------------------------------------------------------------------

    async def send(self, to: Address, part: Part, row: int) -> Shown | None:
        """Send one part of the outbox row `row`, in the place of the message that it answers or brings up to date.

        Raises NotSent.
        """
        del row
        shown = await self._show(to, part)
        self._no_longer(to.id)
        self._arrange(self._moved.get(to.id, to.id), part, shown)
        return None if shown is None else Shown(shown)

    async def typing(self, to: Address) -> None:
        """Show somebody that we are at work for them; Telegram lets that stand for five seconds."""
        await self._quietly("sendChatAction", {"chat_id": int(to.id), "action": "typing"})

    async def progress(self, to: Address, text: str, instead_of: str | None) -> str | None:
        """Show how far some work is, in the place of the message `instead_of`; return its id. Raises NotSent."""
        shown = await self._show(to, Part(text, instead_of=instead_of))
        # What comes of the work stands below it.
        self._tapped.pop(to.id, None)
        return shown

    async def _show(self, to: Address, part: Part) -> str | None:
        """Send a part, or what has to be sent in its stead; return its message. Raises NotSent."""
        attempt: Part | None = part
        shown: str | None = None
        try:
            while attempt is not None:
                shown, attempt = await self._attempt(to, attempt)
        except NotNow as wait:
            raise NotSent(Throttled(wait.after)) from None
        except (Refused, Lost) as error:
            raise NotSent(failure_of(error)) from None
        return shown

    async def _attempt(self, to: Address, part: Part) -> tuple[str | None, Part | None]:
        """Make the request of a part, in its turn; return its message, and the part to be sent in its stead, if any.

        Raises NotSent, NotNow, Refused, Lost.
        """
        chat = self._moved.get(to.id, to.id)
        edited = self._replaceable(chat, part)
        request = await self._request(chat, part, edited)
        try:
            async with self._pace.turn(chat, overtakes=part.screen is not None or to.id in self._waiting):
                sent = await self._call(request)
        except Refused as refusal:
            if refusal.code == 429:
                self._pace.refused(chat, retry_after(refusal))
            elif (new := moved_to(refusal)) is not None:
                self._follow(to, new)
                return None, part
            elif edited is not None and changes_nothing(refusal):
                self._tapped.pop(chat, None)
                return str(edited), None
            elif edited is not None and not_editable(refusal):
                self._tapped.pop(chat, None)
                return None, replace(part, instead_of=None)
            elif part.file is not None and self._files.forgot(part.file, refusal):
                return None, part
            raise
        if edited is not None:
            self._tapped.pop(chat, None)
        if part.file is not None:
            self._files.learn(part.file, sent)
        return _message_id(sent), None

    def _replaceable(self, chat: str, part: Part) -> int | None:
        """Return the message that a part takes the place of: the one it names, or the one whose tapped button led to
        it."""
        if part.file is not None or part.anew:
            return None
        if part.instead_of is not None:
            return int(part.instead_of)
        message_id, screen = self._tapped.get(chat, (None, -1))
        return message_id if part.screen is not None and part.screen == screen + 1 else None

    def _arrange(self, chat: str, part: Part, shown: str | None) -> None:
        """Pin what is new on its spot, and take away what stood there."""
        old = part.instead_of
        if not part.pinned or shown is None or shown == old:
            return
        named = {"chat_id": int(chat)}
        pin = {**named, "message_id": int(shown), "disable_notification": True}
        self._later(self._quietly("pinChatMessage", pin))
        if old is not None and part.anew:
            self._later(self._quietly("deleteMessage", {**named, "message_id": int(old)}))

    def _follow(self, to: Address, new: str) -> None:
        """A group goes by another id from now on: so do those that wait, and so will those that are still to come."""
        self._moved[to.id] = new
        self._later(self._hand_in_move(to, new))

    async def _hand_in_move(self, group: Address, new: str) -> None:
        now = self._clock.now()
        moved = Incoming(event_id=f"moved:{group.id}:{new}", sender=group, said=MovedTo(new), at=now, place=group.id)
        try:
            await self._receiver.hand_in([moved])
        except NotTaken:
            _log.warning("where a group moved waits for the next message to it")

    async def _request(self, chat: str, part: Part, edited: int | None) -> Request:
        """Return the request that shows a part. Raises NotSent."""
        if part.file is not None:
            if part.text and not requests.fits_caption(part):
                raise NotSent(BadRequest("a caption that does not fit"))
            return requests.document(chat, part, part.file, await self._files.content(part.file))
        if not part.text.strip():
            raise NotSent(BadRequest("nothing to show"))
        return requests.message(chat, part) if edited is None else requests.edit(chat, edited, part)

    async def _call(self, request: Request) -> Any:
        patience = _PATIENCE if request.upload is None else _UPLOAD_PATIENCE
        return await self._wire.call(request.method, request.fields, request.upload, patience=patience)

    # --- files, links -------------------------------------------------------------------------------------------------

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a file somebody sent, at most `limit`. Raises NotFetched."""
        return await self._files.fetch(handle, limit)

    def link(self, code: str) -> str | None:
        """Return the deep link that begins a chat with an invitation code; None until Telegram said who we are."""
        return None if self._me is None else f"https://t.me/{self._me.username}?start={code}"

    def own_chat(self) -> str | None:
        """Return the link that opens a person's own chat; None until Telegram said who we are."""
        return None if self._me is None else f"https://t.me/{self._me.username}"

    def group_way(self, code: str) -> GroupWay | None:
        """Return how a group is linked by a code; None until Telegram said who we are."""
        if self._me is None:
            return None
        name = self._me.username
        return GroupWay(words=f"/start@{name} {code}", link=f"https://t.me/{name}?startgroup={code}")

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


def _chat(event: Incoming) -> str:
    """Return the chat in which an event is answered."""
    return event.place or event.sender.id


def _message_id(sent: Any) -> str | None:
    """Return the id of a message that was just sent or edited."""
    return str(sent["message_id"]) if isinstance(sent, dict) and isinstance(sent.get("message_id"), int) else None
