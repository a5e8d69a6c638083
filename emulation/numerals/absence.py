"""Answers without a number: none, not yet, vague, or simply no answer. Only a plain `không` yields a figure here."""

from collections.abc import Sequence
from decimal import Decimal

from emulation.numerals.lexicon import Part, atom, scale_at
from emulation.numerals.phrases import (
    CLOSINGS,
    HEDGES,
    NO_ANSWER,
    NOTHING,
    NOTHING_YET,
    OPENINGS,
    POLITE,
    VAGUE,
    Sense,
    starts,
)
from emulation.numerals.tokens import Kind, Token, key
from emulation.numerals.values import Ambiguous, Asked, Plain, Quantity, Reading, Unreadable, Why
from emulation.numerals.words import Number

_HALF = key("nửa")
_ZERO = Quantity(value=Decimal(0))
_TIMES = {"đôi": Decimal(2), "doi": Decimal(2), "rưỡi": Decimal("1.5"), "ruoi": Decimal("1.5")}
_CHAT_NO = frozenset({"ko", "hok", "hông", "hổng", "o", "ko có", "k có", "hok có", "hông có", "ko co", "k co"})


def is_vague(tokens: Sequence[Token], numbers: Sequence[Number]) -> bool:
    """Whether a mere magnitude is named: vài chục, hàng nghìn, hai mươi mấy, một số."""
    inside = {at for number in numbers if number.values for at in range(number.start, number.end)}
    for at, token in enumerate(tokens):
        found = None if at in inside else VAGUE.at(tokens, at)
        if found is None:
            continue
        alone = len(tokens) == 1 or found[1] > at + 1
        if alone or not token.unaccented or scale_at(tokens, at + 1, after_digits=False):
            return True
    return False


def halves(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """`nửa triệu` may be meant exactly, which is asked."""
    scales = [
        found.value
        for at, token in enumerate(tokens)
        if token.key == _HALF and (found := scale_at(tokens, at + 1, after_digits=False))
    ]
    return (Quantity(value=scales[0] / 2),) if len(scales) == 1 else ()


def absence(tokens: Sequence[Token], asked: Asked) -> Reading:
    """The reading of a text in which no number stands."""
    words = _bare_answer(tokens)
    said = " ".join(token.text.casefold() for token in words)
    nothing = any(_is(words, phrase) for phrase in NOTHING)
    if nothing and not any(token.kind is Kind.SIGN and token.text not in {",", ".", "!"} for token in tokens):
        return Plain(_ZERO)
    if nothing or any(_is(words, phrase) for phrase in NOTHING_YET) or said in _CHAT_NO:
        return Ambiguous((_ZERO,), Why.NO_DATA_YET)
    if any(starts(words, phrase) for phrase in NO_ANSWER):
        return Unreadable(Why.NO_NUMBER)
    if starts(words, "không"):
        return Ambiguous((_ZERO,), Why.NO_DATA_YET)
    if any(starts(words, phrase) for phrase in ("gấp", "tăng gấp")):
        return _times(words, asked)
    scales = [found for at in range(len(words)) if (found := scale_at(words, at, after_digits=False))]
    if scales:
        return _scale_alone(words, scales[0].value)
    if len(words) == 1 and (word := atom(words[0])) and word.part is Part.BOUND:
        return Ambiguous((Quantity(value=word.value),), Why.UNSURE)
    return Unreadable(Why.NO_NUMBER)


def _bare_answer(tokens: Sequence[Token]) -> list[Token]:
    """The words without the courtesies around them: `dạ không ạ` is `không`."""
    words = [token for token in tokens if token.kind is Kind.WORD]
    while words and (polite := POLITE.at(words, 0)):
        words = words[polite[1] :]
    while words and (closing := CLOSINGS.at(words, len(words) - 1)) and closing[0] is Sense.NEUTRAL:
        words.pop()
    return words


def _is(words: Sequence[Token], phrase: str) -> bool:
    return starts(words, phrase) and len(words) == len(phrase.split())


def _scale_alone(words: Sequence[Token], scale: Decimal) -> Reading:
    """`hơn trăm` names a magnitude; `triệu đồng` lacks its number."""
    opening = OPENINGS.at(words, 0)
    if scale in {10, 100, 10**4} or (opening and opening[0] in HEDGES):
        return Ambiguous((Quantity(value=scale),), Why.VAGUE)
    return Unreadable(Why.SCALE_MISSING)


def _times(words: Sequence[Token], asked: Asked) -> Reading:
    """gấp đôi, gấp rưỡi: a ratio, which as a growth is one whole less."""
    times = next((_TIMES[token.text.casefold()] for token in words if token.text.casefold() in _TIMES), None)
    if times is None or asked in {Asked.COUNT, Asked.MONEY}:
        return Ambiguous((), Why.RATIO)
    readings = (times * 100, (times - 1) * 100) if asked is Asked.GROWTH else (times * 100,)
    return Ambiguous(tuple(Quantity(value=value, unit="%") for value in readings), Why.RATIO)
