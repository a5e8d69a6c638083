"""Votes: ballots and their contests, who may vote, sealed ballots, and what was counted.

Belongs here: what is voted on and cast. A sealed ballot's row says whose it is and never what it says; the key that
opens it lies beside the ballot, wrapped by the installation's secret, and is gone once the ballot is counted.
Meetings, attendance, slips and complaints have their rows here too: votes are held in halls as well as from afar.
"""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from storage.columns import Instant
from storage.tables.base import key, metadata, of

meeting = Table(
    "meeting",
    metadata,
    key(),
    of("season"),
    Column("name", String(200), nullable=False),
    Column("place", String(200), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

attendance = Table(
    "attendance",
    metadata,
    of("meeting", key=True),
    of("association", key=True),
    of("person", required=False),
    # Who came instead of the leader, and whether their authorisation was seen.
    Column("stands_in", String(200)),
    Column("authorised", Boolean, nullable=False),
    Column("arrived_at", Instant),
    Column("left_at", Instant),
)

ballot = Table(
    "ballot",
    metadata,
    key(),
    of("season"),
    of("meeting", required=False),
    # The ballot whose ties this one breaks: always the first round's.
    of("ballot", required=False, name="run_off_of"),
    Column("name", String(300), nullable=False),
    Column("secret", Boolean, nullable=False),
    Column("state", String(12), nullable=False),
    # A threshold, written as "> 1/2 members".
    Column("quorum", String(40), nullable=False),
    Column("closes_at", Instant, nullable=False),
    # How many units the bloc had when it opened: the base of every threshold from then on.
    Column("members", Integer, nullable=False),
    Column("sealed_key", LargeBinary),
    Column("size", Integer, nullable=False),
    of("person", required=False, name="prepared_by"),
    Column("prepared_at", Instant, nullable=False),
    of("person", required=False, name="opening_asked_by"),
    of("person", required=False, name="opened_by"),
    Column("opened_at", Instant),
    of("person", required=False, name="closing_asked_by"),
    of("person", required=False, name="closed_by"),
    Column("closed_at", Instant),
    of("person", required=False, name="announced_by"),
    Column("announced_at", Instant),
    Index(None, "season_id"),
    Index(None, "state"),
)

contest = Table(
    "contest",
    metadata,
    key(),
    of("ballot"),
    of("contest", required=False, name="run_off_of"),
    Column("position", Integer, nullable=False),
    Column("code", String(24), nullable=False),
    Column("name", String(300), nullable=False),
    Column("method", String(12), nullable=False),
    Column("seats", Integer, nullable=False),
    # A threshold; none where most votes are enough.
    Column("passing", String(40)),
    Column("from_winners_of", String(24)),
    Column("without_winners_of", String(24)),
    UniqueConstraint("ballot_id", "position"),
)

candidate = Table(
    "candidate",
    metadata,
    key(),
    of("contest"),
    Column("position", Integer, nullable=False),
    # A motion is a contest with one line and no association.
    of("association", required=False),
    UniqueConstraint("contest_id", "position"),
)

delegate = Table(
    "delegate",
    metadata,
    of("season", key=True),
    of("association", key=True),
    of("person"),
    of("person", required=False, name="substitute_id"),
    of("person", required=False, name="named_by"),
    Column("named_at", Instant, nullable=False),
)

# The roll of a ballot, fixed when it opens: whether a unit has voted stands here, what it chose nowhere near.
elector = Table(
    "elector",
    metadata,
    of("ballot", key=True),
    of("association", key=True),
    # By personal link, by slip or on paper.
    Column("way", String(12), nullable=False),
    Column("casts", Integer, nullable=False),
    Column("receipt", String(24)),
    UniqueConstraint("ballot_id", "receipt"),
)

voter = Table(
    "voter",
    metadata,
    key(),
    of("ballot"),
    of("association"),
    of("person"),
    Column("substitute", Boolean, nullable=False),
    UniqueConstraint("ballot_id", "association_id", "person_id"),
)

# A personal link, by the keyed digest of its code: the table alone opens nothing.
ballot_link = Table(
    "ballot_link",
    metadata,
    Column("digest", String(64), primary_key=True),
    of("voter"),
)

# A slip drawn from a box opens a ballot for whoever drew it: no column says who that was.
slip = Table(
    "slip",
    metadata,
    key(),
    of("ballot"),
    Column("digest", String(64), nullable=False, unique=True),
    Column("casts", Integer, nullable=False),
    Column("void", Boolean, nullable=False),
)

sealed = Table(
    "sealed",
    metadata,
    key(),
    of("ballot"),
    of("association", required=False),
    of("slip", required=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("ballot_id", "association_id"),
    UniqueConstraint("ballot_id", "slip_id"),
)

# A vote by name: who said what is meant to be known, once the vote is closed.
voice = Table(
    "voice",
    metadata,
    of("candidate", key=True),
    of("association", key=True),
    Column("opinion", String(1), nullable=False),
)

# Numbers counted, by the way the ballots came: links and slips by the program, paper by the tally team.
turnout = Table(
    "turnout",
    metadata,
    of("contest", key=True),
    Column("way", String(12), primary_key=True),
    Column("issued", Integer, nullable=False),
    Column("collected", Integer, nullable=False),
    Column("valid", Integer, nullable=False),
    Column("blank", Integer, nullable=False),
)

votes = Table(
    "votes",
    metadata,
    of("candidate", key=True),
    Column("way", String(12), primary_key=True),
    Column("agree", Integer, nullable=False),
    Column("against", Integer, nullable=False),
)

complaint = Table(
    "complaint",
    metadata,
    key(),
    of("season"),
    of("ballot", required=False),
    of("association"),
    of("person", name="made_by"),
    Column("made_at", Instant, nullable=False),
    Column("words", Text, nullable=False),
    of("person", required=False, name="answered_by"),
    Column("answered_at", Instant),
    Column("answer", Text),
)
