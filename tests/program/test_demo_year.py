"""Seasons that come with the program, played through their year: what they vote, and where one may stand.

Here: four of the five; Bắc Giang's year is `test_demo`'s.
"""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.app import Program
from bot.clock import MovedClock, RealClock
from bot.commands.demo import demo
from bot.commands.opening import DATABASE
from bot.demo.moments import Moment
from bot.demo.page import demo_page, seated, switch_phones_off
from bot.demo.phone import NAME, Phone, PhoneMaker, PlayedChannel, PlayedPhone
from bot.demo.play import Played, Player, Progress, Script
from bot.demo.year import PLAYED, Year
from bot.secret import FILE_NAME, Secret
from bot.settings import Settings
from emulation.season import PeriodCode
from storage.database import Database
from storage.moments import last_moment
from storage.store import Store
from tests.support.databases import new_sqlite
from tests.support.seasons_played import SMALL

AWARDS = {
    "hoi-dac-thu-2021": {"flag": 2, "certificate": 5, "head": 1},
    SMALL: {"flag": 1, "certificate": 2, "head": 1, "deputy": 1},
    "binh-thuan-khoi-8-2024": {"flag": 1, "certificate": 3, "head": 1},
    "xa-hoi-nghe-nghiep-2023": {"flag": 3, "government_flag": 1},
}
OTHERS = [pytest.param(each, marks=pytest.mark.soak) for each in sorted(AWARDS) if each != SMALL]


@pytest.mark.parametrize("season", [SMALL, *OTHERS])
def test_a_season_proposes_and_elects_whom_its_script_names(season: str, tmp_path: Path) -> None:
    tally = played(season, tmp_path)
    script = Script.read(season)
    names = {each.code: each.name for each in script.plan.associations}
    won = {each["code"]: each.get("elected", each.get("proposed")) for each in tally["contests"]}
    assert {code: len(chosen) for code, chosen in won.items()} == AWARDS[season]
    for vote in script.answers.votes:
        assert set(won[vote.contest]) == {names[code] for code in vote.winners}
    assert {each["code"] for each in tally["contests"] if "elected" in each} == {"head", "deputy"} & won.keys()
    assert tally["submitted"]["number"] == len(names)
    assert {each["code"] for each in tally["associations"] if each["late"]} == set(script.answers.late)
    assert not (tmp_path / FILE_NAME).exists(), "the demonstration's secret"


@pytest.mark.parametrize(("moment", "submitted"), [("opening", 0), ("deadline", 4), ("vote", 6)])
def test_one_may_stand_within_the_year(moment: str, submitted: int, tmp_path: Path) -> None:
    tally = played(SMALL, tmp_path, Moment(moment))
    assert tally["submitted"]["number"] == submitted
    assert tally["contests"] == []


def test_three_days_before_the_deadline_whoever_owes_has_a_seat_and_is_reminded_there(tmp_path: Path) -> None:
    """As the page is served: the clock reminds on the page, and the others' phones go on hearing."""
    owing = played(SMALL, tmp_path, Moment.DEADLINE)["owing"]
    database = Database(f"sqlite:///{tmp_path / DATABASE}")
    with database.reading() as connection:
        at = last_moment(connection)
        assert at is not None
    clock = MovedClock(at, RealClock())
    program = Program(
        settings=Settings().model_copy(update={"files": tmp_path / "files"}),
        database=database,
        secret=Secret(bytes(32)),
        clock=clock,
    )
    chat = program.add_web("http://127.0.0.1:1")
    program.add(PlayedChannel())

    async def served() -> list[tuple[str | None, str | None]]:
        with database.reading() as connection:
            store = Store(connection)
            season = store.seasons.by_key(SMALL)
            assert season is not None
            associations = seated(store, season, clock.now())
            page = demo_page(program, chat, clock, season, associations, store)
            (milestone,) = store.reminders.running(clock.now())
        async with program.running(clockwork=False):
            await program.receiver.write(lambda store: switch_phones_off(store, season, associations, clock.now()))
            for seat in page.seats:
                await chat.door.enter_with_token(seat.url.partition("#p=")[2])
            before = clock.now()
            # On the morning of the deadline, which is at 17:00.
            await page.move(milestone.due - timedelta(hours=8))
            await program.deliverer.drained()
        assert page.seats[0].label == owing[0]
        with database.reading() as connection:
            told = Store(connection).reminders.told(milestone.id)
            return [(each.channel, each.state) for each in told if each.at >= before]

    try:
        told = asyncio.run(served())
    finally:
        database.close()
    assert sorted(told) == sorted([("web", "sent"), *[(NAME, "sent")] * (len(owing) - 1)])


