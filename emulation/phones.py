"""Telephone numbers of Vietnam, as people write them.

Belongs here: reading one and writing it for the eye. Whom it belongs to is `storage.phones`.
"""

import re

_SPACES = re.compile(r"[\s.\-()]+")
# Mobile numbers have ten digits, fixed ones eleven with their province's code (since 2018).
_MOBILE = re.compile(r"0[35789]\d{8}")
_FIXED = re.compile(r"02\d{9}")


def read_phone(text: str) -> str | None:
    """Return the number that a text is, in digits beginning with 0; None where it is none of Vietnam."""
    digits = _SPACES.sub("", text)
    for abroad in ("+84", "0084", "84"):
        if digits.startswith(abroad):
            digits = "0" + digits.removeprefix(abroad).removeprefix("0")
            break
    return digits if _MOBILE.fullmatch(digits) or _FIXED.fullmatch(digits) else None


def written(phone: str) -> str:
    """Return a number in groups, as it is read out: ``0912 345 678``, ``0204 3854 000``."""
    groups = (4, 3, 3) if len(phone) == 10 else (4, 4, 3)
    parts, at = [], 0
    for length in groups:
        parts.append(phone[at : at + length])
        at += length
    return " ".join(parts)
