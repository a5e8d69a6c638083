"""Phone numbers, for calling whom no message reaches: a person's own, and an association's.

Belongs here: the column `phone` of `person` and `association`, digits only. Who may read one is decided where it is
shown; a number never leaves by a log or the record.
"""

from collections.abc import Iterable

from sqlalchemy import Connection, select, update

from storage.tables import association, person


class Phones:
    """Whom to call, and where."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def give(self, person_id: int, phone: str | None) -> None:
        """Store the number of a person; None forgets it."""
        self._connection.execute(update(person).where(person.c.id == person_id).values(phone=phone))

    def give_association(self, association_id: int, phone: str | None) -> None:
        """Store the number of an association; None forgets it."""
        self._connection.execute(update(association).where(association.c.id == association_id).values(phone=phone))

    def of_people(self, people: Iterable[int]) -> dict[int, str]:
        """Return the numbers known of some persons."""
        rows = self._connection.execute(
            select(person.c.id, person.c.phone).where(person.c.id.in_(list(people)), person.c.phone.is_not(None))
        )
        return {row.id: row.phone for row in rows}

    def of_associations(self, associations: Iterable[int]) -> dict[int, str]:
        """Return the numbers known of some associations."""
        rows = self._connection.execute(
            select(association.c.id, association.c.phone).where(
                association.c.id.in_(list(associations)), association.c.phone.is_not(None)
            )
        )
        return {row.id: row.phone for row in rows}
