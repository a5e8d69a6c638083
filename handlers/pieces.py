"""A report in several messages: each is kept at once, the whole is read when no more come or the person says so.

Belongs here: what is said meanwhile. The order is `emulation.prose.pieces`; what is offered then is
`handlers.narrative`. Until then the standing question stays: a short answer to it is an answer.
"""

from datetime import datetime

from msgspec.structs import replace

from conversation.messages import Finished, Incoming, Reply
from conversation.sentences import Text, say, spaced
from conversation.steps import ask, takes, tell, way
from emulation.prose.pieces import WAIT, joined
from handlers import Flow, Turn, places
from handlers.places import Desk
from storage.store import Store

flow = Flow("pieces")

LONG = 200
"""Whoever types more letters than this answers no question: it is a report, or a piece of one."""

# Shorter than this, what cannot be read as an answer is a slip rather than a report's last line.
_SHORTEST_TAIL = 30


def took(turn: Turn, *, beside: bool) -> Reply:
    """Keep a piece; with `beside` a question stands and goes on standing."""
    if not places.desks(turn):
        return tell(say("You enter figures for no association, so I did not keep this text."))
    number = turn.store.pieces.keep(turn.sender.address_id, turn.text, turn.at, turn.now)
    if number > 1:
        kept = say("Part {number} is kept.", number=number)
        return tell(kept) if beside else _more(kept)
    first = spaced(
        say("That is a whole report or a part of one; it is kept."),
        say("If there are more parts, please send them now, in any order. When that was all, type: done."),
        say("When two minutes pass without another part, I go on by myself."),
    )
    return tell(first) if beside else _more(first)


def is_tail(turn: Turn) -> bool:
    """Tell whether what cannot be read as an answer is rather the last line of a report on its way."""
    return len(turn.text) > _SHORTEST_TAIL and turn.store.pieces.waiting(turn.sender.address_id) > 0


def _more(text: Text) -> Reply:
    # Pieces that were sent together arrive before anybody can have seen this.
    return replace(ask(text, way(say("Done"), whole), answer=takes(more)), early=True)


@flow.step
def more(turn: Turn) -> Reply:
    """Take another piece, however short."""
    from handlers import home

    if turn.store.pieces.waiting(turn.sender.address_id) == 0 and len(turn.text) <= LONG:
        return home.unasked(turn)
    return took(turn, beside=False)


@flow.command(describe=say("That was the whole report"), words=("hết", "xong", "hết rồi", "xong rồi", "done"))
@flow.step
def whole(turn: Turn) -> Reply:
    """Read what was sent."""
    if turn.store.pieces.waiting(turn.sender.address_id) == 0:
        return turn.again(say("There is no report on its way; everything you sent is kept."))
    return _read(turn)


@flow.step
def waited(turn: Turn) -> Reply:
    """Two minutes passed: read what was sent."""
    if turn.store.pieces.waiting(turn.sender.address_id) == 0:
        return tell(say("Everything you sent is kept."))
    return _read(turn)


def due(store: Store, now: datetime) -> list[Incoming]:
    """Return the events that have reports read where nothing more came; the same one is the same event."""
    return [
        Incoming(event_id=f"report:{newest}", sender=where, said=Finished(takes(waited), {}), at=now)
        for where, newest in store.pieces.complete(now - WAIT)
    ]


def _read(turn: Turn) -> Reply:
    """Have the report read for the one association somebody sits for; ask which, where there are several."""
    from handlers import received

    found = places.receiving(turn)
    if len(found) > 1:
        return received.whose(received.WHOSE_REPORT, found, of_association)
    if not found:
        turn.store.pieces.take(turn.sender.address_id)
        return tell(say("You enter figures for no association, so I did not keep this text."))
    return _kept(turn, found[0])


@flow.step
def of_association(turn: Turn, season: int, association: int) -> Reply:
    """Read what was sent as the report of the association that was picked. Raises NotAllowed, NoSeat."""
    desk = places.desk(turn, season, association)
    if turn.store.pieces.waiting(turn.sender.address_id) == 0:
        return turn.again(say("There is no report on its way; everything you sent is kept."))
    return _kept(turn, desk)


def _kept(turn: Turn, desk: Desk) -> Reply:
    """Put the pieces together, keep them as one copy, and offer the figures found."""
    from handlers import received

    report = joined(turn.store.pieces.take(turn.sender.address_id))
    return received.keep_report(turn, desk, report.copy, report.text)
