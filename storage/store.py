"""The store: every repository on one connection, as a turn sees it. No commit here.

Belongs here: putting the repositories together. Their statements are their own.
"""

from functools import cached_property

from sqlalchemy import Connection

from storage.addresses import Addresses
from storage.audit import Audit
from storage.ballot_box import BallotBox
from storage.ballots import Ballots
from storage.entries import Entries
from storage.errands import Errands
from storage.evidence import EvidenceFiles
from storage.figures import Figures
from storage.grants import Grants
from storage.groups import Groups
from storage.invites import Invites
from storage.ledger import Ledger
from storage.linking import Linking
from storage.outbox import Outbox
from storage.people import People
from storage.phones import Phones
from storage.pieces import Pieces
from storage.reminders import Reminders
from storage.seasons import Seasons
from storage.spots import Spots
from storage.submissions import Submissions
from storage.takeovers import TakeOvers
from storage.ways import Ways


class Store:
    """The repositories on one connection; each is made when first used."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @cached_property
    def addresses(self) -> Addresses:
        """Addresses, sessions, inbox."""
        return Addresses(self.connection)

    @cached_property
    def outbox(self) -> Outbox:
        """Messages on their way out."""
        return Outbox(self.connection)

    @cached_property
    def ways(self) -> Ways:
        """The ways to people."""
        return Ways(self.connection)

    @cached_property
    def ledger(self) -> Ledger:
        """What channels sent this month, and may still send."""
        return Ledger(self.connection)

    @cached_property
    def spots(self) -> Spots:
        """Messages that are written anew in their place."""
        return Spots(self.connection)

    @cached_property
    def errands(self) -> Errands:
        """Slow work that waits."""
        return Errands(self.connection)

    @cached_property
    def people(self) -> People:
        """Persons and their seats."""
        return People(self.connection)

    @cached_property
    def phones(self) -> Phones:
        """Numbers to call."""
        return Phones(self.connection)

    @cached_property
    def invites(self) -> Invites:
        """Invitation codes, log-ins, and counted attempts."""
        return Invites(self.connection)

    @cached_property
    def seasons(self) -> Seasons:
        """Provinces, blocs, seasons and what they ask."""
        return Seasons(self.connection)

    @cached_property
    def figures(self) -> Figures:
        """Figures and their revisions."""
        return Figures(self.connection)

    @cached_property
    def submissions(self) -> Submissions:
        """What was handed in."""
        return Submissions(self.connection)

    @cached_property
    def reminders(self) -> Reminders:
        """Who is reminded of what."""
        return Reminders(self.connection)

    @cached_property
    def groups(self) -> Groups:
        """The blocs' chat groups."""
        return Groups(self.connection)

    @cached_property
    def ballots(self) -> Ballots:
        """What is voted on, and what was counted."""
        return Ballots(self.connection)

    @cached_property
    def ballot_box(self) -> BallotBox:
        """Who votes, and what is cast."""
        return BallotBox(self.connection)

    @cached_property
    def evidence(self) -> EvidenceFiles:
        """Files kept for figures and reports."""
        return EvidenceFiles(self.connection)

    @cached_property
    def grants(self) -> Grants:
        """What services outside allow us."""
        return Grants(self.connection)

    @cached_property
    def linking(self) -> Linking:
        """Which addresses are one person's."""
        return Linking(self.connection)

    @cached_property
    def takeovers(self) -> TakeOvers:
        """Seats asked for while they are held."""
        return TakeOvers(self.connection)

    @cached_property
    def pieces(self) -> Pieces:
        """Reports that come in several messages."""
        return Pieces(self.connection)

    @cached_property
    def entries(self) -> Entries:
        """Figures entered for associations, until they agree."""
        return Entries(self.connection)

    @cached_property
    def audit(self) -> Audit:
        """The append-only record."""
        return Audit(self.connection)
