"""What Zalo brings becomes events of ours: payloads as integrations recorded them, ids changed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.channels.zalo_oa.incoming import events_of, stamp_of
from conversation.messages import Address, Incoming, Reach, Reachable, Said, Sent, Tapped, Typed

NOW = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
AT = datetime(2026, 9, 21, 14, 13, 20, 123000, tzinfo=UTC)
WHO, OA = "7301567812345678901", "1889327640298876543"
AN = Address("zalo_oa", WHO)
URL = "https://f20-zpc.zdn.vn/8461/abc"
UNUSABLE = Sent("sticker", "")


def envelope(name: str, **content: Any) -> dict[str, Any]:
    return {
        "app_id": "4318657068771012345",
        "user_id_by_app": "552177279717587730",
        "event_name": name,
        "timestamp": "1790000000123",
        "sender": {"id": WHO},
        "recipient": {"id": OA},
        **content,
    }


def message(name: str, **content: Any) -> dict[str, Any]:
    return envelope(name, message={"msg_id": "96d3cdf3af150460909", **content})


def attached(name: str, kind: str, *payloads: dict[str, Any], text: str | None = None) -> dict[str, Any]:
    content: dict[str, Any] = {"attachments": [{"type": kind, "payload": each} for each in payloads]}
    return message(name, **content, **({} if text is None else {"text": text}))


def text(said: str) -> dict[str, Any]:
    return message("user_send_text", text=said)


FILE = {"url": URL, "name": "bao-cao.docx", "size": "1024", "checksum": "c", "type": "docx"}

SAID: list[tuple[str, dict[str, Any], list[Said]]] = [
    ("a figure", text("28.000"), [Typed("28.000")]),
    ("decomposed letters", text("đê\u0301 sau"), [Typed("đế sau")]),
    ("spaces and zero-width", text("  1\u200b5  000 "), [Typed("15 000")]),
    ("several lines", text("a\r\nb"), [Typed("a\nb")]),
    ("a command", text("/start NCT-4827"), [Typed("/start NCT-4827")]),
    ("a number as a number", text(36), [Typed("36")]),  # type: ignore[arg-type] # as a careless service writes it
    ("nothing", text(""), [Typed("")]),
    ("no text at all", message("user_send_text"), [Typed("")]),
    ("a mark of somebody's own", text("#tongket"), [Typed("#tongket")]),
    ("a pressed button", text("#tk:4.0"), [Tapped("4.0")]),
    ("a pressed button with a blank behind", text("#tk:4.0 "), [Tapped("4.0")]),
    ("a forged press", text("#tk:999.999"), [Tapped("999.999")]),
    ("a forged press that is none", text("#tk:không"), [Tapped("không")]),
    ("the prefix inside words", text("xem #tk:4.0"), [Typed("xem #tk:4.0")]),
    ("the prefix in capitals", text("#TK:4.0"), [Typed("#TK:4.0")]),
    ("a quoted message", message("user_send_text", text="36", quote_msg_id="1"), [Typed("36")]),
    ("a link", attached("user_send_link", "link", {"url": "https://a.vn", "description": ""}), [Typed("https://a.vn")]),
    ("a link in words", attached("user_send_link", "link", {"url": "https://a.vn"}, text="xem"), [Typed("xem")]),
    ("a link without one", attached("user_send_link", "link", {}), [Typed("")]),
    (
        "a picture",
        attached("user_send_image", "image", {"url": URL, "thumbnail": f"{URL}/t"}),
        [Sent("photo", URL, name="photo.jpg")],
    ),
    (
        "a picture with words",
        attached("user_send_image", "image", {"url": URL}, text=" lễ  phát động "),
        [Sent("photo", URL, name="photo.jpg", caption="lễ phát động")],
    ),
    (
        "two pictures",
        attached("user_send_image", "image", {"url": URL}, {"url": f"{URL}2"}, text="lễ"),
        [Sent("photo", URL, name="photo.jpg", caption="lễ"), Sent("photo", f"{URL}2", name="photo.jpg")],
    ),
    ("a picture without an address", attached("user_send_image", "image", {"thumbnail": URL}), [UNUSABLE]),
    ("a picture without anything", message("user_send_image"), [UNUSABLE]),
    ("a file", attached("user_send_file", "file", FILE), [Sent("document", URL, "bao-cao.docx", 1024)]),
    (
        "a file of a size that is none",
        attached("user_send_file", "file", {**FILE, "size": "1 KB"}),
        [Sent("document", URL, "bao-cao.docx")],
    ),
    (
        "a file whose size is a number",
        attached("user_send_file", "file", {**FILE, "size": 1024}),
        [Sent("document", URL, "bao-cao.docx", 1024)],
    ),
    ("a file without a name", attached("user_send_file", "file", {"url": URL}), [Sent("document", URL)]),
    ("a file without an address", attached("user_send_file", "file", {"name": "a.pdf"}), [UNUSABLE]),
    (
        "a file with words",
        attached("user_send_file", "file", FILE, text="báo cáo"),
        [Sent("document", URL, "bao-cao.docx", 1024, "báo cáo")],
    ),
    ("a voice note", attached("user_send_audio", "audio", {"url": URL}), [Sent("voice", URL)]),
    ("a film", attached("user_send_video", "video", {"url": URL, "thumbnail": "t"}), [Sent("video", URL)]),
    ("a moving picture", attached("user_send_gif", "gif", {"url": URL}), [Sent("animation", URL)]),
    ("a sticker", attached("user_send_sticker", "sticker", {"id": "1", "url": URL}), [UNUSABLE]),
    (
        "a place",
        attached("user_send_location", "location", {"coordinates": {"latitude": "21.0"}}),
        [Sent("location", "")],
    ),
    ("a business card", attached("user_send_business_card", "link", {"url": URL}), [Sent("contact", "")]),
    ("attachments that are none", message("user_send_file", attachments="x"), [UNUSABLE]),
    ("an attachment that is none", message("user_send_file", attachments=[5, {"payload": 5}]), [UNUSABLE]),
]


@pytest.mark.parametrize(("said", "meant"), [pytest.param(*s, id=name) for name, *s in SAID])
def test_what_somebody_says(said: dict[str, Any], meant: list[Said]) -> None:
    events = events_of(said, NOW)

    assert [each.said for each in events if isinstance(each, Incoming)] == meant
    assert {each.sender for each in events if isinstance(each, Incoming)} == {AN}
    assert {each.at for each in events if isinstance(each, Incoming)} == {AT}


def follower(name: str, **content: Any) -> dict[str, Any]:
    said = {"oa_id": OA, "follower": {"id": WHO}, "user_id_by_app": "55", "event_name": name, "source": "oa_profile"}
    return {**said, "app_id": "4318657068771012345", "timestamp": "1790000000123", **content}


def test_whoever_follows_has_said_start() -> None:
    (event,) = events_of(follower("follow"), NOW)

    assert event == Incoming(event_id=f"follow:{WHO}:1790000000123", sender=AN, said=Typed("/start"), at=AT)


def test_whoever_leaves_is_out_of_reach() -> None:
    assert events_of(follower("unfollow"), NOW) == [Reach(AN, Reachable.BLOCKED, AT)]


NOBODYS_WORD: list[tuple[str, dict[str, Any]]] = [
    ("our own text", {**message("oa_send_text", text="?"), "sender": {"id": OA}, "recipient": {"id": WHO}}),
    ("our own picture", {**message("oa_send_image"), "sender": {"id": OA}}),
    ("our own file", {**message("oa_send_file"), "sender": {"id": OA}}),
    ("our own list", {**message("oa_send_list"), "sender": {"id": OA}}),
    ("seen", envelope("user_seen_message", message={"msg_ids": ["1", "2"]})),
    ("received", envelope("user_received_message", message={"msg_id": "1"})),
    ("a word in a group", message("user_send_group_text", text="@OA 36")),
    ("a picture in a group", attached("user_send_group_image", "image", {"url": URL})),
    ("a file in a group", attached("user_send_group_file", "file", FILE)),
    ("a form", envelope("user_submit_info", info={"name": "An", "phone": "84900000000"})),
    ("a reaction", message("user_reacted_message", react_icon="/-heart")),
    ("somebody without a name", message("anonymous_send_text", text="36")),
    ("a template's outcome", envelope("user_received_message", delivery_time="1")),
    ("a template's change", {"event_name": "change_template_status", "app_id": "1", "timestamp": "1"}),
    ("a widget", envelope("widget_interaction_accepted")),
    ("something new", envelope("user_does_something_new", message={"msg_id": "1"})),
    ("no name", {"timestamp": "1"}),
    ("a name that is none", {"event_name": 5}),
    ("no sender", {**text("36"), "sender": None}),
    ("a sender without an id", {**text("36"), "sender": {}}),
    ("a sender of an endless id", {**text("36"), "sender": {"id": "7" * 121}}),
    ("no message", envelope("user_send_text")),
    ("a message that is none", envelope("user_send_text", message="36")),
    ("a follower that is none", follower("follow", follower="x")),
    ("a follower without an id", follower("unfollow", follower={})),
]


@pytest.mark.parametrize("said", [pytest.param(said, id=name) for name, said in NOBODYS_WORD])
def test_what_is_nobodys_word_to_us(said: dict[str, Any]) -> None:
    assert events_of(said, NOW) == []


def test_ids_stay_whole_however_long() -> None:
    (event,) = events_of({**text("36"), "sender": {"id": 7301567812345678901}}, NOW)

    assert isinstance(event, Incoming)
    assert event.sender.id == WHO


def test_a_message_keeps_its_id_and_pictures_beside_it_get_their_own() -> None:
    several = events_of(attached("user_send_image", "image", {"url": URL}, {"url": URL}), NOW)
    without = events_of(envelope("user_send_text", message={"text": "36"}), NOW)

    assert [each.event_id for each in several if isinstance(each, Incoming)] == [
        "96d3cdf3af150460909",
        "96d3cdf3af150460909.1",
    ]
    assert [each.event_id for each in without if isinstance(each, Incoming)] == [f"user_send_text:{WHO}:1790000000123"]


@pytest.mark.parametrize("stamp", ["", "soon", "-1", "9" * 40, None, True, 1.5])
def test_what_zalo_does_not_date_is_dated_now(stamp: object) -> None:
    (event,) = events_of({**text("36"), "timestamp": stamp}, NOW)

    assert event.at == NOW


@pytest.mark.parametrize(("stamp", "written"), [("1790000000123", "1790000000123"), (1790000000123, "1790000000123")])
def test_the_stamp_that_is_signed_is_the_bodys_own(stamp: object, written: str) -> None:
    assert stamp_of({"timestamp": stamp}) == written
