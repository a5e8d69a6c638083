"""A season's votes read in one go.

Belongs here: bringing rows together for `emulation.ballots.results`. What came of them is decided there.
"""

from typing import Any

from emulation.ballots.contests import COUNTED
from emulation.ballots.results import Result, as_values, compile_results
from storage.store import Store


def read_results(store: Store, season: int) -> tuple[Result, ...]:
    """Return what came of each of a season's ballots that was counted."""
    ballots = store.ballots.of_season(season)
    tallies = {
        contest: tally
        for ballot in ballots
        if ballot.state in COUNTED
        for contest, tally in store.ballots.tallies(ballot.id).items()
    }
    return compile_results(ballots, tallies)


def contests(store: Store, season: int) -> list[dict[str, Any]]:
    """Return a season's announced contests as JSON values, each with whom it `proposed` or `elected`, by name."""
    return as_values(read_results(store, season))
