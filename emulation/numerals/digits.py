"""One run of digits and separators becomes the values it may mean. What stands around it is told by the caller."""

import re
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from emulation.numerals.values import DECIMALS, Why

_MOST_DIGITS = 28
MOST_DECIMALS = 12
"""Together they keep every product with a scale exact in the decimal context's 28 digits."""

_DOTTED_DATE = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.(?:19|20)[0-9]{2}")
# 20..25 spans; 1..5 is more likely a doubled key.
_SPAN = re.compile(r"([0-9]{2,15})\.{2,3}([0-9]{2,15})")


class Beside(Struct, frozen=True, kw_only=True):
    """What follows the digits, as far as it decides between separators.

    `scale` is the product of the scale words that follow (1: none). `percent` is true where a % follows. `dots_group`:
    a dot before three digits groups thousands; before tỷ, % and the like it may as well be a decimal point.
    """

    scale: Decimal = Decimal(1)
    percent: bool = False
    dots_group: bool = True

    @property
    def comma_is_decimal(self) -> bool:
        return self.percent or self.scale > 1


class Form(Struct, frozen=True, kw_only=True):
    """What the digits may mean. No `why`: surely its one value. A `why` with values: to ask; without: refused."""

    values: tuple[Decimal, ...]
    why: Why | None = None
    pointed: bool = False


def numeral(raw: str, beside: Beside) -> Form:
    """`raw` holds ASCII digits, dots and commas, and begins and ends with a digit."""
    if sum(char.isdigit() for char in raw) > _MOST_DIGITS:
        return _refused(Why.TOO_LARGE)
    if raw.isdigit():
        return _undivided(raw)
    if _DOTTED_DATE.fullmatch(raw):
        return _refused(Why.DATE)
    if span := _SPAN.fullmatch(raw):
        return _asked(Why.RANGE, *map(Decimal, span.groups()))
    if any(pair in raw for pair in ("..", ",,", ".,", ",.")):
        return _refused(Why.SEPARATOR)
    if "," in raw and "." in raw:
        return _both(raw, beside)
    separator = "," if "," in raw else "."
    groups = raw.split(separator)
    if len(groups) > 2:
        return _grouped(groups, beside)
    return (_one_comma if separator == "," else _one_dot)(groups[0], groups[1], beside)


def _undivided(raw: str) -> Form:
    if raw[0] == "0" and len(raw) > 4:
        if 9 <= len(raw) <= 11:
            return _refused(Why.PHONE)
        return _asked(Why.SEPARATOR, Decimal(raw))
    return Form(values=(Decimal(raw),))


def _one_comma(head: str, tail: str, beside: Beside) -> Form:
    decimal, joined = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    if beside.comma_is_decimal:
        # Nobody writes three decimals that are all zero: 28,000 nghìn may be a slip of grouping.
        if tail == "000":
            return _asked(Why.SEPARATOR, decimal, joined)
        return _pointed(decimal, beside)
    if len(tail) != DECIMALS:
        return _pointed(decimal, beside)
    if len(head) <= 3 and head[0] != "0":
        return _asked(Why.SEPARATOR, joined, decimal)
    return _asked(Why.SEPARATOR, decimal, joined)


def _one_dot(head: str, tail: str, beside: Beside) -> Form:
    decimal, joined = Decimal(f"{head}.{tail}"), Decimal(head + tail)
    if len(tail) != 3:
        return _refused(Why.SEPARATOR) if len(tail) > 3 and beside.scale == 1 else _pointed(decimal, beside)
    if head[0] == "0" or len(head) > 3:
        return _asked(Why.SEPARATOR, decimal, joined)
    # 28.000 nghìn: grouped to the full and scaled on top, the slip that makes a figure a thousand times too large.
    twice = tail == "000" and beside.scale == 1000
    if beside.dots_group and not twice:
        return Form(values=(joined,))
    return _asked(Why.SEPARATOR, joined, decimal)


def _grouped(groups: list[str], beside: Beside) -> Form:
    joined = "".join(groups)
    if not _well_grouped(groups[:-1]) or len(groups[-1]) > 3:
        return _refused(Why.SEPARATOR)
    if len(groups[-1]) < 3:
        pointed = Decimal("".join(groups[:-1]) + "." + groups[-1])
        padded = Decimal(joined + "0" * (3 - len(groups[-1])))
        return _asked(Why.SEPARATOR, padded, Decimal(joined), pointed)
    if beside.comma_is_decimal or groups[0][0] == "0":
        return _asked(Why.SEPARATOR, Decimal(joined) / beside.scale, Decimal(joined))
    return Form(values=(Decimal(joined),))


def _both(raw: str, beside: Beside) -> Form:
    """Dots and commas: the last one is the decimal separator, the other groups."""
    point = max(raw.rfind(","), raw.rfind("."))
    whole, tail = raw[:point], raw[point + 1 :]
    if raw[point] in whole:
        return _refused(Why.SEPARATOR)
    groups = whole.split("," if raw[point] == "." else ".")
    if not _well_grouped(groups):
        return _refused(Why.SEPARATOR)
    decimal, joined = Decimal("".join(groups) + "." + tail), Decimal("".join(groups) + tail)
    if groups[0][0] == "0" or tail == "000" or (raw[point] == "." and len(tail) == 3):
        return _asked(Why.SEPARATOR, decimal, joined)
    # 28.000,00 is as whole as it is clear.
    return replace(_pointed(decimal, beside), pointed=decimal != int(decimal))


def _well_grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _pointed(value: Decimal, beside: Beside) -> Form:
    decimals = -int(value.as_tuple().exponent)
    if decimals > (DECIMALS if beside.scale == 1 else MOST_DECIMALS):
        return _refused(Why.TOO_PRECISE)
    return Form(values=(value,), pointed=True)


def _asked(why: Why, *values: Decimal) -> Form:
    return Form(values=tuple(dict.fromkeys(values)), why=why)


def _refused(why: Why) -> Form:
    return Form(values=(), why=why)
