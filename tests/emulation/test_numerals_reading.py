"""What an officer may type to one numeric question, and what is understood."""

from decimal import Decimal

import pytest

from emulation.numerals import Ambiguous, Asked, Hedge, Plain, Quantity, Unreadable, Why, read

COUNT, MONEY, PERCENT, GROWTH = Asked.COUNT, Asked.MONEY, Asked.PERCENT, Asked.GROWTH


def offered(text: str, asked: Asked = COUNT, unit: str | None = None) -> tuple[list[Decimal], Why]:
    reading = read(text, asked, unit)
    assert isinstance(reading, Ambiguous), reading
    return [quantity.value for quantity in reading.readings], reading.why


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("asked", "text", "value", "unit", "hedge"),
    [
        (COUNT, "gần 28 nghìn đơn vị máu", 28000, "đơn vị máu", Hedge.UNDER),
        (COUNT, "Dạ, hơn 1,8 nghìn đối tượng ạ", 1800, "đối tượng", Hedge.OVER),
        (COUNT, "từ 50 trở lên", 50, None, Hedge.OVER),
        (COUNT, "ước tính hơn 300", 300, None, Hedge.OVER),
        (COUNT, "trên dưới 300 người", 300, "người", Hedge.ABOUT),
        (COUNT, "không quá 50", 50, None, Hedge.UNDER),
        (COUNT, "tam 300", 300, None, Hedge.ABOUT),
        (COUNT, "300+", 300, None, Hedge.OVER),
        (COUNT, "3.530 công trình, phần việc thanh niên", 3530, "công trình, phần việc thanh niên", Hedge.NONE),
        (COUNT, "36 đồng chí", 36, "đồng chí", Hedge.NONE),
        (COUNT, "2,5 héc-ta", "2.5", "ha", Hedge.NONE),
        (COUNT, "hai tấn rưỡi", "2.5", "tấn", Hedge.NONE),
        (COUNT, "36 (ba mươi sáu)", 36, None, Hedge.NONE),
        (COUNT, "28\nnghìn", 28000, None, Hedge.NONE),
        (COUNT, "36👍", 36, None, Hedge.NONE),
        (MONEY, "trị giá gần 16 tỷ đồng", 16 * 10**9, "đồng", Hedge.UNDER),
        (MONEY, "39,381 tỷ", 39_381 * 10**6, None, Hedge.NONE),
        (MONEY, "15 tr.đ", 15 * 10**6, "đồng", Hedge.NONE),
        (MONEY, "1tr2 đồng", 1_200_000, "đồng", Hedge.NONE),
        (MONEY, "VND 500.000", 500_000, "đồng", Hedge.NONE),
        (MONEY, "5.000.000 đồng (bằng chữ: năm triệu đồng)", 5_000_000, "đồng", Hedge.NONE),
        (MONEY, "500 đồng", 500, "đồng", Hedge.NONE),
        (MONEY, "0", 0, None, Hedge.NONE),
        (MONEY, "không", 0, None, Hedge.NONE),
        (PERCENT, "đạt 170% kế hoạch T.Ư giao", 170, "%", Hedge.NONE),
        (PERCENT, "trăm phần trăm", 100, "%", Hedge.NONE),
        (GROWTH, "tăng trưởng 1,43% so với năm trước", "1.43", "%", Hedge.NONE),
    ],
)
def test_one_sensible_reading_is_taken(
    asked: Asked, text: str, value: int | str, unit: str | None, hedge: Hedge
) -> None:
    assert read(text, asked) == Plain(Quantity(value=Decimal(value), unit=unit, hedge=hedge))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hai mươi mốt", 21), ("ba mươi tư", 34), ("hai mươi nhăm", 25), ("hăm lăm", 25), ("băm ba", 33),
        ("hai lăm", 25),
        ("một trăm lẻ năm", 105), ("ba trăm sáu lăm", 365), ("hai trăm rưỡi", 250), ("nghìn rưỡi", 1500),
        ("ba nghìn không trăm lẻ bảy", 3007), ("hai vạn rưỡi", 25000), ("mười vạn", 100_000), ("2 vạn 5", 25000),
        ("hai nghìn ba trăm tỷ", 2300 * 10**9), ("một tỷ không trăm năm mươi triệu", 1050 * 10**6),
        ("hai ty ruoi", 2500 * 10**6), ("MỪƠI LĂM", 15), ("bốn mươi nhăm nghìn hai trăm", 45200),
        ("5 trăm 20", 520), ("12 nghìn 5", 12500), ("1 tỷ 205", 1205 * 10**6), ("2 tỷ lẻ năm triệu", 2005 * 10**6),
    ],
)  # fmt: skip
def test_spoken_numbers(text: str, value: int) -> None:
    assert read(text, COUNT) == Plain(Quantity(value=Decimal(value)))


