"""A figure while its sentence is being read. The shape alone."""

from decimal import Decimal
from enum import Enum

from msgspec import Struct

from emulation.numerals.values import Hedge
from emulation.prose.amounts import Amount


class Part(Enum):
    """Which of two figures written together this one is."""

    ALONE = "alone"
    LOW = "low"
    HIGH = "high"
    DONE = "done"
    OF = "of"


class Draft(Struct, kw_only=True):
    """A figure at the tokens `start` to `end`, its unit included where it stands behind; `after` ends the number.
    `shares`: its unit is that of the whole before it, of which it is a part."""

    amount: Amount
    start: int
    after: int
    end: int
    unit: str | None
    hedge: Hedge = Hedge.NONE
    part: Part = Part.ALONE
    readings: tuple[Decimal, ...] = ()
    shares: bool = False

    @property
    def percent(self) -> bool:
        return self.unit == "%"
