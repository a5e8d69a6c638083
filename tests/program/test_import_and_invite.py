"""`tongket import` and `tongket invite`: what is printed of a season, who gets a code, what is refused."""

import re
import sqlite3

import pytest

from bot.commands.wrong_files import line, reason
from emulation.season_wrong import Problem, Reason
from seasons import season_text
from tests.support.terminal import SEASON, Terminal

CODE = re.compile(r"[A-Z]{2,6}-[0-9]{4}")


# --- import ----------------------------------------------------------------------------------------------------------


def test_a_second_import_changes_nothing_and_says_so(terminal: Terminal) -> None:
    first = terminal.type("import", SEASON)
    assert (first.code, first.out.splitlines()[-1]) == (0, f"{SEASON}: 1 change made.")
    again = terminal.type("import", SEASON)
    assert (again.code, again.out) == (0, f"{SEASON}: nothing differs.\n")


def test_an_import_prints_only_what_differs(imported: Terminal) -> None:
    file = imported.directory / f"{SEASON}.toml"
    file.write_text(season_text(SEASON).replace("deadline = 2023-11-27", "deadline = 2023-11-30"))
    ended = imported.type("import", str(file))
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "~ periods estimate: deadline 2023-11-27 17:00 -> 2023-11-30 17:00",
        "~ milestones year-figures: due 2023-11-27 17:00 -> 2023-11-30 17:00",
        f"{SEASON}: 2 changes made.",
    ]
    assert imported.type("import", str(file)).out == f"{SEASON}: nothing differs.\n"


def test_a_dry_run_says_what_it_would_do_and_does_nothing(imported: Terminal) -> None:
    file = imported.directory / f"{SEASON}.toml"
    file.write_text(season_text(SEASON).replace('name = "Hội Luật gia"', 'name = "Hội Luật gia tỉnh"'))
    for _ in range(2):
        ended = imported.type("import", str(file), "--dry-run", "--json")
        assert ended.json == {
            "season": SEASON,
            "changed": False,
            "changes": [
                {
                    "kind": "changed",
                    "what": "associations",
                    "name": "LG",
                    "field": "name",
                    "before": "Hội Luật gia",
                    "after": "Hội Luật gia tỉnh",
                }
            ],
        }


def test_a_wrong_file_names_line_field_and_reason_and_changes_nothing(imported: Terminal) -> None:
    before = imported.type("summary", "--json").out
    file = imported.directory / f"{SEASON}.toml"
    text = season_text(SEASON).replace('office = "head"', 'office = "boss"').replace("Hội Luật gia", "Hội Luật sư")
    file.write_text(text)
    ended = imported.type("import", str(file))
    wrong = next(n for n, each in enumerate(text.splitlines(), 1) if "boss" in each)
    assert ended.code == 1
    assert f"{file}:{wrong}: association[1].office: boss is none of: head, deputy" in ended.err.splitlines()
    assert imported.type("summary", "--json").out == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.toml", None, "there is no such file"),
        ("binary.toml", b"\xff\xfe\x00", "not UTF-8"),
        ("broken.toml", b"year = \n", ":1: file: this is no TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(
    terminal: Terminal, name: str, content: bytes | None, said: str
) -> None:
    file = terminal.directory / name
    if content is not None:
        file.write_bytes(content)
    ended = terminal.type("import", str(file))
    assert ended.code == 1
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "{ plan = 43_000,",
            "{ plan = 43.000,",
            "43.000 may mean thousands: write 43_000, or 43.0000 if the point is meant",
        ),
        ("{ plan = 43_000,", "{ plan = 43.5,", "43.5 is not whole, and a count is; thousands are written 28_000"),
        ("{ plan = 43_000,", '{ plan = "43000",', '"43000" is no number (write 28_000, without quotation marks)'),
        ("{ plan = 43_000,", "{ plan = 43,5,", "a decimal takes a point"),
        ("deadline = 2023-11-27", "deadline = 27/11/2023", "a date is written 2026-11-27"),
        ("deadline = 2023-11-27", "dealine = 2023-11-27", "did you mean deadline?"),
        ("deadline = 2023-11-27", "deadline = 2023-10-27", "2023-10-27 17:00 is not after opens, 2023-11-06 00:00"),
    ],
)
def test_a_slip_is_told_with_what_was_probably_meant(terminal: Terminal, old: str, new: str, said: str) -> None:
    text = season_text(SEASON)
    assert old in text
    file = terminal.directory / f"{SEASON}.toml"
    file.write_text(text.replace(old, new, 1))
    ended = terminal.type("import", str(file))
    assert ended.code == 1
    assert said in ended.err


@pytest.mark.parametrize("each", Reason)
def test_every_reason_has_its_words(each: Reason) -> None:
    problem = Problem(line=7, field="period[1].code", reason=each, given="given", allowed=("one", "other"))
    assert line("season.toml", problem).startswith("season.toml:7: period[1].code: ")
    assert len(reason(problem)) > 5


def test_a_new_season_is_shown_before_it_is_made(terminal: Terminal) -> None:
    ended = terminal.type("import", SEASON, "--dry-run")
    printed = ended.out.splitlines()
    assert printed[0] == f"+ season {SEASON}: Khối thi đua các tổ chức hội cấp tỉnh số 1"
    assert printed[2].startswith("    18 associations: Hội Chữ thập đỏ, ")
    assert "    estimate: Cả năm 2023, số ước, 06/11/2023 to 27/11/2023 17:00" in printed
    assert printed[-1] == f"{SEASON}: 1 change, not made (dry run)."
    assert "comes with the program as an example" in ended.err
    assert terminal.type("summary").code == 1


