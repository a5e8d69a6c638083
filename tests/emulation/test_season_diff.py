"""Importing a file again changes and prints what differs, and nothing else."""

import pytest

from emulation.season import SeasonPlan
from emulation.season_diff import Change, Kind, diff_seasons
from emulation.season_file import read_season
from tests.emulation.small_season import SMALL

NEW_QUESTION = """\
[[indicator]]
code = "C06"
common = true
label = "Nhà sửa chữa"
question = "Quý Hội sửa chữa bao nhiêu nhà?"
label_en = "Houses repaired"
unit = "nhà"
unit_en = "houses"

"""


@pytest.fixture
def old() -> SeasonPlan:
    return read_season(SMALL, "small-2023")


def changed(*pairs: tuple[str, str]) -> SeasonPlan:
    text = SMALL
    for before, after in pairs:
        assert text.count(before) == 1, f"{before!r} must stand once in the file"
        text = text.replace(before, after)
    return read_season(text, "small-2023")


def test_the_same_file_changes_nothing(old: SeasonPlan) -> None:
    assert diff_seasons(old, changed()) == ()


def test_a_comment_or_another_order_of_keys_changes_nothing(old: SeasonPlan) -> None:
    new = changed(('name = "Hội Luật gia"\nmark = "sample"', '# mẫu\nmark = "sample"\nname = "Hội Luật gia"'))
    assert diff_seasons(old, new) == ()


def test_one_field_is_one_change(old: SeasonPlan) -> None:
    assert diff_seasons(old, changed(("seats = 1\n\n", "seats = 2\n\n"))) == (
        Change(kind=Kind.CHANGED, what="quotas", name="flag", field="seats", before=1, after=2),
    )


def test_a_plan_is_named_by_association_and_indicator(old: SeasonPlan) -> None:
    (change,) = diff_seasons(old, changed(("plan = 1_200", "plan = 1_300")))
    assert (change.what, change.name, change.field) == ("targets", "CTD C04", "plan")
    assert (change.before, change.after) == (1200, 1300)


def test_what_has_no_parts_changes_whole(old: SeasonPlan) -> None:
    new = read_season(
        SMALL.replace("[2024-01-02]", "[]").replace("year = 2023\n", "year = 2024\n", 1).replace("= 2023-", "= 2024-"),
        "small-2024",
    )
    changes = {(c.what, c.field): (c.before, c.after) for c in diff_seasons(old, new)}
    assert changes["key", ""] == ("small-2023", "small-2024")
    assert changes["year", ""] == (2023, 2024)


def test_a_moved_deadline_moves_its_milestone(old: SeasonPlan) -> None:
    changes = diff_seasons(old, changed(("deadline = 2023-07-05", "deadline = 2023-07-07")))
    assert [(c.what, c.name, c.field) for c in changes] == [
        ("periods", "june", "deadline"),
        ("milestones", "june-figures", "due"),
    ]


def test_a_new_question_in_the_middle_moves_no_other(old: SeasonPlan) -> None:
    new = changed(('[[indicator]]\ncode = "CTD02"', NEW_QUESTION + '[[indicator]]\ncode = "CTD02"'))
    (change,) = diff_seasons(old, new)
    assert (change.kind, change.what, change.name) == (Kind.ADDED, "indicators", "C06")
    assert change.after == new.indicator("C06")


def test_questions_that_change_places_say_so(old: SeasonPlan) -> None:
    gifts = SMALL[SMALL.index('[[indicator]]\ncode = "C04"') : SMALL.index('[[indicator]]\ncode = "C05"')]
    new = changed((gifts, ""), ('[[indicator]]\ncode = "CTD02"', gifts + '[[indicator]]\ncode = "CTD02"'))
    assert [(c.name, c.field) for c in diff_seasons(old, new)] == [("C05", "position"), ("C04", "position")]


def test_what_is_gone_and_what_came(old: SeasonPlan) -> None:
    new = changed(("[2024-01-02]", "[2024-01-03]"))
    assert [(c.kind, c.what, c.name) for c in diff_seasons(old, new)] == [
        (Kind.REMOVED, "days_off", "2024-01-02"),
        (Kind.ADDED, "days_off", "2024-01-03"),
    ]


def test_the_way_back_is_the_opposite(old: SeasonPlan) -> None:
    new = changed(
        ("[2024-01-02]", "[]"), ("plan = 1_200", "plan = 1_300"), ('name = "Khối thi đua số 1"', 'name = "Khối 1A"')
    )
    there, back = diff_seasons(old, new), diff_seasons(new, old)
    opposite = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}
    assert [(opposite[c.kind], c.what, c.name, c.field, c.after, c.before) for c in back] == [
        (c.kind, c.what, c.name, c.field, c.before, c.after) for c in there
    ]
