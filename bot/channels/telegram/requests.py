"""A part becomes the request that shows it.

Pure. Belongs here: methods and fields of what we send. Sending is `channel`, layout `conversation.render`.
Source: https://core.telegram.org/bots/api#available-methods
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from telegram.constants import FileSizeLimit, InlineKeyboardMarkupLimit, MessageLimit

from bot.channels.telegram.incoming import RESOLUTION
from bot.channels.telegram.wire import Upload
from conversation.messages import Attachment
from conversation.render import Button, Capabilities, Part
from conversation.text import split, utf16_length

CAPABILITIES = Capabilities(
    buttons=True,
    edits=True,
    text_limit=MessageLimit.MAX_TEXT_LENGTH,
    most_buttons=InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER,
    # A longer label does not fit on a button of a narrow telephone; then all of them are written out and numbered.
    label_limit=64,
    resolution=RESOLUTION,
)
CAPTION_LIMIT = MessageLimit.CAPTION_LENGTH
LARGEST_DOCUMENT = FileSizeLimit.FILESIZE_UPLOAD
LARGEST_PICTURE = FileSizeLimit.PHOTOSIZE_UPLOAD
_PICTURES = {"image/jpeg", "image/png", "image/webp"}


class Request(Struct, frozen=True):
    """One method of the Bot API with its fields, and the file that goes with it."""

    method: str
    fields: Mapping[str, Any]
    upload: Upload | None = None


def message(chat: str, part: Part) -> Request:
    """Return the request that sends a part's text as a new message. Texts are plain: nothing in them is markup."""
    return Request("sendMessage", {"chat_id": int(chat), **_shown(part)})


def edit(chat: str, message_id: int, part: Part) -> Request:
    """Return the request that puts a part's text in the place of an earlier one, its buttons with it."""
    return Request("editMessageText", {"chat_id": int(chat), "message_id": message_id, **_shown(part)})


def document(chat: str, part: Part, file: Attachment, content: bytes | str) -> Request:
    """Return the request that sends a file: its bytes, or the id by which Telegram knows them already."""
    picture = file.media_type in _PICTURES and (isinstance(content, str) or len(content) <= LARGEST_PICTURE)
    method, field = ("sendPhoto", "photo") if picture else ("sendDocument", "document")
    fields: dict[str, Any] = {"chat_id": int(chat)}
    if part.text:
        fields["caption"] = split(part.text, CAPTION_LIMIT)[0]
    if part.buttons:
        fields["reply_markup"] = keyboard(part.buttons)
    if isinstance(content, str):
        return Request(method, {**fields, field: content})
    return Request(method, fields, Upload(field, content, file.name, file.media_type))


def fits_caption(part: Part) -> bool:
    """Tell whether a part's text can stand under its file."""
    return utf16_length(part.text) <= CAPTION_LIMIT


def keyboard(buttons: tuple[Button, ...]) -> dict[str, Any]:
    """Return the buttons one below the other: wide enough to read, large enough to hit."""
    return {"inline_keyboard": [[{"text": button.label, "callback_data": button.data}] for button in buttons]}


def _shown(part: Part) -> dict[str, Any]:
    fields: dict[str, Any] = {"text": part.text, "link_preview_options": {"is_disabled": True}}
    if part.buttons:
        fields["reply_markup"] = keyboard(part.buttons)
    return fields
