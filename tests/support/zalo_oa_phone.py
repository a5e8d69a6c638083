"""A telephone with Zalo on it: types, presses buttons, reads what the Official Account sent.

Here: what one person can do. The service it hangs on is `zalo_oa_api`.
"""

import asyncio
import re
from typing import TYPE_CHECKING, Any

from bot.demo.phone import Message, Phone, Silence

if TYPE_CHECKING:
    from tests.support.zalo_oa_api import FakeZaloOa

_PATIENCE = 30.0
_KEYED = re.compile(r"(?m)^(\d{1,2}|[A-Z])\. (.+)$")


class ZaloOaPhone(Phone):
    """One person's telephone; `user` is the account's id of them."""

    def __init__(self, service: "FakeZaloOa", user: str) -> None:
        self._service = service
        self.user = user
        self.messages: list[tuple[str, list[dict[str, Any]]]] = []
        self._new: asyncio.Queue[tuple[str, list[dict[str, Any]]]] = asyncio.Queue()
        self._buttons: list[dict[str, Any]] = []
        self._keys: dict[str, str] = {}

    def came(self, text: str, buttons: list[dict[str, Any]]) -> None:
        """A message arrived."""
        self.messages.append((text, buttons))
        self._new.put_nowait((text, buttons))

    async def say(self, text: str) -> None:
        """Type a message."""
        self._service.event("user_send_text", self.user, message={"msg_id": self._service.number(), "text": text})

    async def tap(self, label: str) -> None:
        """Press a button of the last message that had any; else type the key before the label, or the label."""
        payload = next((each["payload"] for each in self._buttons if each["title"] == label), None)
        await self.say(payload or self._keys.get(label, label))

    async def follow(self) -> None:
        """Follow the account."""
        self._service.event("follow", self.user)

    async def leave(self) -> None:
        """Follow it no more."""
        self._service.event("unfollow", self.user)
        self._service.person(self.user).left = True

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""
        try:
            async with asyncio.timeout(_PATIENCE):
                text, buttons = await self._new.get()
        except TimeoutError:
            raise Silence(self.user) from None
        return self._read(text, buttons)

    async def glance(self) -> Message | None:
        """Return a message that is there already."""
        return None if self._new.empty() else self._read(*self._new.get_nowait())

    def _read(self, text: str, buttons: list[dict[str, Any]]) -> Message:
        keys = {label: key for key, label in _KEYED.findall(text)}
        if buttons or keys:
            self._buttons, self._keys = buttons, keys
        return Message(text, tuple(each["title"] for each in buttons) or tuple(keys))
