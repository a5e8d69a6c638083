"""Reading a season file: TOML text in, a checked SeasonPlan or every problem out.

Here belongs the shape of a season file (docs/season-file.md): the bloc, its members, its dates and its ballot. What is
asked and planned is read by `emulation.season_questions`, typed fields are taken by `emulation.toml_table`, the answers
that stand beside a season are read by `emulation.season_answers`.
"""

from datetime import date, datetime, time

from emulation.season import (
    AssociationPlan,
    Award,
    BlocPlan,
    Mark,
    Method,
    MilestonePlan,
    NextBlocPlan,
    Office,
    PeriodCode,
    PeriodPlan,
    ProvincePlan,
    QuotaPlan,
    SeasonPlan,
    SourcePlan,
)
from emulation.season_questions import read_indicators, read_targets
from emulation.season_wrong import Reason
from emulation.toml_table import BLANK_TIME, OFFICES_CLOSE, Table, open_toml, refuse_problems

ASSOCIATION_CODE = "[A-Z]{2,5}"
NAME_CODE = "[a-z0-9]+(-[a-z0-9]+)*"
START_OF_DAY = time(0)
DEFAULT_OFFSETS = (7, 3, 0)
LONGEST_OFFSET = 90
ONE_SEAT = (Award.HEAD, Award.DEPUTY)


def read_season(text: str, key: str, *, kept: bool = False) -> SeasonPlan:
    """The season in a TOML text; `key` is the file's stem. Raises SeasonFileWrong with every problem found.

    `kept`: the text of a season that was imported before, perhaps by an older program (`toml_table.open_toml`).
    """
    root, problems = open_toml(text, kept=kept)
    year = root.whole("year", 2000, 2100)
    source, province, bloc = _source(root), _province(root), _bloc(root)
    associations = _associations(root)
    members = tuple(association.code for association in associations)
    periods = _periods(root, year)
    milestones = _milestones(root, periods, year)
    indicators = read_indicators(root, members, tuple(period.code for period in periods))
    plan = SeasonPlan(
        key=key,
        year=year,
        province=province,
        bloc=bloc,
        source=source,
        associations=associations,
        periods=periods,
        milestones=milestones,
        indicators=indicators,
        targets=read_targets(root, members, indicators),
        quotas=_quotas(root, len(members)),
        days_off=root.days("days_off"),
        next_year=_next_year(root, members),
        notes=root.texts("notes"),
    )
    for day in plan.days_off:
        _within_season(root, "days_off", day, year)
    root.close()
    refuse_problems(problems)
    return plan


def _source(root: Table) -> SourcePlan:
    table = root.table("source")
    source = SourcePlan(title=table.text("title"), url=table.text("url", "") or None, published=table.day("published"))
    table.close()
    return source


def _province(root: Table) -> ProvincePlan:
    table = root.table("province")
    province = ProvincePlan(
        code=table.code("code", NAME_CODE),
        name=table.text("name"),
        board=table.text("board"),
        mark=table.choice("mark", Mark, Mark.STATED),
    )
    table.close()
    return province


def _bloc(root: Table) -> BlocPlan:
    table = root.table("bloc")
    bloc = BlocPlan(code=table.code("code", NAME_CODE), name=table.text("name"))
    table.close()
    return bloc


def _associations(root: Table) -> tuple[AssociationPlan, ...]:
    found: list[AssociationPlan] = []
    codes: set[str] = set()
    names: set[str] = set()
    offices: set[str] = set()
    unread_office = False
    for table in root.tables("association"):
        office = table.maybe("office", Office)
        office_mark = table.maybe("office_mark", Mark)
        if table.has("office_mark") and not table.has("office"):
            table.wrong("office_mark", Reason.CONFLICTS, office_mark, ["office"])
        association = AssociationPlan(
            code=table.code("code", ASSOCIATION_CODE),
            name=table.text("name"),
            aliases=table.texts("aliases"),
            office=office,
            mark=table.choice("mark", Mark, Mark.STATED),
            office_mark=office_mark or (Mark.STATED if office else None),
        )
        table.once("code", association.code, codes)
        table.once("office", office or "", offices)
        table.once("name", association.name, names, said=association.name.casefold())
        for alias in association.aliases:
            table.once("aliases", alias, names, said=alias.casefold())
        table.close()
        found.append(association)
        unread_office |= office is None and table.has("office")
    if found and Office.HEAD not in offices and not unread_office:
        root.wrong("association", Reason.MISSING, "", [f"office = {Office.HEAD}"])
    return tuple(found)


