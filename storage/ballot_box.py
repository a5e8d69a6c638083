"""The ballot box: the roll of a ballot, the links that open it, what is cast, and the count.

Belongs here: the rows of `elector`, `voter`, `ballot_link`, `sealed`, `voice`. A secret ballot is sealed before it gets
here and opened here once, in memory, when its ballot closes; then the sealed rows and their key are gone. Nothing here
tells how a vote stands before that.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from emulation.ballots.choices import Choices, Opinion, pack, size_of, unpack
from emulation.ballots.conduct import Delegate, Voter
from emulation.ballots.contests import Ballot, BallotState, Turnout
from emulation.ballots.counting import Tally, count
from emulation.ballots.refusals import Spoilt
from storage.sealing import Box, Tampered, Vault
from storage.tables import ballot, ballot_link, candidate, contest, elector, sealed, turnout, voice, voter, votes

PERSONAL = "personal"
"""The way of a ballot cast by personal link or in the chat; later ways are slips and paper."""

SCRUB = "scrub"
"""Set in the connection's `info` once sealed ballots are gone: whoever commits then truncates the write-ahead log."""

_ROLL = select(voter).where(voter.c.ballot_id == bindparam("ballot")).order_by(voter.c.id)
_ELECTOR = (elector.c.ballot_id == bindparam("of_ballot")) & (elector.c.association_id == bindparam("of_association"))


class Elector(Struct, frozen=True, kw_only=True):
    """A unit on the roll: how often it cast its vote (the last counts), and the receipt for it."""

    association: int
    casts: int
    receipt: str | None


