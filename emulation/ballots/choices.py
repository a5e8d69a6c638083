"""What one association chose on a ballot: whom it agrees with or chose; checked, and packed to bytes of one size.

Belongs here: one ballot's marks. Sealing the bytes is `storage.sealing`, adding ballots up is `counting`.
"""

import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeAlias

from emulation.ballots.contests import Contest
from emulation.ballots.refusals import Misfit, WrongChoice

_STEP = 512
_LENGTH = 4


class Opinion(StrEnum):
    """A mark beside one candidate. Where some are chosen out of many, a choice is FOR and there is no AGAINST."""

    FOR = "f"
    AGAINST = "a"


Marks: TypeAlias = Mapping[int, Opinion]
"""One contest's marks by candidate; a candidate without one is left blank."""

Choices: TypeAlias = Mapping[int, Marks]
"""A whole ballot's marks by contest."""


def misfit(contest: Contest, marks: Marks) -> Misfit | None:
    """Return why these marks are not as the contest allows; None where they are."""
    if not marks.keys() <= {each.id for each in contest.candidates}:
        return Misfit.NOT_STANDING
    if contest.most is not None:
        if Opinion.AGAINST in marks.values():
            return Misfit.NOT_ASKED
        if len(marks) > contest.most:
            return Misfit.TOO_MANY
    return None


def check(contests: Iterable[Contest], choices: Choices) -> None:
    """Pass where a ballot is marked as its contests allow. Raises WrongChoice."""
    asked = {each.id: each for each in contests}
    if not choices.keys() <= asked.keys():
        raise WrongChoice(None, Misfit.NOT_STANDING)
    for number, marks in choices.items():
        if wrong := misfit(asked[number], marks):
            raise WrongChoice(number, wrong)


def pack(choices: Choices | None, size: int) -> bytes:
    """Return a ballot as exactly `size` bytes; None stands for a ballot that was never cast. Raises ValueError where
    it does not fit."""
    written = _written(choices)
    if _LENGTH + len(written) > size:
        raise ValueError("the ballot is longer than its size")
    return len(written).to_bytes(_LENGTH, "big") + written.ljust(size - _LENGTH, b"\0")


def unpack(packed: bytes) -> Choices | None:
    """Return the ballot that `pack` wrote; None where it was never cast. Raises ValueError."""
    length = int.from_bytes(packed[:_LENGTH], "big")
    values = json.loads(packed[_LENGTH : _LENGTH + length])
    if values is None:
        return None
    return {
        int(contest): {int(candidate): Opinion(mark) for candidate, mark in marks.items()}
        for contest, marks in values.items()
    }


def size_of(contests: Iterable[Contest]) -> int:
    """Return the size that holds every possible ballot of these contests: the fullest one's, in steps."""
    fullest = {contest.id: {each.id: Opinion.AGAINST for each in contest.candidates} for contest in contests}
    needed = _LENGTH + len(_written(fullest))
    return -(-needed // _STEP) * _STEP


def _written(choices: Choices | None) -> bytes:
    values = (
        None
        if choices is None
        else {
            str(contest): {str(each): mark.value for each, mark in sorted(marks.items())}
            for contest, marks in sorted(choices.items())
        }
    )
    return json.dumps(values, separators=(",", ":")).encode()
