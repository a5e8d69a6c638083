"""The call list: whom no message reaches, at which number, and what the secretary is told before and after a burst."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.tariffs import WEB
from bot.due import each_minute
from conversation.messages import Reach, Reachable
from conversation.reach import Blocked, Tariff
from conversation.translation import Translators
from emulation.numerals import in_words
from emulation.people import Role
from tests.support.office import Office, moment, opened
from tests.support.script import PROFILES, ZONE, Chat

RED_CROSS, LAWYERS, WRITERS = "Hội Chữ thập đỏ", "Hội Luật gia", "Hội Văn học nghệ thuật"
PRICED = Tariff(window=timedelta(days=7), free_for=timedelta(hours=48), price=55)
SMALL = Tariff(monthly=3000, people=20)


def minute(office: Office, at: str) -> None:
    """Let the clock do its minute's work at a moment, and send what came of it."""
    office.stage.clock.set(moment(at))
    translators = Translators(ZONE, in_words)
    office.stage.write(lambda store: each_minute(store, office.services, translators, office.stage.clock.now()))
    office.stage.deliver()


def told(chat: Chat, words: str) -> list[str]:
    """Return what ever reached a chat and holds `words`."""
    every = chat.stage.posts[chat.address.channel].sent
    return [each.part.text for each in every if each.to == chat.address and words in each.part.text]


