"""Inviting (/moi): staff for any seat of their province's blocs, a holder for their own.

Belongs here: choosing the seat, and handing the code over. A seat is never filled by a rival head's word. What a
code is worth is `emulation.invitations`.
"""

from dataclasses import replace

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say
from conversation.steps import ask, choice
from emulation.bloc import Association, Season
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Role, Seat, seats_in
from emulation.season import Office
from handlers import Flow, Turn, home, places, seasons
from storage.issuing import Seating, issue

flow = Flow("invite")

_PAGE = 8
_NAMES: dict[Role, Text] = {
    Role.OFFICER: say("Officer of an association"),
    Role.SECRETARY: say("Secretary of the bloc"),
    Role.HEAD: say("Head of the bloc"),
    Role.DEPUTY: say("Deputy head of the bloc"),
    Role.STAFF: say("Staff of the board"),
}


@flow.command("moi", "invite", describe=say("Invite somebody"), words=("mời người", "invite"))
@flow.step
def invite(turn: Turn) -> Reply:
    """Offer the seats one may fill."""
    held = places.seats(turn)
    if any(seat.role is Role.STAFF for seat in held):
        return seasons.pick(turn, roles)
    own = [seat for seat in held if seat.role in OF_ASSOCIATION and seat.season is not None]
    if not own:
        raise NotAllowed(Act.INVITE)
    return ask(
        say("You may invite a colleague to the seat you hold yourself."),
        *(
            choice(
                say("{role}: {name}", role=_NAMES[seat.role], name=_member(turn, seat).name),
                hand_over,
                seat.role.value,
                seat.season or 0,
                seat.association or 0,
            )
            for seat in own[:_PAGE]
        ),
        choice(say("Back"), home.back),
    )


@flow.step
def roles(turn: Turn, season: int) -> Reply:
    """Ask which role, in a season."""
    this = turn.store.seasons.by_id(season)
    _check_staff(turn, this)
    members = turn.store.seasons.members(season)
    go: list[Choice] = [choice(_NAMES[Role.OFFICER], officers, season, 0)]
    for role, office in ((Role.HEAD, Office.HEAD), (Role.DEPUTY, Office.DEPUTY)):
        holder = next((each for each in members if each.office is office), None)
        if holder is not None:
            go.append(
                choice(
                    say("{role}: {name}", role=_NAMES[role], name=holder.name), hand_over, role.value, season, holder.id
                )
            )
    go.append(choice(_NAMES[Role.SECRETARY], hand_over, Role.SECRETARY.value, season, 0))
    go.append(choice(_NAMES[Role.STAFF], hand_over, Role.STAFF.value, season, 0))
    return ask(say("For which seat?"), *go, choice(say("Back"), home.back))


@flow.step
def officers(turn: Turn, season: int, start: int) -> Reply:
    """Ask which association, a page at a time."""
    _check_staff(turn, turn.store.seasons.by_id(season))
    members = turn.store.seasons.members(season)
    go = [choice(each.name, hand_over, Role.OFFICER.value, season, each.id) for each in members[start : start + _PAGE]]
    if start + _PAGE < len(members):
        go.append(choice(say("More"), officers, season, start + _PAGE))
    return ask(say("For which association?"), *go, choice(say("Back"), roles, season))


@flow.step
def hand_over(turn: Turn, role: str, season: int, association: int) -> Reply:
    """Issue the code. Raises NotAllowed."""
    this = turn.store.seasons.by_id(season)
    wanted = Role(role)
    member = turn.store.seasons.member(season, association) if association else None
    _check(turn, this, wanted, member)
    code = issue(
        turn.store,
        Seating(
            role=wanted,
            season=None if wanted is Role.STAFF else season,
            association=association or None,
            association_code=member.code if member else None,
            province=this.province if wanted is Role.STAFF else None,
        ),
        digest=turn.services.digest,
        draw=turn.services.draw,
        now=turn.now,
        life=turn.services.invitation_life,
        issued_by=turn.sender.person,
    )
    links = turn.services.links(code)
    shown = ask(
        lines(
            say("{role}: {name}", role=_NAMES[wanted], name=member.name) if member else _NAMES[wanted],
            say(
                "Code: {code}. It holds for {days} days and opens one seat once.",
                code=code,
                days=turn.services.invitation_life.days,
            ),
            *(say("Link: {link}", link=link) for link in links.values()),
            say("Read it out on the phone or pass it on to that person only."),
        ),
        choice(say("Another code"), invite),
        choice(say("Back"), home.back),
    )
    return replace(shown, sealed=True)


def _check(turn: Turn, season: Season, role: Role, member: Association | None) -> None:
    held = seats_in(places.seats(turn), season.id, season.province)
    offices = {Role.HEAD: Office.HEAD, Role.DEPUTY: Office.DEPUTY}
    if role in OF_ASSOCIATION and member is None:
        raise NotAllowed(Act.INVITE)
    if role in offices and member is not None and member.office is not offices[role]:
        raise NotAllowed(Act.INVITE)
    if any(seat.role is Role.STAFF for seat in held) and role is not Role.OPERATOR:
        return
    own = Seat(role=role, season=season.id, association=member.id if member else None)
    if role not in OF_ASSOCIATION or own not in held:
        raise NotAllowed(Act.INVITE)


def _check_staff(turn: Turn, season: Season) -> None:
    held = seats_in(places.seats(turn), season.id, season.province)
    if not any(seat.role is Role.STAFF for seat in held):
        raise NotAllowed(Act.INVITE)


def _member(turn: Turn, seat: Seat) -> Association:
    return turn.store.seasons.member(seat.season or 0, seat.association or 0)
