"""An update becomes an event, or nothing.

Pure. Belongs here: which of Telegram's many kinds of update mean what. What is answered to them is `handlers`.
Source: https://core.telegram.org/bots/api#update
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update, User

from conversation.messages import Address, Incoming, Reach, Reachable, Said, Sent, Tapped, Typed
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


@dataclass(frozen=True)
class Me:
    """The bot itself: in groups it is named."""

    id: int
    username: str


@dataclass(frozen=True, kw_only=True)
class Tap:
    """What a tapped button needs beside its event: whom to answer, and which message may be edited."""

    callback: str
    chat: str | None
    message: int | None
    data: str


def event_of(update: Update, me: Me, now: datetime) -> Incoming | Reach | None:
    """Return the event of an update; None for one that is nobody's word to us. `now` dates what Telegram does not."""
    if update.callback_query is not None:
        return _tapped(update, update.callback_query, now)
    if update.my_chat_member is not None:
        return _reach(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.from_user is None or message.from_user.is_bot or message.sender_chat is not None:
        return None
    edited = update.message is None
    said = _edited(message) if edited else _said(message)
    if said is None or (message.chat.type != "private" and not _for_us(message, said, me)):
        return None
    return Incoming(
        event_id=str(update.update_id),
        sender=Address(CHANNEL, str(message.from_user.id)),
        said=said,
        at=(message.edit_date if edited else None) or message.date,
        place=None if message.chat.type == "private" else str(message.chat.id),
        corrects=f"message:{message.chat.id}:{message.message_id}" if edited else None,
        language=_language(message.from_user),
    )


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


def migration_of(update: Update) -> tuple[str, str] | None:
    """Return the ids of a group that became a supergroup: the old one, the new one."""
    message = update.message
    if message is None or message.migrate_to_chat_id is None:
        return None
    return str(message.chat.id), str(message.migrate_to_chat_id)


def _tapped(update: Update, query: CallbackQuery, now: datetime) -> Incoming:
    return Incoming(
        event_id=str(update.update_id),
        sender=Address(CHANNEL, str(query.from_user.id)),
        said=Tapped(query.data or ""),
        at=now,
        language=_language(query.from_user),
    )


def _reach(change: ChatMemberUpdated) -> Reach:
    out = change.new_chat_member.status in _OUT_OF_REACH
    where = Address(CHANNEL, str(change.chat.id))
    return Reach(where, Reachable.BLOCKED if out else Reachable.OPEN, change.date)


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


def _edited(message: Message) -> Said | None:
    """Words that are changed after they were sent answer nothing: what was taken stays."""
    return Sent(_UNUSABLE, "") if message.text is not None or message.caption is not None else None


def _unusable(message: Message) -> Sent | None:
    """Something a person sent all the same; None for what only tells of the chat itself (somebody came, a pin)."""
    content = ("poll", "dice", "venue", "game", "story", "paid_media", "invoice", "giveaway", "checklist")
    return Sent(_UNUSABLE, "") if any(getattr(message, kind, None) for kind in content) else None


def _for_us(message: Message, said: Said, me: Me) -> bool:
    """Tell whether something said in a group is meant for the bot: a command that names it, or no bot at all."""
    if not isinstance(said, Typed) or not said.text.startswith("/"):
        return False
    word = said.text.split(maxsplit=1)[0]
    named = word.partition("@")[2]
    return named.casefold() == me.username.casefold() if named else message.chat.type in {"group", "supergroup"}


def _language(user: User) -> str | None:
    spoken = (user.language_code or "").partition("-")[0].casefold()
    return spoken if spoken in _LANGUAGES else None
