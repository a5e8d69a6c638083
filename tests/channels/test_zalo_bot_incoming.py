"""What the Bot Platform brings becomes events, in every shape that was seen of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.channels.zalo_bot.incoming import Me, event_in, read_event
from conversation.messages import Address, Said, Sent, Typed

ME = Me(("Bot Tổng kết", "bot.tongket"))
SENT = datetime(2026, 11, 27, 1, 15, 7, 123000, tzinfo=UTC)
NOW = SENT + timedelta(seconds=3)
MS = 1795742107123
AN = "a1b2c3d4e5f6071829aa"
GROUP = "zgr-0a1b2c3d4e5f60718293"
MESSAGE_ID = "0a1b2c3d4e5f60718293"
FROM_AN = Address("zalo_bot", AN)
PICTURE = "https://photo-stal-1.zdn.vn/abc.jpg"
UNSUPPORTED = Sent("unsupported", "")


def message(**content: Any) -> dict[str, Any]:
    return {
        "message_id": MESSAGE_ID,
        "date": MS,
        "message_type": "CHAT_MESSAGE",
        "chat": {"id": AN, "chat_type": "PRIVATE"},
        "from": {"id": AN, "display_name": "Lan", "is_bot": False},
        **content,
    }


def event(kind: str, **content: Any) -> dict[str, Any]:
    return {"event_name": f"message.{kind}.received", "message": message(**content)}


SAID: list[tuple[str, dict[str, Any], Said]] = [
    ("words", event("text", text="nộp số liệu"), Typed("nộp số liệu")),
    ("a figure", event("text", text="28.000"), Typed("28.000")),
    ("decomposed letters", event("text", text="đê\u0301 sau"), Typed("đế sau")),
    ("zero-width and spaces", event("text", text="  1\u200b5  000 "), Typed("15 000")),
    ("several lines", event("text", text="a\r\nb"), Typed("a\nb")),
    ("an empty text", event("text", text=""), Typed("")),
    ("a text without text", event("text"), UNSUPPORTED),
    ("a text that is none", event("text", text=28), UNSUPPORTED),
    (
        "a picture, as documented",
        event("image", photo=PICTURE, caption="Báo cáo"),
        Sent("photo", PICTURE, "photo.jpg", caption="Báo cáo"),
    ),
    ("a picture, as seen", event("image", photo_url=PICTURE), Sent("photo", PICTURE, "photo.jpg")),
    ("a picture with both keys", event("image", photo="", photo_url=PICTURE), Sent("photo", PICTURE, "photo.jpg")),
    ("a picture without an address", event("image"), UNSUPPORTED),
    ("a picture at no address", event("image", photo="file:///etc/passwd"), UNSUPPORTED),
    ("a picture as an object", event("image", photo={"url": PICTURE}), UNSUPPORTED),
    ("a sticker", event("sticker", sticker="abc", url="https://x.zdn.vn/s.png"), Sent("sticker", "")),
    (
        "a voice note",
        event("voice", voice_url="https://x.zdn.vn/v.aac"),
        Sent("voice", "https://x.zdn.vn/v.aac", "voice.aac"),
    ),
    ("a voice note without an address", event("voice"), Sent("voice", "", "voice.aac")),
    ("a document", event("unsupported", message_type="CHAT_UNSUPPORTED"), UNSUPPORTED),
    ("a link with words", event("link", text="Báo cáo https://example.org"), Typed("Báo cáo https://example.org")),
    ("a link alone", event("link", url="https://example.org"), UNSUPPORTED),
]


@pytest.mark.parametrize(("raw", "said"), [row[1:] for row in SAID], ids=[row[0] for row in SAID])
def test_what_a_person_sends(raw: dict[str, Any], said: Said) -> None:
    heard = read_event(raw, ME, NOW)

    assert heard is not None
    assert heard.said == said
    assert (heard.sender, heard.place, heard.at) == (FROM_AN, None, SENT)
    assert heard.event_id == f"{AN}:{MESSAGE_ID}"


NOBODY: list[tuple[str, dict[str, Any]]] = [
    ("a document of a protected person", {"event_name": "message.unsupported.received"}),
    ("a message that is none", {"event_name": "message.text.received", "message": "hello"}),
    ("no sender and no chat", {"event_name": "message.text.received", "message": {"message_id": "1", "text": "36"}}),
    ("a reaction", event("reaction", reaction="heart")),
    ("the bot was let into a group", {"event_name": "bot.added_to_group", "group_id": GROUP}),
    ("the bot was let into a group, with a message", {"event_name": "bot.added_to_group", "message": message()}),
    ("what comes next year", {"event_name": "message.poll.received", "message": message(text="36")}),
    ("another bot", event("text", text="36", **{"from": {"id": "b", "is_bot": True}})),
    ("a group without a sender", event("text", text="36", chat={"id": GROUP, "chat_type": "GROUP"}, **{"from": {}})),
    ("an id that is none", event("text", text="36", chat={"id": True}, **{"from": {"id": None}})),
]


@pytest.mark.parametrize("raw", [row[1] for row in NOBODY], ids=[row[0] for row in NOBODY])
def test_what_is_nobodys_word_to_us(raw: dict[str, Any]) -> None:
    assert read_event(raw, ME, NOW) is None


FLAT = event("text", text="36")
BODIES: list[tuple[str, object, object]] = [
    ("flat", FLAT, FLAT),
    ("wrapped", {"ok": True, "result": FLAT}, FLAT),
    ("a probe", None, None),
    ("an empty object", {}, None),
    ("nothing new", {"ok": True, "result": None}, None),
    ("nothing new, empty", {"ok": True, "result": {}}, None),
    ("a list", [FLAT], None),
    ("a name that is none", {"event_name": 7}, None),
    ("text", "hello", None),
]


@pytest.mark.parametrize(("body", "found"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_the_event_is_found_flat_or_wrapped(body: object, found: object) -> None:
    assert event_in(body) == found


DATES: list[tuple[str, object, datetime]] = [
    ("milliseconds", MS, SENT),
    ("in digits", str(MS), SENT),
    ("seconds", MS // 1000, SENT.replace(microsecond=0)),
    ("none", None, NOW),
    ("words", "yesterday", NOW),
    ("beyond any calendar", 10**30, NOW),
]


@pytest.mark.parametrize(("date", "at"), [row[1:] for row in DATES], ids=[row[0] for row in DATES])
def test_it_is_dated_by_the_service(date: object, at: datetime) -> None:
    heard = read_event(event("text", text="36", date=date), ME, NOW)
    assert heard is not None
    assert heard.at == at


MENTIONS = [
    ("@Bot Tổng kết tiến độ", "tiến độ"),
    ("@bot tổng kết tiến độ", "tiến độ"),
    ("tiến độ @bot.tongket", "tiến độ"),
    ("tiến độ", "tiến độ"),
    ("@Tên_lạ tiến độ", "tiến độ"),
    ("gửi về a@example.org", "gửi về a@example.org"),
    ("@Bot Tổng kết", ""),
]


@pytest.mark.parametrize(("text", "said"), MENTIONS)
def test_in_a_group_the_mention_is_taken_off(text: str, said: str) -> None:
    heard = read_event(event("text", text=text, chat={"id": GROUP, "chat_type": "GROUP"}), ME, NOW)
    assert heard is not None
    assert (heard.said, heard.place, heard.sender) == (Typed(said), GROUP, FROM_AN)


def test_a_group_is_known_by_its_id_alone() -> None:
    heard = read_event(event("text", text="36", chat={"id": GROUP}), ME, NOW)
    assert heard is not None
    assert heard.place == GROUP


def test_a_message_without_an_id_is_the_same_when_it_comes_again() -> None:
    first, again, other = (
        read_event(event("text", text=text, message_id=None), ME, NOW) for text in ("36", "36", "37")
    )
    assert first is not None
    assert again is not None
    assert other is not None
    assert first.event_id == again.event_id != other.event_id


def test_ids_that_are_numbers_are_their_digits() -> None:
    heard = read_event(event("text", text="36", chat={"id": 7}, message_id=12, **{"from": {"id": 7}}), ME, NOW)
    assert heard is not None
    assert (heard.sender.id, heard.event_id) == ("7", "7:12")


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"account_name": "bot.x", "display_name": "Bot X"}, ("Bot X", "bot.x")),
        ({"account_name": "bot.x"}, ("bot.x",)),
        (None, ()),
        ("x", ()),
    ],
)
def test_the_bot_learns_its_own_names(told: object, names: tuple[str, ...]) -> None:
    assert Me.of(told).names == names
