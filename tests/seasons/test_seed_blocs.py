"""The five seed blocs: whole, true to their reports where they say so, and readable as their officers type them."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from emulation.numerals import Asked, Plain, read
from emulation.season import (
    AssociationPlan,
    Award,
    IndicatorPlan,
    Mark,
    Office,
    OverTime,
    PeriodCode,
    QuotaPlan,
    SeasonPlan,
    ValueKind,
)
from emulation.season_answers import AnswerPlan, AnswersPlan, VotePlan, read_answers
from emulation.season_file import read_season
from seasons import answers_text, season_names, season_text

REPORTS = Path(__file__).parents[1] / "corpus" / "seeds"
REPORT_OF = {
    "bac-giang-2023": "000",
    "hoi-dac-thu-2021": "001",
    "chinh-tri-xa-hoi-2023": "002",
    "binh-thuan-khoi-8-2024": "003",
    "xa-hoi-nghe-nghiep-2023": "004",
}
MEMBERS = {
    "bac-giang-2023": 18,
    "hoi-dac-thu-2021": 15,
    "chinh-tri-xa-hoi-2023": 6,
    "binh-thuan-khoi-8-2024": 12,
    "xa-hoi-nghe-nghiep-2023": 16,
}
CHOSEN = {
    "bac-giang-2023": {
        Award.FLAG: ["Hội Chữ thập đỏ"],
        Award.CERTIFICATE: [
            "Hội Khuyến học",
            "Hội Bảo trợ người tàn tật và trẻ mồ côi",
            "Hội Nạn nhân chất độc da cam/dioxin",
            "Hội Người cao tuổi",
        ],
    },
    "chinh-tri-xa-hoi-2023": {
        Award.FLAG: ["Hội Nông dân"],
        Award.CERTIFICATE: ["Liên đoàn Lao động", "Hội Cựu chiến binh"],
        Award.HEAD: ["Ủy ban Mặt trận Tổ quốc Việt Nam"],
        Award.DEPUTY: ["Liên đoàn Lao động"],
    },
    "binh-thuan-khoi-8-2024": {
        Award.FLAG: ["Hội Người cao tuổi"],
        Award.CERTIFICATE: ["Hội Chữ thập đỏ", "Hội Khuyến học", "Liên hiệp các Hội Khoa học - Kỹ thuật"],
        Award.HEAD: ["Hội Nạn nhân chất độc da cam/dioxin"],
    },
    "xa-hoi-nghe-nghiep-2023": {
        Award.FLAG: [
            "Hội Cựu thanh niên xung phong",
            "Hội Người khuyết tật, Nạn nhân da cam và Bảo trợ quyền trẻ em",
            "Hội Luật gia",
        ],
        Award.GOVERNMENT_FLAG: ["Hội Người khuyết tật, Nạn nhân da cam và Bảo trợ quyền trẻ em"],
    },
}
HEADS = {
    "bac-giang-2023": "Hội Chữ thập đỏ",
    "hoi-dac-thu-2021": "Liên hiệp các Hội khoa học và kỹ thuật",
    "chinh-tri-xa-hoi-2023": "Hội Nông dân",
    "binh-thuan-khoi-8-2024": "Hội Người cao tuổi",
    "xa-hoi-nghe-nghiep-2023": "Hội Người cao tuổi",
}
ASKED = {
    ValueKind.COUNT: Asked.COUNT,
    ValueKind.NUMBER: Asked.COUNT,
    ValueKind.MONEY: Asked.MONEY,
    ValueKind.PERCENT: Asked.PERCENT,
}
SEASONS = {name: read_season(season_text(name), name) for name in season_names()}
ANSWERS = {name: read_answers(answers_text(name), season) for name, season in SEASONS.items()}
EACH = pytest.mark.parametrize("name", REPORT_OF)


def report(name: str) -> str:
    (path,) = REPORTS.glob(f"{REPORT_OF[name]}_*.txt")
    return said(path.read_text(encoding="utf-8"))


def said(text: str) -> str:
    """The words of a text: one space between them, one Unicode form."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def names_of(association: AssociationPlan) -> tuple[str, ...]:
    return (association.name, *association.aliases)


def kind_of(season: SeasonPlan, answer: AnswerPlan) -> IndicatorPlan:
    return season.indicator(answer.indicator)


def elected(quota: QuotaPlan, vote: VotePlan, members: int) -> Iterator[str]:
    """Who is chosen by the counts: more than half of all members, most votes first, a tie at the cut voted again."""
    seats = quota.seats
    for counted in vote.rounds:
        passed = sorted((c for c in counted.counts if 2 * c[1] > members), key=lambda c: -c[1])
        cut = passed[seats][1] if len(passed) > seats else 0
        clear = [candidate for candidate, votes in passed[:seats] if votes > cut]
        yield from clear
        seats -= len(clear)


