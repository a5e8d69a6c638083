"""The bloc's chat group: linking it by a code, and the few things that are answered where everybody reads.

Belongs here: what is said to us in a group. What its board shows is `handlers.group_board`; what the head sets is
`handlers.group_settings`. Whatever else is said to us there is led to one's own chat in one line.
"""

from conversation.dialogue import command_in
from conversation.messages import Added, MovedTo, Removed, Reply, Typed
from conversation.sentences import Text, lines, say
from conversation.steps import tell
from conversation.text import fold
from conversation.turn import Told
from emulation.groups import check_tries
from emulation.invitations import WINDOW, TooManyTries, canonical
from emulation.people import Act, Standing, may, seats_in
from handlers import Turn, group_board, seasons, summary
from storage.groups import Group

_TRIED = "group code"
_PROGRESS = {"tiendo", "progress", "tien do"}
_SUMMARY = {"tonghop", "summary", "tong hop"}
COMMANDS = ("tiendo", "tonghop")


def heard(turn: Turn) -> Reply | None:
    """Answer what was said to us in a group."""
    group = turn.store.groups.at(turn.sender.address_id)
    match turn.incoming.said:
        case Added():
            return tell(_welcome(turn)) if group is None else None
        case Removed():
            if group is not None:
                turn.told.extend(group_board.unlinked(turn.store, group, turn.now))
            return None
        case MovedTo():
            return None
        case Typed(text):
            return tell(_said(turn, group, text))
        case _:
            return tell(_elsewhere(turn, group))


def _said(turn: Turn, group: Group | None, text: str) -> Text:
    command = command_in(text)
    name, rest = (command[0], command[1]) if command else (fold(text), text)
    code = canonical(rest)
    if code is not None:
        return _with_code(turn, group, code)
    if group is None:
        return _welcome(turn)
    if name in _PROGRESS:
        turn.post(*group_board.asked_for(turn.store, group, turn.now))
        return group_board.standing(turn.store, group, turn.now)
    if name in _SUMMARY:
        return summary.for_everybody(turn, group.season, turn.sender.language)
    return _elsewhere(turn, group)


def _with_code(turn: Turn, group: Group | None, code: str) -> Text:
    """Link the group, where the code holds and whoever typed it may."""
    digest, where = turn.services.digest(code), str(turn.sender.address_id)
    try:
        check_tries(turn.store.invites.tries(_TRIED, where, turn.now - WINDOW), turn.now)
    except TooManyTries as refusal:
        return say("Too many wrong codes. Please try again after {after}.", after=refusal.after)
    opened = turn.store.groups.opened_by(digest, turn.now)
    if opened is None:
        turn.store.invites.tried(_TRIED, where, turn.now)
        return say("This code links no group: it is wrong, used or too old. Take a new one from me in your own chat.")
    if not _may_link(turn, opened):
        return say(
            "Only the head or deputy of the bloc, or the board, can link this group, and not anonymously."
            " The code still holds."
        )
    if group is not None and group.season != opened:
        if not _may_link(turn, group.season):
            return say("This group is linked to another bloc. Those who linked it must unlink it first.")
        turn.told.extend(group_board.unlinked(turn.store, group, turn.now, by=turn.sender.person))
        group = None
    turn.store.groups.use(digest, turn.now)
    if group is not None:
        return say("This group is linked already.")
    return _linked(turn, opened)


def _linked(turn: Turn, season_id: int) -> Text:
    store, person = turn.store, turn.sender.person
    assert person is not None, "whoever may link holds a seat"
    language = store.people.find(person).language
    store.addresses.speak(turn.sender.address_id, language)
    turn.speak(language)
    made = store.groups.link(season_id, turn.sender.address_id, person, turn.now)
    season = store.seasons.by_id(season_id)
    store.audit.record("group linked", turn.now, actor=person, season=season_id, details={"group": made.id})
    turn.post(group_board.board(store, made, turn.now, anew=True))
    for leader in store.people.holders(season_id, group_board.LEADERS):
        if leader != person:
            who = store.people.find(person).name
            text = say("The bloc's chat group was linked by {who} ({bloc}).", who=who, bloc=season.bloc)
            turn.told.append(Told(leader, tell(text), key=f"group linked:{made.id}:{leader}"))
    return lines(
        say("This group is linked: {season}.", season=seasons.named(season)),
        say("The board below shows numbers, no names. To let me pin it, give me the right to pin messages."),
        say("Here I answer /tiendo and /tonghop only; for all else please write to me in your own chat."),
    )


def _may_link(turn: Turn, season_id: int) -> bool:
    season = turn.store.seasons.by_id(season_id)
    held = seats_in(turn.store.people.seats(turn.sender.person), season.id, season.province)
    return may(Act.LINK_GROUP, held, Standing())


def _welcome(turn: Turn) -> Text:
    link = turn.services.own_chat(turn.incoming.sender.channel)
    if link is None:
        return say(
            "This group is linked to no bloc. Its head or deputy, or the board, takes a code from me in their own chat."
        )
    return say(
        "This group is linked to no bloc. Its head or deputy, or the board, takes a code from me in their own chat:"
        " {link}",
        link=link,
    )


def _elsewhere(turn: Turn, group: Group | None) -> Text:
    if group is None:
        return _welcome(turn)
    link = turn.services.own_chat(turn.incoming.sender.channel)
    if link is None:
        return say("Here I answer /tiendo and /tonghop only; for all else please write to me in your own chat.")
    return say("Here I answer /tiendo and /tonghop only; for all else please write to me: {link}", link=link)
