"""Shapes that are no figure: dates, times, telephone and document numbers, links, code. Refusals only."""

import re
from collections.abc import Sequence
from itertools import pairwise

from emulation.numerals.lexicon import scale_at
from emulation.numerals.tokens import Kind, Token
from emulation.numerals.values import Why

# Each pattern runs over at most 200 characters and repeats single characters only.
_LINK = re.compile(r"https?:|www\.|://|\.(?:com|vn|org|net|gov)\b|[^ ]@[^ ]")
_CODE = re.compile(
    r"[{}\[\]|\\`^_@&#'*√∞]|^/|\.\./|--|\$[^0-9 ]|<[a-z/!]|/>|=\s*[\"']|%[a-z]"
    r"|\b(?:drop|select|union|insert|delete|update|exec|eval|alert|script|cmd|null|none|undefined|nan|inf|infinity)\b"
)
_EXPRESSION = re.compile(r"[0-9]\s?[+*x×÷:^]\s?[0-9]|=|(?<![^\W_])[0-9]+e[0-9+-]|(?<![^\W_])0[xbo][0-9a-f]")
_DATE = re.compile(r"(?<![0-9.,/-])[0-9]{1,2}\s?[/-]\s?[0-9]{1,2}\s?[/-]\s?(?:[0-9]{4}|[0-9]{2})(?![0-9.,/-])")
_YEARS = re.compile(r"(?<![0-9.,/-])(?:19|20)[0-9]{2}\s?-\s?(?:19|20)[0-9]{2}(?![0-9.,/-])")
_TIME = re.compile(r"(?<![0-9.,])[0-9]{1,2}(?:h(?![^\W0-9_])|g[0-9]{2}|:[0-9]{2}|\s?gi[ờo]\s?[0-9])")
_PHONE = re.compile(
    r"(?<![0-9.,])(?<![0-9] )\(?(?:\+84\)?[ .-]?|0)[0-9]{1,3}\)?[ .-]?[0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9])"
)
_DOCUMENT = re.compile(r"[0-9]\s?[-/]\s?[A-ZĐ]{2}|(?<![^\W_])[A-ZĐ]{2,}[-/][0-9]")
# Some typists learned on machines without a nought: 2.OOO is no two.
_LETTERS_FOR_NOUGHTS = re.compile(r"[0-9][.,]?\s?o+(?![^\W_])")
_SLOGAN_WORDS = frozenset("sach biet tot gioi nhat ca kip xay chong dam ro co khong giam hon dung cung".split())
_SLOGAN_ALONE = frozenset("sach biet tot gioi nhat dam ro xay chong".split())


def refusal(said: str, tokens: Sequence[Token]) -> Why | None:
    """Why a cleaned text is no figure at all, or None where it may hold one."""
    lower = said.casefold()
    for pattern, why in (
        (_LINK, Why.LINK),
        (_PHONE, Why.PHONE),
        (_DATE, Why.DATE),
        (_YEARS, Why.DATE),
        (_TIME, Why.TIME),
        (_EXPRESSION, Why.EXPRESSION),
        (_CODE, Why.CODE),
        (_LETTERS_FOR_NOUGHTS, Why.CODE),
    ):
        if pattern.search(lower):
            return why
    if _DOCUMENT.search(said):
        return Why.DOCUMENT
    # `0k` is a mistyped ok.
    if _letters_inside(tokens) or lower == "0k":
        return Why.CODE
    return Why.SLOGAN if _slogan(tokens) else None


def _letters_inside(tokens: Sequence[Token]) -> bool:
    """1O0, 5a3: letters glued between digits that are no scale (1tr2)."""
    return any(
        middle.kind is Kind.WORD
        and (first.kind, last.kind, middle.glued, last.glued) == (Kind.NUMBER, Kind.NUMBER, True, True)
        and not scale_at(tokens, at + 1, after_digits=True)
        for at, (first, middle, last) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False))
    )


def _slogan(tokens: Sequence[Token]) -> bool:
    """5 có, 3 sạch: small bare numbers, each before one of the words that slogans count."""
    counted = [
        after.bare
        for number, after in pairwise(tokens)
        if number.kind is Kind.NUMBER and len(number.text) == 1 and after.kind is Kind.WORD
    ]
    if sum(token.kind is Kind.NUMBER for token in tokens) != len(counted) or not counted:
        return False
    return set(counted) <= (_SLOGAN_WORDS if len(counted) > 1 else _SLOGAN_ALONE)


def looks_like_date(first: str, second: str) -> bool:
    """Whether a/b may be a day and month, a month and year, or around the clock."""
    if not (first.isdigit() and second.isdigit()) or len(first) > 2:
        return False
    day = 1 <= int(first) <= 31 and 1 <= int(second) <= 12 and len(second) <= 2
    month = 1 <= int(first) <= 12 and len(second) == 4 and 1900 <= int(second) <= 2100
    return day or month or (first, second) == ("24", "24")
