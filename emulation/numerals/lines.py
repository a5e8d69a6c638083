"""One question as a JSON line and its answer: the form in which `tongket parse --lines` is scored. No reading rules."""

from collections.abc import Mapping

from emulation.numerals.reading import read
from emulation.numerals.values import Ambiguous, Asked, Plain, Unreadable
from emulation.numerals.wording import plain


def parse_line(question: Mapping[str, str]) -> dict[str, object]:
    """The answer to `{"id", "text", "asked"[, "unit"]}`: `{"id", "status", "value", "unit", "approx", "readings"}`.

    `status` is ok, ambiguous or error; `value` and `readings` are plain decimal strings; `approx` is a `Hedge`.
    Raises KeyError for a missing key and ValueError for an unknown `asked`.
    """
    answer: dict[str, object] = {"id": question["id"], "value": None, "unit": None, "approx": "none", "readings": []}
    match read(question["text"], Asked(question["asked"]), question.get("unit")):
        case Plain(quantity):
            answer |= {"status": "ok", "value": plain(quantity.value), "unit": quantity.unit, "approx": quantity.hedge}
        case Ambiguous(readings, why):
            answer |= {"status": "ambiguous", "readings": [plain(q.value) for q in readings], "why": why}
        case Unreadable(why):
            answer |= {"status": "error", "why": why}
    return answer
