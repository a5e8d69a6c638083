"""What is said about an answer: taken, doubted, or asked again.

Belongs here: from the words typed to the figure kept. Reading a figure is `emulation.numerals`, doubt
`emulation.figures`; the order of questions is `handlers.figures`.
"""

import re
from decimal import Decimal

from msgspec.structs import replace

from conversation.assent import Assent, assent_in
from conversation.messages import Reply, Typed
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice, takes, way
from conversation.text import fold
from emulation.bloc import Indicator
from emulation.figures import Figure, Source
from emulation.numerals import Ambiguous, Asked, Hedge, Plain, Quantity, Reading, Unreadable, Why, read
from emulation.season import PeriodCode, ValueKind
from emulation.submissions import check_open
from handlers import Flow, Turn, doubts, figures, pieces, places, wording
from handlers.unreadable import explain

flow = Flow("answers")

_KINDS = {
    ValueKind.COUNT: Asked.COUNT,
    ValueKind.NUMBER: Asked.COUNT,
    ValueKind.MONEY: Asked.MONEY,
    ValueKind.PERCENT: Asked.PERCENT,
}
_MOST_READINGS = 5


def read_as(text: str, indicator: Indicator) -> Reading:
    """Read `text` as an answer to an indicator's question."""
    return read(text, _KINDS[indicator.kind], indicator.unit)


@flow.step
def took(turn: Turn, season: int, association: int, period: int, indicator: int, last: int | None = None) -> Reply:
    """Read what was typed to the question; "fix 28" is about the one answered `last`."""
    if last is not None and (new := _FIX.fullmatch(turn.text)):
        return _fixed(turn, season, association, period, last, new[1])
    measured = turn.store.seasons.indicator(indicator)
    match read_as(turn.text, measured):
        case Plain(quantity) if of_something_else(quantity, measured):
            return _which(turn, season, association, period, measured, (quantity,), Why.OTHER_UNIT)
        case Plain(quantity):
            return weighed(
                turn, season, association, period, indicator, quantity.value, quantity.hedge.value, turn.text
            )
        case Unreadable(Why.TOO_LONG):
            return pieces.took(turn, beside=True)
        case Ambiguous() | Unreadable() if pieces.is_tail(turn):
            return pieces.took(turn, beside=True)
        case Ambiguous(readings, why) if readings:
            return _which(turn, season, association, period, measured, readings[:_MOST_READINGS], why)
        case Ambiguous(_, why) | Unreadable(why):
            return turn.again(explain(why, wording.unit(measured, turn.sender.language)))


# "Sửa 28", not "sửa chữa 28 nhà": what it is to be comes first.
_FIX = re.compile(
    r"(?:sửa|sua|đính chính|dinh chinh|fix)(?: (?:lại|lai|thành|thanh|là|la|to))*[ :,]+([0-9].*)", re.IGNORECASE
)


def _fixed(turn: Turn, season: int, association: int, period: int, indicator: int, words: str) -> Reply:
    """Ask whether the figure just noted becomes another one: whoever was told "type: fix" wrote it with the word."""
    from handlers import corrections

    places.asked(turn, association, period, indicator)
    standing = turn.store.figures.find(association, indicator, period)
    typed = replace(turn, incoming=replace(turn.incoming, said=Typed(words)))
    return corrections.asked(typed, standing.words if standing else "", season, association, period, indicator)


@flow.step
def right_or_retyped(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    indicator: int,
    value: Decimal,
    hedge: str,
    words: str,
    doubted: str,
) -> Reply:
    """Take a plain yes or no to "is it right?"; anything else is a second try."""
    said = assent_in(turn.text)
    if said is Assent.YES:
        return save(turn, season, association, period, indicator, value, hedge, words, doubted)
    if said is Assent.NO:
        # Here "không" says that the figure is wrong, not that it is zero.
        return figures.question(turn, season, association, period, indicator)
    return retyped(turn, season, association, period, indicator)


