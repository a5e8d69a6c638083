"""Voting: who may, the link to a secret ballot, what stays of it, open votes, and when a vote no longer counts."""

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from emulation.ballots.choices import Opinion
from emulation.ballots.refusals import NotOpen, NotTheVoter, UnknownLink, WrongChoice
from emulation.people import Role, Seat
from handlers import booth
from storage.tables import audit, ballot_link, outbox, sealed, session
from tests.support.ballots import BLIND, LAWYERS, RED_CROSS, STUDY, Hall
from tests.support.office import Office, moment, opened
from tests.support.script import PROFILES, Chat


@pytest.fixture
def hall(office: Office) -> Hall:
    office.stage.clock.set(moment("2023-12-15 09:00"))
    return Hall(office)


@pytest.fixture
def voting(hall: Hall) -> Hall:
    """A hall in which the lawyers and the blind are about to vote in secret."""
    hall.officer(LAWYERS)
    hall.officer(BLIND)
    hall.prepares(flag="CTD, KH", certificate="NCT, DC, NKT, LHTN, NM")
    hall.opens()
    return hall


def told(chat: Chat) -> list[str]:
    """Every text that ever reached a chat."""
    return [each.part.text for each in chat.stage.posts[chat.address.channel].sent if each.to == chat.address]


class TestSecretBallots:
    def test_the_voter_is_told_and_warned_before_any_name_is_read_out(self, voting: Hall) -> None:
        voter = voting.officer(BLIND)
        assert any("Hội Người mù bỏ phiếu đến 17:00 15/12/2023." in text for text in told(voter))
        voter.says("bo phieu")
        voter.hears(
            "Bỏ phiếu kín",
            "Hội Người mù chưa bỏ phiếu.",
            "xin đeo tai nghe",
            "cuộc trò chuyện này không lưu nội dung phiếu",
        )
        voter.hears_not(STUDY)

    def test_the_link_holds_until_the_box_closes_however_often_it_is_opened(self, voting: Hall, office: Office) -> None:
        voter = voting.officer(LAWYERS)
        code = voting.link(voter)
        voter.hears("Đường dẫn của riêng quý vị, xin đừng chuyển cho ai. Dùng được đến 17:00 15/12/2023:")
        other = voting.link(voter)
        office.stage.later(timedelta(hours=5))
        for each in (code, code, other):
            assert voting.look(each).association == LAWYERS
        voting.cast(code, RED_CROSS)
        voting.cast(other, STUDY)

    def test_nothing_of_the_link_or_of_the_choice_stays_in_the_tables(self, voting: Hall, office: Office) -> None:
        voter = voting.officer(LAWYERS)
        code = voting.link(voter)
        voting.cast(code, STUDY)
        office.stage.deliver()
        with office.stage.database.reading() as connection:
            kept = [
                *connection.execute(sa.select(session.c.state)).scalars(),
                *connection.execute(sa.select(outbox.c.body)).scalars(),
                *connection.execute(sa.select(audit.c.details)).scalars(),
                *connection.execute(sa.select(ballot_link.c.digest)).scalars(),
            ]
        assert not any(code in text for text in kept if text)
        contest = voting.ballot.contests[0]
        marks = [f'"{each.id}":"{Opinion.FOR.value}"' for each in contest.candidates]
        assert not any(mark in text.replace(" ", "") for mark in marks for text in kept if text)

    def test_a_vote_gives_a_receipt_and_tells_those_who_vote_for_the_association(self, voting: Hall) -> None:
        voter = voting.officer(LAWYERS)
        done = voting.cast(voting.link(voter), RED_CROSS)
        voting.office.stage.deliver()
        word, digits = done.receipt.split()
        assert len(digits) == 3
        assert not done.again
        again = voting.cast(voting.link(voter), STUDY)
        assert again.again
        assert again.receipt == done.receipt
        assert word.isalpha()

    def test_a_vote_that_arrives_at_the_deadline_is_refused_though_no_clock_has_run(
        self, voting: Hall, office: Office
    ) -> None:
        code = voting.link(voting.officer(LAWYERS))
        office.stage.clock.set(moment("2023-12-15 16:59:59"))
        voting.cast(code, RED_CROSS)
        office.stage.clock.set(moment("2023-12-15 17:00:00"))
        with pytest.raises(NotOpen):
            voting.cast(code, STUDY)

    def test_after_two_persons_closed_it_a_vote_is_refused(self, voting: Hall) -> None:
        code = voting.link(voting.officer(LAWYERS))
        voting.closes()
        with pytest.raises(NotOpen) as refused:
            voting.cast(code, STUDY)
        assert refused.value.closed is not None

    def test_a_wrong_code_opens_nothing(self, voting: Hall) -> None:
        for code in ("", "x", "a" * 32, "' OR 1=1 --"):
            with pytest.raises(UnknownLink):
                voting.look(code)

    def test_a_ballot_marked_otherwise_than_it_allows_is_refused_whole(self, voting: Hall, office: Office) -> None:
        code = voting.link(voting.officer(LAWYERS))
        now = office.stage.clock.now()
        with pytest.raises(WrongChoice):
            office.stage.write(lambda store: booth.cast(store, office.services, code, {999: {}}, now, now))
        voting.goes_to(voting.staff)
        voting.staff.hears("0 trên 18 đơn vị đã bỏ phiếu")

    def test_a_seat_that_was_taken_away_takes_its_vote_along(self, voting: Hall, office: Office) -> None:
        voter = voting.officer(LAWYERS)
        code = voting.link(voter)
        season, lawyers = office.season().id, office.association(LAWYERS).id
        seat = Seat(role=Role.OFFICER, season=season, association=lawyers)
        (person,) = office.stage.read(lambda store: store.people.holders(season, (Role.OFFICER,), association=lawyers))
        office.stage.write(lambda store: store.people.rise(person, seat, office.stage.clock.now()))
        with pytest.raises(NotTheVoter):
            voting.cast(code, RED_CROSS)


