"""Coming in: the first screen, an invitation code, and the polite way out for strangers.

Belongs here: joining. What a code is worth is `emulation.invitations`; drawing one is `bot`.
"""

from conversation.messages import Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice, takes, tell
from conversation.text import fold
from emulation.invitations import (
    PREFIX_WINDOW,
    WINDOW,
    CodeExpired,
    CodeUsed,
    Invitation,
    TooManyTries,
    WrongCode,
    canonical,
    check,
    check_tries,
)
from emulation.linking import canonical as linking_code
from emulation.people import OF_ASSOCIATION, Role, Seat
from handlers import Flow, Turn, home, linking, takeover

flow = Flow("start")

_TRIED = "code"
_TRIED_PREFIX = "code prefix"


@flow.command("start", describe=say("Begin, or enter an invitation code"), words=("bắt đầu", "xin chào", "chào"))
@flow.step
def start(turn: Turn) -> Reply:
    """The first screen, or straight on with the code behind the command."""
    if turn.rest:
        link = linking_code(fold(turn.rest))
        return with_code(turn, turn.rest) if link is None else linking.with_code(turn, link)
    if turn.sender.person is None:
        return stranger(turn)
    return home.show(turn)


@flow.step
def stranger(turn: Turn) -> Reply:
    """Answer somebody unknown: politely, with nothing about the bloc."""
    return ask(
        lines(
            say("Good day. This assistant serves the member associations of the emulation bloc only."),
            _NEVER,
            say("If you hold an invitation code, please type it, for example NCT-4827."),
            say("To ask for one: {contact}", contact=turn.services.contact),
        ),
        answer=takes(code_typed),
    )


@flow.step
def code_typed(turn: Turn) -> Reply:
    """Take what a stranger typed as a code, if it reads as one."""
    if canonical(turn.text) is None:
        if (link := linking_code(fold(turn.text))) is not None:
            return linking.with_code(turn, link)
        return turn.again(
            say(
                "That is not an invitation code. A code has letters and four digits, for example NCT-4827."
                " To ask for one: {contact}",
                contact=turn.services.contact,
            )
        )
    return with_code(turn, turn.text)


def looks_like_code(text: str) -> bool:
    """Tell whether a text reads as an invitation code, wherever it was typed."""
    return canonical(text) is not None


def with_code(turn: Turn, text: str) -> Reply:
    """Show what a code opens and ask for consent; the code is used up only by saying yes."""
    code = canonical(text)
    # A code given out before the installation's secret was changed still opens its seat.
    known = turn.services.digests(code or text)
    digest = next((each for each in known if turn.store.invites.taken(each)), known[0])
    try:
        invitation = _checked(turn, code, digest)
    except (WrongCode, CodeUsed, CodeExpired, TooManyTries) as refusal:
        return _refused(turn, refusal)
    return ask(
        lines(
            *_welcome(turn, invitation),
            say("Somebody holds this seat now; they are asked first.") if invitation.takes_over else None,
            _NEVER,
            say("What you enter is used only for the bloc's year-end review and is seen by its board."),
        ),
        choice(say("I agree, let me in"), enter, digest, code or ""),
        choice(say("Not now"), not_now),
    )


@flow.step
def enter(turn: Turn, digest: str, code: str) -> Reply:
    """Use the code up: the seat is taken."""
    try:
        invitation = _checked(turn, code, digest)
    except (WrongCode, CodeUsed, CodeExpired, TooManyTries) as refusal:
        return _refused(turn, refusal)
    seat = Seat(
        role=invitation.role,
        season=invitation.season,
        association=invitation.association,
        province=invitation.province,
    )
    person = turn.sender.person
    if person is None:
        person = turn.store.people.add(_name(turn, invitation), turn.sender.language, turn.now)
        turn.store.people.owns(person, turn.sender.address_id)
    elif seat in turn.store.people.seats(person):
        return home.show(turn, say("You hold this seat already; the code was not used."))
    if not turn.store.invites.use(invitation.id, person, turn.now):
        return _refused(turn, CodeUsed())
    if invitation.takes_over and takeover.holders(turn.store, seat, person):
        return takeover.asked(turn, invitation, seat, person)
    _tell_holders(turn, invitation)
    turn.store.people.sit(person, seat, turn.now)
    turn.store.audit.record(
        "joined",
        turn.now,
        actor=person,
        season=invitation.season,
        association=invitation.association,
        details={"role": invitation.role.value},
    )
    return home.show(turn, say("You are in."), person=person)


