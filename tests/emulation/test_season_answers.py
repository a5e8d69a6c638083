"""The answers beside a season: whole, held against their season, and playable as ballots."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.numerals import Hedge
from emulation.season import Award, Mark, PeriodCode, SeasonPlan
from emulation.season_answers import AnswersPlan, RoundPlan, read_answers
from emulation.season_file import read_season
from emulation.season_wrong import Problem, Reason, SeasonFileWrong
from tests.emulation.small_season import SMALL, SMALL_ANSWERS

FINAL_PERIOD = """
[[period]]
code = "final"
name = "Cả năm, số chính thức"
during = "Cả năm 2023"
as_of = "Đến hết năm 2023"
opens = 2023-12-18
deadline = 2024-01-08

[[milestone]]
code = "june-figures"
"""


@pytest.fixture
def season() -> SeasonPlan:
    return read_season(SMALL, "small-2023")


@pytest.fixture
def answers(season: SeasonPlan) -> AnswersPlan:
    return read_answers(SMALL_ANSWERS, season)


def problems_of(season: SeasonPlan, old: str, new: str) -> list[Problem]:
    assert SMALL_ANSWERS.count(old) == 1, f"{old!r} must stand once in the file"
    with pytest.raises(SeasonFileWrong) as wrong:
        read_answers(SMALL_ANSWERS.replace(old, new), season)
    return list(wrong.value.problems)


def test_every_question_is_answered_in_its_order(season: SeasonPlan, answers: AnswersPlan) -> None:
    for period in season.periods:
        for association in season.associations:
            given = [answer.indicator for answer in answers.of(association.code, period.code)]
            assert given == [indicator.code for indicator in season.asked(association.code, period.code)]


def test_an_answer_keeps_its_words_and_its_evidence(answers: AnswersPlan) -> None:
    blood = answers.of("CTD", "estimate")[1]
    assert (blood.words, blood.value, blood.hedge) == ("gần 28 nghìn", Decimal(28000), Hedge.UNDER)
    assert (blood.mark, blood.quote) == (Mark.STATED, "gần 28 nghìn đơn vị máu")
    houses = answers.of("CTD", "estimate")[3]
    assert (houses.mark, houses.quote, houses.hedge) == (Mark.SAMPLE, None, Hedge.NONE)


def test_who_is_late_and_what_is_returned(answers: AnswersPlan) -> None:
    assert answers.late == ("LG",)
    (returned,) = answers.returned
    assert (returned.association, returned.indicator, returned.value) == ("LG", "C04", Decimal(90))


def test_the_final_figure_is_the_estimate_unless_given() -> None:
    (start,) = ['[[milestone]]\ncode = "june-figures"\n']
    season = read_season(
        SMALL.replace(start, FINAL_PERIOD.lstrip()).replace('["june", "estimate"]', '["june", "estimate", "final"]'),
        "small-2023",
    )
    given = SMALL_ANSWERS.replace(
        "[[vote]]", '[final.LG]\nmark = "sample"\nC04 = { words = "31", value = 31 }\n\n[[vote]]', 1
    )
    answers = read_answers(given, season)
    gifts, houses, fund = answers.of("LG", "final")
    assert (gifts.value, gifts.carried) == (Decimal(31), False)
    assert (houses.value, houses.carried, houses.period) == (Decimal(1), True, PeriodCode.FINAL)
    assert (fund.words, fund.carried) == ("12 triệu", True)
    assert all(answer.carried for answer in answers.of("CTD", "final"))


def test_votes_name_their_rounds_and_winners(answers: AnswersPlan) -> None:
    flag, certificate = answers.vote(Award.FLAG), answers.vote(Award.CERTIFICATE)
    assert flag is not None
    assert certificate is not None
    assert (flag.candidates, flag.winners, len(flag.rounds)) == (("CTD", "LG"), ("CTD",), 1)
    assert [vote_round.counts for vote_round in certificate.rounds] == [
        (("VHNT", 1), ("LG", 1)),
        (("LG", 2), ("VHNT", 1)),
    ]
    assert answers.vote(Award.HEAD) is None


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ('"small-2023"', '"other-2023"', "season", Reason.DIFFERS),
        ('late = ["LG"]', 'late = ["XYZ"]', "late", Reason.NO_SUCH),
        ('indicator = "C04"', 'indicator = "CTD02"', "returned[1].indicator", Reason.NO_SUCH),
        ("value = 90", "value = 90.5", "returned[1].value", Reason.NOT_WHOLE),
        ('C04 = { words = "600", value = 600 }\n', "", "june.CTD", Reason.UNANSWERED),
        ('C05 = { words = "1", value = 1 }', "", "estimate.LG", Reason.UNANSWERED),
        ("CTD06 = {", "LG09 = { words = '1', value = 1 }\nCTD06 = {", "estimate.CTD.LG09", Reason.NOT_ASKED),
        ("[june.LG]", "[june.XYZ]\n[june.LG]", "june.XYZ", Reason.NO_SUCH),
        ('"38 nhà", value = 38', '"38 nhà"', "estimate.CTD.CTD06.value", Reason.MISSING),
        ('"38 nhà", value = 38', '"38 nhà", value = "38"', "estimate.CTD.CTD06.value", Reason.WRONG_TYPE),
        ('"38 nhà", value = 38', '"38 nhà", value = 38.5', "estimate.CTD.CTD06.value", Reason.NOT_WHOLE),
        ('hedge = "over"', 'hedge = "more"', "estimate.CTD.C04.hedge", Reason.NOT_ONE_OF),
        (', quote = "đạt 170% kế hoạch"', "", "estimate.CTD.CTD02-PT.quote", Reason.NO_EVIDENCE),
        ("value = 38 }", 'value = 38, quote = "x" }', "estimate.CTD.CTD06.quote", Reason.CONFLICTS),
        ("value = 38 }", 'value = 38, mark = "reading" }', "estimate.CTD.CTD06.mark", Reason.NOT_ONE_OF),
        ('contest = "certificate"', 'contest = "flag"', "vote[2].contest", Reason.DUPLICATE),
        ("counts = { CTD = 3, LG = 1 }", "counts = {}", "vote[1].round[1].counts", Reason.EMPTY),
        ('winners = ["LG"]', 'winners = ["CTD"]', "vote[2].winners", Reason.NO_SUCH),
        ('winners = ["LG"]', 'winners = ["LG", "VHNT"]', "vote[2].winners", Reason.OUT_OF_RANGE),
        ("counts = { CTD = 3, LG = 1 }", "counts = { CTD = 4 }", "vote[1].round[1].counts.CTD", Reason.OUT_OF_RANGE),
        (
            "counts = { CTD = 3, LG = 1 }",
            "counts = { CTD = 3, XYZ = 1 }",
            "vote[1].round[1].counts.XYZ",
            Reason.NO_SUCH,
        ),
    ],
)
def test_a_wrong_answer_is_named(season: SeasonPlan, old: str, new: str, field: str, reason: Reason) -> None:
    assert (field, reason) in [(problem.field, problem.reason) for problem in problems_of(season, old, new)]


def test_a_section_nobody_votes_on_is_named(season: SeasonPlan) -> None:
    with pytest.raises(SeasonFileWrong) as wrong:
        read_answers(SMALL_ANSWERS[: SMALL_ANSWERS.index('[[vote]]\ncontest = "certificate"')], season)
    assert [(p.field, p.reason, p.given) for p in wrong.value.problems] == [("vote", Reason.UNANSWERED, "certificate")]


VOTERS = [f"V{n}" for n in range(18)]


@given(st.dictionaries(st.sampled_from(VOTERS), st.integers(0, len(VOTERS)), min_size=1, max_size=6))
def test_ballots_come_out_as_counted(counts: dict[str, int]) -> None:
    ballots = RoundPlan(counts=tuple(counts.items())).ballots(VOTERS)
    assert list(ballots) == VOTERS
    assert {name: sum(name in chosen for chosen in ballots.values()) for name in counts} == counts
    assert all(len(set(chosen)) == len(chosen) for chosen in ballots.values())
    sizes = [len(chosen) for chosen in ballots.values()]
    assert max(sizes) - min(sizes) <= 1
