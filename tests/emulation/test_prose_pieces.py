"""A report in pieces: put together whatever order they came in, and no figure made by a cut."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.prose.pieces import Piece, joined

START = datetime(2023, 11, 20, 2, 0, tzinfo=UTC)

HEADED = (
    "BÁO CÁO tổng kết năm 2023 của Hội Chữ thập đỏ tỉnh.",
    "I. Kết quả: tiếp nhận 28.000 đơn vị máu.",
    "II. Nhân đạo: xây 38 nhà.",
    "III. Tổ chức: 170 chi hội.",
    "Nơi nhận: Ban Thi đua; Lưu VP.",
)


def sent(*texts: str, every: timedelta = timedelta(seconds=5)) -> list[Piece]:
    return [Piece(text, START + every * number) for number, text in enumerate(texts)]


@pytest.mark.parametrize("order", list(itertools.permutations(HEADED[1:4])))
def test_headings_tell_the_order(order: tuple[str, ...]) -> None:
    assert joined(sent(*order)).copy == "\n".join(HEADED[1:4])


@pytest.mark.parametrize("order", [HEADED[::-1], (HEADED[4], HEADED[2], HEADED[0], HEADED[1], HEADED[3])])
def test_the_opening_comes_first_and_the_closing_last(order: tuple[str, ...]) -> None:
    assert joined(sent(*order)).copy == "\n".join(HEADED)


@pytest.mark.parametrize(
    "texts",
    [
        ("(1/3) Một.", "(2/3) Hai.", "(3/3) Ba."),
        ("Phần 1: Một.", "Phần 2: Hai.", "Phần 3: Ba."),
        ("Một. (1/3)", "Hai. (2/3)", "Ba. (3/3)"),
        ("Một.", "(2/3) Hai.", "(3/3) Ba."),
    ],
)
def test_numbers_given_by_the_sender_win_and_are_not_read_as_figures(texts: tuple[str, ...]) -> None:
    for order in itertools.permutations(texts):
        whole = joined(sent(*order))
        assert whole.copy == "\n".join(texts)
        assert whole.text.split() == ["Một.", "Hai.", "Ba."]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_begins_in_lower_case_goes_on_with_what_broke_off(order: tuple[int, int]) -> None:
    texts = ("Trong năm, các cấp Hội đã vận động", "được 11 tỷ đồng, tặng 1.800 suất quà.")
    assert joined(sent(*(texts[each] for each in order))).text == " ".join(texts)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_what_two_pieces_share_is_read_once(order: tuple[int, int]) -> None:
    shared = "Hội đã tiếp nhận 28.000 đơn vị máu. "
    texts = ("Trong năm 2023. " + shared.strip(), shared + "Tặng 1.800 suất quà.")
    whole = joined(sent(*(texts[each] for each in order)))
    assert whole.text.count("28.000") == 1
    assert whole.text.startswith("Trong năm 2023.")


def test_a_piece_that_came_twice_counts_once() -> None:
    assert joined(sent("Một đoạn.", "Một đoạn.", "Hai đoạn.")).copy == "Một đoạn.\nHai đoạn."


def test_a_cut_through_a_figure_makes_no_figure() -> None:
    whole = joined(sent("Vận động được 28.0", "00 đơn vị máu và 36 ngày hội."))
    assert whole.copy == "Vận động được 28.0\n00 đơn vị máu và 36 ngày hội."
    assert "28" not in whole.text
    assert "00 đơn" not in whole.text
    assert "36 ngày hội" in whole.text


def test_the_time_of_sending_counts_where_nothing_else_does() -> None:
    one, two = sent("Đoạn thứ nhất.", "Đoạn thứ hai.")
    assert joined([two, one]).copy == "Đoạn thứ nhất.\nĐoạn thứ hai."


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=7))
def test_nothing_is_lost_whatever_came(texts: list[str]) -> None:
    copy = joined(sent(*texts)).copy
    assert sorted(copy) == sorted("\n".join(dict.fromkeys(texts)))