def test_a_year_cut_off_while_it_votes_goes_on_to_the_same_result(tmp_path: Path) -> None:
    whole = run(tmp_path / "whole", Moment.END)
    for moment in (Moment.OPENING, Moment.DEADLINE, Moment.VOTE):
        assert run(tmp_path / "cut", moment).contests == []
    resumed = run(tmp_path / "cut", Moment.END)
    assert resumed.contests == whole.contests
    assert [each["code"] for each in resumed.contests] == ["flag", "certificate", "head", "deputy"]


class CutOff(Exception):
    """The run ends here."""


def test_a_year_cut_off_before_its_wrong_figure_is_returned_goes_on_to_that(tmp_path: Path) -> None:
    """Going on, staff pass June's review again: what waits there now is not June's."""
    (returned,) = Script.read(SMALL).answers.returned
    path = tmp_path / "played.sqlite3"

    def handed_in_wrongly(_done: int, _of: int) -> None:
        database = Database(f"sqlite:///{path}")
        with database.reading() as connection:
            store = Store(connection)
            season = store.seasons.by_key(SMALL)
            assert season is not None
            (who,) = (each for each in store.seasons.members(season.id) if each.code == returned.association)
            (period,) = (each for each in store.seasons.periods(season.id) if each.code == returned.period)
            newest = store.submissions.newest(who.id, period.id)
        database.close()
        if newest is not None:
            raise CutOff

    with pytest.raises(CutOff):
        run(tmp_path, Moment.END, handed_in_wrongly)
    assert run(tmp_path, Moment.END).misread == ()


def played(season: str, out: Path, moment: Moment = Moment.END) -> dict[str, Any]:
    """The tally of a season played as the command plays it."""
    demo(Settings(), season=season, out=out, script_only=True, profile="buttons", resume=False, moment=moment)
    values: dict[str, Any] = json.loads((out / "tally.json").read_text(encoding="utf-8"))
    return values


@pytest.mark.soak
def test_a_year_cut_off_before_what_was_not_exact_is_kept_goes_on_to_keep_it(tmp_path: Path) -> None:
    """In the official kỳ, whoever goes on does not correct again what was corrected before the cut."""

    def sources(played: Played) -> list[tuple[int, int, str]]:
        final = next(each.id for each in played.book.periods if each.code is PeriodCode.FINAL)
        return [(e.association, e.indicator, e.source) for e in played.book.figures if e.period == final]

    whole = sources(run(tmp_path / "whole", Moment.END))
    assert {source for _, _, source in whole} == {"typed", "carried"}
    for association in ("ND", "TD"):
        with pytest.raises(CutOff):
            run(tmp_path / "cut", Moment.END, breaks_at=(association, "Giữ nguyên như đã ghi"))
    assert sources(run(tmp_path / "cut", Moment.END)) == whole


class BreakingPhone(PlayedPhone):
    """A phone that ends the run where one button is to be tapped."""

    breaks_at = ""

    async def tap(self, label: str) -> None:
        if label == self.breaks_at:
            raise CutOff
        await super().tap(label)


def breaking(program: Program, clock: MovedClock, association: str, label: str) -> PhoneMaker:
    """Phones of which one association's breaks at a button."""
    channel = PlayedChannel()
    program.add(channel)

    def phone(number: str) -> Phone:
        made = BreakingPhone(channel, number, f"{association}-{number}", program.receiver, clock)
        made.breaks_at = label if number.endswith(f"-{association}") else ""
        return made

    return phone


def run(
    directory: Path,
    until: Moment,
    progress: Progress = lambda _done, _of: None,
    *,
    breaks_at: tuple[str, str] | None = None,
) -> Played:
    """The small season played on the database in `directory`, from wherever that stands; `breaks_at`: whose button ends
    it."""
    directory.mkdir(exist_ok=True)
    path = directory / "played.sqlite3"
    database = Database(f"sqlite:///{path}") if path.exists() else new_sqlite(directory, path.name)
    with database.reading() as connection:
        begun = last_moment(connection)
    script = Script.read(SMALL)
    clock = MovedClock(begun or min(each.opens for each in script.plan.periods), RealClock())
    settings = Settings().model_copy(update={"files": directory / "files"})
    program = Program(settings=settings, database=database, secret=Secret(bytes(32)), clock=clock)

    async def playing() -> Played:
        async with program.running(clockwork=False):
            phones = breaking(program, clock, *breaks_at) if breaks_at else None
            return await Year(Player(program, clock, script, phones=phones, periods=PLAYED), until).play(progress)

    try:
        return asyncio.run(playing())
    finally:
        database.close()
