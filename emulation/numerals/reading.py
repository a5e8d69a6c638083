"""Reading one answer to one numeric question. The narrative of a report is not read here."""

import re
from decimal import Decimal

from emulation.numerals.values import Ambiguous, Asked, Plain, Quantity, Reading, Unreadable, Why

_WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:\.[0-9]{3}){1,4}")


def read(text: str, asked: Asked, unit: str | None = None) -> Reading:
    """The figure that `text` answers to a question asking for `asked` in the indicator's `unit`."""
    said = text.strip()
    if not said:
        return Unreadable(Why.EMPTY)
    if not _WHOLE.fullmatch(said):
        return Unreadable(Why.NO_NUMBER)
    value = Decimal(said.replace(".", ""))
    if asked is Asked.MONEY and 0 < value < 1000:
        scales = (1, 10**3, 10**6, 10**9)
        return Ambiguous(tuple(Quantity(value=value * s, unit="đồng") for s in scales), Why.SCALE_MISSING)
    return Plain(Quantity(value=value))
