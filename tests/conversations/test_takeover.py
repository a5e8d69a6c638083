"""A seat that is held changes hands: whoever holds it is asked in words, silence goes to staff, a rival has no say."""

from datetime import timedelta

from bot.due import each_minute
from conversation.translation import Translators
from emulation.numerals import in_words
from emulation.people import Role, Seat
from tests.support.ballots import Hall
from tests.support.office import CONTACT, Office
from tests.support.script import ZONE, Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"


def minute(office: Office) -> None:
    translators = Translators(ZONE, in_words)
    office.stage.write(lambda store: each_minute(store, office.services, translators, office.stage.clock.now()))
    office.stage.deliver()


def take_over_code(staff: Chat, phone_end: str = "0912 345 321") -> str:
    """Have staff make a code for somebody in the place of the lawyers' officer; return it."""
    staff.says("/moi")
    staff.taps("Cán bộ của hội")
    while LAWYERS not in staff.labels:
        staff.taps("Xem thêm")
    staff.taps(LAWYERS)
    staff.hears("Vai này đang có người giữ.")
    staff.taps("Thay người đang giữ; người đó được hỏi trước")
    staff.says(phone_end)
    staff.hears("Người đang giữ vai sẽ được hỏi trước khi đổi người.")
    return staff.heard.partition("Mã: ")[2].partition(".")[0]


def asks(office: Office, code: str, name: str = "người mới") -> Chat:
    """Somebody comes with a take-over code."""
    new = office.stranger(name)
    new.says(code)
    new.hears("Vai này đang có người giữ; người đó sẽ được hỏi trước.")
    new.taps("Đồng ý, vào")
    new.hears("chưa đổi người")
    return new


def seated(office: Office, chat: Chat) -> bool:
    seat = Seat(role=Role.OFFICER, season=office.season().id, association=office.association(LAWYERS).id)
    return office.stage.read(lambda store: seat in store.people.seats_at(chat.address))


