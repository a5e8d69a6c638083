"""What is wrong with a season file, said in one line a problem.

Belongs here: wording. What can be wrong is `emulation.season_wrong`.
"""

import re
from difflib import get_close_matches

from emulation.season_wrong import Problem, Reason

_SHOWN = {
    "date": "date (write 2026-11-27)",
    "date and time": "date and time (write 2026-11-27T17:00)",
    "number": "number (write 28_000, without quotation marks)",
}


def line(file: str, problem: Problem) -> str:
    """Return one problem as ``FILE:LINE: field: reason``."""
    return f"{file}:{problem.line}: {problem.field or 'file'}: {reason(problem)}"


def reason(problem: Problem) -> str:
    """Return what is wrong, in a few words."""
    given, allowed = problem.given, ", ".join(problem.allowed)
    known = f" ({allowed})" if allowed else ""
    match problem.reason:
        case Reason.NOT_TOML:
            return f"this is no TOML: {given}{_hint(given)}"
        case Reason.IMPOSSIBLE_DATE:
            return f"there is no such date: {given}"
        case Reason.UNKNOWN:
            near = get_close_matches(given, problem.allowed, 1)
            return f"nothing of this name belongs here{known}" + (f"; did you mean {near[0]}?" if near else "")
        case Reason.MISSING:
            return f"is missing{known}"
        case Reason.WRONG_TYPE:
            return f"{given} is no {' or '.join(_SHOWN.get(each, each) for each in problem.allowed)}"
        case Reason.EMPTY:
            return "is empty"
        case Reason.NOT_ONE_OF:
            return f"{given} is none of: {allowed}"
        case Reason.BAD_CODE:
            return f"{given} is no code; codes match {allowed}"
        case Reason.DUPLICATE:
            return f"{given} stands there twice"
        case Reason.NO_SUCH:
            return f"there is no {given}; there are: {allowed}"
        case Reason.OUT_OF_RANGE:
            return _range(problem)
        case Reason.TWO_READINGS:
            thousands = given.replace(".", "_")
            return f"{given} may mean thousands: write {thousands}, or {given}0 if the point is meant"
        case Reason.NOT_WHOLE:
            return f"{given} is not whole, and a {allowed} is; thousands are written 28_000"
        case Reason.NOT_AFTER:
            return f"{given} is not after {allowed}"
        case Reason.NOT_EARLIER:
            return f"{given} does not stand earlier in the file{known}"
        case Reason.CONFLICTS:
            return f"{given} cannot stand beside {allowed}".strip()
        case Reason.DIFFERS:
            return f"{given} differs from {allowed}"
        case Reason.NOT_ASKED:
            return f"{given} is not asked here{known}"
        case Reason.UNANSWERED:
            return f"{given} has no answer{known}"
        case Reason.NO_EVIDENCE:
            return f"is marked {given} but quotes no source"


def _range(problem: Problem) -> str:
    match problem.allowed:
        case (least, most):
            return f"{problem.given} is not from {least} to {most}"
        case (least, below, step):
            return f"{problem.given} is not from {least} to below {below} in steps of {step}"
        case _:
            return f"{problem.given} is out of range"


def _hint(row: str) -> str:
    """What was probably meant by a row that is no TOML."""
    if re.search(r"=\s*\d{1,2}/\d{1,2}/\d{4}", row):
        return " (a date is written 2026-11-27)"
    if re.search(r"=\s*\d+,\d", row):
        return " (a decimal takes a point, thousands are written 28_000)"
    return ""
