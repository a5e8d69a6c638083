"""What services outside allow this installation, for a time: kept sealed, renewed by one process at a time.

Belongs here: rows of the machinery that hold a secret. What a grant opens is its channel's own knowledge.
"""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from storage.columns import Instant
from storage.tables.base import metadata

service_grant = Table(
    "service_grant",
    metadata,
    Column("service", String(16), primary_key=True),
    # Counts the pairs: whoever holds an older one reads the newer one here.
    Column("serial", Integer, nullable=False),
    # Sealed under a key of the installation's secret: this table alone opens nothing.
    Column("sealed", LargeBinary, nullable=False),
    Column("good_until", Instant, nullable=False),
    Column("renewed_at", Instant),
    # A keyed digest of the setting it began with: another value there begins anew.
    Column("seed", String(64)),
    # Who is renewing it, and until when nobody else may (by the database's clock).
    Column("holder", String(40)),
    Column("held_until", Instant),
    # The service refused to renew it: a person must consent again.
    Column("lost_at", Instant),
    Column("lost_why", String(80)),
)
