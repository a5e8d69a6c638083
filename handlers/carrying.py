"""From estimate to official figure: what was estimated is shown, and stands or is corrected.

Belongs here: the screens of the official kỳ (số chính thức) before its questions. Which estimates may stand is
`emulation.carrying`; asking for a single figure is `handlers.figures`.
"""

from collections.abc import Iterable

from msgspec import Struct

from conversation.messages import Choice, Reply
from conversation.sentences import Day, Text, lines, say
from conversation.steps import ask, choice
from emulation.bloc import Asked, Period
from emulation.carrying import CarryOver, carry_over
from emulation.figures import Figure, Source
from emulation.season import PeriodCode
from emulation.submissions import check_open, to_answer
from handlers import Flow, Turn, figures, places, wording
from handlers.places import Desk

flow = Flow("carrying")

_PAGE = 8


class _Estimates(Struct, frozen=True, kw_only=True):
    """What stands beside the official kỳ: its questions, the estimates, and which of them can be carried over."""

    period: Period
    asked: tuple[Asked, ...]
    figures: dict[int, Figure]
    over: CarryOver


def estimates(turn: Turn, periods: Iterable[Period], association: int, period: int) -> dict[int, Figure]:
    """Return the estimates that stand beside the figures of `period`, by indicator: only the official kỳ has any."""
    by_code = {each.code: each for each in periods}
    final, estimate = by_code.get(PeriodCode.FINAL), by_code.get(PeriodCode.ESTIMATE)
    if final is None or estimate is None or final.id != period:
        return {}
    return turn.store.figures.of(association, estimate.id)


def offered(turn: Turn, desk: Desk, period: int, noted: Text | None = None) -> Reply | None:
    """Show the estimates nobody has confirmed yet and ask what differs; None where there is none to confirm."""
    found = _found(turn, desk, period)
    if found is None:
        return None
    if found.over.plain:
        return _all(turn, desk, found, noted)
    return _stated(turn, desk, found, noted) if found.over.hedged else None


def unconfirmed(turn: Turn, desk: Desk, period: int, noted: Text) -> Reply | None:
    """Go back to the estimates behind a single figure that was just noted, while plain ones wait to be confirmed."""
    found = _found(turn, desk, period)
    return _all(turn, desk, found, noted) if found is not None and found.over.plain else None


def keeping(turn: Turn, desk: Desk, period: int, indicator: int) -> Choice | None:
    """Return the choice to let a hedged estimate stand ("gần 28.000"), beside the question for its official figure."""
    found = _found(turn, desk, period)
    if found is None or indicator not in found.over.hedged:
        return None
    this = next(each.indicator for each in found.asked if each.indicator.id == indicator)
    estimate = found.figures[indicator]
    return choice(
        say("Keep {figure}", figure=wording.brief(this, estimate, turn.sender.language)),
        kept,
        desk.season.id,
        desk.association.id,
        period,
        (indicator,),
        (estimate.revision,),
    )


def _all(turn: Turn, desk: Desk, found: _Estimates, noted: Text | None) -> Reply:
    from handlers import workbook

    this = (desk.season.id, desk.association.id, found.period.id)
    language, words_first = turn.sender.language, places.words_first(turn)
    due = found.period.deadline.astimezone(turn.services.zone)
    shown = (*found.over.plain, *found.over.hedged)
    return ask(
        lines(
            noted,
            say(
                "{name}: the official figures ({period}) are due {hour} {day}. So far these estimates stand:",
                name=desk.association.name,
                period=wording.period_name(found.period, language),
                hour=due.strftime("%H:%M"),
                day=Day(due),
            ),
            *(
                wording.entry(each.indicator, found.figures[each.indicator.id], language, words_first=words_first)
                for each in found.asked
                if each.indicator.id in shown
            ),
            say("Is any official figure different?"),
        ),
        choice(
            say("None, all are as estimated"),
            kept,
            *this,
            found.over.plain,
            tuple(found.figures[each].revision for each in found.over.plain),
        ),
        choice(say("Yes, one is different"), different, *this, 0),
        choice(say("Get the Excel form"), workbook.wanted, *this),
        choice(say("Later"), figures.leave),
    )


