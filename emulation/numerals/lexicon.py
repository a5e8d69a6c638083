"""The number words of Vietnamese, and the words that look like them. Lists and their look-up; no grammar."""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from emulation.numerals.tokens import Kind, Token, bare, key


class Part(Enum):
    """What a number word does in a compound."""

    DIGIT = "digit"
    BOUND = "bound"  # mốt, tư, lăm, nhăm: only after a ten, a hundred or a scale
    TEN = "ten"  # mười
    TENS = "tens"  # mươi
    TWENTIES = "twenties"  # hăm, băm: twenty and thirty before a unit
    LINK = "link"  # linh, lẻ
    HALF = "half"  # rưỡi
    POINT = "point"  # phẩy; chấm, of value 1, because it may also group thousands
    SCALE = "scale"


class Atom(Struct, frozen=True):
    """A number word. `unit`: the money unit an abbreviation brings along (trđ)."""

    part: Part
    value: Decimal = Decimal(0)
    unit: str | None = None


def _atoms() -> dict[str, Atom]:
    words: dict[str, Atom] = {}

    def add(part: Part, value: int, spellings: str) -> None:
        for spelling in spellings.split():
            words[spelling] = Atom(part, Decimal(value))

    for value, spellings in enumerate(("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy bẩy", "tám", "chín")):
        add(Part.DIGIT, value, spellings)
    add(Part.BOUND, 1, "mốt")
    add(Part.BOUND, 4, "tư")
    add(Part.BOUND, 5, "lăm nhăm")
    add(Part.TEN, 10, "mười")
    add(Part.TENS, 10, "mươi")
    add(Part.TWENTIES, 20, "hăm")
    add(Part.TWENTIES, 30, "băm")
    add(Part.LINK, 0, "linh lẻ")
    add(Part.HALF, 0, "rưỡi rưởi")
    add(Part.POINT, 0, "phẩy phảy")
    add(Part.POINT, 1, "chấm")
    add(Part.SCALE, 10, "chục")
    add(Part.SCALE, 100, "trăm")
    add(Part.SCALE, 10**3, "nghìn ngàn ngìn")
    add(Part.SCALE, 10**4, "vạn")
    add(Part.SCALE, 10**6, "triệu")
    add(Part.SCALE, 10**9, "tỷ tỉ")
    return words


ATOMS = _atoms()
_ATOM_OF_KEY = {key(word): atom for word, atom in ATOMS.items()}
# A word without accents may be several; it is taken for the first listed.
ATOM_OF_BARE = {bare(word): atom for word, atom in reversed(ATOMS.items())}

ABBREVIATIONS = {
    "k": Atom(Part.SCALE, Decimal(10**3)),
    "tr": Atom(Part.SCALE, Decimal(10**6)),
    "trđ": Atom(Part.SCALE, Decimal(10**6), "đồng"),
    "trd": Atom(Part.SCALE, Decimal(10**6), "đồng"),
    "nđ": Atom(Part.SCALE, Decimal(10**3), "đồng"),
    "ngđ": Atom(Part.SCALE, Decimal(10**3), "đồng"),
    "nghđ": Atom(Part.SCALE, Decimal(10**3), "đồng"),
    "tỷđ": Atom(Part.SCALE, Decimal(10**9), "đồng"),
    "tỉđ": Atom(Part.SCALE, Decimal(10**9), "đồng"),
}
"""Written only behind digits. A bare `k` elsewhere is slang for `không`."""

DOUBTFUL_SCALES = {
    word: Decimal(value)
    for value, words in (
        (12, "tá"),
        (10**3, "n ng ngh thousand"),
        (10**6, "mil million mio"),
        (10**9, "t b bil billion"),
    )
    for word in words.split()
}
"""Abbreviations and foreign words that may be a scale: never taken, only offered."""

SLANG_SCALES = {
    word: Decimal(value)
    for value, words in (
        (10**3, "cành"),
        (10**5, "lít xị lốp vé"),
        (10**6, "củ chai m c"),
        (10**9, "tỏi"),
    )
    for word in words.split()
}
"""Slang for sums of money: only offered, and only where money is asked for."""


def atom(token: Token) -> Atom | None:
    """The number word a token is, accents exact or none at all."""
    if token.kind is not Kind.WORD:
        return None
    return _ATOM_OF_KEY.get(token.key) or (ATOM_OF_BARE.get(token.bare) if token.unaccented else None)


def scale_at(tokens: Sequence[Token], at: int, after_digits: bool) -> Atom | None:
    """The scale word at an index, abbreviations only behind digits."""
    if at >= len(tokens) or tokens[at].kind is not Kind.WORD:
        return None
    if after_digits and (short := ABBREVIATIONS.get(tokens[at].text.casefold())):
        return short
    found = atom(tokens[at])
    return found if found and found.part is Part.SCALE else None


def atom_at(tokens: Sequence[Token], at: int) -> Atom | None:
    """The number word at an index, None past the end."""
    return atom(tokens[at]) if at < len(tokens) else None
