"""Entering figures: one question at a time, nothing lost, digits always the answer."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from emulation.figures import Figure
from emulation.numerals import Hedge
from emulation.people import Role
from tests.support.office import Office, moment, opened
from tests.support.script import PROFILES, Chat

RED_CROSS = "Hội Chữ thập đỏ"


def figures(office: Office, association: str = RED_CROSS, period: str = "estimate") -> dict[str, Figure]:
    """Return what an association's sheet holds, by indicator code."""
    season = office.season()
    found = office.association(association)
    periods = {each.code.value: each.id for each in office.stage.read(lambda s: s.seasons.periods(season.id))}
    codes = {each.id: each.code for each in office.stage.read(lambda s: s.seasons.indicators(season.id))}
    given = office.stage.read(lambda s: s.figures.of(found.id, periods[period]))
    return {codes[indicator]: figure for indicator, figure in given.items()}


@pytest.fixture
def officer(office: Office) -> Chat:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    return chat


def test_the_list_says_what_is_done_and_what_is_missing(officer: Chat) -> None:
    officer.hears("14 số liệu", "17:00 thứ Hai 27/11", "Đã ghi 0, còn thiếu 14.", "- Đơn vị máu tiếp nhận: chưa có")
    officer.taps("Bắt đầu")
    officer.says("147.500")
    officer.says("số liệu")
    officer.hears("Đã ghi 1, còn thiếu 13.", "- Hội viên cuối kỳ: 147.500 người")
    officer.taps("Làm tiếp")
    officer.hears("Câu 2 trên 14.")


