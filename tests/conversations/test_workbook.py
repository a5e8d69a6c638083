"""The Excel form: sent with /nop, filled in, sent back; nothing entered without a yes, every problem by its cell."""

from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from emulation.figures import Source
from emulation.form import Marker
from emulation.numerals import Hedge
from emulation.people import Role
from emulation.season import PeriodCode
from tests.support.office import Office, opened
from tests.support.red_cross import RED_CROSS, asked_five, figures
from tests.support.script import PROFILES, Chat
from tests.support.workbooks import filled, saved, sends_back, sent_form

SIX = {"C5": 36, "C6": 28000, "C7": 170, "C8": 1800, "C9": 11_000_000_000, "C10": 38}


@pytest.fixture(params=sorted(PROFILES))
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    with asked_five(tmp_path, request.param) as office:
        yield office


@pytest.fixture(params=sorted(PROFILES))
def planned(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office whose associations have plans, against which figures are doubted."""
    with opened(tmp_path, request.param) as office:
        yield office


@pytest.fixture
def chat(office: Office) -> Chat:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    return chat


def labels(form: bytes) -> dict[str, str]:
    """The indicators' codes by the cells of their answers."""
    sheet = load_workbook(BytesIO(form)).active
    assert sheet is not None
    return {f"C{row[0].row}": str(row[0].value) for row in sheet.iter_rows(min_row=5) if row[0].value}


def test_the_form_comes_with_nop_and_leaves_the_question_standing(chat: Chat) -> None:
    form = sent_form(chat)
    chat.hears("Đây là mẫu Excel", "Quý Hội đồng ý thì mới ghi")
    file = chat.deliveries[-1].part.file
    assert file is not None
    assert file.name == "so-lieu-CTD-estimate-2023.xlsx"
    assert list(labels(form).values()) == ["CTD01", "CTD02", "CTD02-PT", "CTD04", "CTD05", "CTD06"]
    chat.taps("Bắt đầu")
    chat.hears("Câu 1 trên 6.")


def test_sent_back_it_is_listed_confirmed_reviewed_and_submitted_in_two_taps(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, SIX))
    chat.hears("- C6, ", "28.000 đơn vị máu", "Chưa ghi số nào.")
    assert figures(office) == {}
    chat.taps("Ghi 6 số này")
    chat.hears("Đã ghi 6 số.", "Các số này chưa nộp.")
    chat.taps("Nộp")
    chat.hears("Đã nộp 6 số liệu")
    given = figures(office)
    assert {code: each.value for code, each in given.items()} == dict(
        zip(labels(form).values(), map(Decimal, SIX.values()), strict=True)
    )
    assert {each.source for each in given.values()} == {Source.WORKBOOK}
    assert given["CTD02"].words == "28000"


def test_it_is_taken_in_the_middle_of_a_question_and_unasked(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    chat.taps("Bắt đầu")
    sends_back(chat, filled(form, {"C5": 36}))
    chat.taps("Ghi 1 số này")
    chat.hears("Đã ghi 1 số.", "Câu 2 trên 6.")
    chat.taps("Để sau")
    sends_back(chat, filled(form, {"C6": 28000}))
    chat.taps("Ghi 1 số này")
    assert set(figures(office)) == {"CTD01", "CTD02"}


def test_words_are_read_as_typed_answers_are(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, {"C6": "gần 28 nghìn", "C7": "170%", "C9": "hơn 11 tỷ đồng"}))
    chat.taps("Ghi 3 số này")
    given = figures(office)
    assert (given["CTD02"].value, given["CTD02"].hedge) == (Decimal(28000), Hedge.UNDER)
    assert (given["CTD05"].value, given["CTD05"].hedge) == (Decimal(11_000_000_000), Hedge.OVER)
    assert given["CTD02-PT"].value == 170


def test_a_sum_too_small_to_be_one_is_asked_about_as_when_it_is_typed(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, {"C5": 36, "C9": 11}))
    chat.hears("Sẽ hỏi lại từng số ở các ô: C9")
    chat.taps("Ghi 1 số này")
    chat.taps("11.000.000.000 đồng, đọc là mười một tỷ")
    assert figures(office)["CTD05"].value == 11_000_000_000


