"""A part becomes the request that shows it.

Pure. Belongs here: methods and fields of what we send. Sending is `channel`, layout `conversation.render`.
Source: https://docs.zaloplatforms.com/docs/BOT (sendMessage, sendPhoto)
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from bot.channels.zalo_bot.incoming import RESOLUTION
from conversation.reach import Tariff
from conversation.render import Capabilities, Part

TEXT_LIMIT = 2000
"""Of a text or caption. Its unit is not documented: UTF-16 units are the stricter reading."""

PICTURES = frozenset({"image/jpeg", "image/png"})


class Request(Struct, frozen=True):
    """One method of the Bot Platform with its fields."""

    method: str
    fields: Mapping[str, Any]


def capabilities(tariff: Tariff, *, pictures: bool) -> Capabilities:
    """Return what this channel can do; `pictures` are sent as such where the service can fetch them from us."""
    return Capabilities(
        buttons=False,
        text_limit=TEXT_LIMIT,
        files_in=False,
        files_out=False,
        media_out=PICTURES if pictures else frozenset(),
        resolution=RESOLUTION,
        tariff=tariff,
    )


def message(chat: str, part: Part) -> Request:
    """Return the request that sends a part's text. Texts are plain: nothing in them is markup."""
    return Request("sendMessage", {"chat_id": chat, "text": part.text})


def picture(chat: str, part: Part, url: str) -> Request:
    """Return the request that has the service fetch a picture under `url` and show it."""
    fields = {"chat_id": chat, "photo": url}
    return Request("sendPhoto", {**fields, "caption": part.text} if part.text else fields)


def linked(chat: str, name: str, url: str) -> Request:
    """Return the request that shows a file's name and link instead of the file."""
    return Request("sendMessage", {"chat_id": chat, "text": f"{name}: {url}"})


def typing(chat: str) -> Request:
    """Return the request that shows we are at it."""
    return Request("sendChatAction", {"chat_id": chat, "action": "typing"})
