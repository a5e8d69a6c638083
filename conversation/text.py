"""What people type, made comparable, and texts cut to a channel's length.

Belongs here: normalising, folding and splitting of plain text. Reading a figure out of text is `emulation.numerals`.
"""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n\t]+")
_TABS = re.compile(r" *\t[ \t]*")
_BLANK_LINES = re.compile(r"\n{3,}")
_KEPT_CONTROLS = {"\n", "\t"}


def clean(text: str) -> str:
    """Return `text` as NFC without control, zero-width and direction-changing characters, spaces collapsed.

    Line ends are kept as ``\\n``, since a pasted report is read by lines; so are tabs, since they part the cells of a
    pasted table: ``300 315`` may be one number, two cells are two.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in text if c in _KEPT_CONTROLS or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    # Composed last: what is taken out may have stood between a letter and its mark.
    composed = unicodedata.normalize("NFC", "".join(kept))
    spaced = _TABS.sub("\t", _SPACES.sub(" ", composed))
    return _BLANK_LINES.sub("\n\n", spaced).strip()


def fold(text: str) -> str:
    """Return `text` for comparison: no diacritics, no case, no outer punctuation, single spaces; ``đ`` is ``d``."""
    apart = unicodedata.normalize("NFD", clean(text).casefold().replace("đ", "d"))
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(bare.split()).strip(" .,:;!?()[]\"'“”")


def has_words(text: str) -> bool:
    """Tell whether somebody could read a word or a number in `text`; nobody can in an emoji alone."""
    return any(c.isalnum() for c in text)


def utf16_length(text: str) -> int:
    """Return the length of `text` in UTF-16 code units, the unit in which chat services count."""
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)


def split(text: str, limit: int) -> list[str]:
    """Cut `text` into pieces of at most `limit` UTF-16 units, at line ends, else at spaces, else between characters."""
    pieces: list[str] = []
    rest = text
    while utf16_length(rest) > limit:
        end = _fitting(rest, limit)
        cut = max(rest.rfind("\n", 0, end + 1), 0) or max(rest.rfind(" ", 0, end + 1), 0) or end
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*pieces, rest] if rest or not pieces else pieces


def _fitting(text: str, limit: int) -> int:
    """Return how many characters from the start of `text` fit into `limit` units, keeping marks on their letters."""
    units = end = 0
    while end < len(text) and units + utf16_length(text[end]) <= limit:
        units += utf16_length(text[end])
        end += 1
    while 1 < end < len(text) and unicodedata.combining(text[end]):
        end -= 1
    return max(end, 1)
