"""The ledger: how many messages each channel sent in a month, how many were paid, and what its service says is left.

Belongs here: the rows of `ledger`. What a message costs is the channel's `conversation.reach.Tariff`.
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, bindparam, case, func, select, text, update

from storage.tables import ledger

_OPEN = text("INSERT INTO ledger (channel, month, sent, paid) VALUES (:channel, :month, 0, 0) ON CONFLICT DO NOTHING")
_ROW = (ledger.c.channel == bindparam("c"), ledger.c.month == bindparam("m"))
_COUNT = (
    update(ledger)
    .where(*_ROW)
    .values(sent=ledger.c.sent + bindparam("messages"), paid=ledger.c.paid + bindparam("charged"))
)
_SPENT = update(ledger).where(*_ROW).values(spent_until=bindparam("until"), told_at=bindparam("at"))
_TOLD = (
    update(ledger)
    .where(*_ROW)
    .values(
        allowed=func.coalesce(
            ledger.c.sent + bindparam("still", type_=ledger.c.sent.type),
            bindparam("whole", type_=ledger.c.allowed.type),
            ledger.c.allowed,
        ),
        # Where something is left the service takes messages again, whatever it said before.
        spent_until=case((bindparam("still", type_=ledger.c.sent.type) > 0, None), else_=ledger.c.spent_until),
        told_at=bindparam("at"),
    )
)


class Month(Struct, frozen=True, kw_only=True):
    """One channel's month: messages `sent`, how many of them `paid`, how many it has in all as its service told."""

    channel: str
    month: str
    sent: int
    paid: int
    allowed: int | None
    spent_until: datetime | None

    def left(self, monthly: int | None, now: datetime) -> int | None:
        """Return how many messages are left, by what was told, else by the tariff's `monthly`; None: no limit."""
        if self.spent_until is not None and now < self.spent_until:
            return 0
        allowed = self.allowed if self.allowed is not None else monthly
        return None if allowed is None else max(0, allowed - self.sent)


class Ledger:
    """What channels sent and may still send."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, channel: str, month: str, messages: int, *, paid: int = 0) -> None:
        """Count messages that a channel sent in a month (``2026-12``), `paid` of them at a price."""
        self._open(channel, month)
        self._connection.execute(_COUNT, {"c": channel, "m": month, "messages": messages, "charged": paid})

    def told(
        self, channel: str, month: str, *, left: int | None = None, total: int | None = None, at: datetime
    ) -> None:
        """Store what a service says of a month: `left` messages beyond those counted so far, or `total` in all."""
        self._open(channel, month)
        self._connection.execute(_TOLD, {"c": channel, "m": month, "still": left, "whole": total, "at": at})

    def spent(self, channel: str, month: str, until: datetime, at: datetime) -> None:
        """Store that a service takes no more messages until a moment."""
        self._open(channel, month)
        self._connection.execute(_SPENT, {"c": channel, "m": month, "until": until, "at": at})

    def month(self, month: str) -> dict[str, Month]:
        """Return what is known of a month, by channel."""
        rows = self._connection.execute(select(ledger).where(ledger.c.month == month).order_by(ledger.c.channel))
        return {
            row.channel: Month(
                channel=row.channel,
                month=row.month,
                sent=row.sent,
                paid=row.paid,
                allowed=row.allowed,
                spent_until=row.spent_until,
            )
            for row in rows
        }

    def _open(self, channel: str, month: str) -> None:
        self._connection.execute(_OPEN, {"channel": channel, "month": month})
