"""A pasted text made plain, every plain character knowing where it stood. What the words mean is not decided here."""

import unicodedata

from msgspec import Struct

_LINE_ENDS = frozenset("\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
_NO_DIGIT = "\ufffd"
_LONGEST_SENTENCE = 1500
"""Characters; a longer one is cut at a space, so that the reading stays linear."""
_ENDS = frozenset(".!?…")
_ABBREVIATED = frozenset(
    {"tp", "ths", "ts", "gs", "pgs", "bs", "ks", "đ", "v", "tr", "st", "t", "q", "p", "h", "x", "tx"}
)


class Original(Struct, frozen=True, kw_only=True):
    """`text` is plain: composed letters, ASCII digits, simple spaces, `\\n`, `\\t` between cells. Character `i` of it
    stood at `starts[i]` to `ends[i]` of what was pasted.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def plainly(pasted: str) -> Original:
    """Make a text plain. Digits that are neither ASCII nor full-width become no digits at all."""
    said: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(pasted):
        end = at + 1
        while end < len(pasted) and end - at < 8 and unicodedata.combining(pasted[end]):
            end += 1
        for char in _plain(pasted[at:end], pasted[at - 1] if at else ""):
            said.append(char)
            starts.append(at)
            ends.append(end)
        at = end
    return Original(text="".join(said), starts=tuple(starts), ends=tuple(ends))


def _plain(cluster: str, before: str) -> str:
    first = cluster[0]
    if first.isascii() and len(cluster) == 1 and first.isprintable():
        return first
    if first in _LINE_ENDS:
        return "\n"
    if first == "\t":
        return " " if not before or before in _LINE_ENDS else "\t"
    category = unicodedata.category(first)
    if first in _BLANKS or category in {"Zs", "Cc", "Cs", "Co", "Cn"}:
        return " "
    if category == "Cf" or "\ufe00" <= first <= "\ufe0f" or first == "\u034f":
        return ""
    if category == "Pd" or first == "\u2212":
        return "-"
    if first in "\u2044\u2215":
        return "/"
    if first in "²³" and before in {"m", "M"}:
        return "2" if first == "²" else "3"
    if first == "…":
        return first
    composed = unicodedata.normalize("NFKC", cluster)
    if any(char.isdigit() for char in composed) and not "０" <= first <= "９":
        return _NO_DIGIT
    kept = "".join(char for char in composed if not unicodedata.combining(char) and char not in _LINE_ENDS)
    return kept if all(not char.isdigit() or char.isascii() for char in kept) else _NO_DIGIT


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a plain text begin and end: at line ends, and at a full stop before a capital."""
    found: list[tuple[int, int]] = []
    start = 0
    for at, char in enumerate(text):
        if char == "\n" or (char in _ENDS and _ends_here(text, start, at)):
            found.append((start, at + (char != "\n")))
            start = at + 1
        elif at - start >= _LONGEST_SENTENCE:
            space = text.rfind(" ", start + 1, at)
            cut = space if space > start else at
            found.append((start, cut))
            start = cut
    found.append((start, len(text)))
    return [(first, last) for first, last in found if not text[first:last].isspace() and first < last]


def _ends_here(text: str, start: int, at: int) -> bool:
    """Whether a full stop ends the sentence: before a space and a capital, and not behind a number or `TP`."""
    ahead = text[at + 1 : at + 4].lstrip(" \"'“”‘’)-+*•(")
    trailing = text[at - 2 : at] == ".." or text[at] == "…"
    if not ahead or (text[at + 1] not in ' "”’)' and not trailing):
        return False
    if not (ahead[0].isupper() or ahead[0].isdigit()):
        return False
    word = text[max(start, at - 12) : at].rsplit(" ", 1)[-1]
    if text[at] == "." and word.casefold() in _ABBREVIATED:
        return False
    # `1. Công tác xã hội` is a heading with its number, not two sentences.
    return not (text[at] == "." and text[start:at].strip().isalnum() and len(text[start:at].strip()) <= 4)
