"""The ballot page in a real browser: a phone of 360 pixels, a keyboard alone, a screen reader, axe."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.async_api import Locator, Page, expect

from tests.channels.ballot_booth import BallotBooth, open_booth
from tests.channels.web_reader import fresh_page, violations

if TYPE_CHECKING:
    from playwright.async_api import Browser

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

FLAG = "Mục 1 trên 3: Cờ thi đua của UBND tỉnh"
CERTIFICATE = "Mục 2 trên 3: Bằng khen của Chủ tịch UBND tỉnh"
HEAD = "Mục 3 trên 3: Trưởng khối năm 2024"


@pytest.fixture
async def booth(tmp_path: Path) -> AsyncIterator[BallotBooth]:
    async with open_booth(tmp_path) as open_one:
        yield open_one


@pytest.fixture
async def page(browser: "Browser") -> AsyncIterator[Page]:
    async with fresh_page(browser) as fresh:
        yield fresh


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def candidate(page: Page, contest: str, name: str) -> Locator:
    return page.get_by_role("group", name=contest, exact=True).get_by_role("group", name=name)


async def opened(page: Page, booth: BallotBooth, association: str = "NM") -> None:
    await page.goto(booth.link(association))
    await button(page, "Mở phiếu").click()
    await expect(page.get_by_role("heading", level=2)).to_be_focused()


async def wider_than_the_screen(page: Page) -> bool:
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth"))


async def test_from_the_link_to_the_receipt(page: Page, booth: BallotBooth) -> None:
    await page.goto(booth.link())
    await expect(page.get_by_text("Nếu máy đọc to, xin đeo tai nghe trước.")).to_be_visible()
    await expect(page.get_by_text("Hội Khuyến học")).to_have_count(0)
    await button(page, "Mở phiếu").click()
    await expect(page.get_by_role("heading", name="Phiếu của Hội Người mù")).to_be_focused()
    await expect(page.get_by_text("Hòm phiếu đóng lúc 17:00 15/12/2023.")).to_be_visible()
    assert not await wider_than_the_screen(page)

    study = candidate(page, FLAG, "Hội Khuyến học, ô thứ 4 trong 6")
    await study.get_by_role("radio", name="Đồng ý", exact=True).check()
    await candidate(page, FLAG, "Hội Luật gia, ô thứ 3 trong 6").get_by_role("radio", name="Không đồng ý").check()
    flag = page.get_by_role("group", name=FLAG, exact=True)
    await expect(flag.get_by_role("status")).to_have_text("Đồng ý 1, không đồng ý 1, để trống 4.")

    certificate = page.get_by_role("group", name=CERTIFICATE, exact=True)
    for name in ("Hội Khuyến học", "Hội Người cao tuổi"):
        await certificate.get_by_role("checkbox", name=name).check()
    await expect(certificate.get_by_role("status")).to_have_text("Đã chọn 2, còn được chọn 2.")
    head = page.get_by_role("group", name=HEAD, exact=True)
    await head.get_by_role("radio", name="Hội Chữ thập đỏ").check()

    await button(page, "Xem lại phiếu").click()
    await expect(page.get_by_role("heading", name="Xem lại phiếu trước khi bỏ")).to_be_focused()
    for said in (
        "Phiếu chưa bỏ vào hòm.",
        "Đồng ý: Hội Khuyến học.",
        "Không đồng ý: Hội Luật gia.",
        "Chọn: Hội Người cao tuổi, Hội Khuyến học.",
        "Chọn: Hội Chữ thập đỏ.",
    ):
        await expect(page.get_by_text(said, exact=True)).to_be_visible()
    assert booth.read(lambda store: store.ballot_box.voted(booth.ballot.id)) == (0, 18)
    await button(page, "Bỏ vào hòm phiếu").click()
    await expect(page.get_by_role("heading", name="Đã bỏ phiếu")).to_be_focused()
    receipt = booth.read(lambda store: store.ballot_box.receipts(booth.ballot.id))[0]
    await expect(page.get_by_text(f"({receipt})")).to_be_visible()
    assert not await wider_than_the_screen(page)
    assert "Hội Khuyến học" not in await page.content()
    assert await page.evaluate("document.cookie") == ""
    assert await page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]
    assert (await booth.close())["KH"] == 1


async def test_the_link_still_opens_after_a_reload_and_a_new_ballot_replaces_the_old(
    page: Page, booth: BallotBooth
) -> None:
    for place, name in enumerate(("Hội Khuyến học", "Hội Luật gia")):
        await opened(page, booth)
        again = page.get_by_text("Hội đã bỏ phiếu. Phiếu mới sẽ thay phiếu đang ở trong hòm.")
        await expect(again).to_be_visible(visible=bool(place))
        await candidate(page, FLAG, name).get_by_role("radio", name="Đồng ý", exact=True).check()
        await button(page, "Xem lại phiếu").click()
        await button(page, "Bỏ vào hòm phiếu").click()
        await expect(page.get_by_role("heading", name="Đã bỏ phiếu")).to_be_visible()
        await page.reload()
    counted = await booth.close()
    assert (counted["KH"], counted["LG"]) == (0, 1)


async def test_one_may_look_it_over_change_it_and_vote_again_on_the_page(page: Page, booth: BallotBooth) -> None:
    await opened(page, booth)
    await candidate(page, FLAG, "Hội Khuyến học").get_by_role("radio", name="Đồng ý", exact=True).check()
    await button(page, "Xem lại phiếu").click()
    await expect(page.get_by_text("Mục này để trống.")).to_have_count(2)
    await button(page, "Sửa lại phiếu").click()
    await candidate(page, FLAG, "Hội Khuyến học").get_by_role("radio", name="Để trống").check()
    await button(page, "Xem lại phiếu").click()
    await expect(page.get_by_text("Mục này để trống.")).to_have_count(3)
    await button(page, "Bỏ vào hòm phiếu").click()
    await button(page, "Đổi phiếu").click()
    await expect(page.get_by_role("radio", name="Đồng ý", exact=True, checked=True)).to_have_count(0)
    await expect(page.get_by_text("Hội đã bỏ phiếu.")).to_be_visible()


async def test_one_more_than_may_be_chosen_is_not_taken_and_said_so(page: Page, booth: BallotBooth) -> None:
    await opened(page, booth)
    certificate = page.get_by_role("group", name=CERTIFICATE, exact=True)
    boxes = certificate.get_by_role("checkbox")
    for place in range(5):
        await boxes.nth(place).click()
    await expect(certificate.get_by_role("status")).to_have_text(
        "Đã chọn đủ 4. Muốn chọn đơn vị khác, xin bỏ chọn một đơn vị trước."
    )
    await expect(certificate.get_by_role("checkbox", checked=True)).to_have_count(4)


async def test_a_keyboard_alone_is_enough(page: Page, booth: BallotBooth) -> None:
    await page.goto(booth.link())
    await page.keyboard.press("Tab")
    await expect(button(page, "Mở phiếu")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Phiếu của Hội Người mù")).to_be_focused()
    await page.keyboard.press("Tab")
    # The first candidate's marks: arrows go from "blank" round to "agree".
    await page.keyboard.press("ArrowRight")
    first = candidate(page, FLAG, "Hội Chữ thập đỏ").get_by_role("radio", name="Đồng ý", exact=True)
    await expect(first).to_be_checked()
    for _ in range(6):
        await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("checkbox", checked=True)).to_have_count(1)
    for _ in range(7):
        await page.keyboard.press("Tab")
    await expect(button(page, "Xem lại phiếu")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Xem lại phiếu trước khi bỏ")).to_be_focused()
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="Đã bỏ phiếu")).to_be_focused()
    assert (await booth.close())["CTD"] == 1


async def test_what_a_screen_reader_is_given(page: Page, booth: BallotBooth) -> None:
    """Each box says whose it is, which of how many, and by itself whether it is chosen."""
    await opened(page, booth)
    certificate = page.get_by_role("group", name=CERTIFICATE, exact=True)
    tree = await certificate.aria_snapshot()
    assert '- checkbox "Hội Khuyến học, ô thứ 4 trong 6"' in tree
    await certificate.get_by_role("checkbox", name="Hội Khuyến học").check()
    tree = await certificate.aria_snapshot()
    assert "[checked]" in tree
    assert "Đã chọn 1, còn được chọn 3." in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_axe_finds_nothing_on_any_step(page: Page, booth: BallotBooth, scheme: str) -> None:
    await page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    await page.goto(booth.link())
    assert await violations(page) == ""
    await button(page, "Mở phiếu").click()
    await page.get_by_role("group", name=CERTIFICATE, exact=True).get_by_role("checkbox").first.check()
    assert await violations(page) == ""
    await button(page, "Xem lại phiếu").click()
    assert await violations(page) == ""
    await button(page, "Bỏ vào hòm phiếu").click()
    await expect(page.get_by_role("heading", name="Đã bỏ phiếu")).to_be_visible()
    assert await violations(page) == ""


async def test_nothing_is_cut_off_at_twice_the_size(page: Page, booth: BallotBooth) -> None:
    await page.set_viewport_size({"width": 180, "height": 400})
    await opened(page, booth)
    assert not await wider_than_the_screen(page)
    await button(page, "Xem lại phiếu").click()
    assert not await wider_than_the_screen(page)


async def test_a_closed_box_and_a_wrong_link_are_said_in_words(page: Page, booth: BallotBooth) -> None:
    await opened(page, booth)
    await button(page, "Xem lại phiếu").click()
    booth.clock.move(timedelta(hours=4))
    await button(page, "Bỏ vào hòm phiếu").click()
    await expect(page.get_by_role("alert").filter(visible=True)).to_have_text(
        "Hòm phiếu đã đóng. Phiếu gửi sau giờ đóng không được tính."
    )
    await page.goto(f"{booth.url}/phieu?x#abcdefgh")
    await button(page, "Mở phiếu").click()
    await expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("không mở được phiếu nào")
    await page.goto(f"{booth.url}/phieu?y")
    await expect(page.get_by_role("alert").filter(visible=True)).to_contain_text(
        "Trang này mở bằng đường dẫn của riêng"
    )


async def test_without_connection_nothing_chosen_is_lost(page: Page, booth: BallotBooth) -> None:
    await opened(page, booth)
    await candidate(page, FLAG, "Hội Khuyến học").get_by_role("radio", name="Đồng ý", exact=True).check()
    await button(page, "Xem lại phiếu").click()
    await page.context.set_offline(True)
    await button(page, "Bỏ vào hòm phiếu").click()
    await expect(page.get_by_role("alert").filter(visible=True)).to_contain_text("Lúc này chưa kết nối được")
    await page.context.set_offline(False)
    await button(page, "Bỏ vào hòm phiếu").click()
    await expect(page.get_by_role("heading", name="Đã bỏ phiếu")).to_be_visible()
    assert (await booth.close())["KH"] == 1


async def test_the_page_in_english_keeps_the_link(page: Page, booth: BallotBooth) -> None:
    await page.goto(booth.link())
    await page.get_by_role("link", name="English").click()
    await button(page, "Open the ballot").click()
    await expect(page.get_by_role("heading", name="Ballot of Hội Người mù")).to_be_focused()
    await expect(page.get_by_text("The box closes at 17:00 15/12/2023.")).to_be_visible()
