"""Seasons: provinces, blocs, members, periods, and what is asked of whom. Reading only.

Belongs here: the rows that `storage.season_import` writes, read as values of `emulation.bloc`.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Connection, and_, bindparam, select, update

from emulation.bloc import Asked, Association, Gone, Indicator, Period, Season, Target
from emulation.season import Across, Office, OverTime, PeriodCode, ValueKind
from storage.tables import asked, association, bloc, day_off, indicator, member, period, province, season, target

if TYPE_CHECKING:
    from storage.season_import import SeasonImport

_SEASON = select(
    season.c.id,
    season.c.key,
    season.c.year,
    season.c.locked_at,
    season.c.demo,
    bloc.c.name.label("bloc"),
    province.c.id.label("province"),
    province.c.name.label("province_name"),
    province.c.board,
).select_from(season.join(bloc, bloc.c.id == season.c.bloc_id).join(province, province.c.id == bloc.c.province_id))
_SEASON_BY_ID = _SEASON.where(season.c.id == bindparam("season"))

_MEMBERS = (
    select(association.c.id, association.c.code, association.c.name, association.c.aliases, member.c.office)
    .join(member, member.c.association_id == association.c.id)
    .where(member.c.season_id == bindparam("season"))
    .order_by(member.c.position)
)
_PERIODS = select(period).where(period.c.season_id == bindparam("season")).order_by(period.c.position)
_PERIOD = select(period).where(period.c.id == bindparam("period"))
_INDICATOR = select(indicator).where(indicator.c.id == bindparam("indicator"))
_ASKED = (
    select(indicator, target.c.plan, target.c.last_year, target.c.mark)
    .join(asked, asked.c.indicator_id == indicator.c.id)
    .outerjoin(target, and_(target.c.indicator_id == indicator.c.id, target.c.association_id == asked.c.association_id))
    .where(asked.c.association_id == bindparam("association"), asked.c.period_id == bindparam("period"))
    .order_by(indicator.c.position)
)


T = TypeVar("T")


class Seasons:
    """Seasons and what they ask."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # What one piece of work asks again and again; imports go through `importing`, which forgets it.
        self._read: dict[tuple[str, int, int], Any] = {}

    @property
    def importing(self) -> "SeasonImport":
        """Write seasons from their files."""
        from storage.season_import import SeasonImport

        self._read.clear()
        return SeasonImport(self._connection)

    def _once(self, what: str, one: int, other: int, read: Callable[[], T]) -> T:
        key = (what, one, other)
        if key not in self._read:
            self._read[key] = read()
        found: T = self._read[key]
        return found

    def by_id(self, season_id: int) -> Season:
        """Return one season."""
        return self._once(
            "season",
            season_id,
            0,
            lambda: _season(self._connection.execute(_SEASON_BY_ID, {"season": season_id}).one()),
        )

    def by_key(self, key: str) -> Season | None:
        """Return the season of a file's stem."""
        row = self._connection.execute(_SEASON.where(season.c.key == key)).one_or_none()
        return _season(row) if row else None

    def all(self, province_id: int | None = None) -> list[Season]:
        """Return every season, newest year first; of one province, if given."""
        statement = _SEASON.order_by(season.c.year.desc(), season.c.id)
        if province_id is not None:
            statement = statement.where(province.c.id == province_id)
        return [_season(row) for row in self._connection.execute(statement)]

    def text(self, season_id: int) -> str:
        """Return the season file as last imported."""
        return str(self._connection.execute(select(season.c.plan).where(season.c.id == season_id)).scalar_one())

    def members(self, season_id: int) -> tuple[Association, ...]:
        """Return the bloc's members in their order."""
        return self._once(
            "members",
            season_id,
            0,
            lambda: tuple(_association(row) for row in self._connection.execute(_MEMBERS, {"season": season_id})),
        )

    def member(self, season_id: int, association_id: int) -> Association:
        """Return one member. Raises Gone."""
        for each in self.members(season_id):
            if each.id == association_id:
                return each
        raise Gone(association_id)

    def periods(self, season_id: int) -> tuple[Period, ...]:
        """Return the season's kỳ in their order."""
        return self._once(
            "periods",
            season_id,
            0,
            lambda: tuple(_period(row) for row in self._connection.execute(_PERIODS, {"season": season_id})),
        )

    def period(self, period_id: int) -> Period:
        """Return one kỳ. Raises Gone."""
        row = self._connection.execute(_PERIOD, {"period": period_id}).one_or_none()
        if row is None:
            raise Gone(period_id)
        return _period(row)

    def asked(self, association_id: int, period_id: int) -> tuple[Asked, ...]:
        """Return what one association is asked in one kỳ, in order, with its targets."""
        these = {"association": association_id, "period": period_id}
        return self._once(
            "asked",
            association_id,
            period_id,
            lambda: tuple(
                Asked(indicator=_indicator(row), target=_target(row)) for row in self._connection.execute(_ASKED, these)
            ),
        )

    def asked_of_all(self, season_id: int) -> list[tuple[int, int, int]]:
        """Return every (association, period, indicator) asked in a season."""
        rows = self._connection.execute(
            select(asked.c.association_id, asked.c.period_id, asked.c.indicator_id)
            .join(period, period.c.id == asked.c.period_id)
            .where(period.c.season_id == season_id)
        )
        return [(row.association_id, row.period_id, row.indicator_id) for row in rows]

    def indicators(self, season_id: int) -> tuple[Indicator, ...]:
        """Return every indicator of a season, in order."""
        rows = self._connection.execute(
            select(indicator).where(indicator.c.season_id == season_id).order_by(indicator.c.position)
        )
        return tuple(_indicator(row) for row in rows)

    def indicator(self, indicator_id: int) -> Indicator:
        """Return one indicator. Raises Gone."""
        return self._once("indicator", indicator_id, 0, lambda: self._indicator(indicator_id))

    def _indicator(self, indicator_id: int) -> Indicator:
        row = self._connection.execute(_INDICATOR, {"indicator": indicator_id}).one_or_none()
        if row is None:
            raise Gone(indicator_id)
        return _indicator(row)

    def targets(self, season_id: int) -> dict[tuple[int, int], Target]:
        """Return every target of a season, by (association, indicator)."""
        rows = self._connection.execute(
            select(target)
            .join(indicator, indicator.c.id == target.c.indicator_id)
            .where(indicator.c.season_id == season_id)
        )
        return {(row.association_id, row.indicator_id): _target(row) for row in rows}

    def days_off(self, season_id: int) -> frozenset[date]:
        """Return the season's own days off."""
        rows = self._connection.execute(select(day_off.c.day).where(day_off.c.season_id == season_id))
        return frozenset(row.day for row in rows)

    def lock(self, season_id: int, now: datetime) -> None:
        """Lock a season: nothing in it changes any more."""
        self._read.clear()
        self._connection.execute(update(season).where(season.c.id == season_id).values(locked_at=now))

    def unlock(self, season_id: int) -> None:
        """Let a season that was locked change again."""
        self._read.clear()
        self._connection.execute(update(season).where(season.c.id == season_id).values(locked_at=None))

    def of_association(self, association_ids: Iterable[int]) -> list[Season]:
        """Return the seasons in which one of these associations is a member, newest year first."""
        statement = (
            _SEASON.join(member, member.c.season_id == season.c.id)
            .where(member.c.association_id.in_(list(association_ids)))
            .order_by(season.c.year.desc(), season.c.id)
        )
        return [_season(row) for row in self._connection.execute(statement)]


