"""One's own phone number, for the bloc's secretary to call when no message comes through.

Belongs here: giving it and taking it back. Who sees it: `handlers.calls`.
"""

from conversation.messages import Reply
from conversation.sentences import lines, say
from conversation.steps import ask, takes, way
from emulation.phones import read_phone, written
from handlers import Flow, Turn, home, places

flow = Flow("phone")


@flow.step
def own(turn: Turn) -> Reply:
    """Ask for one's number. Raises NoSeat."""
    places.seats(turn)
    known = turn.store.phones.of_people([places.person(turn)]).get(places.person(turn))
    go = [] if known is None else [way(say("Forget the number"), forget)]
    return ask(
        lines(
            say("Known so far: {phone}", phone=written(known)) if known is not None else None,
            say(
                "When no message reaches you, the secretary or the head of the bloc, or the board, may call you. No"
                " other association sees your number. Please type it."
            ),
        ),
        *go,
        way(say("Back"), home.back),
        answer=takes(typed),
    )


@flow.step
def typed(turn: Turn) -> Reply:
    """Store the number typed. Raises NoSeat."""
    places.seats(turn)
    phone = read_phone(turn.text)
    if phone is None:
        return turn.again(say("That is no phone number. Please write it for instance as 0912 345 678."))
    turn.store.phones.give(places.person(turn), phone)
    return home.show(turn, say("Noted: {phone}.", phone=written(phone)))


@flow.step
def forget(turn: Turn) -> Reply:
    """Forget one's number. Raises NoSeat."""
    places.seats(turn)
    turn.store.phones.give(places.person(turn), None)
    return home.show(turn, say("The number is forgotten."))
