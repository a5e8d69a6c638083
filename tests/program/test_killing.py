"""`kill -9` anywhere: nothing acknowledged is missing, nothing is doubled."""

import json
import secrets
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from tests.program import killed_season
from tests.support.killing import Deaths, NothingHit, OtherOutcome, storm


@pytest.mark.parametrize("kills", [8, pytest.param(20, marks=pytest.mark.soak)])
def test_a_form_filled_in_by_several_people_at_once(tmp_path: Path, kills: int) -> None:
    deaths = storm("tests.program.killed_form", tmp_path, kills=kills, seed=secrets.randbits(32), share=0.9)
    assert deaths.kills == kills
    assert deaths.in_transaction + deaths.in_send > 0
    assert deaths.outcome["meant"]
    assert deaths.outcome["acknowledged and missing"] == []


@pytest.mark.soak
def test_a_whole_season_ends_the_same(tmp_path: Path) -> None:
    deaths = storm("tests.program.killed_small_season", tmp_path, kills=20, seed=secrets.randbits(32), share=0.12)
    season_holds(deaths, kills=20, associations=6)


@pytest.mark.soak
def test_a_season_survives_a_thousand_kills_while_its_clock_jumps(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    deaths = storm("tests.program.killed_season", tmp_path, kills=1000, seed=secrets.randbits(32), share=0.05)
    season_holds(deaths, kills=1000, associations=18)
    assert deaths.in_transaction > 0
    assert deaths.in_send > 0
    figures = {(who, period, code): value for who, period, code, _, _, value, *_ in deaths.outcome["figures"]}
    for period in ("estimate", "final"):
        assert figures["CTD", period, "CTD02"] == 28_000 * 1000, "thousandths of a unit of blood"
        assert figures["CTD", period, "CTD05"] == 11_000_000_000 * 1000
    calm = tmp_path / "calm"
    calm.mkdir()
    killed_season.played(calm, killed_season.SEASON, jumps=False)
    no_reminder_is_missing(killed_season.outcome(calm), deaths.outcome)
    with capsys.disabled():
        sys.stdout.write("\n" + json.dumps({name: n for name, n in asdict(deaths).items() if name != "outcome"}) + "\n")


def season_holds(deaths: Deaths, *, kills: int, associations: int) -> None:
    """Check that kills hit what they were meant to hit, and that nothing of the season they hit is lost or doubled."""
    assert deaths.kills == kills
    assert deaths.in_transaction + deaths.in_send > 0
    assert deaths.refused > 0
    assert deaths.beside > 0
    season = deaths.outcome
    assert season["tally"]["owing"] == []
    assert season["tally"]["submitted"]["number"] == associations
    assert season["tally"]["official"]["number"] == associations
    assert all(each["end"] == "decided" for each in season["tally"]["contests"])
    assert season["incidents"] == season["messages not sent"] == season["sealed ballots left"] == [[0]]
    assert season["reminders"], "nobody owed anything"
    assert season["reminders without their message"] == [[0]]
    assert {number for *_, number in season["reminders"]} == {1}, "an association reminded twice of one rung"
    assert {casts for *_, casts in season["roll"]} == {1}, "a vote lost, or cast twice"
    assert len(season["roll"]) == associations * len(season["ballots"])


def no_reminder_is_missing(calm: dict[str, Any], jumped: dict[str, Any]) -> None:
    """Check that where the clock jumped everybody was reminded who is reminded where it does not."""
    by_clock = [each for each in calm["reminders"] if each[3] >= 0]
    assert by_clock
    assert [each for each in by_clock if each not in jumped["reminders"]] == []


# --- the killing itself -------------------------------------------------------------------------------------------

STEPS = """
import threading

def play(directory):
    with (directory / "steps").open("a") as steps:
        for _ in range({remaining}):
            steps.write(".")
            steps.flush()
            threading.Event().wait(0.002)

def outcome(directory):
    return len((directory / "steps").read_text())
"""


@pytest.fixture
def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a script of the test's own is found under the name `script`."""
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return tmp_path / "script.py"


def test_a_storm_in_which_nothing_was_hit_has_shown_nothing(tmp_path: Path, script: Path) -> None:
    script.write_text(STEPS.format(remaining="100 - steps.tell()"))
    with pytest.raises(NothingHit):
        storm("script", tmp_path / "storm", kills=3, seed=1, share=0.5)


def test_a_script_that_ends_otherwise_after_a_kill_is_found(tmp_path: Path, script: Path) -> None:
    script.write_text(STEPS.format(remaining="100"))
    with pytest.raises(OtherOutcome):
        storm("script", tmp_path / "storm", kills=3, seed=1, share=0.5)


def test_a_life_that_ends_in_an_error_is_no_kill(tmp_path: Path, script: Path) -> None:
    script.write_text("def play(directory):\n    raise ValueError('a bug of its own')\n")
    with pytest.raises(RuntimeError, match="a bug of its own"):
        storm("script", tmp_path / "storm", kills=3, seed=1, share=0.5)
