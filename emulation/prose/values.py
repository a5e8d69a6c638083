"""What is found in a narrative: one figure with its place, its value and its role. No rules, no text for people."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from emulation.numerals.values import Hedge


class Role(StrEnum):
    """What a figure says: the result of the period, the plan, the result against the plan, and so on."""

    ACTUAL = "actual"
    TARGET = "target"
    PERCENT_OF_PLAN = "percent_of_plan"
    GROWTH = "growth"
    CUMULATIVE = "cumulative"
    OTHER = "other"


class Found(Struct, frozen=True, kw_only=True):
    """A figure in a narrative.

    `start`, `end`: offsets in the text as pasted; `span` is what stands there, from the first digit to the unit's last
    letter. `value` is in base units (đồng), a percentage keeps its face value. `readings` holds every sensible value,
    `value` first. `of_part`: it is said of a part of the year alone; `year`: the year that is named. `sentence` is the
    sentence as pasted, `before` and `after` the words of its clause around the figure.
    """

    start: int
    end: int
    span: str
    value: Decimal
    unit: str | None
    hedge: Hedge
    role: Role
    sentence: str
    before: str = ""
    after: str = ""
    readings: tuple[Decimal, ...] = ()
    of_part: bool = False
    year: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the figure as JSON values."""
        return {
            **{name: getattr(self, name) for name in ("start", "end", "span", "unit", "sentence", "before", "after")},
            "hedge": self.hedge.value,
            "role": self.role.value,
            "of_part": self.of_part,
            "year": self.year,
            "readings": [str(each) for each in self.readings],
        }

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Found":
        """Return the figure that `to_json` wrote."""
        readings = tuple(map(Decimal, values["readings"]))
        hedge, role = Hedge(values["hedge"]), Role(values["role"])
        return Found(**{**values, "value": readings[0], "hedge": hedge, "role": role, "readings": readings})
