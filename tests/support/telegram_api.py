"""A small Bot API: what Telegram would answer, in this process, its limits enforced and every request kept.

Here: methods, limits, polling, webhooks, faults on demand. Not here: people's telephones (`telegram_phone`), what
any test shows.
Source: https://core.telegram.org/bots/api, https://core.telegram.org/bots/faq (limits)
"""

import asyncio
import contextlib
import json
import math
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import aiohttp
from aiohttp import web
from yarl import URL

from bot.channels.telegram.pace import Limits
from bot.clock import RealClock
from tests.support.telegram_phone import ME, TelegramPhone

TOKEN = "42:fake-token"
_SENDS = {"sendMessage", "editMessageText", "sendDocument", "sendPhoto"}
_TEXT_LIMIT, _CAPTION_LIMIT, _DATA_LIMIT = 4096, 1024, 64

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
    phones: dict[int, TelegramPhone] = field(default_factory=dict)
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
        self._asked_anew = asyncio.Condition()
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
        await self.until(lambda: self.sent >= number)

    async def is_listened_to(self) -> None:
        """Wait until somebody polls."""
        await self.until(lambda: self._pollers > 0)

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so, looked at after each request."""
        async with self._asked_anew:
            await self._asked_anew.wait_for(so)

    def message_id(self) -> int:
        """Draw the next message id."""
        self._message_id += 1
        return self._message_id

    def phone(self, chat: int) -> TelegramPhone:
        """Return the telephone of a person; with a group's id, what everybody in it sees."""
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
            async with self._asked_anew:
                self._asked_anew.notify_all()

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
            return self._shown(method, fields)
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
            case "answerCallbackQuery" | "sendChatAction":
                pass
            case "setMyCommands" | "deleteMyCommands" | "setMyDescription" | "setMyShortDescription":
                pass
            case "pinChatMessage" | "deleteMessage":
                self._arranged(method, self.phone(int(fields["chat_id"])), int(fields["message_id"]))
            case _:
                raise Fault(404, "Not Found")
        return True

    async def _get_updates(self, fields: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.webhook is not None:
            raise Fault(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")
        self._pollers += 1
        mine = self._pollers
        self._came.set()
        async with self._asked_anew:
            self._asked_anew.notify_all()
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
                why = phone.edited(message_id, text, buttons)
                if why is not None:
                    raise Fault(400, why)
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

    def _arranged(self, method: str, phone: TelegramPhone, message_id: int) -> None:
        """Pin or delete a message."""
        if message_id not in phone.messages:
            raise Fault(400, f"Bad Request: message to {method[:3]} not found")
        if method == "pinChatMessage":
            phone.pinned.append(message_id)
        else:
            del phone.messages[message_id]

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["path"].removeprefix("documents/"))
        return web.Response(status=404) if content is None else web.Response(body=content)


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
