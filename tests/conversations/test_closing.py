"""Closing a season's books: by the board alone, with nothing left to vote, and not for good."""

import sqlalchemy as sa

from emulation.people import Role
from tests.support.ballots import LAWYERS, RED_CROSS, STUDY, Hall
from tests.support.office import Office, moment


def test_a_closed_season_changes_no_more_and_is_still_read(office: Office) -> None:
    staff, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
    study = office.joined(Role.OFFICER, STUDY)
    head = office.joined(Role.HEAD, RED_CROSS)
    office.submits(lawyer)
    study.says("/nop")
    study.taps("Bắt đầu")
    staff.says("khóa sổ")
    staff.hears("- Cả năm 2023, số ước: đã nộp 1 trên 18, đã duyệt 0")
    staff.taps("Khóa sổ năm")
    staff.hears("Chưa nộp, Cả năm 2023, số ước:", STUDY, "Đã nộp, chưa duyệt: Hội Luật gia.")
    staff.taps("Khóa sổ")
    staff.hears("Đã khóa sổ:", "Trưởng khối, Phó khối và thư ký đã được báo.")
    head.hears("Cơ quan thi đua đã khóa sổ", "giữ nguyên như hiện nay")
    study.says("152.400")
    if "Đúng, giữ số này" in study.labels:
        study.taps("Đúng, giữ số này")
    study.hears("đã khóa")
    for officer, offered in ((lawyer, ["Xem số đã nộp", "Quay lại"]), (study, ["Quay lại"])):
        officer.says("/nop")
        officer.hears("Năm này đã khóa sổ nên số liệu giữ nguyên.")
        assert [each for each in officer.labels if not each.startswith("Số liệu")] == offered
    staff.says("/tonghop")
    staff.hears("Đã nộp 1 trên 18 hội.")
    staff.says("/muathidua")
    staff.hears("Đã khóa sổ lúc")
    assert "Khóa sổ năm" not in staff.labels


def test_it_is_opened_again_with_a_reason_that_stands_in_the_record(office: Office) -> None:
    staff, study = office.joined(Role.STAFF), office.joined(Role.OFFICER, STUDY)
    head = office.joined(Role.HEAD, RED_CROSS)
    staff.says("/muathidua")
    staff.taps("Khóa sổ năm")
    staff.taps("Khóa sổ")
    staff.says("/muathidua")
    staff.taps("Mở lại sổ")
    staff.says("👍")
    staff.hears("Xin ghi lý do bằng lời.")
    staff.says("Hội Luật gia nộp bổ sung.")
    staff.hears("Đã mở lại sổ")
    head.hears("Cơ quan thi đua đã mở lại sổ", "Lý do: Hội Luật gia nộp bổ sung.")
    office.submits(study)
    study.hears("Đã nộp")
    query = sa.text("SELECT act FROM audit WHERE act LIKE 'season%' ORDER BY id")
    acts = office.stage.read(lambda store: store.connection.execute(query).scalars().all())
    assert acts == ["season closed", "season opened again"]


def test_not_while_a_vote_is_not_finished(office: Office) -> None:
    office.stage.clock.set(moment("2023-12-15 09:00"))
    hall = Hall(office)
    hall.prepares()
    staff = hall.staff
    staff.says("/muathidua")
    staff.hears("- Phiếu chưa xong:")
    staff.taps("Khóa sổ năm")
    staff.hears("Chưa khóa sổ được vì còn phiếu chưa xong:", "Xin công bố hoặc bỏ các phiếu ấy trước.")
    staff.says("/muathidua")
    assert "Khóa sổ năm" in staff.labels
