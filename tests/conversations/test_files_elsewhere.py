"""Files where the chat brings none: nothing is pretended, and the next way is named."""

from emulation.people import Role
from tests.support.office import Office

RED_CROSS = "Hội Chữ thập đỏ"


def test_what_the_chat_does_not_hand_over_gets_the_ways_that_are_left(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("nộp số liệu")
    chat.taps("Bắt đầu")
    chat.sends(b"", kind="unsupported")
    chat.hears(
        "không nhận được nội dung vừa gửi", "Chưa có gì thay đổi", "https://tongket.example/gui-tep#u", "dán lời văn"
    )
    chat.says("147.500")
    chat.hears("Đã ghi 147.500 người", "Câu 2 trên 14")


def test_the_same_while_a_file_is_waited_for(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("minh chứng")
    chat.taps("Gửi minh chứng cho một số liệu")
    chat.taps("Hội viên cuối kỳ")
    chat.sends(b"", kind="unsupported")
    chat.hears("https://tongket.example/gui-tep#u")


def test_a_stranger_is_led_to_the_door(office: Office) -> None:
    chat = office.stage.chat("somebody")
    chat.sends(b"", kind="unsupported")
    chat.hears("mã mời")
    chat.hears_not("gui-tep")
