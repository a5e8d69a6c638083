"""Closing a vote, by two persons or by its deadline, and what follows: ties are voted on again.

Belongs here: the count and the ballot it leads to, for a turn and for the clock alike. The screens are
`handlers.ballot_conduct`, the count itself is `storage.ballot_box`.
"""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from conversation.sentences import Text, say, spaced
from conversation.steps import tell
from conversation.turn import Posted, Told
from emulation.ballots import deadlines
from emulation.ballots.contests import Ballot, BallotState, is_overdue
from emulation.ballots.outcomes import End, Outcome
from emulation.ballots.refusals import Spoilt
from emulation.ballots.results import Result
from emulation.people import Role
from emulation.season import Method
from handlers import ballot_words, group_board
from handlers.services import Services
from storage.ballot_book import read_results
from storage.ballots import NewContest
from storage.store import Store

CONDUCTORS = (Role.HEAD, Role.DEPUTY, Role.STAFF)


def close(store: Store, services: Services, ballot: Ballot, now: datetime, by: int | None) -> list[Told | Posted]:
    """Close an open ballot, held alone, and count it; prepare the second vote of a tie; return whom to tell.

    `by` is who confirmed, None where the deadline closed it. One that was changed from outside is not counted.
    """
    details = {"ballot": ballot.id, "deadline": by is None}
    try:
        store.ballot_box.count(ballot, services.vault, now, by)
    except Spoilt:
        store.ballot_box.spoil(ballot, now, by)
        store.audit.record("ballot spoilt", now, actor=by, season=ballot.season, details=details)
        return list(_to_conductors(store, ballot, spoilt(services, ballot)))
    store.audit.record("ballot closed", now, actor=by, season=ballot.season, details=details)
    again = prepare_run_off(store, services.zone, ballot, now)
    text = spaced(
        say("The ballot closed by its deadline: {name}.", name=ballot_words.title(ballot))
        if by is None
        else say("The ballot was closed: {name}.", name=ballot_words.title(ballot)),
        say("There is a tie; a second vote is prepared and waits to be opened by two persons.") if again else None,
        say("To see the result, type: ballots."),
    )
    return [*_to_conductors(store, ballot, text), *group_board.closed(store, ballot)]


def close_due(store: Store, services: Services, now: datetime) -> list[Told | Posted]:
    """Close every ballot whose deadline is over: what the clock calls."""
    overdue = [store.ballots.held(each.id, alone=True) for each in store.ballots.overdue(now)]
    return [told for ballot in overdue if is_overdue(ballot, now) for told in close(store, services, ballot, now, None)]


def spoilt(services: Services, ballot: Ballot) -> Text:
    """Return what is said of a ballot that was changed from outside."""
    return say(
        "The ballot {name} cannot be counted: what lies in the box was changed from outside. Nothing is announced, and"
        " it must be voted on anew. Please call: {contact}",
        name=ballot_words.title(ballot),
        contact=services.contact,
    )


def prepare_run_off(store: Store, zone: tzinfo, ballot: Ballot, now: datetime) -> int | None:
    """Prepare the second vote of a ballot's ties; return its id, None where there is none or it is prepared already."""
    result = result_of(store, ballot)
    open_ends = [each for each in result.outcomes if each.end is End.RUN_OFF] if result else []
    if result is None or not open_ends:
        return None
    root = result.ballot
    waiting = {BallotState.PREPARED, BallotState.OPEN}
    if any(each.run_off_of == root.id and each.state in waiting for each in store.ballots.of_season(root.season)):
        return None
    return store.ballots.prepare(
        root.season,
        "; ".join(each.contest.name for each in open_ends),
        [_again(each) for each in open_ends],
        secret=root.secret,
        closes=deadlines.usual(now.astimezone(zone)),
        now=now,
        by=None,
        quorum=root.quorum,
        run_off_of=root.id,
    )


def result_of(store: Store, ballot: Ballot) -> Result | None:
    """Return the result of a ballot, or of the one whose second vote it is; None where nothing was counted."""
    root = ballot.run_off_of or ballot.id
    return next((each for each in read_results(store, ballot.season) if each.ballot.id == root), None)


def conductors(store: Store, ballot: Ballot) -> tuple[int, ...]:
    """Return everybody who may have a say in opening and closing a ballot."""
    season = store.seasons.by_id(ballot.season)
    return store.people.holders(season.id, CONDUCTORS, province=season.province)


def _again(outcome: Outcome) -> NewContest:
    contest = outcome.contest
    return NewContest(
        code=contest.code,
        name=contest.name,
        method=Method.ONE if outcome.seats_left == 1 else Method.AT_MOST,
        seats=outcome.seats_left,
        candidates=tuple(each.association for each in outcome.contenders if each.association is not None),
        passing=None,
        run_off_of=contest.id,
    )


def _to_conductors(store: Store, ballot: Ballot, text: Text) -> Iterator[Told]:
    for person in conductors(store, ballot):
        yield Told(person, tell(text), key=f"ballot closed:{ballot.id}:{person}")
