"""What a season asks and what was planned: the `[[indicator]]` and `[targets.*]` parts of a season file.

Here belongs what must agree between indicators, those who are asked and the plans they are held against. Here does not
belong the rest of the file (`emulation.season_file`).
"""

from decimal import Decimal

from msgspec.structs import replace

from emulation.season import Across, IndicatorPlan, Mark, OverTime, Percent, PeriodCode, TargetPlan, ValueKind
from emulation.season_wrong import Reason
from emulation.toml_table import Table

INDICATOR_CODE = "[A-Z]{1,5}[0-9]{1,3}"
STATED_PERCENT_SUFFIX = "-PT"
PERCENT_UNIT = "%"
FIGURE_MARKS = (Mark.STATED, Mark.SAMPLE)
_WHOLE_KINDS = (ValueKind.COUNT, ValueKind.MONEY)


def read_indicators(
    root: Table, members: tuple[str, ...], periods: tuple[PeriodCode, ...]
) -> tuple[IndicatorPlan, ...]:
    """The questions in the order of the file, each stated percent right after the indicator it is the percent of."""
    found: list[tuple[Table, IndicatorPlan, IndicatorPlan | None]] = []
    codes: set[str] = set()
    for table in root.tables("indicator"):
        indicator = _indicator(table, members, periods)
        table.once("code", indicator.code, codes)
        found.append((table, indicator, _stated_percent(table, indicator)))
        table.close()
    _hold_against_common([(table, indicator) for table, indicator, _ in found])
    questions = [question for _, indicator, percent in found for question in (indicator, percent) if question]
    questions = [_without_those_who_count_otherwise(question, questions) for question in questions]
    _everybody_is_asked(root, questions, members, periods)
    return tuple(replace(question, position=place) for place, question in enumerate(questions, 1))


def read_targets(
    root: Table, members: tuple[str, ...], indicators: tuple[IndicatorPlan, ...]
) -> tuple[TargetPlan, ...]:
    """Plans and last year's figures, by association and indicator."""
    written = {indicator.code: indicator for indicator in reversed(indicators) if indicator.percent_of is None}
    found: list[TargetPlan] = []
    tables = root.table("targets", required=False)
    for association in tables.fields:
        table = tables.table(association)
        tables.known(association, association, members)
        mark = read_mark(table)
        source = table.text("source", "")
        for code in table.fields:
            if code not in ("mark", "source"):
                line = table.table(code)
                table.known(code, code, written)
                found.append(_target(line, association, code, mark, source))
                if association in members and code in written:
                    _target_fits(line, found[-1], written[code])
        table.close()
    return tuple(found)


def read_mark(table: Table) -> Mark | None:
    """The mark at the top of a table of figures, for those of its lines that have none; None when there is none."""
    return table.maybe("mark", Mark) or (Mark.SAMPLE if table.has("mark") else None)


def hold_whole(line: Table, field: str, value: Decimal, kind: ValueKind) -> None:
    """Refuse a part of what is counted in whole ones."""
    if kind in _WHOLE_KINDS and value != value.to_integral_value():
        line.wrong(field, Reason.NOT_WHOLE, value, [kind])


def _indicator(table: Table, members: tuple[str, ...], periods: tuple[PeriodCode, ...]) -> IndicatorPlan:
    common = table.flag("common")
    asked_of = table.texts("asked_of")
    for association in asked_of:
        table.known("asked_of", association, members)
    if common and asked_of:
        table.wrong("asked_of", Reason.CONFLICTS, ", ".join(asked_of), ["common"])
    elif not common and not table.has("asked_of"):
        table.wrong("asked_of", Reason.MISSING)
    elif not common and not asked_of:
        table.wrong("asked_of", Reason.EMPTY)
    kind = table.choice("kind", ValueKind, ValueKind.COUNT)
    indicator = IndicatorPlan(
        code=table.code("code", INDICATOR_CODE),
        label=table.text("label"),
        question=table.text("question"),
        label_en=table.text("label_en"),
        unit=table.text("unit"),
        unit_en=table.text("unit_en"),
        kind=kind,
        over_time=table.choice("over_time", OverTime, OverTime.SUM),
        across=table.choice("across", Across, Across.NONE),
        common=common,
        asked_of=members if common else asked_of,
        periods=table.choices("periods", PeriodCode, [period for period in periods if period is not PeriodCode.JUNE]),
        position=0,
        counts_as=table.text("counts_as", "") or None,
        percent=table.choice("percent", Percent, Percent.COMPUTED),
    )
    for period in indicator.periods:
        table.known("periods", period, periods)
    if kind is ValueKind.PERCENT and indicator.across is Across.SUM:
        table.wrong("across", Reason.CONFLICTS, indicator.across, ["kind = percent"])
    if kind is ValueKind.PERCENT and indicator.percent is Percent.STATED:
        table.wrong("percent", Reason.CONFLICTS, indicator.percent, ["kind = percent"])
    if common and indicator.counts_as:
        table.wrong("counts_as", Reason.CONFLICTS, indicator.counts_as, ["common"])
    return indicator


