"""Entering figures (/nop): one question at a time, each value kept as soon as it is plain.

Belongs here: the list, the order of questions. What is said about an answer is `handlers.answers`, where there is no
figure `handlers.skipping`; handing in is `handlers.submission`.
"""

from decimal import Decimal

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice, takes, way
from emulation.bloc import Asked, Indicator, Period
from emulation.figures import Figure
from emulation.numerals import Hedge
from emulation.season import PeriodCode
from emulation.submissions import State, check_open, to_answer
from handlers import Flow, Turn, places, wording
from handlers.places import Desk

flow = Flow("figures")

_PAGE = 8


@flow.command(
    "nop",
    "submit",
    describe=say("Enter and submit figures"),
    words=("nộp", "số liệu", "nộp số liệu", "figures"),
    roles=("officer", "head", "deputy"),
)
@flow.step
def submit(turn: Turn) -> Reply:
    """Open the figures of one's association; ask which, where one has several."""
    from handlers import received

    desks = places.desks(turn)
    if len(desks) == 1:
        return sheet(turn, desks[0].season.id, desks[0].association.id)
    if not desks:
        from handlers import home

        return home.show(turn, say("You enter figures for no association. The board can give you a seat."))
    return received.whose(say("For which association?"), desks, sheet)


@flow.step
def sheet(turn: Turn, season: int, association: int) -> Reply:
    """Show the kỳ that is due: what is done, what is missing; ask which, where an earlier one was returned."""
    desk = places.desk(turn, season, association)
    period = places.due(turn, desk)
    if period is None:
        first = desk.periods[0]
        return _home(
            turn,
            say(
                "Nothing is asked yet: {period} opens on {day}.",
                period=wording.period_name(first, turn.sender.language),
                day=first.opens,
            ),
        )
    returned = [each for each in desk.periods if each != period and _is_returned(turn, association, each)]
    if not returned:
        return opened(turn, season, association, period.id)
    return ask(
        say("Which figures?"),
        *(
            choice(
                say("{period}, returned to be looked at again", period=wording.period_name(each, turn.sender.language)),
                opened,
                season,
                association,
                each.id,
            )
            for each in returned
        ),
        choice(wording.period_name(period, turn.sender.language), opened, season, association, period.id),
    )


