"""Every step of a vote against every role, in one's own bloc and in another: what one may not do is not done.

A choice leads only to steps that were offered, but rights are checked where the write happens; so steps are called here
as if somebody had got at them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import sqlalchemy as sa

from conversation.messages import Address, Incoming, Reply, Typed
from conversation.turn import Sender
from conversation.turn import Turn as AnyTurn
from emulation.ballots.contests import BallotState
from emulation.ballots.refusals import BallotRefusal
from emulation.people import NoSeat, NotAllowed, Role
from handlers import Turn, ballot_conduct, ballots, delegates, voting
from storage.store import Store
from storage.tables import metadata
from tests.support.ballots import LAWYERS, RED_CROSS, WRITERS, Hall
from tests.support.office import Office, moment, opened

OWN, FOREIGN = "bac-giang-2023", "binh-thuan-khoi-8-2024"
PEOPLE = {
    Role.OFFICER: LAWYERS,
    Role.SECRETARY: None,
    Role.HEAD: RED_CROSS,
    Role.DEPUTY: WRITERS,
    Role.STAFF: None,
    Role.OPERATOR: None,
}
PREPARES = {Role.SECRETARY, Role.HEAD, Role.DEPUTY, Role.STAFF}
CONDUCTS = {Role.HEAD, Role.DEPUTY, Role.STAFF}
BLOC = {Role.OFFICER, *PREPARES}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A bloc with one ballot in each state, by the state's name."""

    season: int
    association: int
    prepared: int
    contest: int
    open: int
    closed: int


Step = Callable[[Turn, Scene], Reply]

