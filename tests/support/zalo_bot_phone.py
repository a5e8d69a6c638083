"""A person's telephone with Zalo on it, on the small Bot Platform of the tests: there is nothing to tap.

Here: typing and reading. The service is `zalo_bot_api`.
"""

import asyncio
import re
from typing import TYPE_CHECKING, Any

from bot.demo.phone import Message, Phone, Silence

if TYPE_CHECKING:
    from tests.support.zalo_bot_api import FakeZaloBot

_PATIENCE = 40.0
_KEYED = re.compile(r"(?m)^(\d{1,2}|[A-Z])\. (.+)$")
_WORDED = re.compile(r"(?m)^(?:Hoặc gõ|Or type): (.+)$")


class ZaloBotPhone(Phone):
    """One person's telephone. Whoever holds it picks by typing the key before a choice, or a way out's own words."""

    def __init__(self, service: "FakeZaloBot", number: str, name: str) -> None:
        self._service = service
        self._name = name
        self._new: asyncio.Queue[str] = asyncio.Queue()
        self._keys: dict[str, str] = {}
        self.number = number
        self.typed: list[str] = []
        self.messages: list[tuple[str, str]] = []

    @property
    def who(self) -> dict[str, Any]:
        """The person, as the service tells of them."""
        return {"id": self.number, "display_name": self._name, "is_bot": False}

    def came(self, text: str, picture: str = "") -> None:
        """A message arrived."""
        self.messages.append((text, picture))
        self._new.put_nowait(text)

    async def say(self, text: str) -> None:
        """Type a message."""
        self.typed.append(text)
        self.does("message.text.received", message_type="CHAT_MESSAGE", text=text)

    async def tap(self, label: str) -> None:
        """Pick what the last menu offers: by its key, or by its words."""
        await self.say(self._keys.get(label, label))

    def says_in_group(self, group: str, text: str) -> bool:
        """Say something in a group; the bot hears it only if it is spoken to. Return whether it does."""
        mention = "@Bot Tổng kết"
        if mention not in text:
            return False
        said = text if self._service.manners.mention_kept else text.replace(mention, "").strip()
        chat = {"id": group, "chat_type": "GROUP"}
        self._service.event("message.text.received", {"chat": chat, "from": self.who, "text": said})
        return True

    def does(self, event_name: str, **content: Any) -> str:
        """Do something in this chat; return the message's id."""
        chat = {"id": self.number, "chat_type": "PRIVATE"}
        return self._service.event(event_name, {"chat": chat, "from": self.who, **content})

    def sends_picture(self, url: str, caption: str = "") -> str:
        """Send a picture that lies under an address."""
        key = self._service.manners.photo_key
        return self.does("message.image.received", message_type="CHAT_PHOTO", caption=caption, **{key: url})

    def sends_document(self) -> None:
        """Send what a bot never gets."""
        if self._service.manners.unsupported_has_message:
            self.does("message.unsupported.received", message_type="CHAT_UNSUPPORTED")
        else:
            self._service.event("message.unsupported.received", None)

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""
        try:
            async with asyncio.timeout(_PATIENCE):
                text = await self._new.get()
        except TimeoutError:
            raise Silence(self._name) from None
        return self._read(text)

    async def glance(self) -> Message | None:
        """Return a message that is there already."""
        return None if self._new.empty() else self._read(self._new.get_nowait())

    def _read(self, text: str) -> Message:
        keys = {label: key for key, label in _KEYED.findall(text)}
        worded = [word for words in _WORDED.findall(text) for word in words.split(", ")]
        if keys or worded:
            self._keys = keys
        return Message(text, tuple(keys))
