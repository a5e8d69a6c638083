"""A session: what was last asked of an address, as JSON, so that a restart between two messages changes nothing.

Belongs here: the value and its JSON. Storing it is `storage.addresses`; reading an answer by it is `dialogue`.
"""

import json
from typing import Any

from msgspec import Struct

from conversation.messages import Manner, StepCall

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Offered(Struct, frozen=True):
    """One choice of the standing question, with its label as the person read it."""

    label: str
    call: StepCall
    manner: Manner


class Answered(Struct, frozen=True):
    """The last answer in free text: its event, the step that took it, its words. An edit of that event corrects it."""

    event: str
    call: StepCall
    words: str


class Session(Struct, frozen=True):
    """What stands: `screen` counts the screens shown, `asked` is the question as read.

    `heard` is the digest of the typed words that led here, `answered` the last answer, whatever stands now. `early`:
    free text counts whenever it was sent. `brief`: it was just said again without its long text.
    """

    screen: int = 0
    asked: str = ""
    offered: tuple[Offered, ...] = ()
    answer: StepCall | None = None
    file_to: StepCall | None = None
    heard: int | None = None
    early: bool = False
    answered: Answered | None = None
    brief: bool = False

    @property
    def open(self) -> bool:
        """Whether a question stands."""
        return bool(self.offered) or self.answer is not None

    def key(self, index: int) -> str | None:
        """Return what is typed for the numbered choice at `index`: its number, or a letter where digits answer.

        A way out has no key but its own words.
        """
        if self.offered[index].manner is Manner.WORD:
            return None
        place = sum(1 for offered in self.offered[:index] if offered.manner is Manner.NUMBERED)
        return LETTERS[place] if self.answer is not None else str(place + 1)

    def to_json(self) -> str:
        """Return the session as JSON text."""
        packed: dict[str, Any] = {
            "screen": self.screen,
            "asked": self.asked,
            "offered": [[o.label, o.call.step, list(o.call.arguments), o.manner.value] for o in self.offered],
            "answer": [self.answer.step, list(self.answer.arguments)] if self.answer else None,
            "file": [self.file_to.step, list(self.file_to.arguments)] if self.file_to else None,
            "heard": self.heard,
        }
        if self.early:
            packed["early"] = True
        if self.brief:
            packed["brief"] = True
        if self.answered is not None:
            took = self.answered.call
            packed["answered"] = [self.answered.event, took.step, list(took.arguments), self.answered.words]
        return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def from_json(packed: str) -> "Session":
        """Return the session that `to_json` wrote."""
        values = json.loads(packed)
        answer, file_to, answered = values["answer"], values["file"], values.get("answered")
        return Session(
            screen=values["screen"],
            asked=values["asked"],
            offered=tuple(
                Offered(label, StepCall(step, tuple(arguments)), Manner(manner))
                for label, step, arguments, manner in values["offered"]
            ),
            answer=StepCall(answer[0], tuple(answer[1])) if answer else None,
            file_to=StepCall(file_to[0], tuple(file_to[1])) if file_to else None,
            heard=values["heard"],
            early=values.get("early", False),
            answered=Answered(answered[0], StepCall(answered[1], tuple(answered[2])), answered[3])
            if answered
            else None,
            brief=values.get("brief", False),
        )
