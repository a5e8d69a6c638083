"""Narratives: the figures of a pasted year-end report, with what they count and what they say.

`finding.find` reads them; rules and word lists, no model. Single answers to one question are `emulation.numerals`;
nothing is saved here, and no sentence is worded.
"""
