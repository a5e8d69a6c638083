"""The bloc's chat group: linked by a code, it shows a board, hears of votes, and is told only what is everybody's."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.due import each_minute
from conversation.messages import Reachable
from emulation.people import Role
from tests.support.ballots import Hall
from tests.support.groups import Group
from tests.support.office import Office, moment, opened
from tests.support.script import Chat

RED_CROSS, WRITERS, LAWYERS = "Hội Chữ thập đỏ", "Hội Văn học nghệ thuật", "Hội Luật gia"
LINKED = "Nhóm này đã được liên kết"


def code_of(chat: Chat) -> str:
    """Take a code that links a group."""
    chat.says("/nhom")
    chat.taps("Liên kết một nhóm")
    return next(word.strip(".,") for word in chat.heard.split() if word.startswith("NHOM-"))


def group_of(office: Office, name: str = "nhóm") -> Group:
    return Group(office.stage, name, on=office.on)


def linked(office: Office, head: Chat) -> Group:
    """Return a group that is linked to the season."""
    group = group_of(office)
    group.says(head, f"/start {code_of(head)}")
    group.hears(LINKED)
    return group


def minute(office: Office, at: str) -> None:
    """Let the clock do what is due at a moment."""
    office.stage.clock.set(moment(at))
    stage = office.stage
    stage.write(lambda store: each_minute(store, office.services, stage.receiver._translators, stage.clock.now()))
    stage.deliver()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with buttons: in the group nobody picks anything."""
    with opened(tmp_path, "buttons") as office:
        yield office


@pytest.fixture
def head(office: Office) -> Chat:
    return office.joined(Role.HEAD, RED_CROSS)


# --- linking ----------------------------------------------------------------------------------------------------------


def test_the_head_links_the_group_and_its_board_stands_there(office: Office, head: Chat) -> None:
    deputy = office.joined(Role.DEPUTY, WRITERS)
    group = linked(office, head)
    group.hears("đã nộp 0 trên 18 hội", "chỉ có con số, không nêu tên")
    group.hears_not(RED_CROSS, "Còn chờ")
    assert [each.part.pinned for each in group.deliveries] == [False, True]
    told = [each.part.text for each in deputy.stage.posts[office.on].sent if each.to == deputy.address]
    assert f"người liên kết: {RED_CROSS}" in told[-1]
    head.says("/nhom")
    assert any(label.startswith("Nhóm liên kết lúc") for label in head.labels)


def test_a_code_may_be_typed_as_it_comes(office: Office, head: Chat) -> None:
    for number, typed in enumerate(("{code}", "/start {code}", "/start@tongket_bot {code}", "/nhom {code}")):
        group = group_of(office, f"nhóm {number}")
        group.says(head, typed.format(code=code_of(head).lower()))
        group.hears(LINKED)


def test_all_of_it_goes_by_typing_alone(tmp_path: Path) -> None:
    with opened(tmp_path, "text") as office:
        head = office.joined(Role.HEAD, RED_CROSS)
        group = linked(office, head)
        head.says("nhóm khối")
        head.taps(head.labels[0])
        head.taps("Nêu tên hội chưa nộp")
        head.taps("Bỏ liên kết nhóm này")
        head.taps("Bỏ liên kết")
        group.says(head, "/tiendo")
        group.hears("chưa liên kết với khối nào")


def test_deputy_and_staff_may_link_too(office: Office) -> None:
    for role, association in ((Role.DEPUTY, WRITERS), (Role.STAFF, None)):
        chat = office.joined(role, association)
        group = group_of(office, f"nhóm của {role}")
        group.says(chat, code_of(chat))
        group.hears(LINKED)


def test_a_code_in_another_hand_links_nothing_and_still_holds(office: Office, head: Chat) -> None:
    group, code = group_of(office), code_of(head)
    for other in (
        office.joined(Role.OFFICER, LAWYERS),
        office.joined(Role.SECRETARY),
        office.stranger("khách"),
    ):
        group.says(other, f"/start {code}")
        group.hears("Mã vẫn dùng được")
        office.stage.later(timedelta(minutes=1))
    group.says(head, f"/start {code}")
    group.hears(LINKED)


def test_a_code_links_one_group_once_and_for_a_day(office: Office, head: Chat) -> None:
    code = code_of(head)
    group, other = group_of(office), group_of(office, "nhóm khác")
    group.says(head, f"/start {code}")
    other.says(head, f"/start {code}")
    other.hears("Mã này không liên kết được nhóm nào")
    old = code_of(head)
    office.stage.later(timedelta(days=1))
    other.says(head, f"/start {old}")
    other.hears("Mã này không liên kết được nhóm nào")


def test_codes_cannot_be_guessed_for_long(office: Office, head: Chat) -> None:
    group = group_of(office)
    for number in range(5):
        group.says(head, f"/start NHOM-000{number}")
        office.stage.later(timedelta(minutes=2))
    group.says(head, f"/start {code_of(head)}")
    group.hears("Gõ sai mã quá nhiều lần")


