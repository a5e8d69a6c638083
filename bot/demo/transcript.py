"""The transcript: who said what and when, in the order of the year, every invented answer marked.

Belongs here: keeping and laying out a chat log. What is said is the script's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from itertools import groupby

from msgspec import Struct

from conversation.sentences import say
from conversation.translation import Translator

_INDENT = " " * 4


class Line(Struct, frozen=True):
    """One message of the log. `who` is None where the bot speaks; `mark` says where an answer comes from."""

    at: datetime
    who: str | None
    text: str
    mark: str = ""


@dataclass
class Transcript:
    """The log of a played season: one conversation after the other."""

    heading: str
    translator: Translator
    zone: tzinfo
    lines: list[tuple[str, Line]] = field(default_factory=list)

    def keep(self, person: str, line: Line) -> None:
        """Add a message of somebody's conversation."""
        self.lines.append((person, line))

    def text(self) -> str:
        """Return the whole log."""
        return "\n".join(self._written()) + "\n"

    def _written(self) -> Iterator[str]:
        yield self.heading
        bot = self.translator.write(say("Assistant"))
        for person, talked in groupby(self.lines, key=lambda kept: kept[0]):
            yield ""
            yield f"=== {person} ==="
            for _, line in talked:
                moment = line.at.astimezone(self.zone).strftime("%d/%m/%Y %H:%M")
                mark = f"   [{line.mark}]" if line.mark else ""
                first, *rest = line.text.split("\n")
                yield f"{moment}  {line.who or bot}: {first}{mark}"
                yield from (_INDENT + each for each in rest)
