"""Who signed an event: a plain SHA-256 over id, body, timestamp and a secret, in the variants that are reported.

Pure. Belongs here: the header, the variants, comparing in constant time. Sources disagree on which id (the app's, the
account's), which timestamp (a header's, the body's) and which secret (the account's own key, the app's) are signed; all
are tried unless the settings name one. docs/zalo-unverified.md has the table.
"""

import hashlib
import hmac
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

HEADER = "X-ZEvent-Signature"
TIMESTAMP_HEADER = "X-ZEvent-Timestamp"
_PREFIX = "mac="


@dataclass(frozen=True)
class Signers:
    """What may have been signed: ids by their names, secrets by theirs, and which timestamps count, first choice first.

    Names are ``app`` and ``oa``, for timestamps ``header`` and ``body``.
    """

    ids: tuple[tuple[str, str], ...]
    secrets: tuple[tuple[str, str], ...] = field(repr=False)
    times: Sequence[str] = ("header", "body")


def matched(signers: Signers, given: str, body: bytes, *, header: str, stamped: str) -> str | None:
    """Return the variant that `given` is the signature of, as ``id app, time body, secret oa``; None for a forged one.

    `header` and `stamped` are the timestamps of the header and of the body, empty where there is none. Every variant is
    computed, so that how long it takes tells nothing.
    """
    mac = given.strip().removeprefix(_PREFIX).strip().lower().encode()
    stamps = [(name, {"header": header, "body": stamped}[name]) for name in signers.times]
    found: str | None = None
    for (id_name, id_), (time_name, stamp), (secret_name, secret) in itertools.product(
        signers.ids, stamps, signers.secrets
    ):
        signed = hashlib.sha256(id_.encode() + body + stamp.encode() + secret.encode()).hexdigest()
        if hmac.compare_digest(signed.encode(), mac) and stamp and found is None:
            found = f"id {id_name}, time {time_name}, secret {secret_name}"
    return found
