"""Reminders: by the clock once a rung, by hand with one tap, never to those in peace."""

from datetime import timedelta
from pathlib import Path

from bot.due import each_minute
from conversation.translation import Translators
from emulation.numerals import in_words
from emulation.people import Role
from tests.support.office import Office, moment, opened
from tests.support.script import ZONE, Chat

RED_CROSS, LAWYERS, WRITERS = "Hội Chữ thập đỏ", "Hội Luật gia", "Hội Văn học nghệ thuật"


def minute(office: Office, at: str) -> None:
    """Let the clock do its minute's work at a moment, and send what came of it."""
    office.stage.clock.set(moment(at))
    translators = Translators(ZONE, in_words)
    office.stage.write(lambda store: each_minute(store, office.services, translators, office.stage.clock.now()))
    office.stage.deliver()


def reminded(chat: Chat) -> list[str]:
    """Return the reminders that ever reached a chat."""
    every = chat.stage.posts[chat.address.channel].sent
    return [each.part.text for each in every if each.to == chat.address and "để nộp số liệu" in each.part.text]


def test_each_rung_reminds_once_those_who_owe(office: Office) -> None:
    lawyer, red_cross = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.OFFICER, RED_CROSS)
    office.submits(red_cross)
    for at in ("2023-11-20 09:30", "2023-11-20 09:31", "2023-11-21 08:00", "2023-11-22 08:00"):
        minute(office, at)
    assert len(reminded(lawyer)) == 1
    assert "còn 7 ngày" in reminded(lawyer)[0]
    assert "đã ghi 0 trên 11 số" in reminded(lawyer)[0]
    assert reminded(red_cross) == []


def test_a_rung_on_a_sunday_falls_on_the_friday_before(office: Office) -> None:
    # The deadline is Monday 27 November; three days before is Friday 24, and the day itself is a working day.
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    minute(office, "2023-11-20 10:00")
    first = len(reminded(lawyer))
    minute(office, "2023-11-24 07:59")
    assert len(reminded(lawyer)) == first
    minute(office, "2023-11-24 08:00")
    assert len(reminded(lawyer)) == first + 1
    minute(office, "2023-11-25 09:00")
    minute(office, "2023-11-26 09:00")
    assert len(reminded(lawyer)) == first + 1
    minute(office, "2023-11-27 08:00")
    lawyer.hears("hôm nay 17:00 là hạn nộp số liệu")


def test_nothing_is_sent_at_night_and_an_outage_ends_in_one_message(office: Office) -> None:
    lawyer = office.joined(Role.OFFICER, LAWYERS)
    # Down from before the first rung until Friday night.
    minute(office, "2023-11-24 22:30")
    assert reminded(lawyer) == []
    minute(office, "2023-11-27 08:05")
    assert len([each for each in lawyer.deliveries if "hạn nộp" in each.part.text]) == 1


def test_whoever_is_typing_or_promised_is_left_in_peace(office: Office) -> None:
    lawyer, secretary = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.SECRETARY)
    office.stage.clock.set(moment("2023-11-20 09:55"))
    lawyer.says("/nop")
    minute(office, "2023-11-20 10:00")
    assert reminded(lawyer) == []
    office.stage.clock.set(moment("2023-11-20 10:02"))
    secretary.says("/nhac")
    secretary.taps("Ghi cuộc gọi")
    while LAWYERS not in secretary.labels:
        secretary.taps("Xem thêm")
    secretary.taps(LAWYERS)
    secretary.taps("Hẹn chiều nay")
    secretary.hears(f"- {LAWYERS}: đã gọi, hẹn chiều nay, không nhắc đến 17:00 20/11/2023")
    minute(office, "2023-11-20 11:00")
    assert reminded(lawyer) == []
    minute(office, "2023-11-20 17:01")
    assert len(reminded(lawyer)) == 1


def test_whoever_answers_for_two_associations_hears_of_both_in_one_message(office: Office) -> None:
    both = office.joined(Role.OFFICER, LAWYERS)
    both.says(f"/start {office.code(Role.OFFICER, WRITERS)}")
    both.taps("Đồng ý, vào")
    minute(office, "2023-11-20 10:00")
    (told,) = [each.part.text for each in both.deliveries if "hạn nộp" in each.part.text or "để nộp" in each.part.text]
    assert LAWYERS in told
    assert WRITERS in told
    minute(office, "2023-11-20 10:01")
    assert len(reminded(both)) == 1


def test_one_tap_reminds_and_tells_what_became_of_it(office: Office) -> None:
    lawyer, writer, secretary = (
        office.joined(Role.OFFICER, LAWYERS),
        office.joined(Role.OFFICER, WRITERS),
        office.joined(Role.SECRETARY),
    )
    office.stage.later(timedelta(minutes=30))
    writer.blocks()
    secretary.says("/nhac")
    secretary.hears(
        f"- {LAWYERS}: đã ghi 0 trên 11 số",
        f"- {WRITERS}: không nhắn được, xin gọi điện",
        "- Hội Đông y: chưa có người vào",
    )
    secretary.taps("Nhắc 1 hội")
    secretary.hears("Lời nhắc này gửi tới 1 hội")
    secretary.taps("Gửi")
    assert any(
        "Kính mong Quý Hội ghi và nộp" in each.part.text
        for each in lawyer.stage.posts[office.on].sent
        if each.to == lawyer.address
    )
    secretary.taps("Xem lời nhắc đã tới chưa")
    secretary.hears(f"- {LAWYERS}: đã gửi lúc", f"- {WRITERS}: không gửi tới được, xin gọi điện")
    secretary.says("/nhac")
    assert not any(label.startswith("Nhắc") for label in secretary.labels)
    secretary.hears("vừa được nhắc")


def test_own_words_are_shown_before_they_go_out(office: Office) -> None:
    lawyer, secretary = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.SECRETARY)
    office.stage.later(timedelta(minutes=30))
    secretary.says("/nhac")
    secretary.taps("Nhắc 1 hội")
    secretary.says("Kính mong anh chị gửi số trước trưa mai.")
    secretary.hears("Lời nhắc sẽ gửi:", "trước trưa mai")
    secretary.taps("Gửi")
    assert any(
        "trước trưa mai" in each.part.text for each in lawyer.stage.posts[office.on].sent if each.to == lawyer.address
    )


def test_the_text_for_the_group_names_nobody_who_is_late(office: Office) -> None:
    red_cross, secretary = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.SECRETARY)
    office.submits(red_cross)
    secretary.says("/nhac")
    secretary.taps("Lời nhắn để dán nhóm của khối")
    heard = secretary.hears("Đã có 1/18 hội gửi số liệu", "17:00 thứ Hai 27/11", "SỐ LIỆU")
    members = office.stage.read(lambda store: store.seasons.members(office.season().id))
    assert not any(each.name in heard for each in members)


def test_the_same_minute_twice_reminds_once_even_after_a_restart(tmp_path: Path) -> None:
    with opened(tmp_path, "text") as office:
        lawyer = office.joined(Role.OFFICER, LAWYERS)
        minute(office, "2023-11-20 10:00")
        minute(office, "2023-11-20 10:00")
        assert len(reminded(lawyer)) == 1
        assert office.stage.read(lambda store: len(store.reminders.told(_milestone(office)))) == 1


def _milestone(office: Office) -> int:
    season = office.season()
    period = next(each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "estimate")
    found = office.stage.read(lambda store: store.reminders.of_period(period.id))
    assert found is not None
    return found.id
