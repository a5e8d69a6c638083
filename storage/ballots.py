"""Ballots: what is voted on, how far each ballot has come, and what was counted.

Belongs here: the rows of `ballot`, `contest`, `candidate`, `turnout`, `votes`, `delegate`. Who may vote and what was
cast is `storage.ballot_box`; what comes of the numbers is `emulation.ballots.outcomes`.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, delete, func, select, update

from emulation.ballots.conduct import Delegate
from emulation.ballots.contests import (
    COUNTED,
    MORE_THAN_HALF,
    TWO_THIRDS,
    Ballot,
    BallotState,
    Candidate,
    Contest,
    Threshold,
    Turnout,
)
from emulation.ballots.counting import Tally, Votes
from emulation.bloc import Gone
from emulation.season import Award, Method, QuotaPlan
from storage.tables import association, ballot, candidate, contest, delegate, member, quota, seat, turnout, votes

_BALLOT = select(ballot).where(ballot.c.id == bindparam("ballot"))
_OF_SEASON = (
    select(ballot)
    .where(ballot.c.season_id == bindparam("season"), ballot.c.state != BallotState.REMOVED.value)
    .order_by(ballot.c.id)
)
_OVERDUE = (
    select(ballot)
    .where(
        ballot.c.state == BallotState.OPEN.value, ballot.c.closes_at <= bindparam("now", type_=ballot.c.closes_at.type)
    )
    .order_by(ballot.c.id)
)
_CONTESTS = select(contest).where(contest.c.ballot_id == bindparam("ballot")).order_by(contest.c.position)
_CANDIDATES = (
    select(candidate.c.id, candidate.c.contest_id, candidate.c.association_id, association.c.name)
    .join(contest, contest.c.id == candidate.c.contest_id)
    .outerjoin(association, association.c.id == candidate.c.association_id)
    .where(contest.c.ballot_id == bindparam("ballot"))
    .order_by(candidate.c.position)
)


class NewContest(Struct, frozen=True, kw_only=True):
    """A contest to be put on a ballot; `candidates` are associations, none for a motion."""

    code: str
    name: str
    method: Method
    seats: int
    candidates: tuple[int, ...]
    passing: Threshold | None = MORE_THAN_HALF
    from_winners_of: str | None = None
    without_winners_of: str | None = None
    run_off_of: int | None = None


class Seated(Struct, frozen=True, kw_only=True):
    """Somebody who sits for an association, and since when."""

    association: int
    person: int
    name: str
    since: datetime


class Ballots:
    """What is voted on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- reading ----------------------------------------------------------------------------------------------------

    def by_id(self, ballot_id: int) -> Ballot:
        """Return one ballot. Raises Gone."""
        row = self._connection.execute(_BALLOT, {"ballot": ballot_id}).one_or_none()
        if row is None:
            raise Gone(ballot_id)
        return self._ballot(row)

    def held(self, ballot_id: int, *, alone: bool) -> Ballot:
        """Return one ballot, held until the commit: together by those who vote, alone by whoever opens or closes it.

        So nobody's vote is taken by a ballot that is being counted. Raises Gone.
        """
        row = self._connection.execute(_BALLOT.with_for_update(read=not alone), {"ballot": ballot_id}).one_or_none()
        if row is None:
            raise Gone(ballot_id)
        return self._ballot(row)

    def of_season(self, season_id: int) -> list[Ballot]:
        """Return a season's ballots, oldest first, without those removed."""
        return [self._ballot(row) for row in self._connection.execute(_OF_SEASON, {"season": season_id}).all()]

    def overdue(self, now: datetime) -> list[Ballot]:
        """Return the ballots that still stand open although their deadline is over."""
        return [self._ballot(row) for row in self._connection.execute(_OVERDUE, {"now": now}).all()]

    def quotas(self, season_id: int) -> tuple[QuotaPlan, ...]:
        """Return what a season votes on, in order."""
        rows = self._connection.execute(select(quota).where(quota.c.season_id == season_id).order_by(quota.c.position))
        return tuple(
            QuotaPlan(
                code=Award(row.code),
                name=row.name,
                seats=row.seats,
                method=Method(row.method),
                from_winners_of=Award(row.from_winners_of) if row.from_winners_of else None,
                without_winners_of=Award(row.without_winners_of) if row.without_winners_of else None,
            )
            for row in rows
        )

    def tallies(self, ballot_id: int) -> dict[int, Tally]:
        """Return what was counted, by contest, the ways ballots came added together; empty before a ballot closed."""
        counted = self._connection.execute(
            select(ballot.c.members, turnout)
            .join(contest, contest.c.id == turnout.c.contest_id)
            .join(ballot, ballot.c.id == contest.c.ballot_id)
            .where(ballot.c.id == ballot_id, ballot.c.state.in_([state.value for state in COUNTED]))
        ).all()
        if not counted:
            return {}
        sums = self._connection.execute(
            select(
                candidate.c.contest_id,
                votes.c.candidate_id,
                func.sum(votes.c.agree).label("agree"),
                func.sum(votes.c.against).label("against"),
            )
            .join(candidate, candidate.c.id == votes.c.candidate_id)
            .join(contest, contest.c.id == candidate.c.contest_id)
            .where(contest.c.ballot_id == ballot_id)
            .group_by(candidate.c.contest_id, votes.c.candidate_id)
        ).all()
        found: dict[int, Tally] = {}
        for number in dict.fromkeys(row.contest_id for row in counted):
            ways = [row for row in counted if row.contest_id == number]
            found[number] = Tally(
                turnout=Turnout(
                    members=ways[0].members,
                    issued=sum(row.issued for row in ways),
                    collected=sum(row.collected for row in ways),
                    valid=sum(row.valid for row in ways),
                    blank=sum(row.blank for row in ways),
                ),
                votes={
                    row.candidate_id: Votes(agree=int(row.agree), against=int(row.against))
                    for row in sums
                    if row.contest_id == number
                },
            )
        return found

    # --- preparing --------------------------------------------------------------------------------------------------

    def prepare(
        self,
        season_id: int,
        name: str,
        contests: Sequence[NewContest],
        *,
        secret: bool,
        closes: datetime,
        now: datetime,
        by: int | None,
        quorum: Threshold = TWO_THIRDS,
        run_off_of: int | None = None,
    ) -> int:
        """Store a new ballot and return its id."""
        made: int = self._connection.execute(
            ballot.insert().returning(ballot.c.id),
            {
                "season_id": season_id,
                "run_off_of": run_off_of,
                "name": name[:300],
                "secret": secret,
                "state": BallotState.PREPARED.value,
                "quorum": str(quorum),
                "closes_at": closes,
                "members": 0,
                "size": 0,
                "prepared_by": by,
                "prepared_at": now,
            },
        ).scalar_one()
        for position, each in enumerate(contests):
            number: int = self._connection.execute(
                contest.insert().returning(contest.c.id),
                {
                    "ballot_id": made,
                    "run_off_of": each.run_off_of,
                    "position": position,
                    "code": each.code,
                    "name": each.name[:300],
                    "method": each.method.value,
                    "seats": each.seats,
                    "passing": str(each.passing) if each.passing else None,
                    "from_winners_of": each.from_winners_of,
                    "without_winners_of": each.without_winners_of,
                },
            ).scalar_one()
            self.stand(number, each.candidates or (None,))
        return made

    def stand(self, contest_id: int, associations: Iterable[int | None]) -> None:
        """Put these on a contest's sheet, in this order, in place of whoever stood (None: the motion itself)."""
        self._connection.execute(delete(candidate).where(candidate.c.contest_id == contest_id))
        rows = [
            {"contest_id": contest_id, "position": position, "association_id": each}
            for position, each in enumerate(associations)
        ]
        if rows:
            self._connection.execute(candidate.insert(), rows)

    def close_at(self, ballot_id: int, closes: datetime) -> None:
        """Change when a ballot closes by itself."""
        self._change(ballot_id, closes_at=closes)

    def pass_with(self, ballot_id: int, passing: Threshold) -> None:
        """Change what a candidate needs, in every contest of a ballot that asks for more than most votes."""
        self._connection.execute(
            update(contest)
            .where(contest.c.ballot_id == ballot_id, contest.c.passing.is_not(None))
            .values(passing=str(passing))
        )

    def with_quorum(self, ballot_id: int, quorum: Threshold) -> None:
        """Change how many must vote."""
        self._change(ballot_id, quorum=str(quorum))

    def remove(self, ballot_id: int) -> None:
        """Take a ballot away that was never opened."""
        self._change(ballot_id, state=BallotState.REMOVED.value)

    # --- conducting -------------------------------------------------------------------------------------------------

    def ask_opening(self, ballot_id: int, by: int | None) -> None:
        """Store who asked to open; None: whoever asked before asks no more."""
        self._change(ballot_id, opening_asked_by=by)

    def opened(
        self, ballot_id: int, by: int, now: datetime, *, members: int, sealed_key: bytes | None, size: int
    ) -> None:
        """Store that a ballot is open, who confirmed it, and its wrapped key."""
        self._change(
            ballot_id,
            state=BallotState.OPEN.value,
            opened_by=by,
            opened_at=now,
            members=members,
            sealed_key=sealed_key,
            size=size,
        )

    def ask_closing(self, ballot_id: int, by: int) -> None:
        """Store who asked to close."""
        self._change(ballot_id, closing_asked_by=by)

    def announced(self, ballot_id: int, by: int, now: datetime) -> None:
        """Store that a result was announced."""
        self._change(ballot_id, state=BallotState.ANNOUNCED.value, announced_by=by, announced_at=now)

    # --- who votes --------------------------------------------------------------------------------------------------

    def delegates(self, season_id: int) -> list[Delegate]:
        """Return who was named to vote for each association."""
        rows = self._connection.execute(select(delegate).where(delegate.c.season_id == season_id))
        return [
            Delegate(association=row.association_id, person=row.person_id, substitute=row.substitute_id) for row in rows
        ]

    def name_delegate(self, season_id: int, named: Delegate, by: int, now: datetime) -> None:
        """Store who votes for an association, in place of whoever was named."""
        where = and_(delegate.c.season_id == season_id, delegate.c.association_id == named.association)
        self._connection.execute(delete(delegate).where(where))
        self._connection.execute(
            delegate.insert(),
            {
                "season_id": season_id,
                "association_id": named.association,
                "person_id": named.person,
                "substitute_id": named.substitute,
                "named_by": by,
                "named_at": now,
            },
        )

    def seated(self, season_id: int) -> list[Seated]:
        """Return everybody who sits for a member of the bloc now, longest seated first, each once an association."""
        from storage.tables import person

        rows = self._connection.execute(
            select(seat.c.association_id, seat.c.person_id, person.c.name, seat.c.since)
            .join(person, person.c.id == seat.c.person_id)
            .join(
                member, and_(member.c.season_id == seat.c.season_id, member.c.association_id == seat.c.association_id)
            )
            .where(seat.c.season_id == season_id, seat.c.until.is_(None))
            .order_by(seat.c.id)
        ).all()
        found: dict[tuple[int, int], Seated] = {}
        for row in rows:
            who = Seated(association=row.association_id, person=row.person_id, name=row.name, since=row.since)
            found.setdefault((who.association, who.person), who)
        return list(found.values())

    def _change(self, ballot_id: int, **values: Any) -> None:
        self._connection.execute(update(ballot).where(ballot.c.id == ballot_id).values(**values))

    def _ballot(self, row: Any) -> Ballot:
        standing: dict[int, list[Candidate]] = {}
        for each in self._connection.execute(_CANDIDATES, {"ballot": row.id}):
            line = Candidate(id=each.id, association=each.association_id, name=each.name or "")
            standing.setdefault(each.contest_id, []).append(line)
        contests = tuple(
            _contest(each, tuple(standing.get(each.id, ())))
            for each in self._connection.execute(_CONTESTS, {"ballot": row.id}).all()
        )
        return Ballot(
            id=row.id,
            season=row.season_id,
            name=row.name,
            secret=bool(row.secret),
            state=BallotState(row.state),
            closes=row.closes_at,
            contests=contests,
            quorum=Threshold.parse(row.quorum),
            members=row.members,
            run_off_of=row.run_off_of,
            opening_asked_by=row.opening_asked_by,
            closing_asked_by=row.closing_asked_by,
            opened=row.opened_at,
            closed=row.closed_at,
        )


def _contest(row: Any, candidates: tuple[Candidate, ...]) -> Contest:
    return Contest(
        id=row.id,
        code=row.code,
        name=row.name,
        method=Method(row.method),
        seats=row.seats,
        candidates=candidates,
        passing=Threshold.parse(row.passing) if row.passing else None,
        from_winners_of=row.from_winners_of,
        without_winners_of=row.without_winners_of,
        run_off_of=row.run_off_of,
    )
