"""A whole season on the web chat, on a bad network; and an officer's part of it in a real browser."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import expect

from bot.channels.web.words import WORDS
from bot.clock import MovedClock, RealClock
from bot.demo.labels import Labels
from bot.demo.play import Played, Player, Script
from bot.demo.script import Answer, Talk, join, report
from bot.demo.transcript import Transcript
from bot.importing import import_plan
from bot.invitations import seating
from bot.tally_file import tally_values
from emulation.people import Role
from emulation.season import PeriodCode
from storage.issuing import issue
from storage.store import Store
from tests.channels.web_phones import PagePhone, WirePhone, program_on_the_web
from tests.channels.web_reader import fresh_page, violations
from tests.support.seasons_played import BIG, SMALL_AND_SOAKED

if TYPE_CHECKING:
    from playwright.async_api import Browser


async def played_on_the_web(directory: Path, script: Script) -> tuple[Played, list[WirePhone]]:
    phones: dict[str, WirePhone] = {}
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    async with program_on_the_web(directory, clock) as (program, _, server):

        def phone(name: str) -> WirePhone:
            return phones.setdefault(name, WirePhone(f"http://127.0.0.1:{server.port}", name))

        try:
            played = await Player(program, clock, script, phones=phone).play()
        finally:
            for each in phones.values():
                await each.hang_up()
    return played, list(phones.values())


async def played_in_process(directory: Path, script: Script) -> Played:
    clock = MovedClock(min(period.opens for period in script.plan.periods), RealClock())
    async with program_on_the_web(directory, clock) as (program, _, _):
        return await Player(program, clock, script).play()


def tally(played: Played) -> object:
    return tally_values(played.season, played.book, played.tally, played.mark)


@pytest.mark.parametrize("season", SMALL_AND_SOAKED)
def test_a_season_on_a_bad_network_ends_with_the_same_tally_as_elsewhere(tmp_path: Path, season: str) -> None:
    script = Script.read(season)
    web, process = tmp_path / "web", tmp_path / "process"
    web.mkdir()
    process.mkdir()
    played, phones = asyncio.run(played_on_the_web(web, script))
    elsewhere = asyncio.run(played_in_process(process, script))
    assert tally(played) == tally(elsewhere)
    assert played.misread == ()
    assert sum(phone.deaths for phone in phones) > len(phones)


@pytest.mark.browser
@pytest.mark.anyio
async def test_an_officer_comes_from_the_invitation_to_the_receipt_in_a_real_browser(
    tmp_path: Path, browser: "Browser"
) -> None:
    script = Script.read(BIG)
    period = next(each for each in script.plan.periods if each.code is PeriodCode.ESTIMATE)
    clock = MovedClock(period.opens, RealClock())
    async with program_on_the_web(tmp_path, clock) as (program, chat, server), fresh_page(browser) as page:

        def invite(store: Store) -> tuple[str, str, list[str]]:
            import_plan(store, script.plan, script.text, demo=True)
            season = store.seasons.by_key(script.plan.key)
            assert season is not None
            association = store.seasons.members(season.id)[0]
            running = next(each for each in store.seasons.periods(season.id) if each.code is PeriodCode.ESTIMATE)
            asked = store.seasons.asked(association.id, running.id)
            code = issue(
                store,
                seating(season, Role(association.office or Role.OFFICER), association),
                digest=program.services.digest,
                draw=program.services.draw,
                now=clock.now(),
                life=program.services.invitation_life,
            )
            return (
                code,
                association.code,
                [each.indicator.code for each in asked],
            )

        code, association, questions = await program.receiver.write(invite)
        link = chat.link(code).replace("http://chat.example", f"http://127.0.0.1:{server.port}")
        phone = PagePhone(page, link, chat.routes.translators["vi"].write(WORDS["enter"]))
        translator = program.translators["vi"]
        labels = Labels(translator)
        talk = Talk(association, phone, labels, Transcript("", translator, program.settings.zone), clock)
        answers = {each.indicator: Answer.of(each, "") for each in script.answers.of(association, PeriodCode.ESTIMATE)}
        await join(talk, code)
        await report(talk, questions, answers)
        await expect(page.get_by_role("log")).to_contain_text(labels.take_back)
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert await violations(page) == ""
        submitted = await program.receiver.write(lambda store: store.submissions.of_season(1))
        assert len(submitted) == 1
