"""One person at several places: a code and two agreements join them, nothing else does; leaving, and lost phones."""

from datetime import timedelta

import pytest

from emulation.people import Role
from storage.store import Store
from tests.support.office import CONTACT, Office
from tests.support.script import PROFILES, Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
NOBODY = "Không đọc mã này cho ai, kể cả Trưởng khối."


def elsewhere(office: Office, name: str = "máy mới") -> Chat:
    """A place nobody knows yet, on the other profile."""
    (other,) = set(PROFILES) - {office.on}
    return office.stage.chat(name, on=other)


def code_of(chat: Chat) -> str:
    """Have a code shown; return its digits."""
    chat.says("/lienket")
    chat.taps("Thêm một nơi")
    chat.hears(NOBODY, "10 phút")
    return chat.heard.partition("gõ: liên kết ")[2][:6]


def joined_elsewhere(office: Office, old: Chat, name: str = "máy mới") -> Chat:
    """Join another place to whoever chats at `old`."""
    new = elsewhere(office, name)
    new.says(f"liên kết {code_of(old)}")
    new.taps("Đúng, nối nơi này")
    old.says("đồng ý nối")
    old.hears("Đã nối.")
    return new


def owner(office: Office, chat: Chat) -> int | None:
    def look(store: Store) -> int | None:
        address = store.addresses.id_of(chat.address)
        return None if address is None else store.linking.owner(address)

    return office.stage.read(look)


def test_a_second_place_is_joined_by_a_code_and_two_agreements(office: Office) -> None:
    old, new = office.joined(Role.OFFICER, RED_CROSS), elsewhere(office)
    code = code_of(old)
    new.says(f"liên kết {code}")
    new.hears(f"Nơi này sẽ nhận tin của: {RED_CROSS}.", "bỏ phiếu được với tư cách đó")
    assert owner(office, new) is None
    new.taps("Đúng, nối nơi này")
    new.hears("gõ chữ: đồng ý nối")
    assert owner(office, new) is None
    old.says("/tiendo")
    old.says("đồng ý nối")
    old.hears("Đã nối.", "nơi này")
    assert owner(office, new) == owner(office, old)
    new.says("/nop")
    new.hears(f"{RED_CROSS}:")


def test_the_old_place_hears_who_asks_and_may_refuse_in_words(office: Office) -> None:
    old, new = office.joined(Role.OFFICER, RED_CROSS), elsewhere(office)
    new.says(code_of(old))
    new.taps("Đúng, nối nơi này")
    old.hears("Có người xin nhận tin của quý vị", "Không đọc mã nào cho ai, kể cả Trưởng khối.")
    old.says("1")
    assert owner(office, new) is None
    old.says("không nối")
    old.hears("Đã từ chối", CONTACT)
    old.says("đồng ý nối")
    old.hears("Hiện không có nơi nào xin nối.")
    assert owner(office, new) is None


