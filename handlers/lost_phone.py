"""Somebody's phone is lost: a colleague of the same association, or staff, takes its addresses out.

Belongs here: choosing whose, and doing it. One's own lost phone is `handlers.linking`. A rival has no say: whoever does
it sits for the very association, or is staff of its province; staff hear of it, and so does whoever lost the phone.
"""

from collections.abc import Mapping

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice, tell
from emulation.bloc import Season
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Role, seats_in
from handlers import Flow, Turn, home, linking, places, seasons, wording

flow = Flow("lost_phone")

_PAGE = 8
SECRETARY, BOARD = 0, -1
"""In place of an association: the bloc's secretary, and the staff of the board, who sit for none."""

_NO_ASSOCIATION: Mapping[int, Text] = {
    SECRETARY: wording.ROLES[Role.SECRETARY],
    BOARD: wording.ROLES[Role.STAFF],
}


@flow.step
def lost(turn: Turn) -> Reply:
    """Ask for whose association it is: staff for any, others for their own. Raises NoSeat."""
    if any(seat.role is Role.STAFF for seat in places.seats(turn)):
        return seasons.pick(turn, whose)
    own = places.desks(turn)
    if not own:
        raise NotAllowed(Act.INVITE)
    if len(own) == 1:
        return who(turn, own[0].season.id, own[0].association.id)
    return ask(
        say("Which association?"),
        *(choice(each.association.name, who, each.season.id, each.association.id) for each in own[:_PAGE]),
        choice(say("Back"), linking.linking),
    )


@flow.step
def whose(turn: Turn, season: int) -> Reply:
    """Show the first page of associations: staff only. Raises NotAllowed."""
    return page(turn, season, 0)


@flow.step
def page(turn: Turn, season: int, start: int) -> Reply:
    """Show associations, a page at a time: staff only. Raises NotAllowed."""
    if not _is_staff(turn, turn.store.seasons.by_id(season)):
        raise NotAllowed(Act.INVITE)
    members = turn.store.seasons.members(season)
    go = [choice(each.name, who, season, each.id) for each in members[start : start + _PAGE]]
    if start + _PAGE < len(members):
        go.append(choice(say("More"), page, season, start + _PAGE))
    if start == 0:
        go.append(choice(_NO_ASSOCIATION[SECRETARY], who, season, SECRETARY))
        go.append(choice(_NO_ASSOCIATION[BOARD], who, season, BOARD))
    return ask(say("Which association?"), *go, choice(say("Back"), home.back))


@flow.step
def who(turn: Turn, season: int, association: int) -> Reply:
    """Ask whose phone it is. Raises NotAllowed."""
    _check(turn, season, association)
    others = _holders(turn, season, association)
    if not others:
        return home.show(turn, say("Nobody else sits there."))
    return ask(
        say("Whose phone is lost?"),
        *(choice(label, which, season, association, person) for person, label in others[:_PAGE]),
        choice(say("Back"), home.back),
    )


@flow.step
def which(turn: Turn, season: int, association: int, person: int) -> Reply:
    """Ask which of their addresses is on the lost phone. Raises NotAllowed."""
    _check(turn, season, association, person)
    theirs = turn.store.linking.places(person)
    if not theirs:
        return home.show(turn, say("No message reaches that person anywhere now."))
    go: list[Choice] = [
        choice(linking.named(turn, each, preferred=number == 0), revoke, season, association, person, each.id)
        for number, each in enumerate(theirs)
    ]
    if len(theirs) > 1:
        go.append(choice(say("All of them"), revoke, season, association, person, 0))
    return ask(
        lines(
            say("Which of them is on the lost phone? Whoever holds that phone is out at once."),
            say("The seat stays theirs. With a new phone they come back by a code from the board."),
        ),
        *go,
        choice(say("Back"), home.back),
    )


@flow.step
def revoke(turn: Turn, season: int, association: int, person: int, address: int) -> Reply:
    """Take one address out, or (0) all of them. Raises NotAllowed."""
    _check(turn, season, association, person)
    gone = tuple(each for each in turn.store.linking.places(person) if address in {0, each.id})
    if not gone:
        return home.show(turn, say("No message reaches that person anywhere now."))
    linking.cut(turn, person, gone)
    turn.store.audit.record(
        "phone lost",
        turn.now,
        actor=turn.sender.person,
        season=season,
        association=None if association in _NO_ASSOCIATION else association,
        details={"person": person, "addresses": [each.id for each in gone]},
    )
    this = turn.store.seasons.by_id(season)
    name = _NO_ASSOCIATION.get(association) or turn.store.seasons.member(season, association).name
    for staff in turn.store.people.holders(season, (Role.STAFF,), province=this.province):
        if staff not in {turn.sender.person, person}:
            turn.tell(staff, tell(say("A phone was reported lost and is out: {name}.", name=name)))
    return home.show(turn, say("Done: that phone is out, with everything that was open on it."))


def _check(turn: Turn, season: int, association: int, person: int | None = None) -> None:
    """Pass for staff and for whoever sits for the association, about somebody else who does. Raises NotAllowed."""
    this = turn.store.seasons.by_id(season)
    own = any(
        seat.role in OF_ASSOCIATION and seat.season == season and seat.association == association
        for seat in places.seats(turn)
    )
    if not own and not _is_staff(turn, this):
        raise NotAllowed(Act.INVITE)
    if person is not None and person not in {each for each, _ in _holders(turn, season, association)}:
        raise NotAllowed(Act.INVITE)


def _is_staff(turn: Turn, season: Season) -> bool:
    held = seats_in(places.seats(turn), season.id, season.province)
    return any(seat.role is Role.STAFF for seat in held)


def _holders(turn: Turn, season: int, association: int) -> list[tuple[int, Text]]:
    """Return who else sits there, told apart by their place in the row and where they are reached."""
    if association == BOARD:
        province = turn.store.seasons.by_id(season).province
        found = turn.store.people.holders(season, (Role.STAFF,), province=province)
    elif association == SECRETARY:
        found = turn.store.people.holders(season, (Role.SECRETARY,))
    else:
        found = turn.store.people.holders(season, tuple(OF_ASSOCIATION), association=association)
    return [
        (person, say("person {number}, reached at {number_of_places} places", number=number, number_of_places=many))
        for number, person in enumerate(found, 1)
        if person != turn.sender.person
        for many in (len(turn.store.linking.places(person)),)
    ]
