"""The cells of a form that are doubtful or may mean several things: asked about one by one, once the rest is entered.

Belongs here: those questions. Which cells they are about is `handlers.workbook_cells`.
"""

from collections.abc import Iterable
from decimal import Decimal

from conversation.messages import Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice
from emulation.figures import Source
from emulation.numerals import Hedge
from emulation.submissions import check_open
from handlers import Flow, Turn, doubts, figures, places, wording
from handlers.workbook_cells import Open

flow = Flow("workbook_doubts")


def question(
    turn: Turn, season: int, association: int, period: int, left: tuple[Open, ...], before: Text | None
) -> Reply:
    """Ask about the first of the cells `left`."""
    indicator, place, words, readings = left[0]
    here = (season, association, period, left)
    language = turn.sender.language
    measured = turn.store.seasons.indicator(indicator)
    named = say("{cell}, {name}:", cell=place, name=wording.label(measured, language))
    leave_out = choice(say("Leave it out"), left_out, *here)
    if len(readings) > 1:
        return ask(
            lines(
                before,
                spaced(named, say("I can read “{words}” in more than one way. Which do you mean?", words=words)),
            ),
            *(
                choice(figures.said(turn, measured, value, Hedge(hedge)), meant, *here, value, hedge)
                for value, hedge in readings
            ),
            leave_out,
        )
    value, hedge = readings[0]
    return _weighed(turn, season, association, period, left, value, hedge, lines(before, named))


@flow.step
def meant(
    turn: Turn, season: int, association: int, period: int, left: tuple[Open, ...], value: Decimal, hedge: str
) -> Reply:
    """Take one of several readings, unless it is doubtful too."""
    desk = places.desk(turn, season, association)
    if doubts.questioned(turn, desk, period, places.asked(turn, association, period, left[0][0]), value) is None:
        return keep(turn, season, association, period, left, value, hedge, "")
    return _weighed(turn, season, association, period, left, value, hedge, None)


def _weighed(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    left: tuple[Open, ...],
    value: Decimal,
    hedge: str,
    before: Text | None,
) -> Reply:
    indicator, _, words, _ = left[0]
    here = (season, association, period, left)
    desk = places.desk(turn, season, association)
    this = places.asked(turn, association, period, indicator)
    found = doubts.questioned(turn, desk, period, this, value)
    if found is None:
        question: Text = say("You wrote “{words}”. Is this the figure you mean?", words=words)
        ways = [choice(figures.said(turn, this.indicator, value, Hedge(hedge)), keep, *here, value, hedge, "")]
    else:
        doubted = doubts.question(turn, this.indicator, value, Hedge(hedge), found)
        question = doubted.text
        ways = [choice(out.label, keep, *here, out.value, hedge, out.doubt) for out in doubted.ways]
    return ask(lines(before, question), *ways, choice(say("Leave it out"), left_out, *here))


@flow.step
def keep(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    left: tuple[Open, ...],
    value: Decimal,
    hedge: str,
    doubted: str,
) -> Reply:
    """Keep a doubtful cell that was confirmed, and go on to the next one."""
    indicator, _, words, _ = left[0]
    check(turn, season, association, period, (indicator,))
    store(turn, association, period, indicator, words, value=value, hedge=hedge, doubt=doubted or None)
    kept = turn.store.figures.find(association, indicator, period)
    noted = say("Noted: {figure}.", figure=figures.shown(turn, turn.store.seasons.indicator(indicator), kept))
    return onward(turn, season, association, period, left[1:], noted)


@flow.step
def left_out(turn: Turn, season: int, association: int, period: int, left: tuple[Open, ...]) -> Reply:
    """Leave a doubtful cell out, and go on to the next one."""
    places.desk(turn, season, association)
    return onward(turn, season, association, period, left[1:], say("Left out."))


def onward(turn: Turn, season: int, association: int, period: int, left: tuple[Open, ...], noted: Text) -> Reply:
    """Go on to the next doubtful cell; behind the last one to what is still missing, else to the review."""
    if left:
        return question(turn, season, association, period, left, noted)
    return figures.onward(turn, season, association, period, noted)


def check(turn: Turn, season: int, association: int, period: int, indicators: Iterable[int]) -> None:
    """Raise NotAllowed, AlreadyIn or Locked where nothing may be entered for these indicators."""
    desk = places.desk(turn, season, association, period)
    for indicator in indicators:
        places.check_asked(turn, desk, period, indicator)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)


def store(
    turn: Turn,
    association: int,
    period: int,
    indicator: int,
    words: str,
    *,
    value: Decimal | None = None,
    hedge: str = Hedge.NONE.value,
    skipped: str | None = None,
    doubt: str | None = None,
) -> None:
    """Keep what a cell answers."""
    turn.store.figures.save(
        association,
        indicator,
        period,
        value=value,
        hedge=Hedge(hedge),
        skipped=skipped,
        doubt=doubt,
        words=words,
        now=turn.now,
        entered_by=turn.sender.person,
        source=Source.WORKBOOK,
    )