@flow.step
def opened(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Show one kỳ's list and where to begin; the official kỳ begins with the estimates."""
    from handlers import carrying, home, submission, workbook

    desk = places.desk(turn, season, association)
    this_period = period_of(desk, period)
    asked, given = _state(turn, desk, this_period)
    if turn.store.submissions.in_now(association, period):
        return submission.standing(turn, season, association, period)
    locked = desk.season.locked_at is not None
    if not locked and (estimates := carrying.offered(turn, desk, period)) is not None:
        return estimates
    language, words_first = turn.sender.language, places.words_first(turn)
    missing = _to_answer(turn, desk, asked, given, period)
    newest = turn.store.submissions.newest(association, period)
    returned = newest is not None and newest.state is State.RETURNED
    text = lines(
        say("These figures were returned. Reason: {reason}", reason=newest.reason or "")
        if newest is not None and returned
        else None,
        say(
            "{name}: {number} figures for {period}, due {hour} {day}.",
            name=desk.association.name,
            number=len(asked),
            period=wording.period_name(this_period, language),
            hour=this_period.deadline.astimezone(turn.services.zone).strftime("%H:%M"),
            day=_day(this_period, turn),
        ),
        say("Done: {done}. Missing: {missing}.", done=len(asked) - len(missing), missing=len(missing)),
        *(
            wording.entry(each.indicator, given.get(each.indicator.id), language, words_first=words_first)
            for each in asked
        ),
        wording.books_closed(turn.services.contact) if locked else None,
    )
    if locked:
        return ask(text, choice(say("Back"), home.back))
    go: list[Choice] = []
    if missing:
        begin = say("Answer what is in question") if returned else say("Go on") if given else say("Begin")
        go.append(choice(begin, question, season, association, period, missing[0]))
    else:
        go.append(choice(say("Check and submit"), submission.look, season, association, period))
    if given:
        go.append(choice(say("Fix one figure"), pick, season, association, period, 0))
    form = choice(say("Get the Excel form"), workbook.wanted, season, association, period)
    return ask(text, *go, form, choice(say("Later"), leave))


@flow.step
def question(turn: Turn, season: int, association: int, period: int, indicator: int) -> Reply:
    """Ask for one figure."""
    return ask_for(turn, season, association, period, indicator, None)


def ask_for(
    turn: Turn, season: int, association: int, period: int, indicator: int, before: Text | None, last: int | None = None
) -> Reply:
    """Ask for one figure behind the sentence `before`; `last` is the one that "fix" goes back to."""
    from handlers import answers, carrying, skipping

    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    this_period = period_of(desk, period)
    asked, given = _state(turn, desk, this_period)
    this = places.asked(turn, association, period, indicator)
    standing = given.get(indicator)
    language = turn.sender.language
    keep = carrying.keeping(turn, desk, period, indicator)
    ways = [
        *([keep] if keep is not None else []),
        way(say("Skip"), skipping.why, season, association, period, indicator),
        way(say("Later"), leave),
    ]
    if last is not None:
        ways.insert(0, way(say("Fix"), question, season, association, period, last))
    return ask(
        lines(
            before,
            say(
                "Question {number}/{of}. {question}",
                number=asked.index(this) + 1,
                of=len(asked),
                question=_asking(this.indicator, this_period, language),
            ),
            wording.known(
                this.indicator,
                language,
                words_first=places.words_first(turn),
                last_year=this.target.last_year,
                before=_earlier(turn, desk, this_period, indicator),
                plan=this.target.plan,
            ),
            say("Now: {figure}", figure=shown(turn, this.indicator, standing)) if standing else None,
        ),
        *ways,
        answer=takes(answers.took, season, association, period, indicator, last),
    )


def following(turn: Turn, season: int, association: int, period: int, indicator: int, noted: Text) -> Reply:
    """Go to the next question that has no answer, behind what was just noted; else to the review."""
    from handlers import carrying, submission

    desk = places.desk(turn, season, association)
    ahead = _ahead(turn, desk, period, indicator)
    if not ahead:
        return submission.review(turn, season, association, period, noted)
    if (estimates := carrying.unconfirmed(turn, desk, period, noted)) is not None:
        return estimates
    echo = spaced(noted, say("If that is wrong, type: fix."))
    return ask_for(turn, season, association, period, ahead[0], echo, indicator)


def passing(turn: Turn, season: int, association: int, period: int, indicator: int, noted: Text) -> Reply:
    """Go to the next question that has no answer, where nothing was noted for this one; else to the review."""
    ahead = _ahead(turn, places.desk(turn, season, association), period, indicator)
    return _first_of(turn, ahead, season, association, period, noted)


def onward(turn: Turn, season: int, association: int, period: int, noted: Text) -> Reply:
    """Go to the first question that has no answer, behind what was just noted; else to the review."""
    desk = places.desk(turn, season, association)
    asked, given = _state(turn, desk, period_of(desk, period))
    return _first_of(turn, _to_answer(turn, desk, asked, given, period), season, association, period, noted)


def _first_of(turn: Turn, open_: tuple[int, ...], season: int, association: int, period: int, noted: Text) -> Reply:
    from handlers import submission

    if open_:
        return ask_for(turn, season, association, period, open_[0], noted)
    return submission.review(turn, season, association, period, noted)


@flow.step
def pick(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """List the figures to fix one, a page at a time."""
    desk = places.desk(turn, season, association)
    asked, given = _state(turn, desk, period_of(desk, period))
    page = asked[start : start + _PAGE]
    language = turn.sender.language
    go = [
        choice(
            say(
                "{name}: {figure}",
                name=wording.label(each.indicator, language),
                figure=wording.brief(each.indicator, given[each.indicator.id], language)
                if each.indicator.id in given
                else say("not yet"),
            ),
            question,
            season,
            association,
            period,
            each.indicator.id,
        )
        for each in page
    ]
    if start + _PAGE < len(asked):
        go.append(choice(say("More"), pick, season, association, period, start + _PAGE))
    go.append(choice(say("Back"), opened, season, association, period))
    return ask(say("Which figure do you want to fix?"), *go)


@flow.step
def leave(turn: Turn) -> Reply:
    """Stop for now; what is entered stays."""
    return _home(turn, say("Everything you entered is kept. To go on later, type: figures."))


def _home(turn: Turn, text: Text) -> Reply:
    from handlers import home

    return home.show(turn, text)


def period_of(desk: Desk, period: int) -> Period:
    """Return the kỳ of that id. Raises Gone."""
    return places.period_of(desk.periods, period)


def _ahead(turn: Turn, desk: Desk, period: int, indicator: int) -> tuple[int, ...]:
    """Return the questions that have no answer, those behind `indicator` first."""
    asked, given = _state(turn, desk, period_of(desk, period))
    order = [each.indicator.id for each in asked]
    here = asked.index(places.asked(turn, desk.association.id, period, indicator))
    missing = _to_answer(turn, desk, asked, given, period)
    return tuple(sorted(missing, key=lambda each: order.index(each) <= here))


def _is_returned(turn: Turn, association: int, period: Period) -> bool:
    newest = turn.store.submissions.newest(association, period.id)
    return newest is not None and newest.state is State.RETURNED


def _to_answer(
    turn: Turn, desk: Desk, asked: tuple[Asked, ...], given: dict[int, Figure], period: int
) -> tuple[int, ...]:
    return to_answer(
        [each.indicator.id for each in asked],
        {indicator: figure.entered_at for indicator, figure in given.items()},
        turn.store.submissions.newest(desk.association.id, period),
    )


def _state(turn: Turn, desk: Desk, period: Period) -> tuple[tuple[Asked, ...], dict[int, Figure]]:
    asked = turn.store.seasons.asked(desk.association.id, period.id)
    return asked, turn.store.figures.of(desk.association.id, period.id)


def earlier_figure(turn: Turn, desk: Desk, period: Period, indicator: int) -> tuple[PeriodCode, Decimal] | None:
    """Return which kỳ came before with a figure of it, and that figure: June, or the estimate before the final one."""
    found = _earlier(turn, desk, period, indicator)
    return (found[0], found[1].value) if found is not None and found[1].value is not None else None


def _earlier(turn: Turn, desk: Desk, period: Period, indicator: int) -> tuple[PeriodCode, Figure] | None:
    earlier = {
        PeriodCode.JUNE: (),
        PeriodCode.ESTIMATE: (PeriodCode.JUNE,),
        PeriodCode.FINAL: (PeriodCode.ESTIMATE, PeriodCode.JUNE),
    }
    by_code = {each.code: each for each in desk.periods}
    for code in earlier[period.code]:
        if code in by_code:
            figure = turn.store.figures.find(desk.association.id, indicator, by_code[code].id)
            if figure is not None and figure.value is not None:
                return code, figure
    return None


def _asking(indicator: Indicator, period: Period, language: str) -> Text:
    if language == "en" and indicator.label_en:
        return say("{label}: how many ({unit})?", label=indicator.label_en, unit=indicator.unit_en or indicator.unit)
    return indicator.asked_in(period)


def shown(turn: Turn, indicator: Indicator, figure: Figure | None) -> Text:
    """Return what stands for a question, the way this person reads figures."""
    if figure is None:
        return say("not yet")
    if figure.value is None:
        return say("no figure ({reason})", reason=figure.skipped or "")
    return said(turn, indicator, figure.value, figure.hedge)


def said(turn: Turn, indicator: Indicator, value: Decimal, hedge: Hedge = Hedge.NONE) -> Text:
    """Return a value the way this person reads figures."""
    return wording.hedged(value, hedge, indicator, turn.sender.language, words_first=places.words_first(turn))


def _day(period: Period, turn: Turn) -> Text:
    from conversation.sentences import Day

    return Day(period.deadline.astimezone(turn.services.zone))


def plan_of(turn: Turn, association: int, period: int, indicator: int) -> Decimal | None:
    """Return what an association planned for the year, if that is known."""
    asked = turn.store.seasons.asked(association, period)
    return next((each.target.plan for each in asked if each.indicator.id == indicator), None)
