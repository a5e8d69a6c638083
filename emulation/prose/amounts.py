"""The value of a number in a sentence: digits with their scale words, or a number in words. Not what it counts."""

from decimal import Decimal

from msgspec import Struct

from emulation.numerals.digits import Beside, numeral
from emulation.numerals.lexicon import Part, atom_at, scale_at
from emulation.numerals.values import LIMIT
from emulation.numerals.words import number_at
from emulation.prose.wordlists import Line, Phrases

_THOUSAND = Decimal(1000)
_NO_SCALE = Phrases("tỷ lệ,tỉ lệ,tỷ trọng,tỉ trọng,tỷ suất,tỷ giá,trăm năm,tỷ phú")
_PERCENT_WORDS = Phrases("phần trăm")


class Amount(Struct, frozen=True, kw_only=True):
    """The tokens `start` to `end`: a number with its scale words. `readings` are its values, likeliest first.

    `scale`: the product of the scale words behind the last digits, 1 without any. `money`: the scale was written as an
    abbreviation of money (trđ). `plain`: nothing but digits, no separator and no scale. `percent`: `%` follows.
    """

    start: int
    end: int
    readings: tuple[Decimal, ...]
    scale: Decimal = Decimal(1)
    money: bool = False
    plain: bool = False
    percent: bool = False

    @property
    def value(self) -> Decimal:
        return self.readings[0]


def percent_at(line: Line, at: int) -> int | None:
    """The index behind `%` or `phần trăm`."""
    if line.word(at) == "%":
        return at + 1
    return _PERCENT_WORDS.at(line, at)


def amount_at(line: Line, at: int) -> Amount | None:
    """The number that begins at a token, None where there is none or no sensible one."""
    return _digits(line, at) if line.is_number(at) else _words(line, at)


def _scales(line: Line, at: int) -> tuple[Decimal, int, bool]:
    """The product of the scale words at an index, the index behind them, and whether they name money."""
    scale, end, money = Decimal(1), at, False
    while end < at + 3 and _NO_SCALE.at(line, end) is None and not percent_at(line, end):
        word = scale_at(line.tokens, end, after_digits=end == at)
        if word is None:
            break
        scale, end, money = scale * word.value, end + 1, word.unit is not None
    return scale, end, money


def _digits(line: Line, at: int, parts: int = 3) -> Amount | None:
    """Digits with their scale words, and so many smaller parts behind them."""
    scale, end, money = _scales(line, at + 1)
    percent = percent_at(line, end) is not None
    raw = line.tokens[at].text
    values = _values(raw, scale, percent)
    if not values:
        return None
    found = tuple(value * scale for value in values)
    if scale > 1:
        half = atom_at(line.tokens, end)
        if half is not None and half.part is Part.HALF:
            found, end = tuple(value + scale / 2 for value in found), end + 1
        rest = _rest(line, end, scale, parts - 1)
        if rest is not None:
            found, end = tuple(value + rest.value for value in found), rest.end
            money, percent = rest.money, rest.percent
    if found[0] >= LIMIT:
        return None
    return Amount(
        start=at,
        end=end,
        readings=found,
        scale=scale,
        money=money,
        plain=raw.isdigit() and scale == 1,
        percent=percent,
    )


def _values(raw: str, scale: Decimal, percent: bool) -> tuple[Decimal, ...]:
    form = numeral(raw, Beside(scale=scale, percent=percent, dots_group=not percent))
    if len(form.values) > 1 and raw.count(".") > 1 and "," not in raw:
        # Two dots or more group, whatever scale word stands behind them.
        return (Decimal(raw.replace(".", "")),)
    return tuple(sorted(form.values)) if percent else form.values


def _rest(line: Line, at: int, scale: Decimal, parts: int) -> Amount | None:
    """The smaller part of 2 tỷ 300 triệu and of 28 nghìn 500."""
    if not parts or not line.is_number(at) or line.glued(at):
        return None
    rest = _digits(line, at, parts)
    if rest is None or rest.value >= scale:
        return None
    exact = scale == _THOUSAND and rest.plain and len(line.tokens[at].text) == 3 and line.is_word(rest.end)
    return rest if rest.scale > 1 or exact else None


def _words(line: Line, at: int) -> Amount | None:
    word = atom_at(line.tokens, at)
    if word is None or word.part not in {Part.DIGIT, Part.TEN, Part.TWENTIES}:
        return None
    number = number_at(line.tokens, at)
    if number is None or number.end - at < 2 or number.why is not None or len(number.values) != 1:
        return None
    if number.values[0] < 10 or number.values[0] >= LIMIT or line.between(at, number.end).isascii():
        return None
    percent = percent_at(line, number.end) is not None
    return Amount(start=at, end=number.end, readings=number.values, scale=number.scale, percent=percent)
