"""A report pasted, and a form filled, on the web chat in a real browser: by keys, heard as a screen reader hears it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import FilePayload, Page, expect

from bot.channels.web.words import WORDS
from bot.clock import MovedClock, RealClock
from bot.importing import import_plan
from bot.invitations import seating
from emulation.people import Role
from emulation.season import PeriodCode
from emulation.season_file import read_season
from storage.issuing import issue
from storage.store import Store
from tests.channels.web_phones import program_on_the_web
from tests.channels.web_reader import fresh_page, violations
from tests.support.red_cross import RED_CROSS, asking_the_red_cross_only, red_cross_paragraph
from tests.support.workbooks import filled

if TYPE_CHECKING:
    from playwright.async_api import Browser, Locator

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

KEY = "bac-giang-2023"
LISTENING = """() => {
    window.heard = [];
    const log = document.getElementById("log");
    new MutationObserver((changes) => changes.forEach((each) => each.addedNodes.forEach((node) => {
        if (log.ariaLive === "polite" && node.ariaLive !== "off") window.heard.push(node.innerText);
    }))).observe(log, {childList: true});
}"""


class Officer:
    """The Red Cross's officer before the page; counts what is tapped, keeps what a screen reader speaks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    @property
    def log(self) -> "Locator":
        return self.page.get_by_role("log")

    def choice(self, label: str) -> "Locator":
        return self.log.get_by_role("button", name=label, exact=True).and_(self.page.locator(":enabled"))

    async def press(self, label: str) -> None:
        """Press a choice as keys do: it takes the focus, then Enter."""
        await self.choice(label).focus()
        await self.page.keyboard.press("Enter")
        self.taps += 1

    async def type(self, text: str) -> None:
        box = self.page.get_by_role("textbox", name=word("message"))
        await box.fill(text)
        await self.page.get_by_role("button", name=word("send"), exact=True).click()

    async def hears(self, text: str) -> None:
        await expect(self.log).to_contain_text(text, timeout=20_000)

    async def heard(self) -> list[str]:
        spoken: list[str] = await self.page.evaluate("window.heard")
        return spoken


def word(name: str) -> str:
    from zoneinfo import ZoneInfo

    from conversation.translation import Translators
    from emulation.numerals import in_words

    return Translators(ZoneInfo("UTC"), in_words)["vi"].write(WORDS[name])


@contextlib.asynccontextmanager
async def officer(directory: Path, browser: "Browser") -> AsyncIterator[Officer]:
    """Somebody who came in by code, in a season that asks the Red Cross five indicators and the stated percentage."""
    text = asking_the_red_cross_only()
    plan = read_season(text, KEY)
    clock = MovedClock(next(each.opens for each in plan.periods if each.code is PeriodCode.ESTIMATE), RealClock())
    async with program_on_the_web(directory, clock) as (program, chat, server), fresh_page(browser) as page:

        def invite(store: Store) -> str:
            import_plan(store, plan, text, demo=True)
            season = store.seasons.by_key(KEY)
            assert season is not None
            member = next(each for each in store.seasons.members(season.id) if each.name == RED_CROSS)
            return issue(
                store,
                seating(season, Role.OFFICER, member),
                digest=program.services.digest,
                draw=program.services.draw,
                now=clock.now(),
                life=program.services.invitation_life,
            )

        code = await program.receiver.write(invite)
        await page.goto(chat.link(code).replace("http://chat.example", f"http://127.0.0.1:{server.port}"))
        await page.get_by_role("button", name=word("enter"), exact=True).click()
        here = Officer(page)
        await here.choice("Đồng ý, vào").click()
        await here.hears("Đã vào.")
        await page.evaluate(LISTENING)
        yield here


async def test_a_pasted_report_is_six_figures_in_eight_taps_each_heard_once(tmp_path: Path, browser: "Browser") -> None:
    async with officer(tmp_path, browser) as here:
        await here.type(red_cross_paragraph())
        await here.press("Hết")
        for number in range(1, 7):
            await here.hears(f"Số {number} trên 6. Báo cáo ghi: “")
            await here.press("Đúng")
        await here.hears("Các số này chưa nộp.")
        assert await violations(here.page) == ""
        await here.press("Nộp")
        await here.hears("Đã nộp 6 số liệu")
        assert here.taps <= 8
        assert await violations(here.page) == ""
        spoken = await here.heard()
        asked = [text for text in spoken if "Có đúng số cần ghi không?" in text]
        assert len(asked) == 6, spoken
        # One bubble an answer: what was kept, where in the report the next one stands, what is asked.
        assert all("Đã ghi " in text for text in asked[1:])
        assert "gần 28 nghìn đơn vị máu" in asked[1]
        assert sum("Các số này chưa nộp." in text for text in spoken) == 1
        assert len(spoken) == len(set(spoken)) <= 11, spoken


async def test_the_form_is_downloaded_filled_and_sent_back(tmp_path: Path, browser: "Browser") -> None:
    async with officer(tmp_path, browser) as here:
        await here.type("/nop")
        await here.press("Nhận mẫu Excel")
        link = here.page.get_by_role("link", name="so-lieu-CTD-estimate-2023.xlsx")
        await expect(link).to_be_visible(timeout=20_000)
        async with here.page.expect_download() as downloading:
            await link.click()
        kept = Path(await (await downloading.value).path())
        form = await asyncio.to_thread(kept.read_bytes)
        answers = {"C5": 36, "C6": "gần 28 nghìn", "C7": "170%", "C8": 1800, "C9": 11_000_000_000, "C10": 38}
        back = FilePayload(name="so-lieu.xlsx", mimeType="application/octet-stream", buffer=filled(form, answers))
        await here.page.set_input_files("#files", files=[back])
        await expect(here.choice("Ghi 6 số này")).to_be_visible(timeout=20_000)
        assert await violations(here.page) == ""
        await here.press("Ghi 6 số này")
        await here.hears("Các số này chưa nộp.")
        await here.press("Nộp")
        await here.hears("Đã nộp 6 số liệu")
