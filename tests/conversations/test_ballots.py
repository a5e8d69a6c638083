"""Conducting a vote: prepared, opened and closed by two, counted, announced, voted on again where there is a tie."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.due import each_minute
from conversation.translation import Translators
from emulation.ballots.contests import BallotState
from emulation.numerals import in_words
from emulation.people import Role, Seat
from storage.ballot_book import contests
from storage.tables import audit
from tests.support.ballots import BLIND, LAWYERS, RED_CROSS, STUDY, WRITERS, Hall
from tests.support.office import Office, moment
from tests.support.script import ZONE, Chat


@pytest.fixture
def hall(office: Office) -> Hall:
    office.stage.clock.set(moment("2023-12-15 09:00"))
    return Hall(office)


def minute(office: Office, at: str) -> None:
    """Let the clock do its minute's work at a moment."""
    office.stage.clock.set(moment(at))
    translators = Translators(ZONE, in_words)
    office.stage.write(lambda store: each_minute(store, office.services, translators, office.stage.clock.now()))
    office.stage.deliver()


def ever_heard(chat: Chat) -> str:
    """Everything that ever reached a chat."""
    return "\n".join(each.part.text for each in chat.stage.posts[chat.address.channel].sent if each.to == chat.address)


class TestPreparing:
    def test_the_seasons_quotas_become_one_secret_ballot_with_its_contests_in_order(self, hall: Hall) -> None:
        hall.prepares()
        hall.secretary.hears(
            "Phiếu kín, đang chuẩn bị",
            "- Cờ thi đua của UBND tỉnh: đồng ý hoặc không đồng ý với từng đơn vị trong 18 đơn vị, lấy 1.",
            "- Bằng khen của Chủ tịch UBND tỉnh: đồng ý hoặc không đồng ý với từng đơn vị trong 18 đơn vị, lấy 4.",
            "Hòm phiếu tự đóng lúc 17:00 15/12/2023",
            "Có hiệu lực khi ít nhất 2/3 tổng số đơn vị thành viên bỏ phiếu.",
            "Được chọn khi đạt quá 1/2 tổng số đơn vị thành viên",
            "bằng phiếu ở chỗ cuối thì bỏ phiếu lại".capitalize(),
        )

    def test_who_stands_is_typed_by_name_code_or_alias(self, hall: Hall) -> None:
        hall.prepares()
        hall.secretary.taps("Danh sách: Cờ thi đua của UBND tỉnh")
        hall.secretary.says("chu thap do, KH; Luật gia")
        hall.secretary.hears(f"trong 3 đơn vị, lấy 1. Danh sách: {RED_CROSS}, {LAWYERS}, {STUDY}.")
        hall.secretary.taps("Danh sách: Cờ thi đua của UBND tỉnh")
        hall.secretary.says("Hội Nông dân, KH")
        hall.secretary.hears("Chưa rõ là đơn vị nào", "Hội Nông dân", "Chưa thay đổi gì")
        hall.secretary.taps("Tất cả các đơn vị đủ điều kiện")
        hall.secretary.hears("trong 18 đơn vị, lấy 1")

    def test_when_it_closes_and_by_which_rule(self, hall: Hall) -> None:
        hall.prepares()
        hall.secretary.taps("Giờ đóng")
        hall.secretary.says("chiều")
        hall.secretary.hears("Trợ lý chưa đọc được giờ đóng")
        hall.secretary.says("8h")
        hall.secretary.hears("Thời điểm đó đã qua")
        hall.goes_to(hall.secretary)
        hall.secretary.taps("Giờ đóng")
        hall.secretary.says("16/12")
        hall.secretary.hears("Hòm phiếu tự đóng lúc 17:00 16/12/2023")
        hall.secretary.taps("Cách tính")
        hall.secretary.taps("Được chọn khi đạt ít nhất 2/3 tổng số đơn vị thành viên")
        hall.secretary.hears("Được chọn khi đạt ít nhất 2/3 tổng số đơn vị thành viên")
        hall.secretary.taps("Cách tính")
        hall.secretary.taps("Cần quá 1/2 tổng số đơn vị thành viên bỏ phiếu")
        hall.secretary.hears("Có hiệu lực khi quá 1/2 tổng số đơn vị thành viên bỏ phiếu.")

    def test_a_ballot_can_be_removed_and_prepared_anew_but_not_twice_at_once(self, hall: Hall) -> None:
        hall.prepares()
        hall.secretary.says("/phieu")
        assert "Lập phiếu bình xét, bầu Trưởng khối" not in hall.secretary.labels
        hall.secretary.taps(hall.secretary.labels[0])
        hall.secretary.taps("Hủy phiếu này, không dùng nữa")
        hall.secretary.hears("Chưa có phiếu nào.")
        hall.secretary.offers("Lập phiếu bình xét, bầu Trưởng khối")

    def test_what_is_open_can_no_longer_be_changed(self, hall: Hall) -> None:
        hall.prepares()
        hall.goes_to(hall.secretary)
        before = hall.secretary.labels
        hall.opens()
        assert "Giờ đóng" in before
        hall.secretary.taps("Giờ đóng")
        hall.secretary.hears("không còn ở bước chuẩn bị")

    def test_the_secretary_prepares_and_conducts_nothing(self, hall: Hall) -> None:
        hall.prepares()
        assert not any("mở phiếu" in label for label in hall.secretary.labels)

    @pytest.mark.parametrize("role", [Role.OFFICER, Role.OPERATOR])
    def test_others_prepare_nothing(self, hall: Hall, office: Office, role: Role) -> None:
        other = office.joined(role, LAWYERS if role is Role.OFFICER else None)
        hall.prepares()
        other.says("/phieu")
        other.hears_not("đang chuẩn bị")
        assert not any("Lập phiếu" in label for label in other.labels)


