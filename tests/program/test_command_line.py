"""The command line: what an operator types, what is answered, how a refusal ends."""

import json
import re
import socket
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage.database import Database
from storage.store import Store
from tests.support.terminal import SEASON, Terminal

CODE = re.compile(r"[A-Z]{2,6}-[0-9]{4}")


def test_help_names_every_command_and_ends_well(terminal: Terminal) -> None:
    shown = terminal.type("--help")
    assert shown.code == 0
    for command in ("run", "demo", "talk", "migrate", "import", "invite", "parse", "summary", "backup", "restore"):
        assert re.search(rf"^  {command} ", shown.out, re.MULTILINE)


@pytest.mark.parametrize(
    "words", [("nonsense",), ("invite",), ("parse",), ("parse", "5", "--asked", "size"), ("backup",)]
)
def test_wrong_use_ends_with_two_and_no_traceback(terminal: Terminal, words: tuple[str, ...]) -> None:
    ended = terminal.type(*words)
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert ended.err


def test_a_wrong_setting_ends_with_two_and_one_line(terminal: Terminal) -> None:
    terminal.set("TONGKET_WEB_PORT", "secret")
    ended = terminal.type("doctor")
    assert ended.code == 2
    assert re.fullmatch(r"TONGKET_WEB_PORT: .+\n", ended.err)
    assert "secret" not in ended.err


def test_an_address_of_no_database_is_a_wrong_setting_whose_password_stays_unsaid(terminal: Terminal) -> None:
    terminal.set("TONGKET_DATABASE_URL", "mysql://thidua:mat-khau@db/thidua")
    ended = terminal.type("summary")
    assert ended.code == 2
    assert ended.err.startswith("TONGKET_DATABASE_URL: ")
    assert "mat-khau" not in ended.err


# --- parse, summary --------------------------------------------------------------------------------------------------


def test_parse_answers_json_lines(terminal: Terminal) -> None:
    questions = [
        {"id": "a", "text": "28.000", "asked": "count"},
        {"id": "b", "text": "15", "asked": "money"},
        {"id": "c", "text": "chịu", "asked": "count"},
    ]
    ended = terminal.type("parse", "--lines", stdin="".join(json.dumps(each) + "\n" for each in questions))
    answers = [json.loads(each) for each in ended.out.splitlines()]
    assert [(each["id"], each["status"], each["value"]) for each in answers] == [
        ("a", "ok", "28000"),
        ("b", "ambiguous", None),
        ("c", "error", None),
    ]


def test_parse_refuses_a_line_that_is_no_question(terminal: Terminal) -> None:
    ended = terminal.type("parse", "--lines", stdin='{"id": "a", "text": "1", "asked": "count"}\n[]\n')
    assert ended.code == 1
    assert ended.err.startswith("line 2: ")


def test_parse_reads_one_answer_for_a_person(terminal: Terminal) -> None:
    assert terminal.type("parse", "28.000").out == "28000\n"
    assert terminal.type("parse", "28.000", "--json").json["value"] == "28000"


def test_the_summary_of_a_season_nobody_has_answered(imported: Terminal) -> None:
    values = imported.type("summary", "--season", SEASON, "--json").json
    assert values["submitted"] == {"number": 0, "of": 18, "associations": []}
    assert len(values["owing"]) == 18
    assert all(total["value"] is None for total in values["totals"])
    shown = imported.type("summary").out
    assert max(len(each) for each in shown.splitlines()) <= 80


def test_the_summary_of_nothing_is_refused_and_makes_nothing(terminal: Terminal) -> None:
    assert terminal.type("summary").code == 1
    assert terminal.type("doctor").code == 1
    assert not (terminal.directory / "var").exists()


def test_the_summary_of_a_demonstration_is_asked_for_by_its_folder(imported: Terminal) -> None:
    missing = imported.type("summary", "--out", "var/demo")
    assert (missing.code, "tongket demo" in missing.err) == (1, True)
    var = imported.directory / "var"
    (var / "demo").mkdir()
    (var / "tongket.sqlite3").rename(var / "demo" / "demo.sqlite3")
    assert "tongket summary --out var/demo" in imported.type("summary").err
    assert imported.type("summary", "--out", "var/demo", "--json").json["season"] == SEASON


# --- keeping ---------------------------------------------------------------------------------------------------------


def test_a_backup_comes_back_whole(imported: Terminal) -> None:
    kept = imported.directory / "kept.sqlite3"
    assert imported.type("backup", str(kept)).out == f"{kept}\n"
    imported.type("import", "chinh-tri-xa-hoi-2023")
    assert imported.type("summary").code == 1, "two seasons now, so which?"
    ended = imported.type("restore", str(kept))
    assert ended.code == 0
    assert "What was there before: " in ended.err
    assert imported.type("summary", "--json").json["season"] == SEASON


