"""Evidence: attached to a figure, listed, removed until the figures are accepted; of the association it is for."""

from pathlib import Path

import pytest

from conversation.messages import Attachment
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


def files_sent(chat: Chat) -> list[Attachment]:
    """Return the files that reached a chat since it last did something."""
    return [each.part.file for each in chat.deliveries if each.part.file is not None]


def opens(reviewer: Chat, association: str) -> None:
    """Look at what an association handed in."""
    reviewer.says("/duyet")
    reviewer.taps(next(each for each in reviewer.labels if association in each))


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


@pytest.mark.parametrize("on", PROFILES)
def test_whoever_reviews_opens_the_evidence_of_what_is_handed_in(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
        attaches(officer, BLOOD, "b" * 64, "bien-ban.jpg")
        attaches(officer, GIFTS, "c" * 64)
        office.submits(officer)
        opens(staff, RED_CROSS)
        staff.hears("Tệp kèm: bien-ban.jpg, anh.jpg")
        staff.taps("Xem minh chứng")
        staff.offers(f"bien-ban.jpg ({BLOOD})", f"anh.jpg ({GIFTS})")
        assert not files_sent(staff)
        staff.taps(f"bien-ban.jpg ({BLOOD})")
        staff.hears(f"Đây là tệp: bien-ban.jpg ({BLOOD})")
        assert files_sent(staff) == [Attachment(sha256="b" * 64, name="bien-ban.jpg", media_type="image/jpeg")]
        staff.taps("Xem tệp khác")
        staff.taps(f"anh.jpg ({GIFTS})")
        assert [each.sha256 for each in files_sent(staff)] == ["c" * 64]
        staff.taps("Quay lại")
        staff.hears(f"{RED_CROSS},", "mã nhận")
        staff.taps("Duyệt")
        staff.hears("Đã duyệt")


def test_where_nothing_is_attached_there_is_nothing_to_open(office: Office) -> None:
    officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
    office.submits(officer)
    opens(staff, RED_CROSS)
    assert "Xem minh chứng" not in staff.labels


@pytest.mark.parametrize("on", PROFILES)
def test_what_is_taken_back_is_a_draft_again_and_its_files_go_to_nobody(tmp_path: Path, on: str) -> None:
    """A screen that stood open sends nothing once the figures are no longer in."""
    with opened(tmp_path, on) as office:
        officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
        attaches(officer, BLOOD, "b" * 64)
        office.submits(officer, "152.400")
        opens(staff, RED_CROSS)
        staff.taps("Xem minh chứng")
        officer.says("/nop")
        officer.taps("Rút lại để sửa")
        staff.taps(f"anh.jpg ({BLOOD})")
        staff.hears("đã thay đổi từ lúc quý vị xem")
        staff.hears_not("Đây là tệp")
        assert not files_sent(staff)


def test_the_list_of_what_waits_shows_no_draft_to_whoever_is_slower(office: Office) -> None:
    officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
    office.submits(officer, "152.400")
    staff.says("/duyet")
    officer.says("/nop")
    officer.taps("Rút lại để sửa")
    staff.taps(next(each for each in staff.labels if RED_CROSS in each))
    staff.hears("đã thay đổi từ lúc quý vị xem")
    staff.hears_not("152.400")


def test_a_file_removed_meanwhile_is_not_sent(office: Office) -> None:
    officer, staff = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.STAFF)
    attaches(officer, BLOOD, "b" * 64)
    office.submits(officer)
    opens(staff, RED_CROSS)
    staff.taps("Xem minh chứng")
    officer.says("/minhchung")
    officer.taps("Xóa một tệp")
    officer.taps(f"anh.jpg ({BLOOD})")
    staff.taps(f"anh.jpg ({BLOOD})")
    staff.hears("Tệp này vừa được xóa")
    assert not files_sent(staff)


@pytest.mark.parametrize("on", PROFILES)
def test_the_head_opens_evidence_of_others_once_its_own_figures_are_in_and_rivals_never(
    tmp_path: Path, on: str
) -> None:
    with opened(tmp_path, on) as office:
        lawyer, head = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.HEAD, RED_CROSS)
        rival = office.joined(Role.OFFICER, "Hội Khuyến học")
        lawyer.says("/minhchung")
        lawyer.taps("Gửi minh chứng cho một số liệu")
        figure = lawyer.labels[0]
        lawyer.taps(figure)
        lawyer.sends(b"...", "anh.jpg")
        is_kept(lawyer, "d" * 64, "anh.jpg")
        office.submits(lawyer)
        for each in (head, rival):
            each.says("/duyet")
            assert not any(LAWYERS in label for label in each.labels)
        office.submits(head)
        office.submits(rival)
        opens(head, LAWYERS)
        head.taps("Xem minh chứng")
        head.taps(f"anh.jpg ({figure})")
        assert [each.sha256 for each in files_sent(head)] == ["d" * 64]
        rival.says("/duyet")
        rival.hears("Vai của quý vị không có phần việc này")


@pytest.mark.parametrize("on", PROFILES)
def test_an_officer_opens_what_the_association_itself_sent(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        officer = office.joined(Role.OFFICER, RED_CROSS)
        attaches(officer, BLOOD, "b" * 64)
        officer.taps("Xong")
        officer.taps("Mở một tệp")
        officer.taps(f"anh.jpg ({BLOOD})")
        officer.hears(f"Đây là tệp: anh.jpg ({BLOOD})")
        assert [each.sha256 for each in files_sent(officer)] == ["b" * 64]
        officer.taps("Quay lại")
        officer.hears("đang giữ 1 tệp")
