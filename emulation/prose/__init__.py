"""Narratives: the figures of a pasted year-end report, with what they count and what they say.

`find` reads them; rules and word lists, no model. Single answers to one question are `emulation.numerals`; nothing is
saved here, and no sentence is worded.
"""

from emulation.prose.finding import find
from emulation.prose.lines import extract_line
from emulation.prose.values import Found, Role

__all__ = ["Found", "Role", "extract_line", "find"]
