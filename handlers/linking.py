"""One person, many addresses (/lienket): joining another one by a code, which is preferred, leaving one.

Belongs here: what a person does with their own addresses. Both ends agree to a joining, the old one in words: whoever
reads the six digits of somebody else's screen out loud has given nothing away yet. What a code is worth is
`emulation.linking`; a colleague's lost phone is `handlers.lost_phone`.
"""

from msgspec.structs import replace

from conversation.messages import Choice, Reachable, Reply
from conversation.sentences import Text, lines, listed, say, spaced
from conversation.steps import ask, choice, takes, tell, way
from conversation.text import fold
from emulation.invitations import CodeExpired, TooManyTries, WrongCode
from emulation.linking import DIGITS, LIFE, WINDOW, LinkCode, canonical, check, check_tries
from emulation.people import OF_ASSOCIATION, Role
from handlers import Flow, Turn, home, places
from storage.linking import Place

flow = Flow("linking")

_TRIED = "link code"
_TRIED_BY_ALL = "link code by all"
_MOST_DRAWS = 50
_NOBODY = say("Read this code out to nobody, not even to the head of the bloc.")


@flow.command("lienket", "link", describe=say("Receive messages elsewhere too"), words=("liên kết", "link"))
@flow.step
def linking(turn: Turn) -> Reply:
    """Show one's addresses; where nobody is known yet, ask for the code shown elsewhere."""
    if turn.rest:
        return with_code(turn, canonical(fold(turn.rest)))
    return show(turn) if turn.store.people.seats(turn.sender.person) else _ask_for_code(turn)


# --- the new end ------------------------------------------------------------------------------------------------------


def _ask_for_code(turn: Turn, why: Text | None = None) -> Reply:
    return ask(
        lines(
            why,
            say("Please type the six digits that the assistant shows where you are known already."),
            say("To see them, type there: link. If you hold an invitation code, just type it."),
        ),
        answer=takes(code_typed),
    )


@flow.step
def code_typed(turn: Turn) -> Reply:
    """Take what was typed as a code to join by, or as an invitation code."""
    from handlers import start

    code = canonical(fold(turn.text))
    return start.code_typed(turn) if code is None else with_code(turn, code)


def is_code(text: str) -> bool:
    """Tell whether a stranger's words read as digits to join by."""
    return canonical(fold(text)) is not None


def says_it_is_a_code(text: str) -> bool:
    """Tell whether words name themselves as digits to join by ("liên kết 482716"), so that they are no figure."""
    return is_code(text) and not text[:1].isdecimal()


def with_code(turn: Turn, code: str | None) -> Reply:
    """Say what a code would join this place to, and ask."""
    if turn.store.people.seats(turn.sender.person):
        return _seated_already(turn)
    digest = _digest(turn, code or "")
    try:
        found = _checked(turn, digest)
    except (WrongCode, CodeExpired, TooManyTries) as refusal:
        return _ask_for_code(turn, _why(refusal))
    return ask(
        lines(
            say("This place would receive the messages of: {who}.", who=_who(turn, found.person)),
            say("Whoever writes from here could then enter figures and vote in that name."),
            say("Is that you yourself?"),
        ),
        choice(say("Yes, join this place"), join, digest),
        choice(say("No, that is not me"), not_me),
    )


@flow.step
def join(turn: Turn, digest: str) -> Reply:
    """Have the old end asked; nothing is joined before it agrees."""
    if turn.store.people.seats(turn.sender.person):
        return _seated_already(turn)
    try:
        found = _checked(turn, digest)
    except (WrongCode, CodeExpired, TooManyTries) as refusal:
        return _ask_for_code(turn, _why(refusal))
    if not turn.store.linking.typed(found.id, turn.sender.address_id, turn.now + LIFE):
        return _ask_for_code(turn, _why(WrongCode()))
    place = turn.services.channel_name(turn.sender.address.channel)
    turn.tell(found.person, tell(_asking(turn, place)), at=found.address)
    return tell(
        lines(
            say("I have asked where you are known already."),
            say("Please go there and type: agree to link. It must be done within ten minutes."),
        )
    )


@flow.step
def not_me(turn: Turn) -> Reply:
    """Leave everything as it was."""
    from handlers import start

    return start.stranger(turn)


def _seated_already(turn: Turn) -> Reply:
    # Else somebody could be talked into giving a whole seat away by typing six digits.
    return tell(
        say(
            "This place is known already and keeps its own seat, so it was not joined to another. To change that,"
            " please call: {contact}",
            contact=turn.services.contact,
        )
    )


