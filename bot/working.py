"""Work that takes its time: whoever waits sees that we are at it, where their channel can show that.

Belongs here: when what is shown. After a second the channel's own sign of typing; after five a message, written anew in
its place until the work is over. Where a channel edits nothing there is no such message. None of it is a promise, so
none goes through the outbox, and a crash loses only what was shown.
"""

import asyncio
import logging
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

from bot.channels.base import Channel, NotSent, ShowsProgress, ShowsTyping
from bot.receive import Receiver
from conversation.messages import Address
from conversation.reach import Throttled, Unavailable
from conversation.sentences import Text, say, spaced
from conversation.translation import DEFAULT_LANGUAGE, Translator, Translators

_log = logging.getLogger(__name__)

_MANY = 1000


class Stage(StrEnum):
    """What is being done."""

    FETCHING = "fetching"
    READING = "reading"
    DRAWING = "drawing"
    KEEPING = "keeping"


class Work:
    """One errand while it is done. Who does it sets the `stage`; `over` ends it, for good unless it comes `again`."""

    def __init__(self, errand: int, sender: Address) -> None:
        self.errand = errand
        self.sender = sender
        self.stage = Stage.KEEPING
        self.comes_again = False
        self._over = asyncio.Event()

    def over(self, *, again: bool = False) -> None:
        """Nothing is done any more; `again`: until another try."""
        self.comes_again = again
        self._over.set()

    async def goes_on(self, seconds: float) -> bool:
        """Wait until it is over, but `seconds` at most; tell whether it goes on."""
        try:
            async with asyncio.timeout(seconds):
                await self._over.wait()
        except TimeoutError:
            return True
        return False


class Pauses(Struct, frozen=True, kw_only=True):
    """Seconds: until the sign of typing and how often it is given again, until the message and how often it may
    change."""

    typing: float = 1.0
    typing_again: float = 4.0
    message: float = 5.0
    message_again: float = 10.0


class Working:
    """Shows errands being done."""

    def __init__(
        self,
        receiver: Receiver[Any],
        channels: Mapping[str, Channel],
        translators: Translators,
        pauses: Pauses | None = None,
    ) -> None:
        self._receiver = receiver
        self._channels = channels
        self._translators = translators
        self._pauses = pauses or Pauses()
        # The message that tells of an errand, for the next try to go on in.
        self._messages: dict[int, str] = {}

    async def show(self, work: Work) -> None:
        """Show work until it is over. Nothing depends on it: what fails is logged."""
        channel = self._channels.get(work.sender.channel)
        try:
            async with asyncio.TaskGroup() as showing:
                if isinstance(channel, ShowsTyping):
                    showing.create_task(self._type(work, channel))
                if isinstance(channel, ShowsProgress):
                    showing.create_task(self._tell(work, channel))
        except ExceptionGroup as several:
            _log.info("errand %d is done unseen: %r", work.errand, several.exceptions[0])

    async def _type(self, work: Work, channel: ShowsTyping) -> None:
        pause = self._pauses.typing
        while await work.goes_on(pause):
            await channel.typing(work.sender)
            pause = self._pauses.typing_again

    async def _tell(self, work: Work, channel: ShowsProgress) -> None:
        """Write the message anew as the work goes on, and once more when it is over. Raises NotSent, NotTaken."""
        clock = asyncio.get_running_loop().time
        began = clock()
        write: Translator | None = None
        shown = ""
        pause = self._pauses.message
        while await work.goes_on(pause):
            pause = self._pauses.message_again
            write = write or await self._translator(work.sender)
            text = write.write(_under_way(work.stage, round(clock() - began)))
            if text != shown and await self._write(work, channel, text):
                shown = text
        if work.errand in self._messages:
            write = write or await self._translator(work.sender)
            await self._write(work, channel, write.write(_over(again=work.comes_again)))
            if not work.comes_again:
                self._messages.pop(work.errand, None)

    async def _write(self, work: Work, channel: ShowsProgress, text: str) -> bool:
        """Write the message, or write it anew; tell whether that is done. Raises NotSent where it need not be tried
        again.
        """
        known = self._messages.get(work.errand)
        try:
            message = await channel.progress(work.sender, text, known)
        except NotSent as unsent:
            # A first message that may have come all the same must not stand there beside a second one.
            if isinstance(unsent.failure, Throttled) or (isinstance(unsent.failure, Unavailable) and known is not None):
                return False
            raise
        if message is not None:
            self._messages[work.errand] = message
            while len(self._messages) > _MANY:
                self._messages.pop(next(iter(self._messages)))
        return True

    async def _translator(self, sender: Address) -> Translator:
        _, language = await self._receiver.write(lambda store: store.addresses.known(sender), quiet=True)
        return self._translators[language or DEFAULT_LANGUAGE]


def _under_way(stage: Stage, seconds: int) -> Text:
    match stage:
        case Stage.FETCHING:
            doing = say("The file is being fetched, for {seconds} seconds so far.", seconds=seconds)
        case Stage.READING:
            doing = say("The file is being read, for {seconds} seconds so far.", seconds=seconds)
        case Stage.DRAWING:
            doing = say("The file is being made, for {seconds} seconds so far.", seconds=seconds)
        case _:
            doing = say("This takes a while, {seconds} seconds so far.", seconds=seconds)
    return spaced(doing, say("Please just wait, there is nothing to do."))


def _over(*, again: bool) -> Text:
    if again:
        return say("This has not worked yet and is tried again by itself. There is nothing to do.")
    return say("That took a while. It is over now: see the newest message.")
