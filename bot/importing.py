"""Bringing a season to what its file says.

Belongs here: comparing and writing, for the command line and the demonstration alike. Reading a file is
`emulation.season_file`, its rows are `storage.season_import`.
"""

from emulation.season import SeasonPlan
from emulation.season_diff import Change, Kind, diff_seasons
from emulation.season_file import read_season
from storage.first_staff import adopt
from storage.store import Store


def differences(store: Store, plan: SeasonPlan) -> tuple[Change, ...]:
    """Return what an import of `plan` would change."""
    season = store.seasons.by_key(plan.key)
    if season is None:
        return (Change(kind=Kind.ADDED, what="season", name=plan.key, after=plan.bloc.name),)
    return diff_seasons(read_season(store.seasons.text(season.id), plan.key, kept=True), plan)


def twin_of(store: Store, plan: SeasonPlan) -> str | None:
    """Return the name under which the plan's bloc already has its year, if that is another name."""
    for season in store.seasons.all():
        same = (season.year, season.bloc, season.province_name) == (plan.year, plan.bloc.name, plan.province.name)
        if same and season.key != plan.key:
            return season.key
    return None


def import_plan(store: Store, plan: SeasonPlan, text: str, *, demo: bool = False) -> tuple[Change, ...]:
    """Bring a season to `plan`, whose file is `text`; return what that changed.

    Nothing is written where nothing differs. A season stays what it was made as, a demo's or a real one. Staff invited
    before any province was known look after the province of the first season that comes.
    """
    changes = differences(store, plan)
    if changes:
        before = store.seasons.by_key(plan.key)
        season = store.seasons.importing.write(plan, text, demo=before.demo if before else demo)
        adopt(store.connection, store.seasons.by_id(season).province)
    return changes
