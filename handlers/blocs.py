"""Staff across their province's blocs (/khoi): which are in, which owe.

Belongs here: the list. One bloc's progress is `handlers.progress`, its summary `handlers.summary`.
"""

from conversation.messages import Reply
from conversation.sentences import lines, say
from conversation.steps import ask, choice
from emulation.people import Act, NotAllowed, Role, Standing, require
from handlers import Flow, Turn, home, places, progress, wording
from handlers.seasons import named

flow = Flow("blocs")

_PAGE = 8


@flow.command("khoi", "blocs", describe=say("The province's blocs"), words=("các khối", "blocs"), roles=("staff",))
@flow.step
def blocs(turn: Turn) -> Reply:
    """Show the first page of the province's blocs."""
    return page(turn, 0)


@flow.step
def page(turn: Turn, start: int) -> Reply:
    """Show each bloc's kỳ, and how many have handed in. Raises NotAllowed."""
    staff = [seat for seat in places.seats(turn) if seat.role is Role.STAFF]
    require(Act.SEE_BLOCS, staff, Standing())
    seasons = places.seasons(turn)
    if not seasons:
        raise NotAllowed(Act.SEE_BLOCS)
    rows, go = [], []
    for season in seasons[start : start + _PAGE]:
        period = places.newest_period(turn, season)
        rows.append(
            say(
                "- {bloc}, {year}. {period}: {done} of {of} submitted.",
                bloc=season.bloc,
                year=season.year,
                period=wording.period_name(period, turn.sender.language),
                done=len(places.submitted(turn, season, period)),
                of=len(turn.store.seasons.members(season.id)),
            )
        )
        go.append(choice(named(season), progress.of_season, season.id))
    if start + _PAGE < len(seasons):
        go.append(choice(say("More"), page, start + _PAGE))
    return ask(lines(*rows), *go, choice(say("Back"), home.back))
