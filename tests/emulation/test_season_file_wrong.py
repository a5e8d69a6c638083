"""What a wrong season file is refused for: each mistake once, by line, field and reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.season_file import read_season
from emulation.season_wrong import Problem, Reason, SeasonFileWrong
from tests.emulation.small_season import SMALL

DOCS = Path(__file__).parents[2] / "docs"
GUIDES = [(DOCS / name).read_text(encoding="utf-8") for name in ("season-file.md", "season-file.vi.md")]
STRAYS = [
    *("", "x", "1", "-1", "1.5", "nan", "true", '""', '"x"', "[]", "[1]", '["CTD"]', "[[]]", "{}", "{ x = 1 }"),
    *("[{}]", "2023-07-01", "2023-07-01T10:00:00", "2023-07-01T10:00:00Z", "10:00:00", "0001-01-01T00:00:00+07:00"),
    *("9999-12-31T23:59:59-07:00", "[[association]]", "[targets]", "[targets.CTD]", "[period]", "99999999999999999999"),
]


def problems_of(text: str) -> tuple[Problem, ...]:
    with pytest.raises(SeasonFileWrong) as wrong:
        read_season(text, "small-2023")
    return wrong.value.problems


def replaced(old: str, new: str) -> str:
    assert SMALL.count(old) == 1, f"{old!r} must stand once in the file"
    return SMALL.replace(old, new)


HOUSES_AGAIN = """
[[indicator]]
code = "CTD07"
asked_of = ["CTD"]
label = "Nhà xây cùng đơn vị khác"
question = "Quý Hội xây cùng đơn vị khác bao nhiêu nhà?"
label_en = "Houses built with others"
unit = "nhà"
unit_en = "houses"
counts_as = "C05"
"""

ONE_WRONG = {
    "an unknown key": ('unit = "suất"', 'unit = "suất"\nunti = "x"', "indicator[1].unti", Reason.UNKNOWN),
    "an unknown table": ("[bloc]", "[blocks]\nx = 1\n[bloc]", "blocks", Reason.UNKNOWN),
    "no title": ('title = "Hội nghị tổng kết năm 2023"\n', "", "source.title", Reason.MISSING),
    "an empty name": ('name = "Hội Luật gia"', 'name = " "', "association[3].name", Reason.EMPTY),
    "a year as text": ("year = 2023", 'year = "2023"', "year", Reason.WRONG_TYPE),
    "a year far away": ("year = 2023\nd", "year = 1023\nd", "year", Reason.OUT_OF_RANGE),
    "seats as true": ("seats = 1\n\n", "seats = true\n\n", "quota[1].seats", Reason.WRONG_TYPE),
    "more seats than members": ("seats = 1\n\n", "seats = 4\n\n", "quota[1].seats", Reason.OUT_OF_RANGE),
    "several seats for one of many": (
        'seats = 1\nmethod = "one"',
        'seats = 2\nmethod = "one"',
        "quota[2].seats",
        Reason.CONFLICTS,
    ),
    "a section from a later one": (
        "seats = 1\n\n",
        'seats = 1\nfrom_winners_of = "certificate"\n\n',
        "quota[1].from_winners_of",
        Reason.NOT_EARLIER,
    ),
    "a code in small letters": ('code = "LG"', 'code = "Lg"', "association[3].code", Reason.BAD_CODE),
    "a code twice": ('code = "LG09"', 'code = "C04"', "indicator[5].code", Reason.DUPLICATE),
    "a name twice": ('name = "Hội Luật gia"', 'name = "hội chữ thập đỏ"', "association[3].name", Reason.DUPLICATE),
    "an alias of another": (
        'mark = "sample"\n\n[[ind',
        'mark = "sample"\naliases = ["ctđ"]\n\n[[ind',
        "association[3].aliases",
        Reason.DUPLICATE,
    ),
    "two heads": ('office = "deputy"', 'office = "head"', "association[2].office", Reason.DUPLICATE),
    "no head": ('office = "head"\n', "", "association", Reason.MISSING),
    "an office nobody knows": ('office = "deputy"', 'office = "king"', "association[2].office", Reason.NOT_ONE_OF),
    "a mark without its office": ('office = "deputy"\n', "", "association[2].office_mark", Reason.CONFLICTS),
    "a list that is none": (
        'aliases = ["CTĐ", "Chữ thập đỏ"]',
        'aliases = "CTĐ"',
        "association[1].aliases",
        Reason.WRONG_TYPE,
    ),
    "a date as text": ("due = 2023-12-15T14:00:00", 'due = "15/12"', "milestone[2].due", Reason.WRONG_TYPE),
    "a date of another year": (
        "due = 2023-12-15T14:00:00",
        "due = 2032-12-15",
        "milestone[2].due",
        Reason.OUT_OF_RANGE,
    ),
    "a deadline before the opening": (
        "deadline = 2023-07-05",
        "deadline = 2023-06-18",
        "period[1].deadline",
        Reason.NOT_AFTER,
    ),
    "a deadline before the last one": (
        "opens = 2023-06-19\ndeadline = 2023-07-05",
        "opens = 2023-06-19\ndeadline = 2023-12-05",
        "period[2].deadline",
        Reason.NOT_AFTER,
    ),
    "two dates of one milestone": (
        'period = "june"\n',
        'period = "june"\ndue = 2023-07-01\n',
        "milestone[1].due",
        Reason.CONFLICTS,
    ),
    "a milestone without a date": (
        "due = 2023-12-15T14:00:00\n",
        "",
        "milestone[2].due",
        Reason.MISSING,
    ),
    "a period that is not held": (
        'period = "june"\n',
        'period = "final"\n',
        "milestone[1].period",
        Reason.NO_SUCH,
    ),
    "an offset below zero": ("offsets = [1, 7]", "offsets = [1, -7]", "milestone[2].offsets", Reason.OUT_OF_RANGE),
    "a day off twice": ("[2024-01-02]", "[2024-01-02, 2024-01-02]", "days_off", Reason.DUPLICATE),
    "a day off far away": ("[2024-01-02]", "[2026-01-02]", "days_off", Reason.OUT_OF_RANGE),
    "asked of nobody": ('asked_of = ["LG"]', "asked_of = []", "indicator[5].asked_of", Reason.EMPTY),
    "asked of a stranger": ('asked_of = ["LG"]', 'asked_of = ["XYZ"]', "indicator[5].asked_of", Reason.NO_SUCH),
    "asked of no list": ('asked_of = ["LG"]\n', "", "indicator[5].asked_of", Reason.MISSING),
    "common and asked of one": (
        'asked_of = ["LG"]',
        'asked_of = ["LG"]\ncommon = true',
        "indicator[5].asked_of",
        Reason.CONFLICTS,
    ),
    "a percent that adds up": (
        'kind = "money"',
        'kind = "percent"\nacross = "sum"',
        "indicator[5].across",
        Reason.CONFLICTS,
    ),
    "a percent's percent": (
        'kind = "money"',
        'kind = "percent"\npercent = "stated"\npercent_label = "x"\npercent_question = "x"\npercent_label_en = "x"',
        "indicator[5].percent",
        Reason.CONFLICTS,
    ),
    "a stated percent without its question": (
        'percent_question = "Quý Hội đạt bao nhiêu phần trăm kế hoạch?"\n',
        "",
        "indicator[3].percent_question",
        Reason.MISSING,
    ),
    "a percent's question without the percent": (
        'unit = "suất"',
        'unit = "suất"\npercent_label = "Đạt"',
        "indicator[1].percent_label",
        Reason.CONFLICTS,
    ),
    "counting as nothing": ('counts_as = "C05"', 'counts_as = "C99"', "indicator[4].counts_as", Reason.NO_SUCH),
    "counting as what counts otherwise": (
        'counts_as = "C05"',
        'counts_as = "C05"\nkind = "money"',
        "indicator[4].kind",
        Reason.DIFFERS,
    ),
    "counting as what is asked more often": (
        'counts_as = "C05"',
        'counts_as = "C05"\nperiods = ["june"]',
        "indicator[4].periods",
        Reason.DIFFERS,
    ),
    "a target of a stranger": ("[targets.LG]", "[targets.XYZ]", "targets.XYZ", Reason.NO_SUCH),
    "a target of an unknown indicator": ("C05 = { last", "C99 = { last", "targets.LG.C99", Reason.NO_SUCH),
    "a target of what is not asked": ("C05 = { last", "CTD06 = { last", "targets.LG.CTD06", Reason.NOT_ASKED),
    "a plan beside a stated percent": (
        "CTD06 = { plan = 40,",
        "CTD02 = { plan = 40,",
        "targets.CTD.CTD02.plan",
        Reason.CONFLICTS,
    ),
    "half a gift": ("plan = 1_200", "plan = 0.5", "targets.CTD.C04.plan", Reason.NOT_WHOLE),
    "a point for thousands": ("plan = 1_200", "plan = 1.200", "targets.CTD.C04.plan", Reason.TWO_READINGS),
    "a plan below zero": ("plan = 1_200", "plan = -1", "targets.CTD.C04.plan", Reason.OUT_OF_RANGE),
    "a plan without end": ("plan = 1_200", "plan = inf", "targets.CTD.C04.plan", Reason.OUT_OF_RANGE),
    "a plan of four decimals": ("plan = 1_200", "plan = 1.0005", "targets.CTD.C04.plan", Reason.OUT_OF_RANGE),
    "a plan beyond all": ("plan = 1_200", "plan = 1_000_000_000_000_000", "targets.CTD.C04.plan", Reason.OUT_OF_RANGE),
    "a plan in words": ("plan = 1_200", 'plan = "1.200"', "targets.CTD.C04.plan", Reason.WRONG_TYPE),
    "a stated plan without a source": (', source = "Kế hoạch 12"', "", "targets.CTD.CTD06.source", Reason.NO_EVIDENCE),
    "a figure that is our reading": (
        'plan = 40, mark = "stated"',
        'plan = 40, mark = "reading"',
        "targets.CTD.CTD06.mark",
        Reason.NOT_ONE_OF,
    ),
    "a target that says nothing": ("C05 = { last_year = 2 }", "C05 = {}", "targets.LG.C05.plan", Reason.MISSING),
    "an offset in words": ("offsets = [1, 7]", 'offsets = ["một"]', "milestone[2].offsets", Reason.WRONG_TYPE),
    "an offset twice": ("offsets = [1, 7]", "offsets = [7, 7]", "milestone[2].offsets", Reason.DUPLICATE),
    "a day off in words": ("[2024-01-02]", '["2/1"]', "days_off", Reason.WRONG_TYPE),
    "a period nobody knows": (
        'periods = ["june", "estimate"]',
        'periods = ["june", "estimate", "july"]',
        "indicator[1].periods",
        Reason.NOT_ONE_OF,
    ),
    "common as a word": (
        'asked_of = ["LG"]',
        'asked_of = ["LG"]\ncommon = "no"',
        "indicator[5].common",
        Reason.WRONG_TYPE,
    ),
    "a question counted twice": (
        'counts_as = "C05"\n',
        'counts_as = "C05"\n' + HOUSES_AGAIN,
        "indicator[5].counts_as",
        Reason.DUPLICATE,
    ),
    "a common question that counts as another": (
        'unit_en = "gifts"',
        'unit_en = "gifts"\ncounts_as = "C05"',
        "indicator[1].counts_as",
        Reason.CONFLICTS,
    ),
    "an empty alias": ('aliases = ["CTĐ", ', 'aliases = ["", ', "association[1].aliases", Reason.EMPTY),
    "an alias that is a number": ('aliases = ["CTĐ", ', "aliases = [1, ", "association[1].aliases", Reason.WRONG_TYPE),
    "an alias said twice": (
        'aliases = ["CTĐ", ',
        'aliases = ["Chữ thập đỏ", ',
        "association[1].aliases",
        Reason.DUPLICATE,
    ),
    "a name that is a number": ('name = "Khối thi đua số 1"', "name = 1", "bloc.name", Reason.WRONG_TYPE),
    "a publication with an hour": (
        "published = 2023-12-16",
        "published = 2023-12-16T10:00:00",
        "source.published",
        Reason.WRONG_TYPE,
    ),
    "a date at the end of time": (
        "due = 2023-12-15T14:00:00",
        "due = 9999-12-31T23:59:59-07:00",
        "milestone[2].due",
        Reason.OUT_OF_RANGE,
    ),
    "targets that are no table": ("C05 = { last_year = 2 }", "C05 = 2", "targets.LG.C05", Reason.WRONG_TYPE),
    "next year's head from elsewhere": ('head = "VHNT"', 'head = "LG"', "next_year[1].head", Reason.NO_SUCH),
    "a table where a list of tables belongs": (
        '[[next_year]]\nname = "Khối 1"',
        '[next_year]\nname = "Khối 1"',
        "next_year",
        Reason.WRONG_TYPE,
    ),
}


@pytest.mark.parametrize(("old", "new", "field", "reason"), ONE_WRONG.values(), ids=ONE_WRONG)
def test_one_wrong_field_is_one_problem(old: str, new: str, field: str, reason: Reason) -> None:
    problems = problems_of(replaced(old, new))
    assert [(problem.field, problem.reason) for problem in problems] == [(field, reason)]


@pytest.mark.parametrize(
    ("old", "new", "on_the_line"),
    [
        ('unit = "suất"', 'unit = "suất"\nunti = "x"', "unti"),
        ('office = "deputy"', 'office = "king"', 'office = "king"'),
        ("plan = 1_200", "plan = -1", "C04 = {"),
        ("deadline = 2023-07-05", "deadline = 2023-06-18", "deadline = 2023-06-18"),
        ('title = "Hội nghị tổng kết năm 2023"\n', "", "[source]"),
        ('name = "Hội Luật gia"\n', "", '[[association]]\ncode = "LG"'),
    ],
)
def test_a_problem_names_the_line_to_mend(old: str, new: str, on_the_line: str) -> None:
    text = replaced(old, new)
    (problem,) = problems_of(text)
    assert problem.line == text[: text.index(on_the_line)].count("\n") + 1


@pytest.mark.parametrize(
    "header",
    [
        *("", "[source]", "[province]", "[bloc]", "[[period]]", "[[milestone]]", "[[association]]"),
        *("[[indicator]]", "[[quota]]", "[[next_year]]"),
    ],
)
def test_an_unknown_field_is_answered_with_the_known_ones_and_the_guide_names_them_all(header: str) -> None:
    (unknown,) = [p for p in problems_of(f"{header}\nunheard = 1\n") if p.reason is Reason.UNKNOWN]
    assert unknown.allowed
    for guide in GUIDES:
        assert [field for field in unknown.allowed if f"`{field}`" not in guide and f"[{field}" not in guide] == []


def test_all_problems_come_at_once_in_the_order_of_the_lines() -> None:
    text = SMALL.replace("year = 2023\n", "year = 23\n", 1).replace('office = "deputy"', 'office = "king"')
    text = text.replace('kind = "money"', 'kind = "gold"').replace("seats = 1\n\n", "seats = 0\n\n")
    problems = problems_of(text)
    fields = [problem.field for problem in problems]
    assert fields == ["year", "association[2].office", "indicator[5].kind", "quota[1].seats"]
    assert [problem.given for problem in problems] == ["23", "king", "gold", "0"]
    assert problems[1].allowed == ("head", "deputy")


def test_an_empty_file_names_what_is_missing() -> None:
    missing = {problem.field for problem in problems_of("")}
    assert missing == {"year", "source", "province", "bloc", "period", "milestone", "association", "indicator", "quota"}


def test_nobody_may_be_left_without_a_question() -> None:
    problems = problems_of(SMALL.replace('periods = ["june", "estimate"]', 'periods = ["estimate"]'))
    assert [(p.field, p.reason, p.given, p.allowed) for p in problems] == [
        ("indicator", Reason.NOT_ASKED, member, ("june",)) for member in ("CTD", "LG", "VHNT")
    ]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("year = 2023\nname = \n", 2, Reason.NOT_TOML),
        ("year = 2023\nyear = 2023\n", 2, Reason.NOT_TOML),
        ('[a]\nname = "không đóng\n', 2, Reason.NOT_TOML),
        ("[a]\n\nopens = 2023-02-30\n", 3, Reason.IMPOSSIBLE_DATE),
        ("\x00", 1, Reason.NOT_TOML),
    ],
)
def test_what_is_no_toml_says_where(text: str, line: int, reason: Reason) -> None:
    (problem,) = problems_of(text)
    assert (problem.line, problem.reason) == (line, reason)
    assert problem.given == text.splitlines()[line - 1].strip()


@given(st.sampled_from(range(SMALL.count("\n"))), st.sampled_from(STRAYS))
def test_any_line_may_go_wrong_without_more_than_a_named_problem(place: int, stray: str) -> None:
    lines = SMALL.splitlines()
    key, equals, _ = lines[place].partition(" = ")
    lines[place] = key + equals + stray if equals else stray
    problems: tuple[Problem, ...] | None = None
    try:
        read_season("\n".join(lines), "small-2023")
    except SeasonFileWrong as wrong:
        problems = wrong.problems
    assert problems is None or problems
    assert all(1 <= problem.line <= len(lines) for problem in problems or ())
