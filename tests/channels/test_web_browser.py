"""The page in a real browser, from the invitation link to the receipt, with and without connection."""

import unicodedata
from pathlib import Path

import pytest
from playwright.async_api import expect

from tests.channels.web_chat import CODE
from tests.channels.web_reader import NEXT, QUESTION, Reader, violations

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


async def test_an_officer_comes_from_the_link_to_the_receipt(reader: Reader, tmp_path: Path) -> None:
    await reader.open()
    await expect(reader.page.get_by_text(CODE, exact=True)).to_be_visible()
    await expect(reader.page.get_by_text(reader.chat.word("never"))).to_be_visible()
    assert await reader.page.evaluate("document.cookie") == ""
    await reader.button("enter").click()
    await reader.choice("Đồng ý, cho tôi vào").click()
    await expect(reader.log).to_contain_text(QUESTION)
    assert CODE not in reader.page.url
    await reader.type("28")
    await expect(reader.log).to_contain_text("Đã ghi: 28 câu lạc bộ.")
    await reader.type("36")
    await reader.choice("Nộp").click()
    await expect(reader.log).to_contain_text("Mã biên nhận: BN-7392")
    assert not await reader.wider_than_the_screen()
    async with reader.page.expect_download() as coming:
        await reader.page.get_by_role("link", name="Biên nhận số 1.pdf").click()
    download = await coming.value
    assert download.suggested_filename == "Biên nhận số 1.pdf"
    await download.save_as(tmp_path / "paper")
    assert (tmp_path / "paper").read_text("utf-8") == "biên nhận"


async def test_what_is_typed_without_connection_is_kept_said_so_and_sent_once(reader: Reader) -> None:
    await reader.join()
    await reader.page.context.set_offline(True)
    state = reader.page.get_by_role("status")
    await expect(state).to_have_text(reader.chat.word("offline"))
    await reader.type("28")
    await reader.type("28")
    await expect(reader.log.get_by_text(reader.chat.word("retrying"))).to_have_count(2)
    await reader.page.context.set_offline(False)
    await expect(state).to_have_text(reader.chat.word("online"))
    # The second of them was typed for the same question, not for the one after it.
    restated = reader.log.locator(".said").nth(3)
    await expect(restated).to_contain_text(NEXT)
    stored = [text for text in await reader.chat.said() if text.startswith("Đã ghi")]
    assert stored == [f"Đã ghi: 28 câu lạc bộ. {NEXT}"]
    await expect(reader.log.get_by_text(reader.chat.word("retrying"))).to_have_count(0)


async def test_what_waits_to_be_sent_outlives_a_reload(reader: Reader) -> None:
    await reader.join()
    await reader.page.route("**/say", lambda route: route.abort())
    await reader.type("28")
    await expect(reader.log.get_by_text(reader.chat.word("retrying"))).to_be_visible()
    await reader.page.unroute("**/say")
    # Whoever leaves is asked first, since a closed page sends nothing.
    reader.page.on("dialog", lambda dialog: dialog.accept())
    await reader.page.reload()
    await expect(reader.log).to_contain_text(f"Đã ghi: 28 câu lạc bộ. {NEXT}")
    assert len(await reader.chat.said()) == 3


async def test_a_line_that_breaks_shows_nothing_twice_and_reads_nothing_again(reader: Reader) -> None:
    await reader.join()
    await reader.page.evaluate(
        """window.added = [];
        new MutationObserver((changes) => changes.forEach(
            (each) => each.addedNodes.forEach((node) => window.added.push(node.textContent))
        )).observe(document.getElementById("log"), {childList: true})"""
    )
    before = await reader.said()
    reader.chat.channel.hang_up()
    row = await reader.chat.notice("Còn 3 ngày đến hạn.")
    await expect(reader.log).to_contain_text("Còn 3 ngày đến hạn.")
    assert row == 3
    assert await reader.page.evaluate("window.added") == ["Còn 3 ngày đến hạn."]
    assert await reader.said() == [*before, "Còn 3 ngày đến hạn."]


async def test_a_reload_shows_both_sides_again_in_their_order(reader: Reader) -> None:
    await reader.join()
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    await reader.box.fill("nháp")
    before = await reader.said()
    await reader.page.reload()
    await expect(reader.log).to_contain_text(NEXT)
    after = await reader.said()
    assert after == before
    assert [line.partition(" ")[2] for line in after if line.startswith(reader.chat.word("mine"))]
    await expect(reader.box).to_have_value("nháp")


