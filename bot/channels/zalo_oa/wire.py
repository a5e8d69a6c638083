"""The wire: one request to the Official Account's API and its answer, or a named error.

Belongs here: HTTP, JSON, time limits. What is asked is `requests`, what a code means is `failures`. A failure comes as
HTTP 200 with `error` other than 0. No token is ever in an address, a log or an error: tokens go in headers and forms.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
from msgspec import Struct

from bot.channels.base import Lost, TooMuch

DEFAULT_URL = "https://openapi.zalo.me"
DEFAULT_OAUTH_URL = "https://oauth.zaloapp.com"
_TOKEN_PATH = "/v4/oa/access_token"  # noqa: S105 - a path
_PATIENCE = 20.0
# The one answer that must not be lost: a refresh token works once.
_GRANT_PATIENCE = 30.0
_UPLOAD_PATIENCE = 60.0
_CONNECT = 10.0
_IDLE = 20.0
_NEVER_LEFT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.InvalidURL,
    UnicodeError,
)


class Refused(Exception):
    """The service answered no: `code` is its `error`, `description` its words."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description


@dataclass(frozen=True)
class Pair:
    """What an OAuth answer holds: an access token for `seconds`, and the refresh token for the next pair, once."""

    access: str = field(repr=False)
    refresh: str = field(repr=False)
    seconds: int


@dataclass(frozen=True)
class Upload:
    """A file that goes up, under its name."""

    content: bytes = field(repr=False)
    name: str
    media_type: str


class Answer(Struct, frozen=True):
    """What the service answered: `data`, and its rate limit where it told: how many a minute, how many are left."""

    data: Mapping[str, Any]
    limit: int | None = None
    remain: int | None = None


class Wire:
    """One Official Account's API. Proxy and CA settings of the environment are honoured."""

    def __init__(
        self, *, app_id: str, secret_key: str, base_url: str = DEFAULT_URL, oauth_url: str = DEFAULT_OAUTH_URL
    ) -> None:
        self._app_id = app_id
        self._secret_key = secret_key
        self._base_url = base_url
        self._oauth_url = oauth_url
        self._made: httpx.AsyncClient | None = None

    @property
    def _client(self) -> httpx.AsyncClient:
        # Made on the loop that uses it.
        if self._made is None or self._made.is_closed:
            self._made = httpx.AsyncClient(
                headers={"User-Agent": "tongket"},
                timeout=httpx.Timeout(_PATIENCE, connect=_CONNECT),
                limits=httpx.Limits(max_connections=128, keepalive_expiry=_IDLE),
            )
        return self._made

    async def call(self, path: str, token: str, said: Mapping[str, Any]) -> Answer:
        """Return what the API answers. Raises Refused, Lost."""
        body = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
        headers = {"access_token": token, "Content-Type": "application/json"}
        return read_answer(await self._post(self._base_url + path, headers=headers, content=body))

    async def upload(self, path: str, token: str, file: Upload) -> Answer:
        """Return what the API answers to a file. Raises Refused, Lost."""
        files = {"file": (file.name, file.content, file.media_type)}
        return read_answer(
            await self._post(
                self._base_url + path, headers={"access_token": token}, files=files, timeout=_UPLOAD_PATIENCE
            )
        )

    async def refresh(self, refresh_token: str) -> Pair:
        """Return the next pair; the refresh token is used up by it. Raises Refused, Lost."""
        return await self._grant({"grant_type": "refresh_token", "refresh_token": refresh_token})

    async def exchange(self, code: str, verifier: str) -> Pair:
        """Return the first pair for the code of a consent. Raises Refused, Lost."""
        return await self._grant({"grant_type": "authorization_code", "code": code, "code_verifier": verifier})

    async def download(self, url: str, limit: int) -> bytes:
        """Return the bytes of a file that an event named; it needs no token. Raises Lost, TooMuch."""
        content = bytearray()
        try:
            async with self._client.stream("GET", url, follow_redirects=True, timeout=_UPLOAD_PATIENCE) as answer:
                if answer.status_code != 200:
                    raise Lost(str(answer.status_code), asked=answer.status_code < 500)
                async for chunk in answer.aiter_bytes():
                    content += chunk
                    if len(content) > limit:
                        raise TooMuch
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise Lost(type(error).__name__, asked=False) from None
        return bytes(content)

    async def close(self) -> None:
        """Hang up."""
        if self._made is not None:
            await self._made.aclose()

    async def _grant(self, form: Mapping[str, str]) -> Pair:
        answer = await self._post(
            self._oauth_url + _TOKEN_PATH,
            headers={"secret_key": self._secret_key},
            data={**form, "app_id": self._app_id},
            timeout=_GRANT_PATIENCE,
        )
        return read_pair(answer)

    async def _post(self, url: str, **request: Any) -> httpx.Response:
        if "timeout" in request:
            request["timeout"] = httpx.Timeout(request["timeout"], connect=_CONNECT)
        try:
            return await self._client.post(url, **request)
        except _NEVER_LEFT as error:
            raise Lost(type(error).__name__, asked=False) from None
        except (httpx.HTTPError, OSError) as error:
            raise Lost(type(error).__name__, asked=True) from None


def read_answer(answer: httpx.Response) -> Answer:
    """Return the data that an answer holds. Raises Refused, Lost."""
    said = _said(answer)
    code = _number(said.get("error"))
    if code is None:
        raise Lost("no error code", asked=True)
    if code != 0:
        raise Refused(code, str(said.get("message", "")))
    data = said.get("data")
    return Answer(
        data if isinstance(data, dict) else {},
        _number(answer.headers.get("X-RateLimit-Limit")),
        _number(answer.headers.get("X-RateLimit-Remain")),
    )


def read_pair(answer: httpx.Response) -> Pair:
    """Return the pair that an OAuth answer holds. Raises Refused, Lost."""
    said = _said(answer)
    access, refresh = said.get("access_token"), said.get("refresh_token")
    seconds = _number(said.get("expires_in"))
    if isinstance(access, str) and isinstance(refresh, str) and access and refresh:
        # The service writes the seconds as a string; without any, a pair is good for its usual 25 hours.
        return Pair(access, refresh, seconds if seconds is not None and seconds > 0 else 90_000)
    code = _number(said.get("error"))
    if code:
        raise Refused(code, str(said.get("error_name") or said.get("error_description") or said.get("message") or ""))
    raise Lost("no pair", asked=True)


def _said(answer: httpx.Response) -> Mapping[str, Any]:
    """Return the JSON object of an answer, whatever its status; a server's own failure is none. Raises Lost."""
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Lost(str(answer.status_code), asked=answer.status_code >= 500)
    try:
        said = json.loads(answer.content)
    except ValueError:
        raise Lost(f"no JSON ({answer.status_code})", asked=True) from None
    if not isinstance(said, dict):
        raise Lost("no object", asked=True)
    return said


def _number(said: object) -> int | None:
    """Return a number that may be written as a string."""
    if isinstance(said, bool):
        return None
    try:
        return int(said) if isinstance(said, int | str) else None
    except ValueError:
        return None
