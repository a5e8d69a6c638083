"""The demonstration's script: cut off, asked back, misread, stuck."""

import asyncio
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.commands.demo import demo
from bot.commands.terminal import Refused
from bot.demo import phone
from bot.demo.play import Played, Player, Script
from bot.demo.script import ScriptStuck
from bot.secret import Secret
from bot.settings import Settings
from emulation.season_answers import AnswerPlan
from storage.database import Database
from storage.moments import last_moment
from tests.support.databases import new_sqlite

SMALL = "chinh-tri-xa-hoi-2023"


class CutOff(Exception):
    """The run ends in the middle."""


def play(directory: Path, script: Script, progress: Callable[[int, int], None] = lambda _done, _of: None) -> Played:
    """Play a script on the database in `directory`, from wherever that stands."""
    directory.mkdir(exist_ok=True)
    path = directory / "played.sqlite3"
    database = Database(f"sqlite:///{path}") if path.exists() else new_sqlite(directory, path.name)
    with database.reading() as connection:
        begun = last_moment(connection)
    clock = MovedClock(begun or min(each.opens for each in script.plan.periods), RealClock())
    settings = Settings().model_copy(update={"files": directory / "files"})
    program = Program(settings=settings, database=database, secret=Secret(bytes(32)), clock=clock)

    async def playing() -> Played:
        async with program.running(clockwork=False):
            return await Player(program, clock, script).play(progress)

    try:
        return asyncio.run(playing())
    finally:
        database.close()


def answering(code: str, **different: Any) -> Script:
    """The small season, in which the first answer to one indicator is another one."""
    script = Script.read(SMALL)
    first = next(e for e in script.answers.answers if e.indicator == code and e.period == "estimate")
    changed: tuple[AnswerPlan, ...] = tuple(
        replace(each, **different) if each is first else each for each in script.answers.answers
    )
    return replace(script, answers=replace(script.answers, answers=changed))


def a_common_count() -> str:
    """An indicator of the small season that counts something."""
    plan = Script.read(SMALL).plan
    return next(
        e.code for e in plan.indicators if e.kind == "count" and "estimate" in e.periods and e.percent_of is None
    )


def stored(played: Played) -> list[tuple[str, str, Decimal | None, int]]:
    """Every figure with its revision."""
    return [
        (report.association.code, each.indicator.code, each.figure.value, each.figure.revision)
        for report in played.tally.reports
        for each in report.entries
    ]


def test_a_run_cut_off_anywhere_goes_on_to_the_same_tally(tmp_path: Path) -> None:
    script = Script.read(SMALL)
    whole = play(tmp_path / "whole", script)

    def cut(at: int) -> Callable[[int, int], None]:
        def progress(done: int, _of: int) -> None:
            if done == at:
                raise CutOff

        return progress

    for at in (1, 4):
        with pytest.raises(CutOff):
            play(tmp_path / "cut", script, cut(at))
    resumed = play(tmp_path / "cut", script)
    assert stored(resumed) == stored(whole)
    assert resumed.misread == ()


def test_asked_which_one_was_meant_an_officer_picks_it(tmp_path: Path) -> None:
    played = play(tmp_path, answering(a_common_count(), words="28,000", value=Decimal(28_000)))
    assert played.misread == ()
    assert "28,000" in {e.figure.words for report in played.tally.reports for e in report.entries}


def test_asked_whether_a_jump_is_right_an_officer_keeps_it(tmp_path: Path) -> None:
    played = play(tmp_path, answering(a_common_count(), words="987654321", value=Decimal(987_654_321)))
    assert played.misread == ()
    kept = [e.figure for report in played.tally.reports for e in report.entries if e.figure.words == "987654321"]
    assert [each.doubt is not None for each in kept] == [True]


def test_a_figure_stored_otherwise_than_meant_is_named(tmp_path: Path) -> None:
    played = play(tmp_path, answering(a_common_count(), words="28", value=Decimal(29)))
    (misread,) = played.misread
    assert (misread.words, misread.meant, misread.stored) == ("28", "29 (none)", "28 (none)")


def test_an_answer_nobody_can_read_stops_the_script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone, "_PATIENCE", 0.5)
    with pytest.raises((phone.Silence, ScriptStuck)):
        play(tmp_path, answering(a_common_count(), words="chịu", value=Decimal(1)))


def test_a_stuck_script_leaves_its_transcript(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(phone, "_PATIENCE", 0.5)
    unreadable = answering(a_common_count(), words="chịu")
    monkeypatch.setattr(Script, "read", staticmethod(lambda _name: unreadable))
    with pytest.raises(Refused, match="transcript"):
        demo(Settings(), season=SMALL, out=tmp_path, script_only=True, profile="text", resume=False)
    assert "chịu" in (tmp_path / "transcript.txt").read_text(encoding="utf-8")
