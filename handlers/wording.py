"""Figures, their surroundings and who is who, put into words that several conversations share.

Belongs here: how a figure, its unit and its hedge read, what a role is called. Formatting digits is
`conversation.translation`.
"""

from collections.abc import Mapping
from decimal import Decimal

from conversation.sentences import Text, Words, say, spaced
from conversation.text import has_words
from emulation.bloc import Indicator, Period
from emulation.carrying import differs
from emulation.figures import Figure
from emulation.numerals import Hedge
from emulation.people import Role
from emulation.season import PeriodCode, ValueKind
from emulation.tally import in_percent_of

# From here on digits are hard to tell apart by eye, so the words stand beside them.
_LONG = Decimal(1_000_000)
# From here on a screen reader reads digits one by one.
_SPOKEN = Decimal(1000)

ROLES: Mapping[Role, Text] = {
    Role.OFFICER: say("Officer of an association"),
    Role.SECRETARY: say("Secretary of the bloc"),
    Role.HEAD: say("Head of the bloc"),
    Role.DEPUTY: say("Deputy head of the bloc"),
    Role.STAFF: say("Staff of the board"),
}


def unfit(typed: str, anew: Text, longest: int) -> Text | None:
    """Say why words typed for others to read cannot be kept: `anew` where they hold no word, else their length."""
    if not has_words(typed):
        return anew
    if len(typed) > longest:
        return say("Please write it in at most {number} letters. Nothing was changed.", number=longest)
    return None


def label(indicator: Indicator, language: str) -> str:
    """Return an indicator's name in the reader's language."""
    return indicator.label_en if language == "en" and indicator.label_en else indicator.label


def unit(indicator: Indicator, language: str) -> str:
    """Return an indicator's unit in the reader's language."""
    return indicator.unit_en if language == "en" and indicator.unit_en else indicator.unit


def amount(value: Decimal, indicator: Indicator, language: str, *, words_first: bool = False) -> Text:
    """Return a value with its unit: "28.000 đơn vị máu", "170%"; long ones in words first for those who listen."""
    if indicator.kind is ValueKind.PERCENT:
        return say("{value}%", value=value)
    named = unit(indicator, language)
    if words_first and value >= _SPOKEN:
        return say("{words} {unit}, in digits {value}", words=Words(value), unit=named, value=value)
    return say("{value} {unit}", value=value, unit=named)


def hedged(value: Decimal, hedge: Hedge, indicator: Indicator, language: str, *, words_first: bool = False) -> Text:
    """Return a value with unit and hedge: "gần 28.000 đơn vị máu"; long ones with their words beside them."""
    shown = _softened(amount(value, indicator, language, words_first=words_first), hedge)
    if words_first or indicator.kind is ValueKind.PERCENT or value < _LONG:
        return shown
    return say("{figure}, that is {words}", figure=shown, words=Words(value))


def brief(indicator: Indicator, figure: Figure, language: str) -> Text:
    """Return a figure as short as a button's label has to be: without its words, or without the reason for none."""
    if figure.value is None:
        return say("no figure")
    return _softened(amount(figure.value, indicator, language), figure.hedge)


def _softened(figure: Text, hedge: Hedge) -> Text:
    match hedge:
        case Hedge.NONE:
            return figure
        case Hedge.UNDER:
            return say("{figure} (nearly)", figure=figure)
        case Hedge.OVER:
            return say("{figure} (over)", figure=figure)
        case Hedge.ABOUT:
            return say("{figure} (about)", figure=figure)


def entry(
    indicator: Indicator,
    figure: Figure | None,
    language: str,
    *,
    estimate: Figure | None = None,
    words_first: bool = False,
) -> Text:
    """Return one line of a list: the indicator and what stands for it; beside an official figure, its `estimate`."""
    name = label(indicator, language)
    if figure is None:
        return say("- {name}: not yet", name=name)
    stands = valued(indicator, figure, language, words_first=words_first)
    if estimate is None:
        return say("- {name}: {figure}", name=name, figure=stands)
    if not differs(figure, estimate):
        return say("- {name}: {figure}, as estimated", name=name, figure=stands)
    before = valued(indicator, estimate, language, words_first=words_first)
    return say("- {name}: {figure}; the estimate was: {estimate}", name=name, figure=stands, estimate=before)


def valued(indicator: Indicator, figure: Figure, language: str, *, words_first: bool = False) -> Text:
    """Return a figure, or the reason why there is none."""
    if figure.value is None:
        return say("no figure ({reason})", reason=figure.skipped or "")
    return hedged(figure.value, figure.hedge, indicator, language, words_first=words_first)


def against_plan(value: Decimal, plan: Decimal | None) -> Text | None:
    """Return how June stands against the year's plan, in words: half of it is due by then."""
    percent = in_percent_of(value, plan)
    if percent is None:
        return None
    if percent >= 100:
        return say("That is {percent}% of the year's plan, already reached.", percent=percent)
    if percent >= 50:
        return say("That is {percent}% of the year's plan, at least half of it.", percent=percent)
    return say("That is {percent}% of the year's plan, less than half of it.", percent=percent)


def period_name(period: Period, language: str) -> Text:
    """Return a kỳ's name; the season file names it in Vietnamese."""
    if language != "en":
        return period.name
    match period.code:
        case PeriodCode.JUNE:
            return say("mid-year review")
        case PeriodCode.ESTIMATE:
            return say("full year, estimate")
        case PeriodCode.FINAL:
            return say("full year, final")


def known(
    indicator: Indicator,
    language: str,
    *,
    last_year: Decimal | None,
    before: tuple[PeriodCode, Figure] | None,
    plan: Decimal | None,
    words_first: bool = False,
) -> Text | None:
    """Return what is known beside a question, each with its unit: last year, the kỳ `before`, the plan."""

    def shown(value: Decimal) -> Text:
        return hedged(value, Hedge.NONE, indicator, language, words_first=words_first)

    parts = (
        say("Last year: {value}.", value=shown(last_year)) if last_year is not None else None,
        _earlier(before[0], valued(indicator, before[1], language, words_first=words_first))
        if before is not None
        else None,
        say("Plan: {value}.", value=shown(plan)) if plan is not None else None,
    )
    return spaced(*parts) if any(part is not None for part in parts) else None


def _earlier(code: PeriodCode, value: Text) -> Text:
    if code is PeriodCode.JUNE:
        return say("First six months: {value}.", value=value)
    return say("Estimate of the year: {value}.", value=value)


def books_closed(contact: str) -> Text:
    """The sentence under figures of a year whose books are closed, in place of ways to change them."""
    return say(
        "The books of this year are closed, so its figures stay as they are. If one of them is wrong, please call:"
        " {contact}",
        contact=contact,
    )
