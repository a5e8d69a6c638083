"""Signed links for people whose chat carries no files: to a kept file, and to the page that takes one from them.

Belongs here: making and reading them. A link is never used up by being fetched, since chats fetch links for previews.
Serving them is the web's; what a channel can carry is `conversation.render.Capabilities`.
"""

import base64
import hmac
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from bot.clock import Clock
from bot.secret import Secret
from conversation.messages import Attachment
from conversation.translation import DEFAULT_LANGUAGE

FILE_LIFE = timedelta(days=7)
UPLOAD_LIFE = timedelta(days=14)
FILE_PATH = "/tep"
UPLOAD_PATH = "/gui-tep"

_UPLOAD_CODE = re.compile(r"u([0-9]{1,18})\.([0-9]{1,12})\.([\w-]{22})", re.ASCII)
_MOMENT = re.compile(r"[0-9]{1,12}", re.ASCII)


class BadLink(Exception):
    """A link is forged or cut short."""


class LinkOver(Exception):
    """A link was ours, and its time is over."""


class SignedLinks:
    """Makes and reads the links of one installation; `base` tells what they begin with."""

    def __init__(self, secret: Secret, base: Callable[[], str], clock: Clock) -> None:
        self._file_keys = secret.keys("file link")
        self._upload_keys = secret.keys("upload link")
        self._base = base
        self._clock = clock

    def file(self, file: Attachment) -> str:
        """Return the link under which whoever has it can fetch a kept file, for `FILE_LIFE`."""
        until = self._until(FILE_LIFE)
        signature = _sign(self._file_keys[0], file.sha256, file.name, file.media_type, until)
        query = urlencode({"type": file.media_type, "until": until, "sig": signature})
        return f"{self._base()}{FILE_PATH}/{file.sha256}/{quote(file.name, safe='')}?{query}"

    def read_file(self, file: Attachment, until: str, signature: str) -> Attachment:
        """Return the file that a link names. Raises BadLink, LinkOver."""
        self._check(self._file_keys, signature, (file.sha256, file.name, file.media_type, until), until)
        return file

    def upload(self, address_id: int, language: str) -> str:
        """Return the personal link to the page that takes files from one stored address, for `UPLOAD_LIFE`.

        Its code stands behind the #, where no server and no preview sees it.
        """
        until = self._until(UPLOAD_LIFE)
        code = f"u{address_id}.{until}.{_sign(self._upload_keys[0], str(address_id), until)}"
        query = "" if language == DEFAULT_LANGUAGE else f"?lang={language}"
        return f"{self._base()}{UPLOAD_PATH}{query}#{code}"

    def read_upload(self, code: str) -> int:
        """Return the stored address whose link carries `code`. Raises BadLink, LinkOver."""
        found = _UPLOAD_CODE.fullmatch(code)
        if found is None:
            raise BadLink
        self._check(self._upload_keys, found[3], (found[1], found[2]), found[2])
        return int(found[1])

    def _until(self, life: timedelta) -> str:
        return str(int((self._clock.now() + life).timestamp()))

    def _check(self, keys: Sequence[bytes], signature: str, fields: tuple[str, ...], until: str) -> None:
        given = signature.encode()
        if not any(hmac.compare_digest(given, _sign(key, *fields).encode()) for key in keys):
            raise BadLink
        if not _MOMENT.fullmatch(until) or datetime.fromtimestamp(int(until), UTC) <= self._clock.now():
            raise LinkOver


def _sign(key: bytes, *fields: str) -> str:
    """Return 22 characters, 128 bits, that only the key's holder can make."""
    digest = hmac.digest(key, "\x1f".join(fields).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:16]).rstrip(b"=").decode()
