"""Seasons: what a file says is what is read back, and a second import changes only what differs."""

from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from emulation.bloc import Asked
from emulation.season import PeriodCode, SeasonPlan
from storage.store import Store
from storage.tables import metadata
from tests.storage.bloc import KEY, NOW, Bloc, new_person, put_bloc, season_plan, season_text

KEYS = [
    "bac-giang-2023",
    "binh-thuan-khoi-8-2024",
    "chinh-tri-xa-hoi-2023",
    "hoi-dac-thu-2021",
    "xa-hoi-nghe-nghiep-2023",
]


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    return {
        table.name: sorted((tuple(row) for row in store.connection.execute(table.select())), key=repr)
        for table in metadata.sorted_tables
    }


@pytest.mark.parametrize("key", KEYS)
def test_what_a_season_file_says_is_what_is_asked(store: Store, key: str) -> None:
    plan = season_plan(key)
    bloc = put_bloc(store, key)
    seasons = store.seasons
    season = seasons.by_key(key)
    assert season is not None
    assert season == seasons.by_id(bloc.season)
    assert (season.year, season.bloc, season.province_name) == (plan.year, plan.bloc.name, plan.province.name)
    assert seasons.text(season.id) == season_text(key)
    assert [(each.code, each.name, each.aliases, each.office) for each in seasons.members(season.id)] == [
        (each.code, each.name, each.aliases, each.office) for each in plan.associations
    ]
    assert [(each.code, each.name, each.deadline) for each in seasons.periods(season.id)] == [
        (each.code, each.name, each.deadline) for each in plan.periods
    ]
    assert seasons.days_off(season.id) == frozenset(plan.days_off)
    for association in plan.associations:
        for period in plan.periods:
            asked = seasons.asked(bloc.associations[association.code], bloc.periods[period.code.value])
            assert [
                (each.indicator.code, each.indicator.question, each.target.plan, each.target.last_year)
                for each in asked
            ] == [
                (
                    each.code,
                    each.question,
                    getattr(plan.target(association.code, each.code), "plan", None),
                    getattr(plan.target(association.code, each.code), "last_year", None),
                )
                for each in plan.asked(association.code, period.code)
            ]


def test_blocs_of_several_provinces_stand_side_by_side(store: Store) -> None:
    for key in KEYS:
        put_bloc(store, key)
    every = store.seasons.all()
    assert {each.key for each in every} == set(KEYS)
    assert [each.year for each in every] == sorted((each.year for each in every), reverse=True)
    one = next(each for each in every if each.key == KEY)
    assert KEY in {each.key for each in store.seasons.all(one.province)}
    assert len(store.seasons.all(one.province)) < len(KEYS)


def test_a_second_import_changes_nothing(store: Store, bloc: Bloc) -> None:
    before = contents(store)
    again = put_bloc(store)
    assert again == bloc
    assert contents(store) == before


def test_a_changed_file_changes_only_what_differs(store: Store, bloc: Bloc) -> None:
    plan = season_plan()
    before = contents(store)
    later = plan.periods[-1].deadline + timedelta(days=3)
    changed = replace(plan, periods=(*plan.periods[:-1], replace(plan.periods[-1], deadline=later)))
    store.seasons.importing.write(changed, season_text(), demo=False)
    after = contents(store)
    assert {name for name in after if after[name] != before[name]} == {"period"}
    assert store.seasons.periods(bloc.season)[-1].deadline == later


def without(plan: SeasonPlan, indicator: str) -> SeasonPlan:
    return replace(
        plan,
        indicators=tuple(each for each in plan.indicators if each.code != indicator),
        targets=tuple(each for each in plan.targets if each.indicator != indicator),
    )


def test_a_question_dropped_from_the_file_is_asked_no_more_and_its_answers_stay(store: Store, bloc: Bloc) -> None:
    plan = season_plan()
    answered, unanswered = plan.indicators[0], plan.indicators[1]
    association = answered.asked_of[0]
    store.figures.save(
        bloc.associations[association],
        bloc.indicators[answered.code],
        bloc.periods["final"],
        value=Decimal(36),
        words="36",
        now=NOW,
        entered_by=new_person(store),
    )
    store.seasons.importing.write(without(without(plan, answered.code), unanswered.code), season_text(), demo=False)
    codes = {each.code for each in store.seasons.indicators(bloc.season)}
    assert answered.code in codes
    assert unanswered.code not in codes
    asked = store.seasons.asked_of_all(bloc.season)
    assert bloc.indicators[answered.code] not in {indicator for _, _, indicator in asked}
    assert [figure.words for figure in store.figures.of_season(bloc.season, bloc.periods.values())] == ["36"]

    put_bloc(store)
    assert answered.code in {each.indicator.code for each in _asked(store, bloc, association)}


def _asked(store: Store, bloc: Bloc, association: str) -> list[Asked]:
    return list(store.seasons.asked(bloc.associations[association], bloc.periods["final"]))


def test_a_member_that_leaves_the_file_leaves_the_bloc_and_not_the_province(store: Store, bloc: Bloc) -> None:
    plan = season_plan()
    gone = plan.associations[-1]
    fewer = replace(
        plan,
        associations=plan.associations[:-1],
        indicators=tuple(
            replace(each, asked_of=tuple(code for code in each.asked_of if code != gone.code))
            for each in plan.indicators
        ),
        targets=tuple(each for each in plan.targets if each.association != gone.code),
    )
    store.seasons.importing.write(fewer, season_text(), demo=False)
    assert gone.code not in {each.code for each in store.seasons.members(bloc.season)}
    with pytest.raises(LookupError):
        store.seasons.member(bloc.season, bloc.associations[gone.code])
    again = put_bloc(store)
    assert again.associations[gone.code] == bloc.associations[gone.code]


def test_the_seasons_an_association_is_a_member_of(store: Store, bloc: Bloc) -> None:
    association = bloc.associations["CTD"]
    assert [each.id for each in store.seasons.of_association([association])] == [bloc.season]
    assert store.seasons.of_association([]) == []


def test_a_locked_season_says_since_when(store: Store, bloc: Bloc) -> None:
    assert store.seasons.by_id(bloc.season).locked_at is None
    store.seasons.lock(bloc.season, NOW)
    assert store.seasons.by_id(bloc.season).locked_at == NOW


def test_a_season_nobody_imported_is_not_there(store: Store) -> None:
    assert store.seasons.by_key("nowhere-1999") is None
    assert store.seasons.all() == []


def test_every_period_has_its_place(store: Store, bloc: Bloc) -> None:
    for period in store.seasons.periods(bloc.season):
        assert store.seasons.period(period.id) == period
        assert PeriodCode(period.code.value) is period.code
    assert store.connection.execute(sa.text("SELECT COUNT(*) FROM milestone")).scalar_one() == len(
        season_plan().milestones
    )
