"""From an event to its commit: which step it leads to, what is kept, what is said when it leads to none."""

import asyncio
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.receive import NotTaken, Outcome, Receiver
from conversation.messages import Address, Incoming, Reach, Reachable, Typed
from conversation.translation import Translators
from storage.store import Store
from storage.tables import audit, session
from tests.support.databases import new_sqlite
from tests.support.form import FLOWS, QUESTIONS, Unforeseen, answers, kept
from tests.support.post import StoppedClock
from tests.support.script import PROFILES, START, ZONE, Chat, Stage, hand_in_at_once, in_digits, playing


def test_a_form_is_answered_from_the_first_question_to_the_last(chat: Chat) -> None:
    chat.says("/form")
    for number in range(1, QUESTIONS + 1):
        chat.hears(f"Question {number} of {QUESTIONS}")
        chat.says(str(number * 100))
    chat.hears("Thank you.")
    assert answers(chat) == [(str(number), str(number * 100)) for number in range(1, QUESTIONS + 1)]


def test_words_when_nothing_was_asked_are_answered(chat: Chat) -> None:
    chat.says("xin chào")
    chat.hears("Nothing was asked.")


@pytest.mark.parametrize("typed", ["điền phiếu", "Dien phieu", "ĐIỀN PHIẾU!", "/FORM", "/form@tongket_bot"])
def test_a_command_is_reached_by_its_plain_words_with_or_without_diacritics(chat: Chat, typed: str) -> None:
    chat.says(typed)
    chat.hears("Question 1 of")


def test_an_unknown_command_is_told_where_help_is_and_the_question_stands(chat: Chat) -> None:
    chat.says("/form")
    chat.says("/lottery")
    chat.hears("I do not know that command", "Question 1 of")
    chat.says("5")
    assert answers(chat) == [("1", "5")]


# --- choices ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed", ["Hội Nông dân", "hội nông dân", "HOI NONG DAN", "Hoi nong dan.", "hội  nông  dân", "2", "2.", "hai"]
)
def test_a_choice_may_be_typed(chat: Chat, typed: str) -> None:
    chat.says("/choose")
    chat.says(typed)
    chat.hears("Chosen: HND")


def test_a_choice_is_picked_as_the_channel_offers_it(chat: Chat) -> None:
    chat.says("/choose")
    chat.offers("Hội Chữ thập đỏ", "Hội Nông dân", "Hội Người mù")
    chat.taps("Hội Người mù")
    chat.hears("Chosen: NM")


def test_what_is_not_offered_is_asked_again(chat: Chat) -> None:
    chat.says("/choose")
    chat.says("Hội Cựu chiến binh")
    chat.hears("I did not understand that", "Which association?")
    chat.taps("Hội Nông dân")
    chat.hears("Chosen: HND")


@pytest.mark.parametrize(
    ("typed", "kept_as"),
    [("A", ("meant", "28")), ("b.", ("meant", "28000")), ("2", ("1", "2")), ("28", ("1", "28")), ("1", ("1", "1"))],
)
def test_where_digits_may_be_the_answer_choices_have_letters(chat: Chat, typed: str, kept_as: tuple[str, str]) -> None:
    chat.says("/doubt")
    chat.says(typed)
    assert answers(chat) == [kept_as]


@pytest.mark.parametrize("typed", ["sửa", "SUA", "Sửa"])
def test_a_way_out_of_a_question_is_typed_by_its_own_words(chat: Chat, typed: str) -> None:
    chat.says("/doubt")
    chat.says(typed)
    chat.hears("Question 1 of")
    assert answers(chat) == []


def test_an_old_button_is_told_where_we_are(stage: Stage) -> None:
    chat = stage.chat("an")
    chat.says("/choose")
    old = chat.buttons["Hội Nông dân"]
    chat.says("/form")
    chat.taps_again(old)
    chat.hears("That button belongs to an earlier question", "Question 1 of")
    chat.says("7")
    assert answers(chat) == [("1", "7")]


def test_a_button_tapped_twice_counts_once(stage: Stage) -> None:
    chat = stage.chat("an")
    chat.says("/choose")
    data = chat.buttons["Hội Nông dân"]
    chat.taps_again(data)
    chat.taps_again(data)
    chat.hears("That button belongs to an earlier question")
    assert answers(chat) == [("association", "HND")]


