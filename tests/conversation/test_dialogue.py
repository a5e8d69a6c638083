"""Which step an event leads to, and what stands after the reply: the rule on digits before all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from conversation.dialogue import Heard, Missed, hear, restated, shown
from conversation.messages import (
    Address,
    Choice,
    Finished,
    Incoming,
    Manner,
    Reply,
    Said,
    Sent,
    StepCall,
    Tapped,
    Typed,
)
from conversation.sentences import say
from conversation.session import LETTERS, Offered, Session
from conversation.steps import Flow, Flows
from conversation.text import clean, fold
from conversation.translation import Translator

AT = datetime(2023, 12, 1, tzinfo=UTC)
ENGLISH = Translator("en", ZoneInfo("Asia/Ho_Chi_Minh"), lambda number, _language: str(number))

flow: Flow[None] = Flow("try")


@flow.command("nop", "submit", describe=say("Enter"), words=("nộp số liệu", "để sau"))
@flow.step
def enter(_turn: None) -> Reply:
    return Reply(text="")


@flow.step
def unasked(_turn: None) -> Reply:
    return Reply(text="")


@flow.step
def received(_turn: None) -> Reply:
    return Reply(text="")


FLOWS = Flows((flow,), unasked, received)
TOOK = StepCall("figures.took", (7,))


def heard(session: Session, said: Said | str, *, in_time: bool = True) -> Heard | Missed:
    incoming = Incoming(
        event_id="1",
        sender=Address("web", "an"),
        said=Typed(clean(said)) if isinstance(said, str) else said,
        at=AT,
    )
    return hear(FLOWS, session, incoming, answers_in_time=in_time)


def to(found: Heard | Missed) -> StepCall | Missed:
    return found.call if isinstance(found, Heard) else found


def asking(*labels: str, ways: tuple[str, ...] = (), free_text: bool = False, screen: int = 5) -> Session:
    offered = [Offered(label, StepCall("picked", (label,)), Manner.NUMBERED) for label in labels]
    offered += [Offered(label, StepCall("way", (label,)), Manner.WORD) for label in ways]
    return Session(screen, "Hỏi gì đó?", tuple(offered), TOOK if free_text else None)


def picked(label: str) -> StepCall:
    return StepCall("picked", (label,))


# --- digits never collide -----------------------------------------------------------------------------------------

labels = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20) | st.integers(0, 10**6).map(
    lambda number: f"{number:,}".replace(",", ".")
)
# As people type them: digits of any script, dots, commas, spaces between.
figures = st.from_regex(r"\A\d[\d.,]{0,11}( \d{3}){0,2}\Z").filter(lambda text: any(c.isdecimal() for c in text))


@given(st.lists(labels, max_size=26), st.lists(labels, max_size=5), figures)
def test_digits_at_a_question_that_takes_free_text_are_always_the_answer(
    choices: list[str], ways: list[str], figure: str
) -> None:
    session = asking(*choices, ways=tuple(ways), free_text=True)
    assert to(heard(session, figure)) == TOOK


@given(st.lists(labels, max_size=26), st.lists(labels, max_size=5))
def test_khong_at_a_question_that_takes_free_text_is_always_the_answer(choices: list[str], ways: list[str]) -> None:
    session = asking(*choices, ways=tuple(ways), free_text=True)
    for said in ("không", "Không", "KHONG", "không."):
        assert to(heard(session, said)) == TOOK


@given(st.lists(labels, min_size=1, max_size=26, unique_by=fold), st.data())
def test_a_label_typed_in_any_case_with_or_without_marks_is_picked_or_asked_again_never_taken_for_another(
    choices: list[str], data: st.DataObject
) -> None:
    index = data.draw(st.integers(0, len(choices) - 1))
    label = choices[index]
    written = data.draw(st.sampled_from([label, label.upper(), label.lower(), fold(label), f" {label}. "]))
    assume(fold(written) == fold(label) != "")
    assume(not clean(written).startswith("/"))
    # A label that is itself the number of another line is read as what it says.
    assert to(heard(asking(*choices), written)) == picked(label)


@given(st.integers(1, 26), st.data())
def test_numbered_choices_are_picked_by_their_numbers(many: int, data: st.DataObject) -> None:
    choices = [f"Hội {letter}" for letter in LETTERS[:many]]
    number = data.draw(st.integers(1, many))
    assert to(heard(asking(*choices), f"{number}")) == picked(choices[number - 1])
    assert to(heard(asking(*choices), f"{number}.")) == picked(choices[number - 1])
    assert to(heard(asking(*choices), f"{many + 1}")) is Missed.NOT_OFFERED
    assert to(heard(asking(*choices), "0")) is Missed.NOT_OFFERED


@given(st.integers(1, 26), st.data())
def test_lettered_choices_are_picked_by_their_letters(many: int, data: st.DataObject) -> None:
    choices = [f"{number}.000" for number in range(1, many + 1)]
    place = data.draw(st.integers(0, many - 1))
    letter = LETTERS[place]
    session = asking(*choices, free_text=True)
    for written in (letter, letter.lower(), f"{letter}.", f"{letter.lower()})"):
        assert to(heard(session, written)) == picked(choices[place])


@pytest.mark.parametrize("typed", ["à", "Ă", "â", "đ", "AB", "a b"])
def test_a_letter_with_a_mark_is_no_choice_where_letters_choose(typed: str) -> None:
    assert to(heard(asking("28", "28.000", "3", "4", free_text=True), typed)) == TOOK


@pytest.mark.parametrize(("typed", "place"), [("một", 0), ("MOT", 0), ("hai", 1), ("Ba", 2), ("two", 1), ("three", 2)])
def test_a_number_may_be_written_out(typed: str, place: int) -> None:
    choices = ("Hội Chữ thập đỏ", "Hội Nông dân", "Hội Người mù")
    assert to(heard(asking(*choices), typed)) == picked(choices[place])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("chọn 2", 1),
        ("so 3", 2),
        ("Số 3.", 2),
        ("gõ số 1", 0),
        ("3. Hội 3", 2),
        ("3) hoi 3", None),
        ("mười một", 10),
        ("muoi lam", 14),
        ("sáu", 5),
        ("chọn sáu", 5),
    ],
)
def test_a_number_may_be_led_in_or_typed_with_its_whole_line(typed: str, place: int | None) -> None:
    choices = [f"Hội {number}" for number in range(1, 17)]
    assert to(heard(asking(*choices), typed)) == (Missed.NOT_OFFERED if place is None else picked(choices[place]))


@pytest.mark.parametrize("typed", ["sau", "Sau", "SAU."])
def test_later_without_its_mark_is_not_the_sixth_line(typed: str) -> None:
    assert to(heard(asking(*"abcdefg"), typed)) is Missed.NOT_OFFERED


@pytest.mark.parametrize(("typed", "place"), [("chọn B", 1), ("gõ a", 0), ("Chon b.", 1), ("số 5", None)])
def test_a_letter_may_be_led_in(typed: str, place: int | None) -> None:
    choices = ("28", "28.000")
    found = to(heard(asking(*choices, free_text=True), typed))
    assert found == (TOOK if place is None else picked(choices[place]))


def test_a_label_counts_before_a_number_written_out() -> None:
    assert to(heard(asking("Bà Năm", "Ba", "Tư"), "ba")) == picked("Ba")


def test_labels_that_differ_in_their_marks_alone_are_told_apart_by_them() -> None:
    session = asking("Hội Mỹ thuật", "Hội Mý thuật")
    assert to(heard(session, "hội mỹ thuật")) == picked("Hội Mỹ thuật")
    assert to(heard(session, "HỘI MÝ THUẬT")) == picked("Hội Mý thuật")
    assert to(heard(session, "hoi my thuat")) is Missed.NOT_OFFERED
    assert to(heard(session, "2")) == picked("Hội Mý thuật")


@pytest.mark.parametrize("typed", ["", "?", "…", "   ", "()"])
def test_nothing_but_marks_picks_nothing(typed: str) -> None:
    assert to(heard(asking("?", "Có"), typed)) is Missed.NOT_OFFERED


# --- ways out, words, commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["sửa", "SUA", "Sửa.", "sua"])
def test_a_way_out_is_taken_by_its_words(typed: str) -> None:
    session = asking("28", "28.000", ways=("Sửa", "Quay lại"), free_text=True)
    assert to(heard(session, typed)) == StepCall("way", ("Sửa",))


def test_a_way_out_counts_before_a_command_of_the_same_words() -> None:
    assert to(heard(asking(ways=("Để sau",), free_text=True), "để sau")) == StepCall("way", ("Để sau",))
    assert to(heard(asking(free_text=True), "để sau")) == StepCall("try.enter")


@pytest.mark.parametrize("typed", ["nộp số liệu", "NOP SO LIEU", "Nộp số liệu!"])
@pytest.mark.parametrize("session", [Session(), asking("Có"), asking(free_text=True)])
def test_a_commands_words_lead_to_it_from_anywhere(session: Session, typed: str) -> None:
    assert to(heard(session, typed)) == StepCall("try.enter")


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("/nop", ""),
        ("/NOP", ""),
        ("/submit", ""),
        ("/nop@tongket_bot", ""),
        ("/nop NCT-4827", "NCT-4827"),
        ("/nop@tongket_bot NCT-4827", "NCT-4827"),
        ("/nop\nmột\nhai", "một\nhai"),
    ],
)
def test_a_command_is_heard_with_what_stands_behind_it(typed: str, rest: str) -> None:
    found = heard(asking("Có", free_text=True), typed)
    assert isinstance(found, Heard)
    assert (found.call, found.rest) == (StepCall("try.enter"), rest)


@pytest.mark.parametrize("typed", ["/", "/xoso", "/nop1", "/ nop", "//nop", "/no-p"])
def test_a_command_we_do_not_have_is_told_so(typed: str) -> None:
    assert heard(asking(free_text=True), typed) is Missed.UNKNOWN_COMMAND


# --- nothing asked, files, errands --------------------------------------------------------------------------------


def test_words_when_nothing_stands_are_unasked() -> None:
    assert to(heard(Session(3, "Cảm ơn."), "36")) == StepCall("try.unasked")


def test_a_file_goes_where_the_question_wants_it_or_is_received() -> None:
    photo = Sent("photo", "handle")
    wants = Session(1, "Gửi ảnh?", answer=TOOK, file_to=StepCall("evidence.took", (1,)))
    assert to(heard(wants, photo)) == StepCall("evidence.took", (1,))
    assert to(heard(asking(free_text=True), photo)) == StepCall("try.received")


def test_an_errand_comes_back_to_its_step_whatever_stands() -> None:
    back = StepCall("evidence.kept", (1,))
    found = heard(asking("Có"), Finished(back, {"sha256": "…"}))
    assert isinstance(found, Heard)
    assert (found.call, found.result) == (back, {"sha256": "…"})


# --- time ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["36", "a", "để sau lại", "28.000"])
def test_what_came_before_the_question_answers_nothing(typed: str) -> None:
    assert heard(asking("28.000", free_text=True), typed, in_time=False) is Missed.TOO_EARLY
    assert heard(asking("Có", "Không"), "1", in_time=False) is Missed.TOO_EARLY


def test_a_command_is_never_too_early() -> None:
    assert to(heard(asking(free_text=True), "/nop", in_time=False)) == StepCall("try.enter")
    assert to(heard(asking(free_text=True), "nộp số liệu", in_time=False)) == StepCall("try.enter")


def test_where_nothing_is_asked_nothing_is_too_early() -> None:
    assert to(heard(Session(3, "Cảm ơn."), "36", in_time=False)) == StepCall("try.unasked")


# --- buttons ------------------------------------------------------------------------------------------------------


def test_a_tap_counts_on_the_newest_screen_alone() -> None:
    session = asking("Có", "Không", screen=5)
    assert to(heard(session, Tapped("5.1"), in_time=False)) == picked("Không")
    for old in ("4.1", "6.1", "0.0"):
        assert heard(session, Tapped(old)) is Missed.OLD_BUTTON


@given(st.text(max_size=12) | st.from_regex(r"\A\d{1,3}\.\d{1,3}\Z"))
def test_a_forged_tap_leads_to_what_is_offered_or_nowhere(data: str) -> None:
    session = asking("Có", "Không", screen=5)
    expected: dict[str, StepCall] = {"5.0": picked("Có"), "5.1": picked("Không")}
    found = to(heard(session, Tapped(data)))
    assert found is Missed.OLD_BUTTON or found in expected.values()
    if data in expected:
        assert found == expected[data]


# --- what stands after a reply ------------------------------------------------------------------------------------


def test_a_question_stands_with_its_choices_under_a_new_screen() -> None:
    reply = Reply(
        text="Chọn?",
        choices=(Choice("Có", picked("Có")), Choice("Để sau", StepCall("way"), Manner.WORD)),
        answer=TOOK,
        file_to=StepCall("evidence.took"),
    )
    body, standing = shown(reply, asking("Cũ", screen=5), ENGLISH, heard=42)
    assert standing == Session(
        6,
        "Chọn?",
        (
            Offered("Có", picked("Có"), Manner.NUMBERED),
            Offered("Để sau", StepCall("way"), Manner.WORD),
        ),
        TOOK,
        StepCall("evidence.took"),
        42,
    )
    assert body.screen == 6
    assert body.choices == (("Có", "6.0", "A"), ("Để sau", "6.1", None))
    assert "để sau" in body.hint
    for label, data, key in body.choices:
        assert to(heard(standing, Tapped(data))) == to(heard(standing, key or label))


def test_a_notice_leaves_the_question_standing_and_has_no_screen() -> None:
    before = asking("Có")
    body, standing = shown(Reply(text="Còn 3 ngày.", notice=True), before, ENGLISH)
    assert standing is before
    assert (body.screen, body.choices, body.hint) == (None, (), "")


def test_asking_again_keeps_question_and_choices_and_makes_old_buttons_old() -> None:
    before = asking("Có", ways=("Để sau",), free_text=True, screen=5)
    body, standing = shown(Reply(text="Không thấy số nào.", again=True), before, ENGLISH)
    assert (standing.screen, standing.asked, standing.offered, standing.answer) == (
        6,
        before.asked,
        before.offered,
        before.answer,
    )
    assert body.text == "Không thấy số nào."
    assert heard(standing, Tapped("5.0")) is Missed.OLD_BUTTON


def test_where_we_are_is_said_again_behind_the_reason() -> None:
    body, standing = restated("Nút cũ.", asking("Có", screen=5), ENGLISH)
    assert body.text == "Nút cũ.\nHỏi gì đó?"
    assert body.choices == (("Có", "6.0", "1"),)
    assert standing.screen == 6
    body, _ = restated("Nút cũ.", Session(5, "Cảm ơn."), ENGLISH)
    assert body.text == "Nút cũ."


def test_a_long_question_is_not_read_out_again_after_one_word_that_was_not_understood() -> None:
    list_ = replace(asking("Có", screen=5), asked="Hỏi gì đó?\n- một\n- hai\n- ba\n- bốn")
    body, standing = restated("Chưa hiểu.", list_, ENGLISH, briefly=True)
    assert (body.text, body.choices) == ("Chưa hiểu.", (("Có", "6.0", "1"),))
    assert Session.from_json(standing.to_json()) == standing
    body, standing = restated("Chưa hiểu.", standing, ENGLISH, briefly=True)
    assert body.text.endswith("- bốn")
    assert not standing.brief


def test_a_long_menu_is_named_by_its_keys_once() -> None:
    labels = [f"Mục {letter}" for letter in "ABCDEFGHI"]
    body, standing = restated("Chưa hiểu.", asking(*labels), ENGLISH, briefly=True)
    assert body.menu == "The choices above still hold: type one of 1 to 9."
    assert len(body.choices) == 9
    assert restated("Chưa hiểu.", standing, ENGLISH, briefly=True)[0].menu == ""
    assert restated("Chưa hiểu.", asking(*labels[:8]), ENGLISH, briefly=True)[0].menu == ""


def test_what_is_sealed_does_not_stay_in_the_session() -> None:
    link = "https://example.org/b/7Q"
    _, standing = shown(Reply(text=link, choices=(Choice("Xong", picked("Xong")),), sealed=True), Session(), ENGLISH)
    assert link not in standing.to_json()


def test_time_is_no_concern_of_hearing() -> None:
    """Only whoever calls knows when the question was first sent; the same words lead to the same step at any date."""
    late = Incoming(event_id="1", sender=Address("web", "an"), said=Typed("36"), at=AT + timedelta(days=999))
    assert to(hear(FLOWS, asking(free_text=True), late)) == TOOK


def test_where_the_next_words_go_on_with_the_last_they_count_whenever_they_were_sent() -> None:
    session = replace(asking(ways=("Hết",), free_text=True), early=True)
    assert Session.from_json(session.to_json()) == session
    assert to(heard(session, "và 38 nhà.", in_time=False)) == TOOK
    assert to(heard(asking(ways=("Hết",), free_text=True), "và 38 nhà.", in_time=False)) is Missed.TOO_EARLY


def test_a_report_that_crossed_a_question_is_still_a_report() -> None:
    crossed = heard(asking(free_text=True), "Báo cáo " * 40, in_time=False)
    assert to(crossed) == StepCall("try.unasked")
