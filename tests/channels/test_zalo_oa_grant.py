"""The pair of tokens: renewed early, stored sealed before it is used, and lost only where the service says no."""

import asyncio
import logging
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.channels.base import NotSent
from bot.channels.zalo_oa.grant import Seals
from bot.channels.zalo_oa.wire import Pair
from conversation.reach import Unavailable
from conversation.render import Part
from storage.grants import Grant
from storage.sealing import Tampered
from storage.store import Store
from tests.channels.zalo_oa_stage import AN, KEY, Stage, listening, on_stage, staged
from tests.support.zalo_oa_api import APP_SECRET, FIRST_REFRESH, Fault, Switches

WAITS = Unavailable(refused=True)


def for_a_pair(path: str, _fields: Any) -> bool:
    return path.endswith("/access_token")


def grant(stage: Stage) -> Grant:
    with stage.database.reading() as connection:
        found = Store(connection).grants.find("zalo_oa")
    assert found is not None
    return found


def pairs_asked_for(stage: Stage) -> list[int]:
    """What became of each request for a pair."""
    return [each.code for each in stage.service.asked if each.path.endswith("/access_token")]


async def sends(stage: Stage) -> None:
    stage.service.person(AN.id).interacts(stage.clock.now())
    await stage.channel.send(AN, Part("x"), 1)


async def fails(stage: Stage) -> Unavailable:
    stage.service.person(AN.id).interacts(stage.clock.now())
    with pytest.raises(NotSent) as raised:
        await stage.channel.send(AN, Part("x"), 1)
    assert isinstance(raised.value.failure, Unavailable)
    return raised.value.failure


