"""Spots: messages that are written anew in their place instead of being sent again.

Belongs here: the rows of `spot`. Which message stands on one is known once it was sent, so `bot.deliver` keeps it, and
a restart in between loses nothing.
"""

from sqlalchemy import Connection, bindparam, text

from storage.tables import spot

_KEEP = text(
    "INSERT INTO spot (address_id, name, message) VALUES (:address_id, :name, :message)"
    " ON CONFLICT (address_id, name) DO UPDATE SET message = excluded.message"
)
_FORGET = spot.delete().where(spot.c.address_id == bindparam("where"))


class Spots:
    """What stands where."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, address_id: int, name: str, message: str) -> None:
        """Remember which message stands on a spot, by its channel's own name of it."""
        self._connection.execute(_KEEP, {"address_id": address_id, "name": name, "message": message})

    def find(self, address_id: int, name: str) -> str | None:
        """Return which message stands on a spot, if one does."""
        found: str | None = self._connection.execute(
            spot.select().with_only_columns(spot.c.message).where(spot.c.address_id == address_id, spot.c.name == name)
        ).scalar_one_or_none()
        return found

    def forget(self, address_id: int, name: str | None = None) -> None:
        """Forget what stands on a spot of an address, or on all of them."""
        self._connection.execute(_FORGET if name is None else _FORGET.where(spot.c.name == name), {"where": address_id})
