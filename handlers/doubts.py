"""The question about a value that is far from what is known: the same for what was typed and what was found.

Belongs here: what is known of a question, and the words and ways out of a doubt. The rule of doubt is
`emulation.figures`; which step a way out leads to is the conversation's own.
"""

from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from conversation.sentences import Text, say
from emulation.bloc import Asked, Indicator, Period
from emulation.figures import Against, Doubt, Known, doubt, half_year, is_excess
from emulation.numerals import Hedge, Plain
from emulation.tally import in_percent_of
from handlers import Turn, figures, places, wording
from handlers.places import Desk

SECOND_HALF, WHOLE_YEAR = "second half added", "below June"
"""Doubts that an officer settled by saying what the figure covers."""


class WayOut(Struct, frozen=True, kw_only=True):
    """One answer to a doubt: what it says, the value it keeps, and the doubt that stays with it for the reviewer."""

    label: Text
    value: Decimal
    doubt: str


class Question(Struct, frozen=True, kw_only=True):
    """A doubt in words. `plain`: a bare yes keeps the value, which the first way out does."""

    text: Text
    ways: tuple[WayOut, ...]
    plain: bool = False


class HalfYear(Struct, frozen=True):
    """A value that may be the second half of a year alone: June, and the year `whole`."""

    june: Decimal
    whole: Decimal


def questioned(turn: Turn, desk: Desk, period: int, asked: Asked, value: Decimal) -> HalfYear | Doubt | None:
    """Return why a value should be asked about, None where it is likely."""
    known = _known(turn, desk, figures.period_of(desk, period), asked)
    whole = half_year(value, known)
    if whole is not None and known.before is not None:
        return HalfYear(june=known.before[1], whole=whole)
    return doubt(value, known)


def _known(turn: Turn, desk: Desk, period: Period, asked: Asked) -> Known:
    """What an association planned and reported of a question."""
    return Known(
        period=period.code,
        over_time=asked.indicator.over_time,
        before=figures.earlier_figure(turn, desk, period, asked.indicator.id),
        plan=asked.target.plan,
        last_year=asked.target.last_year,
        related=_computed(turn, desk, period, asked.indicator),
    )


def _computed(turn: Turn, desk: Desk, period: Period, stated: Indicator) -> Decimal | None:
    """The percentage that the figure beside a stated one gives, by its plan or the one typed with it (6.754/4.133)."""
    if stated.percent_of is None:
        return None
    beside = next(
        each
        for each in turn.store.seasons.asked(desk.association.id, period.id)
        if each.indicator.code == stated.percent_of
    )
    figure = turn.store.figures.find(desk.association.id, beside.indicator.id, period.id)
    if figure is None or figure.value is None:
        return None
    plan = beside.target.plan
    return in_percent_of(figure.value, _typed_plan(figure.words, beside.indicator) if plan is None else plan)


def _typed_plan(words: str, measured: Indicator) -> Decimal | None:
    from handlers import answers

    match answers.read_as(words, measured):
        case Plain(quantity):
            return quantity.extras.get("target")
        case _:
            return None


def question(turn: Turn, asked: Indicator, value: Decimal, hedge: Hedge, found: HalfYear | Doubt) -> Question:
    """Return what to ask before a value that is `questioned` is kept."""
    words_first, language = places.words_first(turn), turn.sender.language
    if isinstance(found, HalfYear):
        shown = wording.amount(value, asked, language, words_first=words_first)
        return Question(
            text=say(
                "{figure}, and the first six months alone were {june}. Which is it?",
                figure=shown,
                june=found.june,
            ),
            ways=(
                WayOut(
                    label=say(
                        "{figure} is July to December alone; the whole year is {year}",
                        figure=shown,
                        year=wording.amount(found.whole, asked, language, words_first=words_first),
                    ),
                    value=found.whole,
                    doubt=SECOND_HALF,
                ),
                WayOut(label=say("{figure} is the whole year", figure=shown), value=value, doubt=WHOLE_YEAR),
            ),
        )
    shown = wording.hedged(value, hedge, asked, language, words_first=words_first)
    keep = WayOut(label=say("It is right, keep it"), value=value, doubt=found.against.value)
    return Question(
        text=say("{figure} is {far}. Is it right?", figure=shown, far=far(found)),
        ways=(keep, *_meant(found)),
        plain=True,
    )


def _meant(found: Doubt) -> tuple[WayOut, ...]:
    """What a stated percentage may have been meant to be: above the plan ("vượt"), or what figure and plan give."""
    if found.against is not Against.OWN_FIGURES:
        return ()
    if is_excess(found.value, found.known):
        over = 100 + found.value
        above = say("{value}% above the plan, that is {all}% of it", value=found.value, all=over)
        return (WayOut(label=above, value=over, doubt=""),)
    return (WayOut(label=say("{value}% is right", value=found.known), value=found.known, doubt=""),)


def far(found: Doubt) -> Text:
    """Say how far a doubtful value is from what is known."""
    if found.against is Against.OWN_FIGURES:
        return say("not what the figure and its plan give ({computed}%)", computed=found.known)
    if found.larger:
        times = _rounded(found.value / found.known)
        match found.against:
            case Against.PERIOD_BEFORE:
                return say("{times} times the earlier figure ({known})", times=times, known=found.known)
            case Against.PLAN:
                return say("{times} times the plan ({known})", times=times, known=found.known)
            case _:
                return say("{times} times last year's figure ({known})", times=times, known=found.known)
    if found.value == 0:
        match found.against:
            case Against.PERIOD_BEFORE:
                return say("none, where the earlier figure was {known}", known=found.known)
            case Against.PLAN:
                return say("none, where the plan was {known}", known=found.known)
            case _:
                return say("none, where last year's figure was {known}", known=found.known)
    times = _rounded(found.known / found.value)
    match found.against:
        case Against.PERIOD_BEFORE:
            return say("only one part in {times} of the earlier figure ({known})", times=times, known=found.known)
        case Against.PLAN:
            return say("only one part in {times} of the plan ({known})", times=times, known=found.known)
        case _:
            return say("only one part in {times} of last year's figure ({known})", times=times, known=found.known)


def _rounded(times: Decimal) -> Decimal:
    return times.quantize(Decimal(1) if times >= 10 else Decimal("0.1"), ROUND_HALF_UP)


def settled(kept: str) -> Text:
    """Say to a reviewer why a figure was asked about, and what the officer answered."""
    match kept:
        case Against.PERIOD_BEFORE.value:
            return say("  far from the earlier figure; the officer confirmed it")
        case Against.PLAN.value:
            return say("  far from the plan; the officer confirmed it")
        case Against.LAST_YEAR.value:
            return say("  far from last year's figure; the officer confirmed it")
        case Against.OWN_FIGURES.value:
            return say("  not what the figure and the plan beside it give; the officer confirmed it")
        case k if k == SECOND_HALF:
            return say("  given for July to December alone; the first six months were added")
        case k if k == WHOLE_YEAR:
            return say("  little beside the first six months; the officer said that it is the whole year")
        case _:
            return say("  far from what was known; the officer confirmed it")
