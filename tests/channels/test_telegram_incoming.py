"""What Telegram brings becomes events: updates built by aiogram's strict models, read by our parser."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiogram import types
from telegram import Update

from bot.channels.telegram.incoming import Me, Tap, event_of, tap_of
from conversation.messages import (
    Added,
    Address,
    Incoming,
    MovedTo,
    Reach,
    Reachable,
    Removed,
    Said,
    Sent,
    Tapped,
    Typed,
)

ME = Me(42, "tongket_test_bot")
SENT = datetime(2026, 11, 27, 1, 15, 7, tzinfo=UTC)
NOW = SENT + timedelta(seconds=3)
AN = types.User(id=7, is_bot=False, first_name="An", language_code="vi")
BOT = types.User(id=42, is_bot=True, first_name="Tổng kết", username="tongket_test_bot")
PRIVATE = types.Chat(id=7, type="private", first_name="An")
GROUP = types.Chat(id=-100200, type="supergroup", title="Khối 8")
SMALL_GROUP = types.Chat(id=-77, type="group", title="Khối 8")
FROM_AN = Address("telegram", "7")


def update(**content: Any) -> Update:
    """Return an update as Telegram writes it, built by one library and read by the other."""
    built = types.Update(update_id=500, **content)
    read = Update.de_json(built.model_dump(mode="json", exclude_none=True, by_alias=True), None)
    assert read is not None
    return read


def message(*, chat: types.Chat = PRIVATE, sender: types.User | None = AN, **content: Any) -> types.Message:
    return types.Message(message_id=9, date=SENT, chat=chat, from_user=sender, **content)


def file(model: type[Any], **given: Any) -> Any:
    return model(file_id="F1", file_unique_id="u", **given)


def photo(side: int, file_id: str) -> types.PhotoSize:
    return types.PhotoSize(file_id=file_id, file_unique_id="u", width=side, height=side, file_size=side * 10)


UNUSABLE = Sent("sticker", "")

SAID: list[tuple[str, dict[str, Any], Said]] = [
    ("text", {"text": "28.000"}, Typed("28.000")),
    ("decomposed letters", {"text": "đê\u0301 sau"}, Typed("đế sau")),
    ("spaces and zero-width", {"text": "  1\u200b5  000 "}, Typed("15 000")),
    ("several lines", {"text": "a\r\nb"}, Typed("a\nb")),
    ("a command", {"text": "/start NCT-4827"}, Typed("/start NCT-4827")),
    (
        "a forwarded text",
        {"text": "Báo cáo", "forward_origin": types.MessageOriginHiddenUser(date=SENT, sender_user_name="B")},
        Typed("Báo cáo"),
    ),
    ("a reply", {"text": "36", "reply_to_message": message(sender=BOT, text="?")}, Typed("36")),
    ("a picture", {"photo": [photo(90, "S"), photo(800, "L")]}, Sent("photo", "L", "photo.jpg", 8000)),
    (
        "a picture with words",
        {"photo": [photo(90, "S")], "caption": " lễ  phát động "},
        Sent("photo", "S", "photo.jpg", 900, "lễ phát động"),
    ),
    (
        "a document",
        {"document": file(types.Document, file_name="bc.docx", file_size=11)},
        Sent("document", "F1", "bc.docx", 11),
    ),
    ("a document without a name", {"document": file(types.Document)}, Sent("document", "F1")),
    ("a voice note", {"voice": file(types.Voice, duration=3)}, Sent("voice", "F1")),
    ("music", {"audio": file(types.Audio, duration=3, file_name="a.mp3")}, Sent("audio", "F1", "a.mp3")),
    ("a film", {"video": file(types.Video, width=1, height=1, duration=3)}, Sent("video", "F1")),
    ("a round film", {"video_note": file(types.VideoNote, length=9, duration=3)}, Sent("video_note", "F1")),
    (
        "an animation, which comes as a document too",
        {
            "animation": file(types.Animation, width=1, height=1, duration=1),
            "document": file(types.Document, file_name="x.gif"),
        },
        Sent("animation", "F1"),
    ),
    (
        "a sticker",
        {"sticker": file(types.Sticker, type="regular", width=1, height=1, is_animated=False, is_video=False)},
        Sent("sticker", "F1"),
    ),
    ("a contact", {"contact": types.Contact(phone_number="0912", first_name="B")}, Sent("contact", "")),
    ("a place", {"location": types.Location(latitude=21.0, longitude=105.8)}, Sent("location", "")),
    ("dice", {"dice": types.Dice(emoji="🎲", value=3)}, UNUSABLE),
    (
        "a poll",
        {
            "poll": types.Poll(
                id="1", question="?", options=[], total_voter_count=0, is_closed=False, is_anonymous=True,
                type="regular", allows_multiple_answers=False, allows_revoting=False, members_only=False,
            )
        },
        UNUSABLE,
    ),
    ("a story", {"story": types.Story(chat=PRIVATE, id=1)}, UNUSABLE),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [pytest.param(c, s, id=name) for name, c, s in SAID])
def test_what_a_person_sends_in_their_own_chat(content: dict[str, Any], said: Said) -> None:
    event = event_of(update(message=message(**content)), ME, NOW)

    assert event == Incoming(event_id="message:7:9", sender=FROM_AN, said=said, at=SENT, language="vi")


SILENT: list[tuple[str, dict[str, Any]]] = [
    ("somebody joined", {"new_chat_members": [AN]}),
    ("somebody left", {"left_chat_member": AN}),
    ("a new title", {"new_chat_title": "Khối 9"}),
    ("a pin", {"pinned_message": message(text="x")}),
    ("the group was made", {"group_chat_created": True}),
    ("the group moved", {"migrate_from_chat_id": -77}),
]


@pytest.mark.parametrize("content", [pytest.param(c, id=name) for name, c in SILENT])
@pytest.mark.parametrize("chat", [PRIVATE, GROUP], ids=["private", "group"])
def test_what_tells_of_the_chat_itself_is_nobodys_word(content: dict[str, Any], chat: types.Chat) -> None:
    assert event_of(update(message=message(chat=chat, **content)), ME, NOW) is None


ASKED = message(sender=BOT, text="Chỉ trả lời /tiendo")
GROUPS: list[tuple[str, types.Chat, dict[str, Any], Said | None]] = [
    ("a command to this bot", GROUP, {"text": "/tiendo@tongket_test_bot"}, Typed("/tiendo@tongket_test_bot")),
    ("one in other letters", GROUP, {"text": "/tiendo@TongKet_Test_Bot"}, Typed("/tiendo@TongKet_Test_Bot")),
    ("a code", GROUP, {"text": "/start@tongket_test_bot NHOM-1234"}, Typed("/start@tongket_test_bot NHOM-1234")),
    ("a command to nobody by name", SMALL_GROUP, {"text": "/tiendo"}, Typed("/tiendo")),
    ("a command to another bot", GROUP, {"text": "/tiendo@other_bot"}, None),
    ("a figure", GROUP, {"text": "28.000"}, None),
    ("chatter", SMALL_GROUP, {"text": "chào cả nhà"}, None),
    ("our name", GROUP, {"text": "@tongket_test_bot tiến độ"}, Typed("tiến độ")),
    ("our name within", GROUP, {"text": "tiến độ @Tongket_Test_Bot ạ?"}, Typed("tiến độ ạ?")),
    ("our name alone", GROUP, {"text": "@tongket_test_bot"}, Typed("")),
    ("a longer name", GROUP, {"text": "@tongket_test_bot2 tiến độ"}, None),
    ("a reply to us", GROUP, {"text": "còn hội nào?", "reply_to_message": ASKED}, Typed("còn hội nào?")),
    ("a reply to somebody", GROUP, {"text": "vâng", "reply_to_message": message(text="?")}, None),
    ("a picture", GROUP, {"photo": [photo(9, "S")]}, None),
    (
        "a picture for us",
        GROUP,
        {"photo": [photo(9, "S")], "caption": "@tongket_test_bot"},
        Sent("photo", "S", "photo.jpg", 90, "@tongket_test_bot"),
    ),
    ("a sticker in reply to us", GROUP, {"dice": types.Dice(emoji="🎲", value=3), "reply_to_message": ASKED}, UNUSABLE),
    ("the group moves", SMALL_GROUP, {"migrate_to_chat_id": -100300}, MovedTo("-100300")),
]


@pytest.mark.parametrize(("chat", "content", "said"), [pytest.param(*g, id=name) for name, *g in GROUPS])
def test_in_a_group_only_what_is_said_to_the_bot_is_heard(
    chat: types.Chat, content: dict[str, Any], said: Said | None
) -> None:
    event = event_of(update(message=message(chat=chat, **content)), ME, NOW)

    name, place = f"message:{chat.id}:9", str(chat.id)
    heard = said and Incoming(event_id=name, sender=FROM_AN, said=said, at=SENT, place=place, language="vi")
    assert event == heard


def test_words_changed_in_a_group_say_nothing() -> None:
    assert event_of(update(edited_message=message(chat=GROUP, text="/tiendo")), ME, NOW) is None


def test_somebody_who_writes_as_the_group_itself_is_heard_but_unknown() -> None:
    anonymous = types.User(id=1087968824, is_bot=True, first_name="Group", username="GroupAnonymousBot")
    event = event_of(update(message=message(chat=GROUP, sender=anonymous, sender_chat=GROUP, text="/tiendo")), ME, NOW)

    assert isinstance(event, Incoming)
    assert (event.sender, event.said) == (Address("telegram", "1087968824"), Typed("/tiendo"))


def test_other_bots_and_channels_are_not_answered() -> None:
    other = types.User(id=8, is_bot=True, first_name="B")
    assert event_of(update(message=message(chat=GROUP, sender=other, text="/tiendo")), ME, NOW) is None
    posted = message(chat=GROUP, sender_chat=types.Chat(id=-100999, type="channel", title="K"), text="/tiendo")
    assert event_of(update(message=posted), ME, NOW) is None
    assert event_of(update(channel_post=message(chat=GROUP, sender=None, text="/tiendo")), ME, NOW) is None


LANGUAGES = [("vi", "vi"), ("vi-VN", "vi"), ("en", "en"), ("en-US", "en"), ("EN-gb", "en"), ("fr", None), (None, None)]


@pytest.mark.parametrize(("code", "language"), LANGUAGES)
def test_a_language_that_is_not_spoken_here_is_left_open(code: str | None, language: str | None) -> None:
    user = types.User(id=7, is_bot=False, first_name="An", language_code=code)

    event = event_of(update(message=message(sender=user, text="x")), ME, NOW)

    assert isinstance(event, Incoming)
    assert event.language == language


def tapped(chat: types.Chat = PRIVATE, data: str | None = "3.1", **given: Any) -> Update:
    under = message(chat=chat, sender=BOT, text="?")
    query = types.CallbackQuery(id="Q", from_user=AN, chat_instance="1", message=under, data=data, **given)
    return update(callback_query=query)


@pytest.mark.parametrize("data", ["3.1", "0.0", "forged", "9" * 64, "-1.²"])
def test_a_tap_is_dated_when_it_came_since_telegram_dates_none(data: str) -> None:
    event = event_of(tapped(data=data), ME, NOW)

    assert event == Incoming(event_id="tap:500", sender=FROM_AN, said=Tapped(data), at=NOW, language="vi")
    assert tap_of(tapped(data=data)) == Tap(callback="Q", chat="7", message=9, data=data)


def test_a_tap_of_a_game_has_no_data() -> None:
    event = event_of(tapped(data=None, game_short_name="g"), ME, NOW)

    assert isinstance(event, Incoming)
    assert event.said == Tapped("")


def test_a_tap_on_a_message_that_is_too_old_can_still_be_read() -> None:
    gone = types.InaccessibleMessage(chat=PRIVATE, message_id=9, date=0)
    query = types.CallbackQuery(id="Q", from_user=AN, chat_instance="1", message=gone, data="3.1")

    assert tap_of(update(callback_query=query)) == Tap(callback="Q", chat="7", message=9, data="3.1")


def test_a_tap_in_a_group_edits_nothing_there() -> None:
    assert tap_of(tapped(GROUP)) == Tap(callback="Q", chat=None, message=None, data="3.1")
    event = event_of(tapped(GROUP), ME, NOW)
    assert isinstance(event, Incoming)
    assert event.place == str(GROUP.id)


EDITS: list[tuple[str, dict[str, Any], str]] = [
    ("words", {"text": " 37 "}, "37"),
    ("words under a picture", {"photo": [photo(9, "S")], "caption": "lễ"}, "lễ"),
]


@pytest.mark.parametrize(("content", "words"), [pytest.param(*e, id=name) for name, *e in EDITS])
def test_words_changed_afterwards_correct_what_was_said(content: dict[str, Any], words: str) -> None:
    edited = types.Message(
        message_id=9, date=SENT, edit_date=int(NOW.timestamp()), chat=PRIVATE, from_user=AN, **content
    )

    event = event_of(update(edited_message=edited), ME, NOW)

    assert event == Incoming(
        event_id="edit:500", sender=FROM_AN, said=Typed(words), at=NOW, corrects="message:7:9", language="vi"
    )


def test_a_place_that_moves_says_nothing_each_time() -> None:
    moving = message(location=types.Location(latitude=21.0, longitude=105.8))

    assert event_of(update(edited_message=moving), ME, NOW) is None


STATUS: dict[str, Any] = {
    "kicked": types.ChatMemberBanned(user=BOT, until_date=SENT),
    "left": types.ChatMemberLeft(user=BOT),
    "member": types.ChatMemberMember(user=BOT),
}
RESTRICTED: dict[str, Any] = dict.fromkeys(
    (name for name in types.ChatMemberRestricted.model_fields if name.startswith("can_")), False
)
STATUS["muted"] = types.ChatMemberRestricted(user=BOT, is_member=True, until_date=SENT, **RESTRICTED)
STATUS["muted and gone"] = types.ChatMemberRestricted(user=BOT, is_member=False, until_date=SENT, **RESTRICTED)


def member(chat: types.Chat, before: str, after: str) -> Update:
    change = types.ChatMemberUpdated(
        chat=chat, from_user=AN, date=SENT, old_chat_member=STATUS[before], new_chat_member=STATUS[after]
    )
    return update(my_chat_member=change)


@pytest.mark.parametrize(
    ("before", "after", "state"), [("member", "kicked", Reachable.BLOCKED), ("kicked", "member", Reachable.OPEN)]
)
def test_blocking_and_opening_are_no_messages(before: str, after: str, state: Reachable) -> None:
    assert event_of(member(PRIVATE, before, after), ME, NOW) == Reach(FROM_AN, state, SENT)


MEMBERS: list[tuple[types.Chat, str, str, Said | None]] = [
    (GROUP, "left", "member", Added()),
    (GROUP, "kicked", "member", Added()),
    (GROUP, "member", "left", Removed()),
    (SMALL_GROUP, "member", "kicked", Removed()),
    (SMALL_GROUP, "member", "muted and gone", Removed()),
    (GROUP, "member", "muted", None),
    (GROUP, "muted", "member", None),
    (types.Chat(id=-100999, type="channel", title="K"), "left", "member", None),
]


@pytest.mark.parametrize(("chat", "before", "after", "said"), MEMBERS)
def test_a_group_lets_us_in_and_puts_us_out(chat: types.Chat, before: str, after: str, said: Said | None) -> None:
    event = event_of(member(chat, before, after), ME, NOW)

    changed = (
        Incoming(event_id="member:500", sender=FROM_AN, said=said, at=SENT, place=str(chat.id), language="vi")
        if said
        else None
    )
    assert event == changed


def test_kinds_nobody_asked_for_are_nothing() -> None:
    assert event_of(update(), ME, NOW) is None