def _stated_percent(table: Table, base: IndicatorPlan) -> IndicatorPlan | None:
    if base.percent is Percent.COMPUTED:
        for field in ("percent_label", "percent_question", "percent_label_en"):
            if table.has(field):
                table.wrong(field, Reason.CONFLICTS, table.text(field), ["percent = computed"])
        return None
    return IndicatorPlan(
        code=base.code + STATED_PERCENT_SUFFIX,
        label=table.text("percent_label"),
        question=table.text("percent_question"),
        label_en=table.text("percent_label_en"),
        unit=PERCENT_UNIT,
        unit_en=PERCENT_UNIT,
        kind=ValueKind.PERCENT,
        # June's percent is of the whole year's plan, so December's replaces it and is not added to it.
        over_time=OverTime.LAST,
        across=Across.NONE,
        common=base.common,
        asked_of=base.asked_of,
        periods=base.periods,
        position=0,
        percent_of=base.code,
    )


def _hold_against_common(found: list[tuple[Table, IndicatorPlan]]) -> None:
    """What counts as a common indicator must measure the same, at least as often, and once per association."""
    common = {indicator.code: indicator for _, indicator in found if indicator.common and indicator.code}
    counted: set[str] = set()
    for table, own in found:
        if own.counts_as is None or own.common:
            continue
        table.known("counts_as", own.counts_as, common)
        if total := common.get(own.counts_as):
            for field, mine, theirs in (
                ("kind", own.kind, total.kind),
                ("unit", own.unit, total.unit),
                ("over_time", own.over_time, total.over_time),
            ):
                if mine and theirs and mine != theirs:
                    table.wrong(field, Reason.DIFFERS, mine, [theirs, total.code])
            if not set(total.periods) <= set(own.periods):
                table.wrong("periods", Reason.DIFFERS, ", ".join(own.periods), [*total.periods, total.code])
        for association in own.asked_of:
            table.once("counts_as", own.counts_as, counted, said=f"{association} {own.counts_as}")


def _without_those_who_count_otherwise(question: IndicatorPlan, questions: list[IndicatorPlan]) -> IndicatorPlan:
    counted = question.percent_of or question.code
    if not question.common:
        return question
    counting = [own for own in questions if not own.common and own.counts_as == counted]
    others = {member for own in counting for member in own.asked_of}
    return replace(question, asked_of=tuple(member for member in question.asked_of if member not in others))


def _everybody_is_asked(
    root: Table, questions: list[IndicatorPlan], members: tuple[str, ...], periods: tuple[PeriodCode, ...]
) -> None:
    for period in periods:
        asked = {member for question in questions if period in question.periods for member in question.asked_of}
        for member in filter(None, members):
            if questions and member not in asked:
                root.wrong("indicator", Reason.NOT_ASKED, member, [period])


def _target(line: Table, association: str, code: str, mark: Mark | None, source: str) -> TargetPlan:
    if mark is None or line.has("mark"):
        mark = line.choice("mark", Mark)
    target = TargetPlan(
        association=association,
        indicator=code,
        plan=line.quantity("plan"),
        last_year=line.quantity("last_year"),
        mark=mark,
        source=line.text("source", "") or source or None,
    )
    if mark not in FIGURE_MARKS:
        line.wrong("mark", Reason.NOT_ONE_OF, mark, FIGURE_MARKS)
    if mark is Mark.STATED and target.source is None:
        line.wrong("source", Reason.NO_EVIDENCE, mark)
    if not line.absent and not line.has("plan") and not line.has("last_year"):
        line.wrong("plan", Reason.MISSING)
    line.close()
    return target


def _target_fits(line: Table, target: TargetPlan, indicator: IndicatorPlan) -> None:
    if target.association not in indicator.asked_of:
        line.wrong("", Reason.NOT_ASKED, target.association, indicator.asked_of)
    if target.plan is not None and indicator.percent is Percent.STATED:
        line.wrong("plan", Reason.CONFLICTS, target.plan, ["percent = stated"])
    for field, value in (("plan", target.plan), ("last_year", target.last_year)):
        if value is not None:
            hold_whole(line, field, value, indicator.kind)