class BallotBox:
    """What is cast."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- the roll ---------------------------------------------------------------------------------------------------

    def roll(self, ballot_id: int) -> list[Voter]:
        """Return who may vote in a ballot."""
        return [_voter(row) for row in self._connection.execute(_ROLL, {"ballot": ballot_id})]

    def electors(self, ballot_id: int) -> list[Elector]:
        """Return the units on the roll, and which have voted."""
        rows = self._connection.execute(
            select(elector).where(elector.c.ballot_id == ballot_id).order_by(elector.c.association_id)
        )
        return [Elector(association=row.association_id, casts=row.casts, receipt=row.receipt) for row in rows]

    def voted(self, ballot_id: int) -> tuple[int, int]:
        """Return how many units have voted, and how many are on the roll."""
        row = self._connection.execute(
            select(func.count().filter(elector.c.casts > 0).label("voted"), func.count().label("units")).where(
                elector.c.ballot_id == ballot_id
            )
        ).one()
        return int(row.voted), int(row.units)

    def enrol(self, ballot_id: int, members: Iterable[int], delegates: Iterable[Delegate]) -> None:
        """Put every member unit on the roll, with those who may vote for it."""
        self._connection.execute(
            elector.insert(),
            [
                {"ballot_id": ballot_id, "association_id": each, "way": PERSONAL, "casts": 0, "receipt": None}
                for each in members
            ],
        )
        rows = [
            {"ballot_id": ballot_id, "association_id": each.association, "person_id": person, "substitute": substitute}
            for each in delegates
            for person, substitute in ((each.person, False), (each.substitute, True))
            if person is not None
        ]
        if rows:
            self._connection.execute(voter.insert(), rows)

    # --- links ------------------------------------------------------------------------------------------------------

    def give_link(self, voter_id: int, digest: str) -> None:
        """Store a link's digest; every link given holds until the ballot closes, and then still tells that it did."""
        self._connection.execute(ballot_link.insert(), {"digest": digest, "voter_id": voter_id})

    def by_link(self, digests: Sequence[str]) -> Voter | None:
        """Return whom a link was given to."""
        row = self._connection.execute(
            select(voter)
            .join(ballot_link, ballot_link.c.voter_id == voter.c.id)
            .where(ballot_link.c.digest.in_(list(digests)))
        ).first()
        return _voter(row) if row else None

    # --- casting ----------------------------------------------------------------------------------------------------

    def seal_empty(self, of: Ballot, members: Iterable[int], box: Box, size: int) -> None:
        """Make every unit's row before anybody votes, so that which rows there are tells nothing."""
        self._connection.execute(
            sealed.insert(),
            [
                {
                    "ballot_id": of.id,
                    "association_id": each,
                    "body": box.seal(pack(None, size), _row_of(of.id, each)),
                }
                for each in members
            ],
        )

    def cast_sealed(self, of: Ballot, association: int, choices: Choices, vault: Vault) -> None:
        """Seal a ballot and put it into its unit's row, in place of what lay there. Raises Tampered."""
        row = self._connection.execute(select(ballot.c.sealed_key, ballot.c.size).where(ballot.c.id == of.id)).one()
        box = vault.box(row.sealed_key, _key_of(of.id))
        self._connection.execute(
            update(sealed)
            .where(sealed.c.ballot_id == of.id, sealed.c.association_id == association)
            .values(body=box.seal(pack(choices, row.size), _row_of(of.id, association)))
        )

    def cast_openly(self, of: Ballot, association: int, choices: Choices) -> None:
        """Store an open vote, in place of an earlier one."""
        mine = [each.id for each_contest in of.contests for each in each_contest.candidates]
        self._connection.execute(
            delete(voice).where(and_(voice.c.association_id == association, voice.c.candidate_id.in_(mine)))
        )
        rows = [
            {"candidate_id": each, "association_id": association, "opinion": opinion.value}
            for marks in choices.values()
            for each, opinion in marks.items()
        ]
        if rows:
            self._connection.execute(voice.insert(), rows)

    def mark_cast(self, ballot_id: int, association: int, receipt: str) -> Elector:
        """Note that a unit has voted, once more if it had already; the receipt it was given first stays."""
        found = self._connection.execute(
            update(elector)
            .where(_ELECTOR)
            .values(casts=elector.c.casts + 1, receipt=func.coalesce(elector.c.receipt, receipt))
            .returning(elector.c.casts, elector.c.receipt),
            {"of_ballot": ballot_id, "of_association": association},
        ).one()
        return Elector(association=association, casts=found.casts, receipt=found.receipt)

    def receipts(self, ballot_id: int) -> list[str]:
        """Return every receipt of a ballot in an order that tells nothing: the alphabet's."""
        return sorted(each.receipt for each in self.electors(ballot_id) if each.receipt is not None)

    def voices(self, ballot_id: int) -> list[tuple[int, int, Opinion]]:
        """Return who said what in an open vote that is closed, as (candidate, association, opinion)."""
        rows = self._connection.execute(
            select(voice)
            .join(candidate, candidate.c.id == voice.c.candidate_id)
            .join(contest, contest.c.id == candidate.c.contest_id)
            .join(ballot, ballot.c.id == contest.c.ballot_id)
            .where(ballot.c.id == ballot_id, ballot.c.closed_at.is_not(None))
            .order_by(voice.c.candidate_id, voice.c.association_id)
        )
        return [(row.candidate_id, row.association_id, Opinion(row.opinion)) for row in rows]

    # --- the count --------------------------------------------------------------------------------------------------

    def new_key(self, of: Ballot, vault: Vault) -> tuple[bytes, Box, int]:
        """Draw a ballot's key: wrapped, the box it opens, and the size of every ballot in it."""
        wrapped = vault.new_key(_key_of(of.id))
        return wrapped, vault.box(wrapped, _key_of(of.id)), size_of(of.contests)

    def count(self, of: Ballot, vault: Vault, now: datetime, by: int | None) -> dict[int, Tally]:
        """Close an open ballot: count it in memory, store the numbers, and do away with what was sealed and its key.

        Where too few have voted there is no result, and only the turnout is stored.

        `by` is who confirmed closing, None where its deadline closed it. Raises Spoilt where a ballot was changed
        behind our back; then nothing is counted and nothing done away with.
        """
        cast = self._sealed(of, vault) if of.secret else self._open(of)
        issued = len({each.association for each in self.roll(of.id)})
        turnout = Turnout(members=of.members, issued=issued, collected=len(cast), valid=0, blank=0)
        if of.quorum.reached(turnout.collected, turnout):
            counted = {
                each.id: count(each, [choices.get(each.id, {}) for choices in cast], members=of.members, issued=issued)
                for each in of.contests
            }
        else:
            # Without a quorum there is no result, and the numbers of a few ballots could tell whose they are.
            counted = {each.id: Tally(turnout=turnout, votes={}) for each in of.contests}
        self._store(counted)
        self._end(of, BallotState.CLOSED, now, by)
        return counted

    def spoil(self, of: Ballot, now: datetime, by: int | None) -> None:
        """Close a ballot that cannot be counted: what is sealed is done away with all the same, unread."""
        self._end(of, BallotState.SPOILT, now, by)

    def _end(self, of: Ballot, state: BallotState, now: datetime, by: int | None) -> None:
        self._connection.execute(delete(sealed).where(sealed.c.ballot_id == of.id))
        self._connection.execute(
            update(ballot)
            .where(ballot.c.id == of.id)
            .values(state=state.value, closed_by=by, closed_at=now, sealed_key=None)
        )
        if of.secret:
            self._connection.info[SCRUB] = True

    def rewrap(self, vault: Vault) -> int:
        """Wrap the keys of ballots that are open by the present secret; return how many.

        One that no secret at hand opens stays as it is: its ballot is spoilt when it closes.
        """
        rows = self._connection.execute(
            select(ballot.c.id, ballot.c.sealed_key).where(ballot.c.sealed_key.is_not(None))
        ).all()
        done = 0
        for row in rows:
            with suppress(Tampered):
                wrapped = vault.rewrapped(row.sealed_key, _key_of(row.id))
                self._connection.execute(update(ballot).where(ballot.c.id == row.id).values(sealed_key=wrapped))
                done += 1
        return done

    def _sealed(self, of: Ballot, vault: Vault) -> list[Choices]:
        key: bytes | None = self._connection.execute(
            select(ballot.c.sealed_key).where(ballot.c.id == of.id)
        ).scalar_one()
        rows = self._connection.execute(select(sealed).where(sealed.c.ballot_id == of.id)).all()
        try:
            box = vault.box(key or b"", _key_of(of.id))
            found = {row.association_id: unpack(box.open(row.body, _row_of(of.id, row.association_id))) for row in rows}
        except (Tampered, ValueError):
            raise Spoilt(of.id) from None
        voted = {each.association: each.casts > 0 for each in self.electors(of.id)}
        if voted != {association: choices is not None for association, choices in found.items()}:
            # A row is missing, or one too many, or says otherwise than the roll.
            raise Spoilt(of.id)
        return [choices for choices in found.values() if choices is not None]

    def _open(self, of: Ballot) -> list[Choices]:
        where = {each.id: each_contest.id for each_contest in of.contests for each in each_contest.candidates}
        found: dict[int, dict[int, dict[int, Opinion]]] = {
            each.association: {} for each in self.electors(of.id) if each.casts > 0
        }
        for row in self._connection.execute(select(voice).where(voice.c.candidate_id.in_(list(where)))):
            marks = found.setdefault(row.association_id, {}).setdefault(where[row.candidate_id], {})
            marks[row.candidate_id] = Opinion(row.opinion)
        return list(found.values())

    def _store(self, counted: Mapping[int, Tally]) -> None:
        self._connection.execute(
            turnout.insert(),
            [
                {
                    "contest_id": number,
                    "way": PERSONAL,
                    "issued": tally.turnout.issued,
                    "collected": tally.turnout.collected,
                    "valid": tally.turnout.valid,
                    "blank": tally.turnout.blank,
                }
                for number, tally in counted.items()
            ],
        )
        rows = [
            {"candidate_id": each, "way": PERSONAL, "agree": got.agree, "against": got.against}
            for tally in counted.values()
            for each, got in tally.votes.items()
        ]
        if rows:
            self._connection.execute(votes.insert(), rows)


def _voter(row: Any) -> Voter:
    return Voter(
        id=row.id,
        ballot=row.ballot_id,
        association=row.association_id,
        person=row.person_id,
        substitute=bool(row.substitute),
    )


def _key_of(ballot_id: int) -> str:
    return f"key of ballot {ballot_id}"


def _row_of(ballot_id: int, association: int) -> str:
    return f"ballot {ballot_id} of association {association}"
