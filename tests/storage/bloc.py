"""A real bloc for tests of the repositories: Bắc Giang 2023, as its season file has it.

Here: importing it and naming its parts.
"""

import functools
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files

from conversation.messages import Address
from emulation.season import SeasonPlan
from emulation.season_file import read_season
from storage.store import Store

KEY = "bac-giang-2023"
NOW = datetime(2023, 12, 1, 2, 30, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Bloc:
    """The stored ids of an imported season: associations and indicators by their codes."""

    season: int
    province: int
    associations: dict[str, int]
    periods: dict[str, int]
    indicators: dict[str, int]


@functools.cache
def season_text(key: str = KEY) -> str:
    """The text of a season file."""
    return files("seasons").joinpath(f"{key}.toml").read_text(encoding="utf-8")


@functools.cache
def season_plan(key: str = KEY) -> SeasonPlan:
    """A season file, read."""
    return read_season(season_text(key), key)


def put_bloc(store: Store, key: str = KEY) -> Bloc:
    """Import a season; return its ids."""
    season = store.seasons.importing.write(season_plan(key), season_text(key), demo=False)
    return Bloc(
        season=season,
        province=store.seasons.by_id(season).province,
        associations={each.code: each.id for each in store.seasons.members(season)},
        periods={each.code.value: each.id for each in store.seasons.periods(season)},
        indicators={each.code: each.id for each in store.seasons.indicators(season)},
    )


def new_address(store: Store, name: str = "an", channel: str = "web", now: datetime = NOW) -> int:
    """Make an address; return its id."""
    return store.addresses.speaker(Address(channel, name), "vi", now).address_id


def new_person(store: Store, name: str = "Nguyễn Thị Hoa", *channels: str) -> int:
    """Make a person with an address on each of `channels`, best liked first; return its id."""
    person = store.people.add(name, "vi", NOW)
    for channel in channels:
        store.people.owns(person, new_address(store, f"{name} {person}", channel))
    return person
