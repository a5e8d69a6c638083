"""Which question of a season a figure of a narrative answers: the words around it, behind a gate of units.

Belongs here: candidates with their scores, and at most one figure for each indicator. Nothing is decided for the
officer: what comes out is offered, never saved.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from emulation.bloc import Indicator
from emulation.numerals.units import MEASURES, Family, contradicts, convertible, indicator_unit
from emulation.prose.nouns import kind_of
from emulation.prose.values import Found, Role
from emulation.prose.wordlists import folded
from emulation.season import OverTime, ValueKind

LIKELY = 46.0
"""From this score on a candidate is worth offering; below it the officer is left alone."""

_WORDS_BEFORE, _WORDS_AFTER = 14, 8
_ASKING = frozenset("quý hội bao nhiêu được tiền năm cả có số phần trăm các trong của và cho theo đang".split())
_ROLES = {Role.ACTUAL, Role.CUMULATIVE}
_CERTAIN = 100.0
_OTHER_KIND = 25.0
_SPELLED_ALIKE = 80.0


class Candidate(Struct, frozen=True, kw_only=True):
    """An indicator that a figure may answer: `value` in the indicator's own unit, `score` from 0 to 100."""

    indicator: Indicator
    value: Decimal
    score: float


class Match(Struct, frozen=True, kw_only=True):
    """A figure with its candidates, the likeliest first."""

    found: Found
    candidates: tuple[Candidate, ...]


def matched(figures: Sequence[Found], indicators: Sequence[Indicator], *, year: int, whole: bool) -> tuple[Match, ...]:
    """The figures that likely answer a question, each question and each figure once, in the order of the text.

    Each with every indicator whose unit it fits, the likeliest first. A percentage of the plan belongs to the question
    about the percentage of the indicator matched before it. The questions are about `year`; with `whole` about all of
    it, which a figure of some months does not answer.
    """
    questions = _Questions(indicators)
    pairs = [
        (candidate.score, number, candidate)
        for number, found in enumerate(figures)
        if found.role in _ROLES and found.year in {None, year} and not (whole and found.of_part)
        for candidate in questions.fitting(found)
        if candidate.score >= LIKELY and candidate.indicator.percent_of is None
    ]
    taken: dict[int, Candidate] = {}
    used: set[int] = set()
    for _, number, candidate in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if number not in taken and candidate.indicator.id not in used:
            taken[number] = candidate
            used.add(candidate.indicator.id)
    taken |= _percentages(figures, indicators, taken)
    return tuple(
        Match(found=figures[number], candidates=(best, *questions.others(figures[number], best)))
        for number, best in sorted(taken.items())
    )


def value_for(found: Found, indicator: Indicator) -> Decimal | None:
    """The figure's value in the indicator's own unit; None where their units cannot mean the same."""
    typed, own = indicator_unit(found.unit or ""), indicator_unit(indicator.unit)
    if indicator.kind is ValueKind.PERCENT or typed.family is Family.PERCENT:
        fits = indicator.kind is ValueKind.PERCENT and typed.family is Family.PERCENT
        return found.value if fits else None
    if indicator.kind is ValueKind.MONEY or typed.family is Family.MONEY:
        fits = typed.family is Family.MONEY and own.family is Family.MONEY
        return found.value / own.factor if fits else None
    if {typed.family, own.family} & MEASURES:
        return found.value * typed.factor / own.factor if convertible(typed, own) else None
    if contradicts(typed, own) or found.value != int(found.value):
        return None
    return found.value / own.factor


def _percentages(
    figures: Sequence[Found], indicators: Sequence[Indicator], taken: dict[int, Candidate]
) -> dict[int, Candidate]:
    stated: dict[int, Candidate] = {}
    for number, found in enumerate(figures):
        before = taken.get(number - 1)
        if found.role is not Role.PERCENT_OF_PLAN or before is None:
            continue
        asked = next((each for each in indicators if each.percent_of == before.indicator.code), None)
        if asked is not None and figures[number - 1].sentence == found.sentence:
            stated[number] = Candidate(indicator=asked, value=found.value, score=_CERTAIN)
    return stated


