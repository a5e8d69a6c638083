"""Sealing: a ballot's random key, wrapped by the installation's secret, and what is sealed under it.

Belongs here: AES-GCM and keyed digests. Who may seal or open what is `emulation.ballots`; what a ballot's bytes are,
`emulation.ballots.choices`. Nothing is invented here: one authenticated cipher, a nonce for each message.
"""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Sequence

KEY = 32
_NONCE = 12
_CODE = 20


class Tampered(Exception):
    """What was sealed is not what lies there now, or it was sealed for another place, or under another key."""


class Box:
    """Seals and opens what belongs to one ballot. `about` says what it is: it opens under the same words only."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __repr__(self) -> str:
        return "Box()"

    def seal(self, content: bytes, about: str) -> bytes:
        """Return `content` sealed; what is returned is longer by the same number of bytes each time."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        nonce = secrets.token_bytes(_NONCE)
        return nonce + AESGCM(self._key).encrypt(nonce, content, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Return what was sealed about the same thing. Raises Tampered."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            return AESGCM(self._key).decrypt(sealed[:_NONCE], sealed[_NONCE:], about.encode())
        except (InvalidTag, ValueError):
            raise Tampered from None


class Vault:
    """Wraps ballots' keys by the installation's secret, and digests the codes of personal links.

    `keys` are derived from that secret, the present one first; older ones open what was wrapped under them.
    """

    def __init__(self, keys: Sequence[bytes]) -> None:
        self._wrappers = [Box(_derived(key, "wrap")) for key in keys]
        self._digesters = [_derived(key, "link") for key in keys]

    def __repr__(self) -> str:
        return "Vault()"

    def new_key(self, about: str) -> bytes:
        """Draw a key for one ballot and return it wrapped."""
        return self._wrappers[0].seal(secrets.token_bytes(KEY), about)

    def box(self, wrapped: bytes, about: str) -> Box:
        """Return the box that a wrapped key opens. Raises Tampered."""
        return Box(self._unwrapped(wrapped, about))

    def rewrapped(self, wrapped: bytes, about: str) -> bytes:
        """Return the same key wrapped by the present secret. Raises Tampered."""
        return self._wrappers[0].seal(self._unwrapped(wrapped, about), about)

    def new_code(self) -> str:
        """Draw the code of a personal link: letters and digits only, so that every chat shows the whole as a link."""
        return base64.b32encode(secrets.token_bytes(_CODE)).decode().lower()

    def digest(self, code: str) -> str:
        """Return the keyed digest under which a code is stored."""
        return self.digests(code)[0]

    def digests(self, code: str) -> tuple[str, ...]:
        """Return every digest a code may be stored under: the present secret's, then the older ones'."""
        return tuple(hmac.new(key, code.encode(), hashlib.sha256).hexdigest() for key in self._digesters)

    def _unwrapped(self, wrapped: bytes, about: str) -> bytes:
        for wrapper in self._wrappers:
            try:
                return wrapper.open(wrapped, about)
            except Tampered:
                continue
        raise Tampered


def _derived(key: bytes, purpose: str) -> bytes:
    return hmac.new(key, f"tongket ballot {purpose}".encode(), hashlib.sha256).digest()
