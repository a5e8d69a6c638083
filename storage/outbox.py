"""The outbox: messages on their way out, in the same commit as what they tell.

Belongs here: putting in, claiming, marking. What to do about a failure is `conversation.reach`; sending is
`bot.deliver`.
"""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import Boolean, Connection, bindparam, case, func, or_, select, text, update

from conversation.dialogue import Body
from conversation.messages import Address, Attachment
from conversation.reach import NOT_YET, Tried
from storage.tables import address, outbox, spot

_TIMES = {
    name: outbox.c[name].type for name in ("due_at", "created_at", "first_attempt_at", "claimed_until", "done_at")
}


def _typed(sql: str, *names: str) -> Any:
    given = {"now": "created_at", "until": "claimed_until"}
    return text(sql).bindparams(*(bindparam(name, type_=_TIMES[given.get(name, name)]) for name in names))


_PUT = _typed(
    "INSERT INTO outbox (address_id, person_id, key, notice, sealed, body, created_at, due_at, attempts, parts_sent,"
    " state, doubled) VALUES (:address_id, :person_id, :key, :notice, :sealed, :body, :now, :now, 0, 0, 'pending',"
    " false) ON CONFLICT (key) DO NOTHING RETURNING id",
    "now",
)

# One message an address at a time, replies before notices: a message waits while an earlier one of its address does,
# and while another one is on its way.
_WAITS = (
    "EXISTS (SELECT 1 FROM outbox e WHERE e.state = 'pending' AND e.address_id = o.address_id AND e.id <> o.id"
    " AND (e.claimed_until >= :now OR e.notice < o.notice OR (e.notice = o.notice AND e.id < o.id)))"
)


def _claim(lock: str) -> Any:
    return _typed(
        "UPDATE outbox SET claimed_until = :until, attempts = attempts + 1,"  # noqa: S608 - all of it is ours
        # A claim that lapsed may have been sent or not: only the new attempt is known to have begun.
        " doubled = doubled OR claimed_until IS NOT NULL,"
        " first_attempt_at = CASE WHEN claimed_until IS NULL THEN COALESCE(first_attempt_at, :now) ELSE :now END"
        # What was put in "later" than now shows that the clock was set back: it is due, and must not hold others up.
        " WHERE id IN (SELECT o.id FROM outbox o WHERE o.state = 'pending'"
        " AND (o.due_at <= :now OR o.created_at > :now)"
        f" AND (o.claimed_until IS NULL OR o.claimed_until < :now) AND NOT {_WAITS}"
        f" ORDER BY o.notice, o.id LIMIT :most {lock})"
        " RETURNING id, address_id, person_id, body, attempts, parts_sent, notice, created_at, tried",
        "now",
        "until",
    ).columns(created_at=_TIMES["created_at"])


_CLAIM = _claim("")
# Where others claim at the same time each must pass over what another is just taking.
_CLAIM_SHARED = _claim("FOR UPDATE OF o SKIP LOCKED")

_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        state="sent",
        claimed_until=None,
        done_at=bindparam("at"),
        first_attempt_at=func.coalesce(outbox.c.first_attempt_at, bindparam("at")),
    )
)
_WIPE = update(outbox).where(outbox.c.id.in_(bindparam("rows", expanding=True)), outbox.c.sealed).values(body=None)
_LATER = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        claimed_until=None,
        due_at=bindparam("at"),
        # What surely did not arrive has not been seen: nothing typed meanwhile answers it.
        first_attempt_at=case((bindparam("seen", type_=Boolean), outbox.c.first_attempt_at), else_=None),
        failure=bindparam("why"),
        parts_sent=bindparam("parts"),
        tried=func.coalesce(bindparam("tried", type_=outbox.c.tried.type), outbox.c.tried),
        doubled=or_(outbox.c.doubled, bindparam("twice", type_=Boolean)),
    )
)
_DEAD = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state="dead", claimed_until=None, done_at=bindparam("at"), failure=bindparam("why"))
)
_PASS_ON = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        address_id=bindparam("address_id"),
        claimed_until=None,
        first_attempt_at=None,
        attempts=0,
        parts_sent=0,
        # Where a part of it was told, or an answer was lost, it may be told twice now.
        doubled=or_(outbox.c.doubled, outbox.c.parts_sent > 0),
        due_at=bindparam("at"),
    )
)
_PUT_OFF = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(
        claimed_until=None,
        attempts=outbox.c.attempts - 1,
        first_attempt_at=case((outbox.c.attempts > 1, outbox.c.first_attempt_at), else_=None),
        due_at=bindparam("at"),
    )
)
_RELEASE = (
    update(outbox)
    .where(outbox.c.state == "pending", outbox.c.claimed_until.is_not(None))
    .values(claimed_until=None, first_attempt_at=None, doubled=True)
)
_HOLD = (
    update(outbox)
    .where(
        outbox.c.state == "pending",
        outbox.c.claimed_until.is_(None),
        outbox.c.due_at < bindparam("until"),
        # A notice to a person may go another way instead.
        or_(outbox.c.notice.is_(False), outbox.c.person_id.is_(None)),
        outbox.c.address_id.in_(select(address.c.id).where(address.c.channel == bindparam("channel"))),
    )
    .values(due_at=bindparam("until"))
)
_NEXT_DUE = _typed(
    "SELECT MIN(CASE WHEN o.claimed_until > o.due_at"  # noqa: S608 - all of it is ours
    " THEN o.claimed_until ELSE o.due_at END) AS due FROM outbox o"
    f" WHERE o.state = 'pending' AND (o.claimed_until >= :now OR NOT {_WAITS})",
    "now",
).columns(due=_TIMES["due_at"])

