"""A Zalo group: the bot hears what speaks to it, answers there, and takes no figure and no vote."""

import asyncio
from pathlib import Path

import pytest
import sqlalchemy as sa

from conversation.messages import Address
from conversation.render import Part
from storage.tables import figure
from tests.channels.zalo_bot_bloc import Bloc, bloc
from tests.support.zalo_bot_api import Manners

GROUP = "zgr-0a1b2c3d4e5f60718293"


def figures(office: Bloc) -> int:
    with office.program.database.reading() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(figure)).scalar_one()


@pytest.mark.parametrize("mention_kept", [True, False])
def test_a_figure_in_a_group_is_none_and_its_writer_is_led_to_their_own_chat(
    tmp_path: Path, mention_kept: bool
) -> None:
    async def play() -> None:
        async with bloc(tmp_path, Manners(mention_kept=mention_kept)) as office:
            await office.officer.say("nộp số liệu")
            await office.hears("1. Bắt đầu")
            await office.officer.say("1")
            await office.hears("Câu 1 trên ")
            assert not office.officer.says_in_group(GROUP, "tôi nộp 36 nhé")
            assert office.officer.says_in_group(GROUP, "@Bot Tổng kết 36")
            await office.service.until(lambda: GROUP in office.service.groups)
            (said,) = office.service.groups[GROUP]
            assert "https://zalo.me/123" in said
            assert figures(office) == 0
            # The question in their own chat stands as it was.
            await office.officer.say("36")
            await office.hears("36")
            assert office.service.refused == []

    asyncio.run(play())


def test_a_board_that_changes_is_not_called_out_each_time(tmp_path: Path) -> None:
    async def play() -> None:
        async with bloc(tmp_path) as office:
            channel = office.program.channels["zalo_bot"]
            where = Address("zalo_bot", GROUP)
            await channel.send(where, Part("Đã nộp 1/6", pinned=True), 1)
            assert office.service.groups == {}
            await channel.send(where, Part("Đã nộp 2/6", pinned=True, anew=True), 1)
            assert office.service.groups == {GROUP: ["Đã nộp 2/6"]}

    asyncio.run(play())
