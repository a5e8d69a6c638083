"""A seat that is held changes hands: its holder is asked in words, after a day of silence staff decide.

Belongs here: the asking and the deciding. What may be decided when is `emulation.takeovers`; giving out the code is
`handlers.invite`, using it `handlers.start`. Digits answer nothing here: a tired thumb gives no seat away
(facts/users.md (h), screen H4).
"""

from collections.abc import Iterator
from datetime import datetime

from conversation.messages import Choice, Reply
from conversation.sentences import Text, lines, say, spaced
from conversation.steps import ask, choice, tell, way
from conversation.turn import Told
from emulation.invitations import Invitation
from emulation.people import Act, NotAllowed, Role, Seat, seats_in
from emulation.takeovers import SILENCE, Decided, State, TakeOver, check_holder, check_staff
from handlers import Flow, Turn, home, places, wording
from handlers.services import Services
from storage.store import Store

flow = Flow("takeover")

_PAGE = 8


def holders(store: Store, seat: Seat, newcomer: int | None = None) -> list[int]:
    """Return who holds a seat now, but for the newcomer."""
    found = store.people.holders(seat.season or 0, (seat.role,), association=seat.association)
    return [each for each in found if each != newcomer]


def asked(turn: Turn, invitation: Invitation, seat: Seat, newcomer: int) -> Reply:
    """Ask those who hold the seat; the newcomer waits."""
    row = turn.store.takeovers.ask(invitation.id, seat, newcomer, invitation.phone_end, turn.now)
    wanted = turn.store.takeovers.by_id(row)
    _record(turn, "take-over asked", wanted, {"newcomer": newcomer})
    reached = [each for each in holders(turn.store, seat, newcomer) if turn.store.people.best_address(each)]
    for holder in reached:
        turn.tell(holder, tell(_question(turn, wanted)), key=f"take-over:{row}:{holder}")
    if not reached:
        for told in _to_staff(turn.store, turn.services, wanted):
            turn.tell(told.person, told.reply, key=told.key)
    return tell(
        lines(
            say("Somebody holds this seat, so it does not change hands yet: they are asked whether they know you."),
            say("You will hear from me. Without an answer within 24 hours the board decides.")
            if reached
            else say("They can no longer be written to, so the board decides. You will hear from me."),
        )
    )


def _question(turn: Turn, wanted: TakeOver) -> Text:
    name = _seat_name(turn.store, wanted.seat)
    return lines(
        say(
            "Somebody asks to take over your seat: {name}. Their phone number ends in {digits}. Do you know them?",
            name=name,
            digits=wanted.phone_end,
        )
        if wanted.phone_end
        else say("Somebody asks to take over your seat: {name}. Do you know about it?", name=name),
        say("Type the word: agree, or: block. If you agree, the seat is theirs and no longer yours."),
        say("Read no code out to anybody, not even to the head of the bloc."),
    )


# --- whoever holds the seat -------------------------------------------------------------------------------------------


@flow.command(describe=say("Let somebody take over one's seat"), words=("đồng ý", "agree"))
@flow.step
def agree_said(turn: Turn) -> Reply:
    """Take the word: it answers the one request there is; where there are several, ask about the oldest."""
    found = _asked_of(turn)
    if not found:
        return turn.again(say("Nothing is waiting for your agreement."))
    return _one_by_one(turn, found[0]) if len(found) > 1 else agree(turn, found[0].id)


@flow.command(describe=say("Keep somebody out of one's seat"), words=("chặn", "block"))
@flow.step
def block_said(turn: Turn) -> Reply:
    """Take the word: it answers the one request there is; where there are several, ask about the oldest."""
    found = _asked_of(turn)
    if not found:
        return turn.again(say("Nothing is waiting to be blocked."))
    # The question that stands is left standing: whoever is kept out costs nobody their place in the figures.
    return _one_by_one(turn, found[0]) if len(found) > 1 else turn.again(_blocked(turn, found[0].id))


def _asked_of(turn: Turn) -> list[TakeOver]:
    found = turn.store.takeovers.asked_of(turn.store.people.seats(turn.sender.person))
    return [each for each in found if each.newcomer != turn.sender.person]


def _one_by_one(turn: Turn, wanted: TakeOver) -> Reply:
    return ask(
        lines(
            say(
                "Several people ask for your seat. This is about the one who asked at {moment}:", moment=wanted.asked_at
            ),
            _question(turn, wanted),
        ),
        way(say("Agree"), agree, wanted.id),
        way(say("Block"), block, wanted.id),
    )


