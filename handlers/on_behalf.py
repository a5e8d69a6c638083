"""The secretary enters an association's figures for it: asking for that, seeing them, agreeing or not.

Belongs here: the association's side. The secretary's is `handlers.entering`. Nothing entered counts before the
association itself agrees, and what it agrees to is what it saw (facts/users.md (a), screens A4 and A5).
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice, takes, tell, way
from emulation.entries import NotHandedOver, Request, State, check_agreeing, figure_of
from emulation.figures import Doubt, Source
from emulation.people import Role
from emulation.submissions import check_open, to_answer
from handlers import Flow, Turn, doubts, figures, home, pieces, places, submission, wording
from handlers.places import Desk

flow = Flow("on_behalf")


def pictured(turn: Turn, own: Desk, period: int, name: str) -> Reply:
    """Say that a picture of the report is kept, and offer the three ways from there to its figures (screen A4)."""
    copies = sum(1 for each in turn.store.evidence.of(own.association.id, period) if each.indicator is None)
    here = (own.season.id, own.association.id, period)
    return ask(
        lines(
            say("Kept: {name}, as a copy of your report; copies so far: {number}.", name=name, number=copies),
            say("I cannot read the words in a picture. How shall we go on?"),
        ),
        choice(
            say("Ask the bloc's secretary to enter it; you look at it before it is submitted"), ask_secretary, *here
        ),
        choice(say("Paste the words of the report here"), paste),
        choice(say("Type figure by figure"), figures.opened, *here),
    )


@flow.step
def paste(turn: Turn) -> Reply:
    """Ask for the words of the report."""
    return ask(
        say("Please paste the words of the report, in several messages if need be."),
        way(say("Later"), figures.leave),
        answer=takes(pieces.more),
    )


@flow.step
def ask_secretary(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Ask the bloc's secretary to enter the figures. Raises NotAllowed, AlreadyIn, Locked."""
    desk = places.desk(turn, season, association, period)
    check_open(turn.store.submissions.newest(association, period), locked=desk.season.locked_at is not None)
    secretaries = turn.store.people.holders(season, (Role.SECRETARY,))
    if not secretaries:
        return home.show(
            turn,
            say(
                "The bloc has no secretary here yet, so nobody could be asked. Please call: {contact}",
                contact=turn.services.contact,
            ),
        )
    standing = turn.store.entries.ask(season, association, period, by=places.person(turn), now=turn.now)
    if standing.state is State.HANDED_OVER:
        return seen(turn, standing.id)
    _record(turn, "entry asked", standing)
    for secretary in secretaries:
        turn.tell(
            secretary,
            tell(
                say(
                    "{name} asks you to enter its figures from the copies it sent. To begin, type: enter for.",
                    name=desk.association.name,
                )
            ),
            key=f"entry asked:{standing.id}:{secretary}",
        )
    return home.show(
        turn,
        lines(
            say("The bloc's secretary is asked, and may see the copies of your report until then."),
            say("Nothing is submitted before you have seen it and agreed."),
        ),
    )


@flow.command(
    describe=say("See what was entered for one's association"), words=("xem nhập hộ", "xem số nhập hộ", "see entered")
)
@flow.step
def see(turn: Turn) -> Reply:
    """Show what was handed over to one's associations. Raises NoSeat."""
    found = waiting(turn)
    return seen(turn, found[0].id) if found else home.show(turn, say("Nothing that was entered for you is waiting."))


def waiting(turn: Turn) -> list[Request]:
    """Return what was handed over to one's associations and waits to be looked at."""
    standing = (
        turn.store.entries.standing(desk.association.id, period.id)
        for desk in places.desks(turn)
        for period in desk.periods
    )
    return [each for each in standing if each is not None and each.state is State.HANDED_OVER]


@flow.step
def seen(turn: Turn, row: int) -> Reply:
    """Show that figures were entered (screen A5). Raises NotAllowed."""
    request, desk = _own(turn, row)
    if request.state is not State.HANDED_OVER:
        return home.show(turn, _no_more())
    entered = turn.store.entries.of(row)
    return ask(
        lines(
            say(
                "The bloc's secretary has entered {number} figures for {name} from the copies of your report,"
                " {period}. They are not submitted.",
                number=len(entered),
                name=desk.association.name,
                period=wording.period_name(figures.period_of(desk, request.period), turn.sender.language),
            ),
            say("They are submitted only when you agree."),
        ),
        choice(say("See each figure"), each_figure, row, request.round),
        choice(say("It is not right; I shall call the secretary"), refuse, row, request.round),
        choice(say("Later"), home.back),
    )


