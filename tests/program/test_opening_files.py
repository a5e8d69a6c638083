"""Files that people send are opened carefully: what can be read is read, what could do harm is refused, and why."""

import asyncio
import time
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook
from pypdf import PdfWriter

from bot import media
from bot.work import process, refused, texts
from bot.work.process import NotDone, Workroom
from bot.work.reading import read
from emulation.form import MOST_ROWS, Filled, Marker, Written
from emulation.season import PeriodCode
from handlers.refused_files import WHY
from tests.support.documents import pdf_of
from tests.support.workbooks import saved, with_members

MARKER = Marker("bac-giang-2023", "CTD", PeriodCode.ESTIMATE)
REPORT = "Hội Chữ thập đỏ tỉnh đã tổ chức 36 ngày hội hiến máu tình nguyện, tiếp nhận gần 28 nghìn đơn vị máu."
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOMB = bytes(200 * 2**20)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>&b;</sheetData></worksheet>'
)


def form(*rows: tuple[Any, ...], sheets: int = 1) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = str(MARKER)
    for row in rows:
        sheet.append(row)
    for _ in range(sheets - 1):
        book.create_sheet()
    return saved(book)


def document(*paragraphs: str) -> bytes:
    made = Document()
    for each in paragraphs:
        made.add_paragraph(each)
    return written(made)


def written(made: object) -> bytes:
    out = BytesIO()
    made.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def locked_in_ole() -> bytes:
    """The outer form of a workbook locked by a password, as MS-OFFCRYPTO 2.1 lays it out: named streams in OLE."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


def flagged(content: bytes) -> bytes:
    """An archive whose members say that they are encrypted."""
    made = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


HARMFUL = {
    "locked by a password": (locked_in_ole, refused.ENCRYPTED),
    "an archive of encrypted parts": (lambda: flagged(form()), refused.ENCRYPTED),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), refused.OLD_OFFICE),
    "macros": (lambda: with_members(form(), {"xl/vbaProject.bin": b"x"}), refused.MACROS),
    "macros of a document": (lambda: with_members(document(REPORT), {"word/vbaProject.bin": b"x"}), refused.MACROS),
    "Excel 4 macros": (lambda: with_members(form(), {"xl/macrosheets/sheet1.xml": b"<a/>"}), refused.MACROS),
    "other workbooks": (lambda: with_members(form(), {"xl/externalLinks/externalLink1.xml": b"<a/>"}), refused.LINKS),
    "a bomb": (lambda: with_members(form(), {"xl/media/image1.png": BOMB}), refused.TOO_HEAVY),
    "a bomb of a sheet": (
        lambda: with_members(form(), {"xl/worksheets/sheet1.xml": BOMB[: 50 * 2**20]}),
        refused.TOO_HEAVY,
    ),
    "a bomb of a document": (lambda: with_members(document(REPORT), {"word/media/a.png": BOMB}), refused.TOO_HEAVY),
    "entities": (lambda: with_members(form(), {"xl/worksheets/sheet1.xml": LAUGHS}), refused.DAMAGED),
    "entities of a document": (lambda: with_members(document(REPORT), {"word/document.xml": LAUGHS}), refused.DAMAGED),
    "entities in UTF-16": (
        lambda: with_members(form(), {"xl/worksheets/sheet1.xml": LAUGHS.decode().encode("utf-16")}),
        refused.DAMAGED,
    ),
    "a broken sheet": (lambda: with_members(form(), {"xl/worksheets/sheet1.xml": b"<worksheet><"}), refused.DAMAGED),
    "a broken document": (lambda: with_members(document(REPORT), {"word/document.xml": b"<"}), refused.DAMAGED),
    "too many rows": (lambda: form(*(("C",) for _ in range(MOST_ROWS + 1))), refused.TOO_MANY),
    "too many columns": (lambda: form(tuple(range(100))), refused.TOO_MANY),
    "too many sheets": (lambda: form(sheets=9), refused.TOO_MANY),
    "a cut archive": (lambda: form()[:200], refused.DAMAGED),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_is_refused_with_its_reason(name: str) -> None:
    make, why = HARMFUL[name]
    content = make()
    said = read(content).get("refused") if media.media_type(content) else media.why_not(content)
    assert said == why
    assert why in WHY


def test_a_row_far_below_costs_nothing() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = str(MARKER)
    sheet.cell(1_048_576, 1, "C01")
    started = time.perf_counter()
    read(saved(book))
    assert time.perf_counter() - started < 5


def test_a_locked_pdf_is_refused_and_one_that_only_forbids_printing_is_read() -> None:
    for password, said in (("bí mật", {"refused": refused.ENCRYPTED}), ("", None)):
        writer = PdfWriter(clone_from=BytesIO(pdf_of(REPORT)))
        writer.encrypt(password, "chủ", algorithm="AES-256")
        found = read(written(_Saving(writer)))
        assert found == said if said else said_in(found) == REPORT


class _Saving:
    """A PDF that is saved as documents are."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer

    def save(self, out: BytesIO) -> None:
        self._writer.write(out)


