"""Reading one answer to one numeric question. The narrative of a report is not read here."""

import unicodedata
from collections.abc import Sequence

from msgspec.structs import replace

from emulation.numerals.absence import absence, halves, is_vague
from emulation.numerals.lexicon import atom, scale_at
from emulation.numerals.meaning import meaning
from emulation.numerals.phrases import COMPOUNDS
from emulation.numerals.several import several
from emulation.numerals.shapes import refusal
from emulation.numerals.surroundings import Surroundings
from emulation.numerals.tokens import Kind, Token, Unclean, clean, tokenise
from emulation.numerals.units import indicator_unit
from emulation.numerals.values import Ambiguous, Asked, Reading, Unreadable, Why
from emulation.numerals.words import Number, number_at

_TRAILING = frozenset('.,!;:…"“”«»‘’ \n')
_LEADING = '"“«‘•●▪◦■►➤➡👉✅✔☑📌🔹🔸 '
_PERCENTAGES = frozenset({Asked.PERCENT, Asked.GROWTH})


def read(text: str, asked: Asked, unit: str | None = None) -> Reading:
    """The figure that `text` answers to a question asking for `asked`.

    `unit` is the indicator's own (`đơn vị máu`, `triệu đồng`, `ha`). What was typed in another unit of its family is
    converted; a unit that contradicts it is asked about. Without it, values come in base units. Never raises.
    """
    try:
        said = _trimmed(clean(text))
    except Unclean as unclean:
        return Unreadable(unclean.why)
    if not said:
        return Unreadable(Why.NO_NUMBER if text.strip() else Why.EMPTY)
    tokens = _joined_lines(tokenise(said))
    if why := refusal(said, tokens):
        return Unreadable(why)
    numbers = _numbers(tokens, percent=asked in _PERCENTAGES)
    if is_vague(tokens, numbers):
        return Ambiguous(halves(tokens), Why.VAGUE)
    if not numbers:
        return absence(tokens, asked)
    if refused := next((number for number in numbers if number.refused), None):
        why = refused.why or Why.NO_NUMBER
        return Ambiguous((), why) if why is Why.VAGUE else Unreadable(why)
    own = indicator_unit(unit) if unit else None
    if len(numbers) == 1:
        return meaning(numbers[0], Surroundings(said, tokens, numbers[0], asked), asked, own)
    return several(said, tokens, numbers, asked, own)


def _trimmed(said: str) -> str:
    """Without the punctuation and pictures an answer may end in. A question mark stays: it is a doubt."""
    end = len(said)
    while end and (said[end - 1] in _TRAILING or unicodedata.category(said[end - 1]) in {"So", "Sk"}):
        end -= 1
    said = said[:end].lstrip(_LEADING)
    whole = said[:1] == "(" and said[-1:] == ")" and not set("()") & set(said[1:-1])
    return said[1:-1].strip() if whole else said


def _joined_lines(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """A line may end before a scale word or a unit; before another number it separates two answers."""
    return tuple(
        token for at, token in enumerate(tokens) if token.kind is not Kind.LINE or not _goes_on(tokens, at + 1)
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return False
    return atom(tokens[at]) is None or scale_at(tokens, at, after_digits=True) is not None


def _numbers(tokens: Sequence[Token], percent: bool) -> list[Number]:
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        if compound := COMPOUNDS.at(tokens, at):
            at = compound[1]
        elif _is_year_word(tokens, at):
            at += 1
        elif number := number_at(tokens, at, percent=percent):
            found += _certain(tokens, number)
            at = number.end
        else:
            at += 1
    return found


def _certain(tokens: Sequence[Token], number: Number) -> list[Number]:
    """The number, with a doubt where its one word is an ordinary word as well; none where it surely is that.

    `kế hoạch năm` and `để sau` hold no five and no six; `năm nhà` may be five houses or this year's.
    """
    word = tokens[number.start].text.casefold()
    if number.end > number.start + 1 or word not in {"năm", "nam", "sau", "tam"}:
        return [number]
    alone = len(tokens) == 1
    if word == "năm" and alone:
        return [number]
    if alone or (word == "năm" and number.start == 0):
        return [replace(number, why=Why.UNSURE)]
    return []


def _is_year_word(tokens: Sequence[Token], at: int) -> bool:
    """`năm 2023` and `5 năm` speak of years; the five stands before words of number."""
    beside_digits = at + 1 < len(tokens) and tokens[at + 1].kind is Kind.NUMBER
    return tokens[at].text.casefold() in {"năm", "nam"} and beside_digits