def test_problems_are_listed_by_cell_and_the_rest_may_be_entered(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    wrong = {"C5": "=1+1", "C6": "hàng nghìn", "C7": "#N/A", "C8": -3, "C10": 38}
    sends_back(chat, filled(form, wrong))
    heard = chat.hears("Các ô chưa đọc được, chưa ghi:", "ô này là công thức", "ô này báo lỗi (#N/A)")
    for cell in ("- C5, ", "- C6, ", "- C7, ", "- C8, "):
        assert cell in heard
    chat.taps("Ghi 1 số này")
    assert set(figures(office)) == {"CTD06"}
    chat.hears("Câu 1 trên 6.")


def test_doubtful_cells_are_asked_about_one_by_one_before_they_are_kept(planned: Office) -> None:
    chat = planned.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    form = sent_form(chat)
    at = {code: cell for cell, code in labels(form).items()}
    cells = [at[code] for code in ("CTD01", "CTD04", "CTD06")]
    sends_back(chat, filled(form, {at["CTD03"]: 16_000, cells[0]: 330, cells[1]: "1.8", cells[2]: "38 nghìn đồng"}))
    chat.hears(f"Sẽ hỏi lại từng số ở các ô: {', '.join(cells)}.")
    chat.taps("Ghi 1 số này")
    chat.hears("Đã ghi 1 số.", f"{cells[0]}, ", "330 ngày hội", "Có đúng không?")
    assert set(figures(planned)) == {"CTD03"}
    chat.taps("Đúng, giữ số này")
    assert figures(planned)["CTD01"].doubt
    chat.hears(f"{cells[1]}, ", "“1.8” có thể hiểu nhiều cách")
    chat.taps("1.800 người")
    chat.hears("Đã ghi 1.800 người.", f"{cells[2]}, ")
    chat.taps("Bỏ qua số này")
    chat.hears("Đã bỏ qua số này.", "Câu 1 trên ")
    assert set(figures(planned)) == {"CTD01", "CTD03", "CTD04"}


def test_a_form_of_doubtful_cells_alone_asks_at_once(planned: Office) -> None:
    chat = planned.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    form = sent_form(chat)
    at = {code: cell for cell, code in labels(form).items()}
    sends_back(chat, filled(form, {at["CTD01"]: 330}))
    chat.hears(f"Sẽ hỏi lại từng số ở các ô: {at['CTD01']}.", "330 ngày hội")
    assert figures(planned) == {}
    chat.taps("Đúng, giữ số này")
    assert figures(planned)["CTD01"].value == 330


def test_an_empty_answer_with_a_note_is_a_reason_and_notes_stand_with_the_words(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, {"C5": 36}, {"C5": "số ước", "C10": "Năm nay không xây nhà"}))
    chat.hears("không có số, lý do: Năm nay không xây nhà")
    chat.taps("Ghi 2 số này")
    given = figures(office)
    assert given["CTD01"].words == "36 (số ước)"
    assert (given["CTD06"].value, given["CTD06"].skipped) == (None, "Năm nay không xây nhà")


def test_what_stands_already_is_on_the_form_and_not_entered_twice(office: Office, chat: Chat) -> None:
    chat.taps("Bắt đầu")
    chat.says("36")
    chat.says("gần 28 nghìn")
    chat.taps("Để sau")
    chat.says("/nop")
    form = sent_form(chat)
    sheet = load_workbook(BytesIO(form)).active
    assert sheet is not None
    assert (sheet["C5"].value, sheet["C6"].value) == (36, 28000)
    sends_back(chat, form)
    chat.hears("2 số đã có sẵn, giữ nguyên.", "không có số nào mới")
    sends_back(chat, filled(form, {"C10": 38}))
    chat.taps("Ghi 1 số này")
    given = figures(office)
    assert (given["CTD02"].hedge, given["CTD02"].revision) == (Hedge.UNDER, 1)
    assert set(given) == {"CTD01", "CTD02", "CTD06"}


def test_nothing_is_entered_where_nothing_is_confirmed(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, SIX))
    chat.taps("Không ghi số nào")
    chat.hears("Không ghi số nào từ mẫu")
    assert figures(office) == {}


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        (Marker("bac-giang-2022", "CTD", PeriodCode.ESTIMATE), "của khối khác hoặc năm khác"),
        (Marker("bac-giang-2023", "NM", PeriodCode.ESTIMATE), "của hội khác"),
        (Marker("bac-giang-2023", "CTD", PeriodCode.FINAL), "kỳ chưa mở"),
        ("Số liệu năm 2023", "không phải mẫu Excel"),
    ],
)
def test_another_form_is_told_apart_and_nothing_is_entered(
    office: Office, chat: Chat, marker: Marker | str, said: str
) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, {**SIX, "A1": str(marker)}))
    chat.hears(said)
    assert figures(office) == {}


def test_figures_that_are_in_already_stay_as_they_are(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sends_back(chat, filled(form, SIX))
    chat.taps("Ghi 6 số này")
    chat.taps("Nộp")
    sends_back(chat, filled(form, {**SIX, "C5": 37}))
    chat.hears("đã nộp")
    assert figures(office)["CTD01"].value == 36


def test_a_form_filled_by_an_officer_of_another_association_is_refused(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    farmer = office.joined(Role.OFFICER, "Hội Người mù")
    sends_back(farmer, filled(form, SIX))
    farmer.hears("của hội khác")
    assert figures(office) == {}


def test_it_comes_back_as_csv_too(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    sheet = load_workbook(BytesIO(filled(form, SIX))).active
    assert sheet is not None
    rows = [";".join("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
    sends_back(chat, "\r\n".join(rows).encode("utf-8-sig"), "so-lieu.csv")
    chat.taps("Ghi 6 số này")
    assert {each.value for each in figures(office).values()} == set(map(Decimal, SIX.values()))


def test_a_comma_within_an_answer_does_not_cut_it_in_two(chat: Chat) -> None:
    form = sent_form(chat)
    sheet = load_workbook(BytesIO(filled(form, {"C5": 36, "C6": "28,500"}))).active
    assert sheet is not None
    rows = [",".join("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
    sends_back(chat, "\n".join(rows).encode(), "so-lieu.csv")
    chat.hears("Sẽ hỏi lại từng số ở các ô: C6.")
    chat.taps("Ghi 1 số này")
    chat.hears("“28,500”")
    chat.offers("28.500 đơn vị máu")


def test_rows_that_were_added_or_doubled_are_told(office: Office, chat: Chat) -> None:
    form = sent_form(chat)
    book = load_workbook(BytesIO(form))
    sheet = book.active
    assert sheet is not None
    sheet["C5"] = 36
    sheet["A11"], sheet["C11"] = "CTD01", 37
    sheet["A12"], sheet["C12"] = "XYZ", 5
    sends_back(chat, saved(book))
    chat.hears("C11: dòng này không có trong mẫu", "C12: dòng này không có trong mẫu")
    chat.taps("Ghi 1 số này")
    assert figures(office)["CTD01"].value == 36
