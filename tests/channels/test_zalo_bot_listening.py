"""Events come in by polling and by webhook, however the service tells them: kept before the next, answered once."""

import asyncio
import itertools
import logging
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.channels.base import ChannelStopped
from bot.channels.zalo_bot.channel import Ways
from bot.channels.zalo_bot.wire import Wire
from bot.receive import NotTaken
from storage.store import Store
from tests.channels.zalo_bot_stage import SECRET, Stage, listening, staged
from tests.support.form import kept
from tests.support.zalo_bot_api import TOKEN, FakeZaloBot, Fault, Manners

POLLING = Ways()
WEBHOOK = Ways(public_url="https://tongket.example.vn", secret=SECRET)
HEADER = "X-Bot-Api-Secret-Token"


def on_stage(
    directory: Path,
    play: Callable[[Stage, str], Awaitable[None]],
    *,
    ways: Ways = POLLING,
    manners: Manners | None = None,
) -> None:
    async def run() -> None:
        service = FakeZaloBot(manners or Manners())
        async with staged(directory, ways=ways, service=service) as stage, asyncio.timeout(30), listening(stage) as url:
            await play(stage, url)

    asyncio.run(run())


def answers(stage: Stage) -> list[tuple[str, str]]:
    with stage.database.reading() as connection:
        return kept(Store(connection), stage.an.number)


async def talks(stage: Stage, _url: str) -> None:
    """Somebody begins the form and answers its first question."""
    await stage.an.say("điền phiếu")
    assert "Question 1" in (await stage.an.hear()).text
    await stage.an.say("36")
    assert "Question 2" in (await stage.an.hear()).text
    assert answers(stage) == [("1", "36")]


MANNERS = {
    "an idle poll is a 408 in a 200": (POLLING, Manners(empty_poll="http 200")),
    "an idle poll is a 408": (POLLING, Manners(empty_poll="http 408")),
    "an idle poll holds null": (POLLING, Manners(empty_poll="null")),
    "an idle poll holds an empty object": (POLLING, Manners(empty_poll="empty")),
    "events are told again and again": (POLLING, Manners(replays=True)),
    "the status is always 200": (POLLING, Manners(mirrors_status=False)),
    "webhooks are flat": (WEBHOOK, Manners()),
    "webhooks are wrapped": (WEBHOOK, Manners(wrapped=True)),
    "nobody looks whether the webhook is there": (WEBHOOK, Manners(probes=False)),
}


@pytest.mark.parametrize(("ways", "manners"), MANNERS.values(), ids=MANNERS)
def test_what_is_typed_is_kept_and_answered_once(tmp_path: Path, ways: Ways, manners: Manners) -> None:
    async def play(stage: Stage, url: str) -> None:
        if ways is POLLING:
            # An idle poll comes first, whatever it looks like.
            await stage.service.until(lambda: len(stage.service.poll_times) > 1)
        await talks(stage, url)
        await stage.deliverer.drained()
        assert len(stage.an.messages) == 2
        assert stage.service.refused == []

    on_stage(tmp_path, play, ways=ways, manners=manners)


def test_each_mode_clears_away_what_the_other_left(tmp_path: Path) -> None:
    async def is_brought(stage: Stage, url: str) -> None:
        await stage.service.until(lambda: bool(stage.service.of("setWebhook")))
        await talks(stage, url)

    async def polls(stage: Stage, url: str) -> None:
        await stage.service.until(lambda: bool(stage.service.poll_times))
        await talks(stage, url)
        assert stage.service.webhook is None

    async def run() -> None:
        service = FakeZaloBot()
        service.webhook = {"url": "https://elsewhere.example", "secret_token": "somebody-else"}
        for number, (ways, then) in enumerate(((WEBHOOK, is_brought), (POLLING, polls))):
            (tmp_path / str(number)).mkdir()
            async with (
                staged(tmp_path / str(number), ways=ways, service=service) as stage,
                asyncio.timeout(30),
                listening(stage) as url,
            ):
                await then(stage, url)

    asyncio.run(run())


def test_polls_are_a_second_apart(tmp_path: Path) -> None:
    asked: list[float] = []

    async def run() -> None:
        service = FakeZaloBot(Manners(replays=True))
        async with staged(tmp_path, service=service) as stage:
            stage.channel._ways = Ways()  # the second of the real service
            call = stage.channel._wire.call

            # Told by when we ask: how long the way there takes is not ours.
            async def told(method: str, fields: Mapping[str, Any], *, patience: float = 20.0) -> Any:
                if method == "getUpdates":
                    asked.append(asyncio.get_running_loop().time())
                return await call(method, fields, patience=patience)

            stage.channel._wire.call = told  # type: ignore[method-assign]
            async with asyncio.timeout(30), listening(stage):
                await stage.an.say("điền phiếu")
                await service.until(lambda: len(service.poll_times) >= 3)
        assert min(later - earlier for earlier, later in itertools.pairwise(asked)) >= 0.99

    asyncio.run(run())


