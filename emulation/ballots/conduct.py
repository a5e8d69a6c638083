"""Who conducts a vote and who casts one.

Belongs here: two persons open and close, one of them no candidate; one association has one vote, cast by its registered
voter or one substitute, both fixed when the ballot opens. Roles' rights are `emulation.people`, rows are `storage`'s.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from msgspec import Struct

from emulation.ballots.refusals import NotNeutral, NotOnTheRoll, NotTheVoter, SameAssociation, SamePerson
from emulation.people import OF_ASSOCIATION, Act, NotAllowed, Seat, Standing, may


class Conductor(Struct, frozen=True, kw_only=True):
    """Somebody with a say in opening and closing, and the associations they sit for in this season."""

    person: int
    seats: tuple[Seat, ...]

    @property
    def associations(self) -> frozenset[int]:
        """The associations they sit for, in whatever role."""
        return frozenset(
            seat.association for seat in self.seats if seat.role in OF_ASSOCIATION and seat.association is not None
        )

    def stands(self, candidates: AbstractSet[int]) -> bool:
        """Tell whether one of their associations stands in the ballot."""
        return bool(self.associations & candidates)


def check_conductor(somebody: Conductor) -> None:
    """Pass where they may conduct votes at all. Raises NotAllowed."""
    if not may(Act.CONDUCT_BALLOT, somebody.seats, Standing()):
        raise NotAllowed(Act.CONDUCT_BALLOT)


def check_two(first: Conductor, second: Conductor, candidates: AbstractSet[int]) -> None:
    """Pass where these two may open or close a ballot in which `candidates` stand.

    They are two of head, deputy and staff, not of one association, and one at least sits for none that stands; where
    all units stand, that one can only be staff. Raises NotAllowed, SamePerson, SameAssociation, NotNeutral.
    """
    check_conductor(first)
    check_conductor(second)
    if first.person == second.person:
        raise SamePerson
    if first.associations & second.associations:
        raise SameAssociation
    if first.stands(candidates) and second.stands(candidates):
        raise NotNeutral


class Delegate(Struct, frozen=True, kw_only=True):
    """Who votes for an association, and who may in their place."""

    association: int
    person: int
    substitute: int | None = None


def delegates(
    members: Iterable[int], named: Iterable[Delegate], seated: Iterable[tuple[int, int]]
) -> tuple[Delegate, ...]:
    """Return who votes for each member unit when a ballot opens.

    `named` are those that were registered, `seated` is every (association, person) who sits for one now, longest
    seated first. Somebody registered who has risen since counts no more; where nobody is registered it is whoever has
    sat longest, without a substitute. An association for which nobody sits has a vote but nobody to cast it.
    """
    sitting: dict[int, list[int]] = {}
    for association, person in seated:
        sitting.setdefault(association, []).append(person)
    registered = {each.association: each for each in named}
    found: list[Delegate] = []
    for association in members:
        people = sitting.get(association, [])
        wish = registered.get(association)
        wanted = (wish.person, wish.substitute) if wish else ()
        voters = [each for each in wanted if each is not None and each in people] or people[:1]
        if voters:
            found.append(
                Delegate(association=association, person=voters[0], substitute=voters[1] if len(voters) > 1 else None)
            )
    return tuple(found)


class Voter(Struct, frozen=True, kw_only=True):
    """Somebody on the roll of one ballot: their association, and whether they are its substitute."""

    id: int
    ballot: int
    association: int
    person: int
    substitute: bool


def voter_of(person: int, association: int, roll: Iterable[Voter]) -> Voter:
    """Return the line of the roll by which somebody votes for their association. Raises NotTheVoter, NotOnTheRoll."""
    of_association = [each for each in roll if each.association == association]
    for each in of_association:
        if each.person == person:
            return each
    raise NotTheVoter if of_association else NotOnTheRoll
