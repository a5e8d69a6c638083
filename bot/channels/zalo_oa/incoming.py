"""A webhook event becomes events of ours, or none.

Pure. Belongs here: which of Zalo's many event names mean what. What is answered to them is `handlers`. People are known
by `sender.id`, the account's own id of them: there are two more id spaces (the app's, Zalo's social one), and all ids
are longer than a float holds, so they stay strings. Source: https://docs.zaloplatforms.com/docs/OA (webhook)
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from bot.channels.zalo_oa.requests import TAP, moment
from conversation.messages import Address, Incoming, Reach, Reachable, Said, Sent, Tapped, Typed
from conversation.text import clean

CHANNEL: Final = "zalo_oa"

_START = "/start"
_KINDS = {
    "user_send_file": "document",
    "user_send_audio": "voice",
    "user_send_video": "video",
    "user_send_gif": "animation",
    "user_send_sticker": "sticker",
    "user_send_business_card": "contact",
    "user_send_location": "location",
}
_WITH_A_FILE = {"document", "voice", "video", "animation"}
_LONGEST_ID = 120
_LONGEST_STAMP = 20


def events_of(said: Mapping[str, Any], now: datetime) -> list[Incoming | Reach]:
    """Return what an event means, in order; nothing for what is nobody's word to us. `now` dates what Zalo does not.

    Whatever a person does opens their window by itself, as any word of theirs; only leaving closes it.
    """
    name = said.get("event_name")
    if not isinstance(name, str):
        return []
    at = moment(said.get("timestamp")) or now
    if name in {"follow", "unfollow"}:
        return _followed(name, said, at)
    who = _id(said.get("sender"))
    message = said.get("message")
    if who is None or not isinstance(message, dict):
        return []
    where = Address(CHANNEL, who)
    spoken = _spoken(name, message)
    if not spoken:
        return []
    marked = _text(message.get("msg_id"))[:_LONGEST_ID] or f"{name}:{who}:{stamp_of(said)[:_LONGEST_STAMP]}"
    return [
        Incoming(event_id=marked if place == 0 else f"{marked}.{place}", sender=where, said=each, at=at)
        for place, each in enumerate(spoken)
    ]


def stamp_of(said: Mapping[str, Any]) -> str:
    """Return the timestamp as the body writes it, for its signature."""
    return _text(said.get("timestamp"))


def _followed(name: str, said: Mapping[str, Any], at: datetime) -> list[Incoming | Reach]:
    who = _id(said.get("follower"))
    if who is None:
        return []
    where = Address(CHANNEL, who)
    if name == "unfollow":
        return [Reach(where, Reachable.BLOCKED, at)]
    marked = f"follow:{who}:{stamp_of(said)[:_LONGEST_STAMP]}"
    return [Incoming(event_id=marked, sender=where, said=Typed(_START), at=at)]


def _spoken(name: str, message: Mapping[str, Any]) -> list[Said]:
    text = _text(message.get("text"))
    if name == "user_send_text":
        # A pressed button comes as its payload, typed; nothing else tells them apart, and rights are checked anyway.
        return [Tapped(text.removeprefix(TAP).strip()) if text.startswith(TAP) else Typed(clean(text))]
    attached = [_payload(each) for each in _list(message.get("attachments"))]
    caption = clean(text)
    if name == "user_send_image":
        found = [
            Sent("photo", _text(each.get("url")), name="photo.jpg", caption=caption if place == 0 else "")
            for place, each in enumerate(attached)
            if each.get("url")
        ]
        return list(found) or [Sent("sticker", "")]
    if name == "user_send_link":
        links = [_text(each.get("url")) for each in attached]
        return [Typed(clean(text or "\n".join(links)))]
    kind = _KINDS.get(name)
    if kind is None:
        return []
    files = [each for each in attached if each.get("url")]
    if kind not in _WITH_A_FILE or not files:
        return [Sent(kind if kind not in _WITH_A_FILE else "sticker", "")]
    return [
        Sent(
            kind,
            _text(each["url"]),
            name=clean(_text(each.get("name"))),
            size=_size(each.get("size")),
            caption=caption if place == 0 else "",
        )
        for place, each in enumerate(files)
    ]


def _payload(attachment: object) -> Mapping[str, Any]:
    payload = attachment.get("payload") if isinstance(attachment, dict) else None
    return payload if isinstance(payload, dict) else {}


def _list(said: object) -> Sequence[Any]:
    return said if isinstance(said, list) else []


def _id(said: object) -> str | None:
    """Return a person's id, as a string and whole."""
    found = said.get("id") if isinstance(said, dict) else None
    written = str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""
    return written if 0 < len(written) <= _LONGEST_ID else None


def _text(said: object) -> str:
    return str(said) if isinstance(said, str | int) and not isinstance(said, bool) else ""


def _size(said: object) -> int | None:
    written = _text(said)
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 16 else None
