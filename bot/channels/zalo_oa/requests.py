"""A part becomes the request that shows it, and what an answer tells of quotas.

Pure. Belongs here: paths and fields of what we send. Sending is `channel`, layout `conversation.render`.
Source: https://docs.zaloplatforms.com/docs/OA (consultation message, upload, quota)
"""

import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct

from bot.channels.tariffs import ZALO_OA
from conversation.messages import Attachment
from conversation.reach import Tariff, Told
from conversation.render import Button, Capabilities, Part

# What our buttons send begins with it. Somebody who types it forges a tap, which leads nowhere they may not go.
TAP: Final = "#tk:"
TEXT_LIMIT: Final = 2000
MOST_BUTTONS: Final = 5
RESOLUTION: Final = timedelta(milliseconds=1)

SEND: Final = "/v3.0/oa/message/cs"
QUOTA: Final = "/v3.0/oa/quota/message"
UPLOAD_FILE: Final = "/v2.0/oa/upload/file"
UPLOAD_IMAGE: Final = "/v2.0/oa/upload/image"

LARGEST_FILE: Final = 5 * 2**20
LARGEST_IMAGE: Final = 2**20
_FILES = {
    "application/pdf",
    "application/msword",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_IMAGES = {"image/jpeg", "image/png"}


class Request(Struct, frozen=True):
    """A path of the API with its fields."""

    path: str
    fields: Mapping[str, Any]


def message(user: str, text: str, buttons: tuple[Button, ...] = (), *, template_type: bool = False) -> Request:
    """Return the request that sends a text, with up to five buttons.

    `template_type` names the buttons' template too, as some integrations do.
    """
    said: dict[str, Any] = {"text": composed(text)}
    if buttons:
        payload: dict[str, Any] = {"template_type": "button"} if template_type else {}
        payload["buttons"] = [
            {"title": composed(each.label), "type": "oa.query.hide", "payload": f"{TAP}{each.data}"} for each in buttons
        ]
        said["attachment"] = {"type": "template", "payload": payload}
    return Request(SEND, {"recipient": {"user_id": user}, "message": said})


def document(user: str, token: str) -> Request:
    """Return the request that sends an uploaded file; it takes no words beside it."""
    attachment = {"type": "file", "payload": {"token": token}}
    return Request(SEND, {"recipient": {"user_id": user}, "message": {"attachment": attachment}})


def picture(user: str, attachment_id: str, caption: str = "") -> Request:
    """Return the request that sends an uploaded picture, with words under it."""
    elements = [{"media_type": "image", "attachment_id": attachment_id}]
    attachment = {"type": "template", "payload": {"template_type": "media", "elements": elements}}
    said: dict[str, Any] = {"attachment": attachment}
    if caption:
        said["text"] = composed(caption)
    return Request(SEND, {"recipient": {"user_id": user}, "message": said})


def quota(user: str) -> Request:
    """Return the request that asks what may still be sent to somebody."""
    return Request(QUOTA, {"user_id": user})


def upload_path(file: Attachment, size: int) -> str | None:
    """Return where a file of that size is uploaded; None where the service takes no such file."""
    if file.media_type in _IMAGES and size <= LARGEST_IMAGE:
        return UPLOAD_IMAGE
    if file.media_type in _FILES and size <= LARGEST_FILE:
        return UPLOAD_FILE
    return None


def linked(part: Part, link: str) -> str:
    """Return the words that stand for a file the service does not take."""
    named = f"{part.file.name}: {link}" if part.file is not None else link
    return f"{part.text}\n{named}" if part.text else named


def composed(text: str) -> str:
    """Return a text as the service measures it."""
    return unicodedata.normalize("NFC", text)


def told_of(data: Mapping[str, Any]) -> Told | None:
    """Return what the `quota` of a send's answer says; None where there is none.

    Of the kind ``reply`` it counts this person's free messages; any other kind was paid from the account's.
    """
    said = data.get("quota")
    if not isinstance(said, dict):
        return None
    remain, total = _number(said.get("remain")), _number(said.get("total"))
    return Told(free_left=remain) if said.get("quota_type") == "reply" else Told(free_left=0, left=remain, total=total)


def asked_of(data: Mapping[str, Any], tariff: Tariff) -> Told | None:
    """Return what an answer to `quota` says of a person's windows; None where it says nothing."""
    said = data.get("cs_reply")
    left = _number(said.get("remain")) if isinstance(said, dict) else None
    at = moment(data.get("last_interaction"))
    if left is None and at is None:
        return None
    return Told(
        until=at + tariff.window if at is not None and tariff.window is not None else None,
        free_until=at + tariff.free_for if at is not None and tariff.free_for is not None else None,
        free_left=left,
    )


def moment(said: object) -> datetime | None:
    """Return a moment that is written in milliseconds since 1970; None for what is none."""
    number = _number(said)
    return _EPOCH + timedelta(milliseconds=number) if number is not None and 0 < number < 10**14 else None


def _number(said: object) -> int | None:
    if isinstance(said, bool) or not isinstance(said, int | str):
        return None
    try:
        number = int(said)
    except ValueError:
        return None
    return number if number >= 0 else None


CAPABILITIES = Capabilities(
    buttons=True,
    text_limit=TEXT_LIMIT,
    files_out=False,
    media_out=frozenset(_FILES | _IMAGES),
    most_buttons=MOST_BUTTONS,
    # The service takes 100; a longer label than this does not fit on a narrow telephone.
    label_limit=64,
    resolution=RESOLUTION,
    tariff=ZALO_OA,
)
