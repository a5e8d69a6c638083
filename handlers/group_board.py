"""The board of a bloc's chat group, and what is announced there: what everybody in the bloc may read.

Belongs here: numbers of those who have handed in, names only where the head chose so, votes that open, close and their
results. Never a draft, a ballot, a figure before the deadline, a person. The conversation is `handlers.group`.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from conversation.sentences import Text, lines, listed, say
from conversation.steps import tell
from conversation.turn import Posted, Told
from emulation.ballots.contests import Ballot, BallotState
from emulation.groups import board_due
from emulation.people import Role
from handlers import ballot_words, places, seasons, wording
from handlers.services import Services
from storage.groups import Group
from storage.store import Store

SPOT = "board"
LEADERS = (Role.HEAD, Role.DEPUTY)
_FRESH = timedelta(minutes=1)


def standing(store: Store, group: Group, now: datetime) -> Text:
    """Return how far the bloc has come in the kỳ opened last, and which votes are open."""
    season = store.seasons.by_id(group.season)
    period = places.newest(store, group.season, now)
    members = store.seasons.members(group.season)
    done = places.handed_in(store, group.season, period)
    language = store.addresses.language(group.place) or ""
    what = wording.period_name(period, language)
    waiting = [each.name for each in members if each.id not in done]
    return lines(
        seasons.named(season),
        say("{period}: opens at {moment}.", period=what, moment=period.opens)
        if period.opens > now
        else say(
            "{period}: {done} of {of} associations have submitted; due at {moment}.",
            period=what,
            done=len(done),
            of=len(members),
            moment=period.deadline,
        ),
        say("Still to come: {names}.", names=listed(list(waiting)))
        if group.names and waiting and period.opens <= now
        else None,
        *(
            say("Voting is open: {name}, until {moment}.", name=ballot_words.title(each), moment=each.closes)
            for each in store.ballots.of_season(group.season)
            if each.state is BallotState.OPEN and each.closes > now
        ),
    )


def board(store: Store, group: Group, now: datetime, *, anew: bool = False) -> Posted:
    """Bring a group's board up to date; `anew`: below all else, and pinned again."""
    store.groups.board_shown(group.id, now)
    text = lines(standing(store, group, now), say("As of {moment}. To ask again, type /tiendo.", moment=now))
    return Posted(place=group.place, text=text, spot=SPOT, anew=anew)


def asked_for(store: Store, group: Group, now: datetime) -> list[Posted]:
    """Bring a board up to date because somebody asked how things stand: once a minute at most, however many ask."""
    fresh = group.board_at is not None and now - group.board_at < _FRESH
    return [] if fresh else [board(store, group, now)]


def due_now(store: Store, services: Services, now: datetime) -> Iterator[Posted | Told]:
    """Bring the boards up to date whose time has come, and let go of groups that let go of us: what the clock calls."""
    for group in store.groups.lost():
        yield from unlinked(store, group, now)
    for group in store.groups.running():
        if board_due(group.board_at, now, services.zone, _off(store, services, group.season)):
            yield board(store, group, now)


def news(store: Store, season: int, text: Text, key: str) -> list[Posted]:
    """Announce something in every group of a season, once for each `key`."""
    return [
        Posted(place=each.place, text=text, key=f"{key}:group:{each.id}") for each in store.groups.of_season(season)
    ]


def opened(store: Store, ballot: Ballot) -> list[Posted]:
    """Announce that a vote is open; the way to vote is in each voter's own chat."""
    text = lines(
        say("The ballot is open: {name}.", name=ballot_words.title(ballot)),
        say("It closes by itself at {moment}.", moment=ballot.closes),
        say("Those who vote find the way in their own chat with me."),
    )
    return news(store, ballot.season, text, f"ballot opened:{ballot.id}")


def closed(store: Store, ballot: Ballot) -> list[Posted]:
    """Announce that a vote is closed; what came of it is announced by those who conduct it."""
    text = lines(
        say("The ballot was closed: {name}.", name=ballot_words.title(ballot)),
        say("The result will be announced here."),
    )
    return news(store, ballot.season, text, f"ballot closed:{ballot.id}")


def unlinked(store: Store, group: Group, now: datetime, *, by: int | None = None) -> Iterable[Told]:
    """End a group's link, and tell those who lead the bloc."""
    season = store.seasons.by_id(group.season)
    store.groups.unlink(group.id, now)
    store.spots.forget(group.place)
    store.audit.record("group unlinked", now, actor=by, season=season.id, details={"group": group.id})
    text = (
        say("The bloc's chat group is no longer linked ({bloc}): I was removed from it.", bloc=season.bloc)
        if by is None
        else say("The bloc's chat group was unlinked ({bloc}).", bloc=season.bloc)
    )
    for person in store.people.holders(season.id, LEADERS):
        if person != by:
            yield Told(person, tell(text), key=f"group unlinked:{group.id}:{person}")


def _off(store: Store, services: Services, season: int) -> Callable[[date], bool]:
    own = store.seasons.days_off(season)
    return lambda day: day in own or services.holiday(day)
