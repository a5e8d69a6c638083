"""Files kept for a figure, or as a copy of an association's whole report.

Belongs here: the rows of `file` and `evidence`. The bytes lie outside the database, under their sha256 (`bot.files`).
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, bindparam, select, text, update

from storage.tables import evidence, file

_KEEP = text(
    "INSERT INTO file (sha256, size, media_type, stored_at) VALUES (:sha256, :size, :media_type, :stored_at)"
    " ON CONFLICT DO NOTHING"
).bindparams(bindparam("stored_at", type_=file.c.stored_at.type))


class Evidence(Struct, frozen=True, kw_only=True):
    """A kept file: what it is and what it belongs to."""

    id: int
    association: int
    period: int
    indicator: int | None
    sha256: str
    name: str
    media_type: str
    size: int
    added_at: datetime


class EvidenceFiles:
    """Kept files."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, sha256: str, size: int, media_type: str, now: datetime) -> None:
        """Store that a file's bytes are kept; the same file once."""
        values = {"sha256": sha256, "size": size, "media_type": media_type, "stored_at": now}
        self._connection.execute(_KEEP, values)

    def attach(
        self, association: int, period: int, indicator: int | None, *, sha256: str, name: str, by: int, now: datetime
    ) -> None:
        """Attach a kept file; the same file to the same thing once."""
        same = (
            evidence.c.association_id == association,
            evidence.c.period_id == period,
            evidence.c.indicator_id.is_not_distinct_from(indicator),
            evidence.c.sha256 == sha256,
            evidence.c.removed_at.is_(None),
        )
        if self._connection.execute(select(evidence.c.id).where(*same)).first() is not None:
            return
        self._connection.execute(
            evidence.insert(),
            {
                "association_id": association,
                "period_id": period,
                "indicator_id": indicator,
                "sha256": sha256,
                "name": name[:200],
                "added_by": by,
                "added_at": now,
            },
        )

    def remove(self, evidence_id: int, association: int, now: datetime) -> bool:
        """Take a file off; return whether it was there."""
        done = self._connection.execute(
            update(evidence)
            .where(
                evidence.c.id == evidence_id, evidence.c.association_id == association, evidence.c.removed_at.is_(None)
            )
            .values(removed_at=now)
        )
        return done.rowcount == 1

    def of(self, association: int, period: int) -> list[Evidence]:
        """Return what an association has attached in one kỳ."""
        rows = self._connection.execute(
            select(evidence, file.c.media_type, file.c.size)
            .join(file, file.c.sha256 == evidence.c.sha256)
            .where(
                evidence.c.association_id == association,
                evidence.c.period_id == period,
                evidence.c.removed_at.is_(None),
            )
            .order_by(evidence.c.id)
        )
        return [
            Evidence(
                id=row.id,
                association=row.association_id,
                period=row.period_id,
                indicator=row.indicator_id,
                sha256=row.sha256,
                name=row.name,
                media_type=row.media_type,
                size=row.size,
                added_at=row.added_at,
            )
            for row in rows
        ]
