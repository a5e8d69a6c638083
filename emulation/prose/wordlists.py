"""One sentence as tokens, and lists of phrases that are looked for in it. Which phrases, and why, stands elsewhere."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from emulation.numerals.tokens import Kind, Token, tokenise

NUMBER = "#"
"""What stands for a run of digits among the words of a sentence."""
_QUOTES = {"“": "”", "«": "»", '"': '"', "‘": "’"}
_LONGEST_TITLE = 30
_OLD_TONES = tuple(zip("oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split(),
                       "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(), strict=True))  # fmt: skip


def folded(word: str) -> str:
    """Lower case, composed, the tone mark where the newer spelling has it: `khoá` is `khóa`, `Uỷ` is `ủy`."""
    plain = unicodedata.normalize("NFC", word.casefold())
    if plain.isascii() or plain.startswith("qu"):
        return plain
    for old, new in _OLD_TONES:
        if plain.endswith(old):
            return plain[:-2] + new
    return plain


class Line:
    """A sentence: its plain text, its tokens, their folded `words`, `where` each stands, and which are `quoted`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: tuple[Token, ...] = tokenise(text)
        self.words = [NUMBER if token.kind is Kind.NUMBER else folded(token.text) for token in self.tokens]
        self.quoted = _quoted(self.tokens)
        self.where: dict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.words):
            self.where[word].append(at)
        self.where.default_factory = None
        # What has been looked for in this sentence is looked for once, however many figures stand in it.
        self.found: dict[Phrases, list[tuple[int, int]]] = {}

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, at: int) -> str:
        """The folded text of a token, empty outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def is_word(self, at: int) -> bool:
        """Whether a token is made of letters."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.WORD

    def is_number(self, at: int) -> bool:
        """Whether a token is made of digits."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is Kind.NUMBER

    def glued(self, at: int) -> bool:
        """Whether a token follows the one before without a space."""
        return 0 < at < len(self.tokens) and self.tokens[at].glued

    def behind_last(self, words: Iterable[str], start: int, end: int) -> int:
        """The index behind the last of some single words that stand between `start` and `end`; `start` without any."""
        for word in words:
            places = self.where.get(word, ())
            last = bisect_left(places, end) - 1
            if last >= 0 and places[last] >= start:
                start = places[last] + 1
        return start

    def capital(self, at: int) -> bool:
        """Whether a token begins with a capital."""
        return self.is_word(at) and self.tokens[at].text[0].isupper()

    def between(self, start: int, end: int) -> str:
        """The text of the tokens `start` to `end`."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end] if start < end else ""


def _quoted(tokens: Sequence[Token]) -> list[bool]:
    """What stands between two quotes is a title, unless it is as long as something somebody said."""
    marked = [False] * len(tokens)
    opened: dict[str, int] = {}
    for at, token in enumerate(tokens):
        opening = next((mark for mark, closing in _QUOTES.items() if closing == token.text and mark in opened), None)
        if opening is not None:
            start = opened.pop(opening)
            if at - start <= _LONGEST_TITLE:
                marked[start : at + 1] = [True] * (at + 1 - start)
        elif token.text in _QUOTES:
            opened[token.text] = at
    return marked


class Phrases:
    """A list of phrases, given with commas between them; the longest that fits wins."""

    def __init__(self, listed: str) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        self._by_last: dict[str, list[list[str]]] = {}
        for phrase in listed.replace("\n", ",").split(","):
            words = [folded(word) for word in phrase.split()]
            if words:
                self._by_first.setdefault(words[0], []).append(words)
                self._by_last.setdefault(words[-1], []).append(words)
        for entries in (*self._by_first.values(), *self._by_last.values()):
            entries.sort(key=len, reverse=True)

    def at(self, line: Line, start: int) -> int | None:
        """The index behind the phrase that begins at `start`."""
        for words in self._by_first.get(line.word(start), ()):
            if line.words[start : start + len(words)] == words:
                return start + len(words)
        return None

    def ending(self, line: Line, end: int) -> int | None:
        """The index at which a phrase begins that ends right before `end`."""
        for words in self._by_last.get(line.word(end - 1), ()):
            if end >= len(words) and line.words[end - len(words) : end] == words:
                return end - len(words)
        return None

    def last(self, line: Line, start: int, end: int) -> int | None:
        """Where the last phrase begins that lies whole between `start` and `end`."""
        return next((at for at, behind in reversed(self.all(line, start, end)) if behind <= end), None)

    def within(self, line: Line, start: int, end: int) -> bool:
        """Whether one of the phrases lies whole between `start` and `end`."""
        return self.last(line, start, end) is not None

    def all(self, line: Line, start: int, end: int) -> Sequence[tuple[int, int]]:
        """The phrases that begin between `start` and `end`, in their order: where, and the index behind."""
        if self not in line.found:
            firsts = (at for word in self._by_first.keys() & line.where.keys() for at in line.where[word])
            found = ((at, self.at(line, at)) for at in sorted(firsts))
            line.found[self] = [(at, behind) for at, behind in found if behind is not None]
        places = line.found[self]
        return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]
