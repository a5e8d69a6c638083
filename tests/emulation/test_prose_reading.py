"""Figures in narratives: what is one, what it is worth, what it says, and which question it answers."""

from decimal import Decimal

import pytest

from emulation.numerals import Hedge
from emulation.prose.consistency import mismatches
from emulation.prose.finding import find
from emulation.prose.values import Role


def values(text: str) -> list[tuple[str, Decimal]]:
    return [(found.span, found.value) for found in find(text)]


def roles(text: str) -> list[str]:
    return [found.role.value for found in find(text)]


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("trao 2.150 thẻ BHYT trị giá", "2.150 thẻ BHYT", 2150),
        ("vận động 1 tỷ 720 triệu đồng", "1 tỷ 720 triệu đồng", 1_720_000_000),
        ("vận động 39,381 tỷ đồng", "39,381 tỷ đồng", 39_381_000_000),
        ("cho 1,8 nghìn đối tượng", "1,8 nghìn đối tượng", 1800),
        ("đạt 184.93% kế hoạch", "184.93%", Decimal("184.93")),
        ("hiến 12.000m2 đất", "12.000m2", 12_000),
        ("quyên góp 400.000đ cho Quỹ", "400.000đ", 400_000),
        ("thành lập hai mươi lăm câu lạc bộ", "hai mươi lăm câu lạc bộ", 25),
        ("tiếp nhận ２８ nghìn đơn vị máu", "２８ nghìn đơn vị máu", 28_000),
    ],
)
def test_a_figure_is_read_with_its_unit(text: str, span: str, value: int | Decimal) -> None:
    assert values(text) == [(span, Decimal(value))]


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 15/12, Khối thi đua số 1 họp; ngày 6-12-1989 và 27/7 là ngày lễ.",
        "Năm 2023, giai đoạn 2021-2025, nhiệm kỳ 2024 - 2029.",
        "Quyết định 1719/QĐ-TTg, Kế hoạch số 68-KH/TU, Chỉ thị 05, Nghị quyết số 18, Đề án 938.",
        "mô hình 5 có, 3 sạch; phương châm 4 tại chỗ; phong trào “3 ca, 4 kíp”.",
        "Người từ 80 tuổi trở lên; kỷ niệm 75 năm; lúc 8 giờ 30; trong 6 tháng đầu năm.",
        "Điện thoại 0204 3854 000; dịch COVID-19; Nghị quyết TW4; khóa 13; 2/3 số hội viên.",
        "1. Công tác tuyên truyền",
        "Hàng trăm suất quà, hàng nghìn lượt người.",
    ],
)
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "of_part"),
    [
        ("Trong 6 tháng đầu năm tổ chức 15 ngày hội, tiếp nhận 120 đơn vị máu.", [True, True]),
        ("Sáu tháng đầu năm 2023 tiếp nhận 120 đơn vị máu; cả năm tiếp nhận 280 đơn vị máu.", [True, False]),
        ("Quý III tặng 30 suất quà; năm 2023 tặng 90 suất quà.", [True, False]),
        ("Đầu năm 2023, Hội tặng 90 suất quà.", [False]),
        ("Năm 2023 tặng 90 suất quà, riêng 6 tháng cuối năm tặng 40 suất quà.", [False, True]),
    ],
)
def test_what_is_said_of_some_months_alone_is_told_from_the_year(text: str, of_part: list[bool]) -> None:
    assert [found.of_part for found in find(text)] == of_part


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Năm 2022 xây 30 nhà; năm 2023 xây 38 nhà.", [2022, 2023]),
        ("Tặng 300 suất quà (năm 2022: 250 suất quà).", [None, 2022]),
        ("Năm 2022 tặng 250 suất quà, năm nay tặng 300 suất quà.", [2022, None]),
        ("Tăng 12% so với năm 2022, tiếp nhận 280 đơn vị máu.", [None, None]),
        ("Trong năm 2023, so với năm 2022 tăng 5%, tặng 300 suất quà.", [2023, 2023]),
    ],
)
def test_the_year_a_figure_is_said_of_is_told(text: str, years: list[int | None]) -> None:
    assert [found.year for found in find(text)] == years