def test_a_plain_value_is_read_back_inside_the_next_question(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("gần 147 nghìn")
    assert len(officer.deliveries) == 1
    officer.hears("Đã ghi gần 147.000 người. Nhầm thì gõ chữ: sửa.", "Câu 2 trên 14.", "Năm trước: 1.107 người.")
    kept = figures(office)["C01"]
    assert (kept.value, kept.hedge, kept.words) == (Decimal(147000), Hedge.UNDER, "gần 147 nghìn")


def test_a_wrong_figure_is_fixed_and_both_revisions_are_kept(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500")
    officer.says("sửa")
    officer.hears("Câu 1 trên 14.", "Số hiện có: 147.500 người")
    officer.says("148.500")
    officer.hears("Đã ghi 148.500 người.", "Câu 2 trên 14.")
    kept = figures(office)["C01"]
    assert (kept.value, kept.revision) == (Decimal(148500), 2)


@pytest.mark.parametrize("said", ["sửa 149.000", "Sửa thành 149.000", "sua lai: 149.000"])
def test_a_fix_typed_with_its_figure_is_about_the_one_just_noted(office: Office, officer: Chat, said: str) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.000")
    officer.hears("Đã ghi 147.000", "Câu 2 trên 14.")
    officer.says(said)
    officer.hears("Về chỉ tiêu: Hội viên cuối kỳ.", "“147.000” thành “149.000”")
    officer.taps("Lấy số mới")
    officer.hears("Đã ghi 149.000", "Câu 2 trên 14.")
    assert [each.value for each in figures(office).values()] == [149_000]


def test_none_of_the_readings_may_be_meant(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("500 suất quà")
    officer.says("147.000")
    officer.hears("chọn một chữ cái ở trên")
    officer.taps("Số khác")
    officer.hears("Câu 1 trên 14.")
    officer.says("147.000")
    assert [each.value for each in figures(office).values()] == [147_000]


def test_ten_times_last_year_is_asked_about_and_never_blocked(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("1.475.000")
    officer.hears("1.475.000 người", "gấp 10 lần năm trước (147.375)", "Có đúng không?")
    assert "C01" not in figures(office)
    officer.taps("Đúng, giữ số này")
    assert figures(office)["C01"].value == Decimal(1475000)
    assert figures(office)["C01"].doubt


def test_a_doubtful_figure_may_be_typed_again(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("1475000")
    officer.says("không nhớ")
    officer.hears("Câu 1 trên 14.")
    officer.says("147.500")
    assert figures(office)["C01"].value == Decimal(147500)


@pytest.mark.parametrize("said", ["Đúng", "có", "đúng rồi", "Vâng"])
def test_a_plain_yes_keeps_a_doubtful_figure(office: Office, officer: Chat, said: str) -> None:
    officer.taps("Bắt đầu")
    officer.says("1.475.000")
    officer.says(said)
    assert figures(office)["C01"].value == Decimal(1475000)


@pytest.mark.parametrize("said", ["không", "Không đúng", "sai"])
def test_a_plain_no_to_a_doubtful_figure_is_no_zero(office: Office, officer: Chat, said: str) -> None:
    officer.taps("Bắt đầu")
    officer.says("1.475.000")
    officer.says(said)
    officer.hears("Câu 1 trên 14.")
    assert not figures(office)


def test_what_may_mean_two_things_is_asked(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147,500")
    officer.hears("hiểu nhiều cách")
    assert not figures(office)
    officer.says("7")
    officer.hears("Xin chọn một chữ cái")
    assert not figures(office)
    officer.taps("147.500 người")
    assert figures(office)["C01"].value == Decimal(147500)


def test_an_answer_to_another_question_is_not_taken_for_this_one(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("gần 148 nghìn đơn vị máu")
    officer.hears("Câu này hỏi: Hội viên cuối kỳ.", "gần 148 nghìn đơn vị máu")
    assert not figures(office)
    officer.taps("gần 148.000 người")
    assert figures(office)["C01"].value == Decimal(148000)


def test_digits_and_khong_are_always_the_answer(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500")
    for said in ("1", "2", "3"):
        officer.says(said)
        if "Có đúng không?" in officer.heard:
            officer.taps("Đúng, giữ số này")
        officer.says("sửa")
    officer.says("không")
    officer.taps("Đúng, giữ số này")
    assert figures(office)["C02"].value == 0


def test_no_figure_yet_asks_zero_or_none(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("chưa có")
    officer.taps("Chưa có số liệu")
    officer.hears("xin cho biết vì sao không có số")
    officer.says("12")
    officer.hears("Đây là con số, chưa phải lý do. Có ghi số này không? Hội viên cuối kỳ: 12 người")
    officer.says("đang chờ hội cấp huyện báo lên")
    officer.hears("Đã ghi: không có số, lý do: đang chờ hội cấp huyện báo lên.", "Câu 2 trên 14.")
    kept = figures(office)["C01"]
    assert (kept.value, kept.skipped) == (None, "đang chờ hội cấp huyện báo lên")


def test_a_figure_typed_where_a_reason_is_asked_is_entered_once_agreed(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("bỏ qua")
    officer.says("147.500")
    assert figures(office) == {}
    officer.taps("Không, chưa có số")
    officer.hears("xin cho biết vì sao không có số")
    officer.says("147.500")
    officer.taps("Có, ghi số này")
    officer.hears("Đã ghi 147.500 người", "Câu 2 trên 14.")
    assert figures(office)["C01"].value == Decimal(147500)


def reasonless(office: Office, chat: Chat) -> None:
    """Come to the question why there is no figure, with one figure noted before it."""
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says("147.500")
    chat.says("bỏ qua")
    chat.hears("xin cho biết vì sao không có số")
    assert list(figures(office)) == ["C01"]


@pytest.mark.parametrize("on", PROFILES)
@pytest.mark.parametrize("said", ["bỏ qua", "BO QUA", "Bỏ qua câu này.", "skip", "tiếp tục"])
def test_skip_is_no_reason_and_goes_on_with_the_question_open(tmp_path: Path, on: str, said: str) -> None:
    with opened(tmp_path, on) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        reasonless(office, chat)
        chat.says(said)
        chat.hears("chưa ghi gì. Trước khi nộp cần có số hoặc lý do.", "Câu 3 trên 14.")
        assert list(figures(office)) == ["C01"]
        chat.says("/nop")
        chat.hears("Đã ghi 1, còn thiếu 13.")


@pytest.mark.parametrize("on", PROFILES)
@pytest.mark.parametrize("said", ["sửa", "sua", "Sửa lại", "fix"])
def test_fix_is_no_reason_and_lists_what_may_be_fixed(tmp_path: Path, on: str, said: str) -> None:
    with opened(tmp_path, on) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        reasonless(office, chat)
        chat.says(said)
        chat.hears("Sửa số nào?")
        chat.offers("Hội viên cuối kỳ: 147.500 người")
        assert list(figures(office)) == ["C01"]


@pytest.mark.parametrize("on", PROFILES)
@pytest.mark.parametrize("said", ["để sau", "de sau", "later"])
def test_later_is_no_reason_and_leaves(tmp_path: Path, on: str, said: str) -> None:
    with opened(tmp_path, on) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        reasonless(office, chat)
        chat.says(said)
        chat.hears("Các số đã ghi vẫn được giữ")
        assert list(figures(office)) == ["C01"]


@pytest.mark.parametrize("on", PROFILES)
def test_skip_is_understood_where_it_is_asked_whether_there_is_none_or_zero(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        chat.says("/nop")
        chat.taps("Bắt đầu")
        chat.says("chưa có")
        chat.offers("Bỏ qua")
        chat.says("bỏ qua")
        chat.hears("xin cho biết vì sao không có số")
        chat.says("chưa tổng kết xong")
        assert figures(office)["C01"].skipped == "chưa tổng kết xong"


def test_a_figure_that_stands_is_left_as_it_was_by_skipping_twice(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500")
    officer.says("sửa")
    officer.says("bỏ qua")
    officer.says("bỏ qua")
    officer.hears("Hội viên cuối kỳ: giữ nguyên như cũ.", "Câu 2 trên 14.")
    assert figures(office)["C01"].value == Decimal(147500)


def test_leaving_keeps_everything_and_says_how_to_come_back(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500")
    officer.taps("Để sau")
    officer.hears("Các số đã ghi vẫn được giữ", "số liệu")
    assert figures(office)["C01"].value == Decimal(147500)


def test_a_command_in_mid_question_keeps_the_draft(officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500")
    officer.says("/tiendo")
    officer.hears("đã nộp 0 trên 18 hội")
    officer.says("/nop")
    officer.hears("Đã ghi 1, còn thiếu 13.")


def test_two_answers_at_once_fill_one_question(office: Office, officer: Chat) -> None:
    officer.taps("Bắt đầu")
    officer.says("147.500", "147.500")
    officer.hears("chưa được tính là câu trả lời", "Câu 2 trên 14.")
    assert set(figures(office)) == {"C01"}


def test_a_year_below_june_asks_for_half_or_whole(office: Office) -> None:
    office.stage.at(moment("2023-06-25 09:00"))
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.answers_all(chat)
    june = figures(office, period="june")
    chat.taps("Nộp")
    code = next(code for code in june if code.startswith("CTD0") and june[code].value)
    reported = june[code].value
    assert reported is not None
    office.stage.at(moment("2023-11-20 09:00"))
    chat.says("/nop")
    chat.taps("Bắt đầu")
    for _ in range(14):
        if "Sáu tháng đầu năm:" in chat.heard and "Đến hết năm" not in chat.heard:
            break
        chat.says("120")
        if "Có đúng không?" in chat.heard:
            chat.taps("Đúng, giữ số này")
        if "riêng 6 tháng đầu năm đã là" in chat.heard:
            chat.says("B")
    before = set(figures(office))
    chat.says("1")
    chat.hears("trong khi riêng 6 tháng đầu năm đã là")
    half = next(label for label in chat.labels if "riêng 6 tháng cuối năm" in label)
    chat.taps(half)
    (new,) = set(figures(office)) - before
    kept, first = figures(office)[new].value, june[new].value
    assert first is not None
    assert kept == first + 1


def test_june_is_told_against_the_plan_in_words(office: Office) -> None:
    office.stage.at(moment("2023-06-25 09:00"))
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.hears("5 số liệu")
    chat.taps("Bắt đầu")
    told = []
    for _ in range(6):
        if "Các số này chưa nộp." in chat.heard:
            break
        plan = re.search(r"Kế hoạch: ([0-9.,]*[0-9])", chat.heard)
        chat.says(plan[1] if plan else "60")
        if "Có đúng không?" in chat.heard:
            chat.taps("Đúng, giữ số này")
        told.append(chat.heard)
    assert any("Bằng 100% kế hoạch năm, đã đạt." in each for each in told)
