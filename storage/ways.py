"""The ways to somebody: their addresses as `conversation.reach.plan` weighs them.

Belongs here: reading them, many persons at once. Marking an address blocked or its window closed is
`storage.addresses`.
"""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from conversation.messages import Reachable
from conversation.reach import Known, Tariff, Way, way
from storage.ledger import Ledger
from storage.tables import address

_COLUMNS = select(
    address.c.id,
    address.c.person_id,
    address.c.channel,
    address.c.reach,
    address.c.reach_until,
    address.c.free_until,
    address.c.free_left,
    address.c.heard_at,
).order_by(address.c.preference, address.c.id)


class Ways:
    """The ways to people."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_people(
        self,
        people: Collection[int],
        now: datetime,
        month: str,
        *,
        tariff: Callable[[str], Tariff],
        out: Callable[[str], bool] = lambda _channel: False,
    ) -> dict[int, tuple[Way, ...]]:
        """Return the ways to each person, best liked first; nobody is left out, whoever has no address has no way.

        `month` is the office's month of `now` (``2026-12``), `tariff` and `out` are asked with a channel's name.
        """
        found: dict[int, list[Way]] = {person: [] for person in people}
        if not found:
            return {}
        months = Ledger(self._connection).month(month)
        for row in self._rows(address.c.person_id.in_(list(found))):
            asked = tariff(row.channel)
            spent = months.get(row.channel)
            found[row.person_id].append(
                way(
                    _known(row),
                    asked,
                    left=asked.monthly if spent is None else spent.left(asked.monthly, now),
                    out=out(row.channel),
                )
            )
        return {person: tuple(several) for person, several in found.items()}

    def channels(self, people: Collection[int]) -> dict[int, str]:
        """Return the channel on which each person likes best to be told, among those that are not blocked."""
        found: dict[int, str] = {}
        for row in self._rows(address.c.person_id.in_(list(people))):
            if row.reach != Reachable.BLOCKED.value:
                found.setdefault(row.person_id, row.channel)
        return found

    def in_use(self) -> frozenset[str]:
        """Return the channels on which anybody ever wrote."""
        return frozenset(self._connection.execute(select(address.c.channel).distinct()).scalars())

    def known(self, address_id: int) -> Known:
        """Return one address as it is stored."""
        return _known(self._rows(address.c.id == address_id)[0])

    def _rows(self, where: ColumnElement[bool]) -> list[Any]:
        return list(self._connection.execute(_COLUMNS.where(where)))


def _known(row: Any) -> Known:
    return Known(
        address=row.id,
        channel=row.channel,
        blocked=row.reach == Reachable.BLOCKED.value,
        heard_at=row.heard_at,
        until=row.reach_until,
        free_until=row.free_until,
        free_left=row.free_left,
    )
