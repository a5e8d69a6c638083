"""Coming in: a code, one line of consent, and nothing for strangers."""

import hashlib
from datetime import timedelta

import pytest
from msgspec.structs import replace

from emulation.people import Role
from tests.support.office import CONTACT, Office

RED_CROSS = "Hội Chữ thập đỏ"


def test_a_stranger_gets_a_polite_way_in_and_nothing_else(office: Office) -> None:
    stranger = office.stranger("ai đó")
    for said in ("xin chào", "28.000", "/tonghop", "/tiendo", "/nop", "/duyet", "/nhac", "/khoi", "/moi", "/minhchung"):
        stranger.says(said)
        heard = stranger.hears("mã mời", CONTACT)
        assert "Hội" not in heard
        assert "18" not in heard


def test_an_officer_comes_in_by_a_code_however_it_is_typed(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    chat = office.stranger("chị Lan")
    chat.says(code.lower().replace("-", " "))
    chat.hears(f"Kính chào {RED_CROSS}.", "Ban Thi đua", "không bao giờ hỏi tiền, mật khẩu hay mã OTP")
    chat.taps("Đồng ý, vào")
    chat.hears("Đã vào.")
    chat.offers("Ghi và nộp số liệu")


@pytest.mark.parametrize("said", ["đồng ý", "dong y", "Đồng ý, vào", "có", "vâng ạ", "ok"])
def test_consent_is_given_in_plain_words(office: Office, said: str) -> None:
    chat = office.stranger("chị Lan")
    chat.says(office.code(Role.OFFICER, RED_CROSS))
    chat.says(said)
    chat.hears("Đã vào.")


def test_looking_at_a_code_does_not_use_it_up(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    first, second = office.stranger("một"), office.stranger("hai")
    first.says(f"/start {code}")
    first.taps("Để lúc khác")
    second.says(f"/start {code}")
    second.taps("Đồng ý, vào")
    second.hears("Đã vào.")


def test_a_code_opens_one_seat_once(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    first, second = office.stranger("một"), office.stranger("hai")
    first.says(code)
    second.says(code)
    first.taps("Đồng ý, vào")
    second.taps("Đồng ý, vào")
    second.hears("đã có người dùng", CONTACT)
    assert office.stage.read(lambda store: len(store.people.holders(office.season().id, [Role.OFFICER]))) == 1


def test_a_code_holds_fourteen_days(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    chat = office.stranger("muộn")
    office.stage.later(timedelta(days=14))
    chat.says(code)
    chat.hears("hết hạn")


def test_guessing_codes_is_stopped(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    guesser = office.stranger("kẻ đoán")
    for guess in range(5):
        guesser.says(f"CTD-000{guess}")
        guesser.hears("không đúng")
    guesser.says(code)
    guesser.hears("Gõ sai mã quá nhiều lần")
    office.stage.later(timedelta(hours=2))
    guesser.says(code)
    guesser.hears(f"Kính chào {RED_CROSS}.")


def test_whoever_sits_already_hears_of_a_newcomer(office: Office) -> None:
    first = office.joined(Role.OFFICER, RED_CROSS)
    second = office.stranger("người mới")
    second.says(office.code(Role.OFFICER, RED_CROSS))
    first.says("/tiendo")
    second.taps("Đồng ý, vào")
    first.hears(f"Vừa có người vào với tư cách {RED_CROSS}", CONTACT)


@pytest.mark.parametrize("role", [Role.STAFF, Role.SECRETARY])
def test_staff_and_secretary_come_in_too(office: Office, role: Role) -> None:
    chat = office.comes_in(role)
    chat.offers("Tiến độ của khối", "Tổng hợp")
    assert "Ghi và nộp số liệu" not in chat.labels


def test_a_code_given_out_before_the_secret_was_changed_opens_its_seat(office: Office) -> None:
    code = office.code(Role.OFFICER, RED_CROSS)
    changed = replace(office.services, digest=newer, digests=lambda said: (newer(said), office.services.digest(said)))
    office.stage.receiver._services = changed
    chat = office.stranger("chị Lan")
    chat.says(f"/start {code}")
    chat.taps("Đồng ý, vào")
    chat.hears("Đã vào.")
    office.stranger("ai đó").says(code)


def newer(code: str) -> str:
    """The digest of a code under another secret."""
    return hashlib.sha256(f"another {code}".encode()).hexdigest()
