"""Adding up a bloc's year: sums, percents of plan, what is left out, official figures over estimates."""

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from emulation.bloc import Association, Indicator, Period, Target
from emulation.figures import Figure, Source
from emulation.numerals import Hedge
from emulation.season import Across, OverTime, Percent, PeriodCode, ValueKind
from emulation.submissions import State, Submission
from emulation.tally import JUNE, Book, Reason, Tally, compile_tally, in_percent_of

NOW = datetime(2023, 12, 1, tzinfo=UTC)
RED_CROSS = Association(id=1, code="CTD", name="Hội Chữ thập đỏ")
LAWYERS = Association(id=2, code="LG", name="Hội Luật gia")
ELDERLY = Association(id=3, code="NCT", name="Hội Người cao tuổi")


def collection(number: int, code: PeriodCode) -> Period:
    return Period(id=number, code=code, name=code, during="Cả năm", as_of="Đến nay", opens=NOW, deadline=NOW)


SIX_MONTHS, ESTIMATE, FINAL = (collection(n, code) for n, code in enumerate(PeriodCode, 1))


def indicator(number: int, code: str, **different: object) -> Indicator:
    made = Indicator(
        id=number,
        code=code,
        position=number,
        label=code,
        label_en=code,
        question="?",
        unit="suất quà",
        unit_en="gift",
        kind=ValueKind.COUNT,
        over_time=OverTime.SUM,
        across=Across.SUM,
        common=True,
    )
    return replace(made, **different)


GIFTS = indicator(1, "C01")


class Year:
    """A season under way, written down answer by answer."""

    def __init__(self, *indicators: Indicator, members: tuple[Association, ...] = (RED_CROSS, LAWYERS)) -> None:
        self.indicators = indicators
        self.members = members
        self.asked = {(m.id, p.id, i.id) for m in members for p in (SIX_MONTHS, ESTIMATE, FINAL) for i in indicators}
        self.targets: dict[tuple[int, int], Target] = {}
        self.figures: list[Figure] = []
        self.submissions: list[Submission] = []

    def ask_only(self, who: Association, *indicators: Indicator) -> "Year":
        wanted = {each.id for each in indicators}
        self.asked = {each for each in self.asked if each[0] != who.id or each[2] in wanted}
        return self

    def plan(self, who: Association, what: Indicator, plan: str) -> "Year":
        return self._target(who, what, replace(self._known(who, what), plan=Decimal(plan)))

    def last_year(self, who: Association, what: Indicator, value: str) -> "Year":
        return self._target(who, what, replace(self._known(who, what), last_year=Decimal(value)))

    def _known(self, who: Association, what: Indicator) -> Target:
        return self.targets.get((who.id, what.id), Target())

    def _target(self, who: Association, what: Indicator, target: Target) -> "Year":
        self.targets[who.id, what.id] = target
        return self

    def answer(
        self,
        who: Association,
        what: Indicator,
        value: str | None,
        *,
        period: Period = ESTIMATE,
        hedge: Hedge = Hedge.NONE,
        skipped: str | None = None,
    ) -> "Year":
        self.figures.append(
            Figure(
                association=who.id,
                indicator=what.id,
                period=period.id,
                revision=1,
                value=None if value is None else Decimal(value),
                hedge=hedge,
                skipped=skipped,
                doubt=None,
                words=value or "",
                source=Source.TYPED,
                entered_by=1,
                entered_at=NOW,
            )
        )
        return self

    def submit(self, who: Association, period: Period = ESTIMATE, state: State = State.SUBMITTED) -> "Year":
        self.submissions.append(
            Submission(
                association=who.id,
                period=period.id,
                number=1,
                state=state,
                receipt=f"{who.code}-{period.code}",
                late=False,
                submitted_by=1,
                submitted_at=NOW,
            )
        )
        return self

    def tally(self, codes: tuple[PeriodCode, ...] = (PeriodCode.FINAL, PeriodCode.ESTIMATE)) -> Tally:
        book = Book(
            associations=self.members,
            periods=(SIX_MONTHS, ESTIMATE, FINAL),
            indicators=self.indicators,
            asked=frozenset(self.asked),
            targets=self.targets,
            figures=tuple(self.figures),
            submissions=tuple(self.submissions),
        )
        return compile_tally(book, codes)


def test_a_common_indicator_is_added_up_over_those_who_submitted() -> None:
    year = Year(GIFTS).answer(RED_CROSS, GIFTS, "1200").submit(RED_CROSS).answer(LAWYERS, GIFTS, "34").submit(LAWYERS)
    tally = year.tally()
    (total,) = tally.totals
    assert total.value == Decimal(1234)
    assert tally.submitted == (RED_CROSS, LAWYERS)
    assert tally.owing == ()


