"""Somebody who sits for several associations: what they send unasked is nobody's before they have said whose it is."""

import pytest

from emulation.people import Role
from storage.evidence import Evidence
from tests.support.documents import report_is_read
from tests.support.office import Office
from tests.support.script import Chat
from tests.support.workbooks import kept

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
REPORT = (
    "Các cấp Hội đã tích cực tuyên truyền, vận động hội viên thi đua lập thành tích chào mừng các ngày lễ lớn. " * 2
    + "Toàn tỉnh tổ chức 36 ngày hội hiến máu tình nguyện, tiếp nhận gần 28 nghìn đơn vị máu."
)


@pytest.fixture
def chat(office: Office) -> Chat:
    """An officer of two associations of one bloc."""
    chat = office.joined(Role.OFFICER, LAWYERS)
    chat.says(f"/start {office.code(Role.OFFICER, RED_CROSS)}")
    chat.taps("Đồng ý, vào")
    return chat


def copies(office: Office, name: str) -> list[str]:
    """What lies on the shelf of an association for the year's estimate."""
    season, association = office.season(), office.association(name)
    period = next(
        each.id for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code.value == "estimate"
    )
    found: list[Evidence] = office.stage.read(lambda s: s.evidence.of(association.id, period))
    return [each.name for each in found]


def test_a_picture_is_kept_for_the_one_that_is_picked(office: Office, chat: Chat) -> None:
    chat.sends(b"...", "anh.jpg", kind="photo")
    chat.hears("Báo cáo này của hội nào?")
    chat.taps(f"{RED_CROSS}, 2023")
    chat.errand_ends(chat.errand("keep"), kept(b"\xff\xd8\xff", "anh.jpg"))
    assert copies(office, RED_CROSS) == ["anh.jpg"]
    assert copies(office, LAWYERS) == []


def test_so_is_a_pasted_report(office: Office, chat: Chat) -> None:
    chat.says(REPORT)
    chat.says("hết")
    chat.hears("Báo cáo này của hội nào?")
    chat.taps(f"{RED_CROSS}, 2023")
    assert report_is_read(chat) == REPORT
    chat.hears("36 ngày hội")
    assert copies(office, RED_CROSS) == ["bao-cao.txt"]
    assert copies(office, LAWYERS) == []


def test_what_is_no_copy_is_not_asked_about(chat: Chat) -> None:
    chat.sends(b"...", kind="voice")
    chat.hears_not("Báo cáo này của hội nào?")
