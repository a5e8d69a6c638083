"""Cells of a pasted table. Which column is the plan and which the result only the table's head says, and it may not
have come along: no figure is read from a row of several.

Belongs here: telling cells from figures in a sentence. Numbers that are no figures at all are `strangers`.
"""

from emulation.prose.wordlists import Line

_FENCES = {"|", "¦"}
_LONGEST_NUMBER_OF_ROW = 3


def cells_of(line: Line) -> frozenset[int]:
    """The tokens that are numbers in cells of a row which holds several, and the row's own number before them."""
    rows = _fenced(line) or _side_by_side(line)
    return frozenset({*rows, 0} if rows and _numbers_a_row(line) else rows)


def numbers_a_row(line: Line) -> bool:
    """Whether the sentence begins with a short number in a cell of its own."""
    return _numbers_a_row(line) and len(line) > 1 and _fence_before(line, 1)


def _numbers_a_row(line: Line) -> bool:
    return line.is_number(0) and line.tokens[0].text.isdigit() and len(line.tokens[0].text) <= _LONGEST_NUMBER_OF_ROW


def _fence_before(line: Line, at: int) -> bool:
    """Whether a cell ends right before a token."""
    between = line.text[line.tokens[at - 1].end : line.tokens[at].start]
    return "\t" in between or line.word(at - 1) in _FENCES or line.word(at) in _FENCES


def _fenced(line: Line) -> list[int]:
    """Numbers at the beginning of cells, where several cells begin so; the first cell may number the row."""
    if "\t" not in line.text and not _FENCES & set(line.words):
        return []
    begins = [at for at in range(1, len(line)) if line.is_number(at) and _fence_before(line, at)]
    return begins if len(begins) > 1 else []


def _side_by_side(line: Line) -> list[int]:
    """Numbers with nothing but a space between them: two at the sentence's end, three anywhere."""
    found: list[int] = []
    run: list[int] = []
    last = -1
    for at in range(len(line) + 1):
        if line.is_number(at) and (not run or (last == at - 1 and not line.glued(at))):
            run.append(at)
            last = at
        elif run and line.word(at) == "%" and last == at - 1:
            last = at
        else:
            if len(run) > 2 or (len(run) == 2 and at == len(line)):
                found += run
            run = [at] if line.is_number(at) else []
            last = at
    return found
