"""What lies in the tables of a vote, while it is open and after."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from emulation.ballots.choices import Opinion
from emulation.ballots.conduct import Delegate
from emulation.ballots.contests import MORE_THAN_HALF, TWO_THIRDS, BallotState, Threshold
from emulation.ballots.refusals import Spoilt
from emulation.people import Role, Seat
from emulation.season import Method
from storage.ballot_book import contests, read_results
from storage.ballots import NewContest
from storage.database import Database
from storage.sealing import Vault
from storage.store import Store
from storage.tables import ballot, sealed, votes
from storage.writing import Committed, GroupWriter, Piece
from tests.storage.bloc import NOW, Bloc, new_person, put_bloc
from tests.storage.votes import CLOSES, VAULT, cast, open_vote, prepare
from tests.support.postgres import PostgresServer


class TestPreparing:
    def test_a_ballot_comes_back_as_it_was_prepared(self, store: Store, bloc: Bloc) -> None:
        made = prepare(store, bloc, by=new_person(store))
        assert made.state is BallotState.PREPARED
        assert made.closes == CLOSES
        assert made.quorum == TWO_THIRDS
        assert [each.code for each in made.contests] == ["flag", "certificate"]
        flag, certificate = made.contests
        assert [each.name for each in flag.candidates][:2] == ["Hội Chữ thập đỏ", "Hội Khuyến học"]
        assert flag.passing == MORE_THAN_HALF
        assert (certificate.method, certificate.seats) == (Method.AT_MOST, 2)
        assert certificate.without_winners_of == "flag"
        assert made.standing == {each.association for each in flag.candidates}
        assert store.ballots.of_season(bloc.season) == [made]

    def test_what_was_prepared_can_be_changed(self, store: Store, bloc: Bloc) -> None:
        made = prepare(store, bloc)
        store.ballots.stand(made.contests[0].id, [bloc.associations["NM"], bloc.associations["CTD"]])
        store.ballots.pass_with(made.id, Threshold.parse(">= 2/3 members"))
        store.ballots.with_quorum(made.id, MORE_THAN_HALF)
        store.ballots.close_at(made.id, NOW)
        again = store.ballots.by_id(made.id)
        assert [each.name for each in again.contests[0].candidates] == ["Hội Người mù", "Hội Chữ thập đỏ"]
        assert [str(each.passing) for each in again.contests] == [">= 2/3 members"] * 2
        assert (again.quorum, again.closes) == (MORE_THAN_HALF, NOW)

    def test_a_ballot_that_was_removed_is_no_longer_listed(self, store: Store, bloc: Bloc) -> None:
        made = prepare(store, bloc)
        store.ballots.remove(made.id)
        assert store.ballots.of_season(bloc.season) == []
        assert store.ballots.by_id(made.id).state is BallotState.REMOVED

    def test_a_motion_is_a_contest_with_one_line_and_no_association(self, store: Store, bloc: Bloc) -> None:
        motion = NewContest(code="motion", name="Thông qua báo cáo", method=Method.AGREE, seats=1, candidates=())
        made = store.ballots.prepare(bloc.season, "Báo cáo", [motion], secret=False, closes=CLOSES, now=NOW, by=None)
        (contest,) = store.ballots.by_id(made).contests
        assert [each.association for each in contest.candidates] == [None]
        assert store.ballots.by_id(made).standing == frozenset()

    def test_there_is_no_such_ballot(self, store: Store) -> None:
        with pytest.raises(LookupError):
            store.ballots.by_id(404)

    def test_a_seasons_quotas(self, store: Store, bloc: Bloc) -> None:
        flag, certificate = store.ballots.quotas(bloc.season)
        assert (flag.code, flag.seats, flag.method) == ("flag", 1, Method.AGREE)
        assert certificate.without_winners_of == "flag"


class TestWhoVotes:
    def test_who_was_named_last_votes(self, store: Store, bloc: Bloc) -> None:
        association = bloc.associations["NM"]
        first, second = new_person(store), new_person(store)
        for named in (
            Delegate(association=association, person=first),
            Delegate(association=association, person=second, substitute=first),
        ):
            store.ballots.name_delegate(bloc.season, named, first, NOW)
        assert store.ballots.delegates(bloc.season) == [named]

    def test_those_who_sit_longest_first_once_an_association(self, store: Store, bloc: Bloc) -> None:
        association = bloc.associations["CTD"]
        chairman, typist = new_person(store, "Chủ tịch"), new_person(store, "Văn thư")
        for person, role in ((typist, Role.OFFICER), (chairman, Role.HEAD), (typist, Role.HEAD)):
            store.people.sit(person, Seat(role=role, season=bloc.season, association=association), NOW)
        seated = store.ballots.seated(bloc.season)
        assert [(each.association, each.name) for each in seated] == [
            (association, "Văn thư"),
            (association, "Chủ tịch"),
        ]
        store.people.rise(chairman, Seat(role=Role.HEAD, season=bloc.season, association=association), NOW)
        assert [each.person for each in store.ballots.seated(bloc.season)] == [typist]

    def test_a_link_opens_one_roll_entry_and_any_number_of_links_do(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        first, second = store.ballot_box.roll(vote.ballot.id)[:2]
        for code, voter in (("one", first), ("two", first), ("three", second)):
            store.ballot_box.give_link(voter.id, VAULT.digest(code))
        assert store.ballot_box.by_link(VAULT.digests("one")) == first
        assert store.ballot_box.by_link(VAULT.digests("two")) == first
        assert store.ballot_box.by_link(VAULT.digests("three")) == second
        assert store.ballot_box.by_link(VAULT.digests("four")) is None


class TestSealedBallots:
    def test_every_unit_has_its_row_before_anybody_votes(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        rows = store.connection.execute(sa.select(sealed)).all()
        assert {row.association_id for row in rows} == set(vote.members)
        assert len({len(row.body) for row in rows}) == 1
        assert store.ballot_box.voted(vote.ballot.id) == (0, 18)

    def test_a_vote_changes_neither_the_rows_nor_their_sizes(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        rows = sa.select(sealed.c.id, sa.func.length(sealed.c.body)).order_by(sealed.c.id)
        before = store.connection.execute(rows).all()
        for association in vote.members[:7]:
            cast(store, vote, association, vote.choice(*vote.members[:3]))
        assert store.connection.execute(rows).all() == before
        assert store.ballot_box.voted(vote.ballot.id) == (7, 18)

    def test_voting_again_replaces_the_vote_and_keeps_the_receipt(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        red_cross, study = bloc.associations["CTD"], bloc.associations["KH"]
        cast(store, vote, study, vote.choice(red_cross))
        store.ballot_box.cast_sealed(vote.ballot, study, vote.choice(study), VAULT)
        again = store.ballot_box.mark_cast(vote.ballot.id, study, "another")
        assert (again.casts, again.receipt) == (2, f"sen {study}")
        counted = store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        got = {
            each.association: counted[vote.ballot.contests[0].id].votes[each.id].agree
            for each in vote.ballot.contests[0].candidates
        }
        assert got[study] == 1
        assert got[red_cross] == 0

    def test_after_the_count_there_are_numbers_and_nothing_sealed(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        red_cross, study = bloc.associations["CTD"], bloc.associations["KH"]
        for association in vote.members[:13]:
            cast(store, vote, association, vote.choice(red_cross, study))
        cast(store, vote, vote.members[13], {})
        assert store.ballots.tallies(vote.ballot.id) == {}
        counted = store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        flag = counted[vote.ballot.contests[0].id]
        assert (flag.turnout.members, flag.turnout.issued) == (18, 18)
        assert (flag.turnout.collected, flag.turnout.valid, flag.turnout.blank) == (14, 13, 1)
        assert store.ballots.tallies(vote.ballot.id) == counted
        assert store.connection.execute(sa.select(sa.func.count()).select_from(sealed)).scalar_one() == 0
        assert store.connection.execute(sa.select(ballot.c.sealed_key)).scalar_one() is None
        assert store.ballots.by_id(vote.ballot.id).state is BallotState.CLOSED
        assert store.ballot_box.receipts(vote.ballot.id) == sorted(f"sen {each}" for each in vote.members[:14])

    @pytest.mark.parametrize(
        "behind_our_back",
        [
            "UPDATE sealed SET body = (SELECT body FROM sealed WHERE id = (SELECT MIN(id) FROM sealed))",
            "DELETE FROM sealed WHERE id = (SELECT MAX(id) FROM sealed)",
            "UPDATE elector SET casts = 1",
            "UPDATE elector SET casts = 0",
            "UPDATE ballot SET sealed_key = NULL",
        ],
    )
    def test_a_ballot_changed_behind_our_back_is_never_counted(
        self, store: Store, bloc: Bloc, behind_our_back: str
    ) -> None:
        vote = open_vote(store, bloc)
        cast(store, vote, vote.members[0], vote.choice(vote.members[0]))
        store.connection.execute(sa.text(behind_our_back))
        with pytest.raises(Spoilt):
            store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        assert store.connection.execute(sa.select(sa.func.count()).select_from(votes)).scalar_one() == 0
        assert store.ballots.by_id(vote.ballot.id).state is BallotState.OPEN

        store.ballot_box.spoil(vote.ballot, NOW, None)
        assert store.ballots.by_id(vote.ballot.id).state is BallotState.SPOILT
        assert store.connection.execute(sa.select(sa.func.count()).select_from(sealed)).scalar_one() == 0
        assert contests(store, bloc.season) == []

    def test_of_a_vote_without_a_quorum_only_the_turnout_is_kept(self, store: Store, bloc: Bloc) -> None:
        """The numbers of two ballots would tell whose they are."""
        vote = open_vote(store, bloc, quorum=TWO_THIRDS)
        for association in vote.members[:2]:
            cast(store, vote, association, vote.choice(vote.members[0]))
        store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        assert store.connection.execute(sa.select(sa.func.count()).select_from(votes)).scalar_one() == 0
        tally = store.ballots.tallies(vote.ballot.id)[vote.ballot.contests[0].id]
        assert (tally.turnout.collected, tally.votes) == (2, {})
        store.ballots.announced(vote.ballot.id, new_person(store), NOW)
        flag = contests(store, bloc.season)[0]
        assert flag["end"] == "no quorum"
        assert flag["proposed"] == []
        assert flag["rounds"] == [{"members": 18, "issued": 18, "collected": 2, "votes": []}]

    def test_a_vote_stays_countable_when_the_secret_changes(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        cast(store, vote, vote.members[0], vote.choice(vote.members[0]))
        both = Vault([b"n" * 32, b"k" * 32])
        assert store.ballot_box.rewrap(both) == 1
        counted = store.ballot_box.count(vote.ballot, Vault([b"n" * 32]), NOW, None)
        assert counted[vote.ballot.contests[0].id].turnout.collected == 1


class TestOpenVotes:
    def test_who_said_what_is_known_once_the_vote_is_closed_and_not_before(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc, secret=False)
        flag = vote.ballot.contests[0].candidates[0]
        for association, opinion in zip(vote.members[:3], (Opinion.FOR, Opinion.AGAINST, Opinion.FOR), strict=True):
            cast(store, vote, association, {vote.ballot.contests[0].id: {flag.id: opinion}})
        cast(store, vote, vote.members[1], {vote.ballot.contests[0].id: {flag.id: Opinion.FOR}})
        assert store.ballot_box.voices(vote.ballot.id) == []
        counted = store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        assert counted[vote.ballot.contests[0].id].votes[flag.id].agree == 3
        said = store.ballot_box.voices(vote.ballot.id)
        assert said == [(flag.id, each, Opinion.FOR) for each in sorted(vote.members[:3])]


class TestResults:
    def test_announced_contests_name_whom_they_propose(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        red_cross = bloc.associations["CTD"]
        for association in vote.members:
            cast(store, vote, association, vote.choice(red_cross))
        store.ballot_box.count(vote.ballot, VAULT, NOW, None)
        assert contests(store, bloc.season) == []
        store.ballots.announced(vote.ballot.id, new_person(store), NOW)
        flag, certificate = contests(store, bloc.season)
        assert flag["contest"] == "flag"
        assert flag["proposed"] == ["Hội Chữ thập đỏ"]
        assert flag["rounds"][0]["votes"][0] == {"name": "Hội Chữ thập đỏ", "agree": 18, "against": 0}
        assert certificate["proposed"] == []
        (result,) = read_results(store, bloc.season)
        assert result.ballot.id == vote.ballot.id

    def test_which_ballots_are_overdue(self, store: Store, bloc: Bloc) -> None:
        vote = open_vote(store, bloc)
        assert store.ballots.overdue(CLOSES.replace(hour=9)) == []
        assert [each.id for each in store.ballots.overdue(CLOSES)] == [vote.ballot.id]


def test_nothing_of_a_sealed_ballot_is_left_in_any_file(sqlite: Database, tmp_path: Path) -> None:
    """Neither rows nor key in the database, and nothing at all in its write-ahead log."""
    hand = GroupWriter(sqlite)

    def do(work: Callable[[Store], Any]) -> Any:
        (result,) = hand.run([Piece(work)])
        assert isinstance(result, Committed), result
        return result.value

    bloc = do(put_bloc)
    vote = do(lambda store: open_vote(store, bloc))
    for association in vote.members:
        do(partial(cast, vote=vote, association=association, choices=vote.choice(vote.members[0])))
    with sqlite.reading() as connection:
        bodies = [row.body for row in connection.execute(sa.select(sealed))]
        key = connection.execute(sa.select(ballot.c.sealed_key)).scalar_one()
    pieces = [body[place : place + 24] for body in [*bodies, key] for place in (0, len(body) - 24)]
    files = [tmp_path / "tongket.sqlite3", tmp_path / "tongket.sqlite3-wal"]
    before = b"".join(file.read_bytes() for file in files)
    assert all(piece in before for piece in pieces)

    do(lambda store: store.ballot_box.count(vote.ballot, VAULT, NOW, None))
    assert files[1].stat().st_size == 0
    after = files[0].read_bytes()
    assert not any(piece in after for piece in pieces)
    hand.close()


def test_a_reader_in_the_way_only_delays_emptying_the_log(sqlite: Database, tmp_path: Path) -> None:
    hand = GroupWriter(sqlite)
    bloc = hand.run([Piece(put_bloc)])[0].value  # type: ignore[union-attr]
    vote = hand.run([Piece(lambda store: open_vote(store, bloc))])[0].value  # type: ignore[union-attr]
    log = tmp_path / "tongket.sqlite3-wal"
    with sqlite.reading() as connection:
        connection.execute(sa.select(ballot)).all()
        hand.run([Piece(lambda store: store.ballot_box.count(vote.ballot, VAULT, NOW, None))])
        assert log.stat().st_size > 0
    hand.run([Piece(lambda store: store.invites.tries("none", "none", NOW))])
    assert log.stat().st_size == 0
    hand.close()


@pytest.mark.postgres
def test_no_vote_is_taken_by_a_ballot_that_is_being_counted(
    postgres_server: PostgresServer, postgres_template: str
) -> None:
    """Voters hold a ballot together, whoever closes it holds it alone; each waits for the other's commit."""
    with postgres_server.fresh_database(template=postgres_template) as url:
        database = Database(url)
        with database.engine.begin() as setting:
            store = Store(setting)
            ballot_id = open_vote(store, put_bloc(store)).ballot.id
        with database.engine.connect() as first, database.engine.connect() as second:
            for connection in (first, second):
                connection.execute(sa.text("SET lock_timeout = '200ms'"))
                connection.commit()
            voter, other = Store(first).ballots, Store(second).ballots
            voter.held(ballot_id, alone=False)
            other.held(ballot_id, alone=False)
            second.rollback()
            with pytest.raises(sa.exc.OperationalError, match="lock timeout"):
                other.held(ballot_id, alone=True)
            second.rollback()
            first.rollback()
            other.held(ballot_id, alone=True)
            with pytest.raises(sa.exc.OperationalError, match="lock timeout"):
                voter.held(ballot_id, alone=False)
        database.close()
