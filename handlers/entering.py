"""Entering for an association that asked (/nhapho): the secretary sees the copies and types what they say.

Belongs here: the secretary's side. Associations compete, so it opens by the association's own asking alone, shows its
copies and nothing that it typed, and closes when it agreed or took the request back. Agreeing is `handlers.on_behalf`.
"""

from decimal import Decimal

from conversation.messages import Attachment, Choice, Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice, takes, tell, way
from emulation.bloc import Asked, Indicator
from emulation.entries import Entry, Request, State, check_entering, figure_of
from emulation.figures import Known, doubt
from emulation.numerals import Ambiguous, Hedge, Plain, Quantity, Unreadable
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Standing, require, seats_in
from handlers import Flow, Turn, answers, doubts, home, places, seasons, wording
from handlers.unreadable import explain
from storage.evidence import Evidence

flow = Flow("entering")

_PAGE = 8
_MOST_READINGS = 5


@flow.command(
    "nhapho",
    "enterfor",
    describe=say("Enter figures for an association that asked"),
    words=("nhập hộ", "enter for"),
    roles=("secretary",),
)
@flow.step
def entering(turn: Turn) -> Reply:
    """Show who asked, in the season one is secretary of. Raises NotAllowed, NoSeat."""
    return seasons.pick(turn, waiting)


@flow.step
def waiting(turn: Turn, season: int) -> Reply:
    """Show which associations asked. Raises NotAllowed."""
    _check(turn, season)
    asked = [
        each
        for each in turn.store.entries.to_enter(season)
        if not turn.store.submissions.in_now(each.association, each.period)
    ]
    if not asked:
        return home.show(turn, say("No association asks you to enter its figures now."))
    return ask(
        say("These associations ask you to enter their figures:"),
        *(choice(_name(turn, each), opened, each.id) for each in asked[:_PAGE]),
        choice(say("Back"), home.back),
    )


@flow.step
def opened(turn: Turn, row: int) -> Reply:
    """Show the copies and how far one is. Raises NotAllowed."""
    request = _open(turn, row)
    files = tuple(
        Attachment(sha256=each.sha256, name=each.name, media_type=each.media_type) for each in _copies(turn, request)
    )
    if files:
        # Beside the screen, so that its choices stay the last thing that was shown.
        copies = Reply(text=say("Copies of {name}:", name=_name(turn, request)), files=files, notice=True)
        turn.tell(places.person(turn), copies, at=turn.sender.address_id)
    return _overview(turn, request, None)


def _copies(turn: Turn, request: Request) -> list[Evidence]:
    kept = turn.store.evidence.of(request.association, request.period)
    return [each for each in kept if each.indicator is None]


def _overview(turn: Turn, request: Request, before: Text | None) -> Reply:
    language = turn.sender.language
    entered = turn.store.entries.of(request.id)
    asked = _asked(turn, request)
    missing = [each.indicator.id for each in asked if each.indicator.id not in entered]
    go: list[Choice] = []
    if missing:
        go.append(choice(say("Go on") if entered else say("Begin"), question, request.id, missing[0]))
    if entered:
        go.append(choice(say("Fix one figure"), pick, request.id, 0))
        go.append(choice(say("Hand it to the association to look at"), hand_over, request.id))
    return ask(
        lines(
            before,
            say(
                "{name}: {done} of {of} figures entered from {copies} copies.",
                name=_name(turn, request),
                done=len(asked) - len(missing),
                of=len(asked),
                copies=len(_copies(turn, request)),
            ),
            *(
                wording.entry(each.indicator, figure_of(request, entered[each.indicator.id]), language)
                for each in asked
                if each.indicator.id in entered
            ),
            say("Nothing of it counts before the association agrees."),
        ),
        *go,
        choice(say("Later"), home.back),
    )


