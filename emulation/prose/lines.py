"""One narrative as a JSON line and its figures: the form in which `tongket extract --lines` is scored. No rules."""

from collections.abc import Mapping

from emulation.numerals.wording import plain
from emulation.prose.finding import find


def extract_line(question: Mapping[str, str]) -> dict[str, object]:
    """The answer to `{"id", "text"}`: `{"id", "figures": [{"start", "end", "value", "unit", "approx", "role"}]}`.

    Offsets count characters; values are plain decimal strings in base units. Raises KeyError for a missing key.
    """
    return {
        "id": question["id"],
        "figures": [
            {
                "start": found.start,
                "end": found.end,
                "value": plain(found.value),
                "unit": found.unit,
                "approx": found.hedge.value,
                "role": found.role.value,
            }
            for found in find(question["text"])
        ],
    }
