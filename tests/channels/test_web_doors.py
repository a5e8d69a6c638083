"""Who gets in: by a code, by a personal link, from which page, how often; and what a browser keeps of it."""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request

from bot.channels.web.demo import DemoPage, DemoSeat
from bot.channels.web.live import LOGGED_OUT
from bot.channels.web.login import Cookies, Limiter, client
from storage.store import Store
from tests.channels.web_chat import CODE, START, VISIT, Browser, RunningChat, running_chat

pytestmark = pytest.mark.anyio


def addresses(chat: RunningChat) -> int:
    """How many addresses there are."""
    with chat.database.reading() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM address").scalar_one())


def token_of(link: str) -> str:
    return link.partition("#p=")[2]


# --- codes --------------------------------------------------------------------------------------------------------


async def test_opening_a_link_enters_nobody_however_often_it_is_fetched(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as preview:
        for path in ("", "i", "me", "?code=NCT-4827"):
            assert (await preview.get(path))[0] == 200
        assert addresses(chat) == 0
        assert not list(preview.session.cookie_jar)


async def test_a_wrong_code_is_answered_in_the_conversation(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert (await page.enter("NCT-0000"))[0] == 200
        assert await chat.said() == ["Không có mã này: NCT-0000"]


@pytest.mark.parametrize("typed", ["", "xin chào", "4827", "NCT-48271", "NCT-4827 /start"])
async def test_what_is_no_code_makes_no_address(tmp_path: Path, typed: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        status, answer = await page.enter(typed)
        assert (status, answer["error"]) == (422, "bad_code")
        assert addresses(chat) == 0


@pytest.mark.parametrize("typed", ["nct 4827", "NCT4827", " nct-4827 "])
async def test_a_code_may_be_typed_in_any_way(tmp_path: Path, typed: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert (await page.enter(typed))[0] == 200
        assert (await chat.said())[0].startswith("Chào Hội Người cao tuổi.")


async def test_an_answer_lost_on_the_way_does_not_use_a_code_up(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as first, Browser(chat) as again:
        await first.enter()
        # The same page presses once more, since it never saw the cookie.
        assert (await again.enter())[0] == 200
        assert addresses(chat) == 1
        assert len(await chat.said()) == 1
        assert await again.tap("1.0") == 200


@pytest.mark.parametrize("visit", ["", "short", "x" * 200, "a b" * 15])
async def test_a_visit_is_long_enough_to_be_a_secret(tmp_path: Path, visit: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert (await page.enter(CODE, visit))[0] == 403
        assert addresses(chat) == 0


async def test_somebody_else_on_the_same_machine_gets_an_address_of_their_own(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as machine:
        await machine.enter()
        async with machine.live() as before:
            await before.backlog()
            await machine.enter("NCT-0000", "w" * 43)
            assert await before.closed() == LOGGED_OUT
        assert await chat.said(2) == ["Không có mã này: NCT-0000"]
        assert len(await chat.said(1)) == 1


# --- personal links -----------------------------------------------------------------------------------------------


async def test_a_personal_link_lets_its_person_in_from_every_machine_to_one_conversation(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as one, Browser(chat) as other:
        link = chat.channel.personal_link(await chat.person("Hội Chữ thập đỏ"))
        assert link.startswith("http://chat.example/#p=")
        for machine in (one, other):
            assert (await machine.get("", **{"User-Agent": "a preview"}))[0] == 200
            assert (await machine.post("enter", {"token": token_of(link)}))[0] == 200
            assert (await machine.me())["name"] == "Hội Chữ thập đỏ"
        assert addresses(chat) == 1
        assert await chat.said() == ["Chào quý hội đã trở lại."]


async def test_a_personal_link_leads_back_to_the_conversation_begun_by_code(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as first, Browser(chat) as new_phone:
        await first.enter()
        await first.tap("1.0")
        await new_phone.post("enter", {"token": token_of(chat.channel.personal_link(1))})
        assert addresses(chat) == 1
        async with new_phone.live() as socket:
            told, _ = await socket.backlog()
            assert told[-1]["text"].startswith("Câu 1 trên 2.")


async def test_a_link_forged_cut_short_or_of_another_person_opens_nothing(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        token = token_of(chat.channel.personal_link(await chat.person("Hội Chữ thập đỏ")))
        person, until, signature = token.split(".")
        forged = [
            f"p2.{until}.{signature}",
            f"{person}.{int(until) + 1}.{signature}",
            token[:-1],
            f"{person}.{until}.{'A' * 43}",
            "",
            "p1",
        ]
        for each in forged:
            assert (await page.post("enter", {"token": each}))[0] == 403
        assert addresses(chat) == 0


async def test_a_link_ends_with_its_life(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        link = chat.channel.personal_link(await chat.person("Hội Chữ thập đỏ"), life=timedelta(days=14))
        chat.clock.move(timedelta(days=14, seconds=1))
        status, answer = await page.post("enter", {"token": token_of(link)})
        assert (status, answer["error"]) == (403, "bad_link")


async def test_a_lost_phone_s_links_and_log_ins_open_nothing_more(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as lost, Browser(chat) as new:
        person = await chat.person("Hội Chữ thập đỏ")
        link = token_of(chat.channel.personal_link(person))
        assert (await lost.post("enter", {"token": link}))[0] == 200
        chat.clock.move(timedelta(minutes=1))

        def out(store: Store) -> None:
            for place in store.linking.places(person):
                store.linking.unlink(person, place.id, chat.clock.now())
            store.linking.shut_links(person, chat.clock.now())

        await chat.receiver.write(out)
        assert not (await lost.me())["entered"]
        assert await lost.say("/nop") == 401
        assert (await lost.post("enter", {"token": link}))[0] == 403
        chat.clock.move(timedelta(minutes=1))
        fresh = token_of(chat.channel.personal_link(person))
        assert (await new.post("enter", {"token": fresh}))[0] == 200


async def test_the_six_digits_of_another_place_open_the_door_to_a_stranger_s_chat(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        status, _ = await page.post("enter", {"code": "482 716", "visit": VISIT})
        assert status == 200
        assert (await page.me())["name"] is None
        assert (await page.post("enter", {"code": "48271", "visit": VISIT}))[0] == 422


# --- cookies ------------------------------------------------------------------------------------------------------


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(tmp_path: Path) -> None:
    async with running_chat(tmp_path, public_url="https://tongket.example/hoi/") as chat, Browser(chat) as page:
        body = {"code": CODE, "visit": VISIT}
        async with page.session.post(f"{chat.url}/enter", json=body, headers=page.origin) as answer:
            cookie = answer.cookies["tongket"]
        assert (cookie["httponly"], cookie["secure"], cookie["samesite"]) == (True, True, "Strict")
        assert cookie["path"] == "/hoi/"


async def stay(to: datetime) -> datetime:
    """A demonstration's clock that nobody moves."""
    return to


async def test_seats_side_by_side_in_one_browser_share_nothing(tmp_path: Path) -> None:
    seats = tuple(DemoSeat(label, f"/seat/{n}/") for n, label in enumerate(("Hội", "Khối", "Ban"), 1))
    demo = DemoPage(seats=seats, now=lambda: START, move=stay)
    async with running_chat(tmp_path, demo=lambda _: demo) as chat, Browser(chat) as page:
        people = [await chat.person(name) for name in ("Hội Chữ thập đỏ", "Ban Thi đua - Khen thưởng")]
        for seat, person in enumerate(people, 1):
            page.base = f"/seat/{seat}/"
            link = chat.channel.personal_link(person, base=page.base)
            assert link.startswith(f"http://chat.example/seat/{seat}/#p=")
            assert (await page.post("enter", {"token": token_of(link)}))[0] == 200
        for seat, name in ((1, "Hội Chữ thập đỏ"), (2, "Ban Thi đua - Khen thưởng")):
            page.base = f"/seat/{seat}/"
            assert (await page.me())["name"] == name
        page.base = "/seat/3/"
        assert await page.me() == {"entered": False}
        assert await page.say("28") == 401


async def test_leaving_ends_the_login_and_every_page_of_it(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        async with page.live() as socket:
            await socket.backlog()
            kept = [(cookie.key, cookie.value) for cookie in page.session.cookie_jar]
            assert await page.post("leave", {}) == (200, {"entered": False})
            assert await socket.closed() == LOGGED_OUT
        assert not list(page.session.cookie_jar)
        page.session.cookie_jar.update_cookies(dict(kept))
        assert await page.say("28") == 401


# --- other pages, and the impatient ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", "http://chat.example.evil.example", "file://", "http://127.0.0.1:1"]
)
async def test_another_sites_page_may_ask_for_nothing(tmp_path: Path, origin: str) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        for path in ("enter", "say", "leave", "upload"):
            assert (await page.post(path, {"code": CODE, "event": "event-0001", "text": "28"}, origin))[0] == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await page.session.ws_connect(f"{chat.url}/live", headers={"Origin": origin})
        assert len(await chat.said()) == 1


async def test_a_page_behind_the_public_address_may(tmp_path: Path) -> None:
    async with running_chat(tmp_path, public_url="https://tongket.example/hoi/") as chat, Browser(chat) as page:
        status, _ = await page.post("enter", {"code": CODE, "visit": VISIT}, "https://tongket.example")
        assert status == 200


async def test_who_knocks_too_often_waits(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        answers = [(await page.post("enter", {"code": "-"}))[0] for _ in range(45)]
        assert answers[:40] == [422] * 40
        assert 429 in answers[40:]


def test_a_limit_lets_a_burst_through_and_then_one_at_a_time() -> None:
    time = [0.0]
    limiter = Limiter(2, timedelta(seconds=3), lambda: time[0])
    assert [limiter.passes("a") for _ in range(3)] == [True, True, False]
    assert limiter.passes("b")
    time[0] = 3.0
    assert [limiter.passes("a") for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("peer", "headers", "found"),
    [
        ("9.9.9.7", {}, "9.9.9.7"),
        ("9.9.9.7", {"X-Forwarded-For": "8.8.8.8"}, "9.9.9.7"),
        ("127.0.0.1", {"X-Forwarded-For": "8.8.8.8, 9.9.9.9"}, "9.9.9.9"),
        ("2001:db8:1:2:3:4:5:6", {}, "2001:db8:1:2::/64"),
        ("127.0.0.1", {"X-Forwarded-For": "nonsense"}, "127.0.0.1"),
    ],
)
def test_a_proxy_is_believed_only_from_a_private_network(peer: str, headers: Mapping[str, str], found: str) -> None:
    request = make_mocked_request("POST", "/enter", headers=headers).clone(remote=peer)
    assert client(request) == found


def test_each_base_has_a_cookie_of_its_own() -> None:
    cookies = Cookies("http://127.0.0.1:8080")
    request = make_mocked_request("GET", "/seat/2/me", headers={"Cookie": "tongket=a; tongket-seat-2=b"})
    assert [cookies.read(request, base) for base in ("/", "/seat/2/", "/seat/3/")] == ["a", "b", None]


async def test_no_code_token_or_word_reaches_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with running_chat(tmp_path) as chat, Browser(chat) as page:
            token = token_of(chat.channel.personal_link(await chat.person("Hội Chữ thập đỏ")))
            await page.post("enter", {"token": token})
            await page.enter()
            await page.say("28 nghìn đơn vị máu")
            cookie = next(iter(page.session.cookie_jar)).value
    written = caplog.text
    assert not [secret for secret in (token, cookie, CODE, VISIT, "28 nghìn") if secret in written]


async def test_a_login_table_alone_lets_nobody_in(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        await page.enter()
        cookie = next(iter(page.session.cookie_jar)).value
        with chat.database.reading() as connection:
            digest = connection.exec_driver_sql("SELECT digest FROM login").scalar_one()
            assert chat.channel.door.guest(Store(connection), digest) is None
            assert chat.channel.door.guest(Store(connection), cookie) is not None