@flow.step
def agree(turn: Turn, row: int) -> Reply:
    """Hand one's own seat over. Raises NotAllowed, NoSeat."""
    wanted = turn.store.takeovers.by_id(row)
    try:
        check_holder(wanted, places.seats(turn))
    except Decided:
        return home.show(turn, say("That was decided already."))
    me = places.person(turn)
    if not turn.store.takeovers.decide(row, State.AGREED, by=me, now=turn.now, leaver=me):
        return home.show(turn, say("That was decided already."))
    _let_in(turn, wanted)
    left = turn.store.people.seats(me)
    if wanted.seat in left:
        return home.show(
            turn,
            say(
                "The newcomer is in. You stay on the roll of the ballot that is open, and leave the seat when it"
                " closes."
            ),
        )
    over = say("The seat is handed over. Thank you.")
    return home.show(turn, over) if left else tell(over)


@flow.step
def block(turn: Turn, row: int) -> Reply:
    """Keep the newcomer out. Raises NotAllowed, NoSeat."""
    return home.show(turn, _blocked(turn, row))


def _blocked(turn: Turn, row: int) -> Text:
    wanted = turn.store.takeovers.by_id(row)
    try:
        check_holder(wanted, places.seats(turn))
    except Decided:
        return say("That was decided already.")
    if not turn.store.takeovers.decide(row, State.BLOCKED, by=places.person(turn), now=turn.now):
        return say("That was decided already.")
    _keep_out(turn, wanted)
    for staff in _staff(turn.store, wanted):
        turn.tell(
            staff,
            tell(
                say(
                    "{name}: the holder of the seat blocked somebody who came with a take-over code from the board."
                    " Please call them.",
                    name=_seat_name(turn.store, wanted.seat),
                )
            ),
            key=f"take-over blocked:{row}:{staff}",
        )
    return say("Blocked. Your seat stays yours, and the board knows.")


# --- staff ------------------------------------------------------------------------------------------------------------


def due(store: Store, services: Services, now: datetime) -> Iterator[Told]:
    """What the clock does: leave seats that are handed over, and bring to staff what nobody answered for a day."""
    for each in store.takeovers.unsettled():
        settle(store, each, now)
    for each in store.takeovers.silent(now - SILENCE):
        yield from _to_staff(store, services, each)


def _to_staff(store: Store, services: Services, wanted: TakeOver) -> Iterator[Told]:
    del services
    name = _seat_name(store, wanted.seat)
    text = spaced(
        say("{name}: somebody with a take-over code waits, and the holder of the seat does not answer.", name=name),
        say("To decide, type: take-overs."),
    )
    for staff in _staff(store, wanted):
        yield Told(staff, tell(text), key=f"take-over silent:{wanted.id}:{staff}")


@flow.command(describe=say("Decide about take-overs of seats"), words=("thay người", "take-overs"))
@flow.step
def decisions(turn: Turn) -> Reply:
    """List what waits for the board. Raises NotAllowed, NoSeat."""
    if not any(seat.role is Role.STAFF for seat in places.seats(turn)):
        raise NotAllowed(Act.INVITE)
    waiting = turn.store.takeovers.asked_in([each.id for each in places.seasons(turn)])
    if not waiting:
        return home.show(turn, say("No take-over of a seat is waiting."))
    return ask(
        say("These people wait for a seat that somebody holds:"),
        *(
            choice(
                say("{name}, asked at {moment}", name=_seat_name(turn.store, each.seat), moment=each.asked_at),
                decision,
                each.id,
            )
            for each in waiting[:_PAGE]
        ),
        choice(say("Back"), home.back),
    )


@flow.step
def decision(turn: Turn, row: int) -> Reply:
    """Ask what is to become of one. Raises NotAllowed, NoSeat."""
    wanted = turn.store.takeovers.by_id(row)
    held = _held(turn, wanted)
    if not any(seat.role is Role.STAFF for seat in held):
        raise NotAllowed(Act.INVITE)
    name = _seat_name(turn.store, wanted.seat)
    go: list[Choice] = []
    try:
        check_staff(wanted, held, turn.now, holders=_askable(turn.store, wanted))
    except Decided:
        return home.show(turn, say("That was decided already."))
    except NotAllowed:
        text: Text = say(
            "{name}: the holder was asked at {moment} and has 24 hours to answer. Please wait.",
            name=name,
            moment=wanted.asked_at,
        )
    else:
        text = lines(
            say("{name}: asked at {moment}; the holder does not answer.", name=name, moment=wanted.asked_at),
            say("Please call the association before you decide."),
        )
        go = [
            choice(say("Let them in, the old holder leaves"), decide, row, State.INSTEAD.value),
            choice(say("Let them in beside the old holder"), decide, row, State.BESIDE.value),
            choice(say("Keep them out"), decide, row, State.BLOCKED.value),
        ]
    return ask(text, *go, choice(say("Back"), home.back))