def test_others_take_no_code(office: Office) -> None:
    for role, association in ((Role.OFFICER, LAWYERS), (Role.SECRETARY, None)):
        chat = office.joined(role, association)
        chat.says("/nhom")
        chat.hears("Vai của quý vị không có phần việc này")


def test_whoever_lost_the_office_since_sets_nothing_any_more(office: Office, head: Chat) -> None:
    linked(office, head)
    head.says("/nhom")
    head.taps(head.labels[0])
    office.stage.write(
        lambda store: [
            store.people.rise(person, seat, office.stage.clock.now())
            for person in store.people.holders(office.season().id, (Role.HEAD,))
            for seat in store.people.seats(person)
        ]
    )
    head.taps("Nêu tên hội chưa nộp")
    head.hears("chỉ phục vụ các hội thành viên")
    assert not office.stage.read(lambda store: store.groups.of_season(office.season().id))[0].names


# --- what is said there -----------------------------------------------------------------------------------------------


def test_progress_is_told_in_numbers_and_the_board_brought_up_to_date(office: Office, head: Chat) -> None:
    group, lawyer = linked(office, head), office.joined(Role.OFFICER, LAWYERS)
    board = group.deliveries[-1]
    office.submits(lawyer)
    for words in ("/tiendo", "tiến độ", "/progress@tongket_bot"):
        office.stage.later(timedelta(minutes=1))
        group.says(lawyer, words)
        group.hears("đã nộp 1 trên 18 hội", "Tính đến")
        group.hears_not(LAWYERS, RED_CROSS)
        assert len(group.deliveries) == 2
    changed = group.deliveries[-1].part.instead_of
    first = office.stage.posts[office.on].sent.index(board) + 1
    assert changed == str(first) if office.on == "buttons" else changed is not None


def test_what_many_ask_at_once_is_told_once(office: Office, head: Chat) -> None:
    group = linked(office, head)
    office.stage.later(timedelta(minutes=5))
    group.says(head, *["/tiendo"] * 30)
    assert len(group.deliveries) == 2, "one answer, and the board"


def test_figures_are_told_after_the_deadline_only(office: Office, head: Chat) -> None:
    group, lawyer, red_cross = linked(office, head), office.joined(Role.OFFICER, LAWYERS), head
    office.submits(lawyer, "2.400", "190")
    red_cross.says("/nop")
    red_cross.taps("Bắt đầu")
    red_cross.says("152.400")
    group.says(lawyer, "/tonghop")
    group.hears("Sơ kết 6 tháng.", "Số liệu cả năm chỉ mở cho cả khối sau hạn nộp, 17:00 27/11/2023.")
    group.hears_not("190", "2.400", LAWYERS)
    office.stage.at(moment("2023-12-20 09:00"))
    group.says(lawyer, "/tonghop")
    group.hears("- Hội viên kết nạp mới: 190 người (1 hội)", "Đã nộp 1 trên 18 hội.")
    group.hears_not("152.400", RED_CROSS, LAWYERS, "Còn chờ")


def test_all_else_is_led_to_ones_own_chat_in_one_line(office: Office, head: Chat) -> None:
    group = linked(office, head)
    for words in ("/nop", "/phieu", "28.000", "số liệu Hội Đông y?", "/duyet@tongket_bot", ""):
        office.stage.later(timedelta(minutes=1))
        group.says(head, words)
        assert group.heard == (
            "Trong nhóm này trợ lý chỉ trả lời /tiendo và /tonghop; việc khác xin nhắn riêng cho trợ lý."
        )


def test_a_picture_is_led_there_too(office: Office, head: Chat) -> None:
    group = linked(office, head)
    group.sends(head)
    group.hears("xin nhắn riêng cho trợ lý")


def test_a_command_of_some_other_bot_is_not_answered(office: Office, head: Chat) -> None:
    group = linked(office, head)
    group.says(head, "/weather")
    group.hears_nothing()


def test_what_is_asked_of_somebody_in_their_own_chat_stands_as_it_was(office: Office, head: Chat) -> None:
    group = linked(office, head)
    head.says("/nop")
    head.taps("Bắt đầu")
    group.says(head, "28.000", "/tiendo")
    head.says("152.400")
    head.hears("Đã ghi 152.400")


def test_a_group_that_is_not_linked_says_how_to_link_it(office: Office, head: Chat) -> None:
    group = group_of(office)
    group.lets_us_in(head)
    group.hears("chưa liên kết với khối nào")
    office.stage.later(timedelta(minutes=1))
    group.says(office.stranger("khách"), "/tiendo")
    group.hears("chưa liên kết với khối nào")
    group.hears_not("Bắc Giang")


# --- the board --------------------------------------------------------------------------------------------------------


def test_names_stand_on_the_board_only_where_the_head_wants_them(office: Office, head: Chat) -> None:
    group = linked(office, head)
    head.says("/nhom")
    head.taps(head.labels[0])
    group.listens()
    head.taps("Nêu tên hội chưa nộp")
    group.hears("Còn chờ:", LAWYERS)
    group.listens()
    head.taps("Chỉ nêu con số")
    group.hears("đã nộp 0 trên 18 hội")
    group.hears_not(LAWYERS)


