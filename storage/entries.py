"""Figures entered for associations that asked for it, until they agree.

Belongs here: the rows of `entry_request` and `entry`. What they become is `storage.figures`; who may is
`emulation.entries`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, select, update

from emulation.entries import STANDING, TO_ENTER, Entry, Request, State
from emulation.numerals import Hedge
from storage.tables import entry, entry_request


class Entries:
    """Requests to enter figures, and what was entered."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, season: int, association: int, period: int, *, by: int, now: datetime) -> Request:
        """Store a request and return it; one that stands already is returned as it is."""
        standing = self.standing(association, period)
        if standing is not None:
            return standing
        made = self._connection.execute(
            entry_request.insert().returning(entry_request.c.id),
            {
                "season_id": season,
                "association_id": association,
                "period_id": period,
                "asked_by": by,
                "asked_at": now,
                "state": State.ASKED.value,
                "round": 0,
            },
        ).scalar_one()
        return self.by_id(made)

    def by_id(self, row: int) -> Request:
        """Return one request."""
        return _request(self._connection.execute(select(entry_request).where(entry_request.c.id == row)).one())

    def standing(self, association: int, period: int) -> Request | None:
        """Return the request of an association for a kỳ that is neither agreed to nor ended."""
        row = self._connection.execute(
            select(entry_request)
            .where(
                entry_request.c.association_id == association,
                entry_request.c.period_id == period,
                entry_request.c.state.in_([each.value for each in STANDING]),
            )
            .order_by(entry_request.c.id.desc())
            .limit(1)
        ).one_or_none()
        return _request(row) if row else None

    def to_enter(self, season: int) -> list[Request]:
        """Return the requests of a season that wait for the secretary, oldest first."""
        rows = self._connection.execute(
            select(entry_request)
            .where(
                entry_request.c.season_id == season,
                entry_request.c.state.in_([each.value for each in TO_ENTER]),
            )
            .order_by(entry_request.c.id)
        )
        return [_request(row) for row in rows]

    def move(self, request: Request, state: State, *, by: int, now: datetime) -> bool:
        """Move a request on; False where somebody else was faster."""
        values: dict[str, Any] = {"state": state.value}
        if state is State.HANDED_OVER:
            values |= {"round": request.round + 1, "entered_by": by, "entered_at": now}
        else:
            values |= {"decided_by": by, "decided_at": now}
        done = self._connection.execute(
            update(entry_request)
            .where(
                entry_request.c.id == request.id,
                entry_request.c.state == request.state.value,
                entry_request.c.round == request.round,
            )
            .values(**values)
        )
        return done.rowcount == 1

    def enter(self, request: int, entered: Entry, now: datetime) -> None:
        """Store one figure in place of what was entered for its indicator. Raises NotExact (storage.columns)."""
        self._connection.execute(
            delete(entry).where(entry.c.entry_request_id == request, entry.c.indicator_id == entered.indicator)
        )
        self._connection.execute(
            entry.insert(),
            {
                "entry_request_id": request,
                "indicator_id": entered.indicator,
                "value": entered.value,
                "hedge": entered.hedge.value,
                "skipped": entered.skipped,
                "doubt": entered.doubt,
                "words": entered.words,
                "entered_by": entered.entered_by,
                "entered_at": now,
            },
        )

    def of(self, request: int) -> dict[int, Entry]:
        """Return what was entered, by indicator."""
        rows = self._connection.execute(select(entry).where(entry.c.entry_request_id == request))
        return {
            row.indicator_id: Entry(
                indicator=row.indicator_id,
                value=row.value,
                hedge=Hedge(row.hedge),
                skipped=row.skipped,
                doubt=row.doubt,
                words=row.words,
                entered_by=row.entered_by,
            )
            for row in rows
        }


def _request(row: Any) -> Request:
    return Request(
        id=row.id,
        season=row.season_id,
        association=row.association_id,
        period=row.period_id,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        state=State(row.state),
        round=row.round,
        entered_by=row.entered_by,
        entered_at=row.entered_at,
    )
