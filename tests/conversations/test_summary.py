"""The summary and progress as staff and officers read them; invitations."""

from emulation.people import Role
from tests.support.office import Office, moment

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"


def test_staff_read_the_tally_in_short_pages(office: Office) -> None:
    staff, red_cross, lawyer = (
        office.joined(Role.STAFF),
        office.joined(Role.OFFICER, RED_CROSS),
        office.joined(Role.OFFICER, LAWYERS),
    )
    office.submits(red_cross, "152.400", "1.310")
    office.submits(lawyer, "2.400", "190")
    staff.says("/tonghop")
    staff.hears("Cả năm, tính cả số ước.", "Đã nộp 2 trên 18 hội.", "- Hội viên kết nạp mới: 1.500 người (2 hội)")
    assert len(staff.heard) < 2000
    staff.taps("Số nào chưa cộng, vì sao")
    staff.hears("chưa nộp")
    staff.taps("Quay lại")
    staff.taps("Xem từng hội")
    staff.taps(RED_CROSS)
    staff.hears(f"{RED_CROSS}, mã nhận CTD-", "- Hội viên kết nạp mới: 1.310 người")


def test_the_year_stands_beside_the_one_before(office: Office) -> None:
    staff, red_cross = office.joined(Role.STAFF), office.joined(Role.OFFICER, RED_CROSS)
    staff.says("/tonghop")
    assert "So với năm trước" not in staff.labels
    office.submits(red_cross, "152.400", "1.310")
    staff.says("/tonghop")
    staff.taps("So với năm trước")
    staff.hears(
        "Số chung của khối so với năm 2022:",
        "- Hội viên kết nạp mới: 1.310 người, năm trước 1.107 người, tăng 18,34%",
    )
    staff.taps("Quay lại")
    staff.hears("Cả năm")
    staff.taps("Xem sơ kết 6 tháng")
    assert "So với năm trước" not in staff.labels


def test_the_summary_opens_on_the_mid_year_review_until_the_year_is_asked(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    office.stage.at(moment("2023-07-10 09:00"))
    staff.says("/tonghop")
    staff.hears("Sơ kết 6 tháng.")
    staff.taps("Xem cả năm")
    staff.hears("Cả năm.")
    office.stage.at(moment("2023-11-20 09:00"))
    staff.says("/tonghop")
    staff.hears("Cả năm.")


def test_a_draft_is_in_no_total_and_in_nobodys_sight(office: Office) -> None:
    staff, red_cross = office.joined(Role.STAFF), office.joined(Role.OFFICER, RED_CROSS)
    red_cross.says("/nop")
    red_cross.taps("Bắt đầu")
    red_cross.says("152.400")
    red_cross.says("1.310")
    staff.says("/tonghop")
    staff.hears("- Hội viên kết nạp mới: chưa hội nào báo")
    staff.taps("Xem từng hội")
    staff.taps(f"{RED_CROSS} (chưa nộp)")
    staff.hears(f"{RED_CROSS} chưa nộp số liệu.")
    staff.hears_not("1.310")


def test_a_stated_percent_is_shown_as_stated(office: Office) -> None:
    staff, red_cross = office.joined(Role.STAFF), office.joined(Role.OFFICER, RED_CROSS)
    office.answers_all(red_cross, "152.400", "1.310", "32,5 tỷ", "41.200", "12", "36", "gần 28 nghìn", "170%")
    red_cross.taps("Nộp")
    staff.says("/tonghop")
    staff.taps("Xem từng hội")
    staff.taps(RED_CROSS)
    staff.hears("- Đơn vị máu tiếp nhận: gần 28.000 đơn vị máu, đạt 170% kế hoạch (theo báo cáo của hội)")


def test_everything_is_said_in_english_too(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    staff.says("/ngonngu")
    staff.taps("English")
    staff.hears("From now on I speak English.")
    staff.says("/tonghop")
    staff.hears("Whole year.", "0 of 18 associations have submitted.", "- New members: nobody has reported")
    staff.says("tiến độ")
    staff.hears("0 of 18 associations have submitted; due at 17:00 27/11/2023.")


def test_words_first_reads_figures_for_the_ear(office: Office) -> None:
    officer = office.joined(Role.OFFICER, RED_CROSS)
    officer.says("/ngonngu")
    officer.taps("Ghi số bằng lời trước (cho trình đọc màn hình)")
    officer.says("/nop")
    officer.taps("Bắt đầu")
    officer.says("152.400")
    officer.hears("Đã ghi một trăm năm mươi hai nghìn bốn trăm người, viết số 152.400.")


def test_staff_invite_in_the_chat_and_the_code_works(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    staff.says("/moi")
    staff.taps("Cán bộ của hội")
    staff.taps(RED_CROSS)
    staff.hears("Mã: CTD-", "trong 14 ngày", "Đường dẫn: https://tongket.example/#CTD-")
    code = staff.heard.split("Mã: ")[1][:8]
    newcomer = office.stranger("chị Lan")
    newcomer.says(code)
    newcomer.taps("Đồng ý, vào")
    newcomer.hears("Đã vào.")


def test_a_code_that_went_to_the_wrong_person_is_withdrawn(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    staff.says("/moi")
    assert "Mã chưa dùng" not in " ".join(staff.labels)
    staff.taps("Cán bộ của hội")
    staff.taps(RED_CROSS)
    code = staff.heard.split("Mã: ")[1][:8]
    staff.says("/moi")
    staff.taps("Mã chưa dùng: 1")
    staff.hears("Mã chưa ai dùng: 1")
    (this,) = (label for label in staff.labels if RED_CROSS in label)
    staff.taps(this)
    staff.hears("Mã bắt đầu bằng CTD: Cán bộ của hội: Hội Chữ thập đỏ.", "còn dùng được đến")
    assert code not in staff.heard
    staff.taps("Thu hồi mã này")
    staff.hears("Đã thu hồi: Cán bộ của hội: Hội Chữ thập đỏ.")
    stranger = office.stranger("ai đó")
    stranger.says(code)
    stranger.hears("hết hạn")
    assert "Đồng ý, vào" not in stranger.labels
    staff.says("/moi")
    assert "Mã chưa dùng" not in " ".join(staff.labels)


def test_a_code_used_meanwhile_is_not_withdrawn(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    staff.says("/moi")
    staff.taps("Cán bộ của hội")
    staff.taps(RED_CROSS)
    code = staff.heard.split("Mã: ")[1][:8]
    staff.says("/moi")
    staff.taps("Mã chưa dùng: 1")
    staff.taps(next(label for label in staff.labels if RED_CROSS in label))
    newcomer = office.stranger("chị Lan")
    newcomer.says(code)
    newcomer.taps("Đồng ý, vào")
    staff.taps("Thu hồi mã này")
    staff.hears("nên không có gì thay đổi")
    newcomer.says("/nop")
    newcomer.hears(RED_CROSS)


def test_a_code_shown_in_the_chat_is_kept_nowhere(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    staff.says("/moi")
    staff.taps("Cán bộ của hội")
    staff.taps(RED_CROSS)
    code = staff.heard.split("Mã: ")[1][:8]
    path = office.stage.database.path
    assert path is not None
    with office.stage.database.reading() as connection:
        dump = "\n".join(
            str(row)
            for (table,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"').all()
        )
    assert code not in dump
