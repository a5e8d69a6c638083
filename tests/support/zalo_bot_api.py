"""A small Bot Platform: what Zalo would answer, in this process, its limits enforced and every request kept.

Where sources disagree about the service a switch of `Manners` decides, so that a test can have it either way.
Here: methods, limits, polling, webhooks, faults on demand. Not here: people's telephones (`zalo_bot_phone`), what any
test shows. Source: docs.zaloplatforms.com/docs/BOT as several clients quote and measured it in 2026.
"""

import asyncio
import contextlib
import hashlib
import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from bot.clock import RealClock
from tests.support.zalo_bot_phone import ZaloBotPhone

TOKEN = "1234567890123456789:fake-secret"
ME = {
    "id": "1234567890123456789",
    "account_name": "bot.tongket",
    "account_type": "BASIC",
    "can_join_groups": False,
    "display_name": "Bot Tổng kết",
}
_SENDS = {"sendMessage", "sendPhoto", "sendSticker", "sendVoice"}
_LIMIT = 2000


@dataclass
class Manners:
    """How this service behaves where nobody could tell for sure."""

    empty_poll: Literal["http 200", "http 408", "null", "empty"] = "http 200"
    replays: bool = False
    """An event is told again on every poll until a newer one comes; else it is gone once it was told."""
    wrapped: bool = False
    photo_key: Literal["photo", "photo_url"] = "photo_url"
    webhook_info_404: bool = True
    polling_beside_webhook: int = 400
    """The code that refuses a poll while a webhook is set."""
    probes: bool = True
    mirrors_status: bool = True
    """The HTTP status is the error code; else it is 200 whatever happened."""
    most_people: int = 50
    monthly: int = 3000
    unsupported_has_message: bool = True
    mention_kept: bool = True


class Fault(Exception):
    """An answer other than yes; `cut` ends the connection instead, `garbled` sends a page, `slow` drips for ever."""

    def __init__(
        self, code: int, description: str = "", *, cut: bool = False, garbled: bool = False, slow: bool = False
    ):
        super().__init__(description)
        self.code = code
        self.description = description
        self.cut = cut
        self.garbled = garbled
        self.slow = slow


@dataclass(frozen=True)
class Asked:
    """A request as it came in, and what became of it."""

    method: str
    fields: Mapping[str, Any]
    code: int


