"""The web chat before a real browser. Playwright is imported where a browser is wanted, not for every channel."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.channels.web_reader import Reader


@pytest.fixture(scope="module")
async def browser(chromium_path: str) -> "AsyncIterator[Browser]":
    """One browser for a module's tests; starting one takes longer than most of them."""
    from tests.support.chromium import open_page

    async with open_page(chromium_path) as page:
        assert page.context.browser is not None
        yield page.context.browser


@pytest.fixture
async def reader(tmp_path: Path, browser: "Browser") -> "AsyncIterator[Reader]":
    """Somebody before a running chat, with a browser that knows nobody."""
    from tests.channels.web_chat import running_chat
    from tests.channels.web_reader import Reader, fresh_page

    async with running_chat(tmp_path) as chat, fresh_page(browser) as page:
        yield Reader(page, chat)