def test_an_event_waits_for_the_database(tmp_path: Path) -> None:
    async def play(stage: Stage, url: str) -> None:
        hand_in, failures = stage.receiver.hand_in, [NotTaken("locked")]

        async def once(events: Any) -> Any:
            if failures:
                raise failures.pop()
            return await hand_in(events)

        stage.receiver.hand_in = once  # type: ignore[method-assign]
        await talks(stage, url)
        assert failures == []

    on_stage(tmp_path, play)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(502, garbled=True),
        Fault(200, garbled=True),
        Fault(500, "Oops"),
        Fault(403, "Internal server error"),
        Fault(429, "Quota exceeded"),
        Fault(200, cut=True),
    ],
    ids=["a page for an error", "a page for a yes", "500", "403", "429", "a line that breaks"],
)
def test_polling_goes_on_after_trouble(tmp_path: Path, fault: Fault) -> None:
    async def play(stage: Stage, url: str) -> None:
        stage.service.fail(fault, lambda method: method == "getUpdates")
        await stage.service.until(lambda: not stage.service.faults)
        await talks(stage, url)

    on_stage(tmp_path, play)


def test_a_token_that_is_none_stops_the_program_with_a_line(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path, token="1:wrong") as stage, asyncio.timeout(10):
            with pytest.raises(ChannelStopped, match="TONGKET_ZALO_BOT_TOKEN"):
                await stage.channel.run()

    asyncio.run(run())


def test_a_token_that_is_taken_back_is_told(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        stage.service.fail(Fault(401, "Unauthorized"), lambda method: method == "getUpdates")
        await stage.service.until(lambda: not stage.service.faults)
        async with asyncio.timeout(5):
            while not stage.token_refused:
                await stage.receiver.write(lambda _store: None)

    on_stage(tmp_path, play)


# --- the webhook ----------------------------------------------------------------------------------------------------


async def brought(url: str, body: bytes, secret: str | None = SECRET, method: str = "POST") -> int:
    headers = {} if secret is None else {HEADER: secret}
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"{url}/zalo-bot", data=body, headers=headers) as answer,
    ):
        return answer.status


EVENT = b'{"event_name":"message.text.received","message":{"from":{"id":"a"},"text":"36"}}'
DOCUMENT = b'{"event_name":"message.unsupported.received"}'
REQUESTS = [
    ("a probe without anything", b"", None, "POST", 200),
    ("a probe by GET", b"", None, "GET", 200),
    ("no JSON", b"hello", None, "POST", 200),
    ("no event", b"{}", SECRET, "POST", 200),
    ("an event", EVENT, SECRET, "POST", 200),
    ("an event without the secret", EVENT, None, "POST", 401),
    ("an event with another secret", EVENT, "a-secret-of-webhookz", "POST", 401),
    ("an event with letters beyond ASCII", EVENT, "bí-mật", "POST", 401),
    ("an event without a message", DOCUMENT, SECRET, "POST", 200),
    ("an event nobody knows", b'{"event_name":"message.poll.received","message":{}}', SECRET, "POST", 200),
]


@pytest.mark.parametrize(
    ("body", "secret", "method", "status"), [row[1:] for row in REQUESTS], ids=[row[0] for row in REQUESTS]
)
def test_what_is_brought(tmp_path: Path, body: bytes, secret: str | None, method: str, status: int) -> None:
    async def play(stage: Stage, url: str) -> None:
        assert await brought(url, body, secret, method) == status
        await talks(stage, url)

    on_stage(tmp_path, play, ways=WEBHOOK)


def test_the_service_looks_whether_we_are_there(tmp_path: Path) -> None:
    async def play(stage: Stage, _url: str) -> None:
        await stage.service.until(lambda: bool(stage.service.of("setWebhook")))
        (asked,) = stage.service.of("setWebhook")
        assert asked == {"url": "https://tongket.example.vn/zalo-bot", "secret_token": SECRET}
        assert stage.service.probed == [200]

    on_stage(tmp_path, play, ways=WEBHOOK)


# --- what must not be told ------------------------------------------------------------------------------------------


@pytest.mark.anyio
async def test_the_token_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    service = FakeZaloBot()
    with caplog.at_level(logging.DEBUG):
        async with service.serving():
            wire = Wire(TOKEN, service.base_url)
            await wire.call("getMe", {})
            await wire.close()
    assert "HTTP Request: POST" in caplog.text
    assert TOKEN not in caplog.text
    assert "fake-secret" not in caplog.text
