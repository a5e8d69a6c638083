"""A small Bot API: what Telegram would answer, in this process, its limits enforced and every request kept.

Here: methods, limits, polling, webhooks, faults on demand, and the telephones of people. Not here: what any test shows.
Source: https://core.telegram.org/bots/api, https://core.telegram.org/bots/faq (limits)
"""

import asyncio
import contextlib
import json
import math
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web
from yarl import URL

from bot.channels.telegram.pace import Limits
from bot.clock import RealClock
from bot.demo.phone import Message, Phone, Silence

TOKEN = "42:fake-token"
USERNAME = "tongket_test_bot"
ME = {"id": 42, "is_bot": True, "first_name": "Tổng kết", "username": USERNAME}
_SENDS = {"sendMessage", "editMessageText", "sendDocument", "sendPhoto"}
_TEXT_LIMIT, _CAPTION_LIMIT, _DATA_LIMIT = 4096, 1024, 64
_PATIENCE = 40.0

Check = Callable[[str, Mapping[str, Any]], None]


class Fault(Exception):
    """An answer other than 200; `cut` ends the connection instead, `garbled` sends no JSON."""

    def __init__(self, code: int, description: str, *, cut: bool = False, garbled: bool = False, **parameters: Any):
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.cut = cut
        self.garbled = garbled


@dataclass(frozen=True)
class Asked:
    """A request as it came in, and what became of it."""

    method: str
    fields: Mapping[str, Any]
    at: float
    code: int


