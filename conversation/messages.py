"""What passes between a channel and the conversation: an event that came in, a reply that goes out.

Belongs here: frozen values smaller than the poorest channel. No channel word, no sentence.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from conversation.sentences import Text


@dataclass(frozen=True)
class Address:
    """Where a person is reached: a channel's name and the id that channel gave, both opaque."""

    channel: str
    id: str


@dataclass(frozen=True)
class Typed:
    """Words a person typed (cleaned by `conversation.text.clean`)."""

    text: str


@dataclass(frozen=True)
class Tapped:
    """A button: `data` is ``<screen>.<index>`` as we sent it, or whatever somebody forged."""

    data: str


@dataclass(frozen=True)
class Sent:
    """A file or picture somebody sent; `handle` is what the channel needs to fetch it, `kind` its own word for it."""

    kind: str
    handle: str
    name: str = ""
    size: int | None = None
    caption: str = ""


@dataclass(frozen=True)
class Finished:
    """An errand's outcome coming back: `step` is to be called with `result` behind its own arguments."""

    step: "StepCall"
    result: Mapping[str, Any]


@dataclass(frozen=True)
class StepCall:
    """A step's name and its JSON arguments: what a choice leads to, what a session waits for."""

    step: str
    arguments: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Added:
    """We were let into the place this was said in."""


@dataclass(frozen=True)
class Removed:
    """We were put out of the place this was said in, or it is no more."""


@dataclass(frozen=True)
class MovedTo:
    """The place this was said in goes by another id from now on."""

    id: str


Said: TypeAlias = Typed | Tapped | Sent | Finished | Added | Removed | MovedTo


@dataclass(frozen=True, kw_only=True)
class Incoming:
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


@dataclass(frozen=True)
class Reach:
    """Not a message: an address was blocked, followed, or its window opened until `until`."""

    address: Address
    state: Reachable
    at: datetime
    until: datetime | None = None


class Manner(StrEnum):
    """How a choice is typed where there are no buttons: by its place in the list, or by its own words."""

    NUMBERED = "numbered"
    WORD = "word"


@dataclass(frozen=True)
class Choice:
    """Something that may be picked: what it reads, and the step it calls."""

    label: Text
    call: StepCall
    manner: Manner = Manner.NUMBERED


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A stored file to go out: `sha256` finds its bytes, `name` is what the person sees."""

    sha256: str
    name: str
    media_type: str


@dataclass(frozen=True, kw_only=True)
class Reply:
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
    files: tuple[Attachment, ...] = field(default=())
    notice: bool = False
    again: bool = False
    sealed: bool = False
    early: bool = False
