"""Persons, their seats, and where each is best reached.

Belongs here: the rows of `person` and `seat`. What a seat may do is `emulation.people`.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from conversation.messages import Address, Reachable
from conversation.translation import DEFAULT_LANGUAGE
from emulation.people import Role, Seat
from storage.tables import address, person, seat

_SEATS = select(seat.c.role, seat.c.season_id, seat.c.association_id, seat.c.province_id).where(
    seat.c.person_id == bindparam("person"), seat.c.until.is_(None)
)
_PERSON = select(person).where(person.c.id == bindparam("person"))
_BEST = (
    select(address.c.id, person.c.language)
    .join(person, person.c.id == address.c.person_id)
    .where(address.c.person_id == bindparam("person"), address.c.reach != Reachable.BLOCKED.value)
    .order_by(address.c.preference, address.c.id)
    .limit(1)
)


class Person(Struct, frozen=True, kw_only=True):
    """Somebody the bot knows."""

    id: int
    name: str
    language: str
    words_first: bool


class People:
    """Those the bot knows."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, name: str, language: str | None, now: datetime) -> int:
        """Add a person; return its id."""
        values = {
            "name": name,
            "language": language or DEFAULT_LANGUAGE,
            "words_first": False,
            "created_at": now,
        }
        made: int = self._connection.execute(person.insert().returning(person.c.id), values).scalar_one()
        return made

    def find(self, person_id: int) -> Person:
        """Return one person."""
        row = self._connection.execute(_PERSON, {"person": person_id}).one()
        return Person(id=row.id, name=row.name, language=row.language, words_first=bool(row.words_first))

    def owns(self, person_id: int, address_id: int) -> None:
        """Give an address to a person, behind those they have."""
        preference = self._connection.execute(
            select(func.coalesce(func.max(address.c.preference), 0) + 1).where(address.c.person_id == person_id)
        ).scalar_one()
        self._connection.execute(
            update(address).where(address.c.id == address_id).values(person_id=person_id, preference=preference)
        )

    def speak(self, person_id: int, language: str) -> None:
        """Store the language somebody reads."""
        self._connection.execute(update(person).where(person.c.id == person_id).values(language=language))

    def words_first(self, person_id: int, *, wanted: bool) -> None:
        """Store whether somebody wants numbers in words first."""
        self._connection.execute(update(person).where(person.c.id == person_id).values(words_first=wanted))

    def seats(self, person_id: int | None) -> tuple[Seat, ...]:
        """Return the seats somebody holds now; none for a stranger."""
        if person_id is None:
            return ()
        return tuple(
            Seat(role=Role(row.role), season=row.season_id, association=row.association_id, province=row.province_id)
            for row in self._connection.execute(_SEATS, {"person": person_id})
        )

    def seats_at(self, where: Address) -> tuple[Seat, ...]:
        """Return the seats held by whom an address belongs to; none for a stranger's."""
        owner = self._connection.execute(
            select(address.c.person_id).where(address.c.channel == where.channel, address.c.external_id == where.id)
        ).scalar_one_or_none()
        return self.seats(owner)

    def name_at(self, address_id: int) -> str:
        """Return the name of whoever a stored address belongs to, empty where nobody does."""
        found: str | None = self._connection.execute(
            select(person.c.name).join(address, address.c.person_id == person.c.id).where(address.c.id == address_id)
        ).scalar_one_or_none()
        return found or ""

    def sit(self, person_id: int, held: Seat, now: datetime) -> None:
        """Give somebody a seat, unless they hold it already."""
        if held in self.seats(person_id):
            return
        self._connection.execute(
            seat.insert(),
            {
                "person_id": person_id,
                "role": held.role.value,
                "season_id": held.season,
                "association_id": held.association,
                "province_id": held.province,
                "since": now,
            },
        )

    def rise(self, person_id: int, held: Seat, now: datetime) -> bool:
        """End a seat; return whether it was held."""
        done = self._connection.execute(
            update(seat)
            .where(
                seat.c.person_id == person_id,
                seat.c.role == held.role.value,
                seat.c.season_id.is_not_distinct_from(held.season),
                seat.c.association_id.is_not_distinct_from(held.association),
                seat.c.province_id.is_not_distinct_from(held.province),
                seat.c.until.is_(None),
            )
            .values(until=now)
        )
        return done.rowcount > 0

    def holders(
        self, season: int, roles: Sequence[Role], *, association: int | None = None, province: int | None = None
    ) -> tuple[int, ...]:
        """Return the persons who hold one of `roles` in a season (staff: in the province)."""
        where = and_(seat.c.season_id == season, seat.c.role.in_([role.value for role in roles]))
        if association is not None:
            where = and_(where, seat.c.association_id == association)
        if province is not None and Role.STAFF in roles:
            where = or_(where, and_(seat.c.province_id == province, seat.c.role == Role.STAFF.value))
        rows = self._connection.execute(
            select(seat.c.person_id).where(where, seat.c.until.is_(None)).order_by(seat.c.id)
        )
        return tuple(dict.fromkeys(row.person_id for row in rows))

    def operators(self) -> tuple[int, ...]:
        """Return those who keep the program running."""
        rows = self._connection.execute(
            select(seat.c.person_id).where(seat.c.role == Role.OPERATOR.value, seat.c.until.is_(None))
        )
        return tuple(dict.fromkeys(row.person_id for row in rows))

    def anybody(self, role: Role) -> bool:
        """Tell whether anybody holds `role` anywhere."""
        found = self._connection.execute(
            select(seat.c.id).where(seat.c.role == role.value, seat.c.until.is_(None)).limit(1)
        )
        return found.first() is not None

    def best_address(self, person_id: int) -> tuple[int, str] | None:
        """Return the address somebody likes best among those not blocked, and the language they read."""
        row = self._connection.execute(_BEST, {"person": person_id}).one_or_none()
        return (row.id, row.language) if row else None
