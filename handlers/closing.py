"""A season as the board sees it whole (/muathidua): where it stands, closing its books, opening them again.

Belongs here: the screens. What must be over before is `emulation.closing`; that nothing changes behind a closed season
is checked where it would change (`emulation.submissions.Locked`).
"""

from collections.abc import Iterable

from conversation.messages import Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import ask, choice, takes, tell, way
from emulation.bloc import Period, Season
from emulation.closing import StillVoting, check_can_close, unfinished
from emulation.people import Act, Role
from emulation.submissions import STANDING, State, Submission
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
    this = places.check_board(turn, Act.CLOSE_SEASON, season)
    newest = turn.store.submissions.of_season(season)
    told = [_period(turn, this, each, newest) for each in turn.store.seasons.periods(season) if each.opens <= turn.now]
    if waiting := unfinished(turn.store.ballots.of_season(season)):
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
    this = places.check_board(turn, Act.CLOSE_SEASON, season)
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
    this = places.check_board(turn, Act.CLOSE_SEASON, season)
    check_can_close(this, turn.store.ballots.of_season(season))
    turn.store.seasons.lock(season, turn.now)
    turn.store.audit.record("season closed", turn.now, actor=turn.sender.person, season=season)
    named = seasons.named(this)
    _tell(turn, this, say("The board closed the books of {season}: figures and votes stand as they are.", season=named))
    return home.show(turn, say("Closed: {season}. Head, deputy and secretary are told.", season=named))


@flow.step
def why(turn: Turn, season: int) -> Reply:
    """Ask why the books are opened again. Raises NotAllowed."""
    places.check_board(turn, Act.CLOSE_SEASON, season)
    return ask(
        say("Why are they opened again? Write one or two sentences; head, deputy and secretary will read them."),
        way(say("Back"), of_season, season),
        answer=takes(reopen, season),
    )


@flow.step
def reopen(turn: Turn, season: int) -> Reply:
    """Open the books again, with the reason typed. Raises NotAllowed."""
    this = places.check_board(turn, Act.CLOSE_SEASON, season)
    if this.locked_at is None:
        return of_season(turn, season)
    reason = turn.text
    if (why_not := wording.unfit(reason, say("Please write the reason in words."), _LONGEST_REASON)) is not None:
        return turn.again(why_not)
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


def _period(turn: Turn, season: Season, period: Period, newest: Iterable[Submission]) -> Text:
    states = [each.state for each in newest if each.period == period.id]
    return say(
        "- {period}: {done} of {of} submitted, {accepted} accepted",
        period=wording.period_name(period, turn.sender.language),
        done=sum(each in STANDING for each in states),
        of=len(turn.store.seasons.members(season.id)),
        accepted=states.count(State.ACCEPTED),
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