class TestWhoMayVote:
    def test_another_officer_is_told_kindly_whom_to_ask(self, hall: Hall, office: Office) -> None:
        hall.officer(LAWYERS)
        other = office.stranger("a second lawyer")
        other.says(f"/start {office.code(Role.OFFICER, LAWYERS)}")
        other.taps("Đồng ý, vào")
        hall.prepares()
        hall.opens()
        other.says("bỏ phiếu")
        other.hears("Phiếu của hội do người được hội cử hoặc người thay bỏ; quý vị không bỏ thay được.")
        assert not any("Nhận đường dẫn" in label for label in other.labels)

    def test_somebody_who_came_in_after_the_opening_finds_nobody_named(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        hall.opens()
        late = office.joined(Role.OFFICER, LAWYERS)
        late.says("bỏ phiếu")
        late.hears("Khi mở phiếu, hội của quý vị chưa có tên người bỏ phiếu")

    def test_the_voter_names_a_substitute_who_then_may(self, hall: Hall, office: Office) -> None:
        voter = hall.officer(LAWYERS)
        other = office.stranger("a second lawyer")
        other.says(f"/start {office.code(Role.OFFICER, LAWYERS)}")
        other.taps("Đồng ý, vào")
        voter.says("bỏ phiếu")
        voter.hears("Hiện không có phiếu nào đang mở.")
        voter.taps(f"Người bỏ phiếu của {LAWYERS}")
        voter.hears("quý vị, vào lúc", "Chưa cử người thay.")
        voter.taps("Cử người thay")
        voter.taps(next(label for label in voter.labels if label.startswith("người thứ 2")))
        voter.hears("Người thay: người thứ 2")
        assert any("vừa được đổi" in text for text in told(other))
        other.says("bỏ phiếu")
        assert not any("Người bỏ phiếu của" in label for label in other.labels)
        hall.prepares()
        hall.opens()
        assert any("quý vị là người thay" in text for text in told(other))
        hall.cast(hall.link(other), RED_CROSS)
        voter.says("bỏ phiếu")
        voter.hears(f"{LAWYERS} đã bỏ phiếu. Nếu bỏ phiếu mới, phiếu trước không tính nữa.")

    def test_staff_may_name_who_votes_and_a_rival_head_may_not(self, hall: Hall) -> None:
        hall.officer(LAWYERS)
        hall.staff.says("/phieu")
        hall.staff.taps("Người bỏ phiếu của từng hội")
        hall.staff.taps(LAWYERS)
        hall.staff.hears(f"Người bỏ phiếu của {LAWYERS}: người thứ 1")
        hall.head.says("/phieu")
        assert "Người bỏ phiếu của từng hội" not in hall.head.labels

    def test_a_stranger_and_staff_vote_nowhere(self, voting: Hall, office: Office) -> None:
        voting.staff.says("bỏ phiếu")
        voting.staff.hears("Quý vị không thuộc hội nào trong khối nên không bỏ phiếu.")
        stranger = office.stranger("nobody")
        stranger.says("bỏ phiếu")
        stranger.hears_not("Bỏ phiếu kín")


class TestOpenVotes:
    def test_a_vote_may_be_changed_until_it_closes(self, hall: Hall) -> None:
        voter = hall.officer(LAWYERS)
        hall.moves("Thông qua báo cáo")
        hall.opens(hall.head, hall.deputy)
        for label in ("Đồng ý", "Không đồng ý"):
            voter.says("biểu quyết")
            voter.taps(label)
        voter.hears("Phiếu trước đã được thay: Thông qua báo cáo.", "chỉ tính phiếu bỏ sau cùng")
        hall.closes(hall.head, hall.deputy)
        hall.deputy.hears("Mới có 1 trên 18 đơn vị bỏ phiếu")

    def test_a_vote_in_the_chat_that_comes_too_late_is_refused(self, hall: Hall, office: Office) -> None:
        voter = hall.officer(LAWYERS)
        hall.moves("Thông qua báo cáo")
        hall.opens(hall.head, hall.deputy)
        voter.says("biểu quyết")
        office.stage.clock.set(moment("2023-12-15 17:00"))
        voter.taps("Đồng ý")
        voter.hears("Hòm phiếu đã đóng lúc 17:00 15/12/2023. Phiếu đến sau không được tính.")


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_consent_by_name_and_then_the_governments_flag_from_among_those(tmp_path: Path, profile: str) -> None:
    """The bloc of Quảng Trị: three flags by consent, and one of the three put up for the Government's."""
    key = "xa-hoi-nghe-nghiep-2023"
    with opened(tmp_path, profile, (key,), start="2024-01-09 08:00") as office:
        members = office.stage.read(lambda store: store.seasons.members(office.season(key).id))
        chats = {
            each.name: office.joined(Role.HEAD if each.office == "head" else Role.OFFICER, each.name, key)
            for each in members
        }
        staff = office.joined(Role.STAFF, key=key)
        head = next(chats[each.name] for each in members if each.office == "head")
        staff.says("/phieu")
        staff.taps("Lập phiếu bình xét, bầu Trưởng khối")
        staff.hears("Biểu quyết công khai, đang chuẩn bị")
        staff.taps("Danh sách: Cờ thi đua của UBND tỉnh")
        staff.says("TNXP, NKT, LG")
        staff.taps("Đề nghị mở phiếu")
        head.says("/phieu")
        head.taps(head.labels[0])
        head.taps("Xác nhận mở phiếu")
        for place, chat in enumerate(chats.values()):
            chat.says("bỏ phiếu")
            if place:
                chat.taps("Thống nhất với cả 3 đơn vị")
            else:
                for label in ("Đồng ý", "Đồng ý", "Không đồng ý"):
                    chat.taps(label)
            chat.hears("Đã bỏ phiếu")
        staff.says("/phieu")
        staff.taps(staff.labels[0])
        staff.taps("Đề nghị đóng hòm phiếu")
        head.says("/phieu")
        head.taps(head.labels[0])
        head.taps("Xác nhận đóng hòm phiếu")
        head.hears("16 phiếu.", "15 phiếu.")
        head.taps("Công bố kết quả này cho khối")
        staff.says("/phieu")
        staff.taps("Lập phiếu bình xét, bầu Trưởng khối")
        staff.hears("Phiếu kín, đang chuẩn bị: Cờ thi đua của Chính phủ", "chọn không quá 1 trong 3 đơn vị")


def test_which_rows_exist_tells_nothing_of_who_voted(voting: Hall, office: Office) -> None:
    before = office.stage.read(lambda s: s.connection.execute(sa.select(sa.func.count()).select_from(sealed)).scalar())
    voting.cast(voting.link(voting.officer(LAWYERS)), RED_CROSS)
    after = office.stage.read(lambda s: s.connection.execute(sa.select(sa.func.count()).select_from(sealed)).scalar())
    assert before == after == 18
