"""Updates come in by polling and by webhook: kept before they are confirmed, answered once, taps edited in place."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.channels.base import ChannelStopped
from bot.receive import NotTaken
from bot.web import Server
from storage.store import Store
from tests.channels.telegram_stage import AN, Stage, staged
from tests.support.form import kept
from tests.support.telegram_api import Fault

SECRET = "a-secret-of-the-webhook"
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@contextlib.asynccontextmanager
async def listening(stage: Stage) -> AsyncIterator[str]:
    """Run engine and channel, and what is mounted on a port; give its address."""
    app = web.Application()
    app.add_routes(stage.channel.routes)
    server = Server(app, "127.0.0.1", 0)
    await server.start()
    stage.service.proxied = f"http://127.0.0.1:{server.port}"
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(stage.channel.run()), group.create_task(stage.deliverer.run())]
            yield stage.service.proxied
            for task in tasks:
                task.cancel()
    finally:
        await server.stop()


def on_stage(directory: Path, play: Callable[[Stage, str], Awaitable[None]], *, secret: str | None = None) -> None:
    async def run() -> None:
        async with staged(directory, secret=secret) as stage, asyncio.timeout(30), listening(stage) as url:
            await play(stage, url)

    asyncio.run(run())


def answers(stage: Stage) -> list[tuple[str, str]]:
    with stage.database.reading() as connection:
        return kept(Store(connection), AN.id)


ways = pytest.mark.parametrize("secret", [None, SECRET], ids=["polling", "webhook"])


@ways
def test_what_is_typed_is_kept_and_answered(tmp_path: Path, secret: str | None) -> None:
    async def play(stage: Stage, _url: str) -> None:
        phone = stage.service.phone(7)
        await phone.say("/form")
        assert "1" in (await phone.hear()).text
        await phone.say("36")
        assert "2" in (await phone.hear()).text
        assert answers(stage) == [("1", "36")]
        assert stage.service.refused == []

    on_stage(tmp_path, play, secret=secret)


@ways
def test_a_tap_is_answered_at_once_and_its_screen_gives_way(tmp_path: Path, secret: str | None) -> None:
    async def play(stage: Stage, _url: str) -> None:
        phone = stage.service.phone(7)
        await phone.say("/choose")
        screen = await phone.hear()
        await phone.tap(screen.labels[0])
        chosen = await phone.hear()
        await stage.deliverer.drained()
        assert "CTD" in chosen.text
        assert len(phone.messages) == 1, "the answer stands in the place of the question"
        assert len(stage.service.of("answerCallbackQuery")) == 1
        assert stage.service.refused == []

    on_stage(tmp_path, play, secret=secret)


def test_an_edit_that_was_carried_out_though_its_answer_was_lost_is_made_again_harmlessly(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        phone = stage.service.phone(7)
        await phone.say("/choose")
        screen = await phone.hear()
        stage.service.fail(Fault(200, "", cut=True), lambda method, _fields: method == "editMessageText", after=True)
        await phone.tap(screen.labels[0])
        await phone.hear()
        await stage.service.until(lambda: bool(stage.service.refused))
        assert [each.method for each in stage.service.refused] == ["editMessageText"], "not modified, and no matter"
        assert len(phone.messages) == 1

    on_stage(tmp_path, play)


def test_a_screen_that_was_deleted_is_sent_anew(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        phone = stage.service.phone(7)
        await phone.say("/choose")
        screen = await phone.hear()
        phone.messages.clear()
        await phone.tap(screen.labels[0])
        assert "CTD" in (await phone.hear()).text
        assert len(stage.service.of("sendMessage")) == 2
        assert stage.service.throttled == 0

    on_stage(tmp_path, play)


def test_a_webhook_is_left_for_polling_and_set_for_webhooks(tmp_path: Path) -> None:
    async def polls(stage: Stage, _url: str) -> None:
        stage.service.webhook = {"url": "https://old.example.vn/telegram"}
        await stage.service.phone(7).say("/form")
        await stage.service.phone(7).hear()
        assert stage.service.webhook is None

    async def hooks(stage: Stage, _url: str) -> None:
        await stage.service.phone(7).say("/form")
        await stage.service.phone(7).hear()
        assert stage.service.webhook == {
            "url": "https://tongket.example.vn/telegram",
            "secret_token": SECRET,
            "max_connections": 8,
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
            "drop_pending_updates": False,
        }

    (tmp_path / "polls").mkdir()
    (tmp_path / "hooks").mkdir()
    on_stage(tmp_path / "polls", polls)
    on_stage(tmp_path / "hooks", hooks, secret=SECRET)


def test_a_second_poller_stops_with_one_line(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path) as stage, asyncio.timeout(30):
            taken = Fault(409, "Conflict: terminated by other getUpdates request")
            stage.service.fail(taken, lambda method, _fields: method == "getUpdates")
            with pytest.raises(ChannelStopped) as stopped:
                await stage.channel.run()
            assert "\n" not in stopped.value.why
            assert "Another program" in stopped.value.why

    asyncio.run(run())


def test_a_token_nobody_knows_stops_with_one_line_that_does_not_tell_it(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path, token="99:wrong") as stage, asyncio.timeout(30):
            with pytest.raises(ChannelStopped) as stopped:
                await stage.channel.run()
            assert "TONGKET_TELEGRAM_TOKEN" in stopped.value.why
            assert "99:" not in stopped.value.why

    asyncio.run(run())


BROUGHT = [
    pytest.param({}, b'{"update_id": 1}', 401, id="no secret"),
    pytest.param({HEADER: SECRET + "x"}, b'{"update_id": 1}', 401, id="a wrong secret"),
    pytest.param({HEADER: "ố"}, b'{"update_id": 1}', 401, id="a secret that is no ASCII"),
    pytest.param({HEADER: SECRET}, b"{", 400, id="no JSON"),
    pytest.param({HEADER: SECRET}, b"\xff\xfe", 400, id="no UTF-8"),
    pytest.param({HEADER: SECRET}, b"[]", 400, id="no update"),
    pytest.param({HEADER: SECRET}, b'{"update_id": "1"}', 400, id="an update without a number"),
    pytest.param({HEADER: SECRET}, b'{"update_id": 1}', 200, id="a kind nobody knows"),
    pytest.param({HEADER: SECRET}, b'{"update_id": 1, "message": 5}', 200, id="an update nobody can read"),
]


@pytest.mark.parametrize(("headers", "body", "status"), BROUGHT)
def test_what_is_brought_to_the_webhook(tmp_path: Path, headers: dict[str, str], body: bytes, status: int) -> None:
    async def play(_stage: Stage, url: str) -> None:
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{url}/telegram", data=body, headers=headers) as told,
        ):
            assert told.status == status

    on_stage(tmp_path, play, secret=SECRET)


def typed(update_id: int, text: str) -> dict[str, object]:
    chat = {"id": 7, "type": "private", "first_name": "An"}
    who = {"id": 7, "is_bot": False, "first_name": "An"}
    message = {"message_id": update_id, "date": 1_800_000_000, "chat": chat, "from": who, "text": text}
    return {"update_id": update_id, "message": message}


def test_an_update_that_is_brought_twice_counts_once(tmp_path: Path) -> None:
    async def play(stage: Stage, url: str) -> None:
        async with aiohttp.ClientSession() as session:
            for update in (typed(1, "/form"), typed(1, "/form"), typed(2, "36"), typed(2, "36"), typed(1, "/form")):
                async with session.post(f"{url}/telegram", json=update, headers={HEADER: SECRET}) as told:
                    assert told.status == 200
                await stage.deliverer.drained()
        assert answers(stage) == [("1", "36")]
        assert len(stage.service.of("sendMessage")) == 2

    on_stage(tmp_path, play, secret=SECRET)


def test_what_cannot_be_kept_is_not_confirmed(tmp_path: Path) -> None:
    async def play(stage: Stage, url: str) -> None:
        await stage.receiver.stop()
        with pytest.raises(NotTaken):
            await stage.channel.take([typed(1, "/form")])
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{url}/telegram", json=typed(1, "/form"), headers={HEADER: SECRET}) as told,
        ):
            assert told.status == 503

    async def run() -> None:
        async with staged(tmp_path, secret=SECRET) as stage, asyncio.timeout(30):
            app = web.Application()
            app.add_routes(stage.channel.routes)
            server = Server(app, "127.0.0.1", 0)
            await server.start()
            try:
                await play(stage, f"http://127.0.0.1:{server.port}")
            finally:
                await server.stop()

    asyncio.run(run())


def test_menus_go_to_everybody_and_to_each_persons_roles(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        stage.roles[AN] = frozenset({"officer"})
        phone = stage.service.phone(7)
        await phone.say("/form")
        await phone.hear()
        await stage.service.until(lambda: len(stage.service.of("setMyCommands")) == 4)
        menus = {
            (each["scope"]["type"], each.get("language_code"), each["scope"].get("chat_id"))
            for each in stage.service.of("setMyCommands")
        }
        assert menus == {
            ("all_private_chats", None, None),
            ("all_private_chats", "en", None),
            ("chat", None, 7),
            ("chat", "en", 7),
        }
        assert stage.channel.link("NCT-4827") == "https://t.me/tongket_test_bot?start=NCT-4827"

    on_stage(tmp_path, play)


def test_without_a_name_there_is_no_link_yet(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path) as stage:
            assert stage.channel.link("NCT-4827") is None
            assert await stage.channel.introduce()
            assert stage.channel.link("NCT-4827") is not None

    asyncio.run(run())


def test_nonsense_among_updates_holds_up_nobody(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        stage.service.update({"message": 5})
        stage.service.pending.append({"message": "without a number"})
        await stage.service.phone(7).say("/form")
        assert "1" in (await stage.service.phone(7).hear()).text

    on_stage(tmp_path, play)


@pytest.mark.parametrize("code", [401, 404, 429, 500, 502])
def test_a_hiccup_while_listening_ends_nothing(tmp_path: Path, code: int) -> None:
    async def play(stage: Stage, _url: str) -> None:
        phone = stage.service.phone(7)
        stage.service.fail(Fault(code, "hiccup", retry_after=0.01), lambda method, _fields: method == "getUpdates")
        await phone.say("/form")
        assert "1" in (await phone.hear()).text

    on_stage(tmp_path, play)
