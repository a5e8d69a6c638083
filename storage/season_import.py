"""Writing a season from its file: what differs is changed, nothing else, and nothing that was reported is lost.

Belongs here: putting a checked `SeasonPlan` into rows. Reading the file is `emulation.season_file`, saying what changed
`emulation.season_diff`.
"""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from emulation.season import AssociationPlan, IndicatorPlan, SeasonPlan
from storage.tables import (
    asked,
    association,
    bloc,
    day_off,
    figure,
    indicator,
    member,
    milestone,
    period,
    province,
    quota,
    season,
    target,
)


class SeasonImport:
    """Writes seasons."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, plan: SeasonPlan, text: str, *, demo: bool) -> int:
        """Bring the rows of a season to `plan`; `text` is its file, kept for the next comparison. Return its id."""
        province_id = self._put(
            province, {"code": plan.province.code}, {"name": plan.province.name, "board": plan.province.board}
        )
        bloc_id = self._put(bloc, {"province_id": province_id, "code": plan.bloc.code}, {"name": plan.bloc.name})
        source = f"{plan.source.title} {plan.source.url or ''}".strip()
        season_id = self._put(
            season,
            {"key": plan.key},
            {"bloc_id": bloc_id, "year": plan.year, "source": source, "plan": text, "demo": demo},
        )
        members = self._members(plan, season_id, province_id)
        periods = self._periods(plan, season_id)
        self._milestones(plan, season_id, periods)
        self._quotas(plan, season_id)
        self._replace(
            day_off, day_off.c.season_id == season_id, [{"season_id": season_id, "day": day} for day in plan.days_off]
        )
        indicators = self._indicators(plan, season_id)
        self._asked(plan, members, periods, indicators)
        self._targets(plan, members, indicators)
        return season_id

    def _members(self, plan: SeasonPlan, season_id: int, province_id: int) -> dict[str, int]:
        ids = {each.code: self._association(each, province_id) for each in plan.associations}
        self._replace(
            member,
            member.c.season_id == season_id,
            [
                {
                    "season_id": season_id,
                    "association_id": ids[each.code],
                    "position": position,
                    "office": each.office.value if each.office else None,
                }
                for position, each in enumerate(plan.associations)
            ],
        )
        return ids

    def _association(self, each: AssociationPlan, province_id: int) -> int:
        aliases = json.dumps(list(each.aliases), ensure_ascii=False)
        return self._put(
            association, {"province_id": province_id, "code": each.code}, {"name": each.name, "aliases": aliases}
        )

    def _periods(self, plan: SeasonPlan, season_id: int) -> dict[str, int]:
        return {
            each.code: self._put(
                period,
                {"season_id": season_id, "code": each.code.value},
                {
                    "name": each.name,
                    "position": position,
                    "during": each.during,
                    "as_of": each.as_of,
                    "opens_at": each.opens,
                    "deadline": each.deadline,
                },
            )
            for position, each in enumerate(plan.periods)
        }

    def _milestones(self, plan: SeasonPlan, season_id: int, periods: Mapping[str, int]) -> None:
        for each in plan.milestones:
            self._put(
                milestone,
                {"season_id": season_id, "code": each.code},
                {
                    "name": each.name,
                    "due_at": each.due,
                    "period_id": periods[each.period] if each.period else None,
                    "offsets": json.dumps(list(each.offsets)),
                },
            )
        named = [each.code for each in plan.milestones]
        self._connection.execute(
            delete(milestone).where(milestone.c.season_id == season_id, milestone.c.code.not_in(named))
        )

    def _quotas(self, plan: SeasonPlan, season_id: int) -> None:
        self._replace(
            quota,
            quota.c.season_id == season_id,
            [
                {
                    "season_id": season_id,
                    "code": each.code.value,
                    "position": position,
                    "name": each.name,
                    "seats": each.seats,
                    "method": each.method.value,
                    "from_winners_of": each.from_winners_of.value if each.from_winners_of else None,
                    "without_winners_of": each.without_winners_of.value if each.without_winners_of else None,
                }
                for position, each in enumerate(plan.quotas)
            ],
        )

    def _indicators(self, plan: SeasonPlan, season_id: int) -> dict[str, int]:
        ids = {
            each.code: self._put(indicator, {"season_id": season_id, "code": each.code}, _indicator(each))
            for each in plan.indicators
        }
        # An indicator that is asked no more but was answered stays, so that what was reported can still be read.
        answered = select(figure.c.indicator_id).where(figure.c.indicator_id == indicator.c.id).exists()
        gone = and_(indicator.c.season_id == season_id, indicator.c.code.not_in(list(ids)))
        dropped = select(indicator.c.id).where(gone)
        self._connection.execute(delete(asked).where(asked.c.indicator_id.in_(dropped)))
        self._connection.execute(delete(target).where(target.c.indicator_id.in_(dropped)))
        self._connection.execute(delete(indicator).where(gone, ~answered))
        return ids

    def _asked(
        self, plan: SeasonPlan, members: Mapping[str, int], periods: Mapping[str, int], indicators: Mapping[str, int]
    ) -> None:
        self._replace(
            asked,
            asked.c.period_id.in_(list(periods.values())),
            [
                {
                    "association_id": members[association_code],
                    "period_id": periods[period_code],
                    "indicator_id": indicators[each.code],
                }
                for each in plan.indicators
                for association_code in each.asked_of
                for period_code in each.periods
            ],
        )

    def _targets(self, plan: SeasonPlan, members: Mapping[str, int], indicators: Mapping[str, int]) -> None:
        self._replace(
            target,
            target.c.indicator_id.in_(list(indicators.values())),
            [
                {
                    "association_id": members[each.association],
                    "indicator_id": indicators[each.indicator],
                    "plan": each.plan,
                    "last_year": each.last_year,
                    "mark": each.mark.value,
                    "source": each.source or "",
                }
                for each in plan.targets
            ],
        )

    def _put(self, table: Table, key: Mapping[str, Any], values: Mapping[str, Any]) -> int:
        """Insert or update the row of `key`; return its id."""
        this = and_(*(table.c[name] == value for name, value in key.items()))
        found: int | None = self._connection.execute(select(table.c.id).where(this)).scalar_one_or_none()
        if found is None:
            made: int = self._connection.execute(
                insert(table).values(**key, **values).returning(table.c.id)
            ).scalar_one()
            return made
        self._connection.execute(update(table).where(table.c.id == found).values(**values))
        return found

    def _replace(self, table: Table, where: Any, rows: list[dict[str, Any]]) -> None:
        self._connection.execute(delete(table).where(where))
        if rows:
            self._connection.execute(insert(table), rows)


def _indicator(each: IndicatorPlan) -> dict[str, Any]:
    return {
        "position": each.position,
        "label": each.label,
        "label_en": each.label_en,
        "question": each.question,
        "unit": each.unit,
        "unit_en": each.unit_en,
        "kind": each.kind.value,
        "over_time": each.over_time.value,
        "across": each.across.value,
        "common": each.common,
        "counts_as": each.counts_as,
        "percent_of": each.percent_of,
    }
