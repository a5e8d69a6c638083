"""Addresses, their sessions and the inbox: everything read and marked at the start of a turn.

Belongs here: the rows of `address`, `session`, `inbox`. Whom an address belongs to as a person is `storage.people`.
"""

from datetime import datetime

from msgspec import Struct
from sqlalchemy import Connection, bindparam, func, select, text, update

from conversation.messages import Address, Reachable
from conversation.session import Session
from storage.tables import address, outbox, person, session

_FIRST_TIME = text(
    "INSERT INTO inbox (channel, event_id, at) VALUES (:channel, :event_id, :at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("at", type_=address.c.heard_at.type))

_NEW = text(
    "INSERT INTO address (channel, external_id, preference, language, reach, heard_at)"
    " VALUES (:channel, :external_id, 1, :language, :reach, :heard_at) ON CONFLICT DO NOTHING"
).bindparams(bindparam("heard_at", type_=address.c.heard_at.type))

_LOCK = text(
    "INSERT INTO session (address_id, state) VALUES (:address_id, '') ON CONFLICT (address_id)"
    " DO UPDATE SET address_id = excluded.address_id"
)

_FIND = (
    select(
        address.c.id,
        address.c.person_id,
        address.c.language.label("heard_language"),
        address.c.reach,
        person.c.language,
        session.c.state,
        session.c.question_id,
        outbox.c.id.label("question"),
        outbox.c.first_attempt_at,
    )
    .select_from(
        address.outerjoin(person, address.c.person_id == person.c.id)
        .outerjoin(session, session.c.address_id == address.c.id)
        .outerjoin(outbox, outbox.c.id == session.c.question_id)
    )
    .where(address.c.channel == bindparam("channel"), address.c.external_id == bindparam("external_id"))
)

_SAVE = text(
    "INSERT INTO session (address_id, state, question_id, at) VALUES (:address_id, :state, :question_id, :at)"
    " ON CONFLICT (address_id) DO UPDATE SET state = excluded.state, question_id = excluded.question_id,"
    " at = excluded.at"
).bindparams(bindparam("at", type_=session.c.at.type))

_REACH = (
    update(address)
    .where(address.c.channel == bindparam("c"), address.c.external_id == bindparam("e"))
    .values(
        reach=bindparam("state"),
        reach_until=bindparam("until"),
        free_until=None,
        free_left=None,
        # That somebody blocked us, or that a send failed, is no word from them.
        heard_at=func.coalesce(bindparam("heard_at", type_=address.c.heard_at.type), address.c.heard_at),
    )
)


_HEARD = (
    update(address)
    .where(address.c.id == bindparam("row"))
    # A new window begins; what its service tells of it comes with our next message.
    .values(
        reach=Reachable.OPEN.value,
        reach_until=None,
        free_until=None,
        free_left=None,
        heard_at=bindparam("at"),
    )
)
_WINDOW = (
    update(address)
    .where(address.c.id == bindparam("row"))
    .values(
        reach_until=func.coalesce(bindparam("until", type_=address.c.reach_until.type), address.c.reach_until),
        free_until=func.coalesce(bindparam("free_until", type_=address.c.free_until.type), address.c.free_until),
        free_left=func.coalesce(bindparam("free_left", type_=address.c.free_left.type), address.c.free_left),
    )
)


class Speaker(Struct, frozen=True, kw_only=True):
    """An address as a turn finds it: its person, its language, its standing question.

    `question_unseen` is true while no attempt to send that question has begun; `question_from` is when it began.
    """

    address_id: int
    person: int | None
    language: str | None
    reach: Reachable
    session: Session
    question_unseen: bool
    question_from: datetime | None


class Addresses:
    """The addresses people write from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._shared = connection.dialect.name != "sqlite"

    def first_time(self, where: Address, event_id: str, at: datetime) -> bool:
        """Mark the event as seen; return False where it was already."""
        values = {"channel": where.channel, "event_id": event_id, "at": at}
        return self._connection.execute(_FIRST_TIME, values).rowcount == 1

    def speaker(self, where: Address, language: str | None, at: datetime) -> Speaker:
        """Return who speaks from `where`, making the address if it is new, its session locked until the commit."""
        found = self._find(where)
        if found is None:
            self._connection.execute(
                _NEW,
                {
                    "channel": where.channel,
                    "external_id": where.id,
                    "language": language,
                    "reach": Reachable.OPEN.value,
                    "heard_at": at,
                },
            )
            found = self._find(where)
            assert found is not None
        if self._shared:
            # Several workers: FOR UPDATE would lock nothing on a missing row, so the row is made, then read again.
            self._connection.execute(_LOCK, {"address_id": found.address_id})
            again = self._find(where)
            assert again is not None
            return again
        return found

    def _find(self, where: Address) -> Speaker | None:
        row = self._connection.execute(_FIND, {"channel": where.channel, "external_id": where.id}).one_or_none()
        if row is None:
            return None
        return Speaker(
            address_id=row.id,
            person=row.person_id,
            language=row.language or row.heard_language,
            reach=Reachable(row.reach),
            session=Session.from_json(row.state) if row.state else Session(),
            question_unseen=row.question is not None and row.first_attempt_at is None,
            question_from=row.first_attempt_at,
        )

    def known(self, where: Address) -> tuple[int | None, str | None]:
        """Return the person of an address and the language read there, as far as either is known."""
        row = self._connection.execute(_FIND, {"channel": where.channel, "external_id": where.id}).one_or_none()
        return (None, None) if row is None else (row.person_id, row.language or row.heard_language)

    def place(self, where: Address, language: str, at: datetime) -> tuple[int, str]:
        """Return a place where several read, making it if it is new: its stored id and the language spoken there."""
        values = {"channel": where.channel, "external_id": where.id, "language": language, "heard_at": at}
        self._connection.execute(_NEW, {**values, "reach": Reachable.OPEN.value})
        row = self._connection.execute(
            select(address.c.id, address.c.language).where(
                address.c.channel == where.channel, address.c.external_id == where.id
            )
        ).one()
        return row.id, row.language or language

    def language(self, address_id: int) -> str | None:
        """Return the language spoken at an address, if it is known."""
        found: str | None = self._connection.execute(
            select(address.c.language).where(address.c.id == address_id)
        ).scalar_one_or_none()
        return found

    def speak(self, address_id: int, language: str) -> None:
        """Store the language spoken at an address."""
        self._connection.execute(update(address).where(address.c.id == address_id).values(language=language))

    def move(self, where: Address, to: str) -> int | None:
        """Give an address another id of its channel; return the stored id where the new one was known already."""
        other = self.id_of(Address(where.channel, to))
        if other is None:
            self._connection.execute(
                update(address)
                .where(address.c.channel == where.channel, address.c.external_id == where.id)
                .values(external_id=to)
            )
        return other

    def standing(self, address_id: int) -> Session:
        """Return what now stands at an address."""
        state = self._connection.execute(
            select(session.c.state).where(session.c.address_id == address_id)
        ).scalar_one_or_none()
        return Session.from_json(state) if state else Session()

    def keep_session(self, address_id: int, standing: Session, question: int | None, at: datetime) -> None:
        """Store what now stands, and the outbox row that asks it."""
        self._connection.execute(
            _SAVE, {"address_id": address_id, "state": standing.to_json(), "question_id": question, "at": at}
        )

    def reach(self, where: Address, state: Reachable, at: datetime, until: datetime | None) -> None:
        """Store that `where` was blocked, opened again, or opened until a moment."""
        heard_at = at if state is Reachable.OPEN else None
        values = {"c": where.channel, "e": where.id, "state": state.value, "until": until, "heard_at": heard_at}
        self._connection.execute(_REACH, values)

    def heard(self, address_id: int, at: datetime) -> None:
        """Store that somebody spoke: whatever closed their address is over, and its windows begin anew."""
        self._connection.execute(_HEARD, {"row": address_id, "at": at})

    def window(
        self,
        address_id: int,
        *,
        until: datetime | None = None,
        free_until: datetime | None = None,
        free_left: int | None = None,
    ) -> None:
        """Store what a service told of an address's windows, which end with the next word from there."""
        values = {"row": address_id, "until": until, "free_until": free_until, "free_left": free_left}
        self._connection.execute(_WINDOW, values)

    def where(self, address_id: int) -> Address:
        """Return the address of a stored id."""
        row = self._connection.execute(
            select(address.c.channel, address.c.external_id).where(address.c.id == address_id)
        ).one()
        return Address(row.channel, row.external_id)

    def id_of(self, where: Address) -> int | None:
        """Return the stored id of an address, if it ever spoke."""
        found: int | None = self._connection.execute(
            select(address.c.id).where(address.c.channel == where.channel, address.c.external_id == where.id)
        ).scalar_one_or_none()
        return found

    def forget_events(self, before: datetime) -> int:
        """Forget inbox marks older than `before`; return how many."""
        from storage.tables import inbox

        return self._connection.execute(inbox.delete().where(inbox.c.at < before)).rowcount
