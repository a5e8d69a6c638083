"""Reviewing what was handed in (/duyet): accept it, or return it with a reason and the figures it is about; the board
also returns what was accepted.

Belongs here: the reviewer's screens, and what the association is told. Which state may follow which is
`emulation.submissions`, who may review `emulation.people`.
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import Step, ask, choice, takes, tell, way
from emulation.bloc import Asked, Association, Period, Season
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Seat, Standing, may, require, seats_in
from emulation.submissions import State, Submission, check_can_decide, check_in
from handlers import Flow, Turn, carrying, doubts, evidence, home, places, seasons, wording

flow = Flow("review")

_LONGEST_REASON = 1000
_PAGE = 8


@flow.command(
    "duyet",
    "review",
    describe=say("Review what was submitted"),
    words=("duyệt", "review"),
    roles=("staff", "head", "deputy"),
)
@flow.step
def review(turn: Turn) -> Reply:
    """Show what waits in one's season; ask which, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show what waits in one bloc."""
    return waiting(turn, season, 0)


@flow.step
def waiting(turn: Turn, season: int, start: int) -> Reply:
    """List the submissions that wait to be accepted, oldest first, a page at a time."""
    found = _found(turn, season, State.SUBMITTED)
    decided = (
        [choice(say("Figures that are accepted"), accepted, season, 0)] if _found(turn, season, State.ACCEPTED) else []
    )
    if not found and not decided:
        return home.show(turn, say("Nothing waits to be accepted."))
    return ask(
        say("{number} submissions wait to be accepted. Which one?", number=len(found))
        if found
        else say("Nothing waits to be accepted."),
        *_page(turn, season, found, start, waiting),
        *decided,
        choice(say("Back"), home.back),
    )


@flow.step
def accepted(turn: Turn, season: int, start: int) -> Reply:
    """List the submissions that are accepted, a page at a time."""
    found = _found(turn, season, State.ACCEPTED)
    return ask(
        say("{number} submissions are accepted. Which one?", number=len(found)),
        *_page(turn, season, found, start, accepted),
        choice(say("Back"), waiting, season, 0),
    )


def _found(turn: Turn, season: int, state: State) -> list[Submission]:
    """Return the submissions in a state that whoever speaks may review, oldest first. Raises NotAllowed, NoSeat."""
    own = _checked(turn, turn.store.seasons.by_id(season))
    found = (each for each in turn.store.submissions.of_season(season) if each.state is state)
    return sorted((each for each in found if each.association not in own), key=lambda each: each.submitted_at)


def _page(turn: Turn, season: int, found: list[Submission], start: int, more: Step[Turn, [int, int]]) -> list[Choice]:
    names = {each.id: each.name for each in turn.store.seasons.members(season)}
    periods = {each.id: each for each in turn.store.seasons.periods(season)}
    go = [
        choice(
            say(
                "{name}: {period}",
                name=names[each.association],
                period=wording.period_name(periods[each.period], turn.sender.language),
            ),
            look,
            season,
            each.association,
            each.period,
        )
        for each in found[start : start + _PAGE]
    ]
    if start + _PAGE < len(found):
        go.append(choice(say("More"), more, season, start + _PAGE))
    return go


@flow.step
def look(turn: Turn, season: int, association: int, period: int) -> Reply:
    """Show one submission whole, with what the officer said of doubtful figures."""
    who, this_period, newest, asked = _opened(turn, season, association, period)
    given = turn.store.figures.of(association, period)
    before = carrying.estimates(turn, turn.store.seasons.periods(season), association, period)
    language = turn.sender.language
    words_first = places.words_first(turn)
    rows: list[Text] = []
    for each in asked:
        figure = given.get(each.indicator.id)
        estimate = before.get(each.indicator.id)
        rows.append(wording.entry(each.indicator, figure, language, estimate=estimate, words_first=words_first))
        if figure is not None and figure.doubt:
            rows.append(doubts.settled(figure.doubt))
    kept = turn.store.evidence.of(association, period)
    decided = newest.state is State.ACCEPTED
    this = (season, association, period)
    go = [choice(say("See the evidence"), files, *this, 0)] if kept else []
    if not decided:
        go.append(choice(say("Accept"), accept, *this, newest.number))
    if not decided or may(Act.REOPEN, _seats(turn, turn.store.seasons.by_id(season)), Standing()):
        go.append(choice(say("Return with questions"), pick, *this, newest.number, (), 0, decided))
    return ask(
        lines(
            say(
                "{name}, {period}, receipt {receipt}:",
                name=who.name,
                period=wording.period_name(this_period, language),
                receipt=newest.receipt,
            ),
            say("Submitted late.") if newest.late else None,
            say("They are accepted.") if decided else None,
            *rows,
            say("Files: {names}", names=listed([each.name for each in kept])) if kept else None,
        ),
        *go,
        choice(say("Back"), accepted if decided else waiting, season, 0),
    )


