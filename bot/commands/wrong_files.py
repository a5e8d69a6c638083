"""What is wrong with a season file, said in one line a problem.

Belongs here: wording. What can be wrong is `emulation.season_wrong`.
"""

from emulation.season_wrong import Problem, Reason


def line(file: str, problem: Problem) -> str:
    """Return one problem as ``FILE:LINE: field: reason``."""
    return f"{file}:{problem.line}: {problem.field or 'file'}: {reason(problem)}"


def reason(problem: Problem) -> str:
    """Return what is wrong, in a few words."""
    given, allowed = problem.given, ", ".join(problem.allowed)
    known = f" ({allowed})" if allowed else ""
    match problem.reason:
        case Reason.NOT_TOML:
            return f"this is no TOML: {given}"
        case Reason.IMPOSSIBLE_DATE:
            return f"there is no such date: {given}"
        case Reason.UNKNOWN:
            return f"nothing of this name belongs here{known}"
        case Reason.MISSING:
            return f"is missing{known}"
        case Reason.WRONG_TYPE:
            return f"{given} is no {' or '.join(problem.allowed)}"
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