@dataclass
class FakeZaloBot:
    """The service for one token."""

    manners: Manners = field(default_factory=Manners)
    now: Callable[[], datetime] = field(default_factory=lambda: RealClock().now)
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[Callable[[str], bool], Fault, bool]] = field(default_factory=list)
    phones: dict[str, ZaloBotPhone] = field(default_factory=dict)
    named: dict[str, ZaloBotPhone] = field(default_factory=dict)
    groups: dict[str, list[str]] = field(default_factory=dict)
    pending: deque[dict[str, Any]] = field(default_factory=deque)
    told: dict[str, Any] | None = None
    webhook: dict[str, Any] | None = None
    probed: list[int] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    base_url: str = ""
    proxied: str = ""
    """Where what is sent to the webhook's host arrives."""
    second: float = 1.0
    """How long a second of a poll lasts here."""
    fetches_photos: bool = False
    photos: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._number = 0
        self._came = asyncio.Event()
        self._asked_anew = asyncio.Condition()
        self._poll_times: list[float] = []

    # --- what tests do --------------------------------------------------------------------------------------------

    @property
    def refused(self) -> list[Asked]:
        """The requests that were refused, but for polls that heard nothing."""
        return [each for each in self.asked if each.code >= 400 and each.code != 408]

    @property
    def poll_times(self) -> list[float]:
        """When each poll began, on the loop's clock."""
        return self._poll_times

    def of(self, *methods: str) -> list[Mapping[str, Any]]:
        """Return the fields of the requests for some methods that were carried out."""
        return [each.fields for each in self.asked if each.method in methods and each.code == 200]

    def fail(
        self, fault: Fault, when: Callable[[str], bool] = lambda method: method in _SENDS, *, after: bool = False
    ) -> None:
        """Let the next request that `when` names fail; `after`: once it was carried out."""
        self.faults.append((when, fault, after))

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so, looked at after each request."""
        async with self._asked_anew:
            await self._asked_anew.wait_for(so)

    def phone(self, name: str) -> ZaloBotPhone:
        """Return the telephone of a person, by any word that stays theirs."""
        number = hashlib.sha256(name.encode()).hexdigest()[:20]
        self.named[name] = self.phones.setdefault(number, ZaloBotPhone(self, number, name))
        return self.named[name]

    def event(self, name: str, message: Mapping[str, Any] | None) -> str:
        """Somebody did something: bring it to the bot. Return the message's id."""
        self._number += 1
        message_id = hashlib.sha256(f"message {self._number}".encode()).hexdigest()[:20]
        event: dict[str, Any] = {"event_name": name}
        if message is not None:
            date = int(self.now().timestamp() * 1000)
            event["message"] = {"message_id": message_id, "date": date, **message}
        self.pending.append(event)
        self._came.set()
        return message_id

    def hosts(self, content: bytes) -> str:
        """Keep a picture where everybody can fetch it without a token; return its address."""
        name = hashlib.sha256(content).hexdigest()[:12] + ".jpg"
        self.files[name] = content
        return f"{self.base_url}/zdn/{name}"

    # --- the service ----------------------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeZaloBot"]:
        """Serve on a free port of this machine."""
        app = web.Application()
        app.router.add_post("/bot{token}/{method}", self._call)
        app.router.add_get("/zdn/{name}", self._file)
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
        fields: dict[str, Any] = {}
        code = 200
        try:
            fields = await _fields(request)
            self._fault(method, after=False)
            answer = await self._answer(method, fields)
            self._fault(method, after=True)
            return web.json_response({"ok": True, **answer})
        except Fault as fault:
            code = fault.code
            return await self._failed(request, fault)
        finally:
            self.asked.append(Asked(method, fields, code))
            async with self._asked_anew:
                self._asked_anew.notify_all()

    async def _failed(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.cut:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        if fault.garbled:
            return web.Response(status=fault.code, text="<html>nginx</html>", content_type="text/html")
        if fault.slow:
            response = web.StreamResponse()
            await response.prepare(request)
            while True:
                await response.write(b" ")
                await asyncio.sleep(0.05)
        status = fault.code if self.manners.mirrors_status else 200
        if fault.code == 408 and self.manners.empty_poll == "http 200":
            status = 200
        spelt = "errorCode" if fault.code == 426 else "error_code"
        return web.json_response({"ok": False, "description": fault.description, spelt: fault.code}, status=status)

    def _fault(self, method: str, *, after: bool) -> None:
        for number, (when, fault, late) in enumerate(self.faults):
            if late is after and when(method):
                del self.faults[number]
                raise fault

    async def _answer(self, method: str, fields: dict[str, Any]) -> dict[str, Any]:
        match method:
            case "getMe":
                return {"result": ME}
            case "getUpdates":
                return await self._updates(fields)
            case "setWebhook":
                return await self._hook(fields)
            case "deleteWebhook":
                self.webhook = None
                return {"result": {"url": "", "updated_at": self._ms()}}
            case "getWebhookInfo":
                if self.webhook is None and self.manners.webhook_info_404:
                    raise Fault(404, "Not found")
                return {"result": {"url": (self.webhook or {}).get("url", ""), "updated_at": self._ms()}}
            case "testWebhook":
                raise Fault(426, "Daily limit")
            case "sendChatAction":
                if fields.get("action") != "typing":
                    raise Fault(400, "Bad Request: action")
                return {}
            case _ if method in _SENDS:
                return {"result": await self._sent(method, fields)}
            case _:
                raise Fault(404, "Not found")

    # --- what comes out of it -------------------------------------------------------------------------------------

    async def _updates(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        self._poll_times.append(asyncio.get_running_loop().time())
        if self.webhook is not None:
            raise Fault(self.manners.polling_beside_webhook, "Webhook is set")
        if unknown := set(fields) - {"timeout"}:
            raise Fault(400, f"Bad Request: {sorted(unknown)}")
        if not self.pending and self.manners.replays and self.told is not None:
            return {"result": self.told}
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(float(fields.get("timeout", 30)) * self.second):
                while not self.pending:
                    self._came.clear()
                    await self._came.wait()
        if self.pending:
            self.told = self.pending.popleft()
            return {"result": self.told}
        match self.manners.empty_poll:
            case "null":
                return {"result": None}
            case "empty":
                return {"result": {}}
            case _:
                raise Fault(408, "Request timeout")

    async def _hook(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        url, secret = str(fields.get("url", "")), str(fields.get("secret_token", ""))
        host = urlsplit(url).hostname
        if not url.startswith("https://") and host not in {"127.0.0.1", "localhost"}:
            raise Fault(400, "Bad Request: url must be https")
        if not 8 <= len(secret) <= 256:
            raise Fault(400, "Bad Request: secret_token")
        self.webhook = dict(fields)
        found: dict[str, Any] = {}
        if self.manners.probes:
            async with aiohttp.ClientSession(headers={"User-Agent": "Java/17"}) as session:
                try:
                    async with session.post(self._hooked()) as answer:
                        self.probed.append(answer.status)
                        outcome = "webhook.ok" if answer.status == 200 else f"webhook.http.{answer.status}"
                except aiohttp.ClientError:
                    outcome = "webhook.err.unreachable"
            found = {"verification": {"ok": outcome == "webhook.ok", "url": url, "outcome": outcome, "hint": ""}}
        self._came.set()
        return {"result": {"url": url, "updated_at": self._ms(), **found}}

    def _hooked(self) -> str:
        assert self.webhook is not None
        parts = urlsplit(self.webhook["url"])
        return f"{self.proxied}{parts.path}" if self.proxied else str(self.webhook["url"])

    async def _push(self) -> None:
        """Bring each event to the webhook once."""
        async with aiohttp.ClientSession() as session:
            while True:
                self._came.clear()
                while self.pending and self.webhook is not None:
                    event = self.pending.popleft()
                    body = {"ok": True, "result": event} if self.manners.wrapped else event
                    headers = {"X-Bot-Api-Secret-Token": str(self.webhook["secret_token"])}
                    with contextlib.suppress(aiohttp.ClientError):
                        async with session.post(self._hooked(), json=body, headers=headers) as answer:
                            await answer.read()
                await self._came.wait()

    # --- what goes into it ----------------------------------------------------------------------------------------

    async def _sent(self, method: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        chat = fields.get("chat_id")
        if not isinstance(chat, str) or (chat not in self.phones and not chat.startswith("zgr-")):
            raise Fault(400, "Bad Request: chat not found")
        if self.manners.monthly <= 0 or self._stranger(chat):
            raise Fault(429, "Quota exceeded")
        shown = self._shown(method, fields)
        if method == "sendPhoto" and self.fetches_photos:
            async with aiohttp.ClientSession() as session, session.get(shown[1]) as answer:
                if answer.status != 200 or not answer.content_type.startswith("image/"):
                    raise Fault(400, "photo URL is invalid")
                self.photos.append(await answer.read())
        self.manners.monthly -= 1
        self._number += 1
        if chat in self.phones:
            self.phones[chat].came(*shown)
        else:
            self.groups.setdefault(chat, []).append(shown[0])
        message_id = hashlib.sha256(f"sent {self._number}".encode()).hexdigest()[:20]
        return {"message_id": message_id, "date": self._ms()}

    def _shown(self, method: str, fields: Mapping[str, Any]) -> tuple[str, str]:
        """Return what the person sees: a text and a picture's address. Raises Fault where the service would not."""
        match method:
            case "sendMessage":
                return _text(fields.get("text"), least=1), ""
            case "sendPhoto":
                url = str(fields.get("photo", ""))
                if not url.startswith(("http://", "https://")):
                    raise Fault(400, "must start with http:// or https://")
                return _text(fields.get("caption", ""), least=0), url
            case "sendVoice" if not str(fields.get("voice_url", "")).endswith(".aac"):
                raise Fault(400, "voice_url must end with .aac")
            case _:
                return "", ""

    def _stranger(self, chat: str) -> bool:
        """Tell whether a chat is one person more than the plan has."""
        return not chat.startswith("zgr-") and list(self.phones).index(chat) >= self.manners.most_people

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content, content_type="image/jpeg")

    def _ms(self) -> int:
        return int(self.now().timestamp() * 1000)


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.match_info["token"] != TOKEN:
        raise Fault(401, "Unauthorized")
    if not request.content_type.startswith("application/json"):
        raise Fault(400, "photo must not be empty")
    fields: dict[str, Any] = json.loads(await request.read() or b"{}")
    return fields


def _text(value: object, *, least: int) -> str:
    length = len(value.encode("utf-16-le")) // 2 if isinstance(value, str) else -1
    if not least <= length <= _LIMIT:
        raise Fault(400, "Bad Request: text must have 1 to 2000 characters")
    return str(value)
