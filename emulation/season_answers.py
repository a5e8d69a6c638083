"""The answers that stand beside a season file: what a scripted season types, casts and decides.

Here belong the values of an answers file and its reader. Here does not belong how the script plays them, nor what a
figure or a ballot is once it is stored.
"""

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from emulation.numerals.values import Hedge
from emulation.season import Award, IndicatorPlan, Mark, PeriodCode, SeasonPlan
from emulation.season_questions import FIGURE_MARKS, hold_whole, read_mark
from emulation.season_wrong import Reason
from emulation.toml_table import Table, open_toml, refuse_problems


class AnswerPlan(Struct, frozen=True, kw_only=True):
    """What one association types to one question; `carried` when the final figure is the estimate, not typed again."""

    association: str
    indicator: str
    period: PeriodCode
    words: str
    value: Decimal
    hedge: Hedge
    mark: Mark
    quote: str | None = None
    carried: bool = False


class ReturnPlan(Struct, frozen=True, kw_only=True):
    """A figure first answered wrongly and returned with a reason; the period's answer is then the second one."""

    association: str
    indicator: str
    period: PeriodCode
    words: str
    value: Decimal
    reason: str


class RoundPlan(Struct, frozen=True, kw_only=True):
    """One round of a section: how many voters choose each candidate. No report gives counts: they are sample data."""

    counts: tuple[tuple[str, int], ...]

    def ballots(self, voters: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Whom each voter chooses, so that the counts come out; everybody chooses equally many, give or take one."""
        chosen: dict[str, list[str]] = {voter: [] for voter in voters}
        place = 0
        for candidate, votes in self.counts:
            for _ in range(votes):
                chosen[voters[place % len(voters)]].append(candidate)
                place += 1
        return {voter: tuple(candidates) for voter, candidates in chosen.items()}


class VotePlan(Struct, frozen=True, kw_only=True):
    """One section of the ballot: its rounds (a second is a run-off among the tied) and whom it chooses, in order."""

    contest: Award
    rounds: tuple[RoundPlan, ...]
    winners: tuple[str, ...]
    mark: Mark
    quote: str | None = None

    @property
    def candidates(self) -> tuple[str, ...]:
        return tuple(candidate for candidate, _ in self.rounds[0].counts)


class AnswersPlan(Struct, frozen=True, kw_only=True):
    """Everything a scripted season plays: an answer to every question every association is asked in every period."""

    season: str
    answers: tuple[AnswerPlan, ...]
    votes: tuple[VotePlan, ...]
    late: tuple[str, ...] = ()
    returned: tuple[ReturnPlan, ...] = ()

    def of(self, association: str, period: str) -> tuple[AnswerPlan, ...]:
        """The answers of one association in one period, in the order of the questions."""
        return tuple(a for a in self.answers if a.association == association and a.period == period)

    def vote(self, contest: Award) -> VotePlan | None:
        """How one section is voted; None when the season has no such section."""
        return next((vote for vote in self.votes if vote.contest is contest), None)


def read_answers(text: str, plan: SeasonPlan) -> AnswersPlan:
    """The answers in a TOML text, held against their season. Raises SeasonFileWrong with every problem found."""
    root, problems = open_toml(text)
    season = root.text("season")
    if season and season != plan.key:
        root.wrong("season", Reason.DIFFERS, season, [plan.key])
    members = tuple(association.code for association in plan.associations)
    given: dict[tuple[str, str, str], AnswerPlan] = {}
    for period in (period.code for period in plan.periods):
        _answers(root, plan, members, period, given)
    late = root.texts("late")
    for association in late:
        root.known("late", association, members)
    answers = AnswersPlan(
        season=season,
        answers=tuple(given.values()),
        votes=_votes(root, plan, members),
        late=late,
        returned=_returned(root, plan, members),
    )
    root.close()
    refuse_problems(problems)
    return answers


def _answers(
    root: Table,
    plan: SeasonPlan,
    members: tuple[str, ...],
    period: PeriodCode,
    given: dict[tuple[str, str, str], AnswerPlan],
) -> None:
    tables = root.table(period, required=period is not PeriodCode.FINAL)
    for association in tables.fields:
        tables.known(association, association, members)
    for association in members:
        table = tables.table(association, required=False)
        mark = read_mark(table)
        asked = plan.asked(association, period)
        for indicator in asked:
            before = given.get((association, indicator.code, PeriodCode.ESTIMATE))
            if table.has(indicator.code):
                answer = _answer(table.table(indicator.code), association, indicator, period, mark)
            elif period is PeriodCode.FINAL and before is not None:
                answer = replace(before, period=period, carried=True)
            else:
                table.wrong("", Reason.UNANSWERED, f"{association} {indicator.code}", [period])
                continue
            given[association, indicator.code, period] = answer
        codes = [indicator.code for indicator in asked]
        for code in table.fields:
            if code not in (*codes, "mark"):
                table.table(code)
                table.wrong(code, Reason.NOT_ASKED, code, codes)
        table.close()


def _answer(
    line: Table, association: str, indicator: IndicatorPlan, period: PeriodCode, mark: Mark | None
) -> AnswerPlan:
    if mark is None or line.has("mark"):
        mark = line.choice("mark", Mark)
    answer = AnswerPlan(
        association=association,
        indicator=indicator.code,
        period=period,
        words=line.text("words"),
        value=_value(line, indicator),
        hedge=line.choice("hedge", Hedge, Hedge.NONE),
        mark=mark,
        quote=line.text("quote", "") or None,
    )
    _evidence(line, mark, answer.quote)
    line.close()
    return answer


def _value(line: Table, indicator: IndicatorPlan | None) -> Decimal:
    value = line.quantity("value")
    if value is None:
        if not line.has("value"):
            line.wrong("value", Reason.MISSING)
        return Decimal(0)
    if indicator is not None:
        hold_whole(line, "value", value, indicator.kind)
    return value


def _evidence(line: Table, mark: Mark, quote: str | None) -> None:
    """A stated fact quotes its source, sample data quotes nothing."""
    if mark not in FIGURE_MARKS:
        line.wrong("mark", Reason.NOT_ONE_OF, mark, FIGURE_MARKS)
    if mark is Mark.STATED and quote is None:
        line.wrong("quote", Reason.NO_EVIDENCE, mark)
    if mark is Mark.SAMPLE and quote is not None:
        line.wrong("quote", Reason.CONFLICTS, quote, [mark])


def _returned(root: Table, plan: SeasonPlan, members: tuple[str, ...]) -> tuple[ReturnPlan, ...]:
    found: list[ReturnPlan] = []
    for table in root.tables("returned", required=False):
        period = table.choice("period", PeriodCode)
        association = table.text("association")
        table.known("association", association, members)
        asked = {indicator.code: indicator for indicator in plan.asked(association, period)}
        code = table.text("indicator")
        if association in members:
            table.known("indicator", code, asked)
        found.append(
            ReturnPlan(
                association=association,
                indicator=code,
                period=period,
                words=table.text("words"),
                value=_value(table, asked.get(code)),
                reason=table.text("reason"),
            )
        )
        table.close()
    return tuple(found)


def _votes(root: Table, plan: SeasonPlan, members: tuple[str, ...]) -> tuple[VotePlan, ...]:
    quotas = {quota.code: quota for quota in plan.quotas}
    found: list[VotePlan] = []
    seen: set[str] = set()
    for table in root.tables("vote", required=False):
        contest = table.choice("contest", Award)
        table.once("contest", table.text("contest"), seen)
        table.known("contest", contest, quotas)
        vote = VotePlan(
            contest=contest,
            rounds=tuple(_round(round_table, members) for round_table in table.tables("round")),
            winners=table.texts("winners"),
            mark=table.choice("mark", Mark),
            quote=table.text("quote", "") or None,
        )
        _evidence(table, vote.mark, vote.quote)
        if contest in quotas and len(vote.winners) > quotas[contest].seats:
            table.wrong("winners", Reason.OUT_OF_RANGE, len(vote.winners), ["0", str(quotas[contest].seats)])
        for winner in vote.winners if vote.rounds else ():
            table.known("winners", winner, vote.candidates)
        table.close()
        found.append(vote)
    for contest in quotas:
        if contest not in seen:
            root.wrong("vote", Reason.UNANSWERED, contest)
    return tuple(found)


def _round(table: Table, members: tuple[str, ...]) -> RoundPlan:
    counts = table.table("counts")
    if table.has("counts") and not counts.fields:
        table.wrong("counts", Reason.EMPTY)
    for candidate in counts.fields:
        counts.known(candidate, candidate, members)
    table.close()
    return RoundPlan(counts=tuple((name, counts.whole(name, 0, len(members))) for name in counts.fields))