@dataclass
class FakeTelegram:
    """The service for one token. `limits` are enforced; `check` may refuse a request (raise) by another opinion."""

    limits: Limits = field(default_factory=Limits)
    now: Callable[[], datetime] = field(default_factory=lambda: RealClock().now)
    check: Check = lambda _method, _fields: None
    keeps: bool = True  # every request, every message: a benchmark counts only
    asked: list[Asked] = field(default_factory=list)
    throttled: int = 0
    sent: int = 0
    faults: list[tuple[Callable[[str, Mapping[str, Any]], bool], Fault, bool]] = field(default_factory=list)
    refuses_until: float = 0.0
    files: dict[str, bytes] = field(default_factory=dict)
    phones: dict[int, "TelegramPhone"] = field(default_factory=dict)
    pending: deque[dict[str, Any]] = field(default_factory=deque)
    webhook: dict[str, Any] | None = None
    base_url: str = ""
    proxied: str = ""  # where a proxy takes what is sent to the webhook's host
    brought: int = 0
    listen: Callable[[int, Mapping[str, Any]], None] | None = None

    def __post_init__(self) -> None:
        self._update_id = 1000
        self._message_id = 0
        self._came = asyncio.Event()
        self._taken = asyncio.Condition()
        self._pollers = 0
        self._overall: deque[float] = deque()
        self._chats: dict[int, deque[float]] = {}

    # --- what tests do --------------------------------------------------------------------------------------------

    @property
    def refused(self) -> list[Asked]:
        """The requests that were answered with a 4xx."""
        return [each for each in self.asked if 400 <= each.code < 500]

    def of(self, *methods: str) -> list[Mapping[str, Any]]:
        """Return the fields of the requests for some methods that were answered with 200."""
        return [each.fields for each in self.asked if each.method in methods and each.code == 200]

    def fail(
        self,
        fault: Fault,
        when: Callable[[str, Mapping[str, Any]], bool] = lambda method, _fields: method in _SENDS,
        *,
        after: bool = False,
    ) -> None:
        """Let the next request that `when` names fail; `after`: once it was carried out."""
        self.faults.append((when, fault, after))

    def update(self, content: Mapping[str, Any]) -> int:
        """Somebody did something: bring it to the bot. Return the update's id."""
        self._update_id += 1
        self.pending.append({"update_id": self._update_id, **content})
        self._came.set()
        return self._update_id

    async def has_sent(self, number: int) -> None:
        """Wait until that many messages were taken."""
        async with self._taken:
            await self._taken.wait_for(lambda: self.sent >= number)

    def message_id(self) -> int:
        """Draw the next message id."""
        self._message_id += 1
        return self._message_id

    def phone(self, chat: int) -> "TelegramPhone":
        """Return the telephone of a person."""
        return self.phones.setdefault(chat, TelegramPhone(self, chat))

    # --- the service ----------------------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeTelegram"]:
        """Serve on a free port of this machine."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/file/bot{token}/{path:.+}", self._file)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        self.base_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with asyncio.TaskGroup() as group:
            pushing = group.create_task(self._push())
            try:
                yield self
            finally:
                pushing.cancel()
                self._came.set()
                await runner.cleanup()

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        at = asyncio.get_running_loop().time()
        fields: dict[str, Any] = {}
        code = 200
        try:
            fields = await _fields(request)
            self._fault(method, fields, after=False)
            result = await self._answer(method, fields, at)
            self._fault(method, fields, after=True)
            return web.json_response({"ok": True, "result": result})
        except Fault as fault:
            code = fault.code
            if fault.cut:
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            if fault.garbled:
                return web.Response(status=code, text="<html>502</html>")
            body = {"ok": False, "error_code": code, "description": fault.description}
            if fault.parameters:
                body["parameters"] = fault.parameters
            return web.json_response(body, status=code)
        finally:
            if self.keeps and method != "getUpdates":
                self.asked.append(Asked(method, fields, at, code))

    def _fault(self, method: str, fields: Mapping[str, Any], *, after: bool) -> None:
        for number, (when, fault, late) in enumerate(self.faults):
            if late is after and when(method, fields):
                del self.faults[number]
                raise fault

    async def _answer(self, method: str, fields: dict[str, Any], at: float) -> Any:
        if method == "getUpdates":
            return await self._get_updates(fields)
        self.check(method, fields)
        if method in _SENDS:
            self._within_limits(int(fields["chat_id"]), at)
            shown = self._shown(method, fields)
            async with self._taken:
                self._taken.notify_all()
            return shown
        match method:
            case "getMe":
                return ME
            case "deleteWebhook":
                self.webhook = None
            case "setWebhook":
                if not fields["url"].startswith("http"):
                    raise Fault(400, "Bad Request: bad webhook: an HTTPS URL must be provided for webhook")
                self.webhook = fields
                self._came.set()
            case "getFile":
                if fields["file_id"] not in self.files:
                    raise Fault(400, "Bad Request: wrong file_id or the file is temporarily unavailable")
                content = self.files[fields["file_id"]]
                if len(content) > 20 * 2**20:
                    raise Fault(400, "Bad Request: file is too big")
                path = f"documents/{fields['file_id']}"
                return {
                    "file_id": fields["file_id"],
                    "file_unique_id": "u",
                    "file_size": len(content),
                    "file_path": path,
                }
            case "answerCallbackQuery" | "sendChatAction" | "setMyCommands" | "setMyDescription":
                pass
            case "setMyShortDescription" | "pinChatMessage":
                pass
            case _:
                raise Fault(404, "Not Found")
        return True

    async def _get_updates(self, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.webhook is not None:
            raise Fault(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")
        self._pollers += 1
        mine = self._pollers
        self._came.set()
        while self.pending and self.pending[0]["update_id"] < int(fields.get("offset", 0)):
            self.pending.popleft()
            self.brought += 1
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(float(fields.get("timeout", 0))):
                while not self.pending and self._pollers == mine:
                    self._came.clear()
                    await self._came.wait()
        if self._pollers != mine:
            raise Fault(409, "Conflict: terminated by other getUpdates request; make sure that only one is running")
        return list(self.pending)[: int(fields.get("limit", 100))]

    async def _push(self) -> None:
        """Bring updates to the webhook, one after the other, until each is taken."""
        async with aiohttp.ClientSession() as session:
            while True:
                self._came.clear()
                while self.pending and self.webhook is not None:
                    headers = {"X-Telegram-Bot-Api-Secret-Token": self.webhook.get("secret_token", "")}
                    try:
                        async with session.post(self._hook(), json=self.pending[0], headers=headers) as answer:
                            taken = 200 <= answer.status < 300
                    except aiohttp.ClientError:
                        taken = False
                    if taken:
                        self.pending.popleft()
                        self.brought += 1
                    else:
                        await asyncio.sleep(0.05)
                await self._came.wait()

    def _hook(self) -> str:
        assert self.webhook is not None
        url = URL(self.webhook["url"])
        return f"{self.proxied}{url.path}" if self.proxied else str(url)

    def _within_limits(self, chat: int, at: float) -> None:
        if at < self.refuses_until:
            raise Fault(429, "Too Many Requests: retry later", retry_after=math.ceil(self.refuses_until - at))
        mine = self._chats.setdefault(chat, deque())
        windows = [(self._overall, self.limits.overall, self.limits.second), (mine, 1, self.limits.to_chat)]
        if chat < 0:
            windows = [windows[0], (mine, self.limits.to_group, self.limits.minute)]
        for window, most, seconds in windows:
            while window and window[0] <= at - seconds:
                window.popleft()
            if len(window) >= most:
                self.throttled += 1
                raise Fault(429, "Too Many Requests: retry after 5", retry_after=5)
        self._overall.append(at)
        mine.append(at)

    def _shown(self, method: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Take a message as Telegram would, and put it on the telephone it is for."""
        text, caption = str(fields.get("text", "")), str(fields.get("caption", ""))
        if "text" in fields and not text.strip():
            raise Fault(400, "Bad Request: message text is empty")
        if _units(text) > _TEXT_LIMIT:
            raise Fault(400, "Bad Request: message is too long")
        if _units(caption) > _CAPTION_LIMIT:
            raise Fault(400, "Bad Request: message caption is too long")
        rows = (fields.get("reply_markup") or {}).get("inline_keyboard", [])
        buttons = [button for row in rows for button in row]
        if any(not 1 <= len(button["callback_data"].encode()) <= _DATA_LIMIT for button in buttons):
            raise Fault(400, "Bad Request: BUTTON_DATA_INVALID")
        chat = int(fields["chat_id"])
        phone = self.phone(chat) if self.keeps else None
        if method == "editMessageText":
            message_id = int(fields["message_id"])
            if phone is not None:
                phone.edited(message_id, text, buttons)
        else:
            message_id = self.message_id()
            if phone is not None:
                phone.came(message_id, text or caption, buttons)
        self.sent += 1
        if self.listen is not None:
            self.listen(chat, fields)
        told = {"message_id": message_id, "date": int(self.now().timestamp()), "chat": {"id": chat, "type": "private"}}
        if method == "sendDocument":
            told["document"] = {"file_id": f"known-{message_id}", "file_unique_id": "u"}
        elif method == "sendPhoto":
            told["photo"] = [{"file_id": f"known-{message_id}", "file_unique_id": "u", "width": 9, "height": 9}]
        return {**told, "from": ME, "text": text}

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"].removeprefix("documents/"))
        return web.Response(status=404) if content is None else web.Response(body=content)


