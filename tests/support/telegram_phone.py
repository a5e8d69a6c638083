"""A person's telephone with Telegram on it, on the small Bot API of the tests.

Here: typing, tapping, reading. The service is `telegram_api`.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from bot.demo.phone import Message, Phone, Silence

if TYPE_CHECKING:
    from tests.support.telegram_api import FakeTelegram

ME = {"id": 42, "is_bot": True, "first_name": "Tổng kết", "username": "tongket_test_bot"}
_PATIENCE = 40.0


class TelegramPhone(Phone):
    """One person's telephone with Telegram on it. What came twice, buttons and all, is read once."""

    def __init__(self, service: "FakeTelegram", chat: int) -> None:
        self._service = service
        self._chat = chat
        self._new: asyncio.Queue[tuple[int, str, list[dict[str, str]]]] = asyncio.Queue()
        self.messages: dict[int, tuple[str, list[dict[str, str]]]] = {}
        self._last: tuple[str, list[dict[str, str]]] = ("", [])
        self._screen: tuple[int, list[dict[str, str]]] = (0, [])
        self.pinned: list[int] = []
        self._typed = 0

    @property
    def who(self) -> dict[str, Any]:
        """The person, as Telegram tells of them."""
        return {"id": self._chat, "is_bot": False, "first_name": "An", "language_code": "vi"}

    def came(self, message_id: int, text: str, buttons: list[dict[str, str]]) -> None:
        """A message arrived."""
        self.messages[message_id] = (text, buttons)
        self._new.put_nowait((message_id, text, buttons))

    def edited(self, message_id: int, text: str, buttons: list[dict[str, str]]) -> str | None:
        """A message is to be edited; return why it cannot be, as Telegram says it."""
        if message_id not in self.messages:
            return "Bad Request: message to edit not found"
        if self.messages[message_id] == (text, buttons):
            return "Bad Request: message is not modified: specified new message content is the same"
        self.came(message_id, text, buttons)
        return None

    async def say(self, text: str) -> None:
        """Type a message."""
        self._typed = self._service.message_id()
        self._service.update({"message": self._message(self._own, self._typed, text)})

    async def edit(self, text: str) -> None:
        """Change the words of the message typed last."""
        edited = {**self._message(self._own, self._typed, text), "edit_date": int(self._service.now().timestamp())}
        self._service.update({"edited_message": edited})

    async def say_in(self, group: int, text: str) -> None:
        """Type a message in a group."""
        chat = {"id": group, "type": "supergroup" if group < -(10**12) else "group", "title": "Khối"}
        self._service.update({"message": self._message(chat, self._service.message_id(), text)})

    @property
    def _own(self) -> dict[str, Any]:
        return {"id": self._chat, "type": "private", "first_name": "An"}

    def _message(self, chat: dict[str, Any], message_id: int, text: str) -> dict[str, Any]:
        at = int(self._service.now().timestamp())
        return {"message_id": message_id, "from": self.who, "chat": chat, "date": at, "text": text}

    async def tap(self, label: str) -> None:
        """Tap a button of the last message that had any; else type the label."""
        message_id, buttons = self._screen
        data = next((each["callback_data"] for each in buttons if each["text"] == label), None)
        if data is None:
            await self.say(label)
            return
        under = {"message_id": message_id, "from": ME, "chat": self._own, "date": 1, "text": "?"}
        query = {"id": str(self._service.message_id()), "from": self.who, "message": under, "chat_instance": "1"}
        self._service.update({"callback_query": {**query, "data": data}})

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""
        while True:
            try:
                async with asyncio.timeout(_PATIENCE):
                    message_id, text, buttons = await self._new.get()
            except TimeoutError:
                raise Silence(str(self._chat)) from None
            if buttons and (text, buttons) == self._last:
                continue
            self._last = (text, buttons)
            if buttons:
                self._screen = (message_id, buttons)
            return Message(text, tuple(each["text"] for each in buttons))

    def forget(self) -> None:
        """Look at nothing that has come so far."""
        while not self._new.empty():
            self._new.get_nowait()
