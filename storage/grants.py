"""Grants: pairs of tokens that a service outside gives once each, sealed; one process at a time renews one.

Belongs here: the row, and whose turn it is. What the sealed bytes are, and asking for the next pair, is the channel's.
A turn lapses by the database's clock, so that machines whose clocks differ agree on it.
"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, Row, bindparam, func, or_, select, text, update

from storage.tables import service_grant

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = {
    "sqlite": text("SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"),
    "postgresql": text("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)"),
}

_MINE = service_grant.c.service == bindparam("of")
_TAKE = (
    update(service_grant)
    .where(
        _MINE,
        service_grant.c.serial == bindparam("known"),
        service_grant.c.lost_at.is_(None),
        or_(service_grant.c.holder.is_(None), service_grant.c.held_until < bindparam("at")),
    )
    .values(holder=bindparam("by"), held_until=bindparam("until"))
)
_KEEP = (
    update(service_grant)
    .where(_MINE, service_grant.c.serial == bindparam("known"))
    .values(
        serial=service_grant.c.serial + 1,
        sealed=bindparam("pair"),
        good_until=bindparam("until"),
        renewed_at=bindparam("at"),
        holder=None,
        held_until=None,
        lost_at=None,
        lost_why=None,
    )
)
_LET_GO = update(service_grant).where(_MINE, service_grant.c.holder == bindparam("by")).values(holder=None)
_LOSE = (
    update(service_grant)
    .where(_MINE, service_grant.c.serial == bindparam("known"), service_grant.c.holder == bindparam("by"))
    .values(holder=None, held_until=None, lost_at=bindparam("at"), lost_why=bindparam("why"))
)
_REVIVE = update(service_grant).where(_MINE, service_grant.c.renewed_at.is_(None)).values(lost_at=None, lost_why=None)


class Grant(Struct, frozen=True, kw_only=True):
    """A service's grant. `sealed` opens with a key of the installation's secret; `lost_why` is the service's word."""

    service: str
    serial: int
    sealed: bytes
    good_until: datetime
    renewed_at: datetime | None
    seed: str | None
    lost_at: datetime | None
    lost_why: str | None


class Grants:
    """What services outside allow us."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, service: str) -> Grant | None:
        """Return a service's grant, lost or not; None where there never was one."""
        row = self._connection.execute(select(service_grant).where(service_grant.c.service == service)).one_or_none()
        return None if row is None else _grant(row)

    def lost(self) -> list[Grant]:
        """Return the grants that wait for a person's consent."""
        rows = self._connection.execute(
            select(service_grant).where(service_grant.c.lost_at.is_not(None)).order_by(service_grant.c.service)
        )
        return [_grant(row) for row in rows]

    def begin(self, service: str, sealed: bytes, good_until: datetime, *, seed: str | None, anew: bool) -> bool:
        """Store a first pair; return whether this was done.

        A grant that is there already gives way where `anew`, else only to another `seed` than it began with.
        """
        values = {"serial": 0, "sealed": sealed, "good_until": good_until}
        nothing = {"renewed_at": None, "holder": None, "held_until": None, "lost_at": None, "lost_why": None}
        put = self._insert().values(service=service, seed=seed, **values)
        # Counted on: whoever holds a pair of the grant before sees that there is another one.
        following = {**values, **nothing, "serial": service_grant.c.serial + 1}
        other = func.coalesce(service_grant.c.seed, "") != (seed or "")
        put = put.on_conflict_do_update(
            index_elements=[service_grant.c.service],
            set_=following if anew else {**following, "seed": seed},
            where=None if anew else other,
        )
        return self._connection.execute(put.returning(service_grant.c.serial)).first() is not None

    def take(self, service: str, serial: int, by: str, lease: timedelta) -> bool:
        """Take the turn to renew the pair `serial`, for as long as `lease`; False where it is another's, or over."""
        now = self._now()
        values = {"of": service, "known": serial, "by": by, "at": now, "until": now + lease}
        return self._connection.execute(_TAKE, values).rowcount == 1

    def keep(self, service: str, serial: int, sealed: bytes, good_until: datetime, now: datetime) -> bool:
        """Store the pair that came in the place of `serial`; False where there is a later one.

        Whether the turn has lapsed meanwhile is not asked: what the service gave is what counts.
        """
        values = {"of": service, "known": serial, "pair": sealed, "until": good_until, "at": now}
        return self._connection.execute(_KEEP, values).rowcount == 1

    def let_go(self, service: str, by: str) -> None:
        """Give the turn back with nothing changed."""
        self._connection.execute(_LET_GO, {"of": service, "by": by})

    def lose(self, service: str, serial: int, by: str, why: str, now: datetime) -> bool:
        """Store that the service refused the pair `serial`; False where that is no longer the newest, or our turn."""
        values = {"of": service, "known": serial, "by": by, "why": why[:80], "at": now}
        return self._connection.execute(_LOSE, values).rowcount == 1

    def revive(self, service: str) -> None:
        """Let a first pair that never worked be tried again: it may have been another setting that was wrong."""
        self._connection.execute(_REVIVE, {"of": service})

    def _insert(self) -> "sqlite.Insert | postgresql.Insert":
        # Either dialect is loaded by whoever uses it: PostgreSQL's takes long, and most have it not.
        if self._connection.dialect.name == "sqlite":
            from sqlalchemy.dialects import sqlite

            return sqlite.insert(service_grant)
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(service_grant)

    def _now(self) -> datetime:
        told = self._connection.execute(_CLOCK[self._connection.dialect.name]).scalar_one()
        return _EPOCH + timedelta(milliseconds=int(told))


def _grant(row: Row[tuple[object, ...]]) -> Grant:
    return Grant(
        service=row.service,
        serial=row.serial,
        sealed=bytes(row.sealed),
        good_until=row.good_until,
        renewed_at=row.renewed_at,
        seed=row.seed,
        lost_at=row.lost_at,
        lost_why=row.lost_why,
    )
