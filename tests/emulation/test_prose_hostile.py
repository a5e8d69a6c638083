"""Whatever is pasted: no exception, offsets that hold, no work wasted."""

from cProfile import Profile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation.prose.finding import find

PIECES = """
gần hơn khoảng Ước đạt vượt tăng giảm từ đến năm tháng ngày đồng đ % tỷ triệu nghìn tr k chỉ tiêu kế hoạch số
khối hai mươi lăm một trăm rưỡi hộ hội viên suất quà lượt người chi hội , ; . : ( ) / - “ ” " 0 1
28 1.234 12,5 02 15/12 2023 6.754/4.133 1,43% 20-25 m2 ha QĐ-TW lũy kế mỗi bằng khen tặng TP
""".split()
PASTED = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789.,/- %đktr\u200b\u00a0\n٣²①½\u0301\u0323eEaAộĐ“”\"'", max_size=60),
    st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=15).map("".join),
)


@given(text=PASTED)
@settings(max_examples=1000)
def test_anything_is_read_without_error_and_every_figure_quotes_its_place(text: str) -> None:
    behind = 0
    for found in find(text):
        assert behind <= found.start < found.end <= len(text)
        assert found.span == text[found.start : found.end]
        assert found.span in found.sentence
        assert found.sentence in text
        assert found.value.is_finite()
        assert found.value >= 0
        assert found.readings[0] == found.value
        behind = found.end


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "123 456 ", "1.", "1/", "1-", "a", "“", '"', "một ", "hai mươi ", "tỷ ", "5 tỷ ", "(1",
        "\u0301", "e\u0301", "1\n", "2 hộ, ", "chỉ tiêu ", "tăng ", "số ", "đạt 5% ", "TP. A", "từ 1 đến ",
        "😀", "\u200b", ", hộ", "1 hộ, hộ, ",
    ],
)  # fmt: skip
def test_the_work_grows_with_the_length_alone(piece: str) -> None:
    """Counted in calls, which no busy machine changes: twice the text is twice the work, not its square."""
    once, twice = _calls(piece, 3_000), _calls(piece, 6_000)
    assert twice < 2.2 * once


def _calls(piece: str, length: int) -> int:
    text = (piece * length)[:length]
    profile = Profile()
    profile.runcall(find, text)
    return sum(entry.callcount for entry in profile.getstats())
