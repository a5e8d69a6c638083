"""Reminders: who owes what for a milestone, what was sent, what was promised on the phone.

Belongs here: the rows of `milestone` (read), `reminder` and `call`. When to remind is `emulation.reminders`.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, String, and_, cast, func, literal, select, update

from emulation.people import OF_ASSOCIATION
from emulation.reminders import Debt, Milestone
from emulation.submissions import STANDING
from storage.tables import (
    address,
    asked,
    call,
    milestone,
    outbox,
    period,
    reminder,
    season,
    seat,
    session,
    submission,
)

BY_HAND = -1


class Call(Struct, frozen=True, kw_only=True):
    """What was said on the phone with an association: the words, and until when that silences reminders."""

    association: int
    noted_at: datetime
    words: str
    promise: str
    silent_until: datetime


class Told(Struct, frozen=True, kw_only=True):
    """What became of a reminder: `state` is the outbox's, None where the person has no address to write to; `failure`
    is why it was given up, or did not go out so far; `channel` is where it lies or went."""

    person: int
    association: int
    at: datetime
    state: str | None
    failure: str | None = None
    channel: str | None = None


class Reminders:
    """Who is reminded of what."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def running(self, now: datetime) -> list[Milestone]:
        """Return the milestones of figures that are still to come, in open seasons whose kỳ has opened."""
        rows = self._connection.execute(
            select(milestone)
            .join(season, season.c.id == milestone.c.season_id)
            .join(period, period.c.id == milestone.c.period_id)
            .where(milestone.c.due_at > now, period.c.opens_at <= now, season.c.locked_at.is_(None))
            .order_by(milestone.c.due_at, milestone.c.id)
        )
        return [_milestone(row) for row in rows]

    def of_period(self, period_id: int) -> Milestone | None:
        """Return the milestone at which a kỳ's figures are due."""
        row = self._connection.execute(
            select(milestone).where(milestone.c.period_id == period_id).order_by(milestone.c.due_at).limit(1)
        ).one_or_none()
        return _milestone(row) if row else None

    def owing(self, due: Milestone) -> list[int]:
        """Return the associations asked in a milestone's kỳ whose figures are not in."""
        newest = (
            select(submission.c.association_id, func.max(submission.c.number).label("number"))
            .where(submission.c.period_id == due.period)
            .group_by(submission.c.association_id)
            .subquery()
        )
        handed_in = (
            select(submission.c.association_id)
            .join(
                newest,
                and_(newest.c.association_id == submission.c.association_id, newest.c.number == submission.c.number),
            )
            .where(submission.c.period_id == due.period, submission.c.state.in_([each.value for each in STANDING]))
        )
        rows = self._connection.execute(
            select(asked.c.association_id)
            .where(asked.c.period_id == due.period, asked.c.association_id.not_in(handed_in))
            .group_by(asked.c.association_id)
            .order_by(asked.c.association_id)
        )
        return [row.association_id for row in rows]

    def debts(self, due: Milestone, associations: Iterable[int]) -> list[Debt]:
        """Return who is to be reminded for those associations, with all that speaks against it."""
        wanted = list(associations)
        spoke = (
            select(address.c.person_id, func.max(session.c.at).label("at"))
            .join(session, session.c.address_id == address.c.id)
            .group_by(address.c.person_id)
            .subquery()
        )
        rows = self._connection.execute(
            select(seat.c.person_id, seat.c.association_id, spoke.c.at)
            .outerjoin(spoke, spoke.c.person_id == seat.c.person_id)
            .where(
                seat.c.season_id == due.season,
                seat.c.association_id.in_(wanted),
                seat.c.role.in_([role.value for role in OF_ASSOCIATION]),
                seat.c.until.is_(None),
            )
            .order_by(seat.c.id)
        )
        promised = {each.association: each.silent_until for each in self.calls(due.id)}
        told = {(each.person, each.association): each.at for each in self.told(due.id)}
        found: dict[tuple[int, int], Debt] = {}
        for row in rows:
            found[row.person_id, row.association_id] = Debt(
                person=row.person_id,
                association=row.association_id,
                milestone=due,
                active_at=row.at,
                silent_until=promised.get(row.association_id),
                reminded_at=told.get((row.person_id, row.association_id)),
            )
        return list(found.values())

    def put(self, debt: Debt, due_on: date, rung: int, now: datetime, *, by_hand: bool = False) -> int | None:
        """Mark a reminder as made; return its row, None where it was made before."""
        values: dict[str, Any] = {
            "person_id": debt.person,
            "association_id": debt.association,
            "milestone_id": debt.milestone.id,
            "due_on": due_on,
            "rung": BY_HAND if by_hand else rung,
        }
        # One sent by hand is told apart by its moment; NULL would equal nothing in the unique key.
        values["told_apart_by"] = now if by_hand else debt.milestone.due
        same = and_(*(reminder.c[name] == value for name, value in values.items()))
        if self._connection.execute(select(reminder.c.id).where(same)).first() is not None:
            return None
        made: int = self._connection.execute(
            reminder.insert().returning(reminder.c.id), {**values, "at": now}
        ).scalar_one()
        return made

    def told_together(self, rows: Sequence[int]) -> str:
        """Store that one message carries these reminders; return the key it goes by in the outbox."""
        self._connection.execute(update(reminder).where(reminder.c.id.in_(rows)).values(told_with=rows[0]))
        return f"reminder:{rows[0]}"

    def told(self, milestone_id: int) -> list[Told]:
        """Return the newest reminder of each person and association for a milestone, oldest first."""
        rows = self._connection.execute(
            select(
                reminder.c.person_id,
                reminder.c.association_id,
                reminder.c.at,
                outbox.c.state,
                outbox.c.failure,
                address.c.channel,
            )
            .outerjoin(outbox, outbox.c.key == literal("reminder:") + cast(reminder.c.told_with, String))
            .outerjoin(address, address.c.id == outbox.c.address_id)
            .where(reminder.c.milestone_id == milestone_id)
            .order_by(reminder.c.id)
        )
        newest = {
            (row.person_id, row.association_id): Told(
                person=row.person_id,
                association=row.association_id,
                at=row.at,
                state=row.state,
                failure=row.failure,
                channel=row.channel,
            )
            for row in rows
        }
        return list(newest.values())

    def note_call(
        self, association: int, milestone_id: int, *, words: str, promise: str, until: datetime, by: int, now: datetime
    ) -> None:
        """Store what was said on the phone."""
        self._connection.execute(
            call.insert(),
            {
                "association_id": association,
                "milestone_id": milestone_id,
                "noted_by": by,
                "noted_at": now,
                "words": words,
                "promise": promise,
                "silent_until": until,
            },
        )

    def calls(self, milestone_id: int) -> list[Call]:
        """Return the newest call with each association about a milestone."""
        rows = self._connection.execute(select(call).where(call.c.milestone_id == milestone_id).order_by(call.c.id))
        newest = {
            row.association_id: Call(
                association=row.association_id,
                noted_at=row.noted_at,
                words=row.words,
                promise=row.promise,
                silent_until=row.silent_until,
            )
            for row in rows
        }
        return list(newest.values())


def _milestone(row: Any) -> Milestone:
    return Milestone(
        id=row.id,
        season=row.season_id,
        period=row.period_id,
        due=row.due_at,
        offsets=tuple(json.loads(row.offsets)),
    )