def test_a_backup_is_never_written_over(imported: Terminal) -> None:
    kept = imported.directory / "kept.sqlite3"
    kept.write_text("something else")
    assert imported.type("backup", str(kept)).code == 1
    assert kept.read_text() == "something else"


def test_what_is_no_backup_is_not_restored(imported: Terminal) -> None:
    wrong = imported.directory / "wrong.sqlite3"
    wrong.write_text("no database at all, but long enough to be looked at twice")
    ended = imported.type("restore", str(wrong))
    assert ended.code == 1
    assert "was not touched" in ended.err
    assert imported.type("summary", "--json").code == 0


def test_migrate_says_when_there_is_nothing_to_do(imported: Terminal) -> None:
    assert imported.type("migrate").out.endswith("nothing to do\n")


def test_a_record_changed_behind_the_programs_back_is_found(imported: Terminal) -> None:
    imported.type("invite", "--role", "staff")
    path = imported.directory / "var" / "tongket.sqlite3"
    database = Database(f"sqlite:///{path}")
    with database.engine.connect() as connection:
        assert Store(connection).audit.seal(datetime(2026, 1, 1, tzinfo=UTC)) == 1
    database.close()
    assert imported.type("verify", "audit").code == 0
    with sqlite3.connect(path) as behind:
        behind.execute("UPDATE audit SET details = '{}'")
    behind.close()
    ended = imported.type("verify", "audit", "--json")
    assert ended.code == 1
    assert ended.json == {"whole": False, "first_broken_seal": 1}


def test_the_doctor_finds_a_healthy_installation(imported: Terminal) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    imported.set("TONGKET_WEB_PORT", str(port))
    imported.set("TONGKET_CONTACT", "Ban Thi đua, 0204 3855 777")
    ended = imported.type("doctor", "--json")
    assert ended.code == 0
    assert {each["what"] for each in ended.json} >= {"database", "schema", "seasons", "secret", "contact", "web"}


def test_the_doctor_finds_a_contact_nobody_can_call_and_a_misspelt_setting(imported: Terminal) -> None:
    imported.set("TONGKET_WEBPORT", "8090")
    ended = imported.type("doctor")
    assert ended.code == 1
    assert "WRONG  contact: Ban Thi đua - Khen thưởng: nobody can call that; set TONGKET_CONTACT" in ended.out
    assert "WRONG  settings' names: unknown, so without effect: TONGKET_WEBPORT" in ended.out


def test_the_doctor_says_how_each_channel_listens(imported: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGKET_ZALO_BOT_TOKEN", "1:a-token-of-zalo")
    assert "ok     Zalo Bot: polling; needs no address from outside" in imported.type("doctor").out
    monkeypatch.setenv("TONGKET_WEBHOOKS", "true")
    monkeypatch.setenv("TONGKET_PUBLIC_URL", "http://tongket.example.vn")
    ended = imported.type("doctor")
    assert "WRONG  Zalo Bot: webhook at http://tongket.example.vn/zalo-bot; it must begin with https://" in ended.out
    assert "a-token-of-zalo" not in ended.out


def test_the_doctor_finds_a_port_taken_and_a_key_that_others_can_read(imported: Terminal) -> None:
    (imported.directory / ".config" / "tongket" / "secret.key").parent.mkdir(parents=True, exist_ok=True)
    imported.type("invite", "--role", "staff")
    (imported.directory / ".config" / "tongket" / "secret.key").chmod(0o644)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        imported.set("TONGKET_WEB_PORT", str(taken.getsockname()[1]))
        imported.set("TONGKET_CONTACT", "0204 3855 777")
        ended = imported.type("doctor")
    assert ended.code == 1
    wrong = [each.split(": ")[0].removeprefix("WRONG  ") for each in ended.out.splitlines() if each.startswith("WRONG")]
    assert wrong == ["secret", "web"]


def test_a_season_copied_from_another_year_that_still_speaks_of_it_is_told(imported: Terminal) -> None:
    text = (Path(__file__).parents[2] / "seasons" / f"{SEASON}.toml").read_text("utf-8")
    dated = text.replace("2024-", "2027-").replace("2023-", "2026-").replace("year = 2023", "year = 2026", 1)
    Path("next.toml").write_text(dated, "utf-8")
    ended = imported.type("import", "next.toml", "--dry-run")
    assert ended.code == 0
    assert "next.toml: period estimate says 'Cả năm 2023', but the season is of 2026: is 2023 right?" in ended.err


def test_a_bloc_has_a_year_once(imported: Terminal) -> None:
    text = (Path(__file__).parents[2] / "seasons" / f"{SEASON}.toml").read_text("utf-8")
    Path("twin.toml").write_text(text, "utf-8")
    refused = imported.type("import", "twin.toml")
    assert refused.code == 1
    assert f"already has 2023, as {SEASON}" in refused.err
    assert imported.type("import", SEASON).out == f"{SEASON}: nothing differs.\n"