def test_a_stranger_may_type_the_digits_alone_or_say_it_first(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    for said in ("{code}", "/lienket {code}", "/start {code}", "{code:.3} {tail}"):
        code = code_of(old)
        new = elsewhere(office, said)
        new.says(said.format(code=code, tail=code[3:]))
        new.hears("Nơi này sẽ nhận tin của")
    asking = elsewhere(office, "hỏi")
    asking.says("liên kết")
    asking.hears("mã 6 số")
    asking.says(code_of(old))
    asking.hears("Nơi này sẽ nhận tin của")


def test_an_invitation_code_still_works_where_digits_are_asked_for(office: Office) -> None:
    new = elsewhere(office)
    new.says("liên kết")
    new.says(office.code(Role.OFFICER, LAWYERS))
    new.hears(f"Kính chào {LAWYERS}.")


def test_six_digits_typed_to_a_question_are_a_figure(office: Office) -> None:
    old, other = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
    code = code_of(old)
    other.says("/nop")
    other.taps("Bắt đầu")
    other.says(code)
    other.hears(f"Quý Hội ghi “{code}”. Có phải số này không?")
    other.hears_not("Nơi này sẽ nhận tin của")


def test_a_place_that_has_a_seat_is_never_joined_to_another(office: Office) -> None:
    old, victim = office.joined(Role.OFFICER, RED_CROSS), office.joined(Role.OFFICER, LAWYERS)
    before = owner(office, victim)
    victim.says(f"/lienket {code_of(old)}")
    victim.hears("Nơi này đang giữ một vai riêng", CONTACT)
    old.says("đồng ý nối")
    assert owner(office, victim) == before


def test_a_code_holds_ten_minutes_and_once(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    late = elsewhere(office, "muộn")
    code = code_of(old)
    office.stage.later(timedelta(minutes=10))
    late.says(code)
    late.hears("Mã này đã hết hạn.")
    code = code_of(old)
    first, second = elsewhere(office, "một"), elsewhere(office, "hai")
    first.says(code)
    second.says(code)
    first.taps("Đúng, nối nơi này")
    second.taps("Đúng, nối nơi này")
    second.hears("Mã này không đúng.")
    office.stage.later(timedelta(minutes=11))
    old.says("đồng ý nối")
    old.hears("Hiện không có nơi nào xin nối.")
    assert owner(office, first) is None


def test_guessing_is_stopped(office: Office) -> None:
    old, guesser = office.joined(Role.OFFICER, RED_CROSS), elsewhere(office)
    for guess in range(5):
        guesser.says(f"90000{guess}")
        guesser.hears("Mã này không đúng.")
    guesser.says(code_of(old))
    guesser.hears("Gõ sai mã quá nhiều lần")


def test_what_is_stored_of_a_code_lets_nobody_in(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    code = code_of(old)
    rows = office.stage.read(
        lambda store: store.connection.exec_driver_sql(
            "SELECT digest FROM link_code UNION ALL SELECT COALESCE(body, '') FROM outbox"
            " UNION ALL SELECT state FROM session"
        ).all()
    )
    assert rows
    assert all(code not in str(row) for row in rows)


def test_reminders_come_where_one_wants_them(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    new = joined_elsewhere(office, old)
    person = owner(office, old)
    assert person is not None

    def best() -> str:
        found = office.stage.read(lambda store: store.people.best_address(person))
        assert found is not None
        return office.stage.read(lambda store: store.addresses.where(found[0])).id

    assert best() == old.address.id
    new.says("/lienket")
    new.taps("Nhận nhắc ở đây trước")
    new.hears("Đã ghi: lời nhắc sẽ gửi đến nơi này trước.")
    assert best() == new.address.id
    old.says("nhận nhắc ở đây")
    assert best() == old.address.id


def test_each_place_keeps_its_own_question(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    new = joined_elsewhere(office, old)
    old.says("/nop")
    old.taps("Bắt đầu")
    new.says("/trangthai")
    old.says("0")
    old.hears("trong khi năm trước là")


def test_a_place_is_left_but_never_the_last(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    new = joined_elsewhere(office, old)
    old.says("/lienket")
    old.taps("Bỏ một nơi, hoặc bị mất điện thoại")
    old.taps(next(label for label in old.labels if "nơi này" not in label and label != "Quay lại"))
    old.hears("Đã bỏ nơi đó.")
    assert owner(office, new) is None
    new.says("/nop")
    new.hears("mã mời")
    old.says("/lienket")
    assert "Bỏ một nơi, hoặc bị mất điện thoại" not in old.labels


def test_no_inner_name_of_a_place_is_shown(office: Office) -> None:
    old = office.joined(Role.OFFICER, RED_CROSS)
    new = joined_elsewhere(office, old, "số-bí-mật")
    for chat in (old, new):
        chat.says("/lienket")
        chat.hears("Quý vị đang nhận tin ở:")
        chat.hears_not(old.address.id, new.address.id)


@pytest.mark.parametrize("by", ["colleague", "staff"])
def test_a_lost_phone_is_out_at_once(office: Office, by: str) -> None:
    loser = office.joined(Role.OFFICER, LAWYERS)
    other_place = joined_elsewhere(office, loser)
    colleague = office.stranger("đồng nghiệp")
    colleague.says(office.code(Role.OFFICER, LAWYERS))
    colleague.taps("Đồng ý, vào")
    staff = office.joined(Role.STAFF)
    person = owner(office, loser)
    assert person is not None
    address = office.stage.read(lambda store: store.addresses.id_of(loser.address))
    assert address is not None
    now = office.stage.clock.now()
    office.stage.write(lambda store: store.invites.log_in("d" * 64, address, now, now + timedelta(days=9)))
    finder = colleague if by == "colleague" else staff
    finder.says("/lienket")
    finder.taps("Người khác bị mất điện thoại")
    if by == "staff":
        while LAWYERS not in finder.labels:
            finder.taps("Xem thêm")
        finder.taps(LAWYERS)
    finder.taps("người thứ 1, nhận tin ở 2 nơi")
    finder.hears("Vai vẫn là của người đó.")
    other_place.says("/trangthai")
    place = office.stage.read(lambda store: store.linking.places(person))
    assert len(place) == 2
    finder.taps(next(label for label in finder.labels if label.startswith(f"{loser.address.channel} (nhận nhắc")))
    finder.hears("Đã cắt máy đó.")
    assert owner(office, loser) is None
    assert office.stage.read(lambda store: store.invites.logged_in("d" * 64, now)) is None
    other_place.hears(f"Tin của quý vị không còn gửi đến: {loser.address.channel}.", CONTACT)
    if by == "colleague":
        staff.hears(f"Có người báo mất điện thoại, máy đó đã bị cắt quyền vào: {LAWYERS}.")
    loser.says("/nop")
    loser.hears("mã mời")
    other_place.says("/nop")
    other_place.hears(f"{LAWYERS}:")
    acts = office.stage.read(
        lambda store: store.connection.exec_driver_sql("SELECT act FROM audit ORDER BY id").scalars().all()
    )
    assert {"unlinked", "phone lost"} <= set(acts)


def test_staff_take_out_the_lost_phone_of_a_colleague_on_the_board(office: Office) -> None:
    loser = office.joined(Role.STAFF)
    finder = office.stranger("đồng nghiệp ở Ban")
    finder.says(office.code(Role.STAFF))
    finder.taps("Đồng ý, vào")
    officer = office.joined(Role.OFFICER, LAWYERS)
    finder.says("/lienket")
    finder.taps("Người khác bị mất điện thoại")
    finder.taps("Cán bộ cơ quan thi đua")
    finder.taps("người thứ 1, nhận tin ở 1 nơi")
    finder.taps(finder.labels[0])
    finder.hears("Đã cắt máy đó.")
    assert owner(office, loser) is None
    loser.says("/tonghop")
    loser.hears("mã mời")
    finder.says("/tonghop")
    finder.hears("Đã nộp 0 trên 18 hội.")
    officer.says("/lienket")
    officer.taps("Người khác bị mất điện thoại")
    assert "Cán bộ cơ quan thi đua" not in officer.labels


def test_whoever_sits_alone_has_nobody_elses_phone_to_report(office: Office) -> None:
    alone = office.joined(Role.OFFICER, LAWYERS)
    alone.says("/lienket")
    alone.taps("Người khác bị mất điện thoại")
    alone.hears("Ở đó không có ai khác giữ vai.")
