"""The wire: one request to the Bot Platform and its answer, or a named error.

Belongs here: HTTP, JSON, time limits. What is asked is `requests`, what an error means is `failures`. The token stands
in every address, so no address is ever logged or put into an error.
"""

import asyncio
import json
import logging
import re
from collections.abc import Mapping
from typing import Any

import httpx

from bot.channels.base import Lost, TooMuch

DEFAULT_URL = "https://bot-api.zaloplatforms.com"
_PATIENCE = 20.0
_CONNECT = 10.0
_DOWNLOAD = 120.0
_MOST_REDIRECTS = 3
# A connection that the service has closed loses the request that is sent on it: ours go first.
_LIMITS = httpx.Limits(max_connections=16, max_keepalive_connections=8, keepalive_expiry=20.0)
_TOKEN_IN_PATH = re.compile(r"/bot[^/\s\"]+/")


class Refused(Exception):
    """The service answered no: `code` is its `error_code`, else the HTTP status; `description` its words."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description


class Wire:
    """The Bot Platform for one token at `base_url`. Proxy and CA settings of the environment are honoured.

    `transport` takes the network's place where it is given.
    """

    def __init__(
        self, token: str, base_url: str = DEFAULT_URL, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._calls = f"{base_url}/bot{token}/"
        self._transport = transport
        self._made: httpx.AsyncClient | None = None
        _keep_tokens_out_of_logs()

    @property
    def _client(self) -> httpx.AsyncClient:
        # Made on the loop that uses it.
        if self._made is None or self._made.is_closed:
            self._made = httpx.AsyncClient(
                transport=self._transport,
                trust_env=True,
                limits=_LIMITS,
                headers={"User-Agent": "tongket"},
                max_redirects=_MOST_REDIRECTS,
            )
        return self._made

    async def call(self, method: str, fields: Mapping[str, Any], *, patience: float = _PATIENCE) -> Any:
        """Return the result of a method, waiting `patience` seconds for all of it. Raises Refused, Lost."""
        content = json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
        limits = httpx.Timeout(patience, connect=min(_CONNECT, patience))
        try:
            # The library's limits count from byte to byte; an answer that drips would never end.
            async with asyncio.timeout(patience):
                answer = await self._client.post(
                    self._calls + method,
                    content=content,
                    headers={"Content-Type": "application/json"},
                    timeout=limits,
                )
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as error:
            raise Lost(type(error).__name__, asked=False) from None
        except (httpx.HTTPError, TimeoutError, OSError) as error:
            raise Lost(type(error).__name__, asked=True) from None
        return read_answer(answer.status_code, answer.content)

    async def download(self, url: str, limit: int) -> bytes:
        """Return the bytes under an address that an event named. Raises Refused, Lost, TooMuch."""
        content = bytearray()
        try:
            async with (
                asyncio.timeout(_DOWNLOAD),
                self._client.stream("GET", url, timeout=_PATIENCE, follow_redirects=True) as answer,
            ):
                if answer.status_code != httpx.codes.OK:
                    raise Refused(answer.status_code, "file")
                async for chunk in answer.aiter_bytes():
                    content += chunk
                    if len(content) > limit:
                        raise TooMuch
        except httpx.InvalidURL:
            raise Refused(400, "address") from None
        except (httpx.HTTPError, TimeoutError, OSError) as error:
            raise Lost(type(error).__name__, asked=False) from None
        return bytes(content)

    async def close(self) -> None:
        """Hang up."""
        if self._made is not None:
            await self._made.aclose()


def read_answer(status: int, body: bytes) -> Any:
    """Return the result that an answer holds; None where it holds none. Raises Refused, Lost.

    `ok` decides, whatever the HTTP status is: the two may differ.
    """
    try:
        said = json.loads(body)
        done = said["ok"]
    except (ValueError, LookupError, TypeError):
        if status < 400:
            # A page of something in between, or half an answer.
            raise Lost("no JSON", asked=True) from None
        raise Refused(status, "") from None
    if done is True and status < 400:
        return said.get("result")
    raise Refused(_code(said, status), str(said.get("description") or ""))


def _code(said: Mapping[str, Any], status: int) -> int:
    """Return the error's code, in either spelling, as a number or in digits; else the HTTP status."""
    for name in ("error_code", "errorCode"):
        try:
            return int(said[name])
        except (LookupError, TypeError, ValueError):
            continue
    return status


class _Redacting(logging.Filter):
    """Blackens the token in what a library logs of its requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _blackened(record.getMessage())
        record.args = ()
        return True


def _blackened(text: str) -> str:
    return _TOKEN_IN_PATH.sub("/bot…/", text)


def _keep_tokens_out_of_logs() -> None:
    for name in ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy"):
        logger = logging.getLogger(name)
        if not any(isinstance(each, _Redacting) for each in logger.filters):
            logger.addFilter(_Redacting())
