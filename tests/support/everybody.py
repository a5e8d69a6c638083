"""Somebody of every role, over three blocs of two provinces.

Here: who there is, what they are in each bloc, and seating them. What a rival has is `tests.support.rivals`.
"""

from dataclasses import dataclass

from emulation.people import Role, Seat
from emulation.season import Office as Lead
from storage.store import Store
from storage.tables import voter
from tests.support.office import Office
from tests.support.rivals import Scene, person

OWN, NEIGHBOUR, FOREIGN = BLOCS = ("bac-giang-2023", "hoi-dac-thu-2021", "binh-thuan-khoi-8-2024")
"""The second is made one more bloc of the first one's province."""

OFFICER, SECRETARY, HEAD, DEPUTY, STAFF, OPERATOR, HOLDER, SUBSTITUTE = (
    "officer",
    "secretary",
    "head",
    "deputy",
    "staff",
    "operator",
    "holder",
    "substitute",
)


WHO = (
    "officer",
    "head",
    "deputy",
    "secretary",
    "staff",
    "staff of another province",
    "operator",
    "former holder",
    "on the roll, sits elsewhere",
    "substitute",
    "holder",
    "officer of another bloc",
    "stranger",
)


@dataclass(frozen=True, kw_only=True)
class Somebody:
    """A person, the address they write from, and what they are in each bloc; `own`: their associations."""

    ids: tuple[int | None, int]
    parts: dict[str, str]
    own: frozenset[int] = frozenset()


def seated(store: Store, office: Office, scenes: dict[str, Scene]) -> dict[str, Somebody]:
    """Seat everybody, by the names of `WHO`."""
    own, now = scenes[OWN], office.stage.clock.now()
    members = store.seasons.members(own.season)
    offices = {each.office: each.id for each in members if each.office is not None}
    theirs = frozenset({own.rival, own.handed_in, own.entered})
    plain = next(each.id for each in members[5:] if each.office is None and each.id not in theirs)

    def sits(who: str, parts: dict[str, str], *seats: Seat) -> Somebody:
        held = frozenset(each.association for each in seats if each.association is not None)
        return Somebody(ids=person(store, office, who, *seats), parts=parts, own=held)

    def of(role: Role, association: int | None = None) -> Seat:
        return Seat(role=role, season=own.season, association=association)

    elsewhere = scenes[NEIGHBOUR]
    neighbour = next(each.id for each in store.seasons.members(elsewhere.season) if each.id != elsewhere.rival)
    away = Seat(role=Role.OFFICER, season=elsewhere.season, association=neighbour)
    places = {who: store.linking.places(who)[0].id for who in (own.holder, own.substitute)}
    people = {
        "officer": sits("officer", {OWN: OFFICER}, of(Role.OFFICER, plain)),
        "head": sits("head", {OWN: HEAD}, of(Role.HEAD, offices[Lead.HEAD])),
        "deputy": sits("deputy", {OWN: DEPUTY}, of(Role.DEPUTY, offices[Lead.DEPUTY])),
        "secretary": sits("secretary", {OWN: SECRETARY}, of(Role.SECRETARY)),
        "staff": sits("staff", {OWN: STAFF, NEIGHBOUR: STAFF}, Seat(role=Role.STAFF, province=own.province)),
        "staff of another province": sits(
            "other staff", {FOREIGN: STAFF}, Seat(role=Role.STAFF, province=scenes[FOREIGN].province)
        ),
        "operator": sits("operator", {}, Seat(role=Role.OPERATOR)),
        # Still on the roll of the open ballots, like the one who moved.
        "former holder": sits("former", {}, *(of(Role.OFFICER, each) for each in sorted(theirs))),
        "on the roll, sits elsewhere": sits("moved", {OWN: OFFICER}, of(Role.OFFICER, plain)),
        "substitute": Somebody(ids=(own.substitute, places[own.substitute]), parts={OWN: SUBSTITUTE}, own=theirs),
        "holder": Somebody(ids=(own.holder, places[own.holder]), parts={OWN: HOLDER}, own=theirs),
        "officer of another bloc": sits("away", {NEIGHBOUR: OFFICER}, away),
        "stranger": Somebody(ids=(None, person(store, office, "stranger")[1]), parts={}),
    }
    former, moved = people["former holder"].ids[0], people["on the roll, sits elsewhere"].ids[0]
    assert former is not None
    assert moved is not None
    for each in sorted(theirs):
        store.people.rise(former, of(Role.OFFICER, each), now)
    for ballot in ("ballot open", "ballot vote"):
        _enrol(store, own.rows[ballot], own.rival, moved)
        _enrol(store, own.rows[ballot], own.rival, former)
    return people


def _enrol(store: Store, ballot: int, association: int, who: int) -> None:
    row = {"ballot_id": ballot, "association_id": association, "person_id": who, "substitute": True}
    store.connection.execute(voter.insert(), row)
