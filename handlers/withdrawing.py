"""Codes that were given out and not used yet: looking at them, and taking one back that went to the wrong person.

Belongs here: the list and the taking back. Giving codes out is `handlers.invite`; the code itself is kept nowhere, so a
list shows for whom it is and since when.
"""

from conversation.messages import Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.invitations import Outstanding
from emulation.people import Act
from handlers import Flow, Turn, home, places, wording

flow = Flow("withdrawing")

_PAGE = 8


@flow.step
def codes(turn: Turn, season: int, start: int) -> Reply:
    """List the codes of a season not used yet, a page at a time. Raises NotAllowed."""
    found = outstanding(turn, season)
    if not found:
        return home.show(turn, say("No code is waiting to be used."))
    go = [
        choice(
            say("{seat}, given out at {moment}", seat=_seat(turn, each), moment=each.issued_at), code, season, each.id
        )
        for each in found[start : start + _PAGE]
    ]
    if start + _PAGE < len(found):
        go.append(choice(say("More"), codes, season, start + _PAGE))
    return ask(say("Codes that nobody has used yet: {number}", number=len(found)), *go, choice(say("Back"), home.back))


@flow.step
def code(turn: Turn, season: int, invitation: int) -> Reply:
    """Show one, and offer to take it back. Raises NotAllowed."""
    this = _find(turn, season, invitation)
    if this is None:
        return _over(turn)
    return ask(
        lines(
            say("A code that begins with {letters}: {seat}.", letters=this.prefix, seat=_seat(turn, this)),
            say("Given out at {given}, holds until {until}.", given=this.issued_at, until=this.expires_at),
            say("If it went to the wrong person, withdraw it; nobody gets in with it any more."),
        ),
        choice(say("Withdraw this code"), withdraw, season, invitation),
        choice(say("Back"), codes, season, 0),
    )


@flow.step
def withdraw(turn: Turn, season: int, invitation: int) -> Reply:
    """Take a code back. Raises NotAllowed."""
    this = _find(turn, season, invitation)
    if this is None or not turn.store.invites.withdraw(invitation, turn.now):
        return _over(turn)
    turn.store.audit.record(
        "invitation withdrawn",
        turn.now,
        actor=turn.sender.person,
        season=this.season,
        association=this.association,
        details={"role": this.role.value},
    )
    done = say("Withdrawn: {seat}. Whoever has the code does not get in with it.", seat=_seat(turn, this))
    return home.show(turn, done)


def outstanding(turn: Turn, season: int) -> list[Outstanding]:
    """Return the codes of a season and of its province's board that staff may withdraw. Raises NotAllowed."""
    this = places.check_board(turn, Act.INVITE, season)
    return turn.store.invites.outstanding(turn.now, season=season, province=this.province)


def _find(turn: Turn, season: int, invitation: int) -> Outstanding | None:
    return next((each for each in outstanding(turn, season) if each.id == invitation), None)


def _over(turn: Turn) -> Reply:
    return home.show(turn, say("That code is used, withdrawn or out of date already, so nothing was changed."))


def _seat(turn: Turn, this: Outstanding) -> Text:
    if this.season is None or this.association is None:
        return wording.ROLES[this.role]
    name = turn.store.seasons.member(this.season, this.association).name
    return say("{role}: {name}", role=wording.ROLES[this.role], name=name)
