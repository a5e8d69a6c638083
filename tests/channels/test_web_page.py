"""The page as it is served: its words, its headers, its files, and the demonstration around it."""

import json
import re
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import pytest

from bot.channels.web.ballot_words import BALLOT_WORDS
from bot.channels.web.demo import DemoPage, DemoSeat, Moment
from bot.channels.web.upload_words import UPLOAD_WORDS
from bot.channels.web.words import WORDS
from tests.channels.web_chat import START, Browser, running_chat

pytestmark = pytest.mark.anyio

PAGE = files("bot.channels.web").joinpath("page")
SCRIPTS = {file.name: file.read_text("utf-8") for file in PAGE.iterdir() if file.name.endswith(".js")}
OPENING = datetime(2026, 12, 15, 7, 0, tzinfo=UTC)


def demo() -> tuple[DemoPage, list[datetime]]:
    moved: list[datetime] = []

    async def move(to: datetime) -> datetime:
        moved.append(to)
        return to

    seats = (DemoSeat("Hội Chữ thập đỏ", "/seat/1/#p=x"), DemoSeat("Ban Thi đua", "/seat/2/#p=y"))
    return DemoPage(seats=seats, now=lambda: START, move=move, moments=(Moment("Khai mạc", OPENING),)), moved


async def test_every_answer_carries_the_headers_that_keep_strangers_scripts_out(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        for path in ("", "chat.css", "chat.js", "me", "menu", "nowhere", "healthz"):
            async with page.session.get(f"{chat.url}/{path}") as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'self'" in policy
                assert "unsafe" not in policy
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
                assert answer.headers["Referrer-Policy"] == "no-referrer"


async def test_the_page_speaks_its_readers_language_and_names_who_runs_it(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        for language, path in (("vi", ""), ("en", "?lang=en"), ("vi", "?lang=xx")):
            html = (await page.get(path))[1].decode()
            assert f'<html lang="{language}">' in html
            assert "Ban Thi đua - Khen thưởng tỉnh Bắc Giang" in html
            assert chat.word("never", language) in html
            assert "{{" not in html


async def test_no_name_breaks_out_of_the_page(tmp_path: Path) -> None:
    async with running_chat(tmp_path, board="</script><script>alert(1)</script>") as chat, Browser(chat) as page:
        html = (await page.get(""))[1].decode()
        assert "<script>alert" not in html
        facts = re.search(r'<script type="application/json" id="facts">(.*?)</script>', html, re.DOTALL)
        assert facts is not None
        assert "</script><script>alert(1)</script>" in json.loads(facts[1])["words"]["run_by"]


def test_every_word_the_scripts_say_exists_and_every_word_is_said() -> None:
    pages = "".join(file.read_text("utf-8") for file in PAGE.iterdir() if file.name.endswith(".html"))
    said = {name for script in SCRIPTS.values() for name in re.findall(r'\bword\("(\w+)"', script)}
    assert said <= set(WORDS) | set(BALLOT_WORDS) | set(UPLOAD_WORDS)
    everything = "".join(SCRIPTS.values()) + pages + files("bot.channels.web").joinpath("routes.py").read_text("utf-8")
    assert {name for name in WORDS if not re.search(rf'["{{]{name}["}}]', everything)} == set()


async def test_scripts_and_styles_are_fetched_anew_only_when_they_changed(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        for name in chat.channel.page.assets:
            async with page.session.get(f"{chat.url}/{name}") as answer:
                assert answer.status == 200
                tag = answer.headers["ETag"]
            assert (await page.get(name, **{"If-None-Match": tag}))[0] == 304


def test_nothing_on_the_page_comes_from_elsewhere_and_nothing_in_it_is_long() -> None:
    for file in PAGE.iterdir():
        text = file.read_text("utf-8")
        assert len(text.splitlines()) <= 400
        elsewhere = set(re.findall(r"https?://[\w.]+", text)) - {"http://www.w3.org"}
        assert elsewhere == set(), file.name


async def test_health_is_told_apart_from_readiness(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        assert [(await page.get(path))[0] for path in ("healthz", "readyz")] == [200, 200]
        await chat.stop_writing()
        assert [(await page.get(path))[0] for path in ("healthz", "readyz")] == [200, 503]


async def test_without_a_demonstration_there_are_no_seats(tmp_path: Path) -> None:
    async with running_chat(tmp_path) as chat, Browser(chat) as page:
        for path in ("demo", "seat/1/", "demo/seats"):
            assert (await page.get(path))[0] == 404


async def test_the_demonstration_shows_its_seats(tmp_path: Path) -> None:
    played, _ = demo()
    async with running_chat(tmp_path, demo=lambda _: played) as chat, Browser(chat) as page:
        for path in ("", "demo"):
            assert chat.word("demo_heading") in (await page.get(path))[1].decode()
        for path in ("i", "seat/1/", "seat/2/", "seat/2/chat.js"):
            assert (await page.get(path))[0] == 200
        seats = json.loads((await page.get("demo/seats"))[1])
        assert seats["seats"][0] == {"label": "Hội Chữ thập đỏ", "url": "/seat/1/#p=x"}
        assert seats["moments"] == [{"label": "Khai mạc", "to": OPENING.isoformat()}]
        assert seats["now"] == START.isoformat()


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ({"minutes": 60}, START + timedelta(hours=1)),
        ({"minutes": "1440"}, START + timedelta(days=1)),
        ({"to": OPENING.isoformat()}, OPENING),
        ({"to": "2026-12-15T14:00:00+07:00"}, OPENING),
        ({"minutes": -5}, None),
        ({"minutes": 10**12}, None),
        ({"minutes": "soon"}, None),
        ({"to": "2026-12-15"}, None),
        ({"to": "2020-01-01T00:00:00+00:00"}, None),
        ({}, None),
        ([], None),
        (5, None),
    ],
)
async def test_the_demonstrations_clock_moves_forward_only(tmp_path: Path, asked: object, to: datetime | None) -> None:
    played, moved = demo()
    async with running_chat(tmp_path, demo=lambda _: played) as chat, Browser(chat) as page:
        status, answer = await page.post("demo/clock", asked)
        assert moved == ([] if to is None else [to])
        assert (status, answer.get("now")) == ((400, None) if to is None else (200, to.isoformat()))


async def test_another_sites_page_does_not_move_the_clock(tmp_path: Path) -> None:
    played, moved = demo()
    async with running_chat(tmp_path, demo=lambda _: played) as chat, Browser(chat) as page:
        assert (await page.post("demo/clock", {"minutes": 60}, "http://evil.example"))[0] == 403
        assert moved == []
