"""Evidence: attached to a figure, listed, removed until the figures are accepted; of the association it is for."""

from pathlib import Path

import pytest

from emulation.people import Role
from tests.support.office import Office, opened
from tests.support.script import PROFILES, Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
BLOOD, GIFTS = "Đơn vị máu tiếp nhận", "Suất quà đã tặng"


def attaches(chat: Chat, figure: str, sha256: str, name: str = "anh.jpg") -> None:
    """Send a file for a figure, and have it kept."""
    chat.says("/minhchung")
    chat.taps("Gửi minh chứng cho một số liệu")
    chat.taps(figure)
    chat.hears("mời gửi ảnh hoặc tệp")
    chat.sends(b"...", name)
    is_kept(chat, sha256, name)


def is_kept(chat: Chat, sha256: str, name: str) -> None:
    """Let what was sent lie on its shelf."""
    errand = chat.errand("keep")
    chat.errand_ends(errand, {"sha256": sha256, "size": 12, "media_type": "image/jpeg", "name": name})


def test_evidence_is_attached_listed_and_removed(office: Office) -> None:
    officer = office.joined(Role.OFFICER, RED_CROSS)
    attaches(officer, BLOOD, "b" * 64, "bien-ban.pdf")
    officer.hears(f"Đã lưu bien-ban.pdf làm minh chứng cho: {BLOOD}.")
    officer.sends(b"...", "bien-ban.pdf")
    is_kept(officer, "b" * 64, "bien-ban.pdf")
    officer.taps("Xong")
    officer.hears("đang giữ 1 tệp", f"- bien-ban.pdf ({BLOOD})", "không quá 20 MB")
    officer.taps("Xóa một tệp")
    officer.taps(f"bien-ban.pdf ({BLOOD})")
    officer.hears("đang giữ 0 tệp")


def test_pictures_of_one_name_are_told_apart_by_what_they_are_for(office: Office) -> None:
    officer = office.joined(Role.OFFICER, RED_CROSS)
    attaches(officer, BLOOD, "b" * 64)
    attaches(officer, GIFTS, "c" * 64)
    officer.taps("Xong")
    officer.taps("Xóa một tệp")
    officer.offers(f"anh.jpg ({BLOOD})", f"anh.jpg ({GIFTS})")
    officer.taps(f"anh.jpg ({BLOOD})")
    officer.hears("đang giữ 1 tệp", f"- anh.jpg ({GIFTS})")


def test_what_belongs_to_accepted_figures_is_neither_added_nor_removed(office: Office) -> None:
    officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
    attaches(officer, BLOOD, "b" * 64)
    office.submits(officer)
    attaches(officer, GIFTS, "c" * 64)
    officer.hears("Đã lưu anh.jpg")
    officer.says("/minhchung")
    officer.taps("Xóa một tệp")
    staff.says("/duyet")
    staff.taps(next(each for each in staff.labels if RED_CROSS in each))
    staff.taps("Duyệt")
    officer.taps(f"anh.jpg ({BLOOD})")
    officer.hears("Số liệu đã được duyệt")
    officer.says("/minhchung")
    officer.hears("đang giữ 2 tệp")
    officer.taps("Gửi minh chứng cho một số liệu")
    officer.taps(BLOOD)
    officer.hears("Số liệu đã được duyệt")


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ({"refused": "too large", "limit_mb": 20}, "không quá 20 MB"),
        ({"refused": "type"}, "ảnh, tệp PDF, Word và Excel"),
        ({"refused": "gone"}, "gửi lại một lần nữa"),
    ],
)
def test_what_is_not_kept_is_told_with_the_limit(office: Office, refused: dict[str, object], said: str) -> None:
    officer = office.joined(Role.OFFICER, RED_CROSS)
    officer.says("/minhchung")
    officer.taps("Gửi minh chứng cho một số liệu")
    officer.taps(BLOOD)
    officer.sends(b"...", "phim.mov")
    officer.errand_ends(officer.errand("keep"), refused)
    officer.hears(said)
    officer.says("/minhchung")
    officer.hears("đang giữ 0 tệp")


@pytest.mark.parametrize("on", PROFILES)
def test_whoever_answers_for_two_associations_says_for_which_one(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        officer = office.joined(Role.OFFICER, RED_CROSS)
        officer.says(f"/start {office.code(Role.OFFICER, LAWYERS)}")
        officer.taps("Đồng ý, vào")
        officer.says("/minhchung")
        officer.taps(f"{LAWYERS}, 2023")
        officer.hears(f"{LAWYERS}: đang giữ")
        officer.says("/minhchung")
        officer.taps(f"{RED_CROSS}, 2023")
        officer.hears(f"{RED_CROSS}: đang giữ")