@pytest.fixture(params=list(PROFILES))
def priced(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office whose chat service closes its windows."""
    on = request.param
    with opened(tmp_path, on, start="2023-11-01 09:00", tariffs={on: PRICED}) as office:
        yield office


# --- numbers ------------------------------------------------------------------------------------------------------


def test_the_list_says_why_and_where_to_call(office: Office) -> None:
    lawyer, writer = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.OFFICER, WRITERS)
    secretary = office.joined(Role.SECRETARY)
    lawyer.says("/trogiup")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.says("12")
    lawyer.hears("chưa phải số điện thoại")
    lawyer.says("0912.345.678")
    lawyer.hears("Đã ghi: 0912 345 678.")
    lawyer.blocks()
    writer.blocks()
    secretary.says("/nhac")
    secretary.hears(f"- {LAWYERS}: không nhắn được, xin gọi điện")
    secretary.taps("Danh sách cần gọi điện")
    secretary.hears("đã chặn trợ lý; điện thoại 0912 345 678", "đã chặn trợ lý; chưa có số điện thoại")
    secretary.hears("- Chưa có người vào, chưa có số điện thoại: Hội Chữ thập đỏ, ", "Hội Đông y")
    secretary.taps("Ghi số điện thoại")
    while "Hội Đông y" not in secretary.labels:
        secretary.taps("Xem thêm")
    secretary.taps("Hội Đông y")
    secretary.says("0204 3854 000")
    secretary.hears("- Hội Đông y: chưa có người vào; điện thoại 0204 3854 000")


def test_once_the_deadline_is_over_everybody_who_owes_is_on_the_list(office: Office) -> None:
    lawyer, secretary = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.SECRETARY)
    office.submits(office.joined(Role.OFFICER, RED_CROSS))
    lawyer.says("/trogiup")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.says("0912 345 678")
    office.stage.clock.set(moment("2023-11-27 17:01"))
    secretary.says("/nhac")
    secretary.hears("quá hạn", f"- {LAWYERS}: đã ghi 0 trên 11 số")
    secretary.taps("Danh sách cần gọi điện")
    secretary.hears("Đã qua hạn, xin gọi điện:", f"- {LAWYERS}: nhắn được nhưng chưa nộp; điện thoại 0912 345 678")
    secretary.hears_not(RED_CROSS)


def test_a_noted_call_takes_somebody_off_the_list(office: Office) -> None:
    lawyer, secretary = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.SECRETARY)
    lawyer.blocks()
    secretary.says("/nhac")
    secretary.taps("Danh sách cần gọi điện")
    secretary.taps("Ghi cuộc gọi")
    while LAWYERS not in secretary.labels:
        secretary.taps("Xem thêm")
    secretary.taps(LAWYERS)
    secretary.taps("Hẹn ngày mai")
    secretary.taps("Danh sách cần gọi điện")
    secretary.hears(f"- {LAWYERS}: đã gọi, hẹn ngày mai, không nhắc đến 17:00 21/11/2023")


def test_no_rival_reads_a_number(office: Office) -> None:
    lawyer, writer = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.OFFICER, WRITERS)
    lawyer.says("/trogiup")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.says("0912345678")
    for command in ("/nhac", "/tiendo", "/trangthai", "/tonghop"):
        writer.says(command)
        writer.hears_not("0912")
    traces = office.stage.read(
        lambda store: [row.details for row in store.connection.exec_driver_sql("SELECT * FROM audit")]
    )
    assert not any("0912" in each for each in traces)


def test_a_number_is_forgotten_on_wish(office: Office) -> None:
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    lawyer.says("/trogiup")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.says("0912345678")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.hears("Số điện thoại đang lưu: 0912 345 678")
    lawyer.taps("Xóa số điện thoại")
    lawyer.hears("Đã xóa số điện thoại.")
    lawyer.taps("Số điện thoại của tôi")
    lawyer.hears_not("0912 345 678\n")


# --- failures -----------------------------------------------------------------------------------------------------


def test_whom_a_reminder_did_not_reach_is_called_after_it(office: Office) -> None:
    lawyer, secretary = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.SECRETARY)
    office.stage.posts[office.on].failing.extend([Blocked()])
    minute(office, "2023-11-20 10:00")
    assert told(lawyer, "để nộp số liệu") == []
    minute(office, "2023-11-20 10:20")
    minute(office, "2023-11-24 08:00")
    assert told(secretary, "Xin gọi điện") == []
    minute(office, "2023-11-24 08:31")
    minute(office, "2023-11-24 08:32")
    (notice,) = told(secretary, "Xin gọi điện")
    assert f"- {LAWYERS}: " in notice
    assert "đã chặn trợ lý" in notice
    # A word from them, and a message reaches them again.
    office.stage.hand_in(Reach(lawyer.address, Reachable.OPEN, office.stage.clock.now()))
    secretary.says("/nhac")
    secretary.hears(f"- {LAWYERS}: đã ghi 0 trên 11 số")


def test_whoever_only_has_the_page_and_does_nothing_there_is_called(tmp_path: Path) -> None:
    with opened(tmp_path, "buttons", tariffs={"buttons": WEB}) as office:
        lawyer, writer = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.OFFICER, WRITERS)
        secretary = office.joined(Role.SECRETARY)
        minute(office, "2023-11-20 10:00")
        assert told(lawyer, "để nộp số liệu")
        writer.says("/nop")
        secretary.says("/nhac")
        secretary.hears(f"- {LAWYERS}: đã ghi 0 trên 11 số")
        secretary.taps("Danh sách cần gọi điện")
        secretary.hears(f"- {LAWYERS}: chỉ nhắc được trên trang web, từ đó chưa thấy vào lại")
        secretary.hears_not(f"- {WRITERS}: ")
        secretary.taps("Quay lại")
        secretary.taps("Xem lời nhắc đã tới chưa")
        secretary.hears(f"- {LAWYERS}: đã đưa lên trang web lúc", f"- {WRITERS}: đã gửi lúc")
        lawyer.says("/nop")
        secretary.says("/nhac")
        secretary.taps("Danh sách cần gọi điện")
        secretary.hears_not(f"- {LAWYERS}: ")


# --- windows ------------------------------------------------------------------------------------------------------


def test_before_the_first_burst_the_secretary_pastes_words_that_open_windows(priced: Office) -> None:
    lawyer, writer = priced.joined(Role.OFFICER, LAWYERS), priced.joined(Role.OFFICER, WRITERS)
    secretary = priced.joined(Role.SECRETARY)
    # The first reminder falls on Monday 20 November; the working day before it is Friday.
    priced.stage.clock.set(moment("2023-11-16 10:00"))
    secretary.says("/trogiup")
    minute(priced, "2023-11-16 16:00")
    assert told(secretary, "dán lời dưới đây") == []
    minute(priced, "2023-11-17 08:00")
    minute(priced, "2023-11-17 08:01")
    (notice,) = told(secretary, "dán lời dưới đây")
    assert "Có 2 người" in notice
    assert "08:00 thứ Hai 20/11" in notice
    assert "nhắn chữ SỐ LIỆU" in notice
    # One of them writes: theirs costs nothing, the other one's window is shut for good.
    priced.stage.clock.set(moment("2023-11-19 20:00"))
    lawyer.says("số liệu")
    secretary.says("/trogiup")
    minute(priced, "2023-11-20 08:00")
    assert len(told(lawyer, "để nộp số liệu")) == 1
    assert told(writer, "để nộp số liệu") == []
    secretary.says("/nhac")
    secretary.taps("Danh sách cần gọi điện")
    secretary.hears(f"- {WRITERS}: lâu ngày chưa nhắn")
    secretary.hears_not(f"- {LAWYERS}: ")


def test_where_all_windows_are_open_nothing_need_be_pasted(office: Office) -> None:
    office.joined(Role.OFFICER, LAWYERS)
    secretary = office.joined(Role.SECRETARY)
    minute(office, "2023-11-20 08:00")
    assert told(secretary, "dán lời dưới đây") == []


# --- the month ----------------------------------------------------------------------------------------------------


def test_the_operator_hears_of_a_month_that_does_not_fit_before_its_period_opens(tmp_path: Path) -> None:
    # Both blocs close in January, 18 associations and 16; the plan has room for one of them.
    both = ("bac-giang-2023", "xa-hoi-nghe-nghiep-2023")
    with opened(tmp_path, "text", keys=both, start="2023-12-10 09:00", tariffs={"text": SMALL}) as office:
        operator = office.joined(Role.OPERATOR)
        office.joined(Role.OFFICER, LAWYERS)
        minute(office, "2023-12-12 09:00")
        assert told(operator, "Gói đang dùng") == []
        for at in ("2023-12-14 09:00", "2023-12-14 09:01", "2023-12-15 09:00", "2023-12-16 09:00"):
            minute(office, at)
        (notice,) = told(operator, "Gói đang dùng")
        assert "text, tháng 01/2024: cần khoảng" in notice
        assert "cho 34 người, trong đó 33 người chưa vào" in notice
        assert "3000 tin mỗi tháng" in notice
        assert "chỗ cho 20 người" in notice
        assert "chỉ vừa cho khoảng một khối" in notice


def test_one_bloc_fits_and_nobody_is_bothered(tmp_path: Path) -> None:
    with opened(tmp_path, "text", start="2023-12-10 09:00", tariffs={"text": SMALL}) as office:
        operator = office.joined(Role.OPERATOR)
        minute(office, "2023-12-14 09:00")
        assert told(operator, "Gói đang dùng") == []