async def test_only_the_newest_questions_buttons_can_be_pressed(reader: Reader) -> None:
    await reader.join()
    await expect(reader.choice("Đồng ý, cho tôi vào")).to_be_disabled()
    await expect(reader.choice("Để sau").first).to_be_disabled()
    await expect(reader.choice("để sau").last).to_be_enabled()
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    await expect(reader.choice("để sau").last).to_be_disabled()


async def test_a_button_is_pressed_once_however_often_it_is_tapped(reader: Reader) -> None:
    await reader.open()
    await reader.button("enter").click()
    await reader.choice("Đồng ý, cho tôi vào").dblclick()
    await expect(reader.log).to_contain_text(QUESTION)
    await reader.type("28")
    await expect(reader.log).to_contain_text(NEXT)
    assert len(await reader.chat.said()) == 3


async def test_a_command_in_a_text_is_a_button(reader: Reader) -> None:
    await reader.join()
    await reader.choice("/tiendo").click()
    await expect(reader.log).to_contain_text("Vâng, mọi số đã gõ vẫn còn.")


async def test_the_menu_offers_what_can_be_done(reader: Reader) -> None:
    await reader.join()
    await reader.button("menu").click()
    await reader.page.get_by_role("dialog").get_by_role("button", name="/tiendo").click()
    await expect(reader.log).to_contain_text("Vâng, mọi số đã gõ vẫn còn.")
    await expect(reader.page.get_by_role("dialog")).to_be_hidden()


async def test_a_picture_is_sent_and_one_too_large_is_told_so(reader: Reader, tmp_path: Path) -> None:
    await reader.join()
    (tmp_path / "Báo cáo.png").write_bytes(b"\x89PNG" + bytes(900))
    (tmp_path / "Phim.mp4").write_bytes(bytes(101_000))
    for name in ("Báo cáo.png", "Phim.mp4"):
        async with reader.page.expect_file_chooser() as choosing:
            await reader.button("attach").click()
        await (await choosing.value).set_files(tmp_path / name)
    await expect(reader.log).to_contain_text("Đã nhận tệp Báo cáo.png, 904 byte, picture.")
    await expect(reader.log).to_contain_text(reader.chat.word("too_large").split("{")[0].split(":")[0])
    assert len([text for text in await reader.chat.said() if "tệp" in text]) == 1


async def test_words_typed_apart_from_their_marks_arrive_whole(reader: Reader) -> None:
    await reader.join()
    await reader.type(unicodedata.normalize("NFD", "hai mươi tám"))
    await expect(reader.log).to_contain_text("Đã ghi: hai mươi tám câu lạc bộ.")


async def test_a_name_that_carries_a_script_is_shown_and_does_not_run(reader: Reader) -> None:
    await reader.join()
    await reader.type("<img src=x onerror=alert(1)>")
    await expect(reader.log).to_contain_text("Đã ghi: <img src=x onerror=alert(1)> câu lạc bộ.")
    assert await reader.log.locator("img").count() == 0


async def test_a_machine_in_use_asks_who_has_come(reader: Reader) -> None:
    await reader.join()
    await reader.page.goto("about:blank")
    await reader.open("NCT-0000")
    await expect(reader.page.get_by_text("Hội Người cao tuổi")).to_be_visible()
    assert await violations(reader.page) == ""
    await reader.button("somebody_else").click()
    await reader.button("enter").click()
    await expect(reader.log).to_contain_text("Không có mã này: NCT-0000")
    assert QUESTION not in " ".join(await reader.said())
    await reader.page.goto("about:blank")
    await reader.open("NCT-0000")
    await reader.button("go_on").click()
    await expect(reader.log).to_contain_text("Không có mã này: NCT-0000")


async def test_leaving_a_shared_machine_leaves_nothing_behind(reader: Reader) -> None:
    await reader.join()
    await reader.button("menu").click()
    await reader.button("leave").click()
    await expect(reader.page.get_by_label(reader.chat.word("code"))).to_be_visible()
    assert await reader.page.context.cookies() == []
    assert await reader.page.evaluate("Object.keys(sessionStorage)") == []
    assert QUESTION not in await reader.page.content()


async def test_a_code_that_is_none_is_told_so_where_it_was_typed(reader: Reader) -> None:
    await reader.page.goto(reader.chat.url)
    field = reader.page.get_by_label(reader.chat.word("code"))
    await field.fill("4827")
    await reader.button("enter").click()
    await expect(reader.page.get_by_role("alert")).to_have_text(reader.chat.word("bad_code"))
    await expect(field).to_be_focused()
    assert await violations(reader.page) == ""