def _season(row: Any) -> Season:
    return Season(
        id=row.id,
        key=row.key,
        year=row.year,
        bloc=row.bloc,
        province=row.province,
        province_name=row.province_name,
        board=row.board,
        locked_at=row.locked_at,
        demo=bool(row.demo),
    )


def _association(row: Any) -> Association:
    return Association(
        id=row.id,
        code=row.code,
        name=row.name,
        aliases=tuple(json.loads(row.aliases)),
        office=Office(row.office) if row.office else None,
    )


def _period(row: Any) -> Period:
    return Period(
        id=row.id,
        code=PeriodCode(row.code),
        name=row.name,
        during=row.during,
        as_of=row.as_of,
        opens=row.opens_at,
        deadline=row.deadline,
    )


def _indicator(row: Any) -> Indicator:
    return Indicator(
        id=row.id,
        code=row.code,
        position=row.position,
        label=row.label,
        label_en=row.label_en,
        question=row.question,
        unit=row.unit,
        unit_en=row.unit_en,
        kind=ValueKind(row.kind),
        over_time=OverTime(row.over_time),
        across=Across(row.across),
        common=bool(row.common),
        counts_as=row.counts_as,
        percent_of=row.percent_of,
    )


def _target(row: Any) -> Target:
    return Target(plan=row.plan, last_year=row.last_year, sample=row.mark == "sample")