@pytest.mark.parametrize(
    ("asked", "text", "values", "why"),
    [
        (COUNT, "28,000", ["28000", "28"], Why.SEPARATOR),
        (COUNT, "28.000 nghìn", ["28000000", "28000"], Why.SEPARATOR),
        (MONEY, "163.200.000 ngàn đồng", ["163200000", "163200000000"], Why.SEPARATOR),
        (MONEY, "39.381 tỷ", ["39381000000000", "39381000000"], Why.SEPARATOR),
        (MONEY, "2 tỷ 30", ["2030000000", "2300000000"], Why.SHORTENED),
        (MONEY, "1 triệu 250 đồng", ["1250000"], Why.SHORTENED),
        (MONEY, "2 tỷ, 300 triệu", ["2300000000", "2000000000", "300000000"], Why.TWO_FIGURES),
        (MONEY, "2-4 triệu", ["2000000", "4000000"], Why.RANGE),
        (MONEY, "500 USD", ["500"], Why.FOREIGN_CURRENCY),
        (MONEY, "500 suất quà", ["500"], Why.OTHER_UNIT),
        (MONEY, "20 triệu/nhà", ["20000000"], Why.UNSURE),
        (COUNT, "300\t315", ["300", "315"], Why.TWO_FIGURES),
        (COUNT, "12,5 người", ["12.5", "12500"], Why.NOT_WHOLE),
        (COUNT, "một trăm hai", ["120", "102"], Why.SHORTENED),
        (COUNT, "hai mươi năm", ["25", "20"], Why.UNSURE),
        (COUNT, "hai không hai ba", ["2023"], Why.SHORTENED),
        (COUNT, "5 tram", ["500", "5"], Why.UNSURE),
        (COUNT, "36 nhà năm ngoái", ["36"], Why.UNSURE),
        (COUNT, "dự kiến 300", ["300"], Why.UNSURE),
        (COUNT, "tăng 20", ["20"], Why.CHANGE),
        (COUNT, "tăng từ 20 lên 25", ["25", "20"], Why.CHANGE),
        (COUNT, "15/12", ["15"], Why.DATE),
        (COUNT, "1/3 số hộ", [], Why.FRACTION),
        (COUNT, "14 giờ", ["14"], Why.TIME),
        (COUNT, "vài chục", [], Why.VAGUE),
        (COUNT, "hai ba chục", [], Why.VAGUE),
        (COUNT, "chưa có", ["0"], Why.NO_DATA_YET),
        (COUNT, "không phát sinh", ["0"], Why.NO_DATA_YET),
        (PERCENT, "vượt 20% kế hoạch", ["120", "20"], Why.EXCESS),
        (PERCENT, "1,5 lần", ["150"], Why.RATIO),
        (PERCENT, "9/10", ["90"], Why.FRACTION),
        (GROWTH, "gấp đôi năm ngoái", ["200", "100"], Why.RATIO),
        (GROWTH, "bằng 107% so với năm trước", ["7", "107"], Why.CHANGE),
        (GROWTH, "giảm 5%", ["-5"], Why.CHANGE),
    ],
)
def test_what_a_sensible_person_would_ask_is_asked(asked: Asked, text: str, values: list[str], why: Why) -> None:
    assert offered(text, asked) == (numbers(*values), why)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Why.EMPTY), ("\u200b\u00a0", Why.NO_NUMBER), ("đang cập nhật", Why.NO_NUMBER),
        ("không biết", Why.NO_NUMBER), ("0k", Why.CODE),
        ("để sau", Why.NO_NUMBER), ("triệu đồng", Why.SCALE_MISSING), ("300 triệu 2 tỷ", Why.SCALE_ORDER),
        ("08/01/2024", Why.DATE), ("năm 2023", Why.DATE), ("quý 3", Why.DATE), ("10h30", Why.TIME),
        ("0237 3721150", Why.PHONE), ("39-CT/TU", Why.DOCUMENT), ("COVID-19", Why.DOCUMENT), ("hạng 3", Why.ORDINAL),
        ("5 có, 3 sạch", Why.SLOGAN), ("http://vd.vn/36", Why.LINK), ("1/2/3", Why.FRACTION), ("-5", Why.NEGATIVE),
        ("1E5", Why.EXPRESSION), ("=1+1", Why.EXPRESSION), ("${7*7}", Why.EXPRESSION), ("1_000", Why.CODE),
        ("36; DROP TABLE x", Why.CODE), ("1O0", Why.CODE), ("2.OOO", Why.CODE),
        ("28.ooo người", Why.CODE), ("٣٦", Why.FOREIGN_DIGITS), ("①", Why.FOREIGN_DIGITS),
        ("3\ufe0f\u20e36\ufe0f\u20e3", Why.FOREIGN_DIGITS), ("27.500000", Why.SEPARATOR), ("1.23.456", Why.SEPARATOR),
        ("12%", Why.PERCENT_FOR_COUNT), ("1000000000000000", Why.TOO_LARGE), ("1,2345", Why.TOO_PRECISE),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused_with_its_reason(text: str, why: Why) -> None:
    assert read(text, COUNT) == Unreadable(why)


