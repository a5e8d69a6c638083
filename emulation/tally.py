"""The tally: what a bloc's associations reported, added up, and what the sums leave out and why.

Belongs here: the rules of adding up. Sums over the associations exist for common indicators only; a percent of plan is
recomputed as sum of figures over sum of plans of those who have both, never averaged; a percent that an officer states
is shown as stated and enters no sum; the official figure of a kỳ beats the estimate. Drafts never count. Does not
belong here: reading rows (`storage.book`), wording and laying out (`handlers`, `reports`).
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from emulation.bloc import Association, Indicator, Period, Target
from emulation.carrying import differs
from emulation.figures import Figure
from emulation.numerals import Hedge
from emulation.season import Across, Percent, PeriodCode, ValueKind
from emulation.submissions import STANDING, Submission

YEAR = (PeriodCode.FINAL, PeriodCode.ESTIMATE)
"""The kỳ of a whole year: the official figure where it is in, the estimate until then."""
JUNE = (PeriodCode.JUNE,)

_HUNDREDTH = Decimal("0.01")


class Reason(StrEnum):
    """Why a sum, or its percent, leaves something out."""

    NOT_SUBMITTED = "not submitted"
    NOT_ANSWERED = "not answered"
    SKIPPED = "skipped"
    NO_PLAN = "no plan"
    NOT_COMMON = "not common"
    NOT_ADDED_UP = "not added up"
    OTHER_UNIT = "other unit"


class Book(Struct, frozen=True, kw_only=True):
    """One season as it stands: what is asked of whom, the targets, the newest figures and submissions.

    `asked` holds (association, period, indicator), `targets` is by (association, indicator).
    """

    associations: tuple[Association, ...]
    periods: tuple[Period, ...]
    indicators: tuple[Indicator, ...]
    asked: frozenset[tuple[int, int, int]]
    targets: Mapping[tuple[int, int], Target]
    figures: tuple[Figure, ...]
    submissions: tuple[Submission, ...]


class Entry(Struct, frozen=True, kw_only=True):
    """One answer that is in: its figure (`figure.value` is None where it was skipped), its plan, its percent of it.

    `sample_plan`: the plan is invented sample data, and so is the percent computed from it. `last_year` is what was
    reached the year before. `corrects` is the estimate that was in before, where this official figure says something
    else.
    """

    association: Association
    indicator: Indicator
    period: Period
    figure: Figure
    plan: Decimal | None = None
    percent: Decimal | None = None
    percent_source: Percent | None = None
    sample_plan: bool = False
    last_year: Decimal | None = None
    corrects: Figure | None = None

    @property
    def estimate(self) -> bool:
        """Whether it is an estimate (ước), to be marked as one."""
        return self.period.code is PeriodCode.ESTIMATE


class Report(Struct, frozen=True, kw_only=True):
    """What one association has handed in: nothing (`submission` is None), or its answers in the order asked.

    `submission` is that of the kỳ which counts first; single answers may still come from an earlier kỳ.
    """

    association: Association
    submission: Submission | None
    period: Period | None
    entries: tuple[Entry, ...] = ()

    @property
    def headlines(self) -> tuple[Entry, ...]:
        """The answers with a figure, a stated percent standing on the figure that it is the percent of."""
        return tuple(e for e in self.entries if e.indicator.percent_of is None and e.figure.value is not None)


class Omission(Struct, frozen=True, kw_only=True):
    """Something left out: an association's answer, or (`association` is None) an indicator as a whole."""

    indicator: Indicator
    reason: Reason
    association: Association | None = None
    words: str = ""