def _digest(turn: Turn, code: str) -> str:
    return turn.services.digest(f"link {code}")


def _checked(turn: Turn, digest: str) -> LinkCode:
    """Return the code. Wrong codes are counted, so this is caught, never left to undo the turn."""
    invites = turn.store.invites
    here = f"{turn.sender.address.channel}:{turn.sender.address.id}"
    check_tries(
        invites.tries(_TRIED, here, turn.now - WINDOW), invites.tries(_TRIED_BY_ALL, "", turn.now - LIFE), turn.now
    )
    found = turn.store.linking.find(digest)
    if found is None:
        invites.tried(_TRIED, here, turn.now)
        invites.tried(_TRIED_BY_ALL, "", turn.now)
    return check(found, turn.now)


def _why(refusal: Exception) -> Text:
    match refusal:
        case CodeExpired():
            return say("These digits no longer hold. Please have new ones shown.")
        case TooManyTries(after=after):
            return say("Too many wrong codes. Please try again after {after}.", after=after)
        case _:
            return say("I do not know these digits.")


# --- the old end ------------------------------------------------------------------------------------------------------


def _asking(turn: Turn, place: Text) -> Text:
    return lines(
        say("Somebody asks to receive your messages at another place too: {place}.", place=place),
        say("If that is you, type: agree to link. If it is not, type: do not link."),
        say("Read no code out to anybody, not even to the head of the bloc."),
    )


@flow.step
def add(turn: Turn) -> Reply:
    """Show a code to type at the new place."""
    person = places.person(turn)
    places.seats(turn)
    drawn = (turn.services.draw(DIGITS) for _ in range(_MOST_DRAWS))
    code = next(each for each in drawn if not turn.store.linking.taken(_digest(turn, each), turn.now))
    turn.store.linking.give(_digest(turn, code), person, turn.sender.address_id, turn.now, turn.now + LIFE)
    turn.store.audit.record("link code shown", turn.now, actor=person)
    shown = ask(
        lines(
            say("Code: {code}. It holds for ten minutes, once.", code=f"{code[:3]} {code[3:]}"),
            say("Open the assistant at the other place and type: link {code}", code=code),
            say("Then come back here: I shall ask whether it was you."),
            _NOBODY,
        ),
        choice(say("Back"), home.back),
    )
    return replace(shown, sealed=True)


@flow.command(describe=say("Let another place receive one's messages"), words=("đồng ý nối", "agree to link"))
@flow.step
def agreed(turn: Turn) -> Reply:
    """Join the place that typed the code. Raises NoSeat."""
    person = places.person(turn)
    places.seats(turn)
    code = _waiting(turn)
    if code is None or code.typed_at is None:
        return turn.again(say("No other place is waiting to be joined."))
    owner = turn.store.linking.owner(code.typed_at)
    turn.store.linking.end(code.id)
    if owner is not None and turn.store.people.seats(owner):
        return turn.again(say("That place has come in by a code of its own meanwhile, so it was not joined."))
    turn.store.people.owns(person, code.typed_at)
    turn.store.audit.record("linked", turn.now, actor=person, details={"address": code.typed_at})
    turn.tell(
        person,
        tell(say("This place is joined: {who}. To begin, type: help.", who=_who(turn, person))),
        at=code.typed_at,
    )
    return show(turn, say("Joined."))


@flow.command(describe=say("Keep another place out"), words=("không nối", "do not link"))
@flow.step
def refused(turn: Turn) -> Reply:
    """Keep the place that typed the code out. Raises NoSeat."""
    code = _waiting(turn)
    if code is None:
        return turn.again(say("No other place is waiting to be joined."))
    turn.store.linking.end(code.id)
    turn.store.audit.record("link refused", turn.now, actor=places.person(turn), details={"address": code.typed_at})
    return turn.again(
        say(
            "It was kept out; nothing has changed. If somebody asked you for digits, please tell: {contact}",
            contact=turn.services.contact,
        )
    )


def _waiting(turn: Turn) -> LinkCode | None:
    """Return one's code that was typed somewhere and still holds."""
    code = None if turn.sender.person is None else turn.store.linking.of(turn.sender.person)
    return code if code is not None and code.typed_at is not None and turn.now < code.expires_at else None


# --- one's own addresses ----------------------------------------------------------------------------------------------


