"""A bloc's season as it runs: the things that are asked about and answered, by their stored ids.

Belongs here: values read from storage. What a season file says is `emulation.season`.
"""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct

from emulation.season import Across, Office, OverTime, PeriodCode, ValueKind


class Gone(LookupError):
    """What is spoken of is not, or no longer, part of the season: a file left it out, or somebody removed it."""


class Season(Struct, frozen=True, kw_only=True):
    """One bloc's year."""

    id: int
    key: str
    year: int
    bloc: str
    province: int
    province_name: str
    board: str
    locked_at: datetime | None
    demo: bool


class Association(Struct, frozen=True, kw_only=True):
    """A member of the bloc in one season."""

    id: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    office: Office | None = None


class Period(Struct, frozen=True, kw_only=True):
    """One collection (kỳ)."""

    id: int
    code: PeriodCode
    name: str
    during: str
    as_of: str
    opens: datetime
    deadline: datetime


class Indicator(Struct, frozen=True, kw_only=True):
    """What is measured. `counts_as` and `percent_of` are codes of other indicators of the season."""

    id: int
    code: str
    position: int
    label: str
    label_en: str
    question: str
    unit: str
    unit_en: str
    kind: ValueKind
    over_time: OverTime
    across: Across
    common: bool
    counts_as: str | None = None
    percent_of: str | None = None

    def asked_in(self, period: Period) -> str:
        """The whole question for one period: "Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?"."""
        return f"{period.as_of if self.over_time is OverTime.LAST else period.during} {self.question}"


class Target(Struct, frozen=True, kw_only=True):
    """What an association planned this year and reached last year."""

    plan: Decimal | None = None
    last_year: Decimal | None = None
    sample: bool = False


class Asked(Struct, frozen=True, kw_only=True):
    """One question to one association: the indicator and its target."""

    indicator: Indicator
    target: Target
