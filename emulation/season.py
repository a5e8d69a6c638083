"""What one bloc's year is before anybody has answered: the values a season file is read into.

Here belong the plans of a season (who is in it, when, what is asked, how many are proposed) and the rule that says who
is asked what. Here does not belong how a file is written (`emulation.season_file`), what people answer in a scripted
season (`emulation.season_answers`), nor anything that changes once the year runs (figures, ballots, reminders sent).
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct


class ValueKind(StrEnum):
    """What a figure measures; it decides how an answer is read and shown. Money is in đồng, 170% is 170."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"


class OverTime(StrEnum):
    """A flow adds up over the year; a stock (members, a fund's balance) is what it was last."""

    SUM = "sum"
    LAST = "last"


class Across(StrEnum):
    """Whether the bloc's total of an indicator means anything."""

    SUM = "sum"
    NONE = "none"


class Office(StrEnum):
    """An office that an association, not a person, holds in the bloc for the year."""

    HEAD = "head"
    DEPUTY = "deputy"


class Percent(StrEnum):
    """Where an indicator's percent of plan comes from: computed from plan and figure, or as the officer states it."""

    COMPUTED = "computed"
    STATED = "stated"


class Mark(StrEnum):
    """How far a fact may be trusted: in the source, our reading of the source, or invented sample data."""

    STATED = "stated"
    READING = "reading"
    SAMPLE = "sample"


class PeriodCode(StrEnum):
    """The three collections of a year: sơ kết 6 tháng, cả năm ước, cả năm chính thức."""

    JUNE = "june"
    ESTIMATE = "estimate"
    FINAL = "final"


class Award(StrEnum):
    """What one section of the year-end ballot decides."""

    FLAG = "flag"
    GOVERNMENT_FLAG = "government_flag"
    CERTIFICATE = "certificate"
    HEAD = "head"
    DEPUTY = "deputy"


class Method(StrEnum):
    """How a section is voted: agree or disagree per candidate, at most `seats`, one of many, or consent by name."""

    AGREE = "agree"
    AT_MOST = "at-most"
    ONE = "one"
    CONSENT = "consent"


class SourcePlan(Struct, frozen=True, kw_only=True):
    """The report a season's stated facts come from."""

    title: str
    url: str | None = None
    published: date | None = None


class ProvincePlan(Struct, frozen=True, kw_only=True):
    """A province and the name of its emulation board, whose staff look after the bloc."""

    code: str
    name: str
    board: str
    mark: Mark = Mark.STATED


class BlocPlan(Struct, frozen=True, kw_only=True):
    """A bloc; its code is unique within its province and outlives the year."""

    code: str
    name: str


class AssociationPlan(Struct, frozen=True, kw_only=True):
    """A member: `code` is 2-5 ASCII capitals (it begins invitation codes), `name` the short official name."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    office: Office | None = None
    mark: Mark = Mark.STATED
    office_mark: Mark | None = None


class PeriodPlan(Struct, frozen=True, kw_only=True):
    """One collection; `during` and `as_of` begin its questions ("Cả năm 2023", "Đến hết năm 2023")."""

    code: PeriodCode
    name: str
    during: str
    as_of: str
    opens: datetime
    deadline: datetime
    mark: Mark = Mark.STATED


class MilestonePlan(Struct, frozen=True, kw_only=True):
    """A date people are reminded of `offsets` days before, largest first; with a period, the period's deadline."""

    code: str
    name: str
    due: datetime
    period: PeriodCode | None = None
    offsets: tuple[int, ...] = (7, 3, 0)
    mark: Mark = Mark.STATED


class IndicatorPlan(Struct, frozen=True, kw_only=True):
    """One question.

    `question` starts with whom it addresses and names no time, so that `asked_in` can put the period before it.
    `asked_of` says who is asked, in full: every member for most common indicators, never those who already answer one
    of their own that `counts_as` this one (its value is then summed under the common one too).
    `percent_of` is set on the "stated percent of plan" asked right after the indicator it names, and on nothing else.
    """

    code: str
    label: str
    question: str
    label_en: str
    unit: str
    unit_en: str
    kind: ValueKind
    over_time: OverTime
    across: Across
    common: bool
    asked_of: tuple[str, ...]
    periods: tuple[PeriodCode, ...]
    position: int
    counts_as: str | None = None
    percent: Percent = Percent.COMPUTED
    percent_of: str | None = None

    def asked_in(self, period: PeriodPlan) -> str:
        """The whole question for one period: "Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?"."""
        return f"{period.as_of if self.over_time is OverTime.LAST else period.during} {self.question}"


class TargetPlan(Struct, frozen=True, kw_only=True):
    """What one association planned for an indicator this year and reached last year; either may be unknown."""

    association: str
    indicator: str
    plan: Decimal | None
    last_year: Decimal | None
    mark: Mark
    source: str | None = None


class QuotaPlan(Struct, frozen=True, kw_only=True):
    """One section of the year-end ballot, in the order in which sections are counted.

    `from_winners_of`: only those whom that earlier section chose may stand (the Government-flag nominee).
    `without_winners_of`: those whom that earlier section chose no longer stand (one achievement is commended once).
    """

    code: Award
    name: str
    seats: int
    method: Method = Method.AGREE
    from_winners_of: Award | None = None
    without_winners_of: Award | None = None
    mark: Mark = Mark.STATED


class NextBlocPlan(Struct, frozen=True, kw_only=True):
    """What the source says of next year without a vote here: a bloc (a part of this one, or all) and its head."""

    name: str
    head: str
    members: tuple[str, ...]
    deputy: str | None = None
    mark: Mark = Mark.STATED


class SeasonPlan(Struct, frozen=True, kw_only=True):
    """One bloc's year, whole and checked: every code named in it exists in it."""

    key: str
    year: int
    province: ProvincePlan
    bloc: BlocPlan
    source: SourcePlan
    associations: tuple[AssociationPlan, ...]
    periods: tuple[PeriodPlan, ...]
    milestones: tuple[MilestonePlan, ...]
    indicators: tuple[IndicatorPlan, ...]
    targets: tuple[TargetPlan, ...]
    quotas: tuple[QuotaPlan, ...]
    days_off: tuple[date, ...] = ()
    next_year: tuple[NextBlocPlan, ...] = ()
    notes: tuple[str, ...] = ()

    def association(self, code: str) -> AssociationPlan:
        """The member with this code; KeyError when there is none."""
        return _by_code(self.associations, code)

    def indicator(self, code: str) -> IndicatorPlan:
        """The indicator with this code; KeyError when there is none."""
        return _by_code(self.indicators, code)

    def period(self, code: str) -> PeriodPlan:
        """The period with this code; KeyError when there is none."""
        return _by_code(self.periods, code)

    def target(self, association: str, indicator: str) -> TargetPlan | None:
        """Plan and last year's figure of one association for one indicator, when the file gives either."""
        for target in self.targets:
            if target.association == association and target.indicator == indicator:
                return target
        return None

    def holder(self, office: Office) -> AssociationPlan | None:
        """The association that holds an office this year."""
        for association in self.associations:
            if association.office is office:
                return association
        return None

    def asked(self, association: str, period: str) -> tuple[IndicatorPlan, ...]:
        """The questions one association is asked in one period, in order."""
        return tuple(i for i in self.indicators if association in i.asked_of and period in i.periods)


_Coded = TypeVar("_Coded", AssociationPlan, IndicatorPlan, PeriodPlan)


def _by_code(plans: tuple[_Coded, ...], code: str) -> _Coded:
    for plan in plans:
        if plan.code == code:
            return plan
    raise KeyError(code)