class _Asked(Struct, frozen=True, kw_only=True):
    """An indicator, its words ready to be compared."""

    indicator: Indicator
    label: Sequence[str]
    question: str
    unit: frozenset[str]


class _Questions:
    """What a season asks, compared with one figure after the other; each word of the report is compared once."""

    def __init__(self, indicators: Sequence[Indicator]) -> None:
        self._asked = [
            _Asked(
                indicator=each,
                label=_words(each.label),
                question=" ".join(_words(each.question)),
                unit=frozenset(_words(each.unit)),
            )
            for each in indicators
        ]
        self._labels = sorted({word for each in self._asked for word in each.label})
        self._alike: dict[str, Sequence[tuple[str, float]]] = {}
        self._around: tuple[str, Mapping[str, float]] = "", {}

    def others(self, found: Found, best: Candidate) -> tuple[Candidate, ...]:
        return tuple(each for each in self.fitting(found) if each.indicator.id != best.indicator.id)

    def fitting(self, found: Found) -> list[Candidate]:
        """Every indicator whose unit the figure fits, the likeliest first."""
        near = _words(f"{_last(found.before, _WORDS_BEFORE)} {found.span} {_first(found.after, _WORDS_AFTER)}")
        there, around = self._standing(near), self._in_sentence(found.sentence)
        said, unit = " ".join(near), set(_words(found.unit or ""))
        fitting = [
            Candidate(indicator=each.indicator, value=value, score=_score(found, each, there, around, said, unit))
            for each in self._asked
            if (value := value_for(found, each.indicator)) is not None
        ]
        return sorted(fitting, key=lambda each: -each.score)

    def _in_sentence(self, sentence: str) -> Mapping[str, float]:
        # The figures of a sentence follow one another.
        if self._around[0] != sentence:
            self._around = sentence, self._standing(_words(sentence))
        return self._around[1]

    def _standing(self, words: Sequence[str]) -> Mapping[str, float]:
        """Which words of labels stand among these, and how exactly, as a percentage."""
        best: dict[str, float] = {}
        for word in words:
            for own, score in self._like(word):
                best[own] = max(score, best.get(own, 0.0))
        return best

    def _like(self, word: str) -> Sequence[tuple[str, float]]:
        from rapidfuzz import fuzz, process  # on first use: start-up must not wait for it

        if word not in self._alike:
            found = process.extract(word, self._labels, scorer=fuzz.ratio, limit=None, score_cutoff=_SPELLED_ALIKE)
            self._alike[word] = [(own, score) for own, score, _ in found]
        return self._alike[word]


def _score(
    found: Found, asked: _Asked, near: Mapping[str, float], around: Mapping[str, float], said: str, unit: set[str]
) -> float:
    """The label counts most, near the figure more than anywhere in its sentence; the same unit is a help."""
    from rapidfuzz import fuzz

    indicator = asked.indicator
    shared = indicator.kind is ValueKind.MONEY or bool(asked.unit & unit)
    stock = (indicator.over_time is OverTime.LAST) == (found.role is Role.CUMULATIVE)
    return (
        0.45 * _covered(asked.label, near)
        + 0.15 * _covered(asked.label, around)
        + 0.2 * fuzz.token_set_ratio(asked.question, said)
        + (15 if shared else 0)
        + (5 if stock else 0)
        - (_OTHER_KIND if _other_kind(found, indicator) else 0)
    )


def _other_kind(found: Found, indicator: Indicator) -> bool:
    """Whether the two units are known to count different kinds of things: houses and people."""
    typed, own = kind_of(found.unit or ""), kind_of(indicator.unit)
    return typed is not None and own is not None and typed != own


def _covered(label: Sequence[str], there: Mapping[str, float]) -> float:
    """How much of the label's words stand there, as a percentage; spelling slips allowed."""
    return sum(there.get(word, 0.0) for word in label) / len(label) if label else 0.0


def _words(text: str) -> Sequence[str]:
    said = (folded(word.strip(".,:;!?()[]\"'“”…")) for word in text.split())
    return [word for word in said if word and word not in _ASKING]


def _last(text: str, words: int) -> str:
    return " ".join(text.split()[-words:])


def _first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])