STEPS: dict[str, tuple[Step, set[Role]]] = {
    "list": (lambda turn, at: ballots.listing(turn, at.season, 0), BLOC),
    "prepare": (lambda turn, at: ballots.prepare(turn, at.season), PREPARES),
    "motion": (lambda turn, at: ballots.motion_worded(turn, at.season), PREPARES),
    "name who stands": (lambda turn, at: ballots.named(turn, at.prepared, at.contest), PREPARES),
    "let everybody stand": (lambda turn, at: ballots.everybody_stands(turn, at.prepared, at.contest), PREPARES),
    "move the deadline": (lambda turn, at: ballots.deadline_typed(turn, at.prepared), PREPARES),
    "change the rule": (lambda turn, at: ballots.pass_with(turn, at.prepared, "> 1/2 valid"), PREPARES),
    "change the quorum": (lambda turn, at: ballots.quorum(turn, at.prepared, "> 1/2 members"), PREPARES),
    "remove": (lambda turn, at: ballots.remove(turn, at.prepared), PREPARES),
    "look at one being prepared": (lambda turn, at: ballot_conduct.show(turn, at.prepared), PREPARES),
    "open": (lambda turn, at: ballot_conduct.open_(turn, at.prepared, 0), CONDUCTS),
    "look at an open one": (lambda turn, at: ballot_conduct.show(turn, at.open), BLOC),
    "close": (lambda turn, at: ballot_conduct.close(turn, at.open), CONDUCTS),
    "see an unannounced result": (lambda turn, at: ballot_conduct.result(turn, at.closed), CONDUCTS),
    "see an unannounced roll": (lambda turn, at: ballot_conduct.roll(turn, at.closed), CONDUCTS),
    "see a result that is none yet": (lambda turn, at: ballot_conduct.result(turn, at.open), set()),
    "announce": (lambda turn, at: ballot_conduct.announce(turn, at.closed), CONDUCTS),
    "announce an open one": (lambda turn, at: ballot_conduct.announce(turn, at.open), set()),
    "vote again on a tie": (lambda turn, at: ballot_conduct.again(turn, at.closed), CONDUCTS),
    "list who votes": (lambda turn, at: delegates.associations(turn, at.season, 0), {Role.STAFF}),
    "see who votes": (lambda turn, at: delegates.show(turn, at.season, at.association), {Role.STAFF, Role.OFFICER}),
    "name a voter": (
        lambda turn, at: delegates.name(turn, at.season, at.association, 1, True),
        {Role.STAFF, Role.OFFICER},
    ),
    "vote": (lambda turn, at: voting.paper(turn, at.open, at.association), {Role.OFFICER}),
    "get the link": (lambda turn, at: voting.link(turn, at.open, at.association), {Role.OFFICER}),
    # The vote is secret: whoever votes on it in the chat is led to the page instead.
    "vote in the chat": (lambda turn, at: voting.question(turn, at.open, at.association, "f" * 18), {Role.OFFICER}),
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    directory = tmp_path_factory.mktemp("votes")
    with opened(directory, "text", (OWN, FOREIGN), start="2023-12-15 09:00") as office:
        yield office


@pytest.fixture(scope="module")
def persons(office: Office) -> dict[Role, int]:
    """Somebody in each role, by their stored id."""
    hall = Hall(office)
    chats = {
        Role.OFFICER: hall.officer(LAWYERS),
        Role.SECRETARY: hall.secretary,
        Role.HEAD: hall.head,
        Role.DEPUTY: hall.deputy,
        Role.STAFF: hall.staff,
        Role.OPERATOR: office.joined(Role.OPERATOR),
    }

    def found(store: Store) -> dict[Role, int]:
        return {
            role: store.addresses.speaker(chat.address, None, office.stage.clock.now()).person or 0
            for role, chat in chats.items()
        }

    return office.stage.write(found)


@pytest.fixture(scope="module")
def own(office: Office, persons: dict[Role, int]) -> Scene:
    return scene(office, OWN, LAWYERS, persons[Role.OFFICER])


@pytest.fixture(scope="module")
def foreign(office: Office, persons: dict[Role, int]) -> Scene:
    return scene(office, FOREIGN, "Hội Khuyến học", persons[Role.OFFICER])


def scene(office: Office, key: str, association: str, voter: int) -> Scene:
    """Put one ballot in each state, by hand."""
    from emulation.ballots.conduct import Delegate
    from emulation.season import Method
    from storage.ballots import NewContest

    season = office.season(key)
    one = office.association(association, key)
    now = office.stage.clock.now()

    def work(store: Store) -> Scene:
        members = [each.id for each in store.seasons.members(season.id)]
        made = {}
        for name in ("prepared", "open", "closed"):
            contest = NewContest(
                code=f"{name} {season.id}", name=name, method=Method.AGREE, seats=1, candidates=tuple(members)
            )
            closes = moment("2023-12-31 17:00")
            made[name] = store.ballots.prepare(season.id, name, [contest], secret=True, closes=closes, now=now, by=None)
            if name == "prepared":
                continue
            ballot = store.ballots.by_id(made[name])
            delegated = [Delegate(association=one.id, person=voter)] if key == OWN else []
            store.ballot_box.enrol(ballot.id, members, delegated)
            wrapped, box, size = store.ballot_box.new_key(ballot, office.services.vault)
            store.ballot_box.seal_empty(ballot, members, box, size)
            store.ballots.opened(ballot.id, voter, now, members=len(members), sealed_key=wrapped, size=size)
            if name == "closed":
                store.ballot_box.count(store.ballots.by_id(ballot.id), office.services.vault, now, None)
        prepared = store.ballots.by_id(made["prepared"])
        return Scene(
            season=season.id,
            association=one.id,
            prepared=prepared.id,
            contest=prepared.contests[0].id,
            open=made["open"],
            closed=made["closed"],
        )

    return office.stage.write(work)


class _Undone(Exception):
    """Whatever the step did is undone, so that the next one finds the same scene."""

    def __init__(self, changed: bool) -> None:
        super().__init__(changed)
        self.changed = changed


def tried(office: Office, person: int, step: Step, at: Scene) -> bool:
    """Call a step as somebody, undo it, and return whether it was done; a refusal must have changed nothing."""

    def content(store: Store) -> list[list[Any]]:
        return [list(store.connection.execute(sa.select(table)).all()) for table in metadata.sorted_tables]

    def work(store: Store) -> None:
        where = Address("text", "forger")
        said = Incoming(event_id="forged", sender=where, said=Typed("CTD, KH, 31/12 9:00"), at=office.stage.clock.now())
        turn: Turn = AnyTurn(
            incoming=said,
            sender=Sender(where, 1, person, "vi"),
            store=store,
            services=office.services,
            now=office.stage.clock.now(),
        )
        before = content(store)
        try:
            step(turn, at)
        except (NotAllowed, NoSeat, BallotRefusal):
            assert content(store) == before
            raise _Undone(False) from None
        raise _Undone(True)

    try:
        office.stage.write(work)
    except _Undone as undone:
        return undone.changed
    raise AssertionError("the step was not undone")


@pytest.mark.parametrize("role", sorted(PEOPLE))
@pytest.mark.parametrize("step", sorted(STEPS))
def test_in_ones_own_bloc(office: Office, persons: dict[Role, int], own: Scene, step: str, role: Role) -> None:
    call, allowed = STEPS[step]
    assert tried(office, persons[role], call, own) is (role in allowed)


@pytest.mark.parametrize("role", sorted(PEOPLE))
@pytest.mark.parametrize("step", sorted(STEPS))
def test_in_another_provinces_bloc_nobody_may_anything(
    office: Office, persons: dict[Role, int], foreign: Scene, step: str, role: Role
) -> None:
    assert tried(office, persons[role], STEPS[step][0], foreign) is False


def test_a_secret_vote_is_never_cast_in_the_chat(office: Office, persons: dict[Role, int], own: Scene) -> None:
    def casts(turn: Turn, at: Scene) -> Reply:
        reply = voting.question(turn, at.open, at.association, "f" * 18)
        assert turn.store.ballot_box.voted(at.open) == (0, 18)
        assert reply.answer is None
        return reply

    assert tried(office, persons[Role.OFFICER], casts, own)


def test_the_scene_is_what_it_says(office: Office, own: Scene) -> None:
    states = office.stage.read(lambda s: [s.ballots.by_id(each).state for each in (own.prepared, own.open, own.closed)])
    assert states == [BallotState.PREPARED, BallotState.OPEN, BallotState.CLOSED]
