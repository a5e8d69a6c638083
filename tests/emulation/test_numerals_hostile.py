"""Whatever is typed: no exception, no figure out of nothing, no time wasted."""

import re
import unicodedata
from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation import numerals
from emulation.numerals import Asked, Plain, Unreadable, Why, parse_line, read
from emulation.numerals.tokens import bare

NUMBER_WORDS = set(
    """khong mot hai ba bon tu nam lam nham sau bay tam chin muoi ham bam
    chuc tram nghin ngan ngin van trieu ty ti ruoi""".split()
)
PIECES = """gần hơn khoảng không chưa có dưới trên đạt vượt tăng giảm từ đến năm tháng ngày đồng đ % tỷ triệu nghìn tr k
một hai ba tư lăm mười mươi trăm linh rưỡi phẩy 0 1 28 1.234 12,5 1,234 / - ( ) . , + ~ > m2 ha""".split()
SAID = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="0123456789.,/- %đktr\u200b\u00a0\n٣²①\u0301", max_size=25),
    st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
)


def has_a_number(text: str) -> bool:
    folded = unicodedata.normalize("NFKC", "".join(c for c in text if unicodedata.category(c) != "Cf"))
    return bool(re.search(r"[0-9]", folded)) or any(word in bare(folded) for word in NUMBER_WORDS)


@given(text=SAID, asked=st.sampled_from(Asked), unit=st.sampled_from([None, "đồng", "ha", "người", "triệu đồng", "%"]))
@settings(max_examples=1000)
def test_anything_is_read_without_error_and_no_figure_comes_out_of_nothing(
    text: str, asked: Asked, unit: str | None
) -> None:
    reading = read(text, asked, unit)
    if isinstance(reading, Plain):
        value = reading.quantity.value
        assert has_a_number(text)
        assert value.is_finite()
        assert abs(value) < numerals.LIMIT
        assert value == round(value, numerals.DECIMALS)


@given(text=SAID, asked=st.sampled_from(Asked))
def test_a_question_as_a_line_is_answered_with_a_line(text: str, asked: Asked) -> None:
    answer = parse_line({"id": "1", "text": text, "asked": asked})
    assert answer["status"] in {"ok", "ambiguous", "error"}
    assert (answer["value"] is not None) == (answer["status"] == "ok")


HOSTILE = {
    "digits": "9" * 100_000,
    "grouped": "1." * 50_000 + "000",
    "commas": "," * 100_000,
    "spaces": "1" + " " * 100_000 + "2",
    "invisible": "\u200b" * 100_000 + "36",
    "combining": "a" + "\u0301" * 100_000,
    "words": "một " * 25_000,
    "scales": "nghìn tỷ " * 10_000,
    "points": "phẩy " * 20_000,
    "just short enough": "một trăm " * 22,
    "two hundred digits": "9" * 200,
    "two hundred groups": "1 000 " * 33,
    "fractions": "1/2" * 60,
    "lines": "\n" * 199 + "1",
    "expanding": "\ufdfa" * 150,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("asked", Asked)
def test_hostile_texts_are_answered_at_once(text: str, asked: Asked) -> None:
    started = thread_time()
    read(text, asked)
    # A hundredth of this is usual; a pattern that backtracks would take minutes.
    assert thread_time() - started < 0.5


def test_a_narrative_is_no_answer() -> None:
    assert read("Năm qua, khối đã phát động 2 đợt thi đua. " * 10, Asked.COUNT) == Unreadable(Why.TOO_LONG)
