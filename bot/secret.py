"""The installation's secret: where its 32 bytes come from, and the keys made of it, one for each purpose.

Belongs here: the key file, deriving, keyed digests, signatures. The key lies outside the data directory and every
backup, so that neither of the two lets anybody in alone.
"""

import base64
import binascii
import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from pathlib import Path

LENGTH = 32
FILE_NAME = "secret.key"


class NotAKey(ValueError):
    """The text is no key of 32 bytes."""


class KeyNotKept(RuntimeError):
    """The key file can neither be read nor made; `path` is where it was to be."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def read_key(text: str) -> bytes:
    """Return the 32 bytes written as hexadecimal digits or in base64 (either alphabet). Raises NotAKey."""
    said = text.strip()
    try:
        if len(said) == 2 * LENGTH:
            return bytes.fromhex(said)
        padded = said.replace("-", "+").replace("_", "/") + "=" * (-len(said) % 4)
        key = base64.b64decode(padded, validate=True)
    except (ValueError, binascii.Error):
        raise NotAKey from None
    if len(key) != LENGTH:
        raise NotAKey
    return key


def kept_key(directory: Path, *, make: bool) -> bytes | None:
    """Return the key of the file in `directory`, making it if `make`; None where there is none. Raises KeyNotKept."""
    path = directory / FILE_NAME
    try:
        if make and not path.exists():
            _make(path)
        return read_key(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        return None
    except (NotAKey, UnicodeDecodeError):
        raise KeyNotKept(path, "it holds no key of 32 bytes") from None
    except OSError as error:
        raise KeyNotKept(path, error.strerror or type(error).__name__) from None


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    drawn = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    file = os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(file, secrets.token_bytes(LENGTH).hex().encode() + b"\n")
        os.fsync(file)
    finally:
        os.close(file)
    try:
        # Whoever is first wins, whole: a second process then reads the first one's key.
        os.link(drawn, path)
    except FileExistsError:
        return
    finally:
        drawn.unlink()


class Secret:
    """The installation's secret, and older ones that still open what they once signed."""

    def __init__(self, key: bytes, *older: bytes) -> None:
        self._keys = (key, *older)

    def __repr__(self) -> str:
        return "Secret()"

    def key(self, purpose: str) -> bytes:
        """Return the 32 bytes for one purpose; knowing one tells nothing of another."""
        return _derived(self._keys[0], purpose)

    def keys(self, purpose: str) -> Sequence[bytes]:
        """Return the key for one purpose, then those of older secrets, with which nothing new is made."""
        return [_derived(key, purpose) for key in self._keys]

    def digest(self, code: str) -> str:
        """Return the keyed digest under which an invitation code is stored, as 64 hexadecimal digits."""
        return self.digests(code)[0]

    def digests(self, code: str) -> Sequence[str]:
        """Return that digest, then those under which codes were stored while an older secret was in use."""
        return [hmac.new(key, code.encode(), hashlib.sha256).hexdigest() for key in self.keys("invitation")]


def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.new(key, f"tongket {purpose}".encode(), hashlib.sha256).digest()