@pytest.mark.parametrize("cell", ["\t", " ", " | "])
def test_of_a_row_of_a_table_no_column_is_taken_for_the_result(cell: str) -> None:
    rows = [
        ["1", "Hội viên kết nạp mới", "người", "300", "315", "105%"],
        ["2", "Nhà nhân đạo", "nhà", "10", "12", "120"],
        ["3", "Quỹ hoạt động", "triệu đồng", "1.500", "1.650", "110"],
        ["4", "Tổng giá trị", "đồng", "5.000.000.000", "5.197.808.000", "103,9"],
    ]
    assert values("\n".join(map(cell.join, rows))) == []
    assert values("Tặng 300 suất quà.\n2\tXây nhà\t12 nhà") == [("300 suất quà", Decimal(300)), ("12 nhà", Decimal(12))]
    assert values("Tổng số hội viên 300 315") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Kết nạp 33 hội viên mới.", Role.ACTUAL),
        ("Phấn đấu kết nạp 200 hội viên.", Role.TARGET),
        ("Tiếp nhận máu đạt 170% kế hoạch giao.", Role.PERCENT_OF_PLAN),
        ("Thành lập mới hợp tác xã vượt 85,7% chỉ tiêu.", Role.PERCENT_OF_PLAN),
        ("Quỹ tăng 20% so với cùng kỳ.", Role.GROWTH),
        ("Đến nay, quỹ đạt 123 tỷ đồng.", Role.CUMULATIVE),
        ("Toàn tỉnh có 2.785 chi hội.", Role.CUMULATIVE),
        ("Đã thực hiện có hiệu quả, trao 15 suất quà.", Role.ACTUAL),
        ("Mỗi suất trị giá 500.000 đồng.", Role.OTHER),
        ("Hỗ trợ 20 triệu đồng/nhà.", Role.OTHER),
        ("Khối có 12 đơn vị.", Role.OTHER),
        ("Chủ tịch tặng Bằng khen cho 4 tập thể.", Role.OTHER),
        ("Hội viên nữ chiếm 27,8%.", Role.OTHER),
    ],
)
def test_what_a_figure_says_is_told_by_the_words_around(text: str, role: Role) -> None:
    assert roles(text) == [role.value]


def test_a_of_b_is_the_result_and_the_plan_or_all_there_are() -> None:
    assert roles("Nộp 6.754/4.133 chỉ tiêu, đạt 163,42%.") == ["actual", "target", "percent_of_plan"]
    assert values("Cấp 12/15 xe lăn.") == [("12", Decimal(12)), ("15 xe lăn", Decimal(15))]
    assert roles("Có 8/8 xã tham gia.") == ["actual", "other"]


def test_a_range_is_two_figures_of_one_scale() -> None:
    assert [value for _, value in values("hỗ trợ từ 20 đến 25 triệu đồng")] == [20_000_000, 25_000_000]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("tiếp nhận gần 28 nghìn đơn vị máu", Hedge.UNDER),
        ("tặng ước tính hơn 300 suất quà", Hedge.OVER),
        ("từ 200 hội viên trở lên", Hedge.OVER),
        ("ước đạt 5 tỷ đồng", Hedge.ABOUT),
        ("đạt tốc độ 5 km", Hedge.NONE),
    ],
)
def test_the_nearest_hedge_is_kept(text: str, hedge: Hedge) -> None:
    assert [found.hedge for found in find(text)] == [hedge]


def test_offsets_count_the_characters_pasted_whatever_their_form() -> None:
    text = "\u200bTie\u0302\u0301p nhận  28\u00a0nghìn đơn vị máu"
    (found,) = find(text)
    assert text[found.start : found.end] == found.span
    assert found.value == 28_000


def test_a_growth_that_the_sums_contradict_is_recomputed() -> None:
    text = (
        "Vận động, tăng trưởng Quỹ đạt 5.197.808.000 đồng, tăng trưởng 1,43% so với năm trước."
        " Nâng lũy kế đến nay là 42.190.812.903 đồng."
    )
    (found,) = mismatches(find(text))
    assert (found.stated.value, found.computed) == (Decimal("1.43"), Decimal("14.05"))


def test_a_percentage_of_the_plan_is_recomputed() -> None:
    assert mismatches(find("Nộp 6.754/4.133 chỉ tiêu, đạt 163,42%.")) == ()
    (found,) = mismatches(find("Nộp 6.754/4.133 chỉ tiêu, đạt 136,42%."))
    assert found.computed == Decimal("163.42")