def test_the_settings_token_gives_the_first_pair_once(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        await sends(stage)
        await sends(stage)
        assert pairs_asked_for(stage) == [0]
        assert grant(stage).serial == 1

    on_stage(tmp_path, play)


def test_a_restart_goes_on_with_the_stored_pair(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path) as stage:
            async with listening(stage):
                await sends(stage)
            async with listening(stage):
                await sends(stage)
            assert pairs_asked_for(stage) == [0]

    asyncio.run(run())


@pytest.mark.parametrize("seconds", ["90000", 90000])
def test_a_pair_is_renewed_hours_before_it_ends(tmp_path: Path, seconds: str | int) -> None:
    async def play(stage: Stage) -> None:
        await sends(stage)
        assert grant(stage).good_until - stage.clock.now() > timedelta(hours=24, minutes=50)
        stage.clock.move(timedelta(hours=21))
        stage.keeper._wanted.set()
        await stage.service.until(lambda: stage.service.pairs == 1)
        stage.clock.move(timedelta(hours=2))
        stage.keeper._wanted.set()
        await stage.service.until(lambda: stage.service.pairs == 2)
        await sends(stage)
        assert set(pairs_asked_for(stage)) == {0}

    on_stage(tmp_path, play, switches=Switches(expires_in=seconds))


def everything_in(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.glob("tongket.sqlite3*"))


def test_neither_token_lies_readable_in_the_database(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        await sends(stage)
        bytes_there = await asyncio.to_thread(everything_in, tmp_path)
        for token in (FIRST_REFRESH, stage.service.refresh_token, *stage.service.access):
            assert token.encode() not in bytes_there

    on_stage(tmp_path, play)


def test_a_changed_secret_opens_what_the_older_one_sealed_and_another_one_nothing() -> None:
    sealed = Seals([KEY]).seal(Pair("a", "r", 1))

    assert Seals([b"n" * 32, KEY]).open(sealed) == Pair("a", "r", 0)
    with pytest.raises(Tampered):
        Seals([b"n" * 32]).open(sealed)


@pytest.mark.parametrize("code", [-216, -220])
def test_a_token_that_is_refused_is_renewed_once_and_the_message_sent_once(tmp_path: Path, code: int) -> None:
    async def play(stage: Stage) -> None:
        await sends(stage)
        stage.clock.move(timedelta(minutes=30))
        stage.service.fail(Fault(code))
        await sends(stage)
        assert pairs_asked_for(stage) == [0, 0]
        assert len(stage.service.phone(AN.id).messages) == 2

    on_stage(tmp_path, play)


def test_a_token_that_is_refused_however_new_it_is_costs_no_flood_of_pairs(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        await sends(stage)
        for _ in range(5):
            stage.service.fail(Fault(-216))
            await asyncio.sleep(0)
            with pytest.raises(NotSent):
                await stage.channel.send(AN, Part("x"), 1)
        assert pairs_asked_for(stage) == [0]

    on_stage(tmp_path, play)


def test_a_refusal_stops_everything_is_told_once_and_loses_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def play(stage: Stage) -> None:
        stage.service.refresh_token = "another-one-was-given"
        for _ in range(3):
            assert await fails(stage) == WAITS
        assert pairs_asked_for(stage) == [-14020]
        assert grant(stage).lost_why == "-14020 Invalid refresh token"
        assert stage.service.of("/cs") == []

    with caplog.at_level(logging.ERROR):
        on_stage(tmp_path, play)

    assert caplog.text.count("tongket zalo-oa consent") == 1
    assert FIRST_REFRESH not in caplog.text


def test_a_first_token_beside_a_wrong_key_is_tried_again_at_the_next_start(tmp_path: Path) -> None:
    async def run() -> None:
        async with staged(tmp_path, secret="wrong") as stage:
            async with listening(stage):
                assert await fails(stage) == WAITS
            stage.channel._wire._secret_key = APP_SECRET
            async with listening(stage):
                await stage.service.until(lambda: stage.service.pairs == 1)
                await sends(stage)

    asyncio.run(run())


def test_no_permission_yet_is_no_reason_to_wait_or_to_give_up(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        assert await fails(stage) == WAITS
        assert pairs_asked_for(stage) == []

    on_stage(tmp_path, play, seed=None)


UNREADABLE: list[tuple[str, Fault]] = [
    ("the line was cut", Fault(cut=True)),
    ("a proxy's page", Fault(garbled=True)),
    ("a page of a filter", Fault(garbled=True, status=403)),
    ("a server's failure", Fault(garbled=True, status=502)),
]


@pytest.mark.parametrize("fault", [pytest.param(fault, id=name) for name, fault in UNREADABLE])
def test_an_answer_that_says_nothing_loses_nothing(tmp_path: Path, fault: Fault) -> None:
    """The request was not carried out: the same token works the next time."""

    async def play(stage: Stage) -> None:
        stage.service.fail(fault, for_a_pair)
        await sends(stage)
        assert pairs_asked_for(stage) == [-1, 0]
        assert grant(stage).lost_at is None

    on_stage(tmp_path, play)


def test_an_answer_that_was_lost_with_the_pair_in_it_loses_the_grant(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        stage.service.fail(Fault(cut=True), for_a_pair, after=True)
        assert await fails(stage) == WAITS
        assert pairs_asked_for(stage) == [-1, -14020]

    on_stage(tmp_path, play)


async def _stopped(_stage: Stage, task: "asyncio.Task[None]") -> None:
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def _locked(stage: Stage, task: "asyncio.Task[None]") -> None:
    blocker = stage.database.engine.connect()
    blocker.exec_driver_sql("BEGIN IMMEDIATE")
    await stage.service.until(lambda: stage.service.pairs == 1)
    blocker.rollback()
    blocker.close()
    await stage.service.until(lambda: True)
    async with asyncio.timeout(20):
        await stage.keeper.token()
    await _stopped(stage, task)


@pytest.mark.parametrize("trouble", [_stopped, _locked])
def test_what_came_is_kept_whatever_happens_meanwhile(
    tmp_path: Path, trouble: Callable[[Stage, "asyncio.Task[None]"], Any]
) -> None:
    async def run() -> None:
        async with asyncio.timeout(60), staged(tmp_path) as stage:
            async with asyncio.TaskGroup() as group:
                asked = asyncio.Event()
                refresh = stage.channel._wire.refresh

                async def slow(token: str) -> Pair:
                    asked.set()
                    pair = await refresh(token)
                    await asyncio.sleep(0.1)
                    return pair

                stage.channel._wire.refresh = slow  # type: ignore[method-assign,assignment]
                task = group.create_task(stage.keeper.run())
                await asked.wait()
                await trouble(stage, task)
            assert (grant(stage).serial, grant(stage).lost_at) == (1, None)
            assert stage.keeper._seals.open(grant(stage).sealed).refresh == stage.service.refresh_token

    asyncio.run(run())
