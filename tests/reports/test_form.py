"""The association's form: what stands on the sheet, and that whatever is filled in comes back exactly."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.work import sheets
from conversation.translation import Translators
from emulation.bloc import Indicator
from emulation.form import Column, Form, Marker, Row, answered
from emulation.numerals import Ambiguous, Asked, Plain, Reading, in_words, read
from emulation.season import Across, OverTime, PeriodCode, ValueKind
from reports.form import workbook
from tests.support.script import ZONE
from tests.support.workbooks import filled

ROWS = (
    Row(code="C1", label="Ngày hội hiến máu", asking="Cả năm bao nhiêu?", unit="ngày hội", kind=ValueKind.COUNT),
    Row(
        code="C2",
        label="=Đơn vị máu tiếp nhận",
        asking="Cả năm tiếp nhận bao nhiêu đơn vị máu?",
        unit="đơn vị máu",
        kind=ValueKind.COUNT,
        plan=Decimal(16500),
        last_year=Decimal(25123),
        earlier=Decimal(12000),
        now=Decimal(28000),
    ),
    Row(code="C3", label="So với kế hoạch", asking="Đạt bao nhiêu phần trăm?", unit="%", kind=ValueKind.PERCENT),
    Row(code="C4", label="Trị giá", asking="Bao nhiêu tiền?", unit="đồng", kind=ValueKind.MONEY),
    Row(code="C5", label="Diện tích", asking="Bao nhiêu ha?", unit="ha", kind=ValueKind.NUMBER, now=Decimal("1.5")),
)
BY_CODE = {row.code: row for row in ROWS}
FORM = Form(
    marker=Marker("bac-giang-2023", "CTD", PeriodCode.ESTIMATE),
    association="Hội Chữ thập đỏ",
    period="Cả năm 2023, số ước",
    due="17:00 27/11/2023",
    earlier=PeriodCode.JUNE,
    rows=ROWS,
)
ANSWERS = {row.code: f"C{at}" for at, row in enumerate(ROWS, 5)}


def drawn(form: Form = FORM, language: str = "vi") -> bytes:
    return workbook(form, Translators(ZONE, in_words)[language].write)


def sheet(content: bytes) -> Any:
    book = load_workbook(BytesIO(content))
    assert len(book.sheetnames) == 1
    return book.active


def test_it_is_one_locked_sheet_open_at_answers_and_notes_alone() -> None:
    made = sheet(drawn())
    assert made.protection.sheet
    unlocked = {cell.coordinate for row in made.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {f"{column}{at}" for at in range(5, 10) for column in "CH"}


def test_a_hidden_cell_names_season_association_and_period() -> None:
    made = sheet(drawn())
    assert made.column_dimensions["A"].hidden
    assert Marker.read(made["A1"].value) == FORM.marker
    assert [made.cell(at, 1).value for at in range(5, 10)] == list(ANSWERS)


def test_known_figures_are_written_as_the_reader_writes_them() -> None:
    vietnamese, english = sheet(drawn()), sheet(drawn(language="en"))
    assert [vietnamese[cell].value for cell in ("E6", "F6", "G6")] == ["16.500", "25.123", "12.000"]
    assert [english[cell].value for cell in ("E6", "F6", "G6")] == ["16,500", "25,123", "12,000"]
    assert (vietnamese["C6"].value, vietnamese["C9"].value) == (28000, 1.5)


def test_no_label_becomes_a_formula() -> None:
    made = sheet(drawn())
    assert (made["B6"].value, made["B6"].data_type) == ("2. =Đơn vị máu tiếp nhận", "s")


def test_every_answer_warns_of_what_is_no_number_and_forbids_nothing() -> None:
    rules = {str(rule.sqref): rule for rule in sheet(drawn()).data_validations.dataValidation}
    assert set(rules) == set(ANSWERS.values())
    assert {rule.errorStyle for rule in rules.values()} == {"warning"}
    assert "Cả năm tiếp nhận bao nhiêu đơn vị máu?" in rules["C6"].prompt


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_answer_is_shown_rounded_since_a_csv_file_is_what_is_shown(language: str) -> None:
    made = sheet(drawn(language=language))
    formats = {made[cell].number_format for code, cell in ANSWERS.items() if code != "C3"}
    assert formats == {"0.##########"}
    # A percentage has none: a typed 170 and a typed 170% stay apart.
    assert made[ANSWERS["C3"]].number_format == "General"


def test_it_prints_on_a4_with_its_header_on_every_page() -> None:
    made = sheet(drawn())
    assert (int(made.page_setup.paperSize), made.page_setup.orientation) == (9, "landscape")
    assert (made.page_setup.fitToHeight, made.print_title_rows, made.freeze_panes) == (0, "$4:$4", "A5")


def test_the_column_of_the_period_before_is_hidden_where_there_was_none() -> None:
    june = Form(
        marker=FORM.marker, association="Hội", period="Sơ kết", due="17:00 05/07/2023", earlier=None, rows=ROWS[:1]
    )
    assert sheet(drawn(june)).column_dimensions["G"].hidden
    assert not sheet(drawn()).column_dimensions["G"].hidden


def test_the_same_form_is_the_same_file() -> None:
    assert drawn() == drawn()


def test_it_survives_the_errand_as_json() -> None:
    assert Form.from_json(FORM.to_json()) == FORM


# --- out, filled, in -------------------------------------------------------------------------------------------------


def measured(row: Row) -> Indicator:
    return Indicator(
        id=1,
        code=row.code,
        position=1,
        label=row.label,
        label_en="",
        question=row.asking,
        unit=row.unit,
        unit_en="",
        kind=row.kind,
        over_time=OverTime.SUM,
        across=Across.SUM,
        common=False,
    )


def typed(text: str, indicator: Indicator) -> Reading:
    kinds = {ValueKind.MONEY: Asked.MONEY, ValueKind.PERCENT: Asked.PERCENT}
    return read(text, kinds.get(indicator.kind, Asked.COUNT), indicator.unit)


def read_back(content: bytes) -> dict[str, Reading]:
    back = sheets.of_workbook(content)
    assert back is not None
    return {cell.code: answered(cell, measured(BY_CODE[cell.code]), typed) for cell in back.cells if cell.text}


WHOLE = st.integers(0, 10**15 - 1).map(Decimal)
BROKEN = st.decimals(0, 10**11, places=3, allow_nan=False)


@settings(max_examples=25, deadline=None)
@given(st.fixed_dictionaries({"C1": WHOLE, "C2": WHOLE, "C3": WHOLE, "C4": BROKEN, "C5": BROKEN}))
def test_what_is_filled_in_comes_back_exactly(values: dict[str, Decimal]) -> None:
    """Or, of a sum that may be meant otherwise, among what is asked about."""
    cells = {ANSWERS[code]: int(value) if value == int(value) else float(value) for code, value in values.items()}
    for code, reading in read_back(filled(drawn(), cells)).items():
        assert isinstance(reading, Plain) or measured(BY_CODE[code]).kind is ValueKind.MONEY, code
        assert values[code] in meant(reading)


def meant(reading: Reading) -> set[Decimal]:
    """The one value of a plain reading, those that are offered of an ambiguous one."""
    if isinstance(reading, Plain):
        return {reading.quantity.value}
    return {each.value for each in reading.readings} if isinstance(reading, Ambiguous) else set()


@settings(max_examples=15, deadline=None)
@given(st.decimals(0, 10**6, places=2, allow_nan=False))
def test_a_broken_number_is_taken_as_it_stands_or_asked_about(value: Decimal) -> None:
    for reading in read_back(filled(drawn(), {"C5": float(value), "C7": float(value)})).values():
        assert not isinstance(reading, Plain) or reading.quantity.value in {value, Decimal(28000), Decimal("1.5")}


@settings(max_examples=15, deadline=None)
@given(now=st.one_of(WHOLE, st.decimals(0, 10**15 - 1, places=3, allow_nan=False)))
def test_a_figure_that_stands_comes_back_as_it_went_out(now: Decimal) -> None:
    row = Row(code="C5", label="Diện tích", asking="?", unit="ha", kind=ValueKind.NUMBER, now=now)
    form = Form(marker=FORM.marker, association="Hội", period="Cả năm", due="", earlier=None, rows=(row,))
    assert now in meant(read_back(drawn(form))["C5"])


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [("C7", "163,42%", Decimal("163.42")), ("C6", "gần 28 nghìn", Decimal(28000)), ("C8", "39,381 tỷ", 39_381_000_000)],
)
def test_words_in_a_cell_are_read_as_they_are_when_typed(cell: str, value: str, said: Decimal) -> None:
    code = next(code for code, at in ANSWERS.items() if at == cell)
    assert meant(read_back(filled(drawn(), {cell: value}))[code]) == {said}


def test_the_columns_are_where_the_reader_looks_for_them() -> None:
    made = sheet(drawn())
    assert [made.cell(4, column + 1).value for column in Column][1:] == [
        "Chỉ tiêu",
        "Số liệu (cần điền)",
        "Đơn vị tính",
        "Kế hoạch năm",
        "Năm trước",
        "6 tháng đầu năm",
        "Ghi chú",
    ]
