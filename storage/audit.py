"""The append-only record of who did what.

Belongs here: adding entries, and sealing them into a hash chain each minute (never inside a turn). Entries hold no
figure's secret, no token and no ballot's choice.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, select, text

from storage.tables import audit, audit_seal

_ADD = audit.insert()
_BEHIND = select(audit).where(audit.c.id > bindparam("after")).order_by(audit.c.id)
_NOBODY_ADDS = text("LOCK TABLE audit, audit_seal IN SHARE ROW EXCLUSIVE MODE")
_LAST_SEAL = select(audit_seal).order_by(audit_seal.c.id.desc()).limit(1)


class Audit:
    """The record."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(
        self,
        act: str,
        now: datetime,
        *,
        actor: int | None = None,
        season: int | None = None,
        association: int | None = None,
        details: Mapping[str, Any] | None = None,
    ) -> None:
        """Add an entry."""
        self._connection.execute(
            _ADD,
            {
                "at": now,
                "actor": actor,
                "act": act,
                "season_id": season,
                "association_id": association,
                "details": json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True),
            },
        )

    def seal(self, now: datetime) -> int:
        """Chain the entries added since the last seal; return how many they were."""
        if self._connection.dialect.name != "sqlite":
            # Rows are numbered before they are committed: without the lock an entry could appear behind its seal.
            self._connection.execute(_NOBODY_ADDS)
        last = self._connection.execute(_LAST_SEAL).one_or_none()
        digest, upto = (last.digest, last.upto) if last else ("", 0)
        number = 0
        for row in self._connection.execute(_BEHIND, {"after": upto}):
            digest, upto, number = _chained(digest, row), row.id, number + 1
        if number:
            self._connection.execute(audit_seal.insert(), {"upto": upto, "digest": digest, "at": now})
        return number

    def first_broken_seal(self) -> int | None:
        """Return the first seal that does not fit its entries, None where all do."""
        digest, after = "", 0
        for seal in self._connection.execute(select(audit_seal).order_by(audit_seal.c.id)).all():
            for row in self._connection.execute(_BEHIND.where(audit.c.id <= seal.upto), {"after": after}):
                digest = _chained(digest, row)
            if digest != seal.digest:
                return int(seal.id)
            after = seal.upto
        return None

    def count(self, act: str) -> int:
        """Return how many entries of one act there are."""
        return int(self._connection.execute(select(func.count()).where(audit.c.act == act)).scalar_one())


def _chained(before: str, row: Any) -> str:
    entry = [before, row.id, row.at.isoformat(), row.actor, row.act, row.season_id, row.association_id, row.details]
    return hashlib.sha256(json.dumps(entry, ensure_ascii=False).encode()).hexdigest()