def _stated(turn: Turn, desk: Desk, found: _Estimates, noted: Text | None) -> Reply:
    this = (desk.season.id, desk.association.id, found.period.id)
    language, words_first = turn.sender.language, places.words_first(turn)
    return ask(
        lines(
            noted,
            say("These estimates were not exact:"),
            *(
                wording.entry(each.indicator, found.figures[each.indicator.id], language, words_first=words_first)
                for each in found.asked
                if each.indicator.id in found.over.hedged
            ),
            say("Are the exact figures known now?"),
        ),
        choice(
            say("Keep them as they were said"),
            kept,
            *this,
            found.over.hedged,
            tuple(found.figures[each].revision for each in found.over.hedged),
        ),
        choice(say("Enter the exact figures"), figures.question, *this, found.over.hedged[0]),
        choice(say("Later"), figures.leave),
    )


@flow.step
def kept(
    turn: Turn, season: int, association: int, period: int, indicators: tuple[int, ...], revisions: tuple[int, ...]
) -> Reply:
    """Let the estimates that were shown stand as official figures: those very ones, `revisions` says.

    What was changed or answered meanwhile is shown again, not overwritten. Raises Locked, AlreadyIn, NotAllowed.
    """
    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    found = _found(turn, desk, period)
    open_ = {*found.over.plain, *found.over.hedged} if found is not None else set()
    seen = dict(zip(indicators, revisions, strict=True))
    number = 0
    for indicator in indicators:
        estimate = found.figures[indicator] if found is not None and indicator in open_ else None
        if estimate is None or estimate.revision != seen[indicator]:
            continue
        turn.store.figures.save(
            association,
            indicator,
            period,
            value=estimate.value,
            hedge=estimate.hedge,
            skipped=estimate.skipped,
            words=estimate.words,
            now=turn.now,
            entered_by=turn.sender.person,
            source=Source.CARRIED,
        )
        number += 1
    noted = say("Noted: {number} figures are as estimated.", number=number)
    if len(indicators) > 1 and (again := offered(turn, desk, period, noted)) is not None:
        return again
    return figures.following(turn, season, association, period, indicators[-1], noted)


@flow.step
def different(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """List the estimates to say which one the official figure differs from, a page at a time."""
    desk = places.desk(turn, season, association)
    found = _found(turn, desk, period)
    if found is None:
        return figures.opened(turn, season, association, period)
    open_ = {*found.over.plain, *found.over.hedged}
    left = [each for each in found.asked if each.indicator.id in open_]
    go = [
        choice(
            say(
                "{name}: {figure}",
                name=wording.label(each.indicator, turn.sender.language),
                figure=wording.brief(each.indicator, found.figures[each.indicator.id], turn.sender.language),
            ),
            figures.question,
            season,
            association,
            period,
            each.indicator.id,
        )
        for each in left[start : start + _PAGE]
    ]
    if start + _PAGE < len(left):
        go.append(choice(say("More"), different, season, association, period, start + _PAGE))
    return ask(say("Which figure is different?"), *go, choice(say("Back"), figures.opened, season, association, period))


def _found(turn: Turn, desk: Desk, period: int) -> _Estimates | None:
    """Return what is known beside the official kỳ; None for any other."""
    association = desk.association.id
    given = estimates(turn, desk.periods, association, period)
    if not given:
        return None
    by_code = {each.code: each for each in desk.periods}
    estimate = by_code[PeriodCode.ESTIMATE]
    asked = turn.store.seasons.asked(association, period)
    doubted = to_answer(
        list(given),
        {indicator: figure.entered_at for indicator, figure in given.items()},
        turn.store.submissions.newest(association, estimate.id),
    )
    over = carry_over(
        [each.indicator.id for each in asked],
        given,
        official=turn.store.figures.of(association, period).keys(),
        doubted=doubted,
    )
    return _Estimates(period=by_code[PeriodCode.FINAL], asked=asked, figures=given, over=over)
