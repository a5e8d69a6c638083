"""`kill -9` anywhere: nothing acknowledged is missing, nothing is doubled."""

import secrets
from pathlib import Path

import pytest

from tests.support.killing import Deaths, NothingHit, OtherOutcome, storm


def test_a_form_filled_in_by_several_people_at_once(tmp_path: Path) -> None:
    deaths = storm("tests.program.killed_form", tmp_path, kills=20, seed=secrets.randbits(32), share=0.9)
    assert deaths.kills == 20
    assert deaths.in_transaction + deaths.in_send > 0
    assert deaths.outcome["meant"]
    assert deaths.outcome["acknowledged and missing"] == []


def test_a_whole_season_ends_with_the_same_tally(tmp_path: Path) -> None:
    deaths = storm("tests.program.killed_season", tmp_path, kills=20, seed=secrets.randbits(32), share=0.12)
    season_holds(deaths, kills=20)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_a_season_survives_a_thousand_kills(tmp_path: Path, seed: int) -> None:
    deaths = storm("tests.program.killed_season", tmp_path, kills=200, seed=seed, share=0.2)
    season_holds(deaths, kills=200)
    assert deaths.in_transaction > 0
    assert deaths.in_send > 0


def season_holds(deaths: Deaths, *, kills: int) -> None:
    """Check that kills hit what they were meant to hit, and that the season they hit says what the report says."""
    assert deaths.kills == kills
    assert deaths.in_transaction + deaths.in_send > 0
    season = deaths.outcome
    assert season["tally"]["owing"] == []
    assert season["tally"]["submitted"]["number"] == 18
    assert season["incidents"] == [[0]]
    figures = {(who, period, indicator): value for who, period, indicator, _, _, value, *_ in season["figures"]}
    assert figures["CTD", "estimate", "CTD02"] == 28_000 * 1000, "thousandths of a unit of blood"
    assert figures["CTD", "estimate", "CTD05"] == 11_000_000_000 * 1000


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
