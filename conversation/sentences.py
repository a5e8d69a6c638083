"""Sentences as values: said by a handler, translated and formatted only when their addressee is known.

Belongs here: the shapes of what is said. The words themselves are the msgids in `handlers` and their translations in
`locales`; turning a value into a string is `conversation.translation`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct, field


class Sentence(Struct, frozen=True):
    """An English msgid with named placeholders, and the values to put in after translation.

    A `Decimal` value is a figure and is written as the reader's language writes numbers; an `int` is a plain count or
    a year and is written as it is; a `str` is a name or somebody's words and is never translated nor interpreted.
    """

    msgid: str
    values: Mapping[str, "Value"] = field(default_factory=dict)
    plural: str | None = None
    number: int = 1


class Lines(Struct, frozen=True):
    """Several texts, each on a line of its own."""

    parts: tuple["Text", ...]


class Joined(Struct, frozen=True):
    """Several texts in one line, `between` them."""

    parts: tuple["Text", ...]
    between: str = ", "


class Words(Struct, frozen=True):
    """A number in words: "hai mươi tám nghìn", for ears rather than eyes."""

    number: Decimal


class Day(Struct, frozen=True):
    """A date together with the day of its week: "thứ Sáu 27/11"."""

    moment: datetime | date


Text: TypeAlias = Sentence | Lines | Joined | Words | Day | str
Value: TypeAlias = Text | int | Decimal | date | datetime


def say(msgid: str, **values: Value) -> Sentence:
    """Say one sentence: `msgid` is whole English with named placeholders, `values` fill them after translation."""
    return Sentence(msgid, values)


def count(number: int, one: str, many: str, **values: Value) -> Sentence:
    """Say a sentence about `number` things (placeholder ``{number}``), `one` or `many` as the language asks."""
    return Sentence(one, {"number": number, **values}, many, number)


def lines(*parts: Text | None) -> Lines:
    """Put texts on lines of their own; a ``None`` is left out."""
    return Lines(tuple(part for part in parts if part is not None))


def spaced(*parts: Text | None) -> Joined:
    """Put sentences behind each other in one paragraph; a ``None`` is left out."""
    return Joined(tuple(part for part in parts if part is not None), " ")


def listed(parts: Sequence[Text]) -> Joined:
    """Enumerate texts in one line, with commas."""
    return Joined(tuple(parts))