@pytest.mark.parametrize("forged", ["", ".", "1", "1.", ".0", "1.99", "-1.0", "1.-1", "٣.٠", "9" * 30 + ".0", "a.b"])
def test_a_forged_button_leads_nowhere(stage: Stage, forged: str) -> None:
    chat = stage.chat("an")
    chat.says("/choose")
    chat.taps_again(forged)
    chat.hears("That button belongs to an earlier question", "Which association?")


# --- a command in mid-question ------------------------------------------------------------------------------------


def test_a_command_in_mid_question_keeps_what_was_answered(chat: Chat) -> None:
    chat.says("/form")
    chat.says("5")
    chat.says("/choose")
    chat.hears("Which association?")
    chat.taps("Hội Nông dân")
    assert answers(chat) == [("1", "5"), ("association", "HND")]


# --- once and no more ---------------------------------------------------------------------------------------------


def test_the_same_event_twice_counts_once(chat: Chat) -> None:
    stage = chat.stage
    chat.says("/form")
    event = chat.incoming(Typed("36"))
    assert stage.hand_in(event) == [Outcome.ANSWERED]
    said = len(chat.deliveries)
    assert stage.hand_in(event) == [Outcome.SEEN_BEFORE]
    assert stage.hand_in(event, event) == [Outcome.SEEN_BEFORE, Outcome.SEEN_BEFORE]
    assert len(chat.deliveries) == said
    assert answers(chat) == [("1", "36")]


def test_the_same_event_handed_in_at_the_same_time_counts_once(chat: Chat) -> None:
    stage = chat.stage
    chat.says("/form")
    event = chat.incoming(Typed("36"))
    outcomes = hand_in_at_once(stage, [event], [event], [event])
    assert sorted(each for batch in outcomes for each in batch) == sorted(
        [Outcome.ANSWERED, Outcome.SEEN_BEFORE, Outcome.SEEN_BEFORE]
    )
    assert answers(chat) == [("1", "36")]


def test_two_messages_at_once_answer_one_question(chat: Chat) -> None:
    chat.says("/form")
    chat.says("36", "40")
    chat.hears("came before this question had reached you", "Question 2 of")
    chat.says("40")
    assert answers(chat) == [("1", "36"), ("2", "40")]


# --- renamed steps, bugs, refusals --------------------------------------------------------------------------------


def test_a_renamed_step_is_found_under_its_old_name(chat: Chat) -> None:
    chat.says("/form")
    renamed = chat.stage.write(
        lambda store: (
            store.connection.exec_driver_sql(
                "UPDATE session SET state = replace(state, 'form.took', 'form.number_typed')"
            ).rowcount
        )
    )
    assert renamed == 1
    chat.says("36")
    assert answers(chat) == [("1", "36")]


def test_a_bug_in_a_step_is_undone_and_apologised_for(chat: Chat, caplog: pytest.LogCaptureFixture) -> None:
    chat.says("/form")
    with caplog.at_level(logging.DEBUG):
        chat.says("/break Nguyễn Thị Hoa 0912345678")
    heard = chat.hears("Something went wrong on our side", "Question 1 of")
    assert answers(chat) == []

    found = re.search(r"this number: ([0-9a-f]{8})\.", heard)
    assert found is not None
    incident = found[1]
    assert f"incident {incident}: Unforeseen at" in caplog.text
    assert "form.py" in caplog.text
    assert "Hoa" not in caplog.text
    assert "0912345678" not in caplog.text
    recorded = chat.stage.read(lambda store: store.connection.execute(audit.select()).all())
    assert [(row.act, incident in row.details, "Hoa" in row.details) for row in recorded] == [("incident", True, False)]

    chat.says("5")
    assert answers(chat) == [("1", "5")]


def test_a_refusal_is_undone_and_explained(chat: Chat) -> None:
    chat.says("/refuse")
    chat.hears("Not today; nothing was changed.")
    assert answers(chat) == []


def test_a_bug_of_one_chat_does_not_touch_the_others_of_its_group(stage: Stage) -> None:
    one, other = stage.chat("an"), stage.chat("binh")
    one.says("/form")
    other.says("/form")
    stage.clock.move(timedelta(seconds=5))
    outcomes = stage.hand_in(one.incoming(Typed("1")), other.incoming(Typed("/break")), one.incoming(Typed("/choose")))
    assert outcomes == [Outcome.ANSWERED, Outcome.APOLOGISED, Outcome.ANSWERED]
    assert answers(one) == [("1", "1")]


