"""An answer as typed becomes clean tokens: Unicode, spaces, accents. What the words mean is not decided here."""

import re
import unicodedata
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from emulation.numerals.values import Why

LONGEST = 200
"""Characters of one answer, after cleaning; longer is a narrative and no answer."""

_RAW_LONGEST = 4 * LONGEST
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LINE_ENDS = "\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0\u2800"
_OVERRIDES = "\u202d\u202e"
_AREAS = {"m2", "m3", "km2", "km3", "cm2", "cm3", "dm2", "dm3", "mm2", "mm3"}
_TOKEN = re.compile(r"[0-9][0-9.,]*|[kcdmKCDM]?[mM][23](?![^\W_])|[^\W\d_]+|\n|[^ \t\n]")
_PERCENT_BEHIND = re.compile(r" ?%")
_GROUP = re.compile(r"[0-9]{3}(?:,[0-9]+)?")


class Kind(Enum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"
    LINE = "line"


class Token(Struct, frozen=True, kw_only=True):
    """One number, word, sign or line end. `start` and `end` are offsets in the cleaned text.

    `glued`: nothing stands between it and the token before. `key` compares words whatever the case and the place of the
    tone mark, `bare` without accents.
    """

    kind: Kind
    text: str
    start: int
    end: int
    glued: bool
    key: str
    bare: str

    @property
    def unaccented(self) -> bool:
        """Typed without any accent, so that it may stand for any accented word of the same letters."""
        return self.text.isascii()


class Unclean(Exception):
    """The text holds characters that no figure may be read from; `why` says which kind."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


def key(word: str) -> str:
    """Letters, then tone: equal for `hoà` and `hòa`, `MƯỜI` and `mừơi`."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word.casefold()):
        (tones if char in _TONES else letters).append(char)
    return unicodedata.normalize("NFC", "".join(letters)) + "".join(tones)


def bare(word: str) -> str:
    """The word without accents: `nghìn` is `nghin`, `đồng` is `dong`."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def clean(text: str) -> str:
    """Full-width forms made plain, invisible characters dropped, every space a space, every line end a line feed.

    Raises `Unclean`: digits neither ASCII nor full-width, control characters, too long a text.
    """
    if len(text) > _RAW_LONGEST:
        raise Unclean(Why.TOO_LONG)
    kept = "".join(_kept(char, text[at - 1] if at else "") for at, char in enumerate(text))
    composed = unicodedata.normalize("NFKC", kept)
    said = []
    for at, char in enumerate(composed):
        if not unicodedata.combining(char):
            said.append(char)
        elif at and composed[at - 1].isdigit():
            raise Unclean(Why.FOREIGN_DIGITS)
    joined = "".join(said).replace("<=", "≤").replace(">=", "≥").strip()
    if len(joined) > LONGEST:
        raise Unclean(Why.TOO_LONG)
    return joined


def _kept(char: str, before: str) -> str:
    category = unicodedata.category(char)
    if char in _LINE_ENDS:
        return "\n"
    if char == "\t":
        # Cells of a table beside one another are no groups of one number; a single space may stand between those.
        return "  "
    if category == "Zs" or char in _BLANK_LETTERS:
        return " "
    if char in _OVERRIDES or category in {"Cc", "Cs", "Co", "Cn"}:
        raise Unclean(Why.CODE)
    if category == "Cf" or "\ufe00" <= char <= "\ufe0f" or char == "\u034f":
        return ""
    if category == "Pd" or char == "\u2212":
        return "-"
    if char in "\u2044\u2215":
        return "/"
    if char in "²³" and before in {"m", "M"}:
        return char
    if category in {"Nl", "No", "Me"} or (category == "Nd" and not _plain_digit(char)):
        raise Unclean(Why.FOREIGN_DIGITS)
    if category == "So":
        plain = unicodedata.normalize("NFKC", char)
        if any(c.isdigit() for c in plain) and plain not in _AREAS:
            raise Unclean(Why.FOREIGN_DIGITS)
    return char


def _plain_digit(char: str) -> bool:
    return char in "0123456789０１２３４５６７８９"


def tokenise(said: str) -> tuple[Token, ...]:
    """The tokens of a cleaned text. Digits grouped by single spaces (`1 234 567`) are one number, as with dots.

    No percentage is so large that it would be grouped: in `300 315%` a column ends before it.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(said):
        text, start = match[0], match.start()
        if not text[0].isdigit():
            kind = Kind.LINE if text == "\n" else Kind.WORD if text[0].isalpha() else Kind.SIGN
            tokens.append(_token(kind, text, start, tokens))
            continue
        trimmed = text.rstrip(".,")
        grouped = tokens and not _PERCENT_BEHIND.match(said, match.end())
        if grouped and _continues(said[tokens[-1].start : start], trimmed):
            last = tokens.pop()
            tokens.append(replace(last, text=f"{last.text}.{trimmed}", end=start + len(trimmed)))
        else:
            tokens.append(_token(Kind.NUMBER, trimmed, start, tokens))
        for offset in range(len(trimmed), len(text)):
            tokens.append(_token(Kind.SIGN, text[offset], start + offset, tokens))
    return tuple(tokens)


def _continues(before: str, group: str) -> bool:
    """Whether `group` is the next three digits of the spaced number `before`, which ends in its one space."""
    first, *others = before.split(" ")
    return (
        bool(_GROUP.fullmatch(group))
        and others[-1:] == [""]
        and first.isdigit()
        and len(first) <= 3
        and not first.startswith("0")
        and all(len(other) == 3 and other.isdigit() for other in others[:-1])
    )


def _token(kind: Kind, text: str, start: int, before: list[Token]) -> Token:
    word = kind is Kind.WORD
    return Token(
        kind=kind,
        text=text,
        start=start,
        end=start + len(text),
        glued=bool(before) and before[-1].end == start,
        key=key(text) if word else text,
        bare=bare(text) if word else text,
    )