class TelegramPhone(Phone):
    """One person's telephone with Telegram on it. What came twice, buttons and all, is read once."""

    def __init__(self, service: FakeTelegram, chat: int) -> None:
        self._service = service
        self._chat = chat
        self._new: asyncio.Queue[tuple[int, str, list[dict[str, str]]]] = asyncio.Queue()
        self.messages: dict[int, tuple[str, list[dict[str, str]]]] = {}
        self._last: tuple[str, list[dict[str, str]]] = ("", [])
        self._screen: tuple[int, list[dict[str, str]]] = (0, [])

    @property
    def who(self) -> dict[str, Any]:
        """The person, as Telegram tells of them."""
        return {"id": self._chat, "is_bot": False, "first_name": "An", "language_code": "vi"}

    def came(self, message_id: int, text: str, buttons: list[dict[str, str]]) -> None:
        """A message arrived."""
        self.messages[message_id] = (text, buttons)
        self._new.put_nowait((message_id, text, buttons))

    def edited(self, message_id: int, text: str, buttons: list[dict[str, str]]) -> None:
        """A message was edited. Raises Fault as Telegram would."""
        if message_id not in self.messages:
            raise Fault(400, "Bad Request: message to edit not found")
        if self.messages[message_id] == (text, buttons):
            raise Fault(400, "Bad Request: message is not modified: specified new message content is the same")
        self.came(message_id, text, buttons)

    async def say(self, text: str) -> None:
        """Type a message."""
        chat = {"id": self._chat, "type": "private", "first_name": "An"}
        at = int(self._service.now().timestamp())
        message = {"message_id": self._service.message_id(), "from": self.who, "chat": chat, "date": at, "text": text}
        self._service.update({"message": message})

    async def tap(self, label: str) -> None:
        """Tap a button of the last message that had any; else type the label."""
        message_id, buttons = self._screen
        data = next((each["callback_data"] for each in buttons if each["text"] == label), None)
        if data is None:
            await self.say(label)
            return
        chat = {"id": self._chat, "type": "private", "first_name": "An"}
        under = {"message_id": message_id, "from": ME, "chat": chat, "date": 1, "text": "?"}
        query = {"id": str(self._service.message_id()), "from": self.who, "message": under, "chat_instance": "1"}
        self._service.update({"callback_query": {**query, "data": data}})

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    message_id, text, buttons = await self._new.get()
            except TimeoutError:
                raise Silence(str(self._chat)) from None
            if buttons and (text, buttons) == self._last:
                continue
            self._last = (text, buttons)
            if buttons:
                self._screen = (message_id, buttons)
            return Message(text, tuple(each["text"] for each in buttons))

    def forget(self) -> None:
        """Look at nothing that has come so far."""
        while not self._new.empty():
            self._new.get_nowait()


async def _fields(request: web.Request) -> dict[str, Any]:
    """Return what a request asks, if its token is the right one. Raises Fault."""
    if request.match_info["token"] != TOKEN:
        raise Fault(401, "Unauthorized")
    if request.content_type == "application/json":
        try:
            read: dict[str, Any] = json.loads(await request.read())
        except ValueError:
            raise Fault(400, "Bad Request: can't parse JSON object") from None
        return read
    fields: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            fields[name] = value.file.read()
            fields[f"{name} name"] = value.filename
        else:
            fields[name] = json.loads(value) if name in {"chat_id", "reply_markup"} else value
    return fields


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def moment(seconds: int) -> datetime:
    """A date of Telegram's as a moment."""
    return datetime.fromtimestamp(seconds, UTC)
