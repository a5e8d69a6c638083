"""What bad input gets: a short answer that says what was kept and what to do next; nothing lost, nothing doubled."""

import pytest

from emulation.people import Role
from tests.conversations.test_figures import figures
from tests.support.office import Office
from tests.support.script import Chat

RED_CROSS = "Hội Chữ thập đỏ"
REPORT = "Năm qua, Hội đã tổ chức nhiều hoạt động nhân đạo, tiếp nhận gần 28 nghìn đơn vị máu. " * 60

NO_FIGURE = {
    "empty": "",
    "blank": " \u200b\u00a0\t ",
    "emoji": "👍🏽",
    "right to left": "\u202e\u05d0\u05d1\u05d2",
    "sql": "'; DROP TABLE figure; --",
    "html": "<b>36</b><script>alert(1)</script>",
    "format string": "{figure.__class__} %s %d {0}",
    "template": "${7*7}",
    "control": "\x00\x07\x1b[31m",
    "a date": "15/12/2023",
    "a phone number": "0912 345 678",
    "a report": REPORT,
    "not a number": "NaN",
    "hexadecimal": "0x1F",
    "vague": "hàng nghìn",
    "a range": "từ 20 đến 25",
    "negative": "−5",
}


@pytest.fixture
def asked(office: Office) -> Chat:
    """An officer before the second question, the first being answered."""
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says("147.500")
    return chat


@pytest.mark.parametrize("said", NO_FIGURE.values(), ids=NO_FIGURE.keys())
def test_what_is_no_figure_is_answered_and_fills_nothing(office: Office, asked: Chat, said: str) -> None:
    asked.says(said)
    assert len(asked.deliveries) == 1
    assert len(asked.heard) < 900
    asked.hears_not("trục trặc", "Traceback")
    assert set(figures(office)) == {"C01"}
    asked.says("sửa" if "sửa" in asked.heard.casefold() or "Sửa" in asked.labels else "để sau")
    asked.says("/nop")
    asked.hears("Đã ghi 1, còn thiếu 13.")


@pytest.mark.parametrize(
    "said", ["１．３１０", "1 310", "1.310 ng\u01b0\u01a1\u0300i", "1\u200b.310", "Một nghìn ba trăm mười"]
)
def test_odd_spellings_of_a_figure_are_that_figure(office: Office, asked: Chat, said: str) -> None:
    asked.says(said)
    assert figures(office)["C02"].value == 1310


def test_what_was_typed_comes_back_as_it_is_never_interpreted(asked: Chat) -> None:
    asked.says("1,5 {figure} <b>")
    asked.hears_not("trục trặc")


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "sticker", "location"])
def test_a_file_where_a_figure_is_asked_leaves_the_question_standing(office: Office, asked: Chat, kind: str) -> None:
    asked.sends(b"\x89PNG\r\n\x1a\n" + b"0" * 50, "anh.png", kind=kind)
    assert len(asked.deliveries) == 1
    asked.says("1310")
    assert figures(office)["C02"].value == 1310


def test_a_double_tap_counts_once(office: Office, asked: Chat) -> None:
    asked.says("13100")
    asked.hears("Có đúng không?")
    if asked.buttons:
        data = asked.buttons["Đúng, giữ số này"]
        asked.taps_again(data)
        asked.taps_again(data)
        asked.hears("Nút đó thuộc câu hỏi trước", "Câu 3/14.")
    else:
        asked.says("A", "A")
    assert figures(office)["C02"].revision == 1
    assert "C03" not in figures(office)


def test_yesterdays_button_is_told_where_we_are(asked: Chat) -> None:
    asked.taps_again("1.0")
    asked.hears("Nút đó thuộc câu hỏi trước. Hiện đang ở đây:", "Câu 2/14.")


@pytest.mark.parametrize(
    "data", ["999.0", "2.99", "-1.0", "2.-1", "", "x", "2.0.0", "9" * 500, "٢.٠", "2.0; DROP TABLE", "'.'"]
)
def test_forged_button_data_does_nothing(office: Office, asked: Chat, data: str) -> None:
    asked.taps_again(data)
    asked.hears("Câu 2/14.")
    assert set(figures(office)) == {"C01"}


@pytest.mark.parametrize("command", ["/", "/không", "/xyz", "/nop@botkhac extra", "//", "/start", "/start SAI-0000"])
def test_any_command_is_answered(office: Office, asked: Chat, command: str) -> None:
    asked.says(command)
    assert asked.deliveries
    asked.hears_not("trục trặc")
    assert set(figures(office)) == {"C01"}


def test_a_code_of_another_bloc_is_just_a_wrong_code_to_who_sits_already(office: Office, asked: Chat) -> None:
    asked.says("/start ABC-1234")
    asked.hears("không đúng")
    asked.says("1310")
    assert figures(office)["C02"].value == 1310


def test_a_report_is_kept_whole(asked: Chat) -> None:
    asked.says(REPORT)
    asked.says("hết")
    asked.hears("giữ nguyên văn", "tiếp nhận gần 28 nghìn đơn vị máu")
    errand = asked.errand("keep")
    assert errand.values["text"] == REPORT.strip()
    asked.errand_ends(errand, {"sha256": "a" * 64, "size": 9, "media_type": "text/plain", "name": "bao-cao.txt"})
    asked.hears("Đã lưu bao-cao.txt")
    asked.says("/minhchung")
    asked.hears("đang giữ 1 tệp", "- bao-cao.txt (toàn bộ báo cáo)")
    asked.says("/nop")
    asked.hears("Đã ghi 1, còn thiếu 13.")
