"""Closing a season's books: what must be over before.

Belongs here: the rule. Who may close is `emulation.people`; the row is `storage.seasons`.
"""

from collections.abc import Iterable

from emulation.ballots.contests import Ballot, BallotState
from emulation.bloc import Season
from emulation.submissions import Locked

_UNFINISHED = frozenset({BallotState.PREPARED, BallotState.OPEN, BallotState.CLOSED})


class StillVoting(Exception):
    """Votes of the season are not finished; `names` are theirs."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(len(names))
        self.names = names


def unfinished(ballots: Iterable[Ballot]) -> tuple[str, ...]:
    """Return the names of the ballots that still wait for somebody: to open them, to vote, or to announce a result."""
    return tuple(each.name for each in ballots if each.state in _UNFINISHED)


def check_can_close(season: Season, ballots: Iterable[Ballot]) -> None:
    """Pass where the season's books may be closed. Raises Locked, StillVoting."""
    if season.locked_at is not None:
        raise Locked
    if waiting := unfinished(ballots):
        raise StillVoting(waiting)
