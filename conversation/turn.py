"""A turn: one incoming event being answered.

A step reads it, calls a rule, saves through `store`, and answers. It never sends, commits, awaits, reads a clock or a
channel's name. Belongs here: what a step may do with a turn. Running one is `conversation.dialogue`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Generic, TypeVar

from msgspec import Struct, field

from conversation.messages import Address, Incoming, Reply, Sent, StepCall, Typed
from conversation.sentences import Text

S = TypeVar("S")  # the store
V = TypeVar("V")  # the services: what steps need that is neither stored nor said


class Sender(Struct, frozen=True):
    """Who is speaking: the stored id of where they are answered, the person if known, and the language they read."""

    address: Address
    address_id: int
    person: int | None
    language: str


class Told(Struct, frozen=True):
    """A notice for somebody else. `key` makes it unique: the same key is put in the outbox once.

    `at` is the stored id of the one address it is for; without it, it goes to the one they like best.
    """

    person: int
    reply: Reply
    key: str | None = None
    at: int | None = None


class Posted(Struct, frozen=True, kw_only=True):
    """Something for a place where several read: `place` is its stored address. `key` makes it unique.

    With `spot` it takes the place of what was last shown on that spot, and is pinned there; `anew`: it stands below
    all else, and what stood on the spot is taken away.
    """

    place: int
    text: Text
    key: str | None = None
    spot: str = ""
    anew: bool = False


class Errand(Struct, frozen=True):
    """Slow work asked for: `kind` names who does it, `back` is the step its outcome goes to."""

    kind: str
    values: Mapping[str, Any]
    back: StepCall


class Turn(Struct, Generic[S, V], kw_only=True):
    """One event and everything a step may touch. `now` is when it is handled, `at` when it was sent."""

    incoming: Incoming
    sender: Sender
    store: S
    services: V
    now: datetime
    rest: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)
    told: list[Told | Posted] = field(default_factory=list)
    errands: list[Errand] = field(default_factory=list)
    language: str | None = None

    @property
    def text(self) -> str:
        """What was typed, or the words under a picture."""
        match self.incoming.said:
            case Typed(text):
                return text
            case Sent(caption=caption):
                return caption
            case _:
                return ""

    @property
    def file(self) -> Sent | None:
        """The file or picture that was sent, if it was one."""
        return self.incoming.said if isinstance(self.incoming.said, Sent) else None

    @property
    def at(self) -> datetime:
        """When the channel says it was sent: lateness counts from here."""
        return min(self.incoming.at, self.now)

    def again(self, text: Text) -> Reply:
        """Ask the standing question once more: `text` says why; its choices stand as they were."""
        return Reply(text=text, again=True)

    def tell(self, person: int, reply: Reply, *, key: str | None = None, at: int | None = None) -> None:
        """Tell another person something, once for each `key`; at the address `at`, where it must be that one."""
        self.told.append(Told(person, reply, key, at))

    def post(self, *several: Posted) -> None:
        """Show something where several read."""
        self.told.extend(several)

    def errand(self, kind: str, values: Mapping[str, Any], back: StepCall) -> None:
        """Ask for slow work; its outcome comes back to the step `back` as an event of its own."""
        self.errands.append(Errand(kind, values, back))

    def speak(self, language: str) -> None:
        """Answer in `language` from this turn on; storing the wish is the step's own work."""
        self.language = language