# --- what can be read ------------------------------------------------------------------------------------------------


def cells(content: bytes) -> list[tuple[str, Written, str]]:
    return [(each.place, each.written, each.text) for each in Filled.from_json(read(content)["filled"]).cells]


def test_each_kind_of_cell_is_told_apart() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = str(MARKER)
    for number, value in enumerate((36, 28.5, 1.7, "gần 28 nghìn", "=1+1", "#N/A", True, 0.1 + 0.2, None), 2):
        sheet[f"A{number}"], sheet[f"C{number}"] = f"C{number:02}", value
    sheet["C4"].number_format = "0%"
    assert cells(saved(book)) == [
        ("C2", Written.NUMBER, "36"),
        ("C3", Written.NUMBER, "28.5"),
        ("C4", Written.PERCENT, "170"),
        ("C5", Written.WORDS, "gần 28 nghìn"),
        ("C6", Written.FORMULA, ""),
        ("C7", Written.ERROR, "#N/A"),
        ("C8", Written.TRUTH, "TRUE"),
        ("C9", Written.NUMBER, "0.3"),
        ("C10", Written.EMPTY, ""),
    ]


def test_a_formula_counts_by_the_value_its_sheet_shows() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + str(MARKER).encode() + b"</t></is></c></row>"
        b'<row r="2"><c r="A2" t="inlineStr"><is><t>C01</t></is></c><c r="C2"><f>30+6</f><v>36</v></c></row>'
        b"</sheetData></worksheet>"
    )
    assert cells(with_members(form(), {"xl/worksheets/sheet1.xml": sheet})) == [("C2", Written.NUMBER, "36")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_a_form_saved_as_csv_is_read(delimiter: str, encoding: str) -> None:
    rows = [[str(MARKER), "Số liệu", "", ""], ["", "", "", ""], ["C01", "1. Ngày hội", "36", "ngày hội"]]
    text = "\r\n".join(delimiter.join(row) for row in rows)
    assert cells(text.encode(encoding)) == [("C3", Written.WORDS, "36")]


def test_a_csv_in_the_old_code_page_is_read() -> None:
    text = f"{MARKER};;\r\nC01;Mau;g\u00e2\u0300n 28 nghi\u0300n\r\n"
    assert cells(text.encode("cp1258")) == [("C2", Written.WORDS, "gần 28 nghìn")]


def test_a_document_is_read_in_its_order_with_its_tables() -> None:
    made = Document()
    made.add_paragraph("Kết quả năm 2023 của Hội Chữ thập đỏ tỉnh")
    table = made.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Đơn vị máu tiếp nhận", "28.000", "đơn vị"), strict=True):
        cell.text = text
    made.add_paragraph("Đã xây 38 nhà nhân đạo.")
    assert texts.of_document(written(made)).splitlines() == [
        "Kết quả năm 2023 của Hội Chữ thập đỏ tỉnh",
        "Đơn vị máu tiếp nhận, 28.000, đơn vị",
        "Đã xây 38 nhà nhân đạo.",
    ]
    assert [each["span"] for each in read(written(made))["figures"]] == ["38 nhà nhân đạo"]


def test_a_pdf_gives_its_text_layer_and_a_scanned_one_nothing() -> None:
    assert said_in(read(pdf_of(REPORT))) == REPORT
    assert read(pdf_of("")) == {}
    assert read(b"%PDF-1.7\nbroken") == {}


TCVN3 = "Héi Ch÷ thËp ®á tØnh ®· tæ chøc 36 ngµy héi hiÕn m¸u t×nh nguyÖn, tiÕp nhËn gÇn 28 ngh×n ®¬n vÞ m¸u."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258", "tcvn3"])
def test_a_text_is_read_in_whatever_way_vietnamese_wrote_it(encoding: str) -> None:
    content = {
        "cp1258": lambda: _apart(REPORT).encode("cp1258"),
        "tcvn3": lambda: TCVN3.encode("latin-1"),
    }.get(encoding, lambda: REPORT.encode(encoding))()
    assert said_in(read(content)) == REPORT


def said_in(found: Mapping[str, Any]) -> str:
    """The one sentence in which all the figures stand."""
    (sentence,) = {each["sentence"] for each in found["figures"]}
    return str(sentence)


def _apart(text: str) -> str:
    """Tones apart from their letters, as code page 1258 has them."""
    import unicodedata

    said = []
    for c in text:
        parts = unicodedata.normalize("NFD", c)
        tones = [mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        rest = "".join(part for part in parts if part not in tones)
        said.append(unicodedata.normalize("NFC", rest) + "".join(tones))
    return "".join(said)


@pytest.mark.parametrize(
    "content", [b"<svg onload=alert(1)>" + bytes([32]) * 60, b"{\\rtf1 abc}", b"MZ\x90\x00", b"", bytes(50)]
)
def test_what_is_no_text_is_not_taken_for_one(content: bytes) -> None:
    assert not media.is_text(content)


# --- the limited process ---------------------------------------------------------------------------------------------


def test_a_job_is_done_in_a_process_of_its_own() -> None:
    done = asyncio.run(Workroom().do("read", {}, form(("C01", "", 36))))
    assert Filled.from_json(done.values["filled"]).cells[0].text == "36"


def test_what_takes_too_long_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(NotDone) as ended:
        asyncio.run(Workroom(seconds=0.05).do("read", {}, form()))
    assert ended.value.why == "too heavy"
    assert time.monotonic() - started < 20


def test_what_takes_too_much_memory_is_told() -> None:
    """Strings that fit the limits on paper, and grow in memory: the process gives up, the program does not."""
    strings = b"".join(b"<si><t>%d</t></si>" % number for number in range(300_000))
    grown = f'<sst xmlns="{SPREADSHEET}">'.encode() + strings + b"</sst>"
    named = (
        '<Override PartName="/xl/sharedStrings.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
    )
    plain = form(("C01", "", 36))
    with zipfile.ZipFile(BytesIO(plain)) as archive:
        types = archive.read("[Content_Types].xml").replace(b"</Types>", named.encode())
    content = with_members(plain, {"xl/sharedStrings.xml": grown, "[Content_Types].xml": types})
    with pytest.raises(NotDone) as ended:
        asyncio.run(Workroom(memory=64 * 2**20).do("read", {}, content))
    assert ended.value.why == "too heavy"


def test_a_job_nobody_knows_is_not_done() -> None:
    with pytest.raises(NotDone):
        asyncio.run(Workroom().do("magic", {}))


def test_the_process_is_told_nothing_of_the_programs_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGKET_SECRET_KEY", "0" * 64)
    assert not [name for name in process.ENVIRONMENT if name.startswith("TONGKET")]
