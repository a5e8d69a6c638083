"""Sealing: one size, one place, one key; anything else is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulation.ballots.choices import Opinion, pack, size_of, unpack
from emulation.ballots.counting import count
from emulation.season import Method
from storage.sealing import Tampered, Vault
from tests.emulation.ballot_sheets import contest

VAULT = Vault([b"k" * 32])
SHEET = (contest(Method.AGREE, 2, 6), contest(Method.AT_MOST, 2, 6, number=2))
SIZE = size_of(SHEET)
BOX = VAULT.box(VAULT.new_key("key of ballot 1"), "key of ballot 1")

marks = st.dictionaries(st.sampled_from([each.id for each in SHEET[0].candidates]), st.sampled_from(Opinion))


@given(st.none() | st.fixed_dictionaries({1: marks}), st.sampled_from(["ballot 1 of 2", "ballot 1 of 18"]))
def test_a_sealed_ballot_of_any_choice_has_one_size_and_opens_again(
    choices: dict[int, dict[int, Opinion]] | None, about: str
) -> None:
    sealed = BOX.seal(pack(choices, SIZE), about)
    assert len(sealed) == len(BOX.seal(pack(None, SIZE), about))
    assert unpack(BOX.open(sealed, about)) == choices


@given(st.lists(marks, max_size=18))
def test_what_is_counted_out_of_sealed_ballots_is_what_was_cast(ballots: list[dict[int, Opinion]]) -> None:
    sealed = {f"ballot of {unit}": pack({1: each}, SIZE) for unit, each in enumerate(ballots)}
    box = {about: BOX.seal(content, about) for about, content in sealed.items()}
    opened = [unpack(BOX.open(body, about)) or {} for about, body in box.items()]
    of = SHEET[0]
    assert count(of, [each.get(1, {}) for each in opened], members=18, issued=18) == count(
        of, ballots, members=18, issued=18
    )


@given(st.integers(0, SIZE + 27), st.integers(1, 255))
def test_one_changed_byte_anywhere_is_noticed(place: int, change: int) -> None:
    sealed = bytearray(BOX.seal(pack({1: {101: Opinion.FOR}}, SIZE), "here"))
    sealed[place] ^= change
    with pytest.raises(Tampered):
        BOX.open(bytes(sealed), "here")


@pytest.mark.parametrize("cut", [0, 1, 12, 28])
def test_a_cut_ballot_is_noticed(cut: int) -> None:
    with pytest.raises(Tampered):
        BOX.open(BOX.seal(b"x", "here")[:cut], "here")


def test_a_ballot_moved_to_another_units_row_is_noticed() -> None:
    with pytest.raises(Tampered):
        BOX.open(BOX.seal(b"x", "ballot 1 of association 2"), "ballot 1 of association 3")


def test_the_same_choice_never_looks_the_same() -> None:
    assert BOX.seal(b"x", "here") != BOX.seal(b"x", "here")


class TestSecrets:
    def test_another_installation_opens_nothing(self) -> None:
        wrapped = VAULT.new_key("key of ballot 1")
        with pytest.raises(Tampered):
            Vault([b"o" * 32]).box(wrapped, "key of ballot 1")

    def test_a_key_belongs_to_its_ballot(self) -> None:
        with pytest.raises(Tampered):
            VAULT.box(VAULT.new_key("key of ballot 1"), "key of ballot 2")

    def test_after_a_change_of_secret_the_older_one_still_opens_and_is_wrapped_anew(self) -> None:
        wrapped = VAULT.new_key("key of ballot 1")
        sealed = VAULT.box(wrapped, "key of ballot 1").seal(b"x", "here")
        changed = Vault([b"n" * 32, b"k" * 32])
        assert changed.box(wrapped, "key of ballot 1").open(sealed, "here") == b"x"
        again = changed.rewrapped(wrapped, "key of ballot 1")
        assert Vault([b"n" * 32]).box(again, "key of ballot 1").open(sealed, "here") == b"x"

    def test_a_link_given_out_before_the_change_is_still_found(self) -> None:
        code = VAULT.new_code()
        changed = Vault([b"n" * 32, b"k" * 32])
        assert VAULT.digest(code) in changed.digests(code)
        assert VAULT.digest(code) != changed.digest(code)

    def test_codes_are_long_and_made_of_letters_and_digits(self) -> None:
        codes = {VAULT.new_code() for _ in range(100)}
        assert len(codes) == 100
        assert all(len(code) == 32 and code.isalnum() and code.islower() for code in codes)

    def test_nothing_secret_is_ever_printed(self) -> None:
        assert repr(VAULT) == "Vault()"
        assert repr(BOX) == "Box()"
