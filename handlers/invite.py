"""Inviting (/moi): staff for any seat of their province's blocs, a holder for their own.

Belongs here: choosing the seat, and handing the code over. A seat is never filled by a rival head's word. What a
code is worth is `emulation.invitations`.
"""

from msgspec.structs import replace

from conversation.messages import Choice, Reply
from conversation.sentences import lines, say
from conversation.steps import ask, choice, takes, way
from emulation.bloc import Association, Season
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Role, Seat, seats_in
from emulation.season import Office
from handlers import Flow, Turn, home, places, seasons, takeover, withdrawing, wording
from storage.issuing import Seating, issue

flow = Flow("invite")

_PAGE = 8
_PHONE_END = 3


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
                say("{role}: {name}", role=wording.ROLES[seat.role], name=_member(turn, seat).name),
                whether,
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
    places.check_board(turn, Act.INVITE, season)
    members = turn.store.seasons.members(season)
    go: list[Choice] = [choice(wording.ROLES[Role.OFFICER], officers, season, 0)]
    waiting = turn.store.takeovers.asked_in([season])
    for role, office in ((Role.HEAD, Office.HEAD), (Role.DEPUTY, Office.DEPUTY)):
        holder = next((each for each in members if each.office is office), None)
        if holder is not None:
            label = say("{role}: {name}", role=wording.ROLES[role], name=holder.name)
            go.append(choice(label, whether, role.value, season, holder.id))
    go.append(choice(wording.ROLES[Role.SECRETARY], whether, Role.SECRETARY.value, season, 0))
    go.append(choice(wording.ROLES[Role.STAFF], hand_over, Role.STAFF.value, season, 0))
    if waiting:
        go.append(choice(say("Take-overs of seats that wait: {number}", number=len(waiting)), takeover.decisions))
    if unused := withdrawing.outstanding(turn, season):
        go.append(choice(say("Codes not used yet: {number}", number=len(unused)), withdrawing.codes, season, 0))
    return ask(say("For which seat?"), *go, choice(say("Back"), home.back))


@flow.step
def officers(turn: Turn, season: int, start: int) -> Reply:
    """Ask which association, a page at a time."""
    places.check_board(turn, Act.INVITE, season)
    members = turn.store.seasons.members(season)
    go = [choice(each.name, whether, Role.OFFICER.value, season, each.id) for each in members[start : start + _PAGE]]
    if start + _PAGE < len(members):
        go.append(choice(say("More"), officers, season, start + _PAGE))
    return ask(say("For which association?"), *go, choice(say("Back"), roles, season))


@flow.step
def whether(turn: Turn, role: str, season: int, association: int) -> Reply:
    """Where somebody holds the seat, ask whether the new one comes beside or instead of them. Raises NotAllowed."""
    this = turn.store.seasons.by_id(season)
    member = turn.store.seasons.member(season, association) if association else None
    _check(turn, this, Role(role), member)
    seat = Seat(role=Role(role), season=season, association=association or None)
    if not takeover.holders(turn.store, seat):
        return hand_over(turn, role, season, association)
    return ask(
        say("Somebody holds this seat now. Is the code for a second person, or for somebody in their place?"),
        choice(say("A second person beside them"), hand_over, role, season, association),
        choice(say("In their place: they are asked first"), phone, role, season, association),
        choice(say("Back"), invite),
    )


@flow.step
def phone(turn: Turn, role: str, season: int, association: int) -> Reply:
    """Ask for the end of the newcomer's phone number, by which the holder may know them."""
    return ask(
        say("What are the last three digits of the newcomer's phone number? The holder of the seat is shown them."),
        way(say("I do not know"), hand_over, role, season, association, instead=True),
        answer=takes(phone_typed, role, season, association),
    )


@flow.step
def phone_typed(turn: Turn, role: str, season: int, association: int) -> Reply:
    """Take the last three of the digits typed."""
    digits = "".join(each for each in turn.text if each in "0123456789")
    if len(digits) < _PHONE_END:
        return turn.again(say("Please type the last three digits, for example 321."))
    return hand_over(turn, role, season, association, instead=True, phone_end=digits[-_PHONE_END:])


@flow.step
def hand_over(
    turn: Turn, role: str, season: int, association: int, instead: bool = False, phone_end: str | None = None
) -> Reply:
    """Issue the code, with `instead` for somebody in the place of whoever holds the seat. Raises NotAllowed."""
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
            takes_over=instead and wanted is not Role.STAFF,
            phone_end=phone_end,
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
            say("{role}: {name}", role=wording.ROLES[wanted], name=member.name) if member else wording.ROLES[wanted],
            say(
                "Code: {code}. It holds for {days} days and opens one seat once.",
                code=code,
                days=turn.services.invitation_life.days,
            ),
            say("Whoever holds the seat now is asked before it changes hands.") if instead else None,
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


def _member(turn: Turn, seat: Seat) -> Association:
    return turn.store.seasons.member(seat.season or 0, seat.association or 0)
