"""The page for everybody: by keys alone, for a screen reader, enlarged, in English; and the demonstration's page."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from bot.channels.web.channel import WebChannel
from bot.channels.web.demo import DemoPage, DemoSeat, Moment
from bot.clock import MovedClock, RealClock
from tests.channels.web_chat import CODE, START, running_chat
from tests.channels.web_reader import NEXT, QUESTION, Reader, fresh_page, violations
from tests.support.chromium import PHONE

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_everything_is_done_by_keys_alone(reader: Reader) -> None:
    await reader.page.goto(reader.chat.url)
    keys = reader.page.keyboard
    await expect(reader.page.get_by_label(reader.chat.word("code"))).to_be_visible()
    await keys.press("Tab")
    await expect(reader.page.get_by_label(reader.chat.word("code"))).to_be_focused()
    await keys.type("nct4827")
    await keys.press("Enter")
    await expect(reader.choice("Để sau")).to_be_visible()
    await expect(reader.box).to_be_focused()
    # The newest choices stand right before the box.
    await keys.press("Shift+Tab")
    await expect(reader.choice("Để sau")).to_be_focused()
    await keys.press("Shift+Tab")
    await keys.press("Enter")
    await expect(reader.log).to_contain_text(QUESTION)
    await expect(reader.box).to_be_focused()
    await keys.type("28")
    await keys.press("Enter")
    await expect(reader.log).to_contain_text(NEXT)
    await expect(reader.box).to_be_focused()
    await expect(reader.box).to_have_value("")
    for key in ("Tab", "Tab", "Enter"):
        await keys.press(key)
    menu = reader.page.get_by_role("dialog", name=reader.chat.word("menu"))
    await expect(menu.get_by_role("button", name="/tiendo")).to_be_visible()
    await keys.press("Escape")
    await expect(menu).to_be_hidden()
    await expect(reader.button("menu")).to_be_focused()


async def test_a_screen_reader_hears_new_lines_only_and_not_its_owners_own(reader: Reader) -> None:
    await reader.join()
    await reader.page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
            window.heard = [];
            const log = document.getElementById("log");
            new MutationObserver((changes) => changes.forEach((each) => each.addedNodes.forEach((node) => {
                if (log.ariaLive === "polite" && node.ariaLive !== "off") window.heard.push(node.textContent);
            }))).observe(log, {childList: true});
        })"""
    )
    await reader.page.reload()
    await expect(reader.log).to_contain_text(QUESTION)
    heard = "window.heard.map((text) => text.slice(0, 13))"
    assert await reader.page.evaluate(heard) == ["Câu 1 trên 2."], "of what was there already, where we are"
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    assert await reader.page.evaluate(heard) == ["Câu 1 trên 2.", "Đã ghi: 28 câ"]


async def test_the_page_speaks_english_to_who_asks_and_keeps_the_code(reader: Reader) -> None:
    await reader.open()
    await reader.page.get_by_role("link", name="English").click()
    await expect(reader.page.get_by_role("button", name="Enter", exact=True)).to_be_visible()
    assert await reader.page.get_attribute("html", "lang") == "en"
    await expect(reader.page.get_by_text(CODE, exact=True)).to_be_visible()


