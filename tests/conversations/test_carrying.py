"""From estimate to official figure: what was estimated is shown, and stands or is corrected."""

from emulation.figures import Figure, Source
from emulation.numerals import Hedge
from emulation.people import Role
from tests.conversations.test_figures import figures as estimates
from tests.support.office import Office, moment
from tests.support.script import Chat

RED_CROSS, LAWYERS = "Hội Chữ thập đỏ", "Hội Luật gia"
AS_ESTIMATED = "Không khác, lấy tất cả theo số ước"
HEDGED = "Đơn vị máu tiếp nhận: gần 28.000 đơn vị máu"


def official(office: Office, association: str = RED_CROSS) -> dict[str, Figure]:
    """The official figures of an association, by their codes."""
    season = office.season()
    codes = {each.id: each.code for each in office.stage.read(lambda store: store.seasons.indicators(season.id))}
    (final,) = (each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "final")
    found = office.stage.read(lambda store: store.figures.of(office.association(association).id, final.id))
    return {codes[each]: figure for each, figure in found.items()}


def in_january(office: Office, *answers: str) -> Chat:
    """An officer whose estimates are in and whose official figures are asked for: the seventh said to be nearly."""
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.submits(chat, *(answers or ("152.400", "1.310", "32,5 tỷ", "41.200", "12", "36", "gần 28 nghìn")))
    office.stage.at(moment("2023-12-20 09:00"))
    chat.says("/nop")
    return chat


def test_all_as_estimated_is_one_choice_behind_every_number(office: Office) -> None:
    chat = in_january(office)
    chat.hears(
        "Cả năm 2023, số chính thức. Hạn: 17:00",
        "- Hội viên cuối kỳ: 152.400 người",
        HEDGED,
        "Số chính thức có gì khác",
    )
    assert official(office) == {}
    chat.taps(AS_ESTIMATED)
    # What was nearly so is not taken for exact.
    chat.hears("Đã ghi 13 số theo số ước.", "chưa phải số chính xác", HEDGED)
    chat.hears_not("152.400")
    assert len(official(office)) == 13
    chat.taps("Giữ nguyên như đã ghi")
    chat.hears("Xin xem lại 14 số liệu", "152.400 người, như số ước", f"{HEDGED}, như số ước", "Các số này chưa nộp.")
    assert {each.source for each in official(office).values()} == {Source.CARRIED}
    assert official(office)["CTD02"].hedge is Hedge.UNDER
    assert {code: each.value for code, each in official(office).items()} == {
        code: each.value for code, each in estimates(office).items()
    }
    chat.taps("Nộp")
    chat.hears("Đã nộp 14 số liệu", "số chính thức")


def test_a_single_figure_is_corrected_and_the_others_stand(office: Office) -> None:
    chat = in_january(office)
    chat.taps("Có, sửa một số")
    chat.taps("Hội viên cuối kỳ: 152.400 người")
    chat.hears("Câu 1 trên 14.", "số chính thức", "Số ước cả năm: 152.400 người.")
    chat.says("152.417")
    chat.hears("Đã ghi 152.417 người.", "Số chính thức có gì khác không?")
    chat.hears_not("152.400")
    chat.taps(AS_ESTIMATED)
    chat.taps("Giữ nguyên như đã ghi")
    chat.hears("152.417 người; số ước trước đó: 152.400 người")
    assert official(office)["C01"].source is Source.TYPED
    assert estimates(office)["C01"].value == 152_400


def test_the_exact_figure_is_asked_where_only_nearly_was_said(office: Office) -> None:
    chat = in_january(office)
    chat.taps(AS_ESTIMATED)
    chat.taps("Ghi số chính xác")
    chat.hears("Số ước cả năm: gần 28.000 đơn vị máu.")
    chat.offers("Giữ gần 28.000 đơn vị máu")
    chat.says("27.963")
    chat.hears("Xin xem lại 14 số liệu", "27.963 đơn vị máu; số ước trước đó: gần 28.000 đơn vị máu")
    assert official(office)["CTD02"].hedge is Hedge.NONE


def test_one_hedged_figure_among_exact_ones_may_be_kept(office: Office) -> None:
    chat = in_january(office, "152.400", "1.310", "32,5 tỷ", "hơn 41 nghìn", "12", "36", "gần 28 nghìn")
    chat.taps(AS_ESTIMATED)
    chat.taps("Ghi số chính xác")
    chat.says("41.230")
    chat.taps("Giữ gần 28.000 đơn vị máu")
    chat.hears("Xin xem lại 14 số liệu")
    assert official(office)["CTD02"].source is Source.CARRIED
    assert official(office)["CTD02"].hedge is Hedge.UNDER


def test_what_was_not_known_yet_is_asked_again(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    chat.says("/nop")
    chat.taps("Bắt đầu")
    chat.taps("Bỏ qua")
    chat.taps("Chưa có số liệu")
    office.submits(chat)
    office.stage.at(moment("2023-12-20 09:00"))
    chat.says("/nop")
    chat.hears_not("Chưa có số liệu")
    chat.taps(AS_ESTIMATED)
    chat.hears("Câu 1 trên 14.")
    assert "C01" not in official(office)


def test_an_estimate_that_changed_behind_the_screen_is_shown_again(office: Office) -> None:
    chat = in_january(office)
    season = office.season()
    (estimate,) = (
        each for each in office.stage.read(lambda s: s.seasons.periods(season.id)) if each.code == "estimate"
    )
    member, before = office.association(RED_CROSS), estimates(office)["C01"]
    office.stage.write(
        lambda store: store.figures.save(
            member.id,
            before.indicator,
            estimate.id,
            value=before.value,
            words="152.400",
            now=moment("2023-12-20 09:01"),
            entered_by=None,
        )
    )
    chat.taps(AS_ESTIMATED)
    chat.hears("Hội viên cuối kỳ: 152.400 người", "Số chính thức có gì khác không?")
    assert "C01" not in official(office)


def test_who_estimated_nothing_answers_as_ever(office: Office) -> None:
    chat = office.joined(Role.OFFICER, RED_CROSS)
    office.stage.at(moment("2023-12-20 09:00"))
    chat.says("/nop")
    chat.hears("Đã ghi 0, còn thiếu 14.")
    chat.taps("Bắt đầu")
    chat.hears("Câu 1 trên 14.")


def test_a_correction_is_seen_by_the_reviewer_and_in_the_summary(office: Office) -> None:
    chat, staff = in_january(office), office.joined(Role.STAFF)
    chat.taps("Có, sửa một số")
    chat.taps("Hội viên cuối kỳ: 152.400 người")
    chat.says("152.417")
    chat.taps(AS_ESTIMATED)
    chat.taps("Giữ nguyên như đã ghi")
    chat.taps("Nộp")
    staff.says("/duyet")
    staff.taps(f"{RED_CROSS}: Cả năm 2023, số chính thức")
    staff.hears("152.417 người; số ước trước đó: 152.400 người", "1.310 người, như số ước")
    staff.taps("Duyệt")
    staff.says("/tonghop")
    staff.hears("Số chính thức: 1 trên 18 hội đã nộp, có 1 số khác số ước.")
    staff.taps("Xem từng hội")
    staff.taps(RED_CROSS)
    staff.hears("152.417 người", "số ước trước đó: 152.400 người")
    assert staff.heard.count("số ước trước đó") == 1