@flow.step
def not_now(turn: Turn) -> Reply:
    """Leave the door as it was."""
    return ask(say("All right. The code still holds; type it again whenever you like."), answer=takes(code_typed))


_NEVER = say("The assistant never asks for money, passwords or OTP codes.")


def _checked(turn: Turn, code: str | None, digest: str) -> Invitation:
    """Return the invitation. Wrong codes are counted, so this is caught, never left to undo the turn."""
    address = f"{turn.sender.address.channel}:{turn.sender.address.id}"
    prefix = code.partition("-")[0] if code else ""
    invites = turn.store.invites
    check_tries(
        invites.tries(_TRIED, address, turn.now - WINDOW),
        invites.tries(_TRIED_PREFIX, prefix, turn.now - PREFIX_WINDOW) if prefix else 0,
        turn.now,
    )
    invitation = invites.find(digest)
    if invitation is None:
        invites.tried(_TRIED, address, turn.now)
        if prefix:
            invites.tried(_TRIED_PREFIX, prefix, turn.now)
    return check(invitation, turn.now)


def _refused(turn: Turn, refusal: Exception) -> Reply:
    match refusal:
        case CodeUsed():
            why: Text = say("This code was used already. If that was not you, please tell the board at once.")
        case CodeExpired():
            why = say("This code is no longer valid.")
        case TooManyTries(after=after):
            why = say("Too many wrong codes. Please try again after {after}.", after=after)
        case _:
            why = say("I do not know this code. Please check it and type it again.")
    contact = say("To ask for a new one: {contact}", contact=turn.services.contact)
    if turn.sender.person is not None:
        return tell(lines(why, contact))
    return ask(lines(why, contact), answer=takes(code_typed))


def _welcome(turn: Turn, invitation: Invitation) -> tuple[Text, ...]:
    who = say("Good day, {name}.", name=_name(turn, invitation))
    if invitation.season is not None:
        season = turn.store.seasons.by_id(invitation.season)
        return (
            who,
            say(
                "This is the year-end assistant of {bloc}, year {year}, run by {board}.",
                bloc=season.bloc,
                year=season.year,
                board=season.board,
            ),
        )
    found = turn.store.seasons.all(invitation.province) if invitation.province is not None else []
    board = found[0].board if found else turn.services.contact
    return (who, say("This is the year-end assistant of the emulation blocs, run by {board}.", board=board))


def _name(turn: Turn, invitation: Invitation) -> str:
    if invitation.association is not None and invitation.season is not None:
        return turn.store.seasons.member(invitation.season, invitation.association).name
    if invitation.role is Role.STAFF and invitation.province is not None:
        found = turn.store.seasons.all(invitation.province)
        return found[0].board if found else "Ban Thi đua - Khen thưởng"
    return {Role.SECRETARY: "Thư ký khối", Role.OPERATOR: "Người vận hành"}.get(invitation.role, "đồng chí")


def _tell_holders(turn: Turn, invitation: Invitation) -> None:
    """Tell those who sit for the association that somebody joined them: a stolen code shows itself."""
    if invitation.role not in OF_ASSOCIATION or invitation.season is None:
        return
    holders = turn.store.people.holders(invitation.season, tuple(OF_ASSOCIATION), association=invitation.association)
    name = _name(turn, invitation)
    for holder in holders:
        if holder != turn.sender.person:
            turn.tell(
                holder,
                tell(
                    spaced(
                        say("Somebody has just joined for {name} with a code from the board.", name=name),
                        say("If you do not know about it, please call: {contact}", contact=turn.services.contact),
                    )
                ),
                key=f"joined:{invitation.id}:{holder}",
            )
