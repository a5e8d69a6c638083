"""A real browser for tests of the web chat: the system's Chromium, driven by Playwright.

Here: finding it and opening a page the size of a phone. Not here: what the page should show.
Playwright's synchronous API leaves its event loop running in the thread and so breaks every later `asyncio.run`;
only the asynchronous one is used.
"""

import contextlib
import os
import shutil
from collections.abc import AsyncIterator
from typing import Final

from playwright.async_api import Page, async_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ABSENT: Final = "Chromium is not installed (make system): the browser tests are skipped"
PHONE: Final = (360, 800)
"""Width and height in CSS pixels of the smallest phone that the web chat is made for."""


def find_chromium() -> str | None:
    """The path of the system's Chromium, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextlib.asynccontextmanager
async def open_page(chromium_path: str, *, size: tuple[int, int] = PHONE) -> AsyncIterator[Page]:
    """A blank page in a browser of its own. An error that the page's script does not catch fails the test."""
    errors: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium_path,
            # Chromium refuses its sandbox to root, and containers give little shared memory.
            args=["--disable-dev-shm-usage", *(["--no-sandbox"] if os.geteuid() == 0 else [])],
        )
        try:
            context = await browser.new_context(
                viewport={"width": size[0], "height": size[1]}, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
            )
            page = await context.new_page()
            page.on("pageerror", lambda error: errors.append(str(error)))
            yield page
        finally:
            await browser.close()
    assert not errors, f"the page's script failed: {errors}"
