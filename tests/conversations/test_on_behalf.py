"""The secretary enters figures from the copies of those who asked; nothing counts before they agree."""

import json
from decimal import Decimal

from emulation.figures import Source
from emulation.people import Role
from emulation.submissions import State
from storage.store import Store
from tests.support.office import CONTACT, Office
from tests.support.script import Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
ASKS = "Nhờ Thư ký khối nhập hộ, Quý Hội xem lại rồi mới nộp"
NOT_RIGHT = "Không đúng, tôi gọi Thư ký"


def pictures(chat: Chat, digest: str = "a", *, kind: str = "image/jpeg") -> None:
    """Send a picture of the report, and have it kept."""
    chat.sends(b"x", "bao-cao.jpg", kind="picture")
    errand = chat.errand("keep")
    chat.errand_ends(errand, {"sha256": digest * 64, "size": 9, "media_type": kind, "name": "bao-cao.jpg"})


def asked(officer: Chat) -> None:
    """Have an officer ask the secretary."""
    pictures(officer)
    officer.taps(ASKS)


def enters(secretary: Chat, *values: str) -> None:
    """Enter for whoever asked, first `values`, then plain ones, and hand over."""
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    secretary.taps("Bắt đầu")
    given = iter(values)
    for _ in range(60):
        if "Gửi hội xem lại" in secretary.labels:
            break
        secretary.says(next(given, "95%" if "phần trăm" in secretary.heard else "120.000"))
        if "Có đúng không?" in secretary.heard:
            secretary.taps("Đúng, giữ số này")
    secretary.taps("Gửi hội xem lại")
    secretary.hears("Đã báo cho hội.")


def period_of(office: Office) -> int:
    season = office.season()
    periods = office.stage.read(lambda store: store.seasons.periods(season.id))
    return next(each.id for each in periods if each.code == "estimate")


def counted(office: Office, name: str = LAWYERS) -> int:
    association = office.association(name).id
    return office.stage.read(lambda store: len(store.figures.of(association, period_of(office))))


def test_a_picture_is_kept_and_three_ways_are_offered(office: Office) -> None:
    officer = office.joined(Role.OFFICER, LAWYERS)
    pictures(officer)
    officer.hears("Số bản đã giữ: 1.", "chưa đọc được chữ trong ảnh")
    officer.offers(ASKS, "Dán lời báo cáo vào đây để trợ lý tìm số", "Tự gõ từng số")
    pictures(officer, "b")
    officer.hears("Số bản đã giữ: 2.")
    officer.taps("Dán lời báo cáo vào đây để trợ lý tìm số")
    officer.says("Năm 2023 Hội đã tư vấn pháp luật cho nhân dân toàn tỉnh. " * 6)
    officer.hears("Gửi hết rồi thì gõ chữ: hết.")
    pictures(officer, "c")
    officer.taps("Tự gõ từng số")
    officer.hears(f"{LAWYERS}:")


def test_a_voice_note_a_sticker_and_a_document_each_get_a_next_way(office: Office) -> None:
    officer = office.joined(Role.OFFICER, LAWYERS)
    officer.says("/nop")
    officer.taps("Bắt đầu")
    officer.sends(b"x", kind="voice")
    officer.hears("tin thoại", "micro", "vẫn còn nguyên")
    officer.sends(b"x", kind="sticker")
    officer.hears("Xin trả lời bằng chữ hoặc số")
    pictures(officer, kind="application/pdf")
    officer.hears("Đã lưu bao-cao.jpg", "chưa đọc được chữ")
    officer.offers(ASKS, "Tự gõ từng số")


def test_without_a_secretary_nobody_is_asked(office: Office) -> None:
    officer = office.joined(Role.OFFICER, LAWYERS)
    asked(officer)
    officer.hears("Khối chưa có Thư ký trên trợ lý", CONTACT)


