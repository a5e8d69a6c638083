"""A report that came in several messages, put back together whatever order they came in.

Belongs here: the order and the seams, from texts and the moments they were sent. Chat services cut a long text (at
2,000 or 4,096 units), and whoever forwards several messages does so in any order (facts/users.md (a)). Keeping the
pieces is `storage.pieces`; finding figures in the whole is `emulation.prose.find`.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from msgspec import Struct

WAIT = timedelta(minutes=2)
"""After so long without a further piece the whole is read."""

_NUMBERED = (
    re.compile(r"\A\W{0,3}(?:phần|phan|part|tin)\s*(\d{1,2})(?:\s*/\s*\d{1,2})?\s*[:.)\-–\]]*\s*", re.IGNORECASE),
    re.compile(r"\A[(\[]\s*(\d{1,2})\s*/\s*\d{1,2}\s*[)\]][\s:.\-–]*"),
    re.compile(r"\A(\d{1,2})\s*/\s*(?:[2-9]|[12]\d)\s*[:.)\-–]\s+"),
    re.compile(r"\s*[(\[]\s*(\d{1,2})\s*/\s*\d{1,2}\s*[)\]]\s*\Z"),
)
_HEADING = re.compile(r"(?m)^[ \t]*(?:([IVX]{1,5})[.)/\-–:]|(?:phần|mục)\s+([IVX]{1,5})\b|(\d{1,2})[.)]\s+\D)")
_OPENING = re.compile(r"\A\W*(?:cộng hòa|cộng hoà|báo cáo|kính gửi|số:|ủy ban|uỷ ban)", re.IGNORECASE)
_CLOSING = re.compile(r"\A\W*(?:nơi nhận|trên đây là|tm\.|t/m)", re.IGNORECASE)
_ROMAN = {"I": 1, "V": 5, "X": 10}
_SENTENCE_ENDS = '.!?:;…"”)'
_SHORTEST_OVERLAP = 20
_LAST = 10_000


class Piece(Struct, frozen=True):
    """One message of a report, and when it was sent."""

    text: str
    at: datetime


class Whole(Struct, frozen=True):
    """A report put together: `copy` as it was typed, `text` to be read, without the numbers of its pieces.

    Where a cut may have gone through a figure, `text` has a dash in place of both halves: half a figure is never read
    as one.
    """

    copy: str
    text: str


Chain: TypeAlias = tuple[str, ...]


def joined(pieces: Sequence[Piece]) -> Whole:
    """Put pieces, given as they arrived, in order and together. A piece that came twice counts once."""
    by_time = tuple(dict.fromkeys(each.text for each in sorted(pieces, key=lambda each: each.at)))
    ordered = _by_number(by_time) or _by_sense(by_time)
    copy = "\n".join(ordered)
    text = ""
    for each in map(_without_number, ordered):
        text = _seamed(text, each) if text else each
    return Whole(copy, text)


# --- numbered by whoever sent them ------------------------------------------------------------------------------------


def _number(text: str) -> int | None:
    for pattern in _NUMBERED:
        if found := pattern.search(text):
            return int(found[1])
    return None


def _without_number(text: str) -> str:
    for pattern in _NUMBERED:
        if pattern.search(text):
            return pattern.sub("", text, count=1)
    return text


def _by_number(texts: Chain) -> Chain | None:
    """Sort by the pieces' own numbers where all but at most one bear one, each another."""
    numbers = [_number(text) for text in texts]
    known = [each for each in numbers if each is not None]
    if len(texts) < 2 or len(known) < max(1, len(texts) - 1) or len(set(known)) != len(known):
        return None
    # The one that bears none is the one that is missing: the first, or a gap, or the last.
    missing = next(n for n in range(1, len(texts) + 2) if n not in known)
    placed = [missing if each is None else each for each in numbers]
    return tuple(text for _, text in sorted(zip(placed, texts, strict=True)))


# --- ordered by what they say -----------------------------------------------------------------------------------------


