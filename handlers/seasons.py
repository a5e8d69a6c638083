"""Which bloc's season a command is about: the only one, or the one picked from pages of them.

Belongs here: the asking. Which seasons one sits in is `handlers.places`.
"""

from conversation.messages import Choice, Reply, StepCall
from conversation.sentences import Text, say
from conversation.steps import Step, ask, choice
from emulation.bloc import Season
from handlers import Flow, Turn, home, places

flow = Flow("seasons")

_PAGE = 8


def pick(turn: Turn, then: Step[Turn, [int]]) -> Reply:
    """Go on to `then` with the season one sits in; ask which, where there are several."""
    found = places.seasons(turn)
    if not found:
        return home.show(turn, say("There is no season here yet."))
    return then(turn, found[0].id) if len(found) == 1 else page(turn, then.name, 0)


@flow.step
def page(turn: Turn, then: str, start: int) -> Reply:
    """Ask which season, a page at a time; `then` is the step it goes to, by name."""
    found = places.seasons(turn)
    go = [Choice(named(each), StepCall(then, (each.id,))) for each in found[start : start + _PAGE]]
    if start + _PAGE < len(found):
        go.append(choice(say("More"), page, then, start + _PAGE))
    return ask(say("Which bloc?"), *go, choice(say("Back"), home.back))


def named(season: Season) -> Text:
    """Return a season as people call it."""
    return say("{bloc}, year {year}", bloc=season.bloc, year=season.year)