def test_all_five_are_there() -> None:
    assert set(season_names()) == set(REPORT_OF)


@EACH
def test_who_is_in_the_bloc_and_who_leads_it(name: str) -> None:
    season = SEASONS[name]
    head = season.holder(Office.HEAD)
    assert head is not None
    assert (len(season.associations), head.name, head.office_mark) == (MEMBERS[name], HEADS[name], Mark.STATED)


@EACH
def test_june_asks_five_questions_and_the_year_seven_to_fourteen(name: str) -> None:
    season = SEASONS[name]
    for association in season.associations:
        assert len(season.asked(association.code, "june")) == 5
        assert 7 <= len(season.asked(association.code, "estimate")) <= 14
        assert season.asked(association.code, "final") == season.asked(association.code, "estimate")


@EACH
def test_a_year_has_its_three_collections_and_each_is_reminded_of(name: str) -> None:
    season = SEASONS[name]
    assert [period.code for period in season.periods] == list(PeriodCode)
    assert {milestone.period for milestone in season.milestones if milestone.period} == set(PeriodCode)
    assert all(period.mark is Mark.SAMPLE for period in season.periods)


@EACH
def test_questions_say_the_time_and_whom_they_ask(name: str) -> None:
    season = SEASONS[name]
    for indicator in season.indicators:
        assert re.match("Quý (Hội|Liên minh|Liên hiệp|đơn vị) ", indicator.question)
        assert indicator.question.endswith("?")
        assert len(indicator.asked_in(season.period("final"))) <= 160


@EACH
def test_what_is_called_stated_stands_in_the_report(name: str) -> None:
    season, answers, text = SEASONS[name], ANSWERS[name], report(name)
    quotes = [answer.quote for answer in answers.answers if answer.mark is Mark.STATED]
    quotes += [vote.quote for vote in answers.votes if vote.mark is Mark.STATED]
    quotes += [target.source for target in season.targets if target.mark is Mark.STATED]
    assert [quote for quote in quotes if said(quote or "?!") not in text] == []


@EACH
def test_a_stated_figure_is_in_the_words_it_quotes(name: str) -> None:
    for answer in ANSWERS[name].answers:
        if answer.mark is Mark.STATED:
            digits = re.findall(r"\d[\d.,]*\d|\d", answer.words)
            assert len(digits) == 1
            assert digits[0] in (answer.quote or "")


@EACH
def test_members_called_stated_are_named_in_the_report(name: str) -> None:
    text = report(name).casefold()
    stated = [association for association in SEASONS[name].associations if association.mark is Mark.STATED]
    assert [a.name for a in stated if not any(known.casefold() in text for known in names_of(a))] == []


def test_only_the_bloc_whose_report_names_four_has_sample_members() -> None:
    sample = {n: sum(a.mark is Mark.SAMPLE for a in season.associations) for n, season in SEASONS.items()}
    assert sample == {**dict.fromkeys(REPORT_OF, 0), "xa-hoi-nghe-nghiep-2023": 12}


@EACH
def test_every_answer_reads_as_its_value(name: str) -> None:
    season, answers = SEASONS[name], ANSWERS[name]
    misread = []
    for answer in answers.answers:
        indicator = kind_of(season, answer)
        match read(answer.words, ASKED[indicator.kind], indicator.unit):
            case Plain(quantity) if (quantity.value, quantity.hedge) == (answer.value, answer.hedge):
                pass
            case reading:
                misread.append((answer.association, answer.indicator, answer.words, reading))
    assert misread == []


@EACH
def test_a_returned_figure_reads_as_its_value_and_differs_from_the_second(name: str) -> None:
    season, answers = SEASONS[name], ANSWERS[name]
    (returned,) = answers.returned
    indicator = season.indicator(returned.indicator)
    reading = read(returned.words, ASKED[indicator.kind], indicator.unit)
    assert isinstance(reading, Plain)
    assert reading.quantity.value == returned.value
    assert returned.value not in values(answers)[returned.association, returned.indicator].values()


def values(answers: AnswersPlan) -> dict[tuple[str, str], dict[str, Decimal]]:
    found: dict[tuple[str, str], dict[str, Decimal]] = {}
    for answer in answers.answers:
        found.setdefault((answer.association, answer.indicator), {})[answer.period] = answer.value
    return found


