"""A turn where several read: what is said to us in a group is answered there, and asks nothing.

Belongs here: the way from such an event to what goes out. Nothing stands in a group, so no session is read; whoever
spoke keeps the question that stands in their own chat. What is said is `handlers.group`.
"""

import zlib
from datetime import datetime
from typing import TypeVar

from conversation.dialogue import Body, command_in
from conversation.messages import Address, Incoming, MovedTo, Reachable, Removed, Typed
from conversation.sentences import Text
from conversation.steps import Flows
from conversation.translation import DEFAULT_LANGUAGE, Translators
from conversation.turn import Posted, Sender, Turn
from storage.store import Store

V = TypeVar("V")


def turn_in_group(store: Store, event: Incoming, services: V, now: datetime) -> Turn[Store, V] | None:
    """Mark the event and return its turn, None where it was seen before."""
    assert event.place is not None, "said in somebody's own chat"
    where = Address(event.sender.channel, event.place)
    if not store.addresses.first_time(where, event.event_id, now):
        return None
    place, language = store.addresses.place(where, DEFAULT_LANGUAGE, now)
    match event.said:
        case Removed():
            store.addresses.reach(where, Reachable.BLOCKED, now, None)
        case MovedTo(to):
            _move(store, where, place, to)
        case _:
            store.addresses.heard(place, min(event.at, now))
    person, _ = store.addresses.known(event.sender)
    sender = Sender(event.sender, place, person, language)
    return Turn(incoming=event, sender=sender, store=store, services=services, now=now)


def run(turn: Turn[Store, V], flows: Flows[Turn[Store, V]], translators: Translators) -> None:
    """Answer, if it is for us to answer."""
    if flows.in_group is None or not _for_us(flows, turn):
        return
    reply = flows.in_group(turn)
    if reply is not None:
        answer(turn, reply.text, translators)


def answer(turn: Turn[Store, V], text: Text, translators: Translators) -> None:
    """Put an answer in the outbox. What would be said twice within a minute is said once: a group is no place to call
    the same thing out ten times, and may be told twenty messages a minute."""
    said = translators[turn.language or turn.sender.language].write(text)
    key = f"group:{turn.sender.address_id}:{zlib.crc32(said.encode())}:{turn.now:%Y%m%d%H%M}"
    turn.store.outbox.put(turn.sender.address_id, Body(said), turn.now, key=key)


def put_post(store: Store, translators: Translators, posted: Posted, now: datetime) -> int | None:
    """Put what is shown to a group in the outbox; return its row, None where `key` was there already."""
    translator = translators[store.addresses.language(posted.place) or DEFAULT_LANGUAGE]
    body = Body(translator.write(posted.text), spot=posted.spot, anew=posted.anew)
    return store.outbox.put(posted.place, body, now, notice=True, key=posted.key)


def _for_us(flows: Flows[Turn[Store, V]], turn: Turn[Store, V]) -> bool:
    """Tell whether words are for us: a command that nobody knows here and that names nobody is some other bot's."""
    said = turn.incoming.said
    command = command_in(said.text) if isinstance(said, Typed) else None
    return command is None or command[2] or command[0] in flows.commands


def _move(store: Store, where: Address, place: int, to: str) -> None:
    """Follow a group to its new id; what stood in the old one cannot be written anew in the new one."""
    store.spots.forget(place)
    known = store.addresses.move(where, to)
    if known is not None:
        store.groups.moved(place, known)
