"""Figures in words, as they are read aloud."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.numerals import LIMIT, Unwordable, in_words, plain


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        ("0", "không", "zero"),
        ("15", "mười lăm", "fifteen"),
        ("21", "hai mươi mốt", "twenty-one"),
        ("105", "một trăm linh năm", "one hundred five"),
        ("28000", "hai mươi tám nghìn", "twenty-eight thousand"),
        ("1.5", "một phẩy năm", "one point five"),
        ("1.05", "một phẩy không năm", "one point zero five"),
        ("0.125", "không phẩy một trăm hai mươi lăm", "zero point one two five"),
        ("2020", "hai nghìn không trăm hai mươi", "two thousand twenty"),
        ("1000200", "một triệu không nghìn hai trăm", "one million two hundred"),
        ("215000000", "hai trăm mười lăm triệu", "two hundred fifteen million"),
        (
            "5197808000",
            "năm tỷ một trăm chín mươi bảy triệu tám trăm linh tám nghìn",
            "five billion one hundred ninety-seven million eight hundred eight thousand",
        ),
        ("1200000000000", "một nghìn hai trăm tỷ", "one trillion two hundred billion"),
    ],
)
def test_words(value: str, vietnamese: str, english: str) -> None:
    assert in_words(Decimal(value), "vi") == vietnamese
    assert in_words(Decimal(value), "en") == english


@given(one=st.integers(0, int(LIMIT) - 1), other=st.integers(0, int(LIMIT) - 1), language=st.sampled_from(["vi", "en"]))
def test_different_figures_sound_different(one: int, other: int, language: str) -> None:
    assert (in_words(Decimal(one), language) == in_words(Decimal(other), language)) == (one == other)


@pytest.mark.parametrize("value", ["-1", "1000000000000000", "0.0001", "NaN", "Infinity"])
def test_what_is_no_figure_has_no_words(value: str) -> None:
    with pytest.raises(Unwordable):
        in_words(Decimal(value), "vi")


def test_an_unknown_language_has_no_words() -> None:
    with pytest.raises(Unwordable):
        in_words(Decimal(1), "fr")


@pytest.mark.parametrize(
    ("value", "said"),
    [("28000", "28000"), ("2.8E+4", "28000"), ("1.500", "1.5"), ("0.000", "0"), ("-0", "0"), ("100", "100")],
)
def test_plain_strings_carry_no_exponent_and_no_trailing_zeros(value: str, said: str) -> None:
    assert plain(Decimal(value)) == said
