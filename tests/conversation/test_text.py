"""What people type, made comparable; what we say, cut to a channel's length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversation.text import clean, fold, split, utf16_length

texts = st.text(st.sampled_from("aâ đ1.,\n\t\r\u200b\u202e\u0301😀\u00a0Ư"), max_size=60) | st.text(max_size=60)


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  28.000 đơn vị  ", "28.000 đơn vị"),
        ("28\u00a0000", "28 000"),
        ("Ho\u0323\u0302i", "Hội"),
        ("không\u200b", "không"),
        ("\u202e82\u202c", "82"),
        ("một\r\nhai\rba\u00a0bốn", "một\nhai\nba bốn"),
        ("người \t\t 300\t315\t", "người\t300\t315"),
        ("một\n\n\n\nhai", "một\n\nhai"),
        ("a\x00b\x1bc", "abc"),
        ("a\u200b\u0301", "á"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(texts)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once


@pytest.mark.parametrize("written", ["Hội Chữ thập đỏ", "hoi chu thap do", "HỘI CHỮ THẬP ĐỎ", " Hội  chữ thập đỏ. "])
def test_names_compare_without_marks_and_case(written: str) -> None:
    assert fold(written) == "hoi chu thap do"


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts.map(clean), st.integers(2, 30))
def test_every_piece_fits_none_is_empty_and_nothing_but_white_space_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(utf16_length(piece) <= limit for piece in pieces)
    assert pieces == [""] if not text else all(pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(texts.map(clean))
def test_what_fits_is_left_as_it_is(text: str) -> None:
    assert split(text, max(1, utf16_length(text))) == [text]


def test_texts_are_cut_at_line_ends_then_at_spaces() -> None:
    assert split("một hai\nba bốn", 10) == ["một hai", "ba bốn"]
    assert split("một hai ba bốn", 10) == ["một hai ba", "bốn"]
    assert split("dài" * 5, 6) == ["dàidài", "dàidài", "dài"]


def test_a_mark_stays_on_its_letter() -> None:
    assert split("e\u0323e\u0323", 3) == ["e\u0323", "e\u0323"]


def test_a_character_outside_the_basic_plane_counts_twice() -> None:
    assert utf16_length("a😀") == 3
    assert split("😀😀😀", 4) == ["😀😀", "😀"]
