"""The demonstration: a season played through the real receive and deliver path, and what it leaves behind."""

import json
import os
import pty
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.commands.demo import demo, free_port
from bot.commands.opening import DATABASE
from bot.demo.play import Script
from bot.settings import Settings
from emulation.season import Mark
from seasons import season_names
from storage.database import Database
from tests.support.json_schema import documented_schema, problems
from tests.support.seasons_played import BIG
from tests.support.terminal import ROOT, Terminal


@pytest.fixture(scope="module", params=["buttons", pytest.param("text", marks=pytest.mark.soak)])
def out(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a season was played: with buttons, and by typing alone."""
    out = tmp_path_factory.mktemp(request.param)
    demo(Settings(), season=BIG, out=out, script_only=True, profile=request.param, resume=False)
    return out


@pytest.fixture(scope="module")
def tally(out: Path) -> dict[str, Any]:
    """What was written of it."""
    values: dict[str, Any] = json.loads((out / "tally.json").read_text(encoding="utf-8"))
    return values


def figures(tally: dict[str, Any], association: str) -> dict[str, dict[str, Any]]:
    """One association's figures by their indicators' labels."""
    (found,) = (each for each in tally["associations"] if each["name"] == association)
    return {each["label"]: each for each in found["figures"]}


def test_every_association_submitted(tally: dict[str, Any]) -> None:
    assert (tally["submitted"]["number"], tally["submitted"]["of"]) == (18, 18)
    assert tally["owing"] == []
    assert len(tally["submitted"]["associations"]) == len(set(tally["submitted"]["associations"])) == 18


def test_the_tally_holds_what_the_report_states(tally: dict[str, Any]) -> None:
    red_cross = figures(tally, "Hội Chữ thập đỏ")
    blood = red_cross["Đơn vị máu tiếp nhận"]
    assert (blood["value"], blood["hedge"], blood["mark"]) == ("28000", "under", "stated")
    assert (blood["percent"], blood["percent_source"]) == ("170", "stated")
    assert blood["words"] == "gần 28 nghìn đơn vị máu"
    stated = {name: each["value"] for name, each in red_cross.items() if each["mark"] == "stated"}
    assert set(stated.values()) == {"36", "28000", "170", "1800", "11000000000", "38"}
    agent_orange = figures(tally, "Hội Nạn nhân chất độc da cam/dioxin")
    assert "22000000000" in {each["value"] for each in agent_orange.values() if each["mark"] == "stated"}
    youth = figures(tally, "Hội Liên hiệp Thanh niên")
    assert {each["value"] for each in youth.values() if each["mark"] == "stated"} == {"3530", "16000000000"}


def test_everything_the_report_does_not_state_is_marked_as_a_sample(tally: dict[str, Any]) -> None:
    answers = {(e.association, e.indicator): e for e in Script.read(BIG).answers.answers if e.period == "final"}
    marks = [each["mark"] for association in tally["associations"] for each in association["figures"]]
    assert set(marks) == {"stated", "sample"}
    for association in tally["associations"]:
        for each in association["figures"]:
            meant = answers[association["code"], each["indicator"]]
            assert each["mark"] == meant.mark
            assert each["period"] == "final"
    assert all(total["sample"] > 0 for total in tally["totals"]), "no report gives a figure for everybody"


def test_january_confirms_what_was_estimated_and_says_what_it_corrects(tally: dict[str, Any], out: Path) -> None:
    script = Script.read(BIG)
    final = {(e.association, e.indicator): e for e in script.answers.answers if e.period == "final"}
    estimated = {(e.association, e.indicator): e for e in script.answers.answers if e.period == "estimate"}
    corrected = {
        (association["code"], each["indicator"]): each["corrects"]["value"]
        for association in tally["associations"]
        for each in association["figures"]
        if each["corrects"] is not None
    }
    assert corrected == {key: str(estimated[key].value) for key, answer in final.items() if not answer.carried}
    assert tally["official"]["number"] == 18
    assert tally["official"]["corrected"] == len(corrected) > 10
    assert kept(out)["sources of official figures"] == [
        ("carried", len(final) - len(corrected)),
        ("typed", len(corrected)),
    ]


def test_totals_are_the_sums_of_what_stands_there(tally: dict[str, Any]) -> None:
    for total in tally["totals"]:
        of = total["indicator"]
        direct = [
            Decimal(each["value"])
            for association in tally["associations"]
            for each in association["figures"]
            if each["indicator"] == of
        ]
        assert Decimal(total["value"]) >= sum(direct)
        if total["percent"] is not None:
            recomputed = Decimal(total["reached"]) * 100 / Decimal(total["plan"])
            assert abs(recomputed - Decimal(total["percent"])) <= Decimal("0.005")


def test_the_tally_is_what_its_page_says(tally: dict[str, Any]) -> None:
    schema = documented_schema((ROOT / "docs" / "tally.md").read_text(encoding="utf-8"))
    assert list(problems(tally, schema, schema)) == []


def test_the_schema_notices_what_is_wrong(tally: dict[str, Any]) -> None:
    schema = documented_schema((ROOT / "docs" / "tally.md").read_text(encoding="utf-8"))
    for wrong in ("1e5", "1.50", "28.000", "007", 28000):
        totals = [{**tally["totals"][0], "value": wrong}]
        assert list(problems({**tally, "totals": totals}, schema, schema))


def test_buttons_and_typing_give_the_same_bytes(out: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    kept = tmp_path_factory.getbasetemp() / "the other profile's tally.json"
    if not kept.exists():
        kept.write_bytes((out / "tally.json").read_bytes())
    assert (out / "tally.json").read_bytes() == kept.read_bytes()


def test_the_transcript_marks_every_answer(out: Path) -> None:
    text = (out / "transcript.txt").read_text(encoding="utf-8")
    script = Script.read(BIG)
    # What is carried over is typed no more.
    played = [each for each in script.answers.answers if not each.carried]
    # What is returned is invented as well: the first answer, and the reason why.
    besides = {Mark.STATED: 0, Mark.SAMPLE: 2 * len(script.answers.returned)}
    for mark, word in ((Mark.STATED, "theo báo cáo"), (Mark.SAMPLE, "số liệu mẫu")):
        marked = len(re.findall(rf"\[{word}\]$", text, re.MULTILINE))
        assert marked == sum(1 for e in played if e.mark is mark) + besides[mark]
    for association in script.plan.associations:
        assert f"=== {association.name} ===" in text


def test_the_transcript_tells_the_year_in_its_order(out: Path) -> None:
    text = (out / "transcript.txt").read_text(encoding="utf-8")
    days = re.findall(r"^(\d\d)/(\d\d)/(\d{4}) (\d\d:\d\d)", text, re.MULTILINE)
    moments = [(year, month, day, minute) for day, month, year, minute in days]
    assert moments == sorted(moments)
    assert "phieu#…" in text
    assert not re.search(r"#[a-z2-7]{20}", text), "a link that still opened somebody's ballot"


def test_nobody_is_asked_twice_and_nothing_is_doubled(out: Path) -> None:
    found = kept(out)
    assert found["figures of more than one revision"] == [("LG", "C04", 2)]
    assert found["submissions"] == [("estimate", 19), ("final", 18), ("june", 18)]
    assert found["waiting messages"] == [(0,)]
    assert found["votes"] == [(36, 36, 1)], "18 units, once in each of two rounds"


def test_who_owes_is_reminded_and_who_is_late_is_marked(out: Path, tally: dict[str, Any]) -> None:
    found = kept(out)
    late = [each["name"] for each in tally["associations"] if each["late"]]
    assert late == ["Hội Đông y", "Hội Làm vườn"]
    told = dict(found["reminders of the year's figures"])
    assert told["DY"] == told["LV"] == 4, "7 days before, 3 days before, on the day, and by the secretary's hand"
    assert "CTD" not in told, "who is in is left alone"


def test_what_was_returned_came_back_right(out: Path, tally: dict[str, Any]) -> None:
    assert kept(out)["states of LG"] == [("returned",), ("accepted",)]
    assert figures(tally, "Hội Luật gia")["Suất quà đã tặng"]["value"] == "320"
    text = (out / "transcript.txt").read_text(encoding="utf-8")
    (returned,) = Script.read(BIG).answers.returned
    heard = f"Lý do: {returned.reason}"
    assert heard in text


def test_a_tie_is_broken_by_a_run_off(tally: dict[str, Any]) -> None:
    flag, certificates = tally["contests"]
    assert flag["proposed"] == ["Hội Chữ thập đỏ"]
    assert certificates["proposed"] == [
        "Hội Khuyến học",
        "Hội Bảo trợ người tàn tật và trẻ mồ côi",
        "Hội Nạn nhân chất độc da cam/dioxin",
        "Hội Người cao tuổi",
    ]
    first, second = ({e["name"]: e["agree"] for e in held["votes"]} for held in certificates["rounds"])
    assert first["Hội Người cao tuổi"] == first["Hội Luật gia"] == 13
    assert second == {"Hội Người cao tuổi": 11, "Hội Luật gia": 7}
    assert {flag["mark"], certificates["mark"]} == {"stated"}
    assert {held["mark"] for each in tally["contests"] for held in each["rounds"]} == {"sample"}


def test_next_year_is_what_the_report_plans(tally: dict[str, Any]) -> None:
    assert [(each["head"], len(each["members"])) for each in tally["next_year"]] == [
        ("Hội Văn học nghệ thuật", 8),
        ("Hội Bảo trợ người tàn tật và trẻ mồ côi", 10),
    ]


def kept(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What the played database holds, by what a test asks of it."""
    reminders = (
        "SELECT a.code, COUNT(*) FROM reminder r JOIN association a ON a.id = r.association_id"
        " JOIN milestone m ON m.id = r.milestone_id JOIN period p ON p.id = m.period_id"
        " WHERE p.code = 'estimate' GROUP BY a.code"
    )
    queries = {
        "figures of more than one revision": "SELECT a.code, i.code, MAX(f.revision) FROM figure f"
        " JOIN association a ON a.id = f.association_id JOIN indicator i ON i.id = f.indicator_id"
        " GROUP BY f.association_id, f.indicator_id, f.period_id HAVING MAX(f.revision) > 1",
        "submissions": "SELECT p.code, COUNT(*) FROM submission s JOIN period p ON p.id = s.period_id"
        " GROUP BY p.code ORDER BY p.code",
        "sources of official figures": "SELECT f.source, COUNT(*) FROM figure f JOIN period p ON p.id = f.period_id"
        " WHERE p.code = 'final' GROUP BY f.source ORDER BY f.source",
        "states of LG": "SELECT s.state FROM submission s JOIN association a ON a.id = s.association_id"
        " JOIN period p ON p.id = s.period_id WHERE a.code = 'LG' AND p.code = 'estimate' ORDER BY s.number",
        "waiting messages": "SELECT COUNT(*) FROM outbox WHERE state <> 'sent'",
        "votes": "SELECT COUNT(*), SUM(casts), MAX(casts) FROM elector",
        "reminders of the year's figures": reminders,
    }
    database = Database(f"sqlite:///{out / DATABASE}")
    with database.reading() as connection:
        found = {name: [tuple(row) for row in connection.exec_driver_sql(query)] for name, query in queries.items()}
    database.close()
    return found


# --- the command line beside it --------------------------------------------------------------------------------------


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """An empty directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return Terminal(tmp_path, monkeypatch, capsys)


def test_the_summary_of_a_demonstration_prints_its_tally(terminal: Terminal, out: Path, tally: dict[str, Any]) -> None:
    terminal.set("TONGKET_DATABASE_URL", f"sqlite:///{out / DATABASE}")
    assert terminal.type("summary", "--season", BIG, "--json").json == tally


def test_the_summary_for_a_person_marks_what_is_invented(terminal: Terminal, out: Path) -> None:
    terminal.set("TONGKET_DATABASE_URL", f"sqlite:///{out / DATABASE}")
    shown = terminal.type("summary").out
    assert max(len(each) for each in shown.splitlines()) <= 80
    text = " ".join(shown.split())
    assert re.search(r"- Đơn vị máu tiếp nhận: gần 28\.000 đơn vị máu[^-*]+170%[^-*]+ -", text), "all of it is stated"
    assert re.search(r"- Ngày hội hiến máu tình nguyện: 36 ngày hội[^-]+109,09%\*[^-]+mẫu", text), (
        "its plan is a sample"
    )
    assert re.search(r"- Giải thưởng của hội viên: 46 giải, đạt [\d,]+% kế hoạch\* -", text)


def test_somebody_of_a_demonstration_speaks_from_the_terminal(terminal: Terminal, out: Path) -> None:
    ended = terminal.type("talk", "--as", "hoi luat gia", "--out", str(out), stdin="/trangthai\nkhông rõ\n")
    assert ended.code == 0
    assert "Hội Luật gia, năm 2023:" in ended.out
    assert "LG-" in ended.out, "the receipt of what the script handed in"


def test_staff_of_a_demonstration_see_the_summary(terminal: Terminal, out: Path) -> None:
    assert "18 trên 18" in terminal.type("talk", "--as", "staff", "--out", str(out), stdin="/tonghop\n").out


def test_a_season_that_is_not_there_is_one_line(terminal: Terminal) -> None:
    ended = terminal.type("demo", "--script", "--season", "atlantis-1999", "--out", "demo")
    assert ended.code == 1
    assert len(ended.err.splitlines()) == 1


@pytest.fixture
def port() -> Iterator[int]:
    """The number of a port that somebody else serves on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield taken.getsockname()[1]


def test_where_a_port_is_taken_the_next_free_one_is_found(port: int) -> None:
    assert port < free_port("127.0.0.1", port) < port + 50


def test_on_a_terminal_the_page_is_served_until_ctrl_c(terminal: Terminal, port: int) -> None:
    ours, theirs = pty.openpty()
    environment = {"PYTHONPATH": str(ROOT), "HOME": str(terminal.directory), "TONGKET_WEB_PORT": str(port)}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--out", "demo"],
        cwd=terminal.directory,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        # The third season; a number that there is not; and Enter, the year's end.
        os.write(ours, b"3\n9\n\n")
        printed = ""
        while (found := re.search(r"http://127\.0\.0\.1:(\d+) ", printed)) is None:
            printed += os.read(ours, 65536).decode(errors="replace")
        assert int(found[1]) > port
        assert "Hội Nông dân" in printed, "the season that was picked"
        url = f"http://127.0.0.1:{found[1]}"
        with urllib.request.urlopen(f"{url}/demo/seats") as answer:
            page = json.load(answer)
        move = urllib.request.Request(f"{url}/demo/clock", data=b'{"minutes": 1440}', headers={"Origin": url})
        with urllib.request.urlopen(move) as answer:
            moved = datetime.fromisoformat(json.load(answer)["now"])
        process.send_signal(2)
        assert process.wait(30) == 0
        assert process.stderr is not None
        asked = process.stderr.read()
        assert f"Port {port} is taken" in asked
        assert all(f"({each})" in asked for each in season_names())
        assert asked.count("Number, Enter for") == 3
    os.close(ours)
    assert len(page["seats"]) == len({each["url"] for each in page["seats"]}) == 4
    assert timedelta(days=1) <= moved - datetime.fromisoformat(page["now"]) < timedelta(days=1, minutes=5)