_SINCE = (
    select(outbox.c.id, outbox.c.body, outbox.c.created_at)
    .where(
        outbox.c.address_id == bindparam("address_id"),
        outbox.c.id > bindparam("after"),
        outbox.c.state == "sent",
        outbox.c.body.is_not(None),
    )
    .order_by(outbox.c.id)
)


class Outgoing(Struct, frozen=True, kw_only=True):
    """A claimed message: its row, where it goes, what it says, and how far earlier attempts came.

    `instead_of` is the channel's own name of the message that stands on its spot.
    """

    id: int
    to: Address
    address_id: int
    person: int | None
    body: Body
    attempts: int
    parts_sent: int
    notice: bool
    created_at: datetime
    tried: Tried = NOT_YET
    instead_of: str | None = None


def pack(body: Body) -> str:
    """Return a body as JSON text."""
    values: dict[str, Any] = {"text": body.text}
    if body.choices:
        values["choices"] = [list(choice) for choice in body.choices]
    if body.hint:
        values["hint"] = body.hint
    if body.screen is not None:
        values["screen"] = body.screen
    if body.sealed:
        values["sealed"] = True
    if body.spot:
        values["spot"] = body.spot
    if body.anew:
        values["anew"] = True
    if body.files:
        values["files"] = [[file.sha256, file.name, file.media_type] for file in body.files]
    if body.file_page:
        values["file_page"] = body.file_page
    if body.menu:
        values["menu"] = body.menu
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def unpack(packed: str) -> Body:
    """Return the body that `pack` wrote."""
    values = json.loads(packed)
    return Body(
        text=values["text"],
        choices=tuple((label, data, key) for label, data, key in values.get("choices", ())),
        hint=values.get("hint", ""),
        screen=values.get("screen"),
        sealed=values.get("sealed", False),
        spot=values.get("spot", ""),
        anew=values.get("anew", False),
        files=tuple(Attachment(sha256=s, name=n, media_type=m) for s, n, m in values.get("files", ())),
        file_page=values.get("file_page", ""),
        menu=values.get("menu", ""),
    )


def _pack_tried(tried: Tried) -> str:
    maybe = None if tried.maybe_at is None else [tried.maybe, tried.maybe_at.isoformat()]
    return json.dumps({"refused": sorted(tried.refused), "maybe": maybe}, separators=(",", ":"))


def _unpack_tried(packed: str | None) -> Tried:
    if packed is None:
        return NOT_YET
    values = json.loads(packed)
    maybe, at = values["maybe"] or (None, None)
    return Tried(
        refused=frozenset(values["refused"]), maybe=maybe, maybe_at=None if at is None else datetime.fromisoformat(at)
    )


