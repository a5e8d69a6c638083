"""What passes between a channel and the conversation: an event that came in, a reply that goes out.

Belongs here: frozen values smaller than the poorest channel. No channel word, no sentence.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from msgspec import Struct

from conversation.sentences import Text


class Address(Struct, frozen=True):
    """Where a person is reached: a channel's name and the id that channel gave, both opaque."""

    channel: str
    id: str


class Typed(Struct, frozen=True):
    """Words a person typed (cleaned by `conversation.text.clean`)."""

    text: str


class Tapped(Struct, frozen=True):
    """A button: `data` is ``<screen>.<index>`` as we sent it, or whatever somebody forged."""

    data: str


class Sent(Struct, frozen=True):
    """A file or picture somebody sent; `handle` is what the channel needs to fetch it, `kind` its own word for it."""

    kind: str
    handle: str
    name: str = ""
    size: int | None = None
    caption: str = ""


class Finished(Struct, frozen=True):
    """An errand's outcome coming back: `step` is to be called with `result` behind its own arguments."""

    step: "StepCall"
    result: Mapping[str, Any]


class StepCall(Struct, frozen=True):
    """A step's name and its JSON arguments: what a choice leads to, what a session waits for."""

    step: str
    arguments: tuple[Any, ...] = ()


class Added(Struct, frozen=True):
    """We were let into the place this was said in."""


class Removed(Struct, frozen=True):
    """We were put out of the place this was said in, or it is no more."""


class MovedTo(Struct, frozen=True):
    """The place this was said in goes by another id from now on."""

    id: str


Said: TypeAlias = Typed | Tapped | Sent | Finished | Added | Removed | MovedTo


class Incoming(Struct, frozen=True, kw_only=True):
    """One event, once: `event_id` is unique within the sender's channel; `at` is the channel's sending time (aware).

    `place` is the chat it was said in, where that is not the sender's own but one where several read, and only what is
    said to us there is an event. `corrects` is the event whose words an edit changes.
    """

    event_id: str
    sender: Address
    said: Said
    at: datetime
    place: str | None = None
    corrects: str | None = None
    language: str | None = None


class Reachable(StrEnum):
    """Whether an address can be written to."""

    OPEN = "open"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"


class Reach(Struct, frozen=True):
    """Not a message: an address was blocked, followed, or its window opened until `until`."""

    address: Address
    state: Reachable
    at: datetime
    until: datetime | None = None


class Manner(StrEnum):
    """How a choice is typed where there are no buttons: by its place in the list, or by its own words."""

    NUMBERED = "numbered"
    WORD = "word"


class Choice(Struct, frozen=True):
    """Something that may be picked: what it reads, and the step it calls."""

    label: Text
    call: StepCall
    manner: Manner = Manner.NUMBERED


class Attachment(Struct, frozen=True, kw_only=True):
    """A stored file to go out: `sha256` finds its bytes, `name` is what the person sees."""

    sha256: str
    name: str
    media_type: str


class Reply(Struct, frozen=True, kw_only=True):
    """What is said back: a text, what may be picked, and the step that takes free text.

    With `answer` the question takes free text and digits are always the answer; without it choices are numbered.
    `file_to` is the step that a file or picture goes to while the question stands.
    `file_page` says where a file can be sent instead, shown where the channel takes none.
    `notice` asks nothing and leaves the addressee's own question standing. `again` repeats the standing question's
    choices under a new text. `sealed` bodies are wiped once delivered (a ballot's link). With `early` free text counts
    even where it was sent before the question was seen: it goes on with what came before.
    """

    text: Text
    choices: tuple[Choice, ...] = ()
    answer: StepCall | None = None
    file_to: StepCall | None = None
    file_page: Text = ""
    files: tuple[Attachment, ...] = ()
    notice: bool = False
    again: bool = False
    sealed: bool = False
    early: bool = False