async def test_the_demonstrations_seats_stand_side_by_side_or_behind_tabs(tmp_path: Path, browser: Browser) -> None:
    labels = ("Hội Chữ thập đỏ", "Trưởng khối", "Ban Thi đua")
    clock = MovedClock(START, RealClock())

    async def move(to: datetime) -> datetime:
        clock.set(to)
        return clock.now()

    def demo(channel: WebChannel) -> DemoPage:
        links = [channel.personal_link(number, base=f"/seat/{number}/") for number in range(1, 4)]
        seats = tuple(DemoSeat(label, link) for label, link in zip(labels, links, strict=True))
        moments = (Moment("ngày mở", START + timedelta(hours=2)), Moment("đã qua hạn", START + timedelta(days=9)))
        return DemoPage(seats=seats, now=clock.now, move=move, moments=moments)

    async with running_chat(tmp_path, demo=demo) as chat, fresh_page(browser, 1280, 800) as page:
        assert [await chat.person(label) for label in labels] == [1, 2, 3]
        await page.goto(chat.url)
        frames = [page.frame_locator(f"iframe[title='{label}']") for label in labels]
        for frame in frames:
            await expect(frame.get_by_role("log")).to_contain_text("Chào quý hội đã trở lại.")
            await expect(frame.get_by_role("log")).to_be_visible()
        await expect(page.get_by_role("tab")).to_have_count(0)
        await frames[1].get_by_role("textbox").fill("28")
        await frames[1].get_by_role("textbox").press("Enter")
        await expect(frames[1].get_by_role("log")).to_contain_text("Đã ghi: 28 ngôi nhà.")
        assert "28" not in await frames[0].get_by_role("log").inner_text()
        await page.get_by_role("button", name=chat.word("demo_day")).press("Enter")
        await expect(page.locator("#now")).to_contain_text("28/11/2026")
        # A moment that is over cannot be gone to any more; whoever stood on it stands on the clock.
        await expect(page.get_by_role("button", name="ngày mở")).to_have_count(0)
        await page.get_by_role("button", name="đã qua hạn").press("Enter")
        await expect(page.locator("#now")).to_contain_text("06/12/2026")
        await expect(page.locator("#clock summary")).to_be_focused()
        assert await violations(page) == ""
        await page.goto("about:blank")
        await page.goto(chat.here(chat.channel.link(CODE)))
        await expect(page.get_by_text(CODE, exact=True)).to_be_visible()
        await page.goto(chat.url)
        await page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        await expect(page.get_by_role("tab")).to_have_count(3)
        await expect(frames[0].get_by_role("log")).to_be_visible()
        await expect(frames[2].get_by_role("log")).to_be_hidden()
        await page.get_by_role("tab", name=labels[0]).press("ArrowLeft")
        await expect(page.get_by_role("tab", name=labels[2])).to_be_focused()
        await expect(frames[2].get_by_role("log")).to_be_visible()
        assert await violations(page) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_wrong(reader: Reader, scheme: Any) -> None:
    await reader.page.emulate_media(color_scheme=scheme)
    await reader.open()
    await expect(reader.button("enter")).to_be_visible()
    assert await violations(reader.page) == "", "the door"
    await reader.join()
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    await reader.type("36")
    await expect(reader.choice("Nộp")).to_be_visible()
    assert await violations(reader.page) == "", "a question with choices"
    await reader.choice("Nộp").click()
    await expect(reader.page.get_by_role("link", name="Biên nhận số 1.pdf")).to_be_visible()
    await reader.page.context.set_offline(True)
    await reader.type("40")
    await expect(reader.log.get_by_text(reader.chat.word("retrying"))).to_be_visible()
    assert await violations(reader.page) == "", "without connection, with a file"
    await reader.page.context.set_offline(False)
    await expect(reader.log.get_by_text(reader.chat.word("retrying"))).to_have_count(0)
    await reader.button("menu").click()
    await expect(reader.page.get_by_role("dialog").get_by_role("button", name="/tiendo")).to_be_visible()
    assert await violations(reader.page) == "", "the menu"


async def test_no_letter_is_small_and_at_twice_the_size_nothing_is_cut_off(reader: Reader) -> None:
    await reader.join()
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    small = await reader.page.evaluate(
        """[...document.querySelectorAll("body *")].filter((each) => each.checkVisibility() && each.innerText
            && parseFloat(getComputedStyle(each).fontSize) < 17).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert small == []
    low = await reader.page.evaluate(
        """[...document.querySelectorAll("button:enabled, input, textarea, a")].filter((each) => each.checkVisibility()
            && each.getBoundingClientRect().height < 24).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert low == []
    # Zooming to 200% leaves half as many CSS pixels.
    await reader.page.set_viewport_size({"width": 180, "height": 400})
    assert not await reader.wider_than_the_screen()
    await reader.box.scroll_into_view_if_needed()
    await reader.type("36")
    await reader.choice("Nộp").click()
    await expect(reader.log).to_contain_text("BN-7392")