def test_the_board_is_brought_up_to_date_morning_and_evening_of_working_days(office: Office, head: Chat) -> None:
    group = linked(office, head)  # Monday morning
    days: list[tuple[str, int]] = [
        ("2023-11-20 16:59", 0),
        ("2023-11-20 17:00", 1),
        ("2023-11-20 17:01", 0),
        ("2023-11-21 07:59", 0),
        ("2023-11-21 08:00", 1),
        ("2023-11-25 08:00", 0),  # Saturday
        ("2023-11-27 12:00", 1),  # the morning that the program was down
        ("2024-01-01 08:00", 0),
    ]
    for at, number in days:
        group.listens()
        minute(office, at)
        assert len(group.deliveries) == number, at
        assert all(each.part.instead_of for each in group.deliveries)


def test_the_board_is_sent_anew_where_the_head_asks(office: Office, head: Chat) -> None:
    group = linked(office, head)
    head.says("/nhom")
    head.taps(head.labels[0])
    group.listens()
    head.taps("Cập nhật bảng ngay")
    head.taps("Gửi lại bảng và ghim")
    assert [(each.part.anew, each.part.pinned) for each in group.deliveries] == [(False, True), (True, True)]


# --- votes ------------------------------------------------------------------------------------------------------------


def test_a_vote_is_announced_when_it_opens_when_it_closes_and_its_result(office: Office) -> None:
    hall = Hall(office)
    group = linked(office, hall.head)
    hall.prepares()
    group.listens()
    hall.opens()
    group.hears("Đã mở phiếu", "tin nhắn riêng")
    group.hears_not("https://", "phieu#")
    office.stage.later(timedelta(minutes=1))
    group.says(hall.head, "/tiendo")
    group.hears("Đang bỏ phiếu:")
    group.listens()
    hall.closes()
    group.hears("Đã đóng hòm phiếu", "Kết quả sẽ được báo tại đây")
    group.hears_not("- Đề nghị")
    group.listens()
    hall.staff.taps("Công bố kết quả này cho khối")
    group.hears("Kết quả bỏ phiếu")
    assert len(group.deliveries) == 1


# --- coming and going -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("noticed", ["at once", "when writing in vain"])
def test_a_group_that_puts_us_out_is_unlinked_and_the_head_told(office: Office, head: Chat, noticed: str) -> None:
    group, where = linked(office, head), office.stage.posts[office.on]
    if noticed == "at once":
        group.puts_us_out(head)
    else:
        now = office.stage.clock.now()
        office.stage.write(lambda store: store.addresses.reach(group.address, Reachable.BLOCKED, now, None))
        minute(office, "2023-11-21 09:00")
    assert "không còn liên kết" in [each.part.text for each in where.sent if each.to == head.address][-1]
    assert office.stage.read(lambda store: store.groups.of_season(office.season().id)) == ()
    group.listens()
    minute(office, "2023-11-22 08:00")
    group.hears_nothing()


def test_a_group_that_moves_stays_linked_and_gets_a_board_of_its_own(office: Office, head: Chat) -> None:
    group = linked(office, head)
    group.moves(head, "nhóm lớn")
    office.stage.later(timedelta(minutes=1))
    group.says(head, "/tiendo")
    group.hears("đã nộp 0 trên 18 hội", "Tính đến")
    assert group.deliveries[-1].part.instead_of is None


def test_the_head_unlinks_the_group(office: Office, head: Chat) -> None:
    group = linked(office, head)
    head.says("/nhom")
    head.taps(head.labels[0])
    head.taps("Bỏ liên kết nhóm này")
    head.taps("Bỏ liên kết")
    head.hears("Chưa liên kết nhóm nào")
    group.listens()
    minute(office, "2023-11-21 08:00")
    group.hears_nothing()
    group.says(head, "/tiendo")
    group.hears("chưa liên kết với khối nào")
    again = linked(office, head)
    assert again.deliveries


def test_a_group_that_is_linked_already_stays_as_it_is(office: Office, head: Chat) -> None:
    group = linked(office, head)
    group.says(head, f"/start {code_of(head)}")
    group.hears("Nhóm này đã liên kết từ trước")
    assert len(office.stage.read(lambda store: store.groups.of_season(office.season().id))) == 1


def test_a_group_of_one_bloc_is_not_taken_by_the_head_of_another(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons", ("bac-giang-2023", "hoi-dac-thu-2021")) as office:
        group = linked(office, office.joined(Role.HEAD, RED_CROSS))
        leads = next(
            each.name
            for each in office.stage.read(lambda store: store.seasons.members(office.season("hoi-dac-thu-2021").id))
            if each.office == "head"
        )
        rival = office.joined(Role.HEAD, leads, "hoi-dac-thu-2021")
        group.says(rival, f"/start {code_of(rival)}")
        group.hears("Nhóm này đang liên kết với khối khác")
