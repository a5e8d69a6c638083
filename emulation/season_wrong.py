"""What can be wrong with a season file, as data.

Here belong the reasons and the one error that carries them all. Here does not belong the wording: the command line
turns a reason into a sentence.
"""

from enum import StrEnum

from msgspec import Struct


class Reason(StrEnum):
    """Why one field was refused; `Problem.given` and `Problem.allowed` say what stood there and what could."""

    NOT_TOML = "not-toml"
    IMPOSSIBLE_DATE = "impossible-date"
    UNKNOWN = "unknown"
    MISSING = "missing"
    WRONG_TYPE = "wrong-type"
    EMPTY = "empty"
    NOT_ONE_OF = "not-one-of"
    BAD_CODE = "bad-code"
    DUPLICATE = "duplicate"
    NO_SUCH = "no-such"
    OUT_OF_RANGE = "out-of-range"
    TWO_READINGS = "two-readings"
    NOT_WHOLE = "not-whole"
    NOT_AFTER = "not-after"
    NOT_EARLIER = "not-earlier"
    CONFLICTS = "conflicts"
    DIFFERS = "differs"
    NOT_ASKED = "not-asked"
    UNANSWERED = "unanswered"
    NO_EVIDENCE = "no-evidence"


class Problem(Struct, frozen=True, kw_only=True, order=True):
    """One refused field: its line (from 1), its path (`association[3].name`), the reason and the reason's data.

    `given` is what stood in the file; `allowed` is what could stand there, or what the value was held against.
    """

    line: int
    field: str
    reason: Reason
    given: str = ""
    allowed: tuple[str, ...] = ()


class SeasonFileWrong(Exception):
    """A season file or answers file in which something is wrong, so that nothing may change; holds every problem."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
