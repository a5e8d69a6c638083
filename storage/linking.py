"""Codes that join a second address to a person, and taking addresses away again.

Belongs here: the rows of `link_code`, and everything that ends with an address. What a code must look like and how
long it holds is `emulation.linking`.
"""

from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, delete, func, or_, select, update

from conversation.messages import Reachable
from emulation.linking import LinkCode
from storage.tables import address, ballot_link, link_code, login, outbox, person, piece, session, voter


class Place(Struct, frozen=True, kw_only=True):
    """One address of a person: its channel, whether it can be written to, and when something was last heard there."""

    id: int
    channel: str
    reach: Reachable
    heard_at: datetime | None


class Linking:
    """Which addresses are one person's."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- codes ----------------------------------------------------------------------------------------------------

    def give(self, digest: str, person_id: int, address_id: int, now: datetime, expires_at: datetime) -> None:
        """Store a code in place of any that the person has."""
        self._connection.execute(delete(link_code).where(link_code.c.person_id == person_id))
        self._connection.execute(
            link_code.insert(),
            {
                "digest": digest,
                "person_id": person_id,
                "address_id": address_id,
                "made_at": now,
                "expires_at": expires_at,
            },
        )

    def taken(self, digest: str, now: datetime) -> bool:
        """Tell whether a code with this digest holds now."""
        same = select(link_code.c.id).where(link_code.c.digest == digest, link_code.c.expires_at > now)
        return self._connection.execute(same).first() is not None

    def find(self, digest: str) -> LinkCode | None:
        """Return the newest code of a digest, whether or not it still holds."""
        row = self._connection.execute(
            select(link_code).where(link_code.c.digest == digest).order_by(link_code.c.id.desc()).limit(1)
        ).one_or_none()
        return _code(row) if row else None

    def of(self, person_id: int) -> LinkCode | None:
        """Return the code somebody has."""
        row = self._connection.execute(
            select(link_code).where(link_code.c.person_id == person_id).order_by(link_code.c.id.desc()).limit(1)
        ).one_or_none()
        return _code(row) if row else None

    def typed(self, code: int, address_id: int, expires_at: datetime) -> bool:
        """Store from where a code was typed, and until when that may be agreed to; False where another was faster."""
        done = self._connection.execute(
            update(link_code)
            .where(link_code.c.id == code, or_(link_code.c.typed_at.is_(None), link_code.c.typed_at == address_id))
            .values(typed_at=address_id, expires_at=expires_at)
        )
        return done.rowcount == 1

    def end(self, code: int) -> bool:
        """End a code; False where it was ended before."""
        return self._connection.execute(delete(link_code).where(link_code.c.id == code)).rowcount == 1

    def forget(self, before: datetime) -> None:
        """Forget codes that ended before a moment."""
        self._connection.execute(delete(link_code).where(link_code.c.expires_at < before))

    # --- addresses ------------------------------------------------------------------------------------------------

    def places(self, person_id: int) -> tuple[Place, ...]:
        """Return somebody's addresses, the one they like best first."""
        rows = self._connection.execute(
            select(address, session.c.at)
            .outerjoin(session, session.c.address_id == address.c.id)
            .where(address.c.person_id == person_id)
            .order_by(address.c.preference, address.c.id)
        )
        return tuple(
            Place(id=row.id, channel=row.channel, reach=Reachable(row.reach), heard_at=row.at or row.heard_at)
            for row in rows
        )

    def owner(self, address_id: int) -> int | None:
        """Return whom an address belongs to."""
        found: int | None = self._connection.execute(
            select(address.c.person_id).where(address.c.id == address_id)
        ).scalar_one_or_none()
        return found

    def prefer(self, person_id: int, address_id: int) -> None:
        """Put one of somebody's addresses before the others."""
        first = self._connection.execute(
            select(func.min(address.c.preference)).where(address.c.person_id == person_id)
        ).scalar_one()
        self._connection.execute(
            update(address)
            .where(address.c.id == address_id, address.c.person_id == person_id)
            .values(preference=(first if first is not None else 1) - 1)
        )

    def unlink(self, person_id: int, address_id: int, now: datetime) -> bool:
        """Take an address away from a person with all that lets in there: what is asked there, web log-ins, codes.

        What waits to be sent there is not sent. Return whether it was theirs.
        """
        done = self._connection.execute(
            update(address)
            .where(address.c.id == address_id, address.c.person_id == person_id)
            .values(person_id=None, preference=1)
        )
        if done.rowcount == 0:
            return False
        for table in (session, login, piece):
            self._connection.execute(delete(table).where(table.c.address_id == address_id))
        self._connection.execute(
            delete(link_code).where(or_(link_code.c.address_id == address_id, link_code.c.typed_at == address_id))
        )
        self._connection.execute(
            update(outbox)
            .where(outbox.c.address_id == address_id, outbox.c.state == "pending")
            .values(state="dead", body=None, claimed_until=None, done_at=now, failure="address unlinked")
        )
        return True

    def shut_links(self, person_id: int, now: datetime) -> None:
        """End every personal link that was given to somebody, of the web page and of ballots."""
        self._connection.execute(update(person).where(person.c.id == person_id).values(links_from=now))
        theirs = select(voter.c.id).where(voter.c.person_id == person_id)
        self._connection.execute(delete(ballot_link).where(ballot_link.c.voter_id.in_(theirs)))

    def links_from(self, person_id: int) -> datetime | None:
        """Return the moment before which somebody's personal links no longer count, if there is one."""
        found: datetime | None = self._connection.execute(
            select(person.c.links_from).where(person.c.id == person_id)
        ).scalar_one_or_none()
        return found


def _code(row: Any) -> LinkCode:
    return LinkCode(
        id=row.id,
        person=row.person_id,
        address=row.address_id,
        expires_at=row.expires_at,
        typed_at=row.typed_at,
    )