def _by_sense(texts: Chain) -> Chain:
    chains = _neighbours(texts)
    chains = _linked(chains, lambda one, other: _overlap(one, other) > 0)
    chains = _linked(chains, _continues)
    return tuple(text for chain in _by_heading(chains) for text in chain)


def _neighbours(texts: Chain) -> list[Chain]:
    """Chain what was sent one behind the other and reads on: the surest sign there is."""
    chains: list[Chain] = []
    for text in texts:
        if chains and (_continues(chains[-1][-1], text) or _overlap(chains[-1][-1], text)):
            chains[-1] = (*chains[-1], text)
        else:
            chains.append((text,))
    return chains


def _linked(chains: list[Chain], follows: Callable[[str, str], bool]) -> list[Chain]:
    """Put each chain behind one whose end it follows: the one just before it if possible, else the first such."""
    for _ in range(len(chains)):
        for place, chain in enumerate(chains):
            before = [n for n, other in enumerate(chains) if n != place and follows(other[-1], chain[0])]
            if before:
                first = place - 1 if place - 1 in before else before[0]
                linked = (*chains[first], *chain)
                chains = [linked if n == first else each for n, each in enumerate(chains) if n != place]
                break
        else:
            return chains
    return chains


def _overlap(one: str, other: str) -> int:
    """Return how many letters the end of `one` and the beginning of `other` share: none, or a good many."""
    for length in range(min(len(one), len(other)) - 1, _SHORTEST_OVERLAP - 1, -1):
        if one.endswith(other[:length]):
            return length
    return 0


def _continues(one: str, other: str) -> bool:
    """Tell whether `other` goes on with the sentence that `one` breaks off."""
    broken_off = bool(one) and one[-1] not in _SENTENCE_ENDS
    return broken_off and (unicodedata.category(other[0]) == "Ll" or _cut_figure(one, other))


def _by_heading(chains: list[Chain]) -> list[Chain]:
    """Sort by headings (I, II, III; or 1, 2, 3); what has none stays behind what was sent before it."""
    romans = [_heading(chain, roman=True) for chain in chains]
    ranks = romans if len({each for each in romans if each}) > 1 else [_heading(chain, roman=False) for chain in chains]
    if len({each for each in ranks if each}) < 2:
        ranks = [None] * len(chains)
    placed: list[int] = []
    for chain, rank in zip(chains, ranks, strict=True):
        if _CLOSING.search(chain[0]):
            placed.append(_LAST)
        elif rank is None and _OPENING.search(chain[0]):
            placed.append(0)
        else:
            placed.append(rank if rank is not None else next((p for p in reversed(placed) if p < _LAST), 0))
    return [chain for _, _, chain in sorted(zip(placed, range(len(chains)), chains, strict=True))]


def _heading(chain: Chain, *, roman: bool) -> int | None:
    """Return the number of the first heading in a chain."""
    for text in chain:
        for found in _HEADING.finditer(text):
            numeral = found[1] or found[2]
            if roman and numeral:
                return _value(numeral)
            if not roman and found[3]:
                return int(found[3])
    return None


def _value(numeral: str) -> int:
    digits = [_ROMAN[each] for each in numeral]
    return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))


# --- seams ------------------------------------------------------------------------------------------------------------


def _cut_figure(one: str, other: str) -> bool:
    """Tell whether a cut between the two may go through a figure."""
    return bool(re.search(r"\d[.,]?\Z", one) and re.match(r"[.,]?\d", other)) and not re.match(r"\d{1,2}[.)]\s", other)


def _seamed(one: str, other: str) -> str:
    """Put two pieces together for reading."""
    if shared := _overlap(one, other):
        return one + other[shared:]
    if _cut_figure(one, other):
        return re.sub(r"[\d.,]+\Z", "", one) + "–" + re.sub(r"\A[\d.,]+", "", other)
    return one + (" " if _continues(one, other) else "\n") + other
