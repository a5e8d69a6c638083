"""Pieces of a report on its way: each message is kept at once, until the whole is read.

Belongs here: the rows of `piece`. Putting pieces in order is `emulation.prose.pieces`.
"""

from datetime import datetime

from sqlalchemy import Connection, delete, func, select

from conversation.messages import Address
from emulation.prose.pieces import Piece
from storage.tables import address, piece


class Pieces:
    """Reports that come in several messages, by the address they come from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, address_id: int, text: str, said_at: datetime, now: datetime) -> int:
        """Keep a piece; return how many wait at its address now."""
        self._connection.execute(
            piece.insert(), {"address_id": address_id, "text": text, "said_at": said_at, "kept_at": now}
        )
        return self.waiting(address_id)

    def waiting(self, address_id: int) -> int:
        """Return how many pieces wait at an address."""
        return int(
            self._connection.execute(
                select(func.count()).select_from(piece).where(piece.c.address_id == address_id)
            ).scalar_one()
        )

    def take(self, address_id: int) -> list[Piece]:
        """Return the pieces of an address in the order they arrived, and keep them no longer."""
        rows = self._connection.execute(
            select(piece).where(piece.c.address_id == address_id).order_by(piece.c.id)
        ).all()
        self._connection.execute(delete(piece).where(piece.c.address_id == address_id))
        return [Piece(row.text, row.said_at) for row in rows]

    def complete(self, before: datetime) -> list[tuple[Address, int]]:
        """Return the addresses where nothing more came since a moment, each with its newest piece's id."""
        rows = self._connection.execute(
            select(address.c.channel, address.c.external_id, func.max(piece.c.id).label("newest"))
            .join(piece, piece.c.address_id == address.c.id)
            .group_by(address.c.id, address.c.channel, address.c.external_id)
            .having(func.max(piece.c.kept_at) <= before)
            .order_by(func.max(piece.c.id))
        )
        return [(Address(row.channel, row.external_id), row.newest) for row in rows]
