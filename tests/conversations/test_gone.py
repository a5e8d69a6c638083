"""What somebody is being asked about is taken out of the season meanwhile: told so, nothing broken."""

from pathlib import Path

import pytest

from emulation.people import Role
from emulation.season_file import read_season
from tests.support.red_cross import FIVE, RED_CROSS, asked_five, asking_the_red_cross_only, figures
from tests.support.script import PROFILES


@pytest.mark.parametrize("on", sorted(PROFILES))
def test_an_indicator_is_left_out_while_its_question_stands(tmp_path: Path, on: str) -> None:
    with asked_five(tmp_path, on) as office:
        chat = office.joined(Role.OFFICER, RED_CROSS)
        chat.says("/nop")
        chat.taps("Bắt đầu")
        chat.hears("Câu 1 trên 6.", "ngày hội hiến máu")
        fewer = asking_the_red_cross_only(FIVE[1:])
        office.stage.write(
            lambda store: store.seasons.importing.write(read_season(fewer, "bac-giang-2023"), fewer, demo=True)
        )
        chat.says("36")
        chat.hears("không còn trong năm tổng kết")
        assert figures(office) == {}
        chat.says("/nop")
        chat.taps("Bắt đầu")
        chat.hears("Câu 1 trên 5.", "đơn vị máu")