@flow.step
def decide(turn: Turn, row: int, how: str) -> Reply:
    """Decide for a silent holder. Raises NotAllowed, NoSeat."""
    wanted = turn.store.takeovers.by_id(row)
    try:
        check_staff(wanted, _held(turn, wanted), turn.now, holders=_askable(turn.store, wanted))
    except Decided:
        return home.show(turn, say("That was decided already."))
    state = State(how)
    if state is State.AGREED or not turn.store.takeovers.decide(row, state, by=places.person(turn), now=turn.now):
        return home.show(turn, say("That was decided already."))
    before = holders(turn.store, wanted.seat, wanted.newcomer)
    if state is State.BLOCKED:
        _keep_out(turn, wanted)
    else:
        _let_in(turn, wanted)
    for holder in before:
        turn.tell(
            holder,
            tell(
                spaced(
                    say("The board decided who holds the seat of {name}.", name=_seat_name(turn.store, wanted.seat)),
                    say("If you do not know about it, please call: {contact}", contact=turn.services.contact),
                )
            ),
            key=f"take-over decided:{row}:{holder}",
        )
    return home.show(turn, say("Noted, and everybody concerned is told."))


# --- what follows -----------------------------------------------------------------------------------------------------


def _let_in(turn: Turn, wanted: TakeOver) -> None:
    turn.store.people.sit(wanted.newcomer, wanted.seat, turn.now)
    _record(turn, "take-over let in", wanted, {"newcomer": wanted.newcomer})
    settle(turn.store, turn.store.takeovers.by_id(wanted.id), turn.now)
    turn.tell(
        wanted.newcomer,
        tell(say("You are in: {name}. To begin, type: help.", name=_seat_name(turn.store, wanted.seat))),
        key=f"take-over let in:{wanted.id}",
    )


def _keep_out(turn: Turn, wanted: TakeOver) -> None:
    _record(turn, "take-over blocked", wanted, {"newcomer": wanted.newcomer})
    turn.tell(
        wanted.newcomer,
        tell(say("You were not let in. To ask why: {contact}", contact=turn.services.contact)),
        key=f"take-over kept out:{wanted.id}",
    )


def settle(store: Store, let_in: TakeOver, now: datetime) -> None:
    """Have those leave who are to leave, unless one is registered for an open ballot: who votes was fixed with it."""
    leaving = store.takeovers.leaving(let_in)
    if any(store.takeovers.on_an_open_roll(each, let_in.seat.season or 0) for each in leaving):
        return
    for each in leaving:
        if store.people.rise(each, let_in.seat, now):
            store.audit.record(
                "left seat",
                now,
                actor=each,
                season=let_in.seat.season,
                association=let_in.seat.association,
                details={"role": let_in.seat.role.value, "take-over": let_in.id},
            )
    store.takeovers.settled(let_in.id, now)


def _record(turn: Turn, act: str, wanted: TakeOver, details: dict[str, int]) -> None:
    turn.store.audit.record(
        act,
        turn.now,
        actor=turn.sender.person,
        season=wanted.seat.season,
        association=wanted.seat.association,
        details={"role": wanted.seat.role.value, "take-over": wanted.id, **details},
    )


def _seat_name(store: Store, seat: Seat) -> Text:
    if seat.association is not None and seat.season is not None:
        return store.seasons.member(seat.season, seat.association).name
    return wording.ROLES[Role.SECRETARY]


def _staff(store: Store, wanted: TakeOver) -> tuple[int, ...]:
    season = store.seasons.by_id(wanted.seat.season or 0)
    return store.people.holders(season.id, (Role.STAFF,), province=season.province)


def _held(turn: Turn, wanted: TakeOver) -> tuple[Seat, ...]:
    season = turn.store.seasons.by_id(wanted.seat.season or 0)
    return seats_in(places.seats(turn), season.id, season.province)


def _askable(store: Store, wanted: TakeOver) -> bool:
    return any(store.people.best_address(each) for each in holders(store, wanted.seat, wanted.newcomer))