class TestTwoPersonsOpen:
    def test_the_first_asks_the_second_confirms_and_each_is_told(self, hall: Hall) -> None:
        hall.prepares()
        hall.goes_to(hall.head)
        hall.head.taps("Đề nghị mở phiếu")
        hall.head.hears("Quý vị đã đề nghị; cần người thứ hai xác nhận")
        assert "đề nghị mở phiếu" in ever_heard(hall.staff)
        assert f"{RED_CROSS} (Trưởng khối) đề nghị mở phiếu" in ever_heard(hall.deputy)
        assert hall.state() is BallotState.PREPARED
        hall.goes_to(hall.staff)
        hall.staff.hears(f"{RED_CROSS} (Trưởng khối) đã đề nghị, đang chờ người thứ hai xác nhận.")
        hall.staff.taps("Xác nhận mở phiếu")
        hall.staff.hears("Đang bỏ phiếu", "0 trên 18 đơn vị đã bỏ phiếu")
        assert "Đã mở phiếu" in ever_heard(hall.head)

    def test_one_person_asking_twice_opens_nothing(self, hall: Hall) -> None:
        hall.prepares()
        for _ in range(2):
            hall.goes_to(hall.staff)
            hall.staff.taps("Đề nghị mở phiếu")
        assert hall.state() is BallotState.PREPARED

    def test_where_all_units_stand_head_and_deputy_cannot_do_it_alone(self, hall: Hall) -> None:
        hall.prepares()
        hall.goes_to(hall.head)
        hall.head.taps("Đề nghị mở phiếu")
        hall.goes_to(hall.deputy)
        hall.deputy.taps("Xác nhận mở phiếu")
        hall.deputy.hears("phải có một người không thuộc hội có tên trong phiếu", "cán bộ cơ quan thi đua")
        assert hall.state() is BallotState.PREPARED
        hall.goes_to(hall.staff)
        hall.staff.taps("Xác nhận mở phiếu")
        assert hall.state() is BallotState.OPEN

    def test_head_and_deputy_may_where_one_of_them_does_not_stand(self, hall: Hall) -> None:
        hall.prepares(flag="CTD, KH", certificate="KH, NCT")
        hall.opens(hall.head, hall.deputy)

    def test_what_was_changed_since_it_was_looked_at_is_looked_at_first(self, hall: Hall) -> None:
        hall.prepares()
        hall.goes_to(hall.staff)
        hall.secretary.taps("Danh sách: Cờ thi đua của UBND tỉnh")
        hall.secretary.says("CTD, KH")
        hall.staff.taps("Đề nghị mở phiếu")
        hall.staff.hears("trong 2 đơn vị, lấy 1", "đang chuẩn bị")
        assert hall.ballot.opening_asked_by is None

    def test_a_change_undoes_the_asking(self, hall: Hall) -> None:
        hall.prepares()
        hall.goes_to(hall.staff)
        hall.staff.taps("Đề nghị mở phiếu")
        hall.goes_to(hall.secretary)
        hall.secretary.taps("Danh sách: Cờ thi đua của UBND tỉnh")
        hall.secretary.says("CTD, KH")
        hall.goes_to(hall.head)
        hall.head.offers("Đề nghị mở phiếu")

    def test_whoever_lost_the_office_since_counts_no_more(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        hall.goes_to(hall.head)
        hall.head.taps("Đề nghị mở phiếu")
        season, association = office.season().id, office.association(RED_CROSS).id
        asked = hall.ballot.opening_asked_by
        assert asked is not None
        seat = Seat(role=Role.HEAD, season=season, association=association)
        assert office.stage.write(lambda store: store.people.rise(asked, seat, office.stage.clock.now()))
        hall.goes_to(hall.staff)
        hall.staff.offers("Đề nghị mở phiếu")

    def test_a_ballot_whose_deadline_is_over_is_not_opened(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        hall.goes_to(hall.staff)
        office.stage.clock.set(moment("2023-12-15 17:00"))
        hall.staff.taps("Đề nghị mở phiếu")
        hall.staff.hears("Thời điểm đó đã qua")


class TestClosingAndTheResult:
    def voted(self, hall: Hall, flag: dict[str, int]) -> None:
        """Let so many units agree with each of these; those who agree with nobody cast a blank ballot."""
        everybody = hall.everybody()
        for place, chat in enumerate(everybody.values()):
            hall.cast(hall.link(chat), *(name for name, votes in flag.items() if place < votes))

    def test_the_result_is_announced_from_one_screen(self, hall: Hall, office: Office) -> None:
        hall.prepares(flag="CTD, KH, LG", certificate="KH, NCT")
        everybody = hall.everybody()
        hall.opens()
        self.voted(hall, {RED_CROSS: 16, STUDY: 11, LAWYERS: 9})
        hall.closes()
        hall.staff.hears(
            "Cờ thi đua của UBND tỉnh (18 đơn vị)",
            "Phát 18, thu 18, hợp lệ 16, trắng 2, không hợp lệ 0.",
            f"- Đề nghị: {RED_CROSS}, 16 phiếu.",
            f"- {STUDY}, 11 phiếu: đủ phiếu, nhưng ít hơn các đơn vị xếp trên.",
            f"- {LAWYERS}, 9 phiếu: chưa đủ phiếu.",
            "Đây là đề nghị, chưa phải quyết định.",
        )
        assert "Đã đóng hòm phiếu" in ever_heard(hall.head)
        lawyer = everybody[LAWYERS]
        lawyer.says("/phieu")
        lawyer.hears_not("đã đóng")
        hall.staff.taps("Công bố kết quả này cho khối")
        assert f"- Đề nghị: {RED_CROSS}, 16 phiếu." in ever_heard(lawyer)
        assert "tặng" not in ever_heard(lawyer)
        lawyer.says("/phieu")
        lawyer.taps(lawyer.labels[0])
        lawyer.hears(f"- Đề nghị: {RED_CROSS}, 16 phiếu.")
        lawyer.taps("Ai đã bỏ phiếu, và các biên nhận")
        lawyer.hears("Đã bỏ phiếu, 18 đơn vị", "Biên nhận các phiếu trong hòm:")
        flag = office.stage.read(lambda store: contests(store, office.season().id))[0]
        assert flag["proposed"] == [RED_CROSS]
        hall.staff.says("/tonghop")
        hall.staff.taps("Kết quả bỏ phiếu")
        hall.staff.hears("Các phiếu của")

    def test_a_tie_is_voted_on_again_among_the_tied_alone(self, hall: Hall, office: Office) -> None:
        hall.prepares(flag="CTD, KH, LG", certificate="NCT")
        everybody = hall.everybody()
        hall.opens()
        self.voted(hall, {RED_CROSS: 13, STUDY: 13, LAWYERS: 4})
        hall.closes()
        hall.staff.hears(
            f"- {RED_CROSS}, 13 phiếu: bằng phiếu ở chỗ cuối.",
            f"- Bằng phiếu: {RED_CROSS}, {STUDY}. Bỏ phiếu lại chỉ giữa các đơn vị này; số chỗ còn lại: 1.",
            "- Chờ kết quả mục trên.",
        )
        hall.staff.taps("Công bố kết quả này cho khối")
        hall.staff.taps("Sang vòng bỏ phiếu lại")
        hall.staff.hears(f"chọn không quá 1 trong 2 đơn vị. Danh sách: {RED_CROSS}, {STUDY}.")
        hall.opens()
        for place, chat in enumerate(everybody.values()):
            hall.cast(hall.link(chat), RED_CROSS if place < 7 else STUDY)
        hall.closes()
        hall.staff.hears(f"- Đề nghị: {STUDY}, 13 phiếu, bỏ phiếu lại 11 phiếu.")
        hall.staff.taps("Công bố kết quả này cho khối")
        flag, certificate = office.stage.read(lambda store: contests(store, office.season().id))
        assert flag["proposed"] == [STUDY]
        assert [len(each["votes"]) for each in flag["rounds"]] == [3, 2]
        assert certificate["end"] == "decided"

    def test_too_few_voters_give_no_result_and_the_vote_may_be_prepared_anew(self, hall: Hall) -> None:
        hall.prepares()
        voter = hall.officer(LAWYERS)
        hall.opens()
        hall.cast(hall.link(voter), RED_CROSS)
        hall.closes()
        hall.staff.hears(
            "- Mới có 1 trên 18 đơn vị bỏ phiếu, cần ít nhất 2/3 tổng số đơn vị thành viên. Không có kết quả."
        )
        hall.secretary.says("/phieu")
        hall.secretary.offers("Lập phiếu bình xét, bầu Trưởng khối")

    def test_nobody_sees_how_it_stands_before_it_is_closed(self, hall: Hall) -> None:
        hall.prepares(flag="CTD, KH", certificate="NCT")
        voters = [hall.officer(name) for name in (LAWYERS, BLIND)]
        hall.opens()
        for voter in voters:
            hall.cast(hall.link(voter), STUDY)
        for chat in (hall.staff, hall.head, hall.secretary, *voters):
            hall.goes_to(chat)
            chat.hears("2 trên 18 đơn vị đã bỏ phiếu", "không ai xem trước được, kể cả Trưởng khối và cơ quan thi đua")
            chat.hears_not("phiếu đồng ý", STUDY, "13")
            assert not any("Kết quả" in label or "biên nhận" in label for label in chat.labels)

    def test_closing_takes_two_and_the_second_must_be_neutral_too(self, hall: Hall) -> None:
        hall.prepares()
        hall.opens()
        hall.goes_to(hall.deputy)
        hall.deputy.taps("Đề nghị đóng hòm phiếu")
        hall.goes_to(hall.head)
        hall.head.taps("Xác nhận đóng hòm phiếu")
        hall.head.hears("phải có một người không thuộc hội có tên trong phiếu")
        assert hall.state() is BallotState.OPEN

    def test_the_deadline_closes_by_itself_whether_or_not_the_clock_has_run(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        voter = hall.officer(LAWYERS)
        hall.opens()
        minute(office, "2023-12-15 16:59")
        assert hall.state() is BallotState.OPEN
        office.stage.clock.set(moment("2023-12-15 17:00"))
        voter.says("bỏ phiếu")
        voter.hears("Hiện không có phiếu nào đang mở.")
        hall.goes_to(hall.staff)
        hall.staff.hears("Không có kết quả")
        assert hall.state() is BallotState.CLOSED

    def test_the_clock_closes_and_tells_once(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        hall.opens()
        for at in ("2023-12-15 17:00", "2023-12-15 17:01"):
            minute(office, at)
        assert hall.state() is BallotState.CLOSED
        assert ever_heard(hall.staff).count("Hòm phiếu đã tự đóng khi hết hạn") == 1

    def test_a_box_that_was_changed_from_outside_is_not_counted(self, hall: Hall, office: Office) -> None:
        hall.prepares()
        hall.opens()
        office.stage.write(lambda store: store.connection.execute(sa.text("UPDATE elector SET casts = 1")))
        minute(office, "2023-12-15 17:00")
        assert "không kiểm được" in ever_heard(hall.staff)
        assert hall.office.stage.read(lambda store: contests(store, office.season().id)) == []
        hall.secretary.says("/phieu")
        hall.secretary.offers("Lập phiếu bình xét, bầu Trưởng khối")


class TestMotions:
    def test_a_motion_is_voted_by_name_in_the_chat(self, hall: Hall) -> None:
        hall.moves("Thông qua báo cáo tổng kết năm 2023")
        hall.secretary.hears("Biểu quyết công khai, đang chuẩn bị: Thông qua báo cáo tổng kết năm 2023.")
        everybody = hall.everybody()
        hall.opens(hall.head, hall.deputy)
        for place, chat in enumerate(everybody.values()):
            chat.says("bỏ phiếu")
            chat.hears("Biểu quyết công khai: Thông qua báo cáo tổng kết năm 2023.")
            chat.taps("Đồng ý" if place < 12 else "Không đồng ý" if place < 14 else "Không có ý kiến")
            chat.hears("Đã bỏ phiếu: Thông qua báo cáo tổng kết năm 2023.")
        hall.closes(hall.head, hall.deputy)
        hall.deputy.hears("- Thông qua: 12 đồng ý, 2 không đồng ý.")
        hall.deputy.hears_not("Đây là đề nghị")
        hall.deputy.taps("Ai đã bỏ phiếu, và các biên nhận")
        hall.deputy.hears("Đã bỏ phiếu, 18 đơn vị", "Thông qua báo cáo tổng kết năm 2023: không đồng ý: ")

    def test_words_are_asked_for_not_numbers(self, hall: Hall) -> None:
        hall.moves("12")
        hall.secretary.hears("Chưa thấy nội dung biểu quyết")


def test_the_record_tells_who_did_what_and_nothing_of_a_choice(hall: Hall, office: Office) -> None:
    hall.prepares(flag="CTD, KH", certificate="NCT")
    voter = hall.officer(LAWYERS)
    hall.opens()
    hall.cast(hall.link(voter), STUDY)
    office.stage.later(timedelta(minutes=1))
    hall.closes()
    rows = office.stage.read(lambda store: store.connection.execute(sa.select(audit.c.act, audit.c.details)).all())
    acts = [row.act for row in rows if row.act.startswith(("ballot", "voted"))]
    assert acts == [
        "ballot prepared",
        "ballot changed",
        "ballot changed",
        "ballot opening asked",
        "ballot opened",
        "voted",
        "ballot closing asked",
        "ballot closed",
    ]
    voted = next(row.details for row in rows if row.act == "voted")
    assert set(voted.replace('"', "").strip("{}").replace(":", ",").split(", ")) >= {"ballot", "again"}
    assert WRITERS not in voted
    assert STUDY not in voted
