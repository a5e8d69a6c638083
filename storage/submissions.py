"""What was handed in, and what became of it.

Belongs here: the rows of `submission`. Which state may follow which is `emulation.submissions`.
"""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select, update

from emulation.submissions import STANDING, State, Submission
from storage.tables import period, submission

_NEWEST = (
    select(submission)
    .where(submission.c.association_id == bindparam("association"), submission.c.period_id == bindparam("period"))
    .order_by(submission.c.number.desc())
    .limit(1)
)


class Submissions:
    """What was handed in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def hand_in(
        self, association: int, period_id: int, *, receipt: str, late: bool, by: int, now: datetime
    ) -> Submission:
        """Store a submission and return it."""
        before = self.newest(association, period_id)
        number = before.number + 1 if before else 1
        self._connection.execute(
            submission.insert(),
            {
                "association_id": association,
                "period_id": period_id,
                "number": number,
                "state": State.SUBMITTED.value,
                "receipt": receipt,
                "late": late,
                "submitted_by": by,
                "submitted_at": now,
            },
        )
        made = self.newest(association, period_id)
        assert made is not None
        return made

    def newest(self, association: int, period_id: int) -> Submission | None:
        """Return an association's newest submission of one kỳ, whatever its state."""
        row = self._connection.execute(_NEWEST, {"association": association, "period": period_id}).one_or_none()
        return _submission(row) if row else None

    def of_season(self, season: int) -> list[Submission]:
        """Return the newest submission of each association and kỳ of a season."""
        newest = (
            select(submission.c.association_id, submission.c.period_id, func.max(submission.c.number).label("number"))
            .join(period, period.c.id == submission.c.period_id)
            .where(period.c.season_id == season)
            .group_by(submission.c.association_id, submission.c.period_id)
            .subquery()
        )
        rows = self._connection.execute(
            select(submission).join(
                newest,
                and_(
                    newest.c.association_id == submission.c.association_id,
                    newest.c.period_id == submission.c.period_id,
                    newest.c.number == submission.c.number,
                ),
            )
        )
        return [_submission(row) for row in rows]

    def in_now(self, association: int, period_id: int) -> bool:
        """Tell whether an association's figures of one kỳ are in."""
        newest = self.newest(association, period_id)
        return newest is not None and newest.state in STANDING

    def decide(
        self,
        standing: Submission,
        state: State,
        *,
        by: int,
        now: datetime,
        reason: str | None = None,
        questioned: Iterable[int] = (),
    ) -> None:
        """Move a submission to another state."""
        self._connection.execute(
            update(submission)
            .where(
                submission.c.association_id == standing.association,
                submission.c.period_id == standing.period,
                submission.c.number == standing.number,
            )
            .values(
                state=state.value,
                decided_by=by,
                decided_at=now,
                reason=reason,
                questioned=json.dumps(sorted(questioned)),
            )
        )


def _submission(row: Any) -> Submission:
    return Submission(
        association=row.association_id,
        period=row.period_id,
        number=row.number,
        state=State(row.state),
        receipt=row.receipt,
        late=bool(row.late),
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        decided_at=row.decided_at,
        reason=row.reason,
        questioned=frozenset(json.loads(row.questioned or "[]")),
    )
