"""The wire: one request to the Bot API and its answer, or a named error.

Belongs here: HTTP, JSON, time limits. What is asked is `requests`, what an error means is `failures`. No address is
ever logged or put into an error, since the token stands in it.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from msgspec import Struct

from bot.channels.base import Lost, TooMuch

DEFAULT_URL = "https://api.telegram.org"
_PATIENCE = 20.0
_CONNECT = 10.0
# A connection that Telegram has closed loses the request that is sent on it: ours go first.
_IDLE = 20.0


class Refused(Exception):
    """The service answered no: `code` is the HTTP status, `description` its words, `parameters` what it adds."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, Any]) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.parameters = parameters


class Upload(Struct, frozen=True):
    """A file that goes out with a request, under the request's field `field`."""

    field: str
    content: bytes
    name: str
    media_type: str


class Wire:
    """The Bot API of one token at `base_url`. Proxy and CA settings of the environment are honoured."""

    def __init__(self, token: str, base_url: str = DEFAULT_URL) -> None:
        self._calls = f"{base_url}/bot{token}/"
        self._files = f"{base_url}/file/bot{token}/"
        self._proxy = _proxy(base_url)
        self._made: aiohttp.ClientSession | None = None

    @property
    def _session(self) -> aiohttp.ClientSession:
        # Made on the loop that uses it.
        if self._made is None or self._made.closed:
            self._made = aiohttp.ClientSession(
                proxy=self._proxy,
                connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_IDLE),
                headers={"User-Agent": "tongket"},
            )
        return self._made

    async def call(
        self, method: str, fields: Mapping[str, Any], upload: Upload | None = None, *, patience: float = _PATIENCE
    ) -> Any:
        """Return the result of a method, waiting `patience` seconds for it at most. Raises Refused, Lost."""
        limits = aiohttp.ClientTimeout(total=patience, sock_connect=_CONNECT)
        try:
            async with self._session.post(self._calls + method, timeout=limits, **_body(fields, upload)) as answer:
                return read_answer(answer.status, await answer.read())
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise Lost(type(error).__name__, asked=False) from None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Lost(type(error).__name__, asked=True) from None

    async def download(self, path: str, limit: int) -> bytes:
        """Return the bytes of a file that `getFile` named. Raises Refused, Lost, TooMuch."""
        content = bytearray()
        try:
            async with self._session.get(self._files + quote(path), timeout=aiohttp.ClientTimeout(total=120)) as answer:
                if answer.status != 200:
                    raise Refused(answer.status, "file", {})
                async for chunk in answer.content.iter_chunked(64 * 1024):
                    content += chunk
                    if len(content) > limit:
                        raise TooMuch
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise Lost(type(error).__name__, asked=False) from None
        return bytes(content)

    async def close(self) -> None:
        """Hang up."""
        if self._made is not None:
            await self._made.close()


def _proxy(url: str) -> str | None:
    """Return the proxy that the environment names for an address; asked once, since it costs two threads a request."""
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    return getproxies().get(parts.scheme)


def _body(fields: Mapping[str, Any], upload: Upload | None) -> dict[str, Any]:
    if upload is None:
        said = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
        return {"data": said, "headers": {"Content-Type": "application/json"}}
    form = aiohttp.FormData(quote_fields=False)
    for name, value in fields.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
    form.add_field(upload.field, upload.content, filename=_plain(upload.name), content_type=upload.media_type)
    return {"data": form}


def _plain(name: str) -> str:
    """A file's name that cannot end its header."""
    return "".join("_" if c in '"\\\r\n' else c for c in name) or "file"


def read_answer(code: int, body: bytes) -> Any:
    """Return the result that an answer holds. Raises Refused, Lost."""
    try:
        said = json.loads(body)
        done, described = bool(said["ok"]), str(said.get("description", ""))
        parameters = said.get("parameters") or {}
    except (ValueError, LookupError, TypeError, AttributeError):
        if code < 400:
            raise Lost("no JSON", asked=True) from None
        raise Refused(code, "", {}) from None
    if not done:
        raise Refused(code, described, parameters if isinstance(parameters, dict) else {})
    return said.get("result")
