"""Who opens and closes a vote, who casts one, what is voted on next, and when a ballot closes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.text import fold
from emulation.ballots import deadlines, naming
from emulation.ballots.conduct import Conductor, Delegate, Voter, check_two, delegates, voter_of
from emulation.ballots.preparing import next_ballot
from emulation.ballots.refusals import NotNeutral, NotOnTheRoll, NotTheVoter, SameAssociation, SamePerson
from emulation.bloc import Association
from emulation.people import NotAllowed, Role, Seat
from emulation.season import Award, Method, QuotaPlan

SEASON, PROVINCE = 1, 7
RED_CROSS, STUDY, ELDERLY = 1, 2, 3
EVERYBODY = frozenset({RED_CROSS, STUDY, ELDERLY})


def somebody(person: int, role: Role, association: int | None = None) -> Conductor:
    seat = (
        Seat(role=role, province=PROVINCE)
        if role is Role.STAFF
        else Seat(role=role, season=SEASON, association=association)
    )
    return Conductor(person=person, seats=(seat,))


HEAD = somebody(1, Role.HEAD, RED_CROSS)
DEPUTY = somebody(2, Role.DEPUTY, STUDY)
STAFF = somebody(3, Role.STAFF)
COLLEAGUE = somebody(4, Role.STAFF)
OFFICER = somebody(5, Role.OFFICER, ELDERLY)
SECRETARY = Conductor(person=6, seats=(Seat(role=Role.SECRETARY, season=SEASON),))


class TestTwoPersons:
    def test_where_all_units_stand_one_is_staff(self) -> None:
        with pytest.raises(NotNeutral):
            check_two(HEAD, DEPUTY, EVERYBODY)
        check_two(HEAD, STAFF, EVERYBODY)
        check_two(STAFF, DEPUTY, EVERYBODY)
        check_two(STAFF, COLLEAGUE, EVERYBODY)

    def test_head_and_deputy_may_where_one_of_them_does_not_stand(self) -> None:
        check_two(HEAD, DEPUTY, {RED_CROSS, ELDERLY})
        check_two(HEAD, DEPUTY, set())

    def test_one_person_is_not_two(self) -> None:
        with pytest.raises(SamePerson):
            check_two(STAFF, STAFF, set())

    def test_two_of_one_association_are_one_voice(self) -> None:
        with pytest.raises(SameAssociation):
            check_two(HEAD, somebody(9, Role.HEAD, RED_CROSS), set())

    def test_staff_who_also_sit_for_an_association_that_stands_are_not_neutral(self) -> None:
        both = Conductor(person=3, seats=(*STAFF.seats, Seat(role=Role.OFFICER, season=SEASON, association=STUDY)))
        with pytest.raises(NotNeutral):
            check_two(HEAD, both, EVERYBODY)

    @pytest.mark.parametrize("other", [OFFICER, SECRETARY, Conductor(person=8, seats=())])
    def test_nobody_else_opens_or_closes(self, other: Conductor) -> None:
        with pytest.raises(NotAllowed):
            check_two(STAFF, other, set())
        with pytest.raises(NotAllowed):
            check_two(other, STAFF, set())

    @given(
        st.sampled_from([HEAD, DEPUTY, STAFF, COLLEAGUE, OFFICER, SECRETARY]),
        st.sampled_from([HEAD, DEPUTY, STAFF, COLLEAGUE, OFFICER, SECRETARY]),
        st.sets(st.sampled_from(sorted(EVERYBODY))),
    )
    def test_no_two_of_whom_both_stand_ever_pass(self, one: Conductor, two: Conductor, standing: set[int]) -> None:
        try:
            check_two(one, two, standing)
        except (NotAllowed, SamePerson, SameAssociation, NotNeutral):
            return
        assert one.person != two.person
        assert not (one.associations & standing and two.associations & standing)
        assert {one.person, two.person} <= {1, 2, 3, 4}


class TestOneAssociationOneVote:
    def test_whoever_has_sat_longest_votes_where_nobody_is_named(self) -> None:
        seated = [(RED_CROSS, 11), (RED_CROSS, 12), (STUDY, 21)]
        assert delegates([RED_CROSS, STUDY], [], seated) == (
            Delegate(association=RED_CROSS, person=11),
            Delegate(association=STUDY, person=21),
        )

    def test_who_was_named_votes_and_the_substitute_may(self) -> None:
        named = [Delegate(association=RED_CROSS, person=12, substitute=11)]
        assert delegates([RED_CROSS], named, [(RED_CROSS, 11), (RED_CROSS, 12)]) == tuple(named)

    def test_somebody_who_has_risen_votes_no_more(self) -> None:
        named = [Delegate(association=RED_CROSS, person=12, substitute=11)]
        assert delegates([RED_CROSS], named, [(RED_CROSS, 11), (RED_CROSS, 13)]) == (
            Delegate(association=RED_CROSS, person=11),
        )

    def test_an_association_for_which_nobody_sits_has_nobody_to_vote(self) -> None:
        assert delegates([RED_CROSS], [], [(STUDY, 21)]) == ()

    def test_another_officer_is_not_the_voter(self) -> None:
        roll = [Voter(id=1, ballot=1, association=RED_CROSS, person=11, substitute=False)]
        assert voter_of(11, RED_CROSS, roll).id == 1
        with pytest.raises(NotTheVoter):
            voter_of(12, RED_CROSS, roll)
        with pytest.raises(NotOnTheRoll):
            voter_of(21, STUDY, roll)


def quota(code: Award, method: Method = Method.AGREE, **hangs_on: Award) -> QuotaPlan:
    return QuotaPlan(code=code, name=code.value, seats=1, method=method, **hangs_on)  # type: ignore[arg-type]


class TestNextBallot:
    members = (RED_CROSS, STUDY, ELDERLY)

    def test_everything_secret_shares_one_sheet_in_order(self) -> None:
        quotas = [
            quota(Award.FLAG),
            quota(Award.CERTIFICATE, without_winners_of=Award.FLAG),
            quota(Award.HEAD, Method.ONE),
        ]
        proposal = next_ballot(quotas, self.members, taken=frozenset(), winners={})
        assert proposal is not None
        assert proposal.secret
        assert [each.quota for each in proposal.sheets] == quotas
        assert all(each.candidates == self.members for each in proposal.sheets)

    def test_consent_is_open_and_stands_apart_and_what_hangs_on_it_waits(self) -> None:
        quotas = [
            quota(Award.FLAG, Method.CONSENT),
            quota(Award.GOVERNMENT_FLAG, Method.ONE, from_winners_of=Award.FLAG),
        ]
        first = next_ballot(quotas, self.members, taken=frozenset(), winners={})
        assert first is not None
        assert not first.secret
        assert [each.quota.code for each in first.sheets] == [Award.FLAG]
        assert next_ballot(quotas, self.members, taken={"flag"}, winners={}) is None
        then = next_ballot(quotas, self.members, taken={"flag"}, winners={"flag": frozenset({STUDY, ELDERLY})})
        assert then is not None
        assert then.secret
        assert then.sheets[0].candidates == (STUDY, ELDERLY)
        assert then.sheets[0].quota.from_winners_of is None

    def test_who_won_before_stands_no_longer(self) -> None:
        quotas = [quota(Award.FLAG), quota(Award.CERTIFICATE, without_winners_of=Award.FLAG)]
        proposal = next_ballot(quotas, self.members, taken={"flag"}, winners={"flag": frozenset({RED_CROSS})})
        assert proposal is not None
        assert proposal.sheets[0].candidates == (STUDY, ELDERLY)

    def test_nothing_is_voted_on_twice(self) -> None:
        assert next_ballot([quota(Award.FLAG)], self.members, taken={"flag"}, winners={}) is None


NOON = datetime(2023, 12, 15, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("17h", "2023-12-15 17:00"),
        ("17h30", "2023-12-15 17:30"),
        ("17 giờ 30", "2023-12-15 17:30"),
        ("hôm nay 17:05", "2023-12-15 17:05"),
        ("16/12", "2023-12-16 17:00"),
        ("9:00 ngày 16/12/2023", "2023-12-16 09:00"),
        ("10/1", "2024-01-10 17:00"),
        ("31-12 8h", "2023-12-31 08:00"),
        ("17h 20/12", "2023-12-20 17:00"),
        ("20/12/23 17 giờ 30 phút.", "2023-12-20 17:30"),
        ("hạn 20/12.", "2023-12-20 17:00"),
        ("20.12.2023 9h", "2023-12-20 09:00"),
        ("5 giờ chiều 20/12", "2023-12-20 17:00"),
        ("8pm 20/12", "2023-12-20 20:00"),
        ("ngày mai 9h", "2023-12-16 09:00"),
        ("thứ Hai 9h", None),
        ("20/12 hoặc 21/12", None),
        ("9h hai ngày nữa", None),
        ("31/2", None),
        ("25:00", None),
        ("mai", None),
        ("", None),
    ],
)
def test_a_moment_as_people_write_it(words: str, moment: str | None) -> None:
    read = deadlines.read(words, NOON)
    assert (read and read.strftime("%Y-%m-%d %H:%M")) == moment


def test_a_ballot_usually_closes_at_the_end_of_the_office_day() -> None:
    assert deadlines.usual(NOON) == NOON.replace(hour=17)
    assert deadlines.usual(NOON.replace(hour=16, minute=30)) == NOON.replace(day=16, hour=17)


BLOC = (
    Association(id=RED_CROSS, code="CTD", name="Hội Chữ thập đỏ", aliases=("CTĐ",)),
    Association(id=STUDY, code="KH", name="Hội Khuyến học"),
    Association(id=ELDERLY, code="NCT", name="Hội Người cao tuổi"),
    Association(id=4, code="NM", name="Hội Người mù"),
)


class TestNames:
    def test_names_codes_and_aliases_without_diacritics_in_the_blocs_order(self) -> None:
        said = naming.meant("nct; hoi khuyen hoc, Chữ thập đỏ", BLOC, fold)
        assert [each.code for each in said.found] == ["CTD", "KH", "NCT"]
        assert said.unclear == ()

    def test_a_name_that_fits_two_or_none_is_not_guessed_at(self) -> None:
        said = naming.meant("Người, Đông y, KH", BLOC, fold)
        assert [each.code for each in said.found] == ["KH"]
        assert said.unclear == ("Người", "Đông y")