def test_a_thousand_that_an_older_program_took_for_one_is_put_right(imported: Terminal) -> None:
    older = season_text(SEASON).replace("{ plan = 43_000,", "{ plan = 43.000,")
    path = imported.directory / "var" / "tongket.sqlite3"
    with sqlite3.connect(path) as behind:
        behind.execute("UPDATE season SET plan = ?", (older,))
    behind.close()
    ended = imported.type("import", SEASON)
    assert (ended.code, ended.out.splitlines()[0]) == (0, "~ targets CTD C04: plan 43.000 -> 43000")


# --- invite ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["LG", "lg", "Hội Luật gia", "hoi luat gia", "LUẬT GIA", " luat gia. "])
def test_an_association_is_known_by_name_alias_and_code_however_it_is_typed(imported: Terminal, said: str) -> None:
    issued = imported.type("invite", "--season", SEASON, "--role", "officer", "--association", said, "--json").json
    assert issued["code"].startswith("LG-")
    assert issued["links"]["web"].endswith(f"#{issued['code']}")


def test_links_begin_with_the_public_address(imported: Terminal) -> None:
    imported.set("TONGKET_PUBLIC_URL", "https://thidua.example.vn")
    issued = imported.type("invite", "--role", "staff", "--json").json
    assert issued["links"] == {"web": f"https://thidua.example.vn/#{issued['code']}"}


@pytest.mark.parametrize(
    ("role", "association", "prefix"),
    [("head", "CTD", "CTD"), ("deputy", "VHNT", "VHNT"), ("secretary", None, "TK"), ("staff", None, "CB")],
)
def test_each_role_is_invited(imported: Terminal, role: str, association: str | None, prefix: str) -> None:
    named = ["--association", association] if association else []
    ended = imported.type("invite", "--season", SEASON, "--role", role, *named)
    assert ended.code == 0
    found = CODE.search(ended.out)
    assert found is not None
    assert found[0].startswith(f"{prefix}-")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--role", "officer"), "Name the association"),
        (("--role", "staff", "--association", "LG"), "sits for no association"),
        (("--role", "head", "--association", "LG"), "Hội Chữ thập đỏ does"),
        (("--role", "officer", "--association", "Hội Nuôi ong"), "No association is called Hội Nuôi ong"),
        (("--role", "officer", "--association", "LG", "--season", "1999"), "There is no season 1999"),
    ],
)
def test_an_invitation_that_fits_nobody_is_refused(imported: Terminal, words: tuple[str, ...], said: str) -> None:
    ended = imported.type("invite", *words)
    assert ended.code == 1
    assert said in ended.err
    assert not ended.out


def test_a_name_that_could_be_several_lists_them(imported: Terminal) -> None:
    ended = imported.type("invite", "--role", "officer", "--association", "liên hiệp")
    assert ended.code == 1
    for code in ("KHKT", "LHTN", "HN"):
        assert re.search(rf"^  {code} ", ended.err, re.MULTILINE)


def test_a_name_with_a_slip_is_answered_with_the_near_one_and_a_strange_one_with_all(imported: Terminal) -> None:
    near = imported.type("invite", "--role", "officer", "--association", "Hội Luật da").err
    assert near.splitlines()[-2:] == ["No association is called Hội Luật da. Did you mean:", "  LG     Hội Luật gia"]
    strange = imported.type("invite", "--role", "officer", "--association", "Hội Nuôi ong").err
    assert "There are:" in strange


def test_a_code_is_kept_as_a_digest_only(imported: Terminal) -> None:
    code = imported.type("invite", "--role", "staff", "--json").json["code"]
    for file in (imported.directory / "var").iterdir():
        if file.is_file():
            assert code.encode() not in file.read_bytes()


def test_nobody_can_be_invited_into_a_season_before_there_is_one(terminal: Terminal) -> None:
    ended = terminal.type("invite", "--role", "officer", "--association", "LG")
    assert ended.code == 1
    assert "tongket import" in ended.err


@pytest.mark.parametrize(("role", "prefix"), [("staff", "CB"), ("operator", "VH")])
def test_who_sits_in_no_season_is_invited_before_there_is_one(terminal: Terminal, role: str, prefix: str) -> None:
    assert terminal.type("invite", "--role", role, "--json").json["code"].startswith(f"{prefix}-")


def test_an_operator_is_of_no_season_and_staff_of_a_province(imported: Terminal) -> None:
    imported.type("import", "chinh-tri-xa-hoi-2023")
    assert imported.type("invite", "--role", "operator").code == 0
    ended = imported.type("invite", "--role", "staff")
    assert (ended.code, "Which season?" in ended.err) == (1, True)
    assert imported.type("invite", "--role", "staff", "--season", SEASON).code == 0


def test_links_that_open_on_this_machine_only_say_so(imported: Terminal) -> None:
    assert "TONGKET_PUBLIC_URL" in imported.type("invite", "--role", "staff").err
    imported.set("TONGKET_PUBLIC_URL", "https://thidua.example.vn")
    assert "TONGKET_PUBLIC_URL" not in imported.type("invite", "--role", "staff").err
