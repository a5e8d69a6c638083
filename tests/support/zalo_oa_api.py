"""A small Official Account service: what Zalo would answer, in this process, every request kept, a clock for windows.

Here: tokens, sends, uploads, quotas, signed webhooks; each disputed behaviour has a switch. Not here: what one person's
windows allow (`zalo_oa_person`), people's telephones (`zalo_oa_phone`), what any test shows.
Source: the facts on the OA OpenAPI (B, D5), quoted from https://docs.zaloplatforms.com/docs/OA
"""

import asyncio
import contextlib
import hashlib
import json
import unicodedata
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from bot.clock import RealClock
from tests.support.zalo_oa_person import Person, Refusal
from tests.support.zalo_oa_phone import ZaloOaPhone

APP_ID, OA_ID = "4318657068771012345", "1889327640298876543"
APP_SECRET, OA_SECRET = "app-secret-of-a-test", "oa-secret-of-a-test"
FIRST_REFRESH = "refresh-0"
VERIFIED_CODE = "code-of-a-consent"
_TYPES = {"pdf", "doc", "docx"}
_PICTURES = {"jpg", "jpeg", "png"}
_UPLOADS_KEPT = timedelta(days=7)


class Fault(Exception):
    """An answer of another kind: `code` in the body; `cut` ends the connection, `garbled` sends HTML with `status`."""

    def __init__(self, code: int = 0, *, cut: bool = False, garbled: bool = False, status: int = 200) -> None:
        super().__init__(code)
        self.code = code
        self.cut = cut
        self.garbled = garbled
        self.status = status


@dataclass(frozen=True)
class Asked:
    """A request as it came in, and what became of it: the body's `error`, or -1 for no answer."""

    path: str
    fields: Mapping[str, Any]
    code: int


@dataclass(kw_only=True)
class Switches:
    """What sources disagree on."""

    stamped_in: str = "header"  # header, body
    signed_id: str = "app"  # app, oa
    signed_secret: str = "oa"  # oa, app
    mac_prefix: bool = True
    expires_in: str | int = "90000"
    used_refresh_code: int = -14020
    free_messages: int | None = 8  # None: without limit
    tells_quota: bool = True
    echoes: bool = True
    twice: bool = False  # each event is brought twice


