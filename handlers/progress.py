"""Where things stand: one's own association (/trangthai), and the bloc (/tiendo).

Belongs here: who has handed in and who owes. Associations compete, so officers see numbers, and only those who remind
see names of the late.
"""

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, listed, say
from conversation.steps import ask, choice
from emulation.bloc import Association, Period
from emulation.people import Act, Role
from emulation.submissions import STANDING, State
from handlers import Flow, Turn, figures, home, places, seasons, wording

flow = Flow("progress")

_SEE_NAMES = {Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF}
_PAGE = 8


@flow.command("trangthai", "status", describe=say("Where our association stands"), words=("trạng thái", "status"))
@flow.step
def status(turn: Turn) -> Reply:
    """Show every kỳ of one's own associations."""
    told: list[Text] = []
    go: list[Choice] = []
    for desk in places.desks(turn):
        told.append(say("{name}, year {year}:", name=desk.association.name, year=desk.season.year))
        for period in desk.periods:
            told.append(_line(turn, desk.association, period))
            if period.opens <= turn.now and len(go) < _PAGE:
                name = wording.period_name(period, turn.sender.language)
                label = say("Open {period}", period=name)
                go.append(choice(label, figures.opened, desk.season.id, desk.association.id, period.id))
    if not told:
        return progress(turn)
    return ask(lines(*told), *go, choice(say("Back"), home.back))


def _line(turn: Turn, association: Association, period: Period) -> Text:
    name = wording.period_name(period, turn.sender.language)
    newest = turn.store.submissions.newest(association.id, period.id)
    if newest is not None and newest.state in STANDING:
        accepted = newest.state is State.ACCEPTED
        return (
            say("- {period}: accepted, receipt {receipt}", period=name, receipt=newest.receipt)
            if accepted
            else say(
                "- {period}: submitted at {moment}, receipt {receipt}",
                period=name,
                moment=newest.submitted_at,
                receipt=newest.receipt,
            )
        )
    asked = turn.store.seasons.asked(association.id, period.id)
    if period.opens > turn.now:
        return say("- {period}: opens at {moment}", period=name, moment=period.opens)
    done = len(turn.store.figures.of(association.id, period.id).keys() & {each.indicator.id for each in asked})
    if turn.now > period.deadline:
        return say(
            "- {period}: {done} of {of} entered, overdue since {moment}",
            period=name,
            done=done,
            of=len(asked),
            moment=period.deadline,
        )
    return say(
        "- {period}: {done} of {of} entered, due at {moment}",
        period=name,
        done=done,
        of=len(asked),
        moment=period.deadline,
    )


@flow.command("tiendo", "progress", describe=say("The bloc's progress"), words=("tiến độ", "tình hình", "progress"))
@flow.step
def progress(turn: Turn) -> Reply:
    """Show who has handed in, in the season one sits in; ask which, where there are several."""
    return seasons.pick(turn, of_season)


@flow.step
def of_season(turn: Turn, season: int) -> Reply:
    """Show one bloc's progress in the kỳ opened last."""
    this = turn.store.seasons.by_id(season)
    period = places.newest_period(turn, this)
    held = places.check(turn, Act.SEE_PROGRESS, this, period)
    members = turn.store.seasons.members(season)
    done = places.submitted(turn, this, period)
    owing = [each for each in members if each.id not in done]
    names = bool({seat.role for seat in held} & _SEE_NAMES)
    return ask(
        lines(
            seasons.named(this),
            say(
                "{period}: {done} of {of} associations have submitted; due at {moment}.",
                period=wording.period_name(period, turn.sender.language),
                done=len(done),
                of=len(members),
                moment=period.deadline,
            ),
            *(_owing(turn, owing, period) if names else ()),
        ),
        choice(say("Refresh"), of_season, season),
        choice(say("Back"), home.back),
    )


def _owing(turn: Turn, owing: list[Association], period: Period) -> tuple[Text, ...]:
    if not owing:
        return (say("Nobody owes anything."),)
    rows: list[Text] = []
    for each in owing:
        asked = {one.indicator.id for one in turn.store.seasons.asked(each.id, period.id)}
        entered = len(turn.store.figures.of(each.id, period.id).keys() & asked)
        rows.append(say("{name} ({done} of {of})", name=each.name, done=entered, of=len(asked)))
    return (say("Still to come: {names}.", names=listed(rows)),)
