"""A report sent as a file: its figures offered as those of a pasted one, whatever cannot be read told plainly."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from emulation.people import Role
from tests.support.documents import pdf_of
from tests.support.office import Office
from tests.support.red_cross import RED_CROSS, asked_five, figures, red_cross_paragraph
from tests.support.script import PROFILES, Chat
from tests.support.workbooks import sends_back


@pytest.fixture(params=sorted(PROFILES))
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    with asked_five(tmp_path, request.param) as office:
        yield office


@pytest.fixture
def chat(office: Office) -> Chat:
    return office.joined(Role.OFFICER, RED_CROSS)


def word(text: str) -> bytes:
    made = Document()
    made.add_heading("BÁO CÁO")
    made.add_paragraph(text)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("make", "name"),
    [(word, "bao-cao.docx"), (lambda text: text.encode("utf-16"), "bao-cao.txt"), (pdf_of, "bao-cao.pdf")],
)
def test_a_report_as_a_file_fills_the_form_as_a_pasted_one_does(
    office: Office, chat: Chat, make: Callable[[str], bytes], name: str
) -> None:
    sends_back(chat, make(red_cross_paragraph()), name)
    chat.hears(f"Đã lưu {name}", "Tìm được 6 số có thể là câu trả lời", "Số 1 trên 6. Báo cáo ghi: “")
    assert figures(office) == {}
    for _ in range(6):
        chat.taps("Đúng")
    chat.taps("Nộp")
    chat.hears("Đã nộp 6 số liệu")
    given = figures(office)
    assert (given["CTD02"].value, given["CTD05"].value) == (Decimal(28_000), Decimal(11_000_000_000))
    assert "gần 28 nghìn đơn vị máu" in given["CTD02"].words


def test_a_report_without_answers_and_a_scan_are_kept_and_told(office: Office, chat: Chat) -> None:
    sends_back(chat, word("Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua."), "bao-cao.docx")
    chat.hears("Đã lưu bao-cao.docx", "Xin gõ từng con số")
    sends_back(chat, pdf_of(""), "quet.pdf")
    chat.hears("Đã lưu quet.pdf", "chưa đọc được chữ trong ảnh")
    chat.offers("Tự gõ từng số")
    assert figures(office) == {}


def test_what_is_refused_is_told_and_nothing_is_kept(office: Office, chat: Chat) -> None:
    chat.says("/nop")
    chat.taps("Bắt đầu")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    chat.sends(old, "bao-cao.doc")
    errand = chat.errand("keep")
    chat.errand_ends(errand, {"refused": "old office"})
    chat.hears("kiểu cũ (.doc, .xls)", "không lưu")
    period = next(each for each in office.stage.read(lambda s: s.seasons.periods(office.season().id)))
    assert not office.stage.read(lambda s: s.evidence.of(office.association(RED_CROSS).id, period.id))
    chat.says("36")
    chat.hears("Câu 2 trên 6.")
