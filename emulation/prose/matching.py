"""Which question of a season a figure of a narrative answers: the words around it, behind a gate of units.

Belongs here: candidates with their scores, and at most one figure for each indicator. Nothing is decided for the
officer: what comes out is offered, never saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

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


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An indicator that a figure may answer: `value` in the indicator's own unit, `score` from 0 to 100."""

    indicator: Indicator
    value: Decimal
    score: float


@dataclass(frozen=True, kw_only=True)
class Match:
    """A figure with its candidates, the likeliest first."""

    found: Found
    candidates: tuple[Candidate, ...]


def candidates(found: Found, indicators: Sequence[Indicator]) -> tuple[Candidate, ...]:
    """Every indicator whose unit the figure fits, the likeliest first."""
    near = _words(f"{_last(found.before, _WORDS_BEFORE)} {found.span} {_first(found.after, _WORDS_AFTER)}")
    around = _words(found.sentence)
    fitting = [
        Candidate(indicator=each, value=value, score=_score(found, each, near, around))
        for each in indicators
        if (value := value_for(found, each)) is not None
    ]
    return tuple(sorted(fitting, key=lambda each: -each.score))


def matched(figures: Sequence[Found], indicators: Sequence[Indicator]) -> tuple[Match, ...]:
    """The figures that likely answer a question, each question and each figure once, in the order of the text.

    A percentage of the plan belongs to the question about the percentage of the indicator matched before it.
    """
    pairs = [
        (candidate.score, number, candidate)
        for number, found in enumerate(figures)
        if found.role in _ROLES
        for candidate in candidates(found, [each for each in indicators if each.percent_of is None])
        if candidate.score >= LIKELY
    ]
    taken: dict[int, Candidate] = {}
    used: set[int] = set()
    for _, number, candidate in sorted(pairs, key=lambda pair: (-pair[0], pair[1])):
        if number not in taken and candidate.indicator.id not in used:
            taken[number] = candidate
            used.add(candidate.indicator.id)
    taken |= _percentages(figures, indicators, taken)
    return tuple(
        Match(found=figures[number], candidates=(best, *_others(figures[number], indicators, best)))
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


def _others(found: Found, indicators: Sequence[Indicator], best: Candidate) -> tuple[Candidate, ...]:
    return tuple(each for each in candidates(found, indicators) if each.indicator.id != best.indicator.id)


def _score(found: Found, indicator: Indicator, near: str, around: str) -> float:
    """The label counts most, near the figure more than anywhere in its sentence; the same unit is a help."""
    label, question = _words(indicator.label), _words(indicator.question)
    from rapidfuzz import fuzz  # on first use: start-up must not wait for it

    own = set(_words(indicator.unit).split())
    unit = set(_words(found.unit or "").split())
    shared = indicator.kind is ValueKind.MONEY or bool(own & unit)
    stock = (indicator.over_time is OverTime.LAST) == (found.role is Role.CUMULATIVE)
    return (
        0.45 * _covered(label, near)
        + 0.15 * _covered(label, around)
        + 0.2 * fuzz.token_set_ratio(question, near)
        + (15 if shared else 0)
        + (5 if stock else 0)
        - (_OTHER_KIND if _other_kind(found, indicator) else 0)
    )


def _other_kind(found: Found, indicator: Indicator) -> bool:
    """Whether the two units are known to count different kinds of things: houses and people."""
    typed, own = kind_of(found.unit or ""), kind_of(indicator.unit)
    return typed is not None and own is not None and typed != own


def _covered(label: str, context: str) -> float:
    """How much of the label's words stand in the context, as a percentage; spelling slips allowed."""
    words, there = label.split(), context.split()
    if not words or not there:
        return 0.0
    return sum(_best(word, there) for word in words) / len(words)


def _best(word: str, there: Sequence[str]) -> float:
    from rapidfuzz import fuzz

    best = max(fuzz.ratio(word, other) for other in there)
    return best if best >= 80 else 0.0


def _words(text: str) -> str:
    said = (folded(word.strip(".,:;!?()[]\"'“”…")) for word in text.split())
    return " ".join(word for word in said if word and word not in _ASKING)


def _last(text: str, words: int) -> str:
    return " ".join(text.split()[-words:])


def _first(text: str, words: int) -> str:
    return " ".join(text.split()[:words])