def test_the_holder_is_asked_in_words_and_hands_over(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    holder.says("/nop")
    holder.taps("Bắt đầu")
    new = asks(office, take_over_code(staff))
    holder.hears("số điện thoại đuôi 321", "Gõ chữ: đồng ý, hoặc: chặn.", "Không đọc mã nào cho ai, kể cả Trưởng khối.")
    assert (seated(office, holder), seated(office, new)) == (True, False)
    # Digits answer the question that stands, and nothing else.
    holder.says("0")
    holder.hears("trong khi năm trước là")
    assert not seated(office, new)
    new.says("/nop")
    holder.says("đồng ý")
    new.hears(f"Quý vị đã vào vai: {LAWYERS}.")
    assert (seated(office, holder), seated(office, new)) == (False, True)
    holder.says("/nop")
    holder.hears("mã mời")


def test_a_phone_nobody_knows_is_not_spoken_of(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    staff.says("/moi")
    staff.taps("Cán bộ của hội")
    while LAWYERS not in staff.labels:
        staff.taps("Xem thêm")
    staff.taps(LAWYERS)
    staff.taps("Thay người đang giữ; người đó được hỏi trước")
    staff.taps("Không biết")
    holder.says("/tiendo")
    asks(office, staff.heard.partition("Mã: ")[2].partition(".")[0])
    holder.hears("Có người xin vào thay vai của quý vị")
    holder.hears_not("đuôi")


def test_the_holder_blocks_and_staff_hear_of_it(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    new = asks(office, take_over_code(staff))
    new.says("/nop")
    holder.says("chặn")
    holder.hears("Đã chặn. Vai của quý vị giữ nguyên, cơ quan thi đua đã được báo.")
    staff.hears(f"{LAWYERS}: người giữ vai đã chặn")
    new.hears("Quý vị chưa được vào vai này.", CONTACT)
    holder.says("đồng ý")
    holder.hears("Hiện không có việc gì chờ quý vị đồng ý.")
    assert (seated(office, holder), seated(office, new)) == (True, False)


def test_silence_goes_to_staff_after_a_day(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    new = asks(office, take_over_code(staff))
    staff.says("thay người")
    staff.taps(next(label for label in staff.labels if label.startswith(LAWYERS)))
    staff.hears("24 giờ để trả lời. Xin chờ.")
    assert "Cho vào, người đang giữ thôi vai" not in staff.labels
    staff.says("/tiendo")
    office.stage.later(timedelta(hours=24))
    minute(office)
    staff.hears("người giữ vai không trả lời", "gõ chữ: thay người")
    minute(office)
    assert staff.heard.count("người giữ vai không trả lời") == 1
    staff.says("thay người")
    staff.taps(next(label for label in staff.labels if label.startswith(LAWYERS)))
    holder.says("/tiendo")
    staff.taps("Cho vào, người đang giữ thôi vai")
    holder.hears("Cơ quan thi đua đã quyết định người giữ vai", CONTACT)
    assert (seated(office, holder), seated(office, new)) == (False, True)


def test_staff_may_let_the_newcomer_sit_beside(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    new = asks(office, take_over_code(staff))
    office.stage.later(timedelta(hours=25))
    staff.says("thay người")
    staff.taps(next(label for label in staff.labels if label.startswith(LAWYERS)))
    staff.taps("Cho vào, người đang giữ vẫn giữ vai")
    minute(office)
    assert (seated(office, holder), seated(office, new)) == (True, True)


def test_who_can_no_longer_be_written_to_is_not_waited_for(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    code = take_over_code(staff)
    holder.blocks()
    new = office.stranger("người mới")
    new.says(code)
    staff.says("/tiendo")
    new.taps("Đồng ý, vào")
    new.hears("Không còn nhắn được cho người đó nên cơ quan thi đua sẽ quyết định.")
    staff.hears("gõ chữ: thay người")
    staff.says("thay người")
    staff.taps(next(label for label in staff.labels if label.startswith(LAWYERS)))
    staff.taps("Không cho vào")
    assert not seated(office, new)


def test_a_seat_nobody_holds_is_just_taken(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    code = take_over_code(staff)
    seat = Seat(role=Role.OFFICER, season=office.season().id, association=office.association(LAWYERS).id)

    def leave(store: object) -> None:
        from storage.store import Store

        assert isinstance(store, Store)
        address = store.addresses.id_of(holder.address)
        assert address is not None
        store.people.rise(store.linking.owner(address) or 0, seat, office.stage.clock.now())

    office.stage.write(leave)
    new = office.stranger("người mới")
    new.says(code)
    new.taps("Đồng ý, vào")
    new.hears("Đã vào.")


def test_with_two_requests_the_word_is_asked_for_each(office: Office) -> None:
    holder, staff = office.joined(Role.OFFICER, LAWYERS), office.joined(Role.STAFF)
    first = asks(office, take_over_code(staff, "111"), "một")
    second = asks(office, take_over_code(staff, "222"), "hai")
    holder.says("đồng ý")
    holder.hears("Có nhiều người xin thay vai của quý vị.", "đuôi 111")
    assert not seated(office, first)
    holder.taps("Chặn")
    holder.says("đồng ý")
    assert (seated(office, first), seated(office, second), seated(office, holder)) == (False, True, False)


def test_whoever_is_on_the_roll_votes_until_the_ballot_closes(office: Office) -> None:
    hall = Hall(office)
    holder = hall.officer(LAWYERS)
    hall.prepares(flag="Hội Khuyến học")
    hall.opens()
    new = asks(office, take_over_code(hall.staff))
    holder.says("đồng ý")
    holder.hears("Phiếu đang mở vẫn do quý vị bỏ")
    assert (seated(office, holder), seated(office, new)) == (True, True)
    new.says("/bophieu")
    new.hears("bỏ thay")
    hall.cast(hall.link(holder))
    minute(office)
    assert seated(office, holder)
    hall.closes()
    minute(office)
    assert (seated(office, holder), seated(office, new)) == (False, True)


def test_an_officer_makes_a_code_for_the_own_seat_and_is_asked(office: Office) -> None:
    holder = office.joined(Role.OFFICER, LAWYERS)
    holder.says("/moi")
    holder.taps(f"Cán bộ của hội: {LAWYERS}")
    holder.taps("Thay người đang giữ; người đó được hỏi trước")
    holder.taps("Không biết")
    new = asks(office, holder.heard.partition("Mã: ")[2].partition(".")[0])
    holder.says("đồng ý")
    holder.hears("Đã bàn giao vai.")
    assert (seated(office, holder), seated(office, new)) == (False, True)