def test_entered_for_an_association_and_submitted_by_its_agreement(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    secretary.says("/tiendo")
    asked(officer)
    officer.hears("Đã nhờ Thư ký khối.", "chỉ được nộp khi Quý Hội đã xem và đồng ý")
    secretary.hears(f"{LAWYERS} nhờ nhập hộ số liệu", "gõ chữ: nhập hộ")
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    assert [each.part.file.sha256 for each in secretary.deliveries if each.part.file] == ["a" * 64]
    officer.says("/tiendo")
    enters(secretary)
    assert counted(office) == 0
    officer.hears("Thư ký khối đã nhập hộ", "gõ chữ: xem nhập hộ")
    officer.says("xem nhập hộ")
    officer.hears("Chưa nộp.", "Số chỉ được nộp khi Quý Hội đồng ý.")
    assert "Đồng ý nộp" not in officer.labels
    officer.taps("Xem từng số")
    officer.hears("Thư ký khối đã nhập hộ cho", "120.000")
    assert counted(office) == 0
    officer.taps("Đồng ý nộp")
    officer.hears("Đã nộp", "Mã nhận")
    association, period = office.association(LAWYERS).id, period_of(office)

    def people(store: Store) -> tuple[int, int]:
        ids = [store.addresses.id_of(each.address) for each in (secretary, officer)]
        one, other = (store.linking.owner(each or 0) for each in ids)
        assert one is not None
        assert other is not None
        return one, other

    typist, signer = office.stage.read(people)
    figures = office.stage.read(lambda store: store.figures.of(association, period))
    assert {(each.source, each.entered_by) for each in figures.values()} == {(Source.FOR_THEM, typist)}
    rows = office.stage.read(
        lambda store: store.connection.exec_driver_sql("SELECT DISTINCT agreed_by FROM figure").scalars().all()
    )
    assert rows == [signer]
    newest = office.stage.read(lambda store: store.submissions.newest(association, period))
    assert newest is not None
    assert (newest.state, newest.submitted_by) == (State.SUBMITTED, signer)
    audit = office.stage.read(
        lambda store: store.connection.exec_driver_sql("SELECT actor, details FROM audit WHERE act = 'submitted'").one()
    )
    assert (audit.actor, json.loads(audit.details)["entered_by"]) == (signer, typist)
    secretary.says("nhập hộ")
    secretary.hears("Hiện không có hội nào nhờ nhập hộ.")


def test_what_is_not_right_goes_back_and_a_stale_agreement_counts_for_nothing(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    asked(officer)
    enters(secretary)
    officer.says("xem nhập hộ")
    officer.taps("Xem từng số")
    stale = dict(officer.buttons)
    secretary.says("/tiendo")
    officer.taps(NOT_RIGHT)
    officer.hears("Chưa nộp số nào.")
    secretary.hears(f"{LAWYERS} đã xem số nhập hộ và thấy chưa đúng")
    assert counted(office) == 0
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    secretary.taps("Sửa một số")
    secretary.taps(secretary.labels[0])
    secretary.says("130.000")
    if "Có đúng không?" in secretary.heard:
        secretary.taps("Đúng, giữ số này")
    secretary.taps("Gửi hội xem lại")
    if stale:
        officer.taps_again(stale["Đồng ý nộp"])
        assert counted(office) == 0
    officer.says("xem nhập hộ")
    officer.taps("Xem từng số")
    officer.hears("130.000")
    officer.taps("Đồng ý nộp")
    officer.hears("Đã nộp")


def test_one_s_own_figures_are_shown_beside_and_never_to_the_secretary(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    officer.says("/nop")
    officer.taps("Bắt đầu")
    officer.says("7.654.321")
    if "Có đúng không?" in officer.heard:
        officer.taps("Đúng, giữ số này")
    asked(officer)
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    secretary.hears_not("7.654.321")
    enters(secretary)
    officer.says("xem nhập hộ")
    officer.taps("Xem từng số")
    officer.hears("Trước đó Quý Hội đã ghi: 7.654.321")
    association, period = office.association(LAWYERS).id, period_of(office)
    before = office.stage.read(lambda store: store.figures.of(association, period))
    assert [each.value for each in before.values()] == [Decimal(7654321)]


def test_what_the_copy_lacks_is_asked_of_the_association(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    asked(officer)
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    secretary.taps("Bắt đầu")
    secretary.says("120.000")
    if "Có đúng không?" in secretary.heard:
        secretary.taps("Đúng, giữ số này")
    while "Gửi hội xem lại" not in secretary.labels:
        secretary.taps("Bản chụp không có")
    secretary.taps("Gửi hội xem lại")
    officer.says("xem nhập hộ")
    officer.taps("Xem từng số")
    officer.taps("Đồng ý nộp")
    officer.hears("Các số này nay là số của Quý Hội.", "Câu 2 trên ")
    assert counted(office) == 1


def test_what_the_copy_lacks_and_was_given_before_is_shown_before_it_is_submitted(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    office.answers_all(officer, "7.654.321")
    asked(officer)
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    secretary.taps("Bắt đầu")
    secretary.taps("Bản chụp không có")
    secretary.says("5")
    if "Có đúng không?" in secretary.heard:
        secretary.taps("Đúng, giữ số này")
    while "Gửi hội xem lại" not in secretary.labels:
        secretary.taps("Bản chụp không có")
    secretary.hears_not("7.654.321")
    secretary.taps("Gửi hội xem lại")
    officer.says("xem nhập hộ")
    officer.taps("Xem từng số")
    officer.hears("7.654.321")
    officer.hears_not("chưa có")
    officer.taps("Đồng ý nộp")
    officer.hears("Đã nộp")


def test_the_association_may_stop_asking(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    asked(officer)
    enters(secretary)
    officer.says("xem nhập hộ")
    officer.taps(NOT_RIGHT)
    officer.taps("Thôi nhờ, tôi tự gõ số")
    secretary.says("nhập hộ")
    secretary.hears("Hiện không có hội nào nhờ nhập hộ.")


def test_figures_that_are_in_close_the_copies(office: Office) -> None:
    secretary, officer = office.joined(Role.SECRETARY), office.joined(Role.OFFICER, LAWYERS)
    asked(officer)
    secretary.says("nhập hộ")
    secretary.taps(secretary.labels[0])
    office.submits(officer)
    secretary.taps("Bắt đầu")
    secretary.hears("Vai của quý vị không có phần việc này")
    secretary.says("nhập hộ")
    secretary.hears("Hiện không có hội nào nhờ nhập hộ.")


def test_nobody_but_the_secretary_sees_who_asked(office: Office) -> None:
    office.joined(Role.SECRETARY)
    asked(office.joined(Role.OFFICER, LAWYERS))
    for chat in (office.joined(Role.HEAD, RED_CROSS), office.joined(Role.STAFF)):
        chat.says("nhập hộ")
        chat.hears("Vai của quý vị không có phần việc này")
