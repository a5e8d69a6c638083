"""Provinces, blocs, seasons, and what is asked of whom.

Belongs here: what a season file is written into. What is answered is `storage.tables.reports`.
"""

from sqlalchemy import Boolean, Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from storage.columns import Exact, Instant, Key
from storage.tables.base import key, metadata, of

province = Table(
    "province",
    metadata,
    key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(120), nullable=False),
    Column("board", String(200), nullable=False),
)

bloc = Table(
    "bloc",
    metadata,
    key(),
    of("province"),
    Column("code", String(60), nullable=False),
    Column("name", String(300), nullable=False),
    UniqueConstraint("province_id", "code"),
)

season = Table(
    "season",
    metadata,
    key(),
    of("bloc"),
    Column("key", String(80), nullable=False, unique=True),
    Column("year", Integer, nullable=False),
    Column("source", Text, nullable=False),
    # The season as last imported, whole: what a re-import is compared with.
    Column("plan", Text, nullable=False),
    Column("locked_at", Instant),
    Column("demo", Boolean, nullable=False),
)

association = Table(
    "association",
    metadata,
    key(),
    of("province"),
    Column("code", String(12), nullable=False),
    Column("name", String(300), nullable=False),
    Column("aliases", Text, nullable=False),
    # Whom the bloc's secretary calls where nobody of it has joined, or given a number of their own: digits only.
    Column("phone", String(20)),
    Column("merged_into", Key, ForeignKey("association.id")),
    UniqueConstraint("province_id", "code"),
)

member = Table(
    "member",
    metadata,
    of("season", key=True),
    of("association", key=True),
    Column("position", Integer, nullable=False),
    Column("office", String(12)),
)

period = Table(
    "period",
    metadata,
    key(),
    of("season"),
    Column("code", String(12), nullable=False),
    Column("name", String(120), nullable=False),
    Column("position", Integer, nullable=False),
    # How its questions begin: "Cả năm 2023", "Đến hết năm 2023".
    Column("during", String(120), nullable=False),
    Column("as_of", String(120), nullable=False),
    Column("opens_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    UniqueConstraint("season_id", "code"),
)

milestone = Table(
    "milestone",
    metadata,
    key(),
    of("season"),
    Column("code", String(40), nullable=False),
    Column("name", String(200), nullable=False),
    Column("due_at", Instant, nullable=False),
    of("period", required=False),
    Column("offsets", String(80), nullable=False),
    UniqueConstraint("season_id", "code"),
)

quota = Table(
    "quota",
    metadata,
    of("season", key=True),
    Column("code", String(24), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("method", String(12), nullable=False),
    Column("from_winners_of", String(24)),
    Column("without_winners_of", String(24)),
)

day_off = Table("day_off", metadata, of("season", key=True), Column("day", Date, primary_key=True))

indicator = Table(
    "indicator",
    metadata,
    key(),
    of("season"),
    Column("code", String(24), nullable=False),
    Column("position", Integer, nullable=False),
    Column("label", String(300), nullable=False),
    Column("label_en", String(300), nullable=False),
    Column("question", Text, nullable=False),
    Column("unit", String(60), nullable=False),
    Column("unit_en", String(60), nullable=False),
    Column("kind", String(12), nullable=False),
    Column("over_time", String(12), nullable=False),
    Column("across", String(12), nullable=False),
    Column("common", Boolean, nullable=False),
    Column("counts_as", String(24)),
    Column("percent_of", String(24)),
    UniqueConstraint("season_id", "code"),
)

asked = Table(
    "asked",
    metadata,
    of("association", key=True),
    of("period", key=True),
    of("indicator", key=True),
)

target = Table(
    "target",
    metadata,
    of("association", key=True),
    of("indicator", key=True),
    Column("plan", Exact),
    Column("last_year", Exact),
    Column("mark", String(12), nullable=False),
    Column("source", Text, nullable=False),
)
