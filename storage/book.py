"""A season's book: all that the tally is made of, read in one go.

Belongs here: bringing rows together as `emulation.tally.Book`. Adding up is `emulation.tally`.
"""

from emulation.tally import Book
from storage.store import Store


def read_book(store: Store, season: int) -> Book:
    """Return what a season asks and what was reported in it so far, drafts included (the tally leaves them out)."""
    periods = store.seasons.periods(season)
    return Book(
        associations=store.seasons.members(season),
        periods=periods,
        indicators=store.seasons.indicators(season),
        asked=frozenset(store.seasons.asked_of_all(season)),
        targets=store.seasons.targets(season),
        figures=tuple(store.figures.of_season(season, [period.id for period in periods])),
        submissions=tuple(store.submissions.of_season(season)),
    )