@dataclass
class FakeZaloOa:
    """The service for one account. `now` drives tokens, windows and uploads."""

    now: Callable[[], datetime] = field(default_factory=lambda: RealClock().now)
    switches: Switches = field(default_factory=Switches)
    rate: int = 4000
    paid: int = 500
    asked: list[Asked] = field(default_factory=list)
    faults: list[tuple[Callable[[str, Mapping[str, Any]], bool], Fault, bool]] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    phones: dict[str, ZaloOaPhone] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    pending: deque[dict[str, Any]] = field(default_factory=deque)
    base_url: str = ""
    hook: str = ""  # where events are brought: the program's address
    brought: int = 0
    statuses: list[int] = field(default_factory=list)
    pairs: int = 0
    refresh_token: str = FIRST_REFRESH
    access: dict[str, datetime] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._number = 10**18
        self._came = asyncio.Event()
        self._asked_anew = asyncio.Condition()
        self._uploads: dict[str, datetime] = {}
        self._minute = (self.now(), 0)

    # --- what tests do --------------------------------------------------------------------------------------------

    def of(self, *paths: str) -> list[Mapping[str, Any]]:
        """Return the fields of the requests whose paths end so and that were answered well."""
        return [each.fields for each in self.asked if each.path.endswith(paths) and each.code == 0]

    @property
    def refused(self) -> list[Asked]:
        """The requests that were refused."""
        return [each for each in self.asked if each.code != 0]

    def fail(
        self,
        fault: Fault,
        when: Callable[[str, Mapping[str, Any]], bool] = lambda path, _: path.endswith("/cs"),
        *,
        after: bool = False,
    ) -> None:
        """Let the next request that `when` names fail; `after`: once it was carried out."""
        self.faults.append((when, fault, after))

    def expire(self) -> None:
        """Let every access token end now."""
        self.access = dict.fromkeys(self.access, self.now())

    def person(self, user: str) -> Person:
        """Return what the account knows of somebody."""
        return self.people.setdefault(user, Person(free_messages=self.switches.free_messages))

    def phone(self, user: str) -> ZaloOaPhone:
        """Return the telephone of a person."""
        return self.phones.setdefault(user, ZaloOaPhone(self, user))

    def number(self) -> str:
        """Draw an id: longer than a float holds."""
        self._number += 1
        return str(self._number)

    def event(self, name: str, user: str, **content: Any) -> dict[str, Any]:
        """Somebody did something: bring it to the webhook. Return the event."""
        at = str(int(self.now().timestamp() * 1000))
        said: dict[str, Any] = {"app_id": APP_ID, "event_name": name, "timestamp": at, "user_id_by_app": f"9{user}"}
        if name in {"follow", "unfollow"}:
            said |= {"oa_id": OA_ID, "follower": {"id": user}, "source": "oa_profile"}
        else:
            said |= {"sender": {"id": user}, "recipient": {"id": OA_ID}, **content}
        if not name.startswith("oa_") and name not in {"user_seen_message", "user_received_message", "unfollow"}:
            self.person(user).interacts(self.now())
        self.bring(said)
        return said

    def bring(self, said: dict[str, Any]) -> None:
        """Bring an event, and bring it again where that is switched on."""
        self.pending.append(said)
        if self.switches.twice:
            self.pending.append(said)
        self._came.set()

    async def until(self, so: Callable[[], bool]) -> None:
        """Wait until something is so, looked at after each request and each event."""
        async with self._asked_anew:
            await self._asked_anew.wait_for(so)

    def signed(self, body: bytes, stamped: str) -> dict[str, str]:
        """Return the headers of an event's body."""
        switches = self.switches
        stamp = stamped
        headers = {"Content-Type": "application/json"}
        if switches.stamped_in == "header":
            stamp = str(int(stamped or "0") + 7)
            headers["X-ZEvent-Timestamp"] = stamp
        id_ = {"app": APP_ID, "oa": OA_ID}[switches.signed_id]
        secret = {"app": APP_SECRET, "oa": OA_SECRET}[switches.signed_secret]
        mac = hashlib.sha256(id_.encode() + body + stamp.encode() + secret.encode()).hexdigest()
        headers["X-ZEvent-Signature"] = f"mac={mac}" if switches.mac_prefix else mac
        return headers

    # --- the service ----------------------------------------------------------------------------------------------

    @contextlib.asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeZaloOa"]:
        """Serve on a free port of this machine."""
        app = web.Application(client_max_size=64 * 2**20)
        app.router.add_post("/{path:v.*}", self._call)
        app.router.add_get("/file/{name}", self._file)
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
        path = f"/{request.match_info['path']}"
        fields = await _fields(request)
        headers: dict[str, str] = {}
        code = 0
        try:
            self._fault(path, fields, after=False)
            if path == "/v4/oa/access_token":
                answer = self._grant(request.headers.get("secret_key", ""), fields)
            else:
                headers = self._rated()
                self._known(request.headers.get("access_token", ""))
                answer = {"data": self._answer(path, fields), "error": 0, "message": "Success"}
            self._fault(path, fields, after=True)
        except Fault as fault:
            code = fault.code or -1
            if fault.cut:
                assert request.transport is not None
                request.transport.abort()
                return web.Response()
            if fault.garbled:
                return web.Response(status=fault.status, text="<html>502 Bad Gateway</html>")
            answer = {"error": fault.code, "message": "as the test wants it"}
        except Refusal as refusal:
            code = refusal.code
            answer = {"error": code, "message": refusal.words, "error_name": refusal.words}
        finally:
            self.asked.append(Asked(path, fields, code))
            async with self._asked_anew:
                self._asked_anew.notify_all()
        # Whatever went wrong, the status says that all is well.
        return web.json_response(answer, headers=headers)

    def _fault(self, path: str, fields: Mapping[str, Any], *, after: bool) -> None:
        for number, (when, fault, late) in enumerate(self.faults):
            if late is after and when(path, fields):
                del self.faults[number]
                raise fault

    def _grant(self, secret: str, form: Mapping[str, Any]) -> dict[str, Any]:
        """Give a pair: the refresh token works once, and both tokens of the pair before die."""
        if secret != APP_SECRET or form.get("app_id") != APP_ID:
            raise Refusal(-14004, "Invalid secret key")
        match form.get("grant_type"):
            case "authorization_code":
                if form.get("code") != VERIFIED_CODE or len(str(form.get("code_verifier", ""))) != 43:
                    raise Refusal(-14003, "Invalid authorization code")
            case "refresh_token":
                if form.get("refresh_token") != self.refresh_token:
                    raise Refusal(self.switches.used_refresh_code, "Invalid refresh token")
            case _:
                raise Refusal(-14001, "Invalid grant type")
        self.pairs += 1
        self.refresh_token = f"refresh-{self.number()}"
        access = f"access-{self.number()}"
        self.access = {access: self.now() + timedelta(seconds=int(self.switches.expires_in))}
        return {
            "access_token": access,
            "refresh_token": self.refresh_token,
            "expires_in": self.switches.expires_in,
        }

    def _rated(self) -> dict[str, str]:
        began, number = self._minute
        if self.now() - began >= timedelta(minutes=1):
            began, number = self.now(), 0
        self._minute = (began, number + 1)
        if number >= self.rate:
            raise Refusal(-32, "Rate limit")
        return {"X-RateLimit-Limit": str(self.rate), "X-RateLimit-Remain": str(self.rate - number - 1)}

    def _known(self, token: str) -> None:
        if token not in self.access:
            raise Refusal(-216, "Access token is invalid")
        if self.now() >= self.access[token]:
            raise Refusal(-220, "Access token has expired")

    def _answer(self, path: str, fields: Mapping[str, Any]) -> dict[str, Any]:
        match path:
            case "/v3.0/oa/message/cs":
                return self._shown(str(fields["recipient"]["user_id"]), fields["message"])
            case "/v3.0/oa/quota/message":
                return self.person(str(fields["user_id"])).quota(self.now())
            case "/v2.0/oa/upload/file":
                return {"token": self._uploaded(fields, _TYPES, 5 * 2**20)}
            case "/v2.0/oa/upload/image":
                return {"attachment_id": self._uploaded(fields, _PICTURES, 2**20)}
        raise Refusal(-240, "API v2 is closed")

    def _uploaded(self, fields: Mapping[str, Any], types: set[str], largest: int) -> str:
        if str(fields["file name"]).rpartition(".")[2].lower() not in types or len(fields["file"]) > largest:
            raise Refusal(-210, "File is of another type or too large")
        made = f"upload-{self.number()}"
        self._uploads[made] = self.now()
        return made

    def _shown(self, user: str, message: Mapping[str, Any]) -> dict[str, Any]:
        """Take a message as Zalo would, and put it on the telephone it is for."""
        text = str(message.get("text", ""))
        payload = message.get("attachment", {}).get("payload", {})
        buttons = payload.get("buttons", [])
        named = payload.get("token") or next((e.get("attachment_id") for e in payload.get("elements", [])), None)
        if text != unicodedata.normalize("NFC", text) or len(text) > 2000 or not (text or named):
            raise Refusal(-201, "Text is invalid")
        if len(buttons) > 5 or any(not 0 < len(each["title"]) <= 100 for each in buttons):
            raise Refusal(-201, "Buttons are invalid")
        if any(each["type"] != "oa.query.hide" or len(each["payload"]) > 1000 for each in buttons):
            raise Refusal(-201, "Payload is invalid")
        if named is not None and (named not in self._uploads or self.now() - self._uploads[named] >= _UPLOADS_KEPT):
            raise Refusal(-100, "Attachment is unknown or has expired")
        quota = self.person(user).takes(self.now(), self)
        message_id = self.number()
        self.phone(user).came(text or f"[{named}]", buttons)
        if self.switches.echoes:
            name = "oa_send_text" if text else "oa_send_file"
            self.bring(
                {
                    "app_id": APP_ID,
                    "event_name": name,
                    "timestamp": str(int(self.now().timestamp() * 1000)),
                    "sender": {"id": OA_ID},
                    "recipient": {"id": user},
                    "message": {"msg_id": message_id, "text": text},
                }
            )
        told = {"message_id": message_id, "user_id": user, "sent_time": str(int(self.now().timestamp() * 1000))}
        return {**told, "quota": quota} if self.switches.tells_quota else told

    async def _file(self, request: web.Request) -> web.Response:
        content = self.files.get(request.match_info["name"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _push(self) -> None:
        """Bring events to the webhook, one after the other, again with `num_retry` until each is taken."""
        async with aiohttp.ClientSession() as session:
            while True:
                self._came.clear()
                tries = 0
                while self.pending and self.hook:
                    body = json.dumps(self.pending[0], ensure_ascii=False).encode()
                    headers = self.signed(body, str(self.pending[0].get("timestamp", "")))
                    if tries:
                        headers["num_retry"] = str(tries)
                    try:
                        async with session.post(f"{self.hook}/zalo-oa", data=body, headers=headers) as answer:
                            status = answer.status
                    except aiohttp.ClientError:
                        status = 0
                    self.statuses.append(status)
                    tries += 1
                    if status == 200:
                        self.pending.popleft()
                        self.brought += 1
                        tries = 0
                    async with self._asked_anew:
                        self._asked_anew.notify_all()
                    if tries:
                        await asyncio.sleep(0.05)
                await self._came.wait()


async def _fields(request: web.Request) -> dict[str, Any]:
    """Return what a request asks: JSON, a form, or a file."""
    if request.content_type == "application/json":
        read: dict[str, Any] = json.loads(await request.read())
        return read
    fields: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            fields[name] = value.file.read()
            fields[f"{name} name"] = value.filename
        else:
            fields[name] = value
    return fields
