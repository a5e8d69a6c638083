"""What the Bot Platform brings becomes an event, or nothing.

Pure. Belongs here: which of its events mean what, in every shape that was seen of them. What is answered is `handlers`.
Source: https://docs.zaloplatforms.com/docs/BOT (webhook events), and payloads of live bots where they differ.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from conversation.messages import Address, Incoming, Said, Sent, Typed
from conversation.text import clean

CHANNEL: Final = "zalo_bot"
# Dated to the millisecond, by a clock that is not ours.
RESOLUTION: Final = timedelta(seconds=1)

_GROUP_PREFIX = "zgr-"
_NOT_HANDED_OVER = "unsupported"
_A_MENTION = re.compile(r"@\S+")
# Smaller than this a moment counts seconds: so many milliseconds ended in 1973.
_MILLISECONDS_FROM = 10**11


class Me(Struct, frozen=True):
    """The bot itself: by these names it is spoken to in groups."""

    names: tuple[str, ...] = ()

    @staticmethod
    def of(told: object) -> "Me":
        """Return what `getMe` told of the bot."""
        if not isinstance(told, Mapping):
            return Me()
        names = (told.get("display_name"), told.get("account_name"))
        return Me(tuple(str(name) for name in names if name))


def event_in(body: object) -> Mapping[str, Any] | None:
    """Return the event in a poll's result or a webhook's body, flat or wrapped as an answer; None without one."""
    if not isinstance(body, Mapping):
        return None
    inner = body.get("result")
    if "event_name" not in body and isinstance(inner, Mapping):
        body = inner
    return body if isinstance(body.get("event_name"), str) else None


def read_event(event: Mapping[str, Any], me: Me, now: datetime) -> Incoming | None:
    """Return what somebody said; None for what is nobody's word to us. `now` dates what the event does not."""
    message = event.get("message")
    if not isinstance(message, Mapping):
        return None
    sender, chat = _part(message, "from"), _part(message, "chat")
    who = _id(sender.get("id")) or _id(chat.get("id"))
    said = _said(str(event["event_name"]), message)
    if not who or said is None or sender.get("is_bot") is True:
        return None
    chat_id = _id(chat.get("id")) or who
    grouped = chat.get("chat_type") == "GROUP" or chat_id.startswith(_GROUP_PREFIX)
    if who.startswith(_GROUP_PREFIX):
        # Said in a group by nobody who is named.
        return None
    if grouped and isinstance(said, Typed):
        said = Typed(_unmentioned(said.text, me))
    return Incoming(
        event_id=f"{chat_id}:{_id(message.get('message_id')) or _digest(message)}",
        sender=Address(CHANNEL, who),
        said=said,
        at=_moment(message.get("date"), now),
        place=chat_id if grouped else None,
    )


def _said(name: str, message: Mapping[str, Any]) -> Said | None:
    text = message.get("text")
    caption = clean(str(message.get("caption") or ""))
    match name:
        case "message.text.received" if isinstance(text, str):
            return Typed(clean(text))
        case "message.image.received":
            url = _address(message.get("photo")) or _address(message.get("photo_url"))
            return Sent("photo", url, name="photo.jpg", caption=caption) if url else Sent(_NOT_HANDED_OVER, "")
        case "message.sticker.received":
            return Sent("sticker", "")
        case "message.voice.received":
            return Sent("voice", _address(message.get("voice_url")), name="voice.aac")
        case "message.link.received" if isinstance(text, str) and clean(text):
            return Typed(clean(text))
        case "message.link.received" | "message.unsupported.received" | "message.text.received":
            return Sent(_NOT_HANDED_OVER, "")
        case _:
            # Reactions, groups that take the bot in, whatever comes next year: nobody waits for an answer.
            return None


def _unmentioned(text: str, me: Me) -> str:
    """Take out the words by which the bot was spoken to, wherever they stand."""
    for name in sorted(me.names, key=len, reverse=True):
        text = re.sub(rf"@{re.escape(clean(name))}(?!\w)", " ", text, flags=re.IGNORECASE)
    return clean(_A_MENTION.sub(" ", text, count=1) if text.lstrip().startswith("@") else text)


def _address(value: object) -> str:
    """A picture's or voice note's address; anything that is none is as good as nothing."""
    found = value if isinstance(value, str) else ""
    return found if found.startswith(("https://", "http://")) else ""


def _part(message: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = message.get(name)
    return found if isinstance(found, Mapping) else {}


def _id(value: object) -> str:
    """Ids are texts; where a number stands for one, its digits are."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _moment(value: object, now: datetime) -> datetime:
    try:
        number = int(value)  # type: ignore[call-overload]
        return datetime.fromtimestamp(number / 1000 if number >= _MILLISECONDS_FROM else number, UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return now


def _digest(message: Mapping[str, Any]) -> str:
    """Something that is the same when the same message comes again, where it has no id of its own."""
    said = "\x1f".join(f"{name}={message[name]}" for name in sorted(message))
    return hashlib.sha256(said.encode()).hexdigest()[:20]
