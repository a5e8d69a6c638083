"""What is asked before an unlikely value is kept, in digits or in words first."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from emulation.people import Role
from tests.support.office import Office
from tests.support.red_cross import RED_CROSS, asked_five, figures
from tests.support.script import PROFILES, Chat


@pytest.fixture(params=sorted(PROFILES))
def office(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office whose Red Cross planned to help 1,647 people."""
    with asked_five(tmp_path, request.param, targets='CTD04 = { plan = 1_647, mark = "sample" }') as opened:
        yield opened


@pytest.fixture
def officer(office: Office) -> Chat:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says("36")
    return chat


def test_what_is_far_from_the_plan_says_how_far(officer: Chat) -> None:
    officer.says("28.000")
    officer.says("170%")
    officer.says("18.000")
    officer.hears("18.000 người, gấp 11 lần kế hoạch (1.647). Có đúng không? Nếu chưa đúng, xin gõ lại số.")
    officer.says("180")
    officer.hears("180 người, kém 9,2 lần so với kế hoạch (1.647). Có đúng không?")
    officer.says("0")
    officer.hears("0 người, là số không, trong khi kế hoạch là 1.647. Có đúng không?")


def test_a_stated_percentage_is_held_against_figure_and_plan(office: Office, officer: Chat) -> None:
    officer.says("28.000/16.471")
    officer.says("160%")
    officer.hears("160%, khác với tỷ lệ tính từ số thực hiện và kế hoạch (170%). Có đúng không?")
    officer.taps("170% mới đúng")
    kept = figures(office)["CTD02-PT"]
    assert (kept.value, kept.doubt) == (Decimal(170), None)


def test_what_exceeds_the_plan_is_told_from_what_was_reached(office: Office, officer: Chat) -> None:
    officer.says("28.000/16.471")
    officer.says("70%")
    officer.taps("Vượt 70%, tức là đạt 170% kế hoạch")
    assert figures(office)["CTD02-PT"].value == Decimal(170)


def test_a_percentage_kept_against_its_figures_is_shown_to_the_reviewer(office: Office, officer: Chat) -> None:
    officer.says("28.000/16.471")
    officer.says("160")
    officer.taps("Đúng, giữ số này")
    kept = figures(office)["CTD02-PT"]
    assert (kept.value, kept.doubt) == (Decimal(160), "own figures")


def test_words_come_first_wherever_a_figure_is_said(officer: Chat) -> None:
    officer.says("/ngonngu")
    officer.taps("Ghi số bằng lời trước (cho trình đọc màn hình)")
    officer.says("/nop")
    officer.taps("Làm tiếp")
    officer.says("28.000")
    officer.hears("Đã ghi hai mươi tám nghìn đơn vị máu, viết số 28.000.")
    officer.says("170%")
    officer.hears("Kế hoạch: một nghìn sáu trăm bốn mươi bảy người, viết số 1.647.")
    officer.says("18.000")
    officer.hears("mười tám nghìn người, viết số 18.000, gấp 11 lần kế hoạch")
    officer.says("số liệu")
    officer.hears("- Đơn vị máu tiếp nhận: hai mươi tám nghìn đơn vị máu, viết số 28.000")