@flow.step
def each_figure(turn: Turn, row: int, round_: int) -> Reply:
    """List every figure entered, what differs from one's own, and what is far from what is known."""
    request, desk = _own(turn, row)
    try:
        check_agreeing(request, round_)
    except NotHandedOver:
        return home.show(turn, _no_more())
    language = turn.sender.language
    entered = turn.store.entries.of(row)
    given = turn.store.figures.of(request.association, request.period)
    rows: list[Text] = []
    for each in turn.store.seasons.asked(request.association, request.period):
        indicator = each.indicator
        found, own = entered.get(indicator.id), given.get(indicator.id)
        # What the copies lack and the association gave itself is submitted with the rest.
        rows.append(wording.entry(indicator, figure_of(request, found) if found else own, language))
        if found is not None and own is not None and (own.value, own.hedge) != (found.value, found.hedge):
            rows.append(say("  You had entered: {figure}", figure=figures.shown(turn, indicator, own)))
        if found is not None and found.value is not None:
            match doubts.questioned(turn, desk, request.period, each, found.value):
                case doubts.HalfYear(june=june):
                    rows.append(
                        say("  Please look closely: below the figure of the first six months ({june}).", june=june)
                    )
                case Doubt() as doubted:
                    rows.append(say("  Please look closely: {far}.", far=doubts.far(doubted)))
    return ask(
        lines(
            say("Entered for {name} by the bloc's secretary:", name=desk.association.name),
            *rows,
            say("They are not submitted yet."),
        ),
        choice(say("Agree and submit"), agree, row, round_),
        choice(say("It is not right; I shall call the secretary"), refuse, row, round_),
        choice(say("Later"), home.back),
    )


@flow.step
def agree(turn: Turn, row: int, round_: int) -> Reply:
    """Make what was entered one's own figures, and submit them. Raises NotAllowed, AlreadyIn, Locked."""
    request, desk = _own(turn, row)
    check_open(
        turn.store.submissions.newest(request.association, request.period), locked=desk.season.locked_at is not None
    )
    me = places.person(turn)
    try:
        check_agreeing(request, round_)
    except NotHandedOver:
        return home.show(turn, _no_more())
    if not turn.store.entries.move(request, State.AGREED, by=me, now=turn.now):
        return home.show(turn, _no_more())
    asked = [each.indicator.id for each in turn.store.seasons.asked(request.association, request.period)]
    entered = turn.store.entries.of(row)
    for indicator in asked:
        if (found := entered.get(indicator)) is not None:
            turn.store.figures.save(
                request.association,
                indicator,
                request.period,
                value=found.value,
                hedge=found.hedge,
                skipped=found.skipped,
                doubt=found.doubt,
                words=found.words,
                now=turn.now,
                entered_by=found.entered_by,
                source=Source.FOR_THEM,
                agreed_by=me,
            )
    _record(turn, "entry agreed", request)
    given = turn.store.figures.of(request.association, request.period)
    missing = to_answer(
        asked,
        {indicator: figure.entered_at for indicator, figure in given.items()},
        turn.store.submissions.newest(request.association, request.period),
    )
    if missing:
        kept = say("These figures are yours now. Some were not in the copies, so they are asked here.")
        return figures.ask_for(turn, request.season, request.association, request.period, missing[0], kept)
    return submission.handed_in(turn, desk, request.period, entered_by=request.entered_by)


@flow.step
def refuse(turn: Turn, row: int, round_: int) -> Reply:
    """Give what was entered back to the secretary. Raises NotAllowed."""
    request, desk = _own(turn, row)
    try:
        check_agreeing(request, round_)
    except NotHandedOver:
        return home.show(turn, _no_more())
    if turn.store.entries.move(request, State.REFUSED, by=places.person(turn), now=turn.now):
        _record(turn, "entry refused", request)
        for secretary in turn.store.people.holders(request.season, (Role.SECRETARY,)):
            turn.tell(
                secretary,
                tell(
                    say(
                        "{name} looked at what you entered and says it is not right; they will call you."
                        " To correct it, type: enter for.",
                        name=desk.association.name,
                    )
                ),
                key=f"entry refused:{row}:{round_}:{secretary}",
            )
    go: list[Choice] = [
        choice(say("I enter the figures myself; nobody else needs to"), withdraw, row),
        choice(say("Back"), home.back),
    ]
    return ask(say("Nothing was submitted. The secretary knows, and can correct it."), *go)


@flow.step
def withdraw(turn: Turn, row: int) -> Reply:
    """Take the request back: the secretary sees the copies no longer. Raises NotAllowed."""
    request, desk = _own(turn, row)
    if request.state not in {State.AGREED, State.ENDED}:
        turn.store.entries.move(request, State.ENDED, by=places.person(turn), now=turn.now)
        _record(turn, "entry withdrawn", request)
    return figures.opened(turn, desk.season.id, desk.association.id, request.period)


def _own(turn: Turn, row: int) -> tuple[Request, Desk]:
    """Return a request of one's own association. Raises NotAllowed, NoSeat."""
    request = turn.store.entries.by_id(row)
    return request, places.desk(turn, request.season, request.association)


def _no_more() -> Text:
    return say("That was decided or changed meanwhile. To see what stands now, type: see entered.")


def _record(turn: Turn, act: str, request: Request) -> None:
    turn.store.audit.record(
        act,
        turn.now,
        actor=turn.sender.person,
        season=request.season,
        association=request.association,
        details={"request": request.id, "round": request.round, "entered_by": request.entered_by},
    )
