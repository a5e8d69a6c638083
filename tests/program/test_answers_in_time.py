"""Which question an answer is for, by the moments at which both were sent; the same answer sent twice counts once."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conversation.messages import Address, Tapped, Typed
from tests.support.form import answers
from tests.support.script import Chat, Stage


def test_an_answer_older_than_its_question_is_asked_again(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    chat.says("/form")
    before = stage.clock.now() + timedelta(milliseconds=999)
    stage.clock.move(timedelta(seconds=1))
    stage.hand_in(chat.incoming(Typed("36")))
    stage.hand_in(chat.incoming(Typed("40"), at=before))
    chat.hears("came before this question had reached you")
    assert answers(chat) == [("1", "36")]
    stage.hand_in(chat.incoming(Typed("40"), at=stage.clock.now()))
    assert answers(chat) == [("1", "36"), ("2", "40")]


def test_where_seconds_are_whole_an_answer_within_the_second_is_taken(stage: Stage) -> None:
    chat = stage.chat("an", on="buttons")
    chat.says("/form")
    stage.clock.move(timedelta(seconds=5, milliseconds=900))
    stage.hand_in(chat.incoming(Typed("36")))
    stage.clock.move(timedelta(milliseconds=50))
    quick = chat.incoming(Typed("40"))
    assert quick.at < stage.clock.now() - timedelta(milliseconds=900), "dated to the whole second, before the question"
    stage.hand_in(quick)
    assert answers(chat) == [("1", "36"), ("2", "40")]


def test_where_seconds_are_whole_the_same_words_within_the_second_are_one_answer(stage: Stage) -> None:
    chat = stage.chat("an", on="buttons")
    chat.says("/form")
    stage.clock.move(timedelta(seconds=5, milliseconds=300))
    first, again = chat.incoming(Typed("36")), chat.incoming(Typed("36"))
    stage.clock.move(timedelta(milliseconds=200))
    stage.hand_in(first)
    stage.clock.move(timedelta(milliseconds=200))
    stage.hand_in(again)
    chat.hears("came before this question had reached you", "Question 2 of")
    assert answers(chat) == [("1", "36")]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=st.from_regex(r"\A[0-9]{1,9}\Z"),
    sent=st.timedeltas(timedelta(0), timedelta(seconds=3)),
    delay=st.timedeltas(timedelta(microseconds=1), timedelta(seconds=5)),
    again=st.floats(0, 0.999),
    second_delay=st.timedeltas(timedelta(0), timedelta(seconds=5)),
)
def test_an_answer_sent_twice_within_the_channels_delay_is_one_answer(
    chat: Chat, answer: str, sent: timedelta, delay: timedelta, again: float, second_delay: timedelta
) -> None:
    """Both were on their way before the next question was: whatever the delays, it is not filled by the second."""
    stage = chat.stage
    person = Chat(stage, Address(chat.address.channel, f"person {next(stage.numbers)}"), "en")
    person.says("/form")
    sent_at = stage.clock.now() + timedelta(seconds=5) + sent
    arrived_at = sent_at + delay
    # Rounded down: what is sent again was sent before the first one arrived, were it by a millionth of a second.
    sent_again_at = sent_at + timedelta(microseconds=int(delay / timedelta.resolution * again))
    first = person.incoming(Typed(answer), at=sent_at)
    second = person.incoming(Typed(answer), at=sent_again_at)
    stage.clock.set(arrived_at)
    stage.hand_in(first)
    stage.clock.set(max(arrived_at, sent_again_at + second_delay))
    stage.hand_in(second)
    assert answers(person) == [("1", answer)]
    stage.clock.move(timedelta(seconds=5))
    stage.hand_in(person.incoming(Typed(answer)))
    assert answers(person) == [("1", answer), ("2", answer)]


def test_a_tap_on_a_screen_proves_that_it_was_seen(stage: Stage) -> None:
    chat = stage.chat("an")
    chat.says("/choose")
    data = chat.buttons["Hội Nông dân"]
    stage.hand_in(chat.incoming(Tapped(data), at=stage.clock.now() - timedelta(seconds=30)))
    chat.hears("Chosen: HND")


def test_an_answer_to_a_question_that_was_never_sent_is_not_taken(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    stage.posts["text"].held.clear()
    stage.run(stage.receiver.hand_in([chat.incoming(Typed("/choose"))]))
    stage.clock.move(timedelta(minutes=1))
    # The outbox holds the menu, nobody has seen it: "1" cannot mean its first line.
    stage.run(stage.receiver.hand_in([chat.incoming(Typed("/form")), chat.incoming(Typed("1"))]))
    stage.posts["text"].held.set()
    stage.deliver()
    chat.hears("came before this question had reached you")
    assert answers(chat) == []
