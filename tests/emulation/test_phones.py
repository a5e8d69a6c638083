"""Telephone numbers as people write them."""

import pytest

from emulation.phones import read_phone, written


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("0912345678", "0912345678"),
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("(0204) 3854-000", "02043854000"),
        ("+84 912 345 678", "0912345678"),
        ("84912345678", "0912345678"),
        ("0084 24 3822 1234", "02438221234"),
        ("+84 (0)912 345 678", "0912345678"),
        ("113", None),
        ("0112345678", None),
        ("09123456789", None),
        ("28.000", None),
        ("không có", None),
        ("", None),
    ],
)
def test_a_number_is_read_as_it_is_written(text: str, phone: str | None) -> None:
    assert read_phone(text) == phone


@pytest.mark.parametrize("shown", ["0912 345 678", "0204 3854 000"])
def test_a_number_is_written_in_groups_and_read_again(shown: str) -> None:
    assert written(read_phone(shown) or "") == shown
