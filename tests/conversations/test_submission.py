"""Handing in, the receipt, taking back; and the reviewer who accepts or returns."""

import json
from pathlib import Path

import pytest
import sqlalchemy as sa

from emulation.people import Role
from emulation.submissions import State
from tests.conversations.test_figures import figures
from tests.support.office import CONTACT, Office, moment, opened
from tests.support.script import PROFILES, Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"


def state(office: Office, association: str) -> State | None:
    season = office.season()
    period = next(each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "estimate")
    found = office.stage.read(lambda s: s.submissions.newest(office.association(association).id, period.id))
    return found.state if found else None


def test_what_is_submitted_gets_a_receipt(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.answers_all(chat, "152.400 người")
    chat.hears("Xin xem lại 14 số liệu", "- Hội viên cuối kỳ: 152.400 người", "Các số này chưa nộp.")
    chat.taps("Nộp")
    chat.hears("Đã nộp 14 số liệu của Hội Chữ thập đỏ", "Mã nhận: CTD-", "vẫn có thể rút lại")
    assert state(office, RED_CROSS) is State.SUBMITTED


def test_what_comes_after_the_deadline_is_taken_and_marked_late(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.stage.at(moment("2023-11-27 17:01"))
    office.submits(chat)
    chat.hears("nộp muộn")


def test_what_was_in_in_time_and_came_back_with_a_question_is_not_marked_late(office: Office) -> None:
    staff, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    staff.says("/duyet")
    _picks(staff, LAWYERS)
    staff.taps("Trả lại để hội xem lại")
    staff.taps(staff.labels[1])
    staff.taps("Ghi lý do")
    staff.says("Xin xem lại.")
    office.stage.at(moment("2023-12-05 09:00"))
    lawyer.says("/nop")
    lawyer.taps("Trả lời phần được hỏi lại")
    lawyer.says("12")
    while "Nộp" not in lawyer.labels:
        lawyer.taps("Đúng, giữ số này")
    lawyer.taps("Nộp")
    lawyer.hears("Đã nộp 11 số liệu")
    assert "nộp muộn" not in lawyer.heard


def test_nothing_changes_while_it_is_in_and_taking_back_loses_nothing(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.submits(chat, "152.400")
    before = figures(office)
    chat.says("/nop")
    chat.hears("đã nộp số liệu lúc")
    chat.taps("Rút lại để sửa")
    chat.hears("không mất số nào")
    assert state(office, RED_CROSS) is State.TAKEN_BACK
    assert figures(office) == before
    chat.taps("Nộp")
    assert state(office, RED_CROSS) is State.SUBMITTED


def test_an_old_screen_cannot_write_behind_a_submission(office: Office) -> None:
    first = office.joined(Role.OFFICER, RED_CROSS)
    second = office.stranger("đồng nghiệp")
    second.says(office.code(Role.OFFICER, RED_CROSS))
    second.taps("Đồng ý, vào")
    second.says("/nop")
    second.taps("Bắt đầu")
    office.submits(first)
    before = figures(office)
    second.says("147.000")
    second.hears("đã nộp", "không có gì thay đổi")
    assert figures(office) == before


def test_nobody_hands_in_what_a_colleague_changed_behind_the_review(office: Office) -> None:
    first = office.joined(Role.OFFICER, RED_CROSS)
    second = office.stranger("đồng nghiệp")
    second.says(office.code(Role.OFFICER, RED_CROSS))
    second.taps("Đồng ý, vào")
    office.answers_all(first, "152.400")
    second.says("/nop")
    second.taps("Sửa một số")
    second.taps(second.labels[0])
    second.says("149.000")
    second.hears("Đã ghi 149.000", "Trước đó đồng nghiệp đã ghi: 152.400")
    first.taps("Nộp")
    first.hears("Số liệu vừa có thay đổi sau khi quý vị xem", "149.000", "Các số này chưa nộp.")
    assert state(office, RED_CROSS) is None
    first.taps("Nộp")
    assert state(office, RED_CROSS) is State.SUBMITTED


def test_the_head_accepts_others_once_its_own_is_in(office: Office) -> None:
    head = office.joined(Role.HEAD, RED_CROSS)
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    head.says("/duyet")
    head.hears("sau khi hội mình đã nộp")
    office.submits(head)
    head.says("/duyet")
    head.hears("Có 1 bản chờ duyệt")
    _picks(head, LAWYERS)
    head.taps("Duyệt")
    head.hears("Đã duyệt số liệu của Hội Luật gia.")
    assert state(office, LAWYERS) is State.ACCEPTED
    lawyer.says("/nop")
    assert "Rút lại để sửa" not in lawyer.labels
    lawyer.hears("Đã được duyệt.")


def test_the_officer_answers_just_what_was_questioned(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    before = figures(office, LAWYERS)
    staff.says("/duyet")
    _picks(staff, LAWYERS)
    staff.taps("Trả lại để hội xem lại")
    questioned = staff.labels[1]
    staff.taps(questioned)
    staff.hears(f"Đã chọn hỏi lại: {questioned}.")
    staff.taps("Ghi lý do")
    staff.says("Số này thấp hơn báo cáo quý III, xin xem lại.")
    staff.hears("Đã trả lại cho Hội Luật gia")
    assert state(office, LAWYERS) is State.RETURNED

    lawyer.says("/nop")
    lawyer.hears("Lý do: Số này thấp hơn báo cáo quý III", "còn thiếu 1.")
    lawyer.taps("Trả lời phần được hỏi lại")
    kept = next(figure for code, figure in before.items() if f"Số hiện có: {_shown(figure.value)}" in lawyer.heard)
    assert kept.value is not None
    lawyer.says(_shown(kept.value + 1))
    lawyer.hears("Các số này chưa nộp.")
    after = figures(office, LAWYERS)
    changed = [code for code in after if after[code].revision != before[code].revision]
    assert len(changed) == 1
    lawyer.taps("Nộp")
    assert state(office, LAWYERS) is State.SUBMITTED


def test_a_reviewer_never_decides_on_figures_that_changed_meanwhile(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    staff.says("/duyet")
    _picks(staff, LAWYERS)
    lawyer.says("/nop")
    lawyer.taps("Rút lại để sửa")
    staff.taps("Duyệt")
    staff.hears("đã thay đổi từ lúc quý vị xem")
    assert state(office, LAWYERS) is State.TAKEN_BACK


def test_an_accepted_submission_is_taken_back_by_nobody(office: Office) -> None:
    staff = office.joined(Role.STAFF)
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    staff.says("/duyet")
    _picks(staff, LAWYERS)
    staff.taps("Duyệt")
    lawyer.taps_again(lawyer.buttons.get("Rút lại để sửa", "0.0"))
    lawyer.says("/minhchung")
    assert state(office, LAWYERS) is State.ACCEPTED
    assert CONTACT


def _accepts(staff: Chat, association: str) -> None:
    staff.says("/duyet")
    _picks(staff, association)
    staff.taps("Duyệt")
    staff.hears("Đã duyệt")


def _returns(staff: Chat, reason: str) -> str:
    """Return what is looked at, its second figure questioned; say which figure that is."""
    staff.taps("Trả lại để hội xem lại")
    questioned = staff.labels[1]
    staff.taps(questioned)
    staff.taps("Ghi lý do")
    staff.says(reason)
    return questioned


@pytest.mark.parametrize("on", PROFILES)
def test_staff_return_what_was_accepted_and_the_officer_answers_just_that(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        staff, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
        office.submits(lawyer)
        before = figures(office, LAWYERS)
        _accepts(staff, LAWYERS)
        lawyer.says("/nop")
        lawyer.hears("Đã được duyệt.", f"gọi để được trả lại: {CONTACT}")
        staff.says("/duyet")
        staff.hears("Không có số liệu nào chờ duyệt.")
        staff.taps("Xem số liệu đã duyệt")
        staff.hears("Có 1 bản đã duyệt.")
        _picks(staff, LAWYERS)
        staff.hears("Đã được duyệt.")
        assert "Duyệt" not in staff.labels
        questioned = _returns(staff, "Số này gồm cả quà của đơn vị khác.")
        staff.hears("Đã trả lại cho Hội Luật gia và đã báo hội.")
        assert state(office, LAWYERS) is State.RETURNED
        told = [each.part.text for each in lawyer.deliveries]
        assert any("đã duyệt, nay được trả lại để Quý Hội xem lại" in each and questioned in each for each in told)
        assert _audited(office) == [("accepted", None), ("returned", "accepted")]

        lawyer.says("/nop")
        lawyer.hears("Lý do: Số này gồm cả quà của đơn vị khác.", "còn thiếu 1.")
        lawyer.taps("Trả lời phần được hỏi lại")
        kept = next(figure for figure in before.values() if f"Số hiện có: {_shown(figure.value)}" in lawyer.heard)
        assert kept.value is not None
        lawyer.says(_shown(kept.value + 1))
        after = figures(office, LAWYERS)
        assert len([code for code in after if after[code].revision != before[code].revision]) == 1
        lawyer.taps("Nộp")
        assert state(office, LAWYERS) is State.SUBMITTED
        _accepts(staff, LAWYERS)


def test_whoever_looked_before_it_was_accepted_does_not_return_it_unawares(office: Office) -> None:
    first, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
    second = office.stranger("chuyên viên khác")
    second.says(office.code(Role.STAFF))
    second.taps("Đồng ý, vào")
    office.submits(lawyer)
    first.says("/duyet")
    _picks(first, LAWYERS)
    _accepts(second, LAWYERS)
    _returns(first, "Xin xem lại.")
    first.hears("đã thay đổi từ lúc quý vị xem")
    assert state(office, LAWYERS) is State.ACCEPTED


def test_the_head_sees_what_is_accepted_and_cannot_return_it(office: Office) -> None:
    head, lawyer = office.joined(Role.HEAD, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    office.submits(head)
    _accepts(head, LAWYERS)
    head.says("/duyet")
    head.taps("Xem số liệu đã duyệt")
    _picks(head, LAWYERS)
    head.hears("Đã được duyệt.")
    assert "Trả lại để hội xem lại" not in head.labels


def test_what_is_accepted_stays_once_the_season_is_locked(office: Office) -> None:
    staff, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
    office.submits(lawyer)
    _accepts(staff, LAWYERS)
    staff.says("/duyet")
    staff.taps("Xem số liệu đã duyệt")
    _picks(staff, LAWYERS)
    office.stage.write(lambda store: store.seasons.lock(office.season().id, office.stage.clock.now()))
    _returns(staff, "Xin xem lại.")
    staff.hears("đã khóa")
    assert state(office, LAWYERS) is State.ACCEPTED


@pytest.mark.parametrize("on", PROFILES)
def test_what_was_returned_is_found_while_a_later_one_is_due(tmp_path: Path, on: str) -> None:
    with opened(tmp_path, on) as office:
        staff, lawyer = office.joined(Role.STAFF), office.joined(Role.OFFICER, LAWYERS)
        office.submits(lawyer)
        _accepts(staff, LAWYERS)
        office.stage.at(moment("2023-12-20 09:00"))
        staff.says("/duyet")
        staff.taps("Xem số liệu đã duyệt")
        _picks(staff, LAWYERS)
        _returns(staff, "Xin xem lại.")
        lawyer.says("/nop")
        lawyer.hears("Kỳ nào?")
        lawyer.taps("Cả năm 2023, số ước (được trả lại để xem lại)")
        lawyer.hears("Lý do: Xin xem lại.")
        lawyer.says("/nop")
        lawyer.taps("Cả năm 2023, số chính thức")
        lawyer.hears("số chính thức")


def _audited(office: Office) -> list[tuple[str, str | None]]:
    """Return what reviewers did, as it stands in the audit: the act, and what the submission was before."""
    query = sa.text("SELECT act, details FROM audit WHERE act IN ('accepted', 'returned') ORDER BY id")
    rows = office.stage.read(lambda store: store.connection.execute(query).all())
    return [(act, json.loads(details or "{}").get("was")) for act, details in rows]


def _picks(chat: Chat, association: str) -> None:
    chat.taps(next(label for label in chat.labels if label.startswith(association)))


def _shown(value: object) -> str:
    return f"{value:,}".replace(",", ".") if value is not None else ""
