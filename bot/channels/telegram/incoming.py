"""An update becomes an event, or nothing.

Pure. Belongs here: which of Telegram's many kinds of update mean what. What is answered to them is `handlers`.
Source: https://core.telegram.org/bots/api#update
"""

import re
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User

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
from conversation.text import clean

CHANNEL: Final = "telegram"
ALLOWED_UPDATES: Final = ("message", "edited_message", "callback_query", "my_chat_member")
RESOLUTION: Final = timedelta(seconds=1)

_LANGUAGES = ("vi", "en")
_WITH_A_FILE = ("document", "voice", "audio", "video", "animation", "video_note", "sticker")
_WITHOUT = ("contact", "location")
# What people send that holds nothing to keep: answered as one that cannot be used, like a sticker.
_UNUSABLE = "sticker"
_OUT_OF_REACH = {"left", "kicked"}


class Me(Struct, frozen=True):
    """The bot itself: in groups it is named."""

    id: int
    username: str


class Tap(Struct, frozen=True, kw_only=True):
    """What a tapped button needs beside its event: whom to answer, and which message may be edited."""

    callback: str
    chat: str | None
    message: int | None
    data: str


def event_of(update: Update, me: Me, now: datetime) -> Incoming | Reach | None:
    """Return the event of an update; None for one that is nobody's word to us. `now` dates what Telegram does not.

    A message's event is named after the message, so that an edit can tell which one it changes.
    """
    if update.callback_query is not None:
        return _tapped(update, update.callback_query, now)
    if update.my_chat_member is not None:
        return _membership(update, update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None:
        return None
    if message.chat.type != "private":
        return _in_group(message, me) if update.edited_message is None else None
    if message.from_user.is_bot or message.sender_chat is not None:
        return None
    if update.edited_message is not None:
        return _edited(update, message)
    said = _said(message)
    return None if said is None else _incoming(message, said, _event(message))


def _incoming(message: Message, said: Said, event_id: str) -> Incoming:
    assert message.from_user is not None, "somebody said it"
    return Incoming(
        event_id=event_id,
        sender=Address(CHANNEL, str(message.from_user.id)),
        said=said,
        at=message.date,
        language=_language(message.from_user),
    )


def _event(message: Message) -> str:
    return f"message:{message.chat.id}:{message.message_id}"


def _edited(update: Update, message: Message) -> Incoming | None:
    """Words that were changed after they were sent: they correct what was said, or nothing."""
    words = message.text if message.text is not None else message.caption
    if words is None:
        return None
    edit = _incoming(message, Typed(clean(words)), f"edit:{update.update_id}")
    return replace(edit, at=message.edit_date or message.date, corrects=_event(message))


def _in_group(message: Message, me: Me) -> Incoming | None:
    """Return what was said to us where several read, or what became of the group itself."""
    assert message.from_user is not None, "somebody said it"
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if message.migrate_to_chat_id is not None:
        said: Said | None = MovedTo(str(message.migrate_to_chat_id))
    elif not anonymous and (message.from_user.is_bot or message.sender_chat is not None):
        return None
    else:
        said = _to_us(message, _said(message), me)
    if said is None:
        return None
    return replace(_incoming(message, said, _event(message)), place=str(message.chat.id))


def tap_of(update: Update) -> Tap | None:
    """Return what else a tap needs, None where the update is none."""
    query = update.callback_query
    if query is None:
        return None
    private = query.message is not None and query.message.chat.type == "private"
    return Tap(
        callback=query.id,
        chat=str(query.from_user.id) if private else None,
        message=query.message.message_id if query.message is not None and private else None,
        data=query.data or "",
    )


def _tapped(update: Update, query: CallbackQuery, now: datetime) -> Incoming:
    own = query.message is None or query.message.chat.type == "private"
    return Incoming(
        event_id=f"tap:{update.update_id}",
        sender=Address(CHANNEL, str(query.from_user.id)),
        said=Tapped(query.data or ""),
        at=now,
        place=None if own or query.message is None else str(query.message.chat.id),
        language=_language(query.from_user),
    )


def _membership(update: Update, change: ChatMemberUpdated) -> Incoming | Reach | None:
    """A person blocked or unblocked us; or a group let us in or put us out."""
    out = _is_out(change.new_chat_member)
    if change.chat.type == "private":
        where = Address(CHANNEL, str(change.chat.id))
        return Reach(where, Reachable.BLOCKED if out else Reachable.OPEN, change.date)
    if out == _is_out(change.old_chat_member) or change.chat.type == "channel":
        return None
    return Incoming(
        event_id=f"member:{update.update_id}",
        sender=Address(CHANNEL, str(change.from_user.id)),
        said=Removed() if out else Added(),
        at=change.date,
        place=str(change.chat.id),
        language=_language(change.from_user),
    )


def _is_out(member: ChatMember) -> bool:
    restricted_and_gone = member.status == "restricted" and not getattr(member, "is_member", True)
    return member.status in _OUT_OF_REACH or restricted_and_gone


def _said(message: Message) -> Said | None:
    if message.text is not None:
        return Typed(clean(message.text))
    caption = clean(message.caption or "")
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return Sent("photo", largest.file_id, name="photo.jpg", size=largest.file_size, caption=caption)
    # An animation comes as a document too; its own word is the truer one.
    for kind in ("animation", *_WITH_A_FILE):
        file = getattr(message, kind)
        if file is not None:
            name = clean(getattr(file, "file_name", None) or "")
            return Sent(kind, file.file_id, name=name, size=file.file_size, caption=caption)
    return next((Sent(kind, "") for kind in _WITHOUT if getattr(message, kind) is not None), _unusable(message))


def _unusable(message: Message) -> Sent | None:
    """Something a person sent all the same; None for what only tells of the chat itself (somebody came, a pin)."""
    content = ("poll", "dice", "venue", "game", "story", "paid_media", "invoice", "giveaway", "checklist")
    return Sent(_UNUSABLE, "") if any(getattr(message, kind, None) for kind in content) else None


def _to_us(message: Message, said: Said | None, me: Me) -> Said | None:
    """Return what is meant for us in a group, our name cut out: a command, words that name us, a reply to us."""
    if said is None or message.chat.type not in {"group", "supergroup"}:
        return None
    replied = message.reply_to_message
    answers_us = replied is not None and replied.from_user is not None and replied.from_user.id == me.id
    words = said.text if isinstance(said, Typed) else said.caption if isinstance(said, Sent) else ""
    if isinstance(said, Typed) and words.startswith("/"):
        # A command that names nobody is passed on: whether we know it is the conversation's to say.
        named = words.split(maxsplit=1)[0].partition("@")[2]
        return said if not named or named.casefold() == me.username.casefold() else None
    name = re.compile(rf"@{re.escape(me.username)}\b", re.IGNORECASE)
    if not answers_us and not name.search(words):
        return None
    return Typed(clean(name.sub("", words))) if isinstance(said, Typed) else said


def _language(user: User) -> str | None:
    spoken = (user.language_code or "").partition("-")[0].casefold()
    return spoken if spoken in _LANGUAGES else None
