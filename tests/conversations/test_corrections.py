"""Somebody changes the words of an answer after sending it: asked about, taken by the rules of any answer."""

import pytest

from conversation.session import Session
from emulation.people import Role
from tests.support.office import Office
from tests.support.script import Chat

RED_CROSS = "Hội Chữ thập đỏ"
ASKS = "Quý vị vừa sửa “{}” thành “{}”. Lấy nội dung mới không?"


@pytest.fixture
def officer(office: Office) -> Chat:
    """An officer who has answered the first question with a slip."""
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.says("152.400")
    chat.hears("Đã ghi 152.400", "Câu 2 trên 14")
    return chat


def first_figure(office: Office) -> list[str]:
    """Return every revision of the first figure, oldest first."""
    who = office.association(RED_CROSS).id

    def look(store):  # type: ignore[no-untyped-def]
        period = next(each for each in store.seasons.periods(office.season().id) if each.code == "estimate")
        asked = store.seasons.asked(who, period.id)[0].indicator.id
        return [str(each.value) for each in store.figures.revisions(who, asked, period.id)]

    return office.stage.read(look)


def test_the_new_words_are_asked_about_and_taken(office: Office, officer: Chat) -> None:
    officer.edits("152.500")
    officer.hears(ASKS.format("152.400", "152.500"))
    assert first_figure(office) == ["152400"]
    officer.taps("Lấy số mới")
    officer.hears("Đã ghi 152.500", "Câu 2 trên 14")
    assert first_figure(office) == ["152400", "152500"]


def test_what_was_noted_may_stay_and_the_next_question_stands_again(office: Office, officer: Chat) -> None:
    officer.edits("152.500")
    officer.taps("Giữ như cũ")
    officer.hears("Vẫn giữ như cũ.", "Câu 2 trên 14")
    assert first_figure(office) == ["152400"]


def test_new_words_go_through_the_same_rules(office: Office, officer: Chat) -> None:
    officer.edits("15")
    officer.taps("Lấy số mới")
    officer.hears("Có đúng không?")
    assert first_figure(office) == ["152400"]
    officer.taps("Đúng, giữ số này")
    assert first_figure(office) == ["152400", "15"]


def test_new_words_that_hold_no_figure_lead_back_to_the_question(office: Office, officer: Chat) -> None:
    officer.edits("xin lỗi, nhầm")
    officer.taps("Lấy số mới")
    officer.hears("Câu 1 trên 14")
    assert first_figure(office) == ["152400"]


def test_words_that_stay_the_same_say_nothing(officer: Chat) -> None:
    officer.edits(" 152.400 ")
    officer.hears_nothing()
    officer.says("1.310")
    officer.hears("Đã ghi 1.310")


def test_an_older_answer_stays_and_the_way_to_change_it_is_told(office: Office, officer: Chat) -> None:
    officer.says("1.310")
    officer.edits("152.500", back=2)
    officer.hears("nội dung đã ghi giữ nguyên", "Sửa một số")
    officer.says("32,5 tỷ")
    officer.hears("Câu 4 trên 14")
    assert first_figure(office) == ["152400"]


def test_the_last_answer_may_be_changed_while_it_is_doubted(officer: Chat) -> None:
    officer.says("1")
    officer.hears("Có đúng không?")
    officer.edits("1.310")
    officer.taps("Lấy số mới")
    officer.hears("Đã ghi 1.310", "Câu 3 trên 14")


def test_after_submission_the_way_to_correct_is_told(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.submits(chat, "152.400", "1.310")
    chat.edits("120.000", back=2)
    chat.hears("đã nộp", "mã nhận CTD-")


def test_the_last_answer_outlives_a_restart(office: Office, officer: Chat) -> None:
    def packed_and_unpacked(store):  # type: ignore[no-untyped-def]
        where = store.addresses.id_of(officer.address)
        standing = store.addresses.standing(where)
        assert Session.from_json(standing.to_json()) == standing
        return standing.answered

    assert office.stage.read(packed_and_unpacked).words == "152.400"


def test_a_strangers_edit_is_a_new_try(office: Office) -> None:
    stranger = office.stranger("khách")
    stranger.says("NCT-0000x")
    stranger.edits(office.code(Role.OFFICER, RED_CROSS))
    stranger.hears(RED_CROSS)


def test_edits_of_other_words_change_nothing(officer: Chat) -> None:
    officer.says("/tiendo")
    officer.edits("/trangthai")
    officer.hears("nội dung đã ghi giữ nguyên")
