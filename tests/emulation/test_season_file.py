"""A season file becomes a season, or every wrong line of it is named."""

import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from emulation.season import Mark, Method, Office, OverTime, Percent, SeasonPlan, TargetPlan, ValueKind
from emulation.season_file import read_season
from emulation.season_wrong import Problem, SeasonFileWrong
from tests.emulation.small_season import SMALL

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def season() -> SeasonPlan:
    return read_season(SMALL, "small-2023")


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(SeasonFileWrong) as wrong:
        read_season(text, "small-2023")
    return wrong.value.problems


def replaced(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, f"{old!r} must stand once in the file"
    return SMALL.replace(old, new)


def test_a_date_without_an_hour_is_five_in_the_afternoon(season: SeasonPlan) -> None:
    june = season.period("june")
    assert june.deadline == datetime(2023, 7, 5, 17, tzinfo=VIETNAM)
    assert june.opens == datetime(2023, 6, 19, tzinfo=VIETNAM)


def test_an_hour_is_vietnams_unless_the_file_says_otherwise(season: SeasonPlan) -> None:
    estimate = season.period("estimate")
    assert estimate.opens == datetime(2023, 11, 6, 1, tzinfo=UTC)
    assert estimate.deadline == datetime(2023, 11, 27, 3, tzinfo=UTC)


def test_a_milestone_of_a_period_falls_due_with_it(season: SeasonPlan) -> None:
    june, conference = season.milestones
    assert june.due == season.period("june").deadline
    assert june.offsets == (7, 3, 0)
    assert conference.due == datetime(2023, 12, 15, 14, tzinfo=VIETNAM)
    assert conference.offsets == (7, 1)


def test_who_leads_is_found_by_office(season: SeasonPlan) -> None:
    head, deputy = season.holder(Office.HEAD), season.holder(Office.DEPUTY)
    assert head is not None
    assert deputy is not None
    assert (head.code, head.office_mark) == ("CTD", Mark.STATED)
    assert (deputy.code, deputy.office_mark) == ("VHNT", Mark.READING)


def test_questions_come_in_the_files_order_with_the_stated_percent_after_its_base(season: SeasonPlan) -> None:
    assert [i.code for i in season.asked("CTD", "estimate")] == ["C04", "CTD02", "CTD02-PT", "CTD06"]
    assert [i.code for i in season.asked("VHNT", "estimate")] == ["C04", "C05"]
    assert [i.code for i in season.asked("CTD", "june")] == ["C04"]
    assert [i.position for i in season.indicators] == [1, 2, 3, 4, 5, 6]


def test_what_counts_as_a_common_indicator_replaces_its_question(season: SeasonPlan) -> None:
    assert season.indicator("C05").asked_of == ("VHNT", "LG")
    assert season.indicator("CTD06").counts_as == "C05"


def test_a_stated_percent_is_its_own_question(season: SeasonPlan) -> None:
    base, percent = season.indicator("CTD02"), season.indicator("CTD02-PT")
    assert (base.percent, base.percent_of) == (Percent.STATED, None)
    assert (percent.kind, percent.over_time, percent.percent_of) == (ValueKind.PERCENT, OverTime.LAST, "CTD02")
    assert percent.asked_of == base.asked_of
    assert percent.periods == base.periods


def test_the_period_stands_before_the_question(season: SeasonPlan) -> None:
    estimate, june = season.period("estimate"), season.period("june")
    assert season.indicator("CTD02").asked_in(estimate) == "Cả năm 2023 Quý Hội tiếp nhận bao nhiêu đơn vị máu?"
    assert season.indicator("C04").asked_in(june) == "6 tháng đầu năm 2023 Quý Hội tặng bao nhiêu suất quà?"
    assert season.indicator("LG09").asked_in(estimate) == "Đến hết năm 2023 Quý Hội còn quỹ bao nhiêu tiền?"


def test_targets_say_where_they_come_from(season: SeasonPlan) -> None:
    assert season.target("CTD", "C04") == TargetPlan(
        association="CTD", indicator="C04", plan=Decimal(1200), last_year=Decimal(1150), mark=Mark.SAMPLE
    )
    assert season.target("CTD", "CTD06") == TargetPlan(
        association="CTD", indicator="CTD06", plan=Decimal(40), last_year=None, mark=Mark.STATED, source="Kế hoạch 12"
    )
    assert season.target("VHNT", "C04") is None


def test_the_ballots_sections_keep_their_order(season: SeasonPlan) -> None:
    flag, certificate = season.quotas
    assert (flag.code, flag.seats, flag.method) == ("flag", 1, Method.AGREE)
    assert (certificate.method, certificate.without_winners_of) == (Method.ONE, "flag")


def test_the_rest_of_the_file_is_there(season: SeasonPlan) -> None:
    assert (season.key, season.year, season.days_off) == ("small-2023", 2023, (date(2024, 1, 2),))
    assert season.source.published == date(2023, 12, 16)
    (next_bloc,) = season.next_year
    assert (next_bloc.head, next_bloc.members, next_bloc.deputy) == ("VHNT", ("CTD", "VHNT"), None)
    assert season.notes == ("Số liệu mẫu.",)


@pytest.mark.parametrize("code", ["CTD99", "", "ctd02"])
def test_a_code_that_is_not_in_the_season_is_a_key_error(season: SeasonPlan, code: str) -> None:
    with pytest.raises(KeyError):
        season.indicator(code)


def test_the_form_of_the_letters_and_line_ends_does_not_matter(season: SeasonPlan) -> None:
    assert read_season("\ufeff" + unicodedata.normalize("NFD", SMALL).replace("\n", "\r\n"), "small-2023") == season


def test_exact_decimals_stay_exact() -> None:
    text = replaced("plan = 1_200", "plan = 1200").replace('unit_en = "gifts"', 'unit_en = "gifts"\nkind = "number"')
    target = read_season(text.replace("last_year = 1_150", "last_year = 0.1"), "small-2023").target("CTD", "C04")
    assert target is not None
    assert target.last_year == Decimal("0.1")