class Total(Struct, frozen=True, kw_only=True):
    """A common indicator added up.

    `value` is None where nobody reported. `plan` and `reached` are the plans and figures of those who have both;
    `percent` is `reached` over `plan`, rounded half up to two decimals.
    """

    indicator: Indicator
    value: Decimal | None
    counted: tuple[Entry, ...]
    plan: Decimal | None
    reached: Decimal | None
    percent: Decimal | None
    left_out: tuple[Omission, ...]
    left_out_of_percent: tuple[Omission, ...]

    @property
    def planned(self) -> tuple[Entry, ...]:
        """Those of the figures counted that have a plan: what `plan`, `reached` and `percent` are made of."""
        return tuple(entry for entry in self.counted if entry.plan is not None and entry.plan > 0)

    @property
    def estimates(self) -> int:
        """How many of the figures counted are estimates (ước)."""
        return sum(1 for entry in self.counted if entry.estimate)

    @property
    def rounded(self) -> int:
        """How many of the figures counted are not exact (gần, hơn, khoảng)."""
        return sum(1 for entry in self.counted if entry.figure.hedge is not Hedge.NONE)


class Tally(Struct, frozen=True, kw_only=True):
    """A bloc's tally: every association's report in the bloc's order, the totals, and what enters none."""

    reports: tuple[Report, ...]
    totals: tuple[Total, ...]
    apart: tuple[Omission, ...]

    @property
    def submitted(self) -> tuple[Association, ...]:
        """Those whose figures are in."""
        return tuple(report.association for report in self.reports if report.submission is not None)

    @property
    def official(self) -> tuple[Association, ...]:
        """Those whose official figures (số chính thức) are in."""
        return tuple(
            report.association
            for report in self.reports
            if report.period is not None and report.period.code is PeriodCode.FINAL
        )

    @property
    def corrected(self) -> int:
        """How many official figures say something else than the estimates that were in before."""
        return sum(1 for report in self.reports for entry in report.entries if entry.corrects is not None)

    @property
    def owing(self) -> tuple[Association, ...]:
        """Those whose figures are not in."""
        return tuple(report.association for report in self.reports if report.submission is None)


