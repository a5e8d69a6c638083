"""Vietnamese figures: reading what an officer typed to one question, and wording a figure back.

`read` gives a figure only where there is exactly one sensible reading; otherwise it asks or refuses. Narratives,
plausibility against other figures and the sentences of the questions do not belong here.
"""

from emulation.numerals.lines import parse_line
from emulation.numerals.reading import read
from emulation.numerals.values import (
    DECIMALS,
    LIMIT,
    Ambiguous,
    Asked,
    Hedge,
    Plain,
    Quantity,
    Reading,
    Unreadable,
    Why,
)
from emulation.numerals.wording import Unwordable, in_words, plain

__all__ = [
    "DECIMALS",
    "LIMIT",
    "Ambiguous",
    "Asked",
    "Hedge",
    "Plain",
    "Quantity",
    "Reading",
    "Unreadable",
    "Unwordable",
    "Why",
    "in_words",
    "parse_line",
    "plain",
    "read",
]
