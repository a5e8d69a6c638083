"""Events come in by the webhook: signed, kept before they are answered, counted once; and answered in the chat."""

import asyncio
import json
import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import select

from bot.channels.zalo_oa.signature import Signers
from conversation.messages import Reachable
from storage.store import Store
from storage.tables import address
from tests.channels.zalo_oa_stage import AN, SIGNERS, Stage, listening, on_stage, staged
from tests.support.form import kept
from tests.support.zalo_oa_api import APP_ID, APP_SECRET, OA_ID, OA_SECRET, Switches


def answers(stage: Stage) -> list[tuple[str, str]]:
    with stage.database.reading() as connection:
        return kept(Store(connection), AN.id)


async def fill_in(stage: Stage) -> None:
    phone = stage.service.phone(AN.id)
    await phone.say("/form")
    assert "1" in (await phone.hear()).text
    await phone.say("36")
    assert "2" in (await phone.hear()).text
    assert answers(stage) == [("1", "36")]


VARIANTS = [
    Switches(stamped_in=stamped, signed_id=id_, signed_secret=secret, mac_prefix=prefix)
    for stamped in ("header", "body")
    for id_ in ("app", "oa")
    for secret, prefix in (("oa", True), ("app", False))
]


@pytest.mark.parametrize(
    "switches", VARIANTS, ids=lambda s: f"{s.stamped_in}-{s.signed_id}-{s.signed_secret}-{s.mac_prefix}"
)
def test_what_is_typed_is_kept_and_answered_whoever_signs(tmp_path: Path, switches: Switches) -> None:
    async def play(stage: Stage) -> None:
        await fill_in(stage)
        assert stage.service.refused == []
        assert set(stage.service.statuses) == {200}

    on_stage(tmp_path, play, switches=switches)


