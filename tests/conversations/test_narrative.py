"""A report pasted whole: its figures offered one by one, nothing entered without a yes."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from emulation.figures import Source
from emulation.numerals import Hedge
from emulation.people import Role
from tests.support.documents import report_is_read
from tests.support.office import Office
from tests.support.red_cross import RED_CROSS, asked_five, figures, red_cross_paragraph
from tests.support.script import PROFILES, Chat
from tests.support.workbooks import kept

FARMERS = (
    "Hội Nông dân tỉnh: Vận động, tăng trưởng Quỹ Hỗ trợ Nông dân các cấp trong năm 2023 đạt 5.197.808.000 đồng, bình"
    " quân tăng trưởng 1,43% so với năm trước. Nâng lũy kế đến nay là 42.190.812.903 đồng; tiếp nhận 27.900 đơn vị máu,"
)


@pytest.fixture(params=sorted(PROFILES))
def five(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office whose Red Cross is asked five indicators and the stated percentage."""
    with asked_five(tmp_path, request.param) as office:
        yield office


def pastes(chat: Chat, text: str) -> None:
    """Paste a report, say that it was all, and wait until it is read."""
    chat.says(text)
    chat.says("hết")
    chat.hears("giữ nguyên văn", "đang tìm số liệu")
    assert report_is_read(chat) == text.strip()
    chat.hears("Đã lưu bao-cao.txt")


def offered(chat: Chat) -> str:
    """The indicator and figure that are asked about."""
    return re.search(r"(.*)\. Có đúng số cần ghi không\?", chat.heard)[1]  # type: ignore[index]


def test_the_red_cross_paragraph_fills_the_form_in_eight_taps(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, red_cross_paragraph())
    chat.hears("Tìm được 6 số có thể là câu trả lời", "Số 1 trên 6. Báo cáo ghi: “")
    assert figures(five) == {}
    taps = 1  # "hết"
    while "Có đúng số cần ghi không?" in chat.heard:
        chat.taps("Đúng")
        taps += 1
    chat.hears("Đã hỏi hết các số tìm được", "Các số này chưa nộp.")
    chat.taps("Nộp")
    taps += 1
    chat.hears("Đã nộp 6 số liệu")
    assert taps <= 8
    kept = figures(five)
    assert {code: (figure.value, figure.hedge) for code, figure in kept.items()} == {
        "CTD01": (Decimal(36), Hedge.NONE),
        "CTD02": (Decimal(28_000), Hedge.UNDER),
        "CTD02-PT": (Decimal(170), Hedge.NONE),
        "CTD04": (Decimal(1_800), Hedge.NONE),
        "CTD05": (Decimal(11_000_000_000), Hedge.OVER),
        "CTD06": (Decimal(38), Hedge.NONE),
    }
    assert kept["CTD02"].source is Source.CHOSEN
    assert "gần 28 nghìn đơn vị máu" in kept["CTD02"].words


def test_a_report_that_could_not_be_read_is_kept_and_told(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    chat.says(red_cross_paragraph())
    chat.says("hết")
    chat.errand_ends(chat.errand("keep"), kept(red_cross_paragraph().encode(), "bao-cao.txt"))
    chat.hears("Đã lưu bao-cao.txt", "trả lời từng câu")


def test_a_figure_refused_is_left_out_and_asked_for_afterwards(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, red_cross_paragraph())
    chat.taps("Không phải")
    chat.hears("Đã bỏ qua số này.", "Số 2 trên 6.", "gần 28.000 đơn vị máu")
    for _ in range(5):
        chat.taps("Đúng")
    chat.hears("Đã hỏi hết các số tìm được", "Câu 1 trên 6.")
    assert "CTD01" not in figures(five)
    chat.says("36")
    chat.hears("Các số này chưa nộp.")


@pytest.mark.parametrize(("yes", "no"), [("vâng ạ", "dạ không"), ("dung roi", "khong"), ("Đúng.", "Sai rồi")])
def test_a_plain_yes_or_no_is_taken_for_one(five: Office, yes: str, no: str) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, red_cross_paragraph())
    chat.says("đừng")
    assert figures(five) == {}
    chat.says(yes)
    chat.hears("Đã ghi", "Số 2 trên 6.")
    assert len(figures(five)) == 1
    chat.says(no)
    chat.hears("Số 3 trên 6.")
    assert len(figures(five)) == 1


def test_a_figure_may_be_for_another_indicator(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, red_cross_paragraph())
    assert offered(chat).startswith("Ngày hội hiến máu tình nguyện")
    chat.taps("Chỉ tiêu khác")
    chat.hears("là số của chỉ tiêu nào?")
    assert "Trị giá trợ giúp địa chỉ nhân đạo" not in chat.labels
    chat.taps("Nhà nhân đạo xây mới")
    chat.hears("Đã ghi 36 nhà.", "Số 2 trên 6.")
    assert figures(five)["CTD06"].value == 36


def test_reports_may_come_in_pieces_and_what_stands_already_is_not_asked_again(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, red_cross_paragraph())
    for _ in range(3):
        chat.taps("Đúng")
    chat.taps("Để sau")
    pastes(chat, red_cross_paragraph())
    chat.hears("Tìm được 3 số có thể là câu trả lời", "Số 1 trên 3.")
    assert set(figures(five)) == {"CTD01", "CTD02", "CTD02-PT"}


def test_a_contradiction_in_the_report_is_shown(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, FARMERS + " cảm ơn các đơn vị đã cùng đồng hành với phong trào của Hội trong suốt năm qua" * 3)
    chat.hears("báo cáo ghi 1,43%", "thì bằng 14,05%")


def test_a_report_without_an_answer_is_only_kept(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    pastes(chat, "Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua lập thành tích năm 2023. " * 8)
    chat.hears("Xin gõ từng con số")


def test_a_report_that_is_read_after_the_figures_are_in_changes_nothing(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    chat.says(red_cross_paragraph())
    chat.says("hết")
    five.submits(chat, "36", "28000", "170%", "1800", "11 tỷ", "38")
    assert report_is_read(chat) == red_cross_paragraph()
    chat.hears("Đã lưu bao-cao.txt", "Số liệu này đã nộp", "Muốn sửa, xin gõ chữ: số liệu")
    chat.hears_not("Có đúng số cần ghi không?", "Xin gõ từng con số")


def test_half_a_year_is_not_offered_for_the_year(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    halves = (
        "Trong 6 tháng đầu năm, Hội tổ chức 15 ngày hội hiến máu tình nguyện, tiếp nhận 12.000 đơn vị máu; cả năm tổ"
        " chức 36 ngày hội hiến máu tình nguyện, tiếp nhận 28.000 đơn vị máu."
    )
    pastes(chat, halves + " Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua lập thành tích." * 3)
    chat.hears("Tìm được 2 số", "36 ngày hội.")
    chat.taps("Đúng")
    chat.hears("28.000 đơn vị máu.")


def test_nor_is_last_years_figure(five: Office) -> None:
    chat = five.joined(Role.OFFICER, RED_CROSS)
    last_year = "Năm 2022, Hội xây mới 30 nhà nhân đạo cho hộ nghèo. Đến nay, Hội đã xây mới 38 nhà nhân đạo."
    pastes(chat, last_year + " Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua lập thành tích." * 3)
    chat.hears("Tìm được 1 số", "38 nhà.")
