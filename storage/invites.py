"""Invitation codes, log-ins of the web page, and counted attempts.

Belongs here: rows that let somebody in. What makes a code valid is `emulation.invitations`; digests are keyed by the
installation's secret, which is passed in.
"""

from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select, update

from emulation.invitations import Invitation, Outstanding
from emulation.people import Role
from storage.tables import attempt, invite, login


class Invites:
    """Ways in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def issue(
        self,
        *,
        digest: str,
        prefix: str,
        role: Role,
        season: int | None,
        association: int | None,
        province: int | None,
        issued_by: int | None,
        now: datetime,
        expires_at: datetime,
        takes_over: bool = False,
        phone_end: str | None = None,
    ) -> int:
        """Store an invitation; return its id."""
        made: int = self._connection.execute(
            invite.insert().returning(invite.c.id),
            {
                "digest": digest,
                "prefix": prefix,
                "role": role.value,
                "season_id": season,
                "association_id": association,
                "province_id": province,
                "issued_by": issued_by,
                "issued_at": now,
                "expires_at": expires_at,
                "takes_over": takes_over,
                "phone_end": phone_end,
            },
        ).scalar_one()
        return made

    def taken(self, digest: str) -> bool:
        """Tell whether a code with this digest was ever issued."""
        return self._connection.execute(select(invite.c.id).where(invite.c.digest == digest)).first() is not None

    def find(self, digest: str) -> Invitation | None:
        """Return the invitation of a code's digest."""
        row = self._connection.execute(select(invite).where(invite.c.digest == digest)).one_or_none()
        if row is None:
            return None
        return Invitation(
            id=row.id,
            role=Role(row.role),
            season=row.season_id,
            association=row.association_id,
            province=row.province_id,
            expires_at=row.expires_at,
            used_at=row.used_at,
            used_by=row.used_by,
            revoked_at=row.revoked_at,
            takes_over=bool(row.takes_over),
            phone_end=row.phone_end,
        )

    def use(self, invitation: int, person_id: int, now: datetime) -> bool:
        """Mark an invitation as used; False where somebody else was faster."""
        done = self._connection.execute(
            update(invite)
            .where(invite.c.id == invitation, invite.c.used_at.is_(None), invite.c.revoked_at.is_(None))
            .values(used_at=now, used_by=person_id)
        )
        return done.rowcount == 1

    def outstanding(self, now: datetime, *, season: int, province: int) -> list[Outstanding]:
        """Return the codes for a season, and for its province's board, that still let somebody in, newest first."""
        rows = self._connection.execute(
            select(invite)
            .where(
                or_(invite.c.season_id == season, invite.c.province_id == province),
                invite.c.used_at.is_(None),
                invite.c.revoked_at.is_(None),
                invite.c.expires_at > now,
            )
            .order_by(invite.c.issued_at.desc(), invite.c.id.desc())
        )
        return [
            Outstanding(
                id=row.id,
                prefix=row.prefix,
                role=Role(row.role),
                season=row.season_id,
                association=row.association_id,
                issued_at=row.issued_at,
                expires_at=row.expires_at,
            )
            for row in rows
        ]

    def withdraw(self, invitation: int, now: datetime) -> bool:
        """Have an invitation let nobody in any more; False where it was used or withdrawn already."""
        done = self._connection.execute(
            update(invite)
            .where(invite.c.id == invitation, invite.c.used_at.is_(None), invite.c.revoked_at.is_(None))
            .values(revoked_at=now)
        )
        return done.rowcount == 1

    def tried(self, kind: str, subject: str, now: datetime) -> None:
        """Count a wrong attempt."""
        self._connection.execute(attempt.insert(), {"kind": kind, "subject": subject, "at": now})

    def tries(self, kind: str, subject: str, since: datetime) -> int:
        """Return how many wrong attempts there were since a moment."""
        return int(
            self._connection.execute(
                select(func.count()).where(
                    and_(attempt.c.kind == kind, attempt.c.subject == subject, attempt.c.at > since)
                )
            ).scalar_one()
        )

    def forget_tries(self, before: datetime) -> None:
        """Forget attempts older than a moment."""
        self._connection.execute(attempt.delete().where(attempt.c.at < before))

    def log_in(self, digest: str, address_id: int, now: datetime, expires_at: datetime) -> None:
        """Store a page's log-in."""
        self._connection.execute(
            login.insert(),
            {"digest": digest, "address_id": address_id, "created_at": now, "expires_at": expires_at},
        )

    def logged_in(self, digest: str, now: datetime) -> int | None:
        """Return the address id of a page's log-in that still holds."""
        found: int | None = self._connection.execute(
            select(login.c.address_id).where(login.c.digest == digest, login.c.expires_at > now)
        ).scalar_one_or_none()
        return found

    def log_out(self, digest: str) -> None:
        """End a page's log-in."""
        self._connection.execute(login.delete().where(login.c.digest == digest))
