"""The part of a number below a scale word: one run of digits, or the words up to nine hundred ninety-nine."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from emulation.numerals.digits import MOST_DECIMALS, Beside, numeral
from emulation.numerals.lexicon import Atom, Part, atom_at, scale_at
from emulation.numerals.tokens import Kind, Token
from emulation.numerals.values import Why

_TEN, _HUNDRED, _THOUSAND, _BILLION = Decimal(10), Decimal(100), Decimal(1000), Decimal(10**9)
_MOST_DICTATED = 20
"""Digits dictated one by one; figures have at most fifteen, so that more are no figure however many follow."""


class Shape(Enum):
    """How a coefficient was said, which decides what it is worth without a scale of its own (hai tỷ ba, 2 tỷ 030)."""

    NUMERAL = "numeral"
    DIGIT = "digit"
    PAIR = "pair"
    HUNDREDS = "hundreds"
    EXPLICIT = "explicit"


class Coefficient(Struct, frozen=True, kw_only=True):
    """The tokens up to `end`. `why` and `values` as in `Number`; `raw`: the digits typed, where they were.

    `year`: it ends in `năm`, which is both five and the word for year.
    """

    end: int
    values: tuple[Decimal, ...]
    shape: Shape
    why: Why | None = None
    raw: str | None = None
    pointed: bool = False
    year: bool = False


def coefficient(tokens: Sequence[Token], start: int, *, percent: bool, linked: bool = False) -> Coefficient | None:
    """The coefficient at `start`. `percent`: a percentage is asked for. `linked`: `linh năm` may begin it."""
    if start >= len(tokens):
        return None
    digits = tokens[start].kind is Kind.NUMBER
    found = _digits(tokens, start, percent) if digits else _words(tokens, start, linked)
    return _with_decimals(tokens, found) if found else None


def after_hundred(tokens: Sequence[Token], at: int, base: Decimal, shape: Shape = Shape.HUNDREDS) -> Coefficient:
    """What follows `trăm`: linh năm, hai mươi, mốt (of ten), rưỡi, or nothing."""
    word = atom_at(tokens, at)
    plain = Coefficient(end=at, values=(base,), shape=shape)
    if word is None:
        return _digits_after_hundred(tokens, at, base) or plain
    if word.part is Part.LINK:
        unit = atom_at(tokens, at + 1)
        if unit and unit.part in {Part.DIGIT, Part.BOUND} and unit.value:
            return replace(plain, end=at + 2, values=(base + unit.value,))
        return plain
    if word.part is Part.HALF:
        return replace(plain, end=at + 1, values=(base + 50,))
    if tens := _tens(tokens, at) or _short_tens(tokens, at):
        return replace(tens, values=tuple(base + value for value in tens.values), shape=shape)
    if word.part in {Part.DIGIT, Part.BOUND} and word.value:
        # Một trăm mốt is surely 110; một trăm hai is mostly 120 and sometimes a slip for 102.
        sure = word.part is Part.BOUND and word.value != 5 and not scale_at(tokens, at + 1, after_digits=False)
        short, literal = base + 10 * word.value, base + word.value
        if sure:
            return replace(plain, end=at + 1, values=(short,))
        year = word.part is Part.DIGIT and word.value == 5
        values = (short, literal, base) if year else (short, literal)
        return replace(plain, end=at + 1, values=values, why=Why.SHORTENED, year=year)
    return plain


def _digits_after_hundred(tokens: Sequence[Token], at: int, base: Decimal) -> Coefficient | None:
    if at >= len(tokens) or tokens[at].kind is not Kind.NUMBER or not tokens[at].text.isdigit():
        return None
    raw, value = tokens[at].text, Decimal(tokens[at].text)
    if len(raw) == 2:
        return Coefficient(end=at + 1, values=(base + value,), shape=Shape.HUNDREDS)
    if len(raw) == 1 and value:
        return Coefficient(
            end=at + 1, values=(base + 10 * value, base + value), shape=Shape.HUNDREDS, why=Why.SHORTENED
        )
    return None


def _digits(tokens: Sequence[Token], start: int, percent: bool) -> Coefficient:
    raw = tokens[start].text
    form = numeral(raw, _beside(tokens, start + 1, percent))
    found = Coefficient(
        end=start + 1, values=form.values, shape=Shape.NUMERAL, why=form.why, raw=raw, pointed=form.pointed
    )
    word = atom_at(tokens, start + 1)
    if word is None or not found.values or word.value not in {_TEN, _HUNDRED}:
        return found
    values = tuple(value * word.value for value in found.values)
    if word.part is Part.SCALE and word.value == _HUNDRED:
        if len(values) == 1 and not found.pointed and found.values[0] < 10:
            found = after_hundred(tokens, start + 2, values[0])
        else:
            found = replace(found, end=start + 2, values=values, shape=Shape.HUNDREDS, raw=None, pointed=False)
        # `5 tram` without accents may be five stations.
        lone = found.end == start + 2 and not scale_at(tokens, start + 2, after_digits=False)
        if tokens[start + 1].unaccented and lone and found.why is None:
            return replace(found, values=(*values, form.values[0]), why=Why.UNSURE)
        return found
    if word.part is Part.SCALE:
        return replace(found, end=start + 2, values=values, shape=Shape.PAIR, raw=None, pointed=False)
    if word.part is Part.TENS:
        return replace(found, end=start + 2, values=values, shape=Shape.PAIR, raw=None, why=Why.MISSPELT)
    return found


def _beside(tokens: Sequence[Token], at: int, percent: bool) -> Beside:
    scale, groups = Decimal(1), True
    while word := scale_at(tokens, at, after_digits=True):
        scale *= word.value
        groups = groups and word.value in {_THOUSAND, 10**6}
        at += 1
    signed = at < len(tokens) and (
        tokens[at].text == "%" or (tokens[at].bare == "phan" and at + 1 < len(tokens) and tokens[at + 1].bare == "tram")
    )
    return Beside(scale=scale, percent=signed, dots_group=groups and not signed and not (percent and scale == 1))


def _words(tokens: Sequence[Token], start: int, linked: bool) -> Coefficient | None:
    word, after = atom_at(tokens, start), atom_at(tokens, start + 1)
    if word is None:
        return None
    if word.part is Part.LINK and linked and after and after.part in {Part.DIGIT, Part.BOUND} and after.value:
        return Coefficient(end=start + 2, values=(after.value,), shape=Shape.EXPLICIT)
    if word.part is Part.BOUND and linked:
        doubt = Why.UNSURE if word.value == 5 else None
        return Coefficient(end=start + 1, values=(word.value,), shape=Shape.DIGIT, why=doubt)
    if tens := _tens(tokens, start):
        return tens
    if word.part is not Part.DIGIT:
        return None
    if after and after.part is Part.SCALE and after.value == _HUNDRED:
        shape = Shape.HUNDREDS if word.value else Shape.EXPLICIT
        return after_hundred(tokens, start + 2, word.value * 100, shape)
    if short := _short_tens(tokens, start):
        return short
    if after and after.part in {Part.DIGIT, Part.BOUND}:
        return _dictated(tokens, start)
    if word.value == 0 and not _zero_counts(tokens, start + 1, after):
        return None
    return Coefficient(end=start + 1, values=(word.value,), shape=Shape.DIGIT, year=word.value == 5)


def _short_tens(tokens: Sequence[Token], start: int) -> Coefficient | None:
    """hai lăm, sáu mốt: the bound form of the unit tells that a ten was left out."""
    word, after = atom_at(tokens, start), atom_at(tokens, start + 1)
    if not (word and after and word.part is Part.DIGIT and after.part is Part.BOUND and word.value > 1):
        return None
    return Coefficient(end=start + 2, values=(10 * word.value + after.value,), shape=Shape.PAIR)


def _zero_counts(tokens: Sequence[Token], at: int, after: Atom | None) -> bool:
    """`không` is the digit before a scale, a point, a % or đồng; elsewhere it is `no` and `not`."""
    if after:
        return after.part in {Part.SCALE, Part.POINT}
    return at < len(tokens) and (tokens[at].text == "%" or tokens[at].bare in {"phan", "dong"})


def _tens(tokens: Sequence[Token], start: int) -> Coefficient | None:
    """mười lăm, hai mươi mốt, hăm hai, ba chục."""
    word, after = atom_at(tokens, start), atom_at(tokens, start + 1)
    if word is None:
        return None
    if word.part in {Part.TEN, Part.TWENTIES}:
        found = _unit_after_tens(tokens, start + 1, word.value)
        return found if word.part is Part.TEN or found.end > start + 1 else None
    if word.part is not Part.DIGIT or word.value == 0 or after is None:
        return None
    if after.part is Part.SCALE and after.value == _TEN:
        return Coefficient(end=start + 2, values=(10 * word.value,), shape=Shape.PAIR)
    if after.part is Part.TENS or (after.part is Part.TEN and tokens[start + 1].unaccented):
        return _unit_after_tens(tokens, start + 2, 10 * word.value)
    return None


def _unit_after_tens(tokens: Sequence[Token], at: int, tens: Decimal) -> Coefficient:
    unit = atom_at(tokens, at)
    if unit is None or unit.part not in {Part.DIGIT, Part.BOUND} or not unit.value:
        return Coefficient(end=at, values=(tens,), shape=Shape.PAIR)
    if unit.part is Part.DIGIT and unit.value == 5:
        # The five is lăm here; hai mươi năm is mostly twenty years.
        return Coefficient(end=at + 1, values=(tens + 5, tens), shape=Shape.PAIR, why=Why.UNSURE, year=True)
    return Coefficient(end=at + 1, values=(tens + unit.value,), shape=Shape.PAIR)


def _dictated(tokens: Sequence[Token], start: int) -> Coefficient:
    """Digit after digit: dictated figures (ba sáu), asked; or a span of two (hai ba chục), a mere magnitude."""
    end, said = start, ""
    while end - start < _MOST_DICTATED and (word := atom_at(tokens, end)) and word.part in {Part.DIGIT, Part.BOUND}:
        said += str(word.value)
        end += 1
    if not scale_at(tokens, end, after_digits=False):
        return Coefficient(end=end, values=(Decimal(said),), shape=Shape.NUMERAL, why=Why.SHORTENED, raw=said)
    while scale_at(tokens, end, after_digits=False):
        end += 1
    return Coefficient(end=end, values=(), shape=Shape.NUMERAL, why=Why.VAGUE)


def _with_decimals(tokens: Sequence[Token], whole: Coefficient) -> Coefficient:
    word = atom_at(tokens, whole.end)
    if word is None or word.part is not Part.POINT:
        return whole
    found = decimals(tokens, whole.end + 1)
    if found is None:
        return whole
    end, digits, doubt = found
    if len(digits) > MOST_DECIMALS or whole.pointed or len(whole.values) != 1:
        return replace(whole, end=end, values=(), why=Why.SEPARATOR)
    scaled = bool(scale_at(tokens, end, after_digits=True))
    if word.value or (scaled and tokens[end - 1].kind is not Kind.NUMBER and len(digits) == 3):
        doubt = doubt or Why.SEPARATOR
    value = Decimal(f"{whole.values[0]}.{digits}")
    return replace(whole, end=end, values=(value,), why=whole.why or doubt, pointed=True, raw=None, year=False)


def decimals(tokens: Sequence[Token], at: int) -> tuple[int, str, Why | None] | None:
    """What is said after `phẩy`: the index behind it, the decimal digits, and a doubt. Zeros are said one by one."""
    if at < len(tokens) and tokens[at].kind is Kind.NUMBER and tokens[at].text.isdigit():
        return at + 1, tokens[at].text, None
    zeros = 0
    while (word := atom_at(tokens, at)) and word.part is Part.DIGIT and word.value == 0:
        after = atom_at(tokens, at + 1)
        if after and after.part is Part.SCALE and after.value == _HUNDRED:
            break
        zeros, at = zeros + 1, at + 1
    found = _words(tokens, at, linked=False)
    if found is None:
        return (at, "0" * zeros, None) if zeros else None
    if found.raw is not None:
        return found.end, "0" * zeros + found.raw, None
    return found.end, "0" * zeros + str(found.values[0]), found.why
