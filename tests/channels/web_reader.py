"""Whoever sits before the page in a real browser: what they find on it, by role and words, and what they do.

Here: what the browser tests of the web chat stand on. Not here: what any of them shows.
"""

import contextlib
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Locator, Page, expect

from tests.channels.web_chat import CODE, RunningChat
from tests.support.chromium import PHONE

QUESTION = "Câu 1 trên 2. Cả năm có bao nhiêu câu lạc bộ?"
NEXT = "Câu 2 trên 2. Bao nhiêu ngôi nhà?"


async def violations(page: Page) -> str:
    """What axe finds wrong with a page as it stands."""
    found = (await Axe().run(page)).response
    return "\n".join(f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found["violations"])


@dataclass
class Reader:
    """Whoever sits before the page: what they find on it, by role and words, and what they do."""

    page: Page
    chat: RunningChat

    def button(self, word: str) -> Locator:
        return self.page.get_by_role("button", name=self.chat.word(word), exact=True)

    def choice(self, label: str) -> Locator:
        return self.page.get_by_role("log").get_by_role("button", name=label, exact=True)

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log")

    @property
    def box(self) -> Locator:
        return self.page.get_by_role("textbox", name=self.chat.word("message"))

    async def open(self, code: str = CODE) -> None:
        await self.page.goto(self.chat.here(self.chat.channel.link(code)))

    async def join(self) -> None:
        await self.open()
        await self.button("enter").click()
        await self.choice("Đồng ý, cho tôi vào").click()
        await expect(self.log).to_contain_text(QUESTION)

    async def type(self, text: str) -> None:
        await self.box.fill(text)
        await self.button("send").click()

    async def said(self) -> list[str]:
        """What stands in the log, from the first line to the last."""
        return [re.sub(r"\s+", " ", text).strip() for text in await self.log.locator(".said, .mine").all_inner_texts()]

    async def wider_than_the_screen(self) -> bool:
        return bool(await self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@contextlib.asynccontextmanager
async def fresh_page(browser: Browser, width: int = PHONE[0], height: int = PHONE[1]) -> AsyncIterator[Page]:
    """A page of a browser that knows nobody. An error that the page's script does not catch fails the test."""
    errors: list[str] = []
    context = await browser.new_context(
        viewport={"width": width, "height": height}, locale="vi-VN", timezone_id="Europe/Paris"
    )
    page = await context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        yield page
    finally:
        await context.close()
    assert not errors, f"the page's script failed: {errors}"