@flow.step
def files(turn: Turn, season: int, association: int, period: int, start: int) -> Reply:
    """List the evidence of one submission, to open a file of it."""
    _opened(turn, season, association, period)
    question = say("Which file do you want to open?")
    return evidence.which_of(turn, question, season, association, period, start, file, more=files, back=look)


@flow.step
def file(turn: Turn, season: int, association: int, period: int, which: int) -> Reply:
    """Send one file of a submission's evidence to whoever may review it. Raises NotAllowed, Changed."""
    _opened(turn, season, association, period)
    return evidence.sent_out(
        turn,
        season,
        association,
        period,
        which,
        choice(say("Another file"), files, season, association, period, 0),
        choice(say("Back"), look, season, association, period),
    )


@flow.step
def accept(turn: Turn, season: int, association: int, period: int, number: int) -> Reply:
    """Accept the very submission that was looked at. Raises Changed, Locked."""
    who, this_period, newest, _ = _opened(turn, season, association, period)
    standing = check_can_decide(newest, number, locked=_locked(turn, season))
    turn.store.submissions.decide(standing, State.ACCEPTED, by=places.person(turn), now=turn.now)
    _record(turn, "accepted", season, association, standing)
    for language_of in _holders(turn, season, association):
        turn.tell(
            language_of,
            tell(
                say(
                    "The figures of {name} for {period} are accepted. Thank you.",
                    name=who.name,
                    period=wording.period_name(this_period, turn.store.people.find(language_of).language),
                )
            ),
            key=f"accepted:{association}:{period}:{number}:{language_of}",
        )
    return _next(turn, season, say("Accepted: {name}.", name=who.name))


@flow.step
def pick(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    number: int,
    chosen: tuple[int, ...],
    start: int,
    reopen: bool = False,
) -> Reply:
    """Choose which figures are questioned, one after another. `reopen`: they are accepted already."""
    _, _, _, asked = _to_return(turn, season, association, period, reopen=reopen)
    language, this = turn.sender.language, (season, association, period)
    left = [each for each in asked if each.indicator.id not in chosen]
    go: list[Choice] = [
        choice(wording.label(each.indicator, language), pick, *this, number, (*chosen, each.indicator.id), 0, reopen)
        for each in left[start : start + _PAGE]
    ]
    if start + _PAGE < len(left):
        go.append(choice(say("More"), pick, *this, number, chosen, start + _PAGE, reopen))
    if chosen:
        go.append(choice(say("Write the reason"), why, *this, number, chosen, reopen))
    named = [wording.label(each.indicator, language) for each in asked if each.indicator.id in chosen]
    return ask(
        lines(
            say("Questioned so far: {names}.", names=listed(named)) if named else None,
            say("Which figure is in question?"),
        ),
        *go,
        choice(say("Back"), look, *this),
    )


@flow.step
def why(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    number: int,
    chosen: tuple[int, ...],
    reopen: bool = False,
) -> Reply:
    """Ask for the reason, which the officer will read."""
    _to_return(turn, season, association, period, reopen=reopen)
    return ask(
        say("What should they look at? Write one or two sentences; the officer will read them."),
        way(say("Back"), look, season, association, period),
        answer=takes(give_back, season, association, period, number, chosen, reopen),
    )