def test_a_draft_is_never_seen() -> None:
    tally = Year(GIFTS).answer(RED_CROSS, GIFTS, "1200").submit(RED_CROSS).answer(LAWYERS, GIFTS, "34").tally()
    (total,) = tally.totals
    assert total.value == Decimal(1200)
    assert tally.owing == (LAWYERS,)
    assert [(each.association, each.reason) for each in total.left_out] == [(LAWYERS, Reason.NOT_SUBMITTED)]
    assert tally.reports[1].entries == ()


def test_what_was_taken_back_or_returned_does_not_count() -> None:
    for state in (State.TAKEN_BACK, State.RETURNED):
        tally = Year(GIFTS).answer(RED_CROSS, GIFTS, "1200").submit(RED_CROSS, state=state).tally()
        assert tally.totals[0].value is None
        assert tally.owing == (RED_CROSS, LAWYERS)


def test_percents_are_recomputed_from_sums_not_averaged() -> None:
    year = Year(GIFTS).plan(RED_CROSS, GIFTS, "1000").plan(LAWYERS, GIFTS, "10")
    year.answer(RED_CROSS, GIFTS, "500").submit(RED_CROSS).answer(LAWYERS, GIFTS, "20").submit(LAWYERS)
    tally = year.tally()
    (total,) = tally.totals
    assert (total.plan, total.reached, total.percent) == (Decimal(1010), Decimal(520), Decimal("51.49"))
    assert [entry.percent for report in tally.reports for entry in report.entries] == [Decimal(50), Decimal(200)]


def test_a_figure_without_a_plan_is_summed_but_enters_no_percent() -> None:
    year = Year(GIFTS).plan(RED_CROSS, GIFTS, "1000")
    year.answer(RED_CROSS, GIFTS, "500").submit(RED_CROSS).answer(LAWYERS, GIFTS, "20").submit(LAWYERS)
    (total,) = year.tally().totals
    assert [total.value, total.plan, total.reached, total.percent] == [Decimal(n) for n in (520, 1000, 500, 50)]
    assert [(each.association, each.reason) for each in total.left_out_of_percent] == [(LAWYERS, Reason.NO_PLAN)]


def test_a_plan_of_nothing_gives_no_percent() -> None:
    assert in_percent_of(Decimal(5), Decimal(0)) is None
    (total,) = Year(GIFTS).plan(RED_CROSS, GIFTS, "0").answer(RED_CROSS, GIFTS, "5").submit(RED_CROSS).tally().totals
    assert total.value == Decimal(5)
    assert total.percent is None


def test_a_stated_percent_stands_on_its_figure_as_stated_and_enters_no_sum() -> None:
    blood = indicator(1, "CTD02", common=False)
    stated = indicator(2, "CTD02-PT", common=False, unit="%", kind=ValueKind.PERCENT, percent_of="CTD02")
    year = Year(blood, stated).ask_only(LAWYERS)
    year.answer(RED_CROSS, blood, "28000", hedge=Hedge.UNDER).answer(RED_CROSS, stated, "170").submit(RED_CROSS)
    tally = year.tally()
    (headline,) = tally.reports[0].headlines
    assert (headline.figure.value, headline.percent) == (Decimal(28000), Decimal(170))
    assert headline.percent_source is Percent.STATED
    assert tally.totals == ()
    assert [(each.indicator, each.reason) for each in tally.apart] == [(blood, Reason.NOT_COMMON)]


def test_a_computed_percent_says_that_it_was_computed() -> None:
    year = Year(GIFTS).plan(RED_CROSS, GIFTS, "30").answer(RED_CROSS, GIFTS, "36").submit(RED_CROSS)
    (entry,) = year.tally().reports[0].entries
    assert (entry.percent, entry.percent_source) == (Decimal(120), Percent.COMPUTED)


def test_an_own_indicator_that_counts_as_the_common_one_is_summed_once() -> None:
    own = indicator(2, "CTD05", common=False, counts_as="C01")
    year = Year(GIFTS, own).ask_only(RED_CROSS, own).ask_only(LAWYERS, GIFTS)
    year.answer(RED_CROSS, own, "700").submit(RED_CROSS).answer(LAWYERS, GIFTS, "20").submit(LAWYERS)
    tally = year.tally()
    (total,) = tally.totals
    assert total.value == Decimal(720)
    assert [entry.indicator.code for entry in total.counted] == ["CTD05", "C01"]
    assert tally.apart == ()


def test_what_counts_as_the_common_one_in_another_unit_is_left_out() -> None:
    own = indicator(2, "CTD05", common=False, counts_as="C01", unit="hộ")
    (total,) = Year(GIFTS, own).ask_only(RED_CROSS, own).answer(RED_CROSS, own, "7").submit(RED_CROSS).tally().totals
    assert total.value is None
    assert total.left_out[0].reason is Reason.OTHER_UNIT


def test_a_skipped_question_is_left_out_with_its_reason() -> None:
    year = Year(GIFTS).answer(RED_CROSS, GIFTS, None, skipped="Hội không có hoạt động này").submit(RED_CROSS)
    (total,) = year.tally().totals
    first, _ = total.left_out
    assert (first.reason, first.words) == (Reason.SKIPPED, "Hội không có hoạt động này")


