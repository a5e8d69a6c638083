"""Persons: their addresses, their seats, and what lets them in.

Belongs here: who somebody is and may be. What is being asked of an address is `storage.tables.machinery`.
"""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from storage.columns import Instant
from storage.tables.base import key, metadata, of

person = Table(
    "person",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("language", String(5), nullable=False),
    Column("words_first", Boolean, nullable=False),
    # As they gave it, for the bloc's secretary to call: digits only.
    Column("phone", String(20)),
    Column("created_at", Instant, nullable=False),
    # Personal links made before this moment let nobody in: a phone was lost.
    Column("links_from", Instant),
)

address = Table(
    "address",
    metadata,
    key(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(120), nullable=False),
    of("person", required=False),
    # The person's order of preference; the smallest is tried first.
    Column("preference", Integer, nullable=False),
    Column("language", String(5)),
    Column("reach", String(12), nullable=False),
    # What the service itself told since they last wrote; where it told nothing, its tariff counts from `heard_at`.
    Column("reach_until", Instant),
    Column("free_until", Instant),
    Column("free_left", Integer),
    Column("heard_at", Instant),
    UniqueConstraint("channel", "external_id"),
    Index(None, "person_id"),
)

seat = Table(
    "seat",
    metadata,
    key(),
    of("person"),
    Column("role", String(12), nullable=False),
    of("province", required=False),
    of("season", required=False),
    of("association", required=False),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Index(None, "person_id"),
)

invite = Table(
    "invite",
    metadata,
    key(),
    # A keyed digest of the code: the table alone lets nobody in.
    Column("digest", String(64), nullable=False, unique=True),
    Column("prefix", String(12), nullable=False),
    Column("role", String(12), nullable=False),
    of("province", required=False),
    of("season", required=False),
    of("association", required=False),
    of("person", required=False, name="issued_by"),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    of("person", required=False, name="used_by"),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
    # Whoever uses it takes the place of whoever holds the seat, who is asked first.
    Column("takes_over", Boolean),
    # The last digits of the newcomer's phone, for whoever is asked whether they know them.
    Column("phone_end", String(4)),
)

link_code = Table(
    "link_code",
    metadata,
    key(),
    # A keyed digest, as an invitation's.
    Column("digest", String(64), nullable=False),
    of("person"),
    # Where the code was asked for, and from where it was typed.
    of("address"),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    of("address", required=False, name="typed_at"),
    Index(None, "digest"),
    Index(None, "person_id"),
)

take_over = Table(
    "take_over",
    metadata,
    key(),
    of("invite"),
    of("season"),
    of("association", required=False),
    Column("role", String(12), nullable=False),
    of("person", name="newcomer"),
    Column("phone_end", String(4)),
    Column("asked_at", Instant, nullable=False),
    Column("state", String(12), nullable=False),
    of("person", required=False, name="decided_by"),
    Column("decided_at", Instant),
    # The holder who agreed, and so leaves the seat.
    of("person", required=False, name="leaver"),
    # When the seat was left: not before the ballots are closed on whose roll its holder stands.
    Column("left_at", Instant),
    Index(None, "state"),
)

attempt = Table(
    "attempt",
    metadata,
    key(),
    Column("kind", String(24), nullable=False),
    Column("subject", String(160), nullable=False),
    Column("at", Instant, nullable=False),
    Index(None, "kind", "subject", "at"),
)

login = Table(
    "login",
    metadata,
    Column("digest", String(64), primary_key=True),
    of("address"),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)