@flow.step
def give_back(
    turn: Turn,
    season: int,
    association: int,
    period: int,
    number: int,
    chosen: tuple[int, ...],
    reopen: bool = False,
) -> Reply:
    """Return the submission with the reason typed. Raises NotAllowed, Changed, Locked."""
    who, this_period, newest, asked = _to_return(turn, season, association, period, reopen=reopen)
    reason = turn.text
    if (why_not := wording.unfit(reason, say("Please write the reason in words."), _LONGEST_REASON)) is not None:
        return turn.again(why_not)
    standing = check_can_decide(newest, number, locked=_locked(turn, season), accepted=reopen)
    turn.store.submissions.decide(
        standing, State.RETURNED, by=places.person(turn), now=turn.now, reason=reason, questioned=chosen
    )
    _record(turn, "returned", season, association, standing)
    for holder in _holders(turn, season, association):
        language = turn.store.people.find(holder).language
        named = [wording.label(each.indicator, language) for each in asked if each.indicator.id in chosen]
        of = {"name": who.name, "period": wording.period_name(this_period, language)}
        turn.tell(
            holder,
            tell(
                lines(
                    say(
                        "The figures of {name} for {period} were accepted, and are now returned to be looked at again.",
                        **of,
                    )
                    if reopen
                    else say("The figures of {name} for {period} were returned to be looked at again.", **of),
                    say("Reason: {reason}", reason=reason),
                    say("In question: {names}. The others stay as they are.", names=listed(named)),
                    say("To answer, type: figures."),
                )
            ),
            key=f"returned:{association}:{period}:{number}:{holder}",
        )
    return _next(turn, season, say("Returned to {name}, who are told.", name=who.name))


def _next(turn: Turn, season: int, done: Text) -> Reply:
    return ask(done, choice(say("The next one"), waiting, season, 0), choice(say("Back"), home.back))


def _opened(
    turn: Turn, season: int, association: int, period: int
) -> tuple[Association, Period, Submission, tuple[Asked, ...]]:
    """Return what a reviewer looks at. Raises NotAllowed, and Changed where it is not in (any more)."""
    this = turn.store.seasons.by_id(season)
    this_period = places.period_of(turn.store.seasons.periods(season), period)
    own = _checked(turn, this, this_period)
    if association in own:
        raise NotAllowed(Act.REVIEW)
    who = turn.store.seasons.member(season, association)
    return (
        who,
        this_period,
        check_in(turn.store.submissions.newest(association, period)),
        turn.store.seasons.asked(association, period),
    )


def _to_return(
    turn: Turn, season: int, association: int, period: int, *, reopen: bool
) -> tuple[Association, Period, Submission, tuple[Asked, ...]]:
    """Return what is to be returned; what was accepted the board alone may return. Raises NotAllowed, Changed."""
    found = _opened(turn, season, association, period)
    if reopen:
        require(Act.REOPEN, _seats(turn, turn.store.seasons.by_id(season)), Standing())
    return found


def _seats(turn: Turn, season: Season) -> tuple[Seat, ...]:
    return seats_in(places.seats(turn), season.id, season.province)


def _checked(turn: Turn, season: Season, period: Period | None = None) -> set[int]:
    """Return the associations one sits for, which one never reviews. Raises NotAllowed, NoSeat."""
    held = places.check(turn, Act.REVIEW, season, period or places.newest_period(turn, season))
    return {seat.association for seat in held if seat.association is not None}


def _holders(turn: Turn, season: int, association: int) -> tuple[int, ...]:
    return turn.store.people.holders(season, tuple(OF_ASSOCIATION), association=association)


def _locked(turn: Turn, season: int) -> bool:
    return turn.store.seasons.by_id(season).locked_at is not None


def _record(turn: Turn, act: str, season: int, association: int, standing: Submission) -> None:
    turn.store.audit.record(
        act,
        turn.now,
        actor=turn.sender.person,
        season=season,
        association=association,
        details={"receipt": standing.receipt, "number": standing.number}
        | ({"was": standing.state.value} if standing.state is State.ACCEPTED else {}),
    )