@flow.step
def retyped(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Read a second try at a doubtful figure; where it is none, ask the question anew, the doubtful value dropped."""
    measured = turn.store.seasons.indicator(indicator)
    match read_as(turn.text, measured):
        case Unreadable(why) | Ambiguous(readings=(), why=why):
            unread = explain(why, wording.unit(measured, turn.sender.language))
            return figures.ask_for(turn, season, association, period, indicator, unread)
        case _:
            return took(turn, season, association, period, indicator)


@flow.step
def weighed(
    turn: Turn, season: int, association: int, period: int, indicator: int, value: Decimal, hedge: str, words: str
) -> Reply:
    """Keep a value that is likely; ask about one that is far from what is known."""
    desk = places.desk(turn, season, association)
    this = places.asked(turn, association, period, indicator)
    found = doubts.questioned(turn, desk, period, this, value)
    kept = (season, association, period, indicator)
    if found is None:
        return save(turn, *kept, value, hedge, words, "")
    doubted = doubts.question(turn, this.indicator, value, Hedge(hedge), found)
    return ask(
        spaced(doubted.text, say("If not, type the figure again.") if doubted.plain else None),
        *(choice(out.label, save, *kept, out.value, hedge, words, out.doubt) for out in doubted.ways),
        way(say("Later"), figures.leave),
        answer=takes(right_or_retyped, *kept, value, hedge, words, doubted.ways[0].doubt)
        if doubted.plain
        else takes(retyped, *kept),
    )


def _which(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    measured: Indicator,
    readings: tuple[Quantity, ...],
    why: Why,
) -> Reply:
    from handlers import skipping

    offered = [
        choice(
            figures.said(turn, measured, each.value, each.hedge),
            weighed,
            season,
            association,
            period,
            measured.id,
            each.value,
            each.hedge.value,
            turn.text,
        )
        for each in readings
    ]
    if why is Why.NO_DATA_YET:
        offered.append(choice(say("There is no figure yet"), skipping.why, season, association, period, measured.id))
    if len(readings) == 1:
        question: Text = say("You wrote “{words}”. Is this the figure you mean?", words=turn.text)
    else:
        question = say("I can read “{words}” in more than one way. Which do you mean?", words=turn.text)
    return ask(
        lines(say("This question is about: {name}.", name=wording.label(measured, turn.sender.language)), question)
        if why is Why.OTHER_UNIT
        else question,
        *offered,
        way(say("Another figure"), figures.question, season, association, period, measured.id),
        way(say("Skip"), skipping.why, season, association, period, measured.id),
        way(say("Later"), figures.leave),
        answer=takes(one_of, season, association, period, measured.id, tuple(each.value for each in readings)),
    )


@flow.step
def one_of(
    turn: Turn, season: int, association: int, period: int, indicator: int, values: tuple[Decimal, ...]
) -> Reply:
    """Take only what reads as one of the values that were offered."""
    match read_as(turn.text, turn.store.seasons.indicator(indicator)):
        case Plain(quantity) if quantity.value in values:
            return weighed(
                turn, season, association, period, indicator, quantity.value, quantity.hedge.value, turn.text
            )
        case _:
            return turn.again(
                say("Please pick one of these by its letter, or write that figure out with all its zeros.")
            )


@flow.step
def save(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    indicator: int,
    value: Decimal,
    hedge: str,
    words: str,
    doubted: str,
) -> Reply:
    """Keep a figure and go on to the next question."""
    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    before = turn.store.figures.find(association, indicator, period)
    turn.store.figures.save(
        association,
        indicator,
        period,
        value=value,
        hedge=Hedge(hedge),
        words=words,
        doubt=doubted or None,
        now=turn.now,
        entered_by=turn.sender.person,
        source=Source.TYPED if turn.text == words else Source.CHOSEN,
    )
    measured = turn.store.seasons.indicator(indicator)
    kept = turn.store.figures.find(association, indicator, period)
    noted: Text = say("Noted: {figure}.", figure=figures.shown(turn, measured, kept))
    if before is not None and before.value not in {None, value} and _somebody_elses(turn, before):
        noted = spaced(noted, say("Before, a colleague had: {figure}.", figure=figures.shown(turn, measured, before)))
    if figures.period_of(desk, period).code is PeriodCode.JUNE:
        noted = spaced(noted, wording.against_plan(value, figures.plan_of(turn, association, period, indicator)))
    return figures.following(turn, season, association, period, indicator, noted)


def _somebody_elses(turn: Turn, figure: Figure) -> bool:
    return figure.entered_by is not None and figure.entered_by != turn.sender.person


def of_something_else(quantity: Quantity, measured: Indicator) -> bool:
    """Tell whether the thing counted ("28 nghìn đơn vị máu") shares no word with what the question asks for."""
    if quantity.unit is None or measured.kind not in {ValueKind.COUNT, ValueKind.NUMBER}:
        return False
    asked = {word for text in (measured.unit, measured.label, measured.question) for word in fold(text).split()}
    return not asked & set(fold(quantity.unit).split())
