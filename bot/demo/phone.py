"""A phone in the script's hand: what one person can do on any channel, and the phone of this process.

Belongs here: typing, tapping, hearing. What is said is the script's; a channel that has a phone of its own can play the
same script.
"""

import asyncio
import itertools
import re
from abc import ABC, abstractmethod
from collections.abc import Callable

from msgspec import Struct

from bot.channels.base import NotFetched
from bot.clock import Clock
from bot.receive import Receiver
from conversation.messages import Address, Incoming, Said, Tapped, Typed
from conversation.render import Button, Capabilities, Part
from conversation.text import clean

NAME = "demo"
PROFILES = {
    "buttons": Capabilities(buttons=True, edits=True, text_limit=4096),
    "text": Capabilities(buttons=False, text_limit=4096),
}
_PATIENCE = 30.0
_KEYED = re.compile(r"(?m)^(\d{1,2}|[A-Z])\. (.+)$")


class Silence(Exception):
    """Nothing was heard for a long time: the script cannot go on."""


class Message(Struct, frozen=True):
    """What the phone shows: a text, and what may be tapped under it."""

    text: str
    labels: tuple[str, ...] = ()


class Phone(ABC):
    """One person's phone."""

    @abstractmethod
    async def say(self, text: str) -> None:
        """Type a message and send it."""

    @abstractmethod
    async def tap(self, label: str) -> None:
        """Pick what the last message offers under that label, as the channel has it picked."""

    @abstractmethod
    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""

    async def glance(self) -> Message | None:
        """Return a message that is there already; a phone that cannot tell shows none before it is waited for."""
        return None


class PlayedChannel:
    """The channel of phones in this process: what is sent lies on its phone at once."""

    name = NAME

    def __init__(self, profile: str = "buttons") -> None:
        self.capabilities = PROFILES[profile]
        self.phones: dict[str, PlayedPhone] = {}

    async def send(self, to: Address, part: Part, row: int) -> None:
        """Put one part on the phone it is for; one that is switched off hears nothing."""
        del row
        phone = self.phones.get(to.id)
        if phone is not None:
            phone.show(part)

    async def fetch(self, handle: str, limit: int) -> bytes:
        """These phones send no files. Raises NotFetched."""
        del handle, limit
        raise NotFetched("no file", again=False)

    def link(self, code: str) -> str | None:
        """These phones are in nobody's pocket."""
        del code
        return None


class PlayedPhone(Phone):
    """A phone of this process. `run` names the run, so that one that goes on after a crash says nothing twice."""

    def __init__(self, channel: PlayedChannel, number: str, run: str, receiver: Receiver, clock: Clock) -> None:  # type: ignore[type-arg]
        self._address = Address(channel.name, number)
        self._run = run
        self._receiver = receiver
        self._clock = clock
        self._events = itertools.count(1)
        self._heard: asyncio.Queue[Part] = asyncio.Queue()
        self._buttons: tuple[Button, ...] = ()
        self._keys: dict[str, str] = {}
        channel.phones[number] = self

    def show(self, part: Part) -> None:
        """A part arrived."""
        self._heard.put_nowait(part)

    async def say(self, text: str) -> None:
        """Type a message."""
        await self._send(Typed(clean(text)))

    async def tap(self, label: str) -> None:
        """Tap a button; on a phone without buttons, type the key before the label, or the label itself."""
        for button in self._buttons:
            if button.label == label:
                await self._send(Tapped(button.data))
                return
        await self._send(Typed(self._keys.get(label, label)))

    async def hear(self) -> Message:
        """Wait for the next message. Raises Silence."""
        try:
            async with asyncio.timeout(_PATIENCE):
                part = await self._heard.get()
        except TimeoutError:
            raise Silence(self._address.id) from None
        return self._read(part)

    async def glance(self) -> Message | None:
        """Return a message that is there already."""
        return None if self._heard.empty() else self._read(self._heard.get_nowait())

    def _read(self, part: Part) -> Message:
        if part.screen is not None:
            self._buttons = part.buttons
            self._keys = {label: key for key, label in _KEYED.findall(part.text)}
        return Message(part.text, tuple(button.label for button in part.buttons) or tuple(self._keys))

    async def _send(self, said: Said) -> None:
        event = Incoming(
            event_id=f"{self._run}-{next(self._events)}", sender=self._address, said=said, at=self._clock.now()
        )
        await self._receiver.hand_in([event])


PhoneMaker = Callable[[str], Phone]
"""Makes the phone of one person, named by a word that stays theirs."""