def _periods(root: Table, year: int) -> tuple[PeriodPlan, ...]:
    found: list[PeriodPlan] = []
    codes: set[str] = set()
    for table in root.tables("period"):
        period = PeriodPlan(
            code=table.choice("code", PeriodCode),
            name=table.text("name"),
            during=table.text("during"),
            as_of=table.text("as_of"),
            opens=table.instant("opens", START_OF_DAY),
            deadline=table.instant("deadline", OFFICES_CLOSE),
            mark=table.choice("mark", Mark, Mark.STATED),
        )
        table.once("code", table.text("code"), codes)
        for field, moment in (("opens", period.opens), ("deadline", period.deadline)):
            if moment != BLANK_TIME:
                _within_season(table, field, moment.date(), year)
        if BLANK_TIME not in (period.opens, period.deadline) and period.deadline <= period.opens:
            table.wrong("deadline", Reason.NOT_AFTER, _minute(period.deadline), [f"opens, {_minute(period.opens)}"])
        if found and BLANK_TIME not in (period.deadline, found[-1].deadline) and period.deadline <= found[-1].deadline:
            before = f"the deadline before it, {_minute(found[-1].deadline)}"
            table.wrong("deadline", Reason.NOT_AFTER, _minute(period.deadline), [before])
        table.close()
        found.append(period)
    return tuple(found)


def _milestones(root: Table, periods: tuple[PeriodPlan, ...], year: int) -> tuple[MilestonePlan, ...]:
    deadlines = {period.code: period.deadline for period in periods}
    found: list[MilestonePlan] = []
    codes: set[str] = set()
    closed: set[str] = set()
    for table in root.tables("milestone"):
        code = table.code("code", NAME_CODE)
        period = table.maybe("period", PeriodCode)
        if period is None:
            due = table.instant("due", OFFICES_CLOSE)
            if due != BLANK_TIME:
                _within_season(table, "due", due.date(), year)
        else:
            due = deadlines.get(period, BLANK_TIME)
            if period not in deadlines:
                table.wrong("period", Reason.NO_SUCH, period, list(deadlines))
            if table.has("due"):
                table.instant("due", OFFICES_CLOSE)
                table.wrong("due", Reason.CONFLICTS, "", ["period"])
        table.once("code", code, codes)
        table.once("period", period or "", closed)
        found.append(
            MilestonePlan(
                code=code,
                name=table.text("name"),
                due=due,
                period=period,
                offsets=tuple(sorted(table.wholes("offsets", DEFAULT_OFFSETS, LONGEST_OFFSET), reverse=True)),
                mark=table.choice("mark", Mark, Mark.STATED),
            )
        )
        table.close()
    return tuple(found)


def _quotas(root: Table, members: int) -> tuple[QuotaPlan, ...]:
    found: list[QuotaPlan] = []
    codes: set[str] = set()
    for table in root.tables("quota"):
        quota = QuotaPlan(
            code=table.choice("code", Award),
            name=table.text("name"),
            seats=table.whole("seats", 1, max(members, 1)),
            method=table.choice("method", Method, Method.AGREE),
            from_winners_of=table.maybe("from_winners_of", Award),
            without_winners_of=table.maybe("without_winners_of", Award),
            mark=table.choice("mark", Mark, Mark.STATED),
        )
        for field, other in (
            ("from_winners_of", quota.from_winners_of),
            ("without_winners_of", quota.without_winners_of),
        ):
            if other is not None and other not in codes:
                table.wrong(field, Reason.NOT_EARLIER, other, sorted(codes))
        if quota.seats > 1 and (quota.method is Method.ONE or quota.code in ONE_SEAT):
            table.wrong("seats", Reason.CONFLICTS, quota.seats, [quota.code, quota.method])
        table.once("code", table.text("code"), codes)
        table.close()
        found.append(quota)
    return tuple(found)


def _next_year(root: Table, members: tuple[str, ...]) -> tuple[NextBlocPlan, ...]:
    found: list[NextBlocPlan] = []
    placed: set[str] = set()
    for table in root.tables("next_year", required=False):
        bloc = NextBlocPlan(
            name=table.text("name"),
            head=table.text("head"),
            members=table.texts("members"),
            deputy=table.text("deputy", "") or None,
            mark=table.choice("mark", Mark, Mark.STATED),
        )
        for member in bloc.members:
            table.known("members", member, members)
            table.once("members", member, placed)
        for field, leader in (("head", bloc.head), ("deputy", bloc.deputy)):
            table.known(field, leader or "", bloc.members)
        table.close()
        found.append(bloc)
    return tuple(found)


def _within_season(table: Table, field: str, day: date, year: int) -> None:
    if year and not year <= day.year <= year + 1:
        table.wrong(field, Reason.OUT_OF_RANGE, day, [str(year), str(year + 1)])


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
