"""The blocs' chat groups: which are linked, and the codes that link one.

Belongs here: the rows of `bloc_group` and `group_code`. Who may link is `emulation.people`, what is shown
`handlers.group_board`.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, select, update

from conversation.messages import Reachable
from storage.tables import address, bloc_group, group_code, season


class Group(Struct, frozen=True, kw_only=True):
    """A linked group: `place` is its stored address, `names` whether its board names those who have not handed in.

    `board_at` is when that was last brought up to date.
    """

    id: int
    season: int
    place: int
    names: bool
    linked_by: int
    linked_at: datetime
    board_at: datetime | None


_LINKED = (
    select(bloc_group)
    .join(address, address.c.id == bloc_group.c.address_id)
    .where(bloc_group.c.unlinked_at.is_(None))
    .order_by(bloc_group.c.id)
)


class Groups:
    """The blocs' chat groups."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- codes ------------------------------------------------------------------------------------------------------

    def issue(self, digest: str, season_id: int, by: int, now: datetime, expires_at: datetime) -> bool:
        """Store the code of a group's link; False where it was issued before."""
        if self._connection.execute(select(group_code.c.digest).where(group_code.c.digest == digest)).first():
            return False
        values = {"digest": digest, "season_id": season_id, "issued_by": by, "issued_at": now, "expires_at": expires_at}
        self._connection.execute(group_code.insert(), values)
        return True

    def opened_by(self, digest: str, now: datetime) -> int | None:
        """Return the season that a code still links a group to."""
        found: int | None = self._connection.execute(
            select(group_code.c.season_id).where(
                group_code.c.digest == digest, group_code.c.used_at.is_(None), group_code.c.expires_at > now
            )
        ).scalar_one_or_none()
        return found

    def use(self, digest: str, now: datetime) -> None:
        """Mark a code as used."""
        self._connection.execute(update(group_code).where(group_code.c.digest == digest).values(used_at=now))

    # --- groups -----------------------------------------------------------------------------------------------------

    def link(self, season_id: int, place: int, by: int, now: datetime) -> Group:
        """Link a place to a season; it names nobody who is late."""
        values = {"season_id": season_id, "address_id": place, "names": False, "linked_by": by, "linked_at": now}
        self._connection.execute(bloc_group.insert(), values)
        made = self.at(place)
        assert made is not None
        return made

    def at(self, place: int) -> Group | None:
        """Return the linked group at a place."""
        return next(self._found(bloc_group.c.address_id == place), None)

    def by_id(self, group_id: int) -> Group | None:
        """Return a group, if it is still linked."""
        return next(self._found(bloc_group.c.id == group_id), None)

    def of_season(self, season_id: int) -> tuple[Group, ...]:
        """Return the groups linked to a season."""
        return tuple(self._found(bloc_group.c.season_id == season_id))

    def running(self) -> tuple[Group, ...]:
        """Return every group of a season that is not locked."""
        rows = self._connection.execute(
            _LINKED.join(season, season.c.id == bloc_group.c.season_id).where(season.c.locked_at.is_(None))
        )
        return tuple(map(_group, rows))

    def lost(self) -> tuple[Group, ...]:
        """Return the groups still linked in which the bot can no longer write."""
        return tuple(self._found(address.c.reach == Reachable.BLOCKED.value))

    def unlink(self, group_id: int, now: datetime) -> None:
        """End a link."""
        self._change(group_id, unlinked_at=now)

    def name_the_late(self, group_id: int, *, wanted: bool) -> None:
        """Store whether a group's board names those who have not handed in."""
        self._change(group_id, names=wanted)

    def board_shown(self, group_id: int, now: datetime) -> None:
        """Store when a group's board was brought up to date."""
        self._change(group_id, board_at=now)

    def moved(self, place: int, to: int) -> None:
        """A linked place goes on at another stored address."""
        self._connection.execute(
            update(bloc_group)
            .where(bloc_group.c.address_id == place, bloc_group.c.unlinked_at.is_(None))
            .values(address_id=to)
        )

    def _change(self, group_id: int, **values: object) -> None:
        self._connection.execute(update(bloc_group).where(bloc_group.c.id == group_id).values(**values))

    def _found(self, so: ColumnElement[bool]) -> Iterator[Group]:
        return map(_group, self._connection.execute(_LINKED.where(so)))


def _group(row: Row[Any]) -> Group:
    return Group(
        id=row.id,
        season=row.season_id,
        place=row.address_id,
        names=bool(row.names),
        linked_by=row.linked_by,
        linked_at=row.linked_at,
        board_at=row.board_at,
    )
