"""Figures and their revisions: nothing is overwritten, the newest revision counts.

Belongs here: the rows of `figure`. Whether a value may be written is `emulation.submissions`.
"""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update

from emulation.figures import Figure, Source
from emulation.numerals import Hedge
from storage.tables import figure, period

_THIS = and_(
    figure.c.association_id == bindparam("a"),
    figure.c.indicator_id == bindparam("i"),
    figure.c.period_id == bindparam("p"),
)
_CURRENT = select(figure).where(_THIS, figure.c.current)
_LAST = select(func.max(figure.c.revision)).where(_THIS)
_SUPERSEDE = update(figure).where(_THIS, figure.c.current).values(current=False)
_ADD = figure.insert()
_OF_ASSOCIATION = select(figure).where(
    figure.c.association_id == bindparam("a"), figure.c.period_id == bindparam("p"), figure.c.current
)


class Figures:
    """What associations reported."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(
        self,
        association: int,
        indicator: int,
        period: int,
        *,
        value: Decimal | None,
        words: str,
        now: datetime,
        entered_by: int | None,
        hedge: Hedge = Hedge.NONE,
        skipped: str | None = None,
        doubt: str | None = None,
        source: Source = Source.TYPED,
        agreed_by: int | None = None,
    ) -> int:
        """Write a new revision and return its number. Raises NotExact (storage.columns).

        `agreed_by` is who agreed for the association, now, where somebody else entered the figure.
        """
        key = {"a": association, "i": indicator, "p": period}
        revision = (self._connection.execute(_LAST, key).scalar_one() or 0) + 1
        if revision > 1:
            self._connection.execute(_SUPERSEDE, key)
        self._connection.execute(
            _ADD,
            {
                "association_id": association,
                "indicator_id": indicator,
                "period_id": period,
                "revision": revision,
                "current": True,
                "value": value,
                "hedge": hedge.value,
                "skipped": skipped,
                "doubt": doubt,
                "words": words,
                "source": source.value,
                "entered_by": entered_by,
                "entered_at": now,
                "agreed_by": agreed_by,
                "agreed_at": None if agreed_by is None else now,
            },
        )
        return int(revision)

    def find(self, association: int, indicator: int, period: int) -> Figure | None:
        """Return the newest revision of one figure."""
        row = self._connection.execute(_CURRENT, {"a": association, "i": indicator, "p": period}).one_or_none()
        return _figure(row) if row else None

    def of(self, association: int, period: int) -> dict[int, Figure]:
        """Return an association's newest figures of one kỳ, by indicator."""
        rows = self._connection.execute(_OF_ASSOCIATION, {"a": association, "p": period})
        return {row.indicator_id: _figure(row) for row in rows}

    def of_season(self, season: int, periods: Iterable[int]) -> list[Figure]:
        """Return the newest figures of a season's periods, all associations."""
        rows = self._connection.execute(
            select(figure)
            .join(period, period.c.id == figure.c.period_id)
            .where(period.c.season_id == season, figure.c.period_id.in_(list(periods)), figure.c.current)
            .order_by(figure.c.id)
        )
        return [_figure(row) for row in rows]

    def revisions(self, association: int, indicator: int, period: int) -> list[Figure]:
        """Return every revision of one figure, oldest first."""
        rows = self._connection.execute(
            select(figure).where(_THIS).order_by(figure.c.revision),
            {"a": association, "i": indicator, "p": period},
        )
        return [_figure(row) for row in rows]


def _figure(row: Any) -> Figure:
    return Figure(
        association=row.association_id,
        indicator=row.indicator_id,
        period=row.period_id,
        revision=row.revision,
        value=row.value,
        hedge=Hedge(row.hedge),
        skipped=row.skipped,
        doubt=row.doubt,
        words=row.words,
        source=Source(row.source),
        entered_by=row.entered_by,
        entered_at=row.entered_at,
    )
