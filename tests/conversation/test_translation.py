"""Sentences become strings in the reader's language; numbers and dates as that language writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.sentences import Day, Joined, Text, Words, count, lines, listed, say, spaced
from conversation.translation import LANGUAGES, Translator, Translators

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TRANSLATORS = Translators(ZONE, lambda number, language: f"{language}:{number}")
VI, EN = TRANSLATORS["vi"], TRANSLATORS["en"]


@pytest.mark.parametrize(
    ("figure", "vietnamese", "english"),
    [
        ("28000", "28.000", "28,000"),
        ("1234.5", "1.234,5", "1,234.5"),
        ("0.125", "0,125", "0.125"),
        ("-5", "-5", "-5"),
        ("0", "0", "0"),
        ("1E+3", "1.000", "1,000"),
        ("91103809000", "91.103.809.000", "91,103,809,000"),
        ("999999999999999.999", "999.999.999.999.999,999", "999,999,999,999,999.999"),
        ("36", "36", "36"),
    ],
)
def test_figures_are_written_as_the_language_writes_them(figure: str, vietnamese: str, english: str) -> None:
    assert VI.figure(Decimal(figure)) == vietnamese
    assert EN.figure(Decimal(figure)) == english


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**15), max_value=10**15))
def test_a_figure_keeps_every_digit_it_has(figure: Decimal) -> None:
    assert Decimal(VI.figure(figure).replace(".", "").replace(",", ".")) == figure
    assert Decimal(EN.figure(figure).replace(",", "")) == figure


def test_a_plain_count_and_a_year_are_written_as_they_are() -> None:
    assert VI.write(say("{year}: {n}", year=2023, n=1234)) == "2023: 1234"


def test_moments_are_told_in_the_offices_time() -> None:
    evening = datetime(2023, 12, 31, 17, 30, tzinfo=UTC)
    assert VI.write(say("{at}", at=evening)) == "00:30 01/01/2024"
    assert VI.write(say("{on}", on=date(2023, 12, 31))) == "31/12/2023"
    assert VI.write(Day(evening)) == "thứ Hai 01/01"
    assert VI.write(Day(date(2023, 12, 31))) == "chủ Nhật 31/12"
    assert EN.write(Day(evening)) == "Monday 01/01"


def test_sentences_are_translated_and_what_people_say_is_not() -> None:
    said = say("I do not know that command. Type help to see what I can do.")
    assert EN.write(said) == said.msgid
    assert VI.write(said) != said.msgid
    assert "trợ giúp" in VI.write(said)
    assert VI.write(said.msgid) == said.msgid


def test_a_sentence_nobody_translated_is_said_in_english() -> None:
    assert VI.write(say("Never translated: {n}", n=Decimal("1.5"))) == "Never translated: 1,5"


@given(st.text(max_size=40))
def test_what_people_typed_is_put_in_as_it_is(words: str) -> None:
    assert VI.write(say("«{words}»", words=words)) == f"«{words}»"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (lines("một", None, "hai"), "một\nhai"),
        (spaced("Một.", None, "Hai."), "Một. Hai."),
        (listed(["một", "hai", "ba"]), "một, hai, ba"),
        (Joined(("một", "hai"), " / "), "một / hai"),
        (Words(Decimal(28000)), "vi:28000"),
        (say("{a}: {b}", a=say("{n}", n=Decimal(1000)), b=listed(["x", "y"])), "1.000: x, y"),
    ],
)
def test_texts_are_put_together(text: Text, written: str) -> None:
    assert VI.write(text) == written


@pytest.mark.parametrize(("number", "written"), [(0, "0 things"), (1, "1 thing"), (2, "2 things")])
def test_numbers_of_things_as_the_language_asks(number: int, written: str) -> None:
    assert EN.write(count(number, "{number} thing", "{number} things")) == written


def test_a_language_nobody_translated_is_vietnamese() -> None:
    assert Translator("de", ZONE, lambda number, _language: str(number)).language == "vi"
    assert LANGUAGES == ("vi", "en")
    assert TRANSLATORS["vi"] is VI
