"""What bad input gets: a short answer that says what was kept and what to do next; nothing lost, nothing doubled."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from conversation.text import clean
from emulation.people import Role
from tests.conversations.test_figures import figures
from tests.support.documents import report_is_read
from tests.support.office import Office, opened
from tests.support.script import PROFILES, Chat

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


# --- wherever somebody is -----------------------------------------------------------------------------------------

ODD = {key: said for key, said in NO_FIGURE.items() if key != "a report"}


def at_home(chat: Chat) -> None:
    chat.says("/trogiup")


def at_the_list(chat: Chat) -> None:
    chat.says("/nop")


def at_a_doubt(chat: Chat) -> None:
    chat.says("/nop")
    chat.taps("Làm tiếp")
    chat.says("13100")
    chat.hears("Có đúng không?")


def at_two_readings(chat: Chat) -> None:
    chat.says("/nop")
    chat.taps("Làm tiếp")
    chat.says("1.310 hay 1.320")


def at_a_phone_number(chat: Chat) -> None:
    chat.says("/trogiup")
    chat.taps("Số điện thoại của tôi")


def at_invitations(chat: Chat) -> None:
    chat.says("/moi")


def at_the_languages(chat: Chat) -> None:
    chat.says("/ngonngu")


PLACES: dict[str, Callable[[Chat], None]] = {
    "home": at_home,
    "the list": at_the_list,
    "a doubt": at_a_doubt,
    "two readings": at_two_readings,
    "a phone number": at_a_phone_number,
    "invitations": at_invitations,
    "languages": at_the_languages,
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_odd_words_are_answered_once_and_change_nothing_anywhere(
    office: Office, asked: Chat, place: Callable[[Chat], None]
) -> None:
    before = figures(office)
    for key, said in ODD.items():
        if place is at_a_phone_number and key == "a phone number":
            continue
        place(asked)
        asked.says(said)
        assert len(asked.deliveries) == 1, f"{key}: {asked.heard}"
        asked.hears_not("trục trặc")
        assert figures(office) == before, key


def test_a_stranger_is_shown_the_door_whatever_they_say(office: Office) -> None:
    stranger = office.stranger("người lạ")
    for key, said in {**NO_FIGURE, "forged": "2.0"}.items():
        stranger.says(said)
        assert len(stranger.deliveries) == 1, key
        stranger.hears_not("trục trặc", "Hội")
    stranger.taps_again("1.0")
    stranger.hears_not("trục trặc", "Hội")
    stranger.sends(b"%PDF-1.7", "bao-cao.pdf")
    stranger.hears("mã mời")


WORDS_KEPT = [
    "'; DROP TABLE figure; --",
    "<b>chưa</b>",
    "{reason} %s chưa có",
    "ch\u01b0a co\u0301 sô\u0301",
    "\u202eabc\u200b\x00",
]


@pytest.mark.parametrize("said", WORDS_KEPT)
def test_words_that_look_like_code_are_kept_as_words(office: Office, asked: Chat, said: str) -> None:
    asked.says("bỏ qua")
    asked.says(said)
    asked.hears(f"Đã ghi: không có số, lý do: {clean(said)}.", "Câu 3 trên 14.")
    assert figures(office)["C02"].skipped == clean(said)


def test_a_reason_of_no_words_or_too_many_is_asked_again(office: Office, asked: Chat) -> None:
    asked.says("bỏ qua")
    for said in ("", "👍🏽", "?!…"):
        asked.says(said)
        asked.hears("Xin viết ngắn gọn vì sao chưa có số")
    asked.says(REPORT[:400])
    asked.hears("nhiều nhất 300 ký tự. Chưa có gì thay đổi.")
    assert "C02" not in figures(office)


# --- figures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said", ["１．３１０", "1 310", "1.310 ng\u01b0\u01a1\u0300i", "1\u200b.310", "Một nghìn ba trăm mười"]
)
def test_odd_spellings_of_a_figure_are_that_figure(office: Office, asked: Chat, said: str) -> None:
    asked.says(said)
    assert figures(office)["C02"].value == 1310


def test_what_was_typed_comes_back_as_it_is_never_interpreted(asked: Chat) -> None:
    asked.says("1,5 {figure} <b>")
    asked.hears_not("trục trặc")


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video_note", "sticker", "location", "contact"])
def test_a_file_where_a_figure_is_asked_leaves_the_question_standing(office: Office, asked: Chat, kind: str) -> None:
    asked.sends(b"\x89PNG\r\n\x1a\n" + b"0" * 50, "anh.png", kind=kind)
    assert len(asked.deliveries) == 1
    asked.says("1310")
    assert figures(office)["C02"].value == 1310


def test_a_file_that_is_too_large_is_told_with_the_limit(office: Office, asked: Chat) -> None:
    asked.sends(b"%PDF-1.7", "bao-cao.pdf")
    asked.errand_ends(asked.errand("keep"), {"refused": "too large", "limit_mb": 20})
    asked.hears("20 MB")
    asked.says("1310")
    assert figures(office)["C02"].value == 1310


def test_a_double_tap_counts_once(office: Office, asked: Chat) -> None:
    asked.says("13100")
    asked.hears("Có đúng không?")
    if asked.buttons:
        data = asked.buttons["Đúng, giữ số này"]
        asked.taps_again(data)
        asked.taps_again(data)
        asked.hears("Nút đó thuộc câu hỏi trước", "Câu 3 trên 14.")
    else:
        asked.says("A", "A")
    assert figures(office)["C02"].revision == 1
    assert "C03" not in figures(office)


def test_a_double_tap_hands_in_once(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.answers_all(chat)
    if chat.buttons:
        data = chat.buttons["Nộp"]
        chat.taps_again(data)
        chat.taps_again(data)
    else:
        key = str(chat.labels.index("Nộp") + 1)
        chat.says(key, key)
    chat.hears_not("trục trặc")
    handed_in = office.stage.read(
        lambda store: store.connection.exec_driver_sql("SELECT count(*) FROM submission").scalar_one()
    )
    assert handed_in == 1


def test_two_messages_at_once_are_two_answers_to_one_question(office: Office, asked: Chat) -> None:
    asked.says("1310", "26860000000")
    asked.hears("Đã ghi 1.310 người", "Câu 3 trên 14.", "chưa được tính là câu trả lời")
    assert set(figures(office)) == {"C01", "C02"}
    asked.says("26860000000")
    assert set(figures(office)) == {"C01", "C02", "C03"}


def test_a_command_inside_a_question_leaves_it_and_loses_nothing(office: Office, asked: Chat) -> None:
    for command in ("/trangthai", "/tiendo", "/trogiup", "/minhchung", "/bophieu"):
        asked.says(command)
        assert asked.deliveries
        asked.hears_not("trục trặc")
    asked.says("/nop")
    asked.hears("Đã ghi 1, còn thiếu 13.")
    asked.taps("Làm tiếp")
    asked.hears("Câu 2 trên 14.")
    asked.says("Nộp /nop giúp tôi")
    asked.hears("Chưa thấy con số")
    assert set(figures(office)) == {"C01"}


def test_yesterdays_button_is_told_where_we_are(asked: Chat) -> None:
    asked.taps_again("1.0")
    asked.hears("Nút đó thuộc câu hỏi trước. Hiện đang ở đây:", "Câu 2 trên 14.")


@pytest.mark.parametrize(
    "data", ["999.0", "2.99", "-1.0", "2.-1", "", "x", "2.0.0", "9" * 500, "٢.٠", "2.0; DROP TABLE", "'.'"]
)
def test_forged_button_data_does_nothing(office: Office, asked: Chat, data: str) -> None:
    asked.taps_again(data)
    asked.hears("Câu 2 trên 14.")
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


def test_a_code_that_opens_nothing_any_more_says_so_and_keeps_what_stands(office: Office, asked: Chat) -> None:
    used = office.code(Role.OFFICER, RED_CROSS)
    other = office.stranger("người khác")
    other.says(f"/start {used}")
    other.taps("Đồng ý, vào")
    expired = office.code(Role.OFFICER, RED_CROSS)
    asked.says(f"/start {used}")
    asked.hears("đã có người dùng")
    asked.says("1310")
    assert figures(office)["C02"].value == 1310
    office.stage.later(timedelta(days=15))
    asked.says(f"/start {expired}")
    asked.hears("hết hạn")
    asked.says("/nop")
    asked.hears("Đã ghi 2, còn thiếu 12.")


@pytest.mark.parametrize("on", PROFILES)
def test_a_code_of_another_bloc_opens_that_seat_alone(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on, keys=("bac-giang-2023", "hoi-dac-thu-2021")) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        other = office.season("hoi-dac-thu-2021")
        member = office.stage.read(lambda store: store.seasons.members(other.id))[0]
        chat.says(f"/start {office.code(Role.OFFICER, member.name, 'hoi-dac-thu-2021')}")
        chat.hears(f"Kính chào {member.name}.", other.bloc)
        chat.taps("Để lúc khác")
        chat.says("/nop")
        chat.hears(f"{RED_CROSS}: 14 số liệu.")
        chat.hears_not(member.name)


def test_a_report_is_kept_whole(asked: Chat) -> None:
    asked.says(REPORT)
    asked.says("hết")
    asked.hears("giữ nguyên văn")
    assert report_is_read(asked) == REPORT.strip()
    asked.hears("Đã lưu bao-cao.txt", "tiếp nhận gần 28 nghìn đơn vị máu")
    asked.says("/minhchung")
    asked.hears("đang giữ 1 tệp", "- bao-cao.txt (toàn bộ báo cáo)")
    asked.says("/nop")
    asked.hears("Đã ghi 1, còn thiếu 13.")