@pytest.mark.parametrize(
    "slip",
    [
        "28 nghìm", "28 nghì", "28 nghn", "28 nghinf", "5 triêu", "5 trịu", "5 tri ệu", "5 trieeuj", "2 tyr",
        "hai mưoi", "ba tăm", "28 ng", "28\nnghìnn", "hai mươimốt",
    ],
)  # fmt: skip
def test_a_misspelt_number_word_never_passes_for_a_unit(slip: str) -> None:
    reading = read(slip, COUNT)
    assert isinstance(reading, Ambiguous)
    assert reading.why is Why.MISSPELT


@pytest.mark.parametrize(
    "noun",
    [
        "ngày hội", "nghị quyết", "nghĩa trang", "nhân viên", "tiểu dự án", "trạm y tế", "trang thiết bị", "bà mẹ",
        "tủ sách", "lượt đoàn viên, thanh thiếu niên", "nạn nhân chất độc da cam", "HTX", "video", "chùa",
        "văn bản", "tấm chăn",
    ],
)  # fmt: skip
@pytest.mark.parametrize("number", ["36", "28 nghìn", "hai", "ba mươi sáu"])
def test_ordinary_nouns_are_units(number: str, noun: str) -> None:
    reading = read(f"{number} {noun}", COUNT)
    assert isinstance(reading, Plain)
    assert reading.quantity.unit == noun


def test_a_fraction_keeps_what_it_was_measured_against() -> None:
    assert read("6.754/4.133", COUNT) == Plain(Quantity(value=Decimal(6754), extras={"target": Decimal(4133)}))
    assert read("8/8 xã", COUNT) == Plain(Quantity(value=Decimal(8), unit="xã", extras={"total": Decimal(8)}))
    assert read("6.754/4.133 chỉ tiêu", COUNT) == Plain(Quantity(value=Decimal(6754), extras={"target": Decimal(4133)}))


def test_a_bare_sum_below_a_thousand_asks_for_its_scale_likeliest_first() -> None:
    assert offered("300", MONEY) == (numbers("300000000", "300000000000", "300000", "300"), Why.SCALE_MISSING)


@pytest.mark.parametrize(
    ("text", "asked", "own", "value", "unit"),
    [
        ("5.000 m2", COUNT, "ha", "0.5", "ha"),
        ("500 kg", COUNT, "tấn", "0.5", "tấn"),
        ("2,5 tấn", COUNT, "kg", "2500", "kg"),
        ("2,5 tỷ", MONEY, "triệu đồng", "2500", None),
        ("2,5 tỷ đồng", MONEY, "triệu đồng", "2500", "triệu đồng"),
        ("300", MONEY, "triệu đồng", "300", None),
        ("28 nghìn lượt", COUNT, "nghìn lượt", "28", "nghìn lượt"),
        ("355 hội viên", COUNT, "người", "355", "hội viên"),
        ("12 giờ", COUNT, "giờ", "12", "giờ"),
        ("8,5", COUNT, "điểm", "8.5", None),
    ],
)
def test_units_convert_inside_the_indicators_family(
    text: str, asked: Asked, own: str, value: str, unit: str | None
) -> None:
    assert read(text, asked, own) == Plain(Quantity(value=Decimal(value), unit=unit))


@pytest.mark.parametrize(
    ("text", "asked", "own", "why"),
    [
        ("5 tấn", COUNT, "ha", Why.OTHER_UNIT),
        ("36 nhà", COUNT, "ha", Why.OTHER_UNIT),
        ("36 xã", COUNT, "người", Why.OTHER_UNIT),
        ("2 sào", COUNT, "ha", Why.OTHER_UNIT),
        ("5 triệu đồng", COUNT, "suất", Why.OTHER_UNIT),
        ("500 USD", MONEY, "đồng", Why.FOREIGN_CURRENCY),
        ("28.000", COUNT, "nghìn lượt", Why.SCALE_MISSING),
        ("5.197.808.000", MONEY, "triệu đồng", Why.SCALE_MISSING),
    ],
)
def test_a_unit_that_contradicts_the_indicators_is_asked_about(text: str, asked: Asked, own: str, why: Why) -> None:
    assert offered(text, asked, own)[1] is why


def test_nothing_is_rounded_in_converting() -> None:
    assert read("1 g", COUNT, "tấn") == Unreadable(Why.TOO_PRECISE)
    assert read("500 đồng", MONEY, "triệu đồng") == Unreadable(Why.TOO_PRECISE)
