"""A season as the board sees it whole (/muathidua): where it stands, closing its books, opening them again.

Belongs here: the screens. What must be over before is `emulation.closing`; that nothing changes behind a closed season
is checked where it would change (`emulation.submissions.Locked`).
"""

from conversation.messages import Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import ask, choice, takes, tell, way
from conversation.text import has_words
from emulation.bloc import Period, Season
from emulation.closing import UNFINISHED, StillVoting, check_can_close
from emulation.people import Act, Role, Standing, require, seats_in
from emulation.submissions import STANDING, State
from handlers import Flow, Turn, home, places, seasons, wording

flow = Flow("closing")

_LONGEST_REASON = 1000
_TOLD = (Role.HEAD, Role.DEPUTY, Role.SECRETARY)


@flow.command(
    "muathidua",
    "season",
    describe=say("The season: where it stands, closing it"),
    words=("khóa sổ", "season"),
    roles=("staff",),
)
@flow.step
def season(turn: Turn) -> Reply:
    """Show the season one looks after; ask which, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show where one bloc's season stands. Raises NotAllowed."""
    this = _checked(turn, season)
    told = [_period(turn, this, each) for each in turn.store.seasons.periods(season) if each.opens <= turn.now]
    waiting = [each.name for each in turn.store.ballots.of_season(season) if each.state in UNFINISHED]
    if waiting:
        told.append(say("- Votes not finished: {names}", names=listed(waiting)))
    if this.locked_at is None:
        go = choice(say("Close the year's books"), sure, season)
    else:
        told.append(say("Closed at {moment}: no figure, file or vote changes any more.", moment=this.locked_at))
        go = choice(say("Open them again"), why, season)
    return ask(lines(seasons.named(this), *told), go, choice(say("Back"), home.back))


@flow.step
def sure(turn: Turn, season: int) -> Reply:
    """Say what is not there yet, and ask whether to close all the same. Raises NotAllowed, Locked, StillVoting."""
    this = _checked(turn, season)
    check_can_close(this, turn.store.ballots.of_season(season))
    return ask(
        lines(
            say("Close the books of {season}?", season=seasons.named(this)),
            *_missing(turn, this),
            say("After that no figure, file or vote of this year changes; the summary can still be read."),
        ),
        choice(say("Close them"), close, season),
        choice(say("Back"), of_season, season),
    )


@flow.step
def close(turn: Turn, season: int) -> Reply:
    """Close the season's books. Raises NotAllowed, Locked, StillVoting."""
    this = _checked(turn, season)
    check_can_close(this, turn.store.ballots.of_season(season))
    turn.store.seasons.lock(season, turn.now)
    turn.store.audit.record("season closed", turn.now, actor=turn.sender.person, season=season)
    named = seasons.named(this)
    _tell(turn, this, say("The board closed the books of {season}: figures and votes stand as they are.", season=named))
    return home.show(turn, say("Closed: {season}. Head, deputy and secretary are told.", season=named))


@flow.step
def why(turn: Turn, season: int) -> Reply:
    """Ask why the books are opened again. Raises NotAllowed."""
    _checked(turn, season)
    return ask(
        say("Why are they opened again? Write one or two sentences; head, deputy and secretary will read them."),
        way(say("Back"), of_season, season),
        answer=takes(reopen, season),
    )


@flow.step
def reopen(turn: Turn, season: int) -> Reply:
    """Open the books again, with the reason typed. Raises NotAllowed."""
    this = _checked(turn, season)
    if this.locked_at is None:
        return of_season(turn, season)
    reason = turn.text
    if not has_words(reason):
        return turn.again(say("Please write the reason in words."))
    if len(reason) > _LONGEST_REASON:
        return turn.again(
            say("Please write it in at most {number} letters. Nothing was changed.", number=_LONGEST_REASON)
        )
    turn.store.seasons.unlock(season)
    turn.store.audit.record(
        "season opened again", turn.now, actor=turn.sender.person, season=season, details={"reason": reason}
    )
    named = seasons.named(this)
    _tell(
        turn,
        this,
        lines(
            say("The board opened the books of {season} again.", season=named),
            say("Reason: {reason}", reason=reason),
        ),
    )
    return home.show(turn, say("Open again: {season}. Head, deputy and secretary are told.", season=named))


def refused(refusal: StillVoting) -> Text:
    """Explain why the books cannot be closed yet."""
    return say(
        "Not closed: these votes are not finished: {names}. Please announce or remove them first.",
        names=listed(refusal.names),
    )


def _checked(turn: Turn, season: int) -> Season:
    this = turn.store.seasons.by_id(season)
    require(Act.CLOSE_SEASON, seats_in(places.seats(turn), season, this.province), Standing())
    return this


def _period(turn: Turn, season: Season, period: Period) -> Text:
    newest = [each for each in turn.store.submissions.of_season(season.id) if each.period == period.id]
    return say(
        "- {period}: {done} of {of} submitted, {accepted} accepted",
        period=wording.period_name(period, turn.sender.language),
        done=sum(each.state in STANDING for each in newest),
        of=len(turn.store.seasons.members(season.id)),
        accepted=sum(each.state is State.ACCEPTED for each in newest),
    )


def _missing(turn: Turn, season: Season) -> list[Text]:
    """Say, of the kỳ asked last, who has not handed in and whose figures are not accepted."""
    period = places.newest_period(turn, season)
    states = {
        each.association: each.state for each in turn.store.submissions.of_season(season.id) if each.period == period.id
    }
    members = turn.store.seasons.members(season.id)
    out = [each.name for each in members if states.get(each.id) not in STANDING]
    unread = [each.name for each in members if states.get(each.id) is State.SUBMITTED]
    name = wording.period_name(period, turn.sender.language)
    told: list[Text] = []
    if out:
        told.append(say("Not submitted, {period}: {names}.", period=name, names=listed(out)))
    if unread:
        told.append(say("Submitted and not accepted: {names}.", names=listed(unread)))
    return told


def _tell(turn: Turn, season: Season, told: Text) -> None:
    for person in turn.store.people.holders(season.id, _TOLD):
        turn.tell(person, tell(told), key=f"season books:{season.id}:{turn.now.isoformat()}:{person}")