def test_the_variant_that_fitted_is_logged_and_no_secret(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def play(stage: Stage) -> None:
        with caplog.at_level(logging.DEBUG):
            await fill_in(stage)

    on_stage(tmp_path, play, switches=Switches(stamped_in="body"))

    assert "events are signed by: id app, time body, secret oa" in caplog.text
    for secret in (OA_SECRET, APP_SECRET, "access-", "refresh-"):
        assert secret not in caplog.text


def test_a_button_is_pressed_and_a_press_that_somebody_types_leads_nowhere_else(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        phone = stage.service.phone(AN.id)
        await phone.say("/choose")
        screen = await phone.hear()
        sent = stage.service.of("/cs")[-1]["message"]["attachment"]["payload"]["buttons"]
        assert all(each["payload"].startswith("#tk:") for each in sent)
        await phone.say("#tk:999.0")
        assert "earlier question" in (await phone.hear()).text or phone.messages
        await phone.tap(screen.labels[0])
        assert "CTD" in (await phone.hear()).text

    on_stage(tmp_path, play)


def test_whoever_follows_is_greeted_and_whoever_leaves_is_written_to_no_more(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        phone = stage.service.phone(AN.id)
        await phone.follow()
        await phone.hear()
        await phone.leave()
        await stage.service.until(lambda: not stage.service.pending)
        with stage.database.reading() as connection:
            reach = connection.execute(select(address.c.reach)).scalar_one()
        assert reach == Reachable.BLOCKED.value

    on_stage(tmp_path, play)


def test_an_event_that_is_brought_twice_counts_once_and_echoes_count_never(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        await fill_in(stage)
        await stage.deliverer.drained()
        await stage.service.until(lambda: not stage.service.pending)
        assert len(stage.service.of("/cs")) == 2
        assert answers(stage) == [("1", "36")]

    on_stage(tmp_path, play, switches=Switches(twice=True, echoes=True))


def test_events_out_of_order_are_all_kept(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        phone = stage.service.phone(AN.id)
        await phone.say("/form")
        await phone.hear()
        hook, stage.service.hook = stage.service.hook, ""
        await phone.say("36")
        stage.service.event("user_seen_message", AN.id, message={"msg_ids": ["1"]})
        stage.service.pending.rotate(1)
        stage.service.hook = hook
        stage.service.event("user_received_message", AN.id, message={"msg_id": "1"})
        assert "2" in (await phone.hear()).text
        assert answers(stage) == [("1", "36")]

    on_stage(tmp_path, play)


def said(text: str, number: int = 1) -> dict[str, Any]:
    return {
        "app_id": APP_ID,
        "event_name": "user_send_text",
        "timestamp": "1790000000123",
        "sender": {"id": AN.id},
        "recipient": {"id": OA_ID},
        "message": {"msg_id": str(number), "text": text},
    }


BROUGHT: list[tuple[str, dict[str, str] | None, bytes, int]] = [
    ("no signature: the console's test", {}, json.dumps(said("/form")).encode(), 200),
    ("no signature and no JSON", {}, b"ping", 200),
    ("a wrong signature", {"X-ZEvent-Signature": "mac=" + "0" * 64}, json.dumps(said("/form")).encode(), 401),
    ("a signature that is none", {"X-ZEvent-Signature": "ố"}, json.dumps(said("/form")).encode(), 401),
    ("signed, and no JSON", None, b"{", 401),
    ("signed, and no object", None, b"[]", 401),
    ("signed, and an event nobody knows", None, b'{"event_name":"new_thing","timestamp":"1"}', 200),
    ("signed, and without a name", None, b'{"timestamp":"1"}', 200),
    (
        "signed, and nonsense where a message should be",
        None,
        b'{"event_name":"user_send_text","timestamp":"1","sender":5,"message":[]}',
        200,
    ),
]


@pytest.mark.parametrize(("headers", "body", "status"), [pytest.param(*b, id=name) for name, *b in BROUGHT])
def test_what_is_brought_to_the_webhook(
    tmp_path: Path, headers: dict[str, str] | None, body: bytes, status: int
) -> None:
    async def play(stage: Stage) -> None:
        stage.service.switches.stamped_in = "body"
        signed = stage.service.signed(body, "1" if status == 200 else "")
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{stage.url}/zalo-oa", data=body, headers=signed if headers is None else headers) as told,
        ):
            assert told.status == status
        await stage.deliverer.drained()
        assert stage.service.of("/cs") == []

    on_stage(tmp_path, play)


def test_an_event_changed_on_its_way_is_forged(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        body = json.dumps(said("36")).encode()
        headers = stage.service.signed(body, "1790000000123")
        async with aiohttp.ClientSession() as session:
            for changed, status in ((body.replace(b"36", b"63"), 401), (body + b" ", 401), (body, 200)):
                async with session.post(f"{stage.url}/zalo-oa", data=changed, headers=headers) as told:
                    assert told.status == status

    on_stage(tmp_path, play)


def test_a_setting_rules_variants_out(tmp_path: Path) -> None:
    only = Signers(ids=SIGNERS.ids[:1], secrets=SIGNERS.secrets[:1], times=("header",))

    async def play(stage: Stage) -> None:
        body = json.dumps(said("36")).encode()
        async with aiohttp.ClientSession() as session:
            for stamped, id_, secret, status in [
                ("header", "app", "oa", 200),
                ("body", "app", "oa", 401),
                ("header", "oa", "oa", 401),
                ("header", "app", "app", 401),
            ]:
                stage.service.switches = Switches(stamped_in=stamped, signed_id=id_, signed_secret=secret)
                headers = stage.service.signed(body, "1790000000123")
                async with session.post(f"{stage.url}/zalo-oa", data=body, headers=headers) as told:
                    assert told.status == status, (stamped, id_, secret)

    on_stage(tmp_path, play, signers=only)


def test_what_cannot_be_kept_is_not_confirmed_and_counts_once_it_comes_again(tmp_path: Path) -> None:
    async def run() -> None:
        async with asyncio.timeout(30), staged(tmp_path) as stage, listening(stage):
            phone = stage.service.phone(AN.id)
            blocker = stage.database.engine.connect()
            blocker.exec_driver_sql("BEGIN IMMEDIATE")
            await phone.say("/form")
            await stage.service.until(lambda: 503 in stage.service.statuses)
            blocker.rollback()
            blocker.close()
            assert "1" in (await phone.hear()).text
            await stage.deliverer.drained()
            assert len(stage.service.of("/cs")) == 1

    asyncio.run(run())


def test_windows_are_dated_by_what_people_do_and_by_what_the_service_tells(tmp_path: Path) -> None:
    async def play(stage: Stage) -> None:
        phone = stage.service.phone(AN.id)
        await phone.say("/form")
        await phone.hear()
        await stage.service.until(lambda: bool(stage.service.of("/quota/message")))
        stage.channel._asked.clear()
        await stage.channel._ask_quota(AN)
        row = window(stage)
        spoke = stage.service.person(AN.id).last
        assert spoke is not None
        assert row.reach == Reachable.OPEN.value
        assert abs(row.reach_until - (spoke + timedelta(days=7))) < timedelta(seconds=1)
        assert abs(row.free_until - (spoke + timedelta(hours=48))) < timedelta(seconds=1)
        assert row.free_left in {7, 8}

    on_stage(tmp_path, play)


def window(stage: Stage) -> Any:
    with stage.database.reading() as connection:
        return connection.execute(
            select(address.c.reach, address.c.reach_until, address.c.free_until, address.c.free_left)
        ).one()