@EACH
def test_the_halves_and_the_year_hold_together(name: str) -> None:
    season = SEASONS[name]
    for (association, code), year in values(ANSWERS[name]).items():
        indicator, target = season.indicator(code), season.target(association, code)
        if "june" in year:
            assert year["june"] <= min(year["estimate"], year["final"])
            if indicator.over_time is OverTime.SUM and year["estimate"] >= 20:
                assert Decimal("0.3") <= year["june"] / year["estimate"] <= Decimal("0.6")
        for before in (target.last_year, target.plan) if target else ():
            if before and year["estimate"]:
                assert Decimal("0.5") < year["estimate"] / before < 2


@EACH
def test_the_counts_choose_whom_the_answers_name(name: str) -> None:
    season, answers = SEASONS[name], ANSWERS[name]
    for quota, vote in zip(season.quotas, answers.votes, strict=True):
        assert vote.contest is quota.code
        assert tuple(elected(quota, vote, len(season.associations))) == vote.winners
        assert len(vote.winners) == quota.seats


@EACH
def test_who_stands_keeps_to_the_sections_before(name: str) -> None:
    season, answers = SEASONS[name], ANSWERS[name]
    for quota in season.quotas:
        vote = answers.vote(quota.code)
        assert vote is not None
        for other, kept in ((quota.from_winners_of, True), (quota.without_winners_of, False)):
            if other is not None and (earlier := answers.vote(other)):
                assert {candidate in earlier.winners for candidate in vote.candidates} == {kept}


@pytest.mark.parametrize("name", CHOSEN)
def test_awards_and_offices_are_the_reports(name: str) -> None:
    season, answers = SEASONS[name], ANSWERS[name]
    chosen = {
        vote.contest: [season.association(code).name for code in vote.winners]
        for vote in answers.votes
        if vote.mark is Mark.STATED
    }
    assert chosen == CHOSEN[name]


def test_the_bloc_of_2021_states_seven_awards_nobody_by_name_and_next_years_head() -> None:
    season, answers = SEASONS["hoi-dac-thu-2021"], ANSWERS["hoi-dac-thu-2021"]
    assert [(quota.code, quota.seats) for quota in season.quotas] == [
        (Award.FLAG, 2),
        (Award.CERTIFICATE, 5),
        (Award.HEAD, 1),
    ]
    assert [(vote.contest, vote.mark) for vote in answers.votes] == [
        (Award.FLAG, Mark.SAMPLE),
        (Award.CERTIFICATE, Mark.SAMPLE),
        (Award.HEAD, Mark.STATED),
    ]
    head = answers.vote(Award.HEAD)
    assert head is not None
    assert [season.association(code).name for code in head.winners] == ["Hội Nhà báo"]


def test_bac_giang_holds_the_reports_figures() -> None:
    stated = {
        (answer.association, answer.indicator): (answer.words, answer.value)
        for answer in ANSWERS["bac-giang-2023"].answers
        if answer.mark is Mark.STATED and answer.period == "estimate"
    }
    assert stated == {
        ("CTD", "CTD01"): ("36 ngày hội", Decimal(36)),
        ("CTD", "CTD02"): ("gần 28 nghìn đơn vị máu", Decimal(28_000)),
        ("CTD", "CTD02-PT"): ("170%", Decimal(170)),
        ("CTD", "CTD04"): ("1,8 nghìn", Decimal(1_800)),
        ("CTD", "CTD05"): ("hơn 11 tỷ đồng", Decimal(11_000_000_000)),
        ("CTD", "CTD06"): ("38 nhà", Decimal(38)),
        ("DC", "DC01"): ("gần 22 tỷ đồng", Decimal(22_000_000_000)),
        ("LHTN", "TN01"): ("3.530 công trình", Decimal(3_530)),
        ("LHTN", "TN02"): ("gần 16 tỷ đồng", Decimal(16_000_000_000)),
    }


def test_bac_giang_breaks_a_tie_for_the_last_certificate_by_a_run_off() -> None:
    vote = ANSWERS["bac-giang-2023"].vote(Award.CERTIFICATE)
    assert vote is not None
    first, run_off = vote.rounds
    assert dict(first.counts)["NCT"] == dict(first.counts)["LG"]
    assert {candidate for candidate, _ in run_off.counts} == {"NCT", "LG"}


def test_bac_giang_expects_two_blocs_next_year() -> None:
    season = SEASONS["bac-giang-2023"]
    assert [(season.association(bloc.head).name, len(bloc.members)) for bloc in season.next_year] == [
        ("Hội Văn học nghệ thuật", 8),
        ("Hội Bảo trợ người tàn tật và trẻ mồ côi", 10),
    ]
