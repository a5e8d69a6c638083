"""What every channel is: it turns its wire into `Incoming` and makes requests of parts.

Belongs here: the protocol, and how a failed send is told. What a channel can do is `conversation.render.Capabilities`;
which failures there are is `conversation.reach`.
"""

from typing import Protocol, runtime_checkable

from msgspec import Struct

from conversation.messages import Address
from conversation.reach import Failure, Told
from conversation.render import Capabilities, Part


class NotSent(Exception):
    """A send failed, in one of the named ways of `conversation.reach`."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(repr(failure))
        self.failure = failure


class NotFetched(Exception):
    """A file that was sent to us could not be fetched; `again` tells whether to try later."""

    def __init__(self, reason: str, *, again: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again


class Lost(Exception):
    """A service gave no answer that can be read. `asked`: the request may have been carried out all the same."""

    def __init__(self, reason: str, *, asked: bool) -> None:
        super().__init__(reason)
        self.reason = reason
        self.asked = asked


class TooMuch(Exception):
    """A download is longer than its limit."""


class ChannelStopped(Exception):
    """A channel cannot go on and only the operator can mend it; `why` is the line that tells them."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Shown(Struct, frozen=True):
    """A message stands in its chat under the channel's own `name` of it, and can be written anew by it."""

    name: str


class Channel(Protocol):
    """One way of reaching people."""

    name: str
    capabilities: Capabilities

    async def send(self, to: Address, part: Part, row: int) -> Told | Shown | None:
        """Send one part of the outbox row `row`; return what the service told about its quota, or what the message is
        known by where it can be written anew.

        Raises NotSent.
        """

    async def fetch(self, handle: str, limit: int) -> bytes:
        """Return the bytes of a file somebody sent, at most `limit`. Raises NotFetched."""

    def link(self, code: str) -> str | None:
        """Return the address that opens this channel with an invitation code, if it has one."""


@runtime_checkable
class ShowsTyping(Channel, Protocol):
    """A channel that can show somebody that we are at work for them."""

    async def typing(self, to: Address) -> None:
        """Show it, for a few seconds. Whatever goes wrong, nothing is raised."""


@runtime_checkable
class ShowsProgress(Channel, Protocol):
    """A channel on which a message can be written anew, so that it tells how far some work is."""

    async def progress(self, to: Address, text: str, instead_of: str | None) -> str | None:
        """Show a text in the place of the message `instead_of`, else as a new one; return that message's name.

        Raises NotSent.
        """