class Outbox:
    """Messages on their way out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self,
        address_id: int,
        body: Body,
        now: datetime,
        *,
        person: int | None = None,
        notice: bool = False,
        sealed: bool = False,
        key: str | None = None,
    ) -> int | None:
        """Put a message in; return its row, or None where `key` was there already."""
        row: int | None = self._connection.execute(
            _PUT,
            {
                "address_id": address_id,
                "person_id": person,
                "key": key,
                "notice": notice,
                "sealed": sealed,
                "body": pack(body),
                "now": now,
            },
        ).scalar_one_or_none()
        return row

    def claim(self, now: datetime, lease: timedelta, most: int) -> list[Outgoing]:
        """Take up to `most` due messages, one an address, for `lease`; the attempt begins now."""
        statement = _CLAIM if self._connection.dialect.name == "sqlite" else _CLAIM_SHARED
        rows = self._connection.execute(statement, {"now": now, "until": now + lease, "most": most}).all()
        if not rows:
            return []
        found = self._connection.execute(
            select(address.c.id, address.c.channel, address.c.external_id).where(
                address.c.id.in_([row.address_id for row in rows])
            )
        )
        where = {row.id: Address(row.channel, row.external_id) for row in found}
        bodies = {row.id: unpack(row.body) for row in rows}
        shown = self._shown([row.address_id for row in rows if bodies[row.id].spot])
        return [
            Outgoing(
                id=row.id,
                to=where[row.address_id],
                address_id=row.address_id,
                person=row.person_id,
                body=bodies[row.id],
                instead_of=shown.get((row.address_id, bodies[row.id].spot)),
                attempts=row.attempts,
                parts_sent=row.parts_sent,
                notice=bool(row.notice),
                created_at=row.created_at,
                tried=_unpack_tried(row.tried),
            )
            for row in sorted(rows, key=lambda row: (bool(row.notice), row.id))
        ]

    def _shown(self, addresses: Sequence[int]) -> dict[tuple[int, str], str]:
        """Return what stands on the spots of some addresses."""
        if not addresses:
            return {}
        rows = self._connection.execute(select(spot).where(spot.c.address_id.in_(addresses)))
        return {(row.address_id, row.name): row.message for row in rows}

    def sent(self, rows: Sequence[int], now: datetime) -> None:
        """Mark messages as sent. Sealed bodies are wiped."""
        self._connection.execute(_SENT, [{"row": row, "at": now} for row in rows])
        self._connection.execute(_WIPE, {"rows": rows})

    def later(
        self, row: int, at: datetime, why: str, *, parts_sent: int, doubtful: bool, tried: Tried | None = None
    ) -> None:
        """Put a message back until `at`. `doubtful`: it may have arrived, and will then arrive twice.

        `tried` is what became of it so far, where that is more than before.
        """
        values: dict[str, Any] = {"row": row, "at": at, "why": why[:200], "parts": parts_sent, "twice": doubtful}
        values["tried"] = None if tried is None else _pack_tried(tried)
        values["seen"] = doubtful or parts_sent > 0
        self._connection.execute(_LATER, values)

    def dead(self, row: int, now: datetime, why: str) -> None:
        """Give a message up. A sealed body is wiped."""
        self._connection.execute(_DEAD, {"row": row, "at": now, "why": why[:200]})
        self._connection.execute(_WIPE, {"rows": [row]})

    def pass_on(self, row: int, address_id: int, now: datetime) -> None:
        """Send a message to another address instead, from its first part on."""
        self._connection.execute(_PASS_ON, {"row": row, "address_id": address_id, "at": now})

    def put_off(self, row: int, until: datetime) -> None:
        """Put a claimed message back until a moment as if it had not been claimed: nothing was attempted."""
        self._connection.execute(_PUT_OFF, {"row": row, "at": until})

    def hold(self, channel: str, until: datetime) -> None:
        """Send nothing through a channel before `until`; what is on its way goes on."""
        self._connection.execute(_HOLD, {"channel": channel, "until": until})

    def release(self) -> None:
        """Let go of a dead process's claims: what it was sending may not have arrived.

        Only where there can be no other process; elsewhere another may be sending them now, and a dead one's lapse.
        """
        if self._connection.dialect.name == "sqlite":
            self._connection.execute(_RELEASE)

    def next_due(self, now: datetime) -> datetime | None:
        """Return when there is next something to claim, None where nothing waits.

        What waits behind another message of its address is not due before that one is gone.
        """
        due: datetime | None = self._connection.execute(_NEXT_DUE, {"now": now}).scalar_one()
        return due

    def since(self, address_id: int, after: int) -> list[tuple[int, Body, datetime]]:
        """Return what was sent to an address behind the row `after`, for a page that comes back."""
        rows = self._connection.execute(_SINCE, {"address_id": address_id, "after": after})
        return [(row.id, unpack(row.body), row.created_at) for row in rows]

    def given_up(self, since: datetime) -> int:
        """Return how many messages were given up since a moment."""
        return int(
            self._connection.execute(
                select(func.count()).where(outbox.c.state == "dead", outbox.c.done_at > since)
            ).scalar_one()
        )

    def waiting(self, channel: str) -> int:
        """Return how many messages wait for a channel."""
        there = select(func.count()).select_from(outbox.join(address, address.c.id == outbox.c.address_id))
        waits = there.where(outbox.c.state == "pending", address.c.channel == channel)
        return int(self._connection.execute(waits).scalar_one())

    def counts(self) -> dict[str, int]:
        """Return how many messages are in each state."""
        rows = self._connection.execute(select(outbox.c.state, func.count().label("number")).group_by(outbox.c.state))
        return {row.state: row.number for row in rows}
