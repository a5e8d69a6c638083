"""Checking, handing in, the receipt, and taking back until accepted.

Belongs here: the review screen and what follows. Which state may follow which is `emulation.submissions`.
"""

from collections.abc import Mapping

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.figures import Figure
from emulation.submissions import STANDING, State, check_can_take_back, check_complete, check_open, is_late, to_answer
from handlers import Flow, Turn, carrying, figures, home, places, wording
from handlers.places import Desk

flow = Flow("submission")


@flow.step
def look(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Show the review screen again."""
    return review(turn, season, association, period)


def review(turn: Turn, season: int, association: int, period: int, noted: Text | None = None) -> Reply:
    """Show every figure before it is handed in."""
    desk = places.desk(turn, season, association)
    this_period = figures.period_of(desk, period)
    asked = turn.store.seasons.asked(association, period)
    given = turn.store.figures.of(association, period)
    before = carrying.estimates(turn, desk.periods, association, period)
    language, words_first = turn.sender.language, places.words_first(turn)
    return ask(
        lines(
            noted,
            say(
                "Please check the {number} figures of {name} for {period}:",
                number=len(asked),
                name=desk.association.name,
                period=wording.period_name(this_period, language),
            ),
            *(
                wording.entry(
                    each.indicator,
                    given.get(each.indicator.id),
                    language,
                    estimate=before.get(each.indicator.id),
                    words_first=words_first,
                )
                for each in asked
            ),
            say("They are not submitted yet."),
        ),
        choice(say("Submit"), hand_in, season, association, period, _written(given)),
        choice(say("Fix one figure"), figures.pick, season, association, period, 0),
        choice(say("Later"), figures.leave),
    )


@flow.step
def hand_in(turn: Turn, season: int, association: int, period: int, seen: int | None = None) -> Reply:
    """Hand in the figures that were `seen`; show them anew where a colleague changed one since. Raises Incomplete,
    AlreadyIn, Locked."""
    desk = places.desk(turn, season, association)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    if seen is not None and seen != _written(turn.store.figures.of(association, period)):
        changed = say("The figures changed since you looked, so they are not submitted yet.")
        return review(turn, season, association, period, changed)
    return handed_in(turn, desk, period)


def _written(given: Mapping[int, Figure]) -> int:
    """Return how often figures were written: it grows with every change of any of them."""
    return sum(figure.revision for figure in given.values())


def handed_in(turn: Turn, desk: Desk, period: int, *, entered_by: int | None = None) -> Reply:
    """Hand the figures of one's own desk in; `entered_by` entered them where it was somebody else.

    Raises Incomplete, AlreadyIn, Locked.
    """
    season, association = desk.season.id, desk.association.id
    this_period = figures.period_of(desk, period)
    newest = turn.store.submissions.newest(association, period)
    check_open(newest, locked=desk.season.locked_at is not None)
    asked = [each.indicator.id for each in turn.store.seasons.asked(association, period)]
    given = turn.store.figures.of(association, period)
    entered = {indicator: figure.entered_at for indicator, figure in given.items()}
    check_complete(to_answer(asked, entered, newest))
    made = turn.store.submissions.hand_in(
        association,
        period,
        receipt=f"{desk.association.code}-{turn.services.draw(6)}",
        late=is_late(turn.at, this_period.deadline, newest),
        by=places.person(turn),
        now=turn.at,
    )
    turn.store.audit.record(
        "submitted",
        turn.now,
        actor=turn.sender.person,
        season=season,
        association=association,
        details={"period": this_period.code.value, "number": made.number, "receipt": made.receipt}
        | ({} if entered_by is None else {"entered_by": entered_by}),
    )
    return ask(
        lines(
            say(
                "Submitted: {number} figures of {name} for {period}, at {moment}.",
                number=len(asked),
                name=desk.association.name,
                period=wording.period_name(this_period, turn.sender.language),
                moment=made.submitted_at,
            ),
            say("They came after the deadline and are marked late.") if made.late else None,
            say("Receipt: {receipt}. Thank you.", receipt=made.receipt),
            say("Until they are accepted you may take them back and correct them."),
        ),
        choice(say("Take back to correct"), take_back, season, association, period),
        choice(say("Back"), home.back),
    )


@flow.step
def take_back(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Take the figures back; every one of them stays as it was. Raises Accepted, Locked."""
    desk = places.desk(turn, season, association)
    newest = turn.store.submissions.newest(association, period)
    try:
        submitted = check_can_take_back(newest, locked=desk.season.locked_at is not None)
    except LookupError:
        return figures.opened(turn, season, association, period)
    turn.store.submissions.decide(submitted, State.TAKEN_BACK, by=places.person(turn), now=turn.now)
    turn.store.audit.record("taken back", turn.now, actor=turn.sender.person, season=season, association=association)
    return review(
        turn, season, association, period, say("Taken back. Nothing is lost; submit again once they are right.")
    )


def standing(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Show figures that are in: when, under which receipt, and what may still be done."""
    desk = places.desk(turn, season, association)
    this_period = figures.period_of(desk, period)
    newest = turn.store.submissions.newest(association, period)
    if newest is None or newest.state not in STANDING:
        return home.show(turn)
    accepted, locked = newest.state is State.ACCEPTED, desk.season.locked_at is not None
    contact = turn.services.contact
    go: list[Choice] = [choice(say("See the figures"), shown, season, association, period)]
    if not accepted and not locked:
        go.append(choice(say("Take back to correct"), take_back, season, association, period))
    other = [each for each in desk.periods if each.id != period and each.opens <= turn.now]
    go.extend(
        choice(
            say("Figures for {period}", period=wording.period_name(each, turn.sender.language)),
            figures.opened,
            season,
            association,
            each.id,
        )
        for each in other
    )
    return ask(
        lines(
            say(
                "The figures of {name} for {period} are in since {moment}, receipt {receipt}.",
                name=desk.association.name,
                period=wording.period_name(this_period, turn.sender.language),
                moment=newest.submitted_at,
                receipt=newest.receipt,
            ),
            say("They are accepted.") if accepted else None if locked else say("They wait to be accepted."),
            wording.books_closed(contact)
            if locked
            else say("If one of them is wrong, please call to have them returned: {contact}", contact=contact)
            if accepted
            else None,
        ),
        *go,
        choice(say("Back"), home.back),
    )


@flow.step
def shown(turn: Turn, season: int, association: int, period: int) -> Reply:
    """List figures that are in."""
    desk = places.desk(turn, season, association)
    asked = turn.store.seasons.asked(association, period)
    given = turn.store.figures.of(association, period)
    before = carrying.estimates(turn, desk.periods, association, period)
    language, words_first = turn.sender.language, places.words_first(turn)
    return ask(
        lines(
            *(
                wording.entry(
                    each.indicator,
                    given.get(each.indicator.id),
                    language,
                    estimate=before.get(each.indicator.id),
                    words_first=words_first,
                )
                for each in asked
            )
        ),
        choice(say("Back"), home.back),
    )
