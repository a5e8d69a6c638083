"""The figures of a report in words, found by `emulation.prose`. It needs no library for files, so it starts quickly."""

from collections.abc import Mapping
from typing import Any

from emulation.prose.finding import find

_LONGEST = 200_000
_MOST_FIGURES = 1_000
"""Many times what the longest report of a province holds."""


def figures(report: str) -> Mapping[str, Any]:
    """Return {"figures": those that stand in a report, as `Found.to_json` writes them}."""
    return {"figures": [found.to_json() for found in find(report[:_LONGEST])[:_MOST_FIGURES]]}