@flow.step
def pick(turn: Turn, row: int, start: int) -> Reply:
    """List the figures entered to fix one, a page at a time."""
    request = _open(turn, row)
    asked = _asked(turn, request)
    go = [
        choice(wording.label(each.indicator, turn.sender.language), question, row, each.indicator.id)
        for each in asked[start : start + _PAGE]
    ]
    if start + _PAGE < len(asked):
        go.append(choice(say("More"), pick, row, start + _PAGE))
    return ask(say("Which figure do you want to fix?"), *go, choice(say("Back"), opened, row))


@flow.step
def question(turn: Turn, row: int, indicator: int) -> Reply:
    """Ask for one figure of the copy."""
    return _ask_for(turn, _open(turn, row), indicator, None)


def _ask_for(turn: Turn, request: Request, indicator: int, before: Text | None) -> Reply:
    asked = _asked(turn, request)
    this = _this(turn, request, indicator)
    period = turn.store.seasons.period(request.period)
    return ask(
        lines(
            before,
            say(
                "For {name}, question {number}/{of}. {question}",
                name=turn.store.seasons.member(request.season, request.association).name,
                number=asked.index(this) + 1,
                of=len(asked),
                question=this.indicator.asked_in(period),
            ),
        ),
        way(say("Not in the copy"), not_in_copy, request.id, indicator),
        way(say("Later"), opened, request.id),
        answer=takes(took, request.id, indicator),
    )


@flow.step
def took(turn: Turn, row: int, indicator: int) -> Reply:
    """Read what was typed."""
    request = _open(turn, row)
    this = _this(turn, request, indicator)
    match answers.read_as(turn.text, this.indicator):
        case Plain(quantity) if not answers.of_something_else(quantity, this.indicator):
            return weighed(turn, row, indicator, quantity.value, quantity.hedge.value, turn.text)
        case Plain(quantity):
            return _which(turn, row, this.indicator, (quantity,))
        case Ambiguous(readings, _) if readings:
            return _which(turn, row, this.indicator, readings[:_MOST_READINGS])
        case Ambiguous(_, why) | Unreadable(why):
            return turn.again(explain(why, wording.unit(this.indicator, turn.sender.language)))


def _which(turn: Turn, row: int, measured: Indicator, readings: tuple[Quantity, ...]) -> Reply:
    """Ask which of several readings was meant, or whether the only one is about this question at all."""
    indicator = measured.id
    return ask(
        say("You wrote “{words}”. Which figure do you mean?", words=turn.text[:200]),
        *(
            choice(
                _shown(turn, measured, each.value, each.hedge),
                weighed,
                row,
                indicator,
                each.value,
                each.hedge.value,
                turn.text,
            )
            for each in readings
        ),
        way(say("Back"), question, row, indicator),
        answer=takes(took, row, indicator),
    )


@flow.step
def weighed(turn: Turn, row: int, indicator: int, value: Decimal, hedge: str, words: str) -> Reply:
    """Keep a likely value; ask about one far from plan and last year.

    What the association reported before is its own: values are held against that when it looks itself.
    """
    request = _open(turn, row)
    this = _this(turn, request, indicator)
    known = Known(
        period=turn.store.seasons.period(request.period).code,
        over_time=this.indicator.over_time,
        plan=this.target.plan,
        last_year=this.target.last_year,
    )
    found = doubt(value, known)
    if found is None:
        return keep(turn, row, indicator, value, hedge, words, "")
    doubted = doubts.question(turn, this.indicator, value, Hedge(hedge), found)
    return ask(
        spaced(doubted.text, say("If not, type the figure again.")),
        *(choice(out.label, keep, row, indicator, out.value, hedge, words, out.doubt) for out in doubted.ways),
        way(say("Later"), opened, row),
        answer=takes(took, row, indicator),
    )