def in_percent_of(value: Decimal, whole: Decimal | None) -> Decimal | None:
    """Return how much of `whole` (a plan, last year) a value is, in percent rounded half up to two decimals; None
    without it or where it is zero."""
    if whole is None or whole <= 0:
        return None
    return (value * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


def compile_tally(book: Book, codes: Sequence[PeriodCode] = YEAR) -> Tally:
    """Add up a season over the given kỳ, the first of them that is in beating the others, answer by answer."""
    by_code = {period.code: period for period in book.periods}
    periods = [by_code[code] for code in codes if code in by_code]
    standing = {(each.association, each.period): each for each in book.submissions if each.state in STANDING}
    given = {(each.association, each.period, each.indicator): each for each in book.figures}
    reports = tuple(_report(book, association, periods, standing, given) for association in book.associations)
    return Tally(
        reports=reports,
        totals=tuple(_total(book, each, periods, reports) for each in book.indicators if _is_total(each)),
        apart=tuple(_apart(book.indicators)),
    )


def _report(
    book: Book,
    association: Association,
    periods: Sequence[Period],
    standing: Mapping[tuple[int, int], Submission],
    given: Mapping[tuple[int, int, int], Figure],
) -> Report:
    handed_in = [period for period in periods if (association.id, period.id) in standing]
    if not handed_in:
        return Report(association=association, submission=None, period=None)
    found: list[tuple[Indicator, Period, Figure, Figure | None]] = []
    for indicator in sorted(book.indicators, key=lambda each: each.position):
        answers = [
            (period, given[key])
            for period in handed_in
            if (key := (association.id, period.id, indicator.id)) in book.asked and key in given
        ]
        if answers:
            (period, figure), *before = answers
            corrects = next((earlier for _, earlier in before if differs(figure, earlier)), None)
            found.append((indicator, period, figure, corrects))
    stated = {indicator.percent_of: figure.value for indicator, _, figure, _ in found if indicator.percent_of}
    return Report(
        association=association,
        submission=standing[association.id, handed_in[0].id],
        period=handed_in[0],
        entries=tuple(_entry(book, association, answer, stated.get(answer[0].code)) for answer in found),
    )


def _entry(
    book: Book,
    association: Association,
    answer: tuple[Indicator, Period, Figure, Figure | None],
    stated: Decimal | None,
) -> Entry:
    indicator, period, figure, corrects = answer
    target = book.targets.get((association.id, indicator.id), Target())
    computed = None
    # A percent of a percent says nothing.
    if figure.value is not None and indicator.kind is not ValueKind.PERCENT:
        computed = in_percent_of(figure.value, target.plan)
    source = Percent.COMPUTED if computed is not None else Percent.STATED if stated is not None else None
    return Entry(
        association=association,
        indicator=indicator,
        period=period,
        figure=figure,
        plan=target.plan,
        percent=computed if computed is not None else stated,
        percent_source=source,
        sample_plan=target.plan is not None and target.sample,
        last_year=target.last_year,
        corrects=corrects,
    )


def _is_total(indicator: Indicator) -> bool:
    return indicator.common and indicator.across is Across.SUM and indicator.percent_of is None


def _total(book: Book, indicator: Indicator, periods: Sequence[Period], reports: Iterable[Report]) -> Total:
    counted: list[Entry] = []
    left_out: list[Omission] = []
    for report in reports:
        asked = _asked_towards(book, indicator, periods, report.association)
        if not asked:
            continue
        entry = _first(report, asked)
        if entry is None:
            reason = Reason.NOT_SUBMITTED if report.submission is None else Reason.NOT_ANSWERED
            left_out.append(Omission(indicator=asked[0], reason=reason, association=report.association))
        elif entry.figure.value is None:
            words = entry.figure.skipped or ""
            left_out.append(
                Omission(indicator=entry.indicator, reason=Reason.SKIPPED, association=report.association, words=words)
            )
        elif (entry.indicator.unit, entry.indicator.kind) != (indicator.unit, indicator.kind):
            left_out.append(
                Omission(indicator=entry.indicator, reason=Reason.OTHER_UNIT, association=report.association)
            )
        else:
            counted.append(entry)
    planned = [entry for entry in counted if entry.plan is not None and entry.plan > 0]
    reached = _sum(entry.figure.value for entry in planned)
    plan = _sum(entry.plan for entry in planned)
    return Total(
        indicator=indicator,
        value=_sum(entry.figure.value for entry in counted),
        counted=tuple(counted),
        plan=plan,
        reached=reached,
        percent=None if reached is None else in_percent_of(reached, plan),
        left_out=tuple(left_out),
        left_out_of_percent=tuple(
            Omission(indicator=entry.indicator, reason=Reason.NO_PLAN, association=entry.association)
            for entry in counted
            if entry not in planned
        ),
    )


def _asked_towards(
    book: Book, total: Indicator, periods: Sequence[Period], association: Association
) -> list[Indicator]:
    """What an association is asked that counts towards a common indicator: that one first, then one of its own."""
    candidates = [total, *(each for each in book.indicators if each.counts_as == total.code and each.id != total.id)]
    return [
        each for each in candidates if any((association.id, period.id, each.id) in book.asked for period in periods)
    ]


def _first(report: Report, asked: Sequence[Indicator]) -> Entry | None:
    """The one answer that counts: an association is in a sum at most once."""
    for indicator in asked:
        for entry in report.entries:
            if entry.indicator.id == indicator.id:
                return entry
    return None


def _apart(indicators: Sequence[Indicator]) -> Iterable[Omission]:
    totals = {indicator.code for indicator in indicators if _is_total(indicator)}
    for indicator in indicators:
        if indicator.percent_of is not None or indicator.code in totals or indicator.counts_as in totals:
            continue
        reason = Reason.NOT_ADDED_UP if indicator.common else Reason.NOT_COMMON
        yield Omission(indicator=indicator, reason=reason)


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None