def show(turn: Turn, first: Text | None = None) -> Reply:
    """List one's addresses, without what they are called inside. Raises NoSeat."""
    from handlers import lost_phone

    held = places.seats(turn)
    own = turn.store.linking.places(places.person(turn))
    waiting = _waiting(turn)
    go: list[Choice] = []
    if own and own[0].id != turn.sender.address_id:
        go.append(choice(say("Remind me here first"), here_first))
    go.append(choice(say("Add another place"), add))
    if len(own) > 1:
        go.append(choice(say("Leave a place, or a phone is lost"), leave_which))
    if any(seat.role in OF_ASSOCIATION or seat.role is Role.STAFF for seat in held):
        go.append(choice(say("Somebody else lost their phone"), lost_phone.lost))
    asking = None
    if waiting is not None and waiting.typed_at is not None:
        where = turn.services.channel_name(turn.store.addresses.where(waiting.typed_at).channel)
        asking = _asking(turn, where)
    return ask(
        lines(
            first,
            say("You receive messages at:"),
            *(say("- {place}", place=named(turn, each, preferred=number == 0)) for number, each in enumerate(own)),
            asking,
        ),
        *go,
        choice(say("Back"), home.back),
    )


def named(turn: Turn, place: Place, *, preferred: bool = False) -> Text:
    """Return an address in words: its channel, what it is for, when it was last heard from."""
    marks: list[Text] = []
    if place.id == turn.sender.address_id:
        marks.append(say("this place"))
    if preferred:
        marks.append(say("reminders come here first"))
    if place.reach is Reachable.BLOCKED:
        marks.append(say("cannot be written to"))
    if place.heard_at is not None and place.id != turn.sender.address_id:
        marks.append(say("last heard {moment}", moment=place.heard_at))
    name = turn.services.channel_name(place.channel)
    return say("{place} ({marks})", place=name, marks=listed(marks)) if marks else name


@flow.command(describe=say("Have reminders sent here first"), words=("nhận nhắc ở đây", "remind me here"))
@flow.step
def here_first(turn: Turn) -> Reply:
    """Put this address before the others. Raises NoSeat."""
    turn.store.linking.prefer(places.person(turn), turn.sender.address_id)
    return show(turn, say("Noted: reminders come here first."))


@flow.step
def leave_which(turn: Turn) -> Reply:
    """Ask which address to give up."""
    own = turn.store.linking.places(places.person(turn))
    return ask(
        say("Which place shall no longer receive your messages? Whoever holds it is out at once."),
        *(choice(named(turn, each), leave, each.id) for each in own),
        way(say("Back"), linking),
    )


@flow.step
def leave(turn: Turn, address: int) -> Reply:
    """Give one of one's addresses up, never the last."""
    person = places.person(turn)
    own = {each.id: each for each in turn.store.linking.places(person)}
    if address not in own:
        return show(turn)
    if len(own) == 1:
        return show(turn, say("This is the only place where you are reached, so it stays. Add another one first."))
    cut(turn, person, (own[address],))
    if address == turn.sender.address_id:
        return tell(say("This place no longer receives your messages."))
    return show(turn, say("Done: that place is out, with everything that was open there."))


def cut(turn: Turn, person: int, gone: tuple[Place, ...]) -> None:
    """Take addresses away from a person, with log-ins and personal links, and tell them at the others."""
    for place in gone:
        turn.store.linking.unlink(person, place.id, turn.now)
        turn.store.audit.record(
            "unlinked", turn.now, actor=turn.sender.person, details={"person": person, "address": place.id}
        )
    turn.store.linking.shut_links(person, turn.now)
    names = listed([turn.services.channel_name(place.channel) for place in gone])
    for left in turn.store.linking.places(person):
        if left.id != turn.sender.address_id:
            turn.tell(
                person,
                tell(
                    spaced(
                        say("Your messages are no longer sent to: {places}.", places=names),
                        say("If you do not know about it, please call: {contact}", contact=turn.services.contact),
                    )
                ),
                at=left.id,
            )


def _who(turn: Turn, person: int) -> Text:
    """Name a person by what they sit for."""
    named_by = dict.fromkeys(
        turn.store.seasons.member(seat.season, seat.association).name
        for seat in turn.store.people.seats(person)
        if seat.season is not None and seat.association is not None
    )
    return listed(list(named_by)) if named_by else turn.store.people.find(person).name