def test_an_indicator_asked_after_submission_is_named_as_unanswered() -> None:
    (total,) = Year(GIFTS).submit(RED_CROSS).tally().totals
    assert total.left_out[0].reason is Reason.NOT_ANSWERED


def test_a_common_indicator_whose_sum_means_nothing_has_none() -> None:
    year = Year(indicator(1, "C07", across=Across.NONE))
    tally = year.tally()
    assert tally.totals == ()
    assert tally.apart[0].reason is Reason.NOT_ADDED_UP


def test_the_official_figure_beats_the_estimate_answer_by_answer() -> None:
    families = indicator(2, "C02")
    year = Year(GIFTS, families)
    year.answer(RED_CROSS, GIFTS, "100").answer(RED_CROSS, families, "7").submit(RED_CROSS, ESTIMATE)
    year.answer(RED_CROSS, GIFTS, "101", period=FINAL).submit(RED_CROSS, FINAL)
    tally = year.tally()
    assert [(e.figure.value, e.estimate) for e in tally.reports[0].entries] == [
        (Decimal(101), False),
        (Decimal(7), True),
    ]
    assert [total.estimates for total in tally.totals] == [0, 1]


def test_the_estimate_stands_until_the_official_figures_are_submitted() -> None:
    year = Year(GIFTS).answer(RED_CROSS, GIFTS, "100").submit(RED_CROSS, ESTIMATE)
    year.answer(RED_CROSS, GIFTS, "101", period=FINAL)
    (total,) = year.tally().totals
    assert (total.value, total.estimates) == (Decimal(100), 1)


def test_june_is_a_tally_of_its_own() -> None:
    year = Year(GIFTS).answer(RED_CROSS, GIFTS, "40", period=SIX_MONTHS).submit(RED_CROSS, SIX_MONTHS)
    assert year.tally(JUNE).totals[0].value == Decimal(40)
    assert year.tally().totals[0].value is None


def test_a_sum_tells_how_many_of_its_figures_are_not_exact() -> None:
    year = Year(GIFTS).answer(RED_CROSS, GIFTS, "28000", hedge=Hedge.UNDER).submit(RED_CROSS)
    year.answer(LAWYERS, GIFTS, "5").submit(LAWYERS)
    assert year.tally().totals[0].rounded == 1


# --- properties ------------------------------------------------------------------------------------------------------

EXACT = st.decimals(min_value=0, max_value=Decimal(10) ** 15 - 1, places=3)
BLOC = tuple(Association(id=n, code=f"H{chr(64 + n)}", name=f"Hội {n}") for n in range(1, 19))


@given(st.lists(st.tuples(EXACT, st.one_of(st.none(), EXACT), st.booleans()), min_size=1, max_size=18))
def test_sums_are_exact_and_percents_lie_between_their_parts(
    reported: list[tuple[Decimal, Decimal | None, bool]],
) -> None:
    members = BLOC[: len(reported)]
    year = Year(GIFTS, members=members)
    for who, (value, plan, submitted) in zip(members, reported, strict=True):
        year.answer(who, GIFTS, str(value))
        if plan is not None:
            year.plan(who, GIFTS, str(plan))
        if submitted:
            year.submit(who)
    tally = year.tally()
    (total,) = tally.totals
    thousandths = [int(value * 1000) for value, _, submitted in reported if submitted]
    assert total.value == (Decimal(sum(thousandths)).scaleb(-3) if thousandths else None)
    assert len(total.counted) + len(total.left_out) == len(members)
    assert {who.id for who in (*tally.submitted, *tally.owing)} == {who.id for who in members}
    parts = [entry.percent for entry in total.counted if entry.percent is not None]
    if parts:
        assert total.percent is not None
        assert min(parts) <= total.percent <= max(parts)
    else:
        assert total.percent is None


@given(st.permutations(BLOC), st.lists(EXACT, min_size=18, max_size=18))
def test_the_order_in_which_people_submit_changes_nothing(order: list[Association], values: list[Decimal]) -> None:
    by_member = dict(zip(BLOC, values, strict=True))
    one, other = Year(GIFTS, members=BLOC), Year(GIFTS, members=BLOC)
    for year, members in ((one, BLOC), (other, order)):
        for who in members:
            year.answer(who, GIFTS, str(by_member[who])).submit(who)
    assert one.tally() == other.tally()


@given(EXACT, EXACT, st.booleans())
def test_one_association_is_in_a_sum_at_most_once(common: Decimal, own: Decimal, both: bool) -> None:
    counting = indicator(2, "CTD05", common=False, counts_as="C01")
    year = Year(GIFTS, counting, members=(RED_CROSS,))
    if not both:
        year.ask_only(RED_CROSS, counting)
    year.answer(RED_CROSS, GIFTS, str(common)).answer(RED_CROSS, counting, str(own)).submit(RED_CROSS)
    (total,) = year.tally().totals
    assert total.value == (common if both else own)
