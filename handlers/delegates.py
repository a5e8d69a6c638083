"""Who votes for an association: its registered voter and one substitute.

Belongs here: naming them, by whoever votes for the association now or by staff of the board, never by a rival. Who
votes where nobody was named is `emulation.ballots.conduct`; the choice is fixed when a ballot opens.
"""

from conversation.messages import Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice, tell
from emulation.ballots.conduct import Delegate, delegates
from emulation.bloc import Season
from emulation.people import Act, NotAllowed, Role, seats_in
from handlers import Flow, Turn, ballots, places

flow = Flow("delegates")

_PAGE = 8


@flow.step
def associations(turn: Turn, season: int, start: int) -> Reply:
    """List the associations to see or change who votes for one: staff only. Raises NotAllowed."""
    this = turn.store.seasons.by_id(season)
    if not is_staff(turn, this):
        raise NotAllowed(Act.CONDUCT_BALLOT)
    members = turn.store.seasons.members(season)
    go = [choice(each.name, show, season, each.id) for each in members[start : start + _PAGE]]
    if start + _PAGE < len(members):
        go.append(choice(say("More"), associations, season, start + _PAGE))
    return ask(say("Which association?"), *go, choice(say("Back"), ballots.listing, season, 0))


@flow.step
def show(turn: Turn, season: int, association: int) -> Reply:
    """Show who votes for an association, and offer to change it. Raises NotAllowed."""
    _may_name(turn, season, association)
    seated = _seated(turn, season, association)
    now = standing(turn, season, association)
    names = dict(seated)
    name = turn.store.seasons.member(season, association).name
    if now is None:
        text: Text = say("Nobody has come in for {name} yet, so nobody can vote for it.", name=name)
    else:
        substitute = names.get(now.substitute) if now.substitute is not None else None
        text = lines(
            say("For {name} votes: {voter}.", name=name, voter=names[now.person]),
            say("Substitute: {substitute}.", substitute=substitute) if substitute else say("There is no substitute."),
            say("A change holds for ballots that open from now on."),
        )
    go = []
    if len(seated) > 1:
        go.append(choice(say("Name another voter"), pick, season, association, False))
        go.append(choice(say("Name a substitute"), pick, season, association, True))
    return ask(text, *go, choice(say("Back"), ballots.listing, season, 0))


@flow.step
def pick(turn: Turn, season: int, association: int, substitute: bool) -> Reply:
    """Ask whom to name."""
    _may_name(turn, season, association)
    return ask(
        say("Whom?"),
        *(
            choice(label, name, season, association, person, substitute)
            for person, label in _seated(turn, season, association)[:_PAGE]
        ),
        choice(say("Back"), show, season, association),
    )


@flow.step
def name(turn: Turn, season: int, association: int, person: int, substitute: bool) -> Reply:
    """Name the voter or the substitute; whoever votes now is told. Raises NotAllowed."""
    _may_name(turn, season, association)
    now = standing(turn, season, association)
    seated = [each for each, _ in _seated(turn, season, association)]
    if now is None or person not in seated:
        return show(turn, season, association)
    if substitute:
        named = Delegate(
            association=association, person=now.person, substitute=None if person == now.person else person
        )
    else:
        named = Delegate(
            association=association, person=person, substitute=None if person == now.substitute else now.substitute
        )
    turn.store.ballots.name_delegate(season, named, places.person(turn), turn.now)
    turn.store.audit.record(
        "voter named",
        turn.now,
        actor=turn.sender.person,
        season=season,
        association=association,
        details={"person": named.person, "substitute": named.substitute},
    )
    told = say(
        "Who votes for {name} was changed. If you do not know about it, please call: {contact}",
        name=turn.store.seasons.member(season, association).name,
        contact=turn.services.contact,
    )
    for each in seated:
        if each != turn.sender.person:
            turn.tell(each, tell(told))
    return show(turn, season, association)


def standing(turn: Turn, season: int, association: int) -> Delegate | None:
    """Return who votes for an association if a ballot opened now."""
    seated = [(each.association, each.person) for each in turn.store.ballots.seated(season)]
    found = delegates([association], turn.store.ballots.delegates(season), seated)
    return found[0] if found else None


def is_staff(turn: Turn, season: Season) -> bool:
    """Tell whether somebody is staff of the season's province. Raises NoSeat."""
    held = seats_in(places.seats(turn), season.id, season.province)
    return any(seat.role is Role.STAFF for seat in held)


def _may_name(turn: Turn, season: int, association: int) -> None:
    """Pass for staff, and for whoever votes for the association now. Raises NotAllowed."""
    now = standing(turn, season, association)
    if is_staff(turn, turn.store.seasons.by_id(season)):
        return
    if now is None or now.person != places.person(turn):
        raise NotAllowed(Act.ANSWER)


def _seated(turn: Turn, season: int, association: int) -> list[tuple[int, Text]]:
    """Return who sits for an association, longest first, each told apart by when they came in."""
    people = [each for each in turn.store.ballots.seated(season) if each.association == association]
    return [
        (
            each.person,
            say("you, here since {moment}", moment=each.since)
            if each.person == turn.sender.person
            else say("person {number}, here since {moment}", number=number, moment=each.since),
        )
        for number, each in enumerate(people, 1)
    ]
