"""From the outbox to the channel: in which order, what a failure leads to, what a crash repeats."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from conversation.messages import Address, Reachable, Typed
from conversation.reach import (
    MOST_ATTEMPTS,
    BadRequest,
    Blocked,
    Failure,
    Gone,
    QuotaSpent,
    Throttled,
    Unavailable,
    WindowClosed,
)
from storage.store import Store
from storage.tables import outbox
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS
from tests.support.script import START, Chat, Stage, playing


def counts(stage: Stage) -> dict[str, int]:
    return stage.read(lambda store: store.outbox.counts())


def reach(chat: Chat) -> Reachable:
    return chat.stage.read(lambda store: store.addresses.speaker(chat.address, None, chat.stage.clock.now()).reach)


def fails(chat: Chat, *failures: Failure | Exception | None) -> None:
    chat.stage.posts[chat.address.channel].failing.extend(failures)


# --- order --------------------------------------------------------------------------------------------------------


def test_a_reply_overtakes_announcements(stage: Stage) -> None:
    waiting, quiet = stage.chat("an", on="text"), stage.chat("binh", on="text")
    waiting.says("/name An")
    quiet.says("/name Bình")
    text = stage.posts["text"]

    # More announcements than are sent at once, and a reply put in behind them all.
    text.held.clear()
    stage.run(
        stage.receiver.hand_in(
            [quiet.incoming(Typed(f"/remind {person} {number}")) for number in range(150) for person in (1, 2)]
        )
    )
    stage.run(stage.receiver.hand_in([waiting.incoming(Typed("/form"))]))
    already_on_its_way = text.attempts
    text.held.set()
    stage.deliver()

    order = [delivery.part.text for delivery in text.sent if delivery.to == waiting.address]
    place = next(place for place, said in enumerate(order) if said.startswith("Question 1"))
    assert place <= already_on_its_way + 1
    assert len(order) == 152


def test_one_message_of_an_address_waits_for_the_one_before_it(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    fails(chat, Throttled(timedelta(seconds=30)))
    chat.says("/form")
    chat.hears_nothing()
    stage.hand_in(chat.incoming(Typed("/choose")))
    chat.hears_nothing()
    stage.later(timedelta(seconds=30))
    assert [each.part.text.partition("\n")[0] for each in chat.deliveries] == [
        "Question 1 of 10: how many?",
        "Which association?",
    ]


def test_a_throttled_address_does_not_hold_the_others_up(stage: Stage) -> None:
    slow, quick = stage.chat("an", on="text"), stage.chat("binh", on="text")
    fails(slow, Throttled(timedelta(seconds=30)))
    slow.says("/form")
    quick.says("/form")
    quick.hears("Question 1 of")
    slow.hears_nothing()


# --- every failure ------------------------------------------------------------------------------------------------


def test_throttled_waits_as_long_as_it_is_told_and_however_often(stage: Stage) -> None:
    chat = stage.chat("an")
    times = MOST_ATTEMPTS + 5
    fails(chat, *[Throttled(timedelta(seconds=30))] * times)
    chat.says("/form")
    for _ in range(times):
        chat.hears_nothing()
        stage.later(timedelta(seconds=29))
        chat.hears_nothing()
        stage.later(timedelta(seconds=1))
    chat.hears("Question 1 of")
    assert counts(stage) == {"sent": 1}


def test_unavailable_is_tried_again_ever_more_slowly_and_given_up_at_last(stage: Stage) -> None:
    chat = stage.chat("an")
    fails(chat, *[Unavailable()] * MOST_ATTEMPTS)
    chat.says("/form")
    waits = []
    while counts(stage) == {"pending": 1}:
        due = stage.read(lambda store: store.outbox.next_due(stage.clock.now()))
        assert due is not None
        waits.append((due - stage.clock.now()).total_seconds())
        stage.at(due)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]
    assert counts(stage) == {"dead": 1}
    chat.hears_nothing()
    assert reach(chat) is Reachable.OPEN


@pytest.mark.parametrize("failure", [Blocked(), Gone()])
def test_an_address_that_cannot_be_reached_is_not_tried_again(stage: Stage, failure: Failure) -> None:
    chat = stage.chat("an")
    fails(chat, failure)
    chat.says("/name An")
    assert counts(stage) == {"dead": 1}
    assert reach(chat) is Reachable.BLOCKED
    stage.later(timedelta(days=1))
    chat.hears_nothing()
    other = stage.chat("binh")
    other.says("/remind 1")
    assert counts(stage) == {"dead": 1, "sent": 1}


def test_a_message_the_service_refuses_is_given_up_and_the_address_stays(stage: Stage) -> None:
    chat = stage.chat("an")
    fails(chat, BadRequest("message text is empty"))
    chat.says("/form")
    assert counts(stage) == {"dead": 1}
    assert reach(chat) is Reachable.OPEN
    chat.says("/choose")
    chat.hears("Which association?")


def test_a_spent_quota_holds_the_whole_channel_back_and_no_other(stage: Stage) -> None:
    chats = [stage.chat(name, on="text") for name in ("an", "binh", "chi")]
    elsewhere = stage.chat("dung", on="buttons")
    text = stage.posts["text"]
    until = stage.clock.now() + timedelta(days=3)
    fails(chats[0], QuotaSpent(until))

    text.held.clear()
    stage.clock.move(timedelta(seconds=5))
    stage.run(stage.receiver.hand_in([chats[0].incoming(Typed("/form"))]))
    stage.run(asyncio.sleep(0))
    text.held.set()
    stage.deliver()
    stage.run(stage.receiver.hand_in([chat.incoming(Typed("/form")) for chat in chats[1:]]))
    elsewhere.says("/form")

    elsewhere.hears("Question 1 of")
    stage.at(until)
    for chat in chats:
        assert "Question 1 of" in chat.heard


def test_what_waits_on_a_channel_whose_quota_is_spent_is_not_tried(stage: Stage) -> None:
    chats = [stage.chat(name, on="text") for name in ("an", "binh", "chi")]
    text = stage.posts["text"]
    until = stage.clock.now() + timedelta(days=3)
    for chat in chats:
        fails(chat, Throttled(timedelta(minutes=1)))
    stage.hand_in(*(chat.incoming(Typed("/form")) for chat in chats))
    assert text.attempts == 3
    newest = stage.chat("dung", on="text")
    fails(newest, QuotaSpent(until))
    newest.says("/form")
    assert text.attempts == 4
    stage.later(timedelta(hours=1))
    assert text.attempts == 4
    stage.at(until)
    assert text.attempts == 8
    assert counts(stage) == {"sent": 4}


def test_a_bug_in_a_channel_stops_that_message_alone(stage: Stage) -> None:
    one, other = stage.chat("an"), stage.chat("binh")
    fails(one, RuntimeError("a bug"))
    one.says("/form")
    other.says("/form")
    other.hears("Question 1 of")
    assert counts(stage) == {"dead": 1, "sent": 1}


def test_a_channel_that_is_switched_off_is_waited_for(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with playing(database, FLOWS, language="en") as stage:
        chat = stage.chat("an")
        del stage.posts["buttons"]
        stage.run(stage.receiver.write(lambda store: _put(store, chat.address)))
        stage.deliver()
        assert counts(stage) == {"pending": 1}
    with playing(database, FLOWS, language="en", start=START + timedelta(hours=1)) as stage:
        stage.deliver()
        stage.chat("an").hears("Hello.")
    database.close()


def _put(store: Store, address: Address) -> None:
    speaker = store.addresses.speaker(address, "en", START)
    from conversation.dialogue import Body

    store.outbox.put(speaker.address_id, Body("Hello."), START)


# --- the next address ---------------------------------------------------------------------------------------------


def two_addresses(stage: Stage) -> tuple[Chat, Chat]:
    """One person with two addresses: the one they like best, and another."""
    first, second = stage.chat("an", on="buttons"), stage.chat("an", on="text")
    first.says("/name An")
    second.says("/form")
    stage.write(lambda store: store.people.owns(1, store.addresses.id_of(second.address) or 0))
    return first, second


@pytest.mark.parametrize("failure", [Blocked(), Gone(), WindowClosed(), BadRequest("no")])
def test_a_notice_falls_over_to_the_next_address(stage: Stage, failure: Failure) -> None:
    first, second = two_addresses(stage)
    fails(first, failure)
    other = stage.chat("binh", on="text")
    other.says("/remind 1 june")
    assert "Your figures are due." in second.heard
    assert "Your figures are due." not in first.heard
    other.says("/remind 1 june")
    assert second.heard.count("Your figures are due.") == 1


def test_a_notice_that_no_address_takes_is_left_for_a_person_to_call(stage: Stage) -> None:
    first, second = two_addresses(stage)
    other = stage.chat("binh", on="buttons")
    fails(other, None)
    fails(first, Blocked())
    fails(second, Gone())
    other.says("/remind 1 june")
    dead = stage.read(lambda store: store.connection.execute(outbox.select().where(outbox.c.state == "dead")).one())
    assert (dead.person_id, dead.key) == (1, "june")


def test_a_notice_for_somebody_without_an_address_is_not_put_in(stage: Stage) -> None:
    person = stage.write(lambda store: store.people.add("An", "vi", stage.clock.now()))
    chat = stage.chat("binh")
    chat.says(f"/remind {person} june")
    assert counts(stage) == {"sent": 1}


def test_looking_at_an_idle_outbox_is_no_news(stage: Stage) -> None:
    pokes: list[str] = []
    poke = stage.receiver.after_commit

    def counted() -> None:
        pokes.append("poke")
        poke()

    stage.receiver.after_commit = counted
    stage.deliver()
    stage.deliver()
    assert pokes == []
    stage.chat("an").says("/form")
    assert pokes != []


def test_a_reply_stays_where_it_was_asked_for(stage: Stage) -> None:
    first, second = two_addresses(stage)
    fails(first, BadRequest("no"))
    first.says("/choose")
    assert "Which association?" not in second.heard
    assert counts(stage)["dead"] == 1


# --- at least once ------------------------------------------------------------------------------------------------


def test_a_reminder_is_put_in_the_outbox_once_a_key(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    chat.says("/name An")
    chat.says("/remind 1 june-7", "/remind 1 june-7", "/remind 1 june-3")
    assert chat.heard.count("Your figures are due.") == 2


def test_a_notice_leaves_the_standing_question_standing(stage: Stage) -> None:
    chat, other = stage.chat("an", on="text"), stage.chat("binh", on="text")
    chat.says("/name An")
    chat.says("/choose")
    other.says("/remind 1")
    chat.hears("Your figures are due.")
    chat.says("2")
    chat.hears("Chosen: HND")


def test_a_crash_between_sending_and_marking_repeats_the_message(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with playing(database, FLOWS, language="en") as stage:
        chat = stage.chat("an", on="text")
        chat.says("/form")
        # As if the process had died after the send: sent, the mark never written.
        stage.write(
            lambda store: store.connection.execute(
                outbox.update().values(state="pending", claimed_until=stage.clock.now() + timedelta(seconds=120))
            )
        )
    with playing(database, FLOWS, language="en", start=START + timedelta(minutes=1)) as stage:
        stage.deliver()
        chat = stage.chat("an", on="text")
        chat.hears("Question 1 of")
        row = stage.read(lambda store: store.connection.execute(outbox.select()).one())
        assert row.doubled
        # What was typed before the message was repeated may have been typed without having seen it.
        stage.hand_in(chat.incoming(Typed("5"), at=START + timedelta(seconds=30)))
        assert "came before this question had reached you" in chat.heard
    database.close()


def test_what_was_sent_before_the_stop_is_not_sent_again(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    with playing(database, FLOWS, language="en") as stage:
        chats = [stage.chat(f"{number}", on="text") for number in range(20)]
        stage.posts["text"].held.clear()
        stage.run(stage.receiver.hand_in([chat.incoming(Typed("/form")) for chat in chats]))
        stage.run(asyncio.sleep(0))
        stage.posts["text"].held.set()
        first = len(stage.posts["text"].sent)
    sent = len(stage.posts["text"].sent)
    with playing(database, FLOWS, language="en", start=START + timedelta(minutes=1)) as stage:
        stage.deliver()
        assert first <= sent
        assert len(stage.posts["text"].sent) + sent == 20
    database.close()


def test_a_doubtful_send_is_repeated_and_remembered(stage: Stage) -> None:
    chat = stage.chat("an", on="text")
    fails(chat, Unavailable(doubtful=True), Unavailable())
    chat.says("/form")
    asked_at = stage.clock.now()
    stage.later(timedelta(seconds=2))
    # It may have been seen at the first attempt: what was typed since then answers it.
    stage.hand_in(chat.incoming(Typed("5"), at=asked_at + timedelta(seconds=1)))
    stage.later(timedelta(minutes=1))
    doubled = stage.read(lambda store: store.connection.execute(outbox.select().order_by(outbox.c.id)).first())
    assert doubled is not None
    assert doubled.doubled


# --- parts --------------------------------------------------------------------------------------------------------


def test_a_long_message_is_split_and_its_choices_stand_under_the_last_part(chat: Chat) -> None:
    chat.says("/long")
    assert len(chat.deliveries) > 1
    for line in range(1, 301):
        chat.hears(f"Line {line} of a long summary.")
    assert [bool(each.part.buttons) for each in chat.deliveries[:-1]] == [False] * (len(chat.deliveries) - 1)
    chat.taps("Next")
    chat.hears("Whenever you like.")


def test_parts_that_were_sent_are_not_sent_again(stage: Stage) -> None:
    chat = stage.chat("an")
    fails(chat, None, Unavailable())
    chat.says("/long")
    assert len(chat.deliveries) == 1
    stage.later(timedelta(seconds=2))
    assert chat.heard.count("Line 1 of") == 1
    assert chat.heard.count("Line 300 of") == 1


def test_a_file_goes_out_behind_its_text(chat: Chat) -> None:
    chat.says("/document")
    text, file = [each.part for each in chat.deliveries]
    assert text.text == "Here it is."
    assert file.file is not None
    assert file.file.name == "report.pdf"
