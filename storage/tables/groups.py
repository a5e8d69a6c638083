"""The bloc's chat groups: which place belongs to which season, and the codes that link one.

Belongs here: places where a whole bloc reads along. What is shown there is `handlers.group_board`.
"""

from sqlalchemy import Boolean, Column, Index, String, Table, text

from storage.columns import Instant
from storage.tables.base import key, metadata, of

bloc_group = Table(
    "bloc_group",
    metadata,
    key(),
    of("season"),
    of("address"),
    # Whether the board names those who have not handed in: the head's choice.
    Column("names", Boolean, nullable=False),
    of("person", name="linked_by"),
    Column("linked_at", Instant, nullable=False),
    # When the board there was last brought up to date.
    Column("board_at", Instant),
    Column("unlinked_at", Instant),
)
Index(
    "ux_bloc_group_linked",
    bloc_group.c.address_id,
    unique=True,
    sqlite_where=text("unlinked_at IS NULL"),
)

group_code = Table(
    "group_code",
    metadata,
    # A keyed digest of the code: the table alone links nothing.
    Column("digest", String(64), primary_key=True),
    of("season"),
    of("person", name="issued_by"),
    Column("issued_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
)
