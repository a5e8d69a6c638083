"""Every figure, written in every accepted style, reads back as itself; what is asked offers it."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emulation.numerals import LIMIT, Ambiguous, Asked, Hedge, Plain, Quantity, Reading, in_words, plain, read

WHOLES = st.one_of(
    st.integers(0, 9999), st.integers(0, int(LIMIT) - 1), st.integers(0, 999).map(lambda n: n * 10**9 + n)
).map(Decimal)
FIGURES = st.one_of(
    WHOLES,
    st.integers(0, 10**6).map(lambda n: Decimal(n).scaleb(-3)),
    st.integers(0, int(LIMIT) * 1000 - 1).map(lambda n: Decimal(n).scaleb(-3)),
)


def grouped(value: Decimal, separator: str = ".") -> str:
    """1234567.5 as 1.234.567,5"""
    whole, _, decimals = plain(value).partition(".")
    said = f"{int(whole):,}".replace(",", separator)
    return f"{said},{decimals}" if decimals else said


def scaled(value: Decimal, scale: int, word: str) -> str:
    return f"{plain(value / scale).replace('.', ',')} {word}"


def compound(value: Decimal) -> str:
    """2300500200 as 2 tỷ 300 triệu 500 nghìn 200"""
    rest = int(value)
    words: list[str] = []
    for scale, word in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        part, rest = divmod(rest, scale)
        words += [f"{part} {word}"] if part or words else []
    words += [f"{rest:03d}" if words else str(rest)] if rest or not words else []
    return " ".join(words)


def offered(reading: Reading) -> list[Decimal]:
    match reading:
        case Plain(quantity):
            return [quantity.value]
        case Ambiguous(readings, _):
            return [quantity.value for quantity in readings]
        case _:
            return []


WHOLE_STYLES: dict[str, Callable[[Decimal], str]] = {
    "digits": plain,
    "dots": grouped,
    "spaces": lambda value: grouped(value, " "),
    "no-break spaces": lambda value: grouped(value, "\u202f"),
    "compound": compound,
    "words": lambda value: in_words(value, "vi"),
    "capital words": lambda value: in_words(value, "vi").upper(),
    "decomposed words": lambda value: unicodedata.normalize("NFD", in_words(value, "vi")),
    "full width": lambda value: "".join(chr(ord(digit) + 0xFEE0) for digit in plain(value)),
    "invisible characters": lambda value: "\ufeff" + "\u200b".join(grouped(value)),
    "with a courtesy": lambda value: f"Dạ, {grouped(value)} ạ.",
    "with a unit": lambda value: f"{grouped(value)} đơn vị máu",
    "after a label": lambda value: f"Tổng số: {grouped(value)}!",
}


@pytest.mark.parametrize("style", WHOLE_STYLES)
@given(value=WHOLES)
@settings(max_examples=150)
def test_a_whole_figure_reads_back_in_every_style(style: str, value: Decimal) -> None:
    read_back = read(WHOLE_STYLES[style](value), Asked.COUNT, "đơn vị máu")
    assert isinstance(read_back, Plain), (WHOLE_STYLES[style](value), read_back)
    assert read_back.quantity.value == value


@given(value=FIGURES)
@settings(max_examples=500)
def test_a_measure_with_decimals_reads_back_and_asks_only_between_comma_and_three_digits(value: Decimal) -> None:
    said = grouped(value)
    read_back = read(said, Asked.COUNT, "ha")
    assert value in offered(read_back)
    three_behind_one_comma = "." not in said and "," in said and len(said.split(",")[1]) == 3
    assert isinstance(read_back, Ambiguous) == three_behind_one_comma


@given(value=FIGURES)
@settings(max_examples=300)
def test_ungrouped_digits_with_a_decimal_comma_offer_the_figure(value: Decimal) -> None:
    assert value in offered(read(plain(value).replace(".", ","), Asked.COUNT, "tấn"))


@pytest.mark.parametrize(
    ("scale", "word"),
    [(10**3, "nghìn"), (10**3, "ngàn"), (10**3, "k"), (10**6, "triệu"), (10**6, "tr"), (10**9, "tỷ"), (10**9, "ti")],
)
@given(value=FIGURES)
@settings(max_examples=100)
def test_a_scaled_sum_reads_back(scale: int, word: str, value: Decimal) -> None:
    read_back = read(scaled(value, scale, word), Asked.MONEY)
    assert isinstance(read_back, Plain), (scaled(value, scale, word), read_back)
    assert read_back.quantity.value == value


@given(value=FIGURES, hedge=st.sampled_from([("gần", Hedge.UNDER), ("hơn", Hedge.OVER), ("khoảng", Hedge.ABOUT)]))
def test_a_hedge_is_kept_beside_the_figure(value: Decimal, hedge: tuple[str, Hedge]) -> None:
    word, meant = hedge
    match read(f"{word} {scaled(value, 10**6, 'triệu đồng')}", Asked.MONEY, "đồng"):
        case Plain(quantity):
            assert quantity == Quantity(value=value, unit="đồng", hedge=meant)
        case other:
            pytest.fail(f"{value}: {other}")


@given(value=FIGURES)
@settings(max_examples=300)
def test_words_with_decimals_offer_the_figure(value: Decimal) -> None:
    """A round thousand before `phẩy` is asked about: hai nghìn phẩy năm may be 2,5 nghìn."""
    read_back = read(in_words(value, "vi"), Asked.COUNT, "ha")
    assert offered(read_back)[0] == value
    if value == int(value) or int(value) % 1000:
        assert isinstance(read_back, Plain)


@given(value=FIGURES)
def test_a_percentage_reads_back(value: Decimal) -> None:
    said = f"{plain(value).replace('.', ',')} %"
    assert read(said, Asked.PERCENT) == Plain(Quantity(value=value, unit="%"))


@given(value=WHOLES.filter(lambda value: value >= 1000))
def test_a_plain_sum_reads_back(value: Decimal) -> None:
    assert read(plain(value), Asked.MONEY) == Plain(Quantity(value=value))


@given(value=WHOLES.filter(lambda value: 0 < value < 1000))
def test_a_bare_sum_below_a_thousand_is_asked_and_offered_in_every_scale(value: Decimal) -> None:
    read_back = read(plain(value), Asked.MONEY)
    assert isinstance(read_back, Ambiguous)
    assert {value, value * 10**3, value * 10**6, value * 10**9} == set(offered(read_back))


@given(value=st.integers(int(LIMIT), 10**40))
def test_what_no_figure_can_hold_is_never_a_figure(value: int) -> None:
    assert offered(read(str(value), Asked.COUNT)) == []
    assert value not in offered(read(grouped(Decimal(value)), Asked.COUNT))


@given(value=st.integers(0, 10**12), decimals=st.integers(10**3, 10**20).filter(lambda n: n % 10))
def test_more_than_three_decimals_are_never_rounded(value: int, decimals: int) -> None:
    read_back = read(f"{value},{decimals} ha", Asked.COUNT, "ha")
    assert not isinstance(read_back, Plain)