@flow.step
def keep(turn: Turn, row: int, indicator: int, value: Decimal, hedge: str, words: str, doubted: str) -> Reply:
    """Keep a figure and go on. Raises NotAllowed."""
    request = _open(turn, row)
    made = Entry(
        indicator=_this(turn, request, indicator).indicator.id,
        value=value,
        hedge=Hedge(hedge),
        skipped=None,
        doubt=doubted or None,
        words=words,
        entered_by=places.person(turn),
    )
    turn.store.entries.enter(row, made, turn.now)
    shown = _shown(turn, turn.store.seasons.indicator(indicator), value, Hedge(hedge))
    return _following(turn, request, indicator, say("Noted: {figure}.", figure=shown))


@flow.step
def not_in_copy(turn: Turn, row: int, indicator: int) -> Reply:
    """Leave a figure to the association, which is asked for it when it looks."""
    request = _open(turn, row)
    return _following(turn, request, indicator, say("Left to the association."))


def _following(turn: Turn, request: Request, indicator: int, noted: Text) -> Reply:
    entered = turn.store.entries.of(request.id)
    asked = _asked(turn, request)
    behind = asked[asked.index(_this(turn, request, indicator)) + 1 :]
    ahead = [each.indicator.id for each in behind if each.indicator.id not in entered]
    return _ask_for(turn, request, ahead[0], noted) if ahead else _overview(turn, request, noted)


@flow.step
def hand_over(turn: Turn, row: int) -> Reply:
    """Hand what was entered to the association; it alone can make it count. Raises NotAllowed."""
    request = _open(turn, row)
    entered = turn.store.entries.of(row)
    if not entered:
        return _overview(turn, request, say("Nothing is entered yet."))
    me = places.person(turn)
    if not turn.store.entries.move(request, State.HANDED_OVER, by=me, now=turn.now):
        raise NotAllowed(Act.ENTER_FOR)
    turn.store.audit.record(
        "entry handed over",
        turn.now,
        actor=me,
        season=request.season,
        association=request.association,
        details={"request": row, "round": request.round + 1, "figures": len(entered)},
    )
    holders = turn.store.people.holders(request.season, tuple(OF_ASSOCIATION), association=request.association)
    for holder in holders:
        turn.tell(
            holder,
            tell(
                spaced(
                    say(
                        "The bloc's secretary has entered {number} figures for you from the copies of your report.",
                        number=len(entered),
                    ),
                    say("They are submitted only when you agree. To see them, type: see entered."),
                )
            ),
            key=f"entered:{row}:{request.round + 1}:{holder}",
        )
    return home.show(turn, say("The association is told. You will hear if it is not right."))


def _check(turn: Turn, season: int) -> None:
    """Pass for the season's secretary. Raises NotAllowed, NoSeat."""
    this = turn.store.seasons.by_id(season)
    require(Act.ENTER_FOR, seats_in(places.seats(turn), this.id, this.province), Standing())


def _open(turn: Turn, row: int) -> Request:
    """Return a request that is open to its season's secretary. Raises NotAllowed, NoSeat."""
    request = turn.store.entries.by_id(row)
    _check(turn, request.season)
    check_entering(request)
    if turn.store.submissions.in_now(request.association, request.period):
        raise NotAllowed(Act.ENTER_FOR)
    return request


def _asked(turn: Turn, request: Request) -> tuple[Asked, ...]:
    return turn.store.seasons.asked(request.association, request.period)


def _this(turn: Turn, request: Request, indicator: int) -> Asked:
    """Return an indicator that the association is asked. Raises Gone."""
    return places.asked(turn, request.association, request.period, indicator)


def _name(turn: Turn, request: Request) -> Text:
    period = turn.store.seasons.period(request.period)
    return say(
        "{name}, {period}",
        name=turn.store.seasons.member(request.season, request.association).name,
        period=wording.period_name(period, turn.sender.language),
    )


def _shown(turn: Turn, measured: Indicator, value: Decimal, hedge: Hedge) -> Text:
    words_first = turn.store.people.find(places.person(turn)).words_first
    return wording.hedged(value, hedge, measured, turn.sender.language, words_first=words_first)
