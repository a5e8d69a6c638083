"""Reports in several messages: each kept at once, read together, answers in between staying answers."""

from datetime import timedelta

from emulation.people import Role
from handlers import pieces
from tests.support.documents import report_is_read
from tests.support.office import Office
from tests.support.script import Chat, playing

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
FILLING = (
    "Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua lập thành tích chào mừng các ngày lễ lớn. " * 2
)
ONE = f"I. Hiến máu. {FILLING}Toàn tỉnh tổ chức 36 ngày hội hiến máu tình nguyện, tiếp nhận gần 28 nghìn đơn vị máu."
TWO = f"II. Nhân đạo. {FILLING}Hội đã xây mới 38 nhà nhân đạo cho các hộ nghèo trong toàn tỉnh."
FIRST = "Còn phần nào, xin gửi tiếp, thứ tự nào cũng được. Gửi hết rồi thì gõ chữ: hết."


def minute(office: Office) -> None:
    """What the clock does about reports, as the program does it."""
    due = office.stage.write(lambda store: pieces.due(store, office.stage.clock.now()))
    if due:
        office.stage.hand_in(*due)


def waiting(office: Office, chat: Chat) -> int:
    def look(store: object) -> int:
        from storage.store import Store

        assert isinstance(store, Store)
        address = store.addresses.id_of(chat.address)
        return 0 if address is None else store.pieces.waiting(address)

    return office.stage.read(look)


def test_pieces_in_any_order_are_read_as_one_report(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says(TWO)
    chat.hears(FIRST)
    chat.says(ONE)
    chat.hears("Đã giữ phần 2.")
    assert len(chat.deliveries) == 1
    chat.says("hết")
    chat.hears("giữ nguyên văn")
    assert report_is_read(chat) == f"{ONE}\n{TWO}"
    chat.hears("Số 1 trên ", "ngày hội hiến máu")
    assert waiting(office, chat) == 0


def test_two_minutes_without_another_piece_are_enough(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says(ONE)
    office.stage.later(timedelta(seconds=100))
    minute(office)
    chat.hears_not("giữ nguyên văn")
    chat.says(TWO)
    office.stage.later(timedelta(seconds=100))
    minute(office)
    chat.hears_not("giữ nguyên văn")
    office.stage.later(timedelta(seconds=20))
    minute(office)
    chat.hears("giữ nguyên văn")
    minute(office)
    assert chat.heard.count("giữ nguyên văn") == 1
    assert report_is_read(chat) == f"{ONE}\n{TWO}"


def test_done_may_be_picked_where_nothing_else_is_asked(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says(ONE)
    chat.taps("Hết")
    chat.hears("giữ nguyên văn")


def test_a_short_answer_to_the_standing_question_stays_an_answer(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.hears("Câu 1 trên ")
    chat.says(ONE)
    chat.hears(FIRST)
    chat.says("150.000")
    chat.hears("Đã ghi 150.000", "Câu 2 trên ")
    assert waiting(office, chat) == 1
    chat.says(TWO)
    chat.hears("Đã giữ phần 2.")
    chat.says("xong")
    chat.hears("giữ nguyên văn")


def test_the_last_line_of_a_report_is_a_piece_and_no_answer(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says(f"{FILLING}Trong năm Hội đã tặng")
    chat.says("1.800 suất quà và 38 xe lăn cho người khuyết tật trong tỉnh.")
    chat.hears("Đã giữ phần 2.")
    chat.says("hết")
    assert report_is_read(chat).endswith("trong tỉnh.")


def test_two_officers_at_once_do_not_mix(office: Office) -> None:
    one, other = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
    one.says(ONE)
    other.says(FILLING + "Hội Luật gia.")
    one.says(TWO)
    one.says("hết")
    assert report_is_read(one) == f"{ONE}\n{TWO}"
    assert waiting(office, other) == 1


def test_a_restart_between_two_pieces_changes_nothing(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says(ONE)
    from handlers.catalogue import FLOWS

    with playing(
        office.stage.database, FLOWS, office.services, start=office.stage.clock.now(), language="vi"
    ) as started_anew:
        again = started_anew.chat(chat.address.id, on=office.on)
        again.says(TWO)
        again.says("hết")
        assert report_is_read(again) == f"{ONE}\n{TWO}"


def test_four_thousand_letters_cut_anywhere_come_back_whole(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.stage.at(office.stage.clock.now().replace(microsecond=0))
    report = " ".join(f"{FILLING}Huyện thứ {number} đạt kết quả tốt;" for number in range(1, 30))
    cut = [report[at : at + 2000].strip() for at in range(0, len(report), 2000)]
    chat.says(*cut)
    chat.says("hết")
    assert report_is_read(chat).replace("\n", "").replace(" ", "") == report.replace(" ", "")


def test_a_stranger_s_report_is_not_report_is_read(office: Office) -> None:
    stranger = office.stranger("ai đó")
    stranger.says(ONE)
    stranger.hears("mã mời")
    assert waiting(office, stranger) == 0


def test_saying_done_without_a_report_changes_nothing(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says("hết")
    chat.hears("không có báo cáo nào đang gửi dở")
    chat.says("150.000")
    chat.hears("Đã ghi 150.000")