def test_an_event_that_cannot_even_be_apologised_for_is_marked_and_does_not_come_again(chat: Chat) -> None:
    chat.says("/form")
    chat.stage.write(lambda store: store.connection.execute(session.update().values(state="no session")))
    event = chat.incoming(Typed("36"))
    assert chat.stage.hand_in(event) == [Outcome.DROPPED]
    assert chat.stage.read(lambda store: store.audit.count("incident")) == 1


def test_any_other_write_that_raises_is_undone_and_its_error_told(stage: Stage) -> None:
    def work(store: Store) -> None:
        store.people.add("An", "vi", stage.clock.now())
        raise Unforeseen("a bug")

    with pytest.raises(Unforeseen):
        stage.write(work)
    assert stage.receiver.ready
    assert stage.write(lambda store: store.people.add("Bình", "vi", stage.clock.now())) == 1


# --- files, errands, reach ----------------------------------------------------------------------------------------


def test_a_file_is_received_whatever_is_asked(chat: Chat) -> None:
    chat.says("/form")
    chat.sends(b"%PDF-", "báo cáo.pdf")
    chat.hears("Got báo cáo.pdf.")
    chat.says("5")
    assert answers(chat) == [("file", "báo cáo.pdf"), ("1", "5")]


def test_an_errand_comes_back_to_its_step_once(chat: Chat) -> None:
    chat.says("/fetch photo-1")
    chat.hears("One moment.")
    errand = chat.errand("read")
    assert errand.values == {"handle": "photo-1"}
    chat.errand_ends(errand, {"pages": 3})
    chat.hears("It has 3 pages.")
    chat.errand_ends(errand, {"pages": 3})
    assert answers(chat) == [("fetched a", "3")]


def test_whoever_blocked_us_and_writes_again_can_be_reached_again(chat: Chat) -> None:
    chat.says("/name An")
    chat.blocks()
    stage = chat.stage
    assert stage.read(lambda store: store.people.best_address(1)) is None
    chat.says("/form")
    chat.hears("Question 1 of")
    assert stage.read(lambda store: store.people.best_address(1)) is not None


def test_reach_told_of_somebody_unknown_is_taken_in_silence(stage: Stage) -> None:
    stranger = stage.chat("nobody")
    assert stage.hand_in(Reach(stranger.address, Reachable.OPEN, stage.clock.now())) == [Outcome.ANSWERED]
    stranger.hears_nothing()


# --- across a restart ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profile", sorted(PROFILES))
def test_a_restart_between_any_two_messages_changes_nothing(tmp_path: Path, profile: str) -> None:
    database = new_sqlite(tmp_path)
    said = ["/form", *(str(number * 100) for number in range(1, QUESTIONS + 1))]
    for number, text in enumerate(said):
        start = START + timedelta(minutes=number)
        with playing(database, FLOWS, language="en", start=start) as stage:
            chat = stage.chat("an", on=profile)
            stage.hand_in(chat.incoming(Typed(text), event_id=f"event {number}"))
            chat.hears(f"Question {number + 1} of" if number < QUESTIONS else "Thank you.")
    with database.reading() as connection:
        assert kept(Store(connection), "an") == [(str(n), str(n * 100)) for n in range(1, QUESTIONS + 1)]
    database.close()


def test_what_is_handed_in_after_the_stop_is_not_taken(tmp_path: Path) -> None:
    database = new_sqlite(tmp_path)
    clock = StoppedClock(START)
    receiver: Receiver[None] = Receiver(database, FLOWS, Translators(ZONE, in_digits), clock, None)

    def event(number: int) -> Incoming:
        return Incoming(event_id=f"{number}", sender=Address("text", "an"), said=Typed("/form"), at=START)

    async def started_and_stopped() -> None:
        receiver.start()
        queued = asyncio.gather(*(receiver.hand_in([event(number)]) for number in range(100)))
        await asyncio.sleep(0)
        await receiver.stop()
        assert not receiver.ready
        assert await queued == [[Outcome.ANSWERED]] * 100
        with pytest.raises(NotTaken):
            await receiver.hand_in([event(100)])

    asyncio.run(started_and_stopped())
    database.close()


def test_who_waits_for_a_write_may_leave_and_the_write_stands(stage: Stage) -> None:
    chat = stage.chat("an")

    async def impatient() -> None:
        waiting = asyncio.ensure_future(stage.receiver.hand_in([chat.incoming(Typed("/form"))]))  # noqa: TID251
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    stage.run(impatient())
    stage.deliver()
    chat.hears("Question 1 of")
