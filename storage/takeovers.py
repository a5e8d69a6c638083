"""Take-overs: who asks for a seat that is held, and what became of it.

Belongs here: the rows of `take_over`. Who may decide is `emulation.takeovers`.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from emulation.ballots.contests import BallotState
from emulation.people import Role, Seat
from emulation.takeovers import LET_IN, State, TakeOver
from storage.tables import ballot, seat, take_over, voter

_ASKED = take_over.c.state == State.ASKED.value


class TakeOvers:
    """Seats asked for while they are held."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, invite: int, of: Seat, newcomer: int, phone_end: str | None, now: datetime) -> int:
        """Store that somebody asks for a seat; return the take-over's id."""
        made: int = self._connection.execute(
            take_over.insert().returning(take_over.c.id),
            {
                "invite_id": invite,
                "season_id": of.season,
                "association_id": of.association,
                "role": of.role.value,
                "newcomer": newcomer,
                "phone_end": phone_end,
                "asked_at": now,
                "state": State.ASKED.value,
            },
        ).scalar_one()
        return made

    def by_id(self, row: int) -> TakeOver:
        """Return one take-over."""
        return _take_over(self._connection.execute(select(take_over).where(take_over.c.id == row)).one())

    def asked_of(self, held: tuple[Seat, ...]) -> list[TakeOver]:
        """Return the undecided take-overs of one of these seats, oldest first."""
        return [each for each in self._of(_ASKED) if each.seat in held]

    def asked_in(self, seasons: list[int]) -> list[TakeOver]:
        """Return the undecided take-overs of some seasons, oldest first."""
        return self._of(_ASKED, take_over.c.season_id.in_(seasons))

    def silent(self, before: datetime) -> list[TakeOver]:
        """Return those asked before a moment and still undecided."""
        return self._of(_ASKED, take_over.c.asked_at <= before)

    def decide(self, row: int, state: State, *, by: int, now: datetime, leaver: int | None = None) -> bool:
        """Store what was decided; False where somebody else was faster."""
        done = self._connection.execute(
            update(take_over)
            .where(take_over.c.id == row, _ASKED)
            .values(state=state.value, decided_by=by, decided_at=now, leaver=leaver)
        )
        return done.rowcount == 1

    def unsettled(self) -> list[TakeOver]:
        """Return those let in where the seat is not left yet."""
        return self._of(take_over.c.state.in_([each.value for each in LET_IN]), take_over.c.left_at.is_(None))

    def settled(self, row: int, now: datetime) -> None:
        """Store that whoever was to leave has left."""
        self._connection.execute(update(take_over).where(take_over.c.id == row).values(left_at=now))

    def leaving(self, of: TakeOver) -> list[int]:
        """Return who is to leave the seat: the holder who agreed, or everybody who held it when it was asked for."""
        if of.state is State.BESIDE:
            return []
        if of.leaver is not None:
            return [of.leaver]
        rows = self._connection.execute(
            select(seat.c.person_id).where(
                seat.c.role == of.seat.role.value,
                seat.c.season_id == of.seat.season,
                seat.c.association_id.is_not_distinct_from(of.seat.association),
                seat.c.since <= of.asked_at,
                seat.c.person_id != of.newcomer,
                seat.c.until.is_(None),
            )
        )
        return [row.person_id for row in rows]

    def on_an_open_roll(self, person: int, season: int) -> bool:
        """Tell whether somebody is registered for a ballot that is open in a season."""
        found = self._connection.execute(
            select(voter.c.id)
            .join(ballot, ballot.c.id == voter.c.ballot_id)
            .where(voter.c.person_id == person, ballot.c.season_id == season, ballot.c.state == BallotState.OPEN.value)
            .limit(1)
        )
        return found.first() is not None

    def _of(self, *conditions: Any) -> list[TakeOver]:
        rows = self._connection.execute(select(take_over).where(*conditions).order_by(take_over.c.id))
        return [_take_over(row) for row in rows]


def _take_over(row: Any) -> TakeOver:
    return TakeOver(
        id=row.id,
        seat=Seat(role=Role(row.role), season=row.season_id, association=row.association_id),
        newcomer=row.newcomer,
        phone_end=row.phone_end,
        asked_at=row.asked_at,
        state=State(row.state),
        leaver=row.leaver,
    )
