"""Errands: slow work asked for in a turn, done outside it, its outcome coming back as an event.

Belongs here: the rows. Doing the work is `bot.errands`.
"""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, text, update

from conversation.messages import Address, StepCall
from storage.tables import address, errand

_TIME = errand.c.due_at.type
_PUT = errand.insert()


def _claim(lock: str) -> Any:
    return text(
        "UPDATE errand SET claimed_until = :until, attempts = attempts + 1"  # noqa: S608 - all of it is ours
        " WHERE id IN (SELECT id FROM errand WHERE state = 'pending' AND due_at <= :now"
        " AND (claimed_until IS NULL OR claimed_until < :now)"
        f" ORDER BY id LIMIT :most {lock}) RETURNING id, address_id, kind, work, back, attempts"
    ).bindparams(bindparam("now", type_=_TIME), bindparam("until", type_=_TIME))


_CLAIM = _claim("")
# Where others claim at the same time each must pass over what another is just taking.
_CLAIM_SHARED = _claim("FOR UPDATE SKIP LOCKED")
_END = update(errand).where(errand.c.id == bindparam("row")).values(state=bindparam("ended"), failure=bindparam("why"))
_LATER = update(errand).where(errand.c.id == bindparam("row")).values(claimed_until=None, due_at=bindparam("at"))


class Claimed(Struct, frozen=True, kw_only=True):
    """An errand taken: what to do, for whom, and the step its outcome goes to."""

    id: int
    sender: Address
    kind: str
    values: Mapping[str, Any]
    back: StepCall
    attempts: int


class Errands:
    """Slow work that waits."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, address_id: int, kind: str, values: Mapping[str, Any], back: StepCall, now: datetime) -> None:
        """Ask for work."""
        self._connection.execute(
            _PUT,
            {
                "address_id": address_id,
                "kind": kind,
                "work": json.dumps(dict(values), ensure_ascii=False),
                "back": json.dumps([back.step, list(back.arguments)], ensure_ascii=False),
                "created_at": now,
                "due_at": now,
                "attempts": 0,
                "state": "pending",
            },
        )

    def claim(self, now: datetime, lease: timedelta, most: int) -> list[Claimed]:
        """Take up to `most` due errands for `lease`."""
        statement = _CLAIM if self._connection.dialect.name == "sqlite" else _CLAIM_SHARED
        rows = self._connection.execute(statement, {"now": now, "until": now + lease, "most": most}).all()
        taken = []
        for row in sorted(rows, key=lambda row: row.id):
            where = self._connection.execute(
                select(address.c.channel, address.c.external_id).where(address.c.id == row.address_id)
            ).one()
            step, arguments = json.loads(row.back)
            taken.append(
                Claimed(
                    id=row.id,
                    sender=Address(where.channel, where.external_id),
                    kind=row.kind,
                    values=json.loads(row.work),
                    back=StepCall(step, tuple(arguments)),
                    attempts=row.attempts,
                )
            )
        return taken

    def done(self, row: int) -> None:
        """Mark an errand as done; what it was about is forgotten with its outcome's turn."""
        self._connection.execute(_END, {"row": row, "ended": "done", "why": None})

    def failed(self, row: int, why: str) -> None:
        """Give an errand up."""
        self._connection.execute(_END, {"row": row, "ended": "failed", "why": why[:200]})

    def later(self, row: int, at: datetime) -> None:
        """Put an errand back until `at`."""
        self._connection.execute(_LATER, {"row": row, "at": at})
