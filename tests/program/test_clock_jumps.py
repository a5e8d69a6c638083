"""Clock jumps of a day, both ways: nobody is left without an answer, nobody reminded twice."""

from datetime import timedelta

from conversation.reach import Unavailable
from tests.support.script import Chat, Stage


def test_a_message_put_back_before_the_clock_was_set_back_holds_nobody_up(stage: Stage, chat: Chat) -> None:
    stage.posts[chat.address.channel].failing.append(Unavailable())
    chat.says("/name An")
    chat.hears_nothing()
    stage.clock.move(timedelta(days=-1))
    stage.deliver()
    chat.says("/name An")
    assert chat.heard


def test_a_day_lost_or_won_answers_the_next_message(stage: Stage, chat: Chat) -> None:
    chat.says("/name An")
    for jump in (timedelta(days=1), timedelta(days=-1), timedelta(days=-1), timedelta(days=2)):
        stage.clock.move(jump)
        chat.says("/name An")
        assert chat.heard
