"""The smallest season's year as a script that may be killed anywhere; see `tests.program.killed_season`."""

from pathlib import Path

from tests.program import killed_season
from tests.program.killed_season import outcome, second_run_is_refused

__all__ = ["SEASON", "beside", "outcome", "play", "second_run_is_refused"]

SEASON = "chinh-tri-xa-hoi-2023"


def play(directory: Path) -> None:
    """Play the season from wherever it was cut off."""
    killed_season.played(directory, SEASON)


def beside(directory: Path) -> bool:
    """Import the season and invite into it."""
    return killed_season.works_beside(directory, SEASON)
