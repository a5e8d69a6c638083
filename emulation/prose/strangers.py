"""Numbers that are no figures: dates, years, spans of time, document numbers, ordinals, names, slogans, ages, phones.

Belongs here: recognising them by what stands around. What is left is a figure, read by `emulation.prose.finding`.
"""

from emulation.prose.cells import numbers_a_row
from emulation.prose.nouns import COUNTED
from emulation.prose.wordlists import NUMBER, Line, Phrases

_YEARS = Phrases(
    """
    năm,hè,xuân,đông xuân,hè thu,tết,mùa xuân,mùa hè,năm học,niên khóa,nhiệm kỳ,giai đoạn,thời kỳ,từ năm
    """
)
_DAYS = Phrases(
    """
    ngày,sáng,chiều,tối,trưa,sáng ngày,chiều ngày,tối ngày,mùng,mồng,hôm,đêm,sáng nay,chiều nay,tối nay,hôm nay
    ngày lễ,quốc khánh,chiến thắng,quốc tế phụ nữ,quốc tế lao động,dịp,dịp lễ,kỷ niệm,cách mạng tháng tám,lễ
    """
)
_MONTHS = Phrases("tháng,quý,quí,tuần,kỳ,học kỳ,tháng giêng,các tháng,thứ,lúc,hồi")
_SPANS = Phrases(
    """
    năm,tháng,tuần,giờ,phút,giây,quý,thế kỷ,thập kỷ,thập niên,ngày,ngày đêm,đêm,tiếng đồng hồ,học kỳ,nhiệm kỳ,tuổi
    năm tuổi,tháng tuổi,niên khóa,mùa
    """
)
_NO_SPANS = Phrases(
    """
    ngày hội,ngày công,ngày lễ,ngày thứ,ngày người,ngày chủ nhật,tuần lễ,tháng lương,đêm nhạc,đêm văn nghệ
    năm học bổng,giờ công,giờ giảng,phút phát,đêm diễn,đêm hội
    """
)
_DOCUMENTS = Phrases(
    """
    nghị quyết,quyết định,chỉ thị,nghị định,thông tư,đề án,kết luận,công văn,hướng dẫn số,điều,khoản,luật số,văn bản
    pháp lệnh,quy định,văn bản số,tờ trình,thông báo,thông báo số,thông tri,kế hoạch số,báo cáo số,chương trình số
    hướng dẫn,công điện,quy chế số,sắc lệnh,thông tư liên tịch,nq,qđ,ct,kl,tt,nđ,kh số,giấy phép,mã số,số hiệu
    số tài khoản,stk,phụ lục,biểu,mẫu,mục,chương,trang,bảng,hình,ảnh,câu hỏi,dự án số,chương trình,quy định số
    chuyên đề,tiểu dự án
    """
)
_NUMBER_WORD = Phrases("số")
_COUNTING = Phrases(
    """
    tổng số,con số,với số,tổng cộng số,là số,được số,trên tổng số,trong số,trong tổng số,đạt số,nâng số,có số
    """
)
_STRONG_NAMES = Phrases(
    """
    khối,khối thi đua,khối thi đua số,cụm,cụm thi đua,trung ương,tw,t . ư,quân khu,quân đoàn,quốc lộ,tỉnh lộ,đường
    giai đoạn,khóa,khoá,nhiệm kỳ,lần thứ,thứ,hạng,top,tốp,km,kỳ họp thứ,đại hội,lần,phiên,số nhà,tầng,vùng,đảng khóa
    sư đoàn,trung đoàn,tiểu đoàn,đại đội,hải đội,lữ đoàn,binh đoàn,hải đoàn,cấp độ,bản tin số,kỳ họp,năm thứ,bước
    covid,phiên bản,version,type,việt nam
    """
)
_WEAK_NAMES = Phrases(
    """
    tổ,tổ dân phố,khu phố,khu,phường,quận,thôn,ấp,bản,xóm,đội,buôn,chi hội,chi bộ,phân hội,liên đội,lớp,loại,nhóm
    điểm,phần,bài,đợt,kỳ,vòng,cấp,giải,trường,bệnh viện,nhà máy,xí nghiệp,công ty,tuyến,ca,hội đồng,cơ sở,trạm,lô
    block,mục,tiêu chí,tiêu chí số,nội dung,chỉ tiêu số,phong trào,cuộc vận động,chương trình,dự án,tiểu khu,huyện
    mô hình số
    """
)
_HEADINGS = Phrases("chỉ tiêu,nhiệm vụ,mục tiêu,giải pháp,phần,nội dung,tiêu chí,đợt,bước,câu,ví dụ,kết quả,mục,ý")
_EACH = Phrases("mỗi,các,từng,những,mỗi một,nhiều")
_SLOGANS = Phrases(
    """
    có,không,sạch,biết,giỏi,nhất,tốt,tại chỗ,đẹp,an,an toàn,đủ,dám,thật,rõ,gương mẫu,chủ động,xây,chống,tự,cùng,hóa
    kíp,tích cực,trọng tâm,kiên quyết,bám sát,nêu gương,thi đua,sẵn sàng,tăng cường,coi trọng,giảm,tăng,yêu
    quyết tâm,thân thiện,đúng,hơn,cấp,bên,chiều,mặt,trong,cực,xung kích,đồng hành,phải,đi đầu,trách nhiệm,cơ bản
    tiên phong,hạt nhân
    """
)
_QUALITIES = Phrases("phương châm,khẩu hiệu,phong trào,cuộc vận động,tiêu chí,nội dung,mô hình,thực hiện,chính quyền")
_PHONES = Phrases("điện thoại,đt,hotline,sđt,tel,fax,đường dây nóng,liên hệ,số máy,di động,mst,mã số thuế")
_BOILERPLATE = Phrases(
    """
    tổng lượt truy cập,lượt truy cập,đang truy cập,trạng thái đăng nhập,của bài viết là,lượt xem,tháng hiện tại
    hôm qua,đang online,khách trực tuyến,trực tuyến,bản quyền,copyright,giấy phép số,thời gian chờ,bình luận,cỡ chữ
    tổng truy cập,truy cập hiện tại,truy cập hôm nay,truy cập trong,thống kê truy cập,nguồn tin,địa chỉ,email
    """
)
_CERTAIN_BOILERPLATE = Phrases("trạng thái đăng nhập,của bài viết là,tổng lượt truy cập,đang truy cập")
_HOLIDAYS = frozenset(
    "3/2 8/3 26/3 30/4 1/5 7/5 15/5 19/5 1/6 21/6 28/6 27/7 19/8 2/9 10/10 13/10 15/10 20/10 9/11 18/11 20/11 23/11"
    " 1/12 22/12 27/2 12/8 10/8 28/7 6/1 10/3 9/1 25/12 1/1 24/24 24/7 7/7".split()
)
_SHARED = Phrases("số,tổng,dân số,diện tích,thời gian,tổng số,quãng đường,chặng đường,khối lượng,công việc,giá trị")
_BEHIND_NAMES = frozenset(
    "của và tại ở do là đã được có trên thuộc với gồm trong sẽ từ đến tổ năm phường xã huyện về cho đạt khu thị".split()
)
_MOST_ORDINAL = 40
_MOST_STRUNG = 4


def is_boilerplate(line: Line) -> bool:
    """Whether the whole sentence is what a web page prints around an article."""
    at = _BOILERPLATE.last(line, 0, len(line))
    if at is None:
        return False
    return (at <= 2 and len(line) <= 14) or _CERTAIN_BOILERPLATE.within(line, 0, len(line))


def stranger_at(line: Line, at: int) -> int | None:
    """The index behind the number at a token, where that is no figure; else None."""
    if line.quoted[at]:
        return at + 1
    for rule in (_code, _clock, _date, _years, _list_number, _phone, _document, _name, _span, _slogan, _proportion):
        behind = rule(line, at)
        if behind is not None:
            return behind
    return None


def _int(line: Line, at: int) -> int | None:
    text = line.tokens[at].text if line.is_number(at) else ""
    return int(text) if text.isdigit() and len(text) <= 9 else None


def _numbers_on(line: Line, at: int, sign: str) -> int:
    """The index behind numbers strung together without spaces: 15/12/2023."""
    for _ in range(_MOST_STRUNG):
        if line.word(at + 1) != sign or not line.is_number(at + 2) or not line.glued(at + 2):
            break
        at += 2
    return at + 1


def _code(line: Line, at: int) -> int | None:
    """TW4, COVID-19, 68-KH/TU, 217/QĐ-TW, 12A1, a link."""
    before = line.word(at - 1)
    if line.glued(at) and (line.is_word(at - 1) or before in {"@", "_", "#", "&", "="}):
        return at + 1
    if line.glued(at) and before == "-" and line.glued(at - 1) and line.is_word(at - 2):
        return at + 1
    if line.glued(at) and before in {"/", ".", "-"} and line.glued(at - 1) and line.tokens[at - 2].text.isupper():
        return at + 1
    end = _numbers_on(line, at, "/")
    if line.word(end) in {"/", "-"} and line.word(end) and line.glued(end) and line.is_word(end + 1):
        word = line.tokens[end + 1].text
        if line.glued(end + 1) and word[0].isupper():
            return _code_end(line, end + 2)
    if line.glued(at + 1) and line.is_word(at + 1):
        word = line.tokens[at + 1].text
        if word[0].isupper() and word not in {"K", "M2", "HA", "Kg", "KG", "Km", "KM", "VNĐ", "VND", "USD", "Tr", "TR"}:
            return at + 2
        if word in {"a", "b", "c", "h", "x"} or (word in {"g", "p"} and line.is_number(at + 2)):
            return at + 2
    return None


def _code_end(line: Line, at: int) -> int:
    while at < len(line) and line.glued(at) and (line.is_word(at) or line.word(at) in {"-", "/", "&", NUMBER}):
        at += 1
    return at


def _clock(line: Line, at: int) -> int | None:
    if line.word(at + 1) == ":" and line.glued(at + 1) and line.is_number(at + 2) and line.glued(at + 2):
        return at + 3
    # A speed: 60 km/h.
    if line.word(at + 1) == "km" and line.word(at + 2) == "/" and line.word(at + 3) in {"h", "giờ"}:
        return at + 4
    if line.word(at + 1) in {"giờ", "h", "g"} and line.is_number(at + 2) and (_int(line, at) or 99) <= 24:
        return at + 3
    return None


def _date(line: Line, at: int) -> int | None:
    """15/12, 08/01/2024, 14-02-2014, tháng 12/2023, ngày 5."""
    end = _numbers_on(line, at, "/")
    dashed = _numbers_on(line, at, "-")
    if end == at + 1 and dashed == at + 5:
        end = dashed
    if end == at + 5:
        return end
    first, second = _int(line, at), _int(line, at + 2) if end == at + 3 else None
    if first is not None and second is not None:
        if 1900 <= second < 2100 and first <= 12:
            return end
        if first <= 31 and 1 <= second <= 12 and first >= 1 and _day_said(line, at, end):
            return end
        if 1900 <= first < 2100 and 1900 <= second < 2100:
            return end
    if end == at + 1 and line.word(end) == "/" and line.glued(end) and line.word(end + 1) in {"i", "ii", "iii", "iv"}:
        return end + 2
    if dashed == at + 3 and first is not None and first <= 31 and 1 <= (_int(line, at + 2) or 99) <= 12:
        before = _DAYS.ending(line, at)
        if before is not None and line.word(dashed) != "%" and not COUNTED.at(line, dashed):
            return dashed
    if _DAYS.ending(line, at) is not None and first is not None and first <= 31 and not _goes_with_noun(line, at + 1):
        return end
    if _MONTHS.ending(line, at) is not None and first is not None and first <= 12:
        return end
    return None


def _day_said(line: Line, at: int, end: int) -> bool:
    """Whether a/b is a day and a month: by the word before, the day itself, or for want of anything counted."""
    before = line.word(at - 1)
    if _DAYS.ending(line, at) is not None or _MONTHS.ending(line, at) is not None:
        return True
    if line.tokens[at].text.lstrip("0") + "/" + line.tokens[at + 2].text.lstrip("0") in _HOLIDAYS:
        return not _goes_with_noun(line, end)
    if before in {"(", "từ", "đến", "-", "trước", "sau", "và", ","}:
        return not _goes_with_noun(line, end)
    return False


def _goes_with_noun(line: Line, at: int) -> bool:
    return COUNTED.at(line, at) is not None or line.word(at) == "%"


def _years(line: Line, at: int) -> int | None:
    """năm 2023, 2019-2025, and the years strung behind them."""
    year = _int(line, at)
    if _YEARS.ending(line, at) is not None and year is not None and (1800 <= year < 2200 or line.word(at - 1) == "năm"):
        if year >= 1800 or not _goes_with_noun(line, at + 1):
            return _year_span(line, at)
        return None
    if year is not None and 1900 <= year < 2100 and len(line.tokens[at].text) == 4:
        span = _year_span(line, at)
        if span > at + 1:
            return span
        if not _goes_with_noun(line, at + 1) and line.word(at + 1) not in {"đồng", "triệu", "tỷ", "nghìn", "/"}:
            return at + 1
    return None


def _year_span(line: Line, at: int) -> int:
    while line.word(at + 1) in {"-", "/"} and line.is_number(at + 2) and len(line.tokens[at + 2].text) in {2, 4}:
        at += 2
    return at + 1


def _list_number(line: Line, at: int) -> int | None:
    """1. and 2) at the beginning of a sentence, (1) anywhere."""
    text = line.tokens[at].text
    marked = line.word(at + 1) in {".", ")", "-", ":"} or (line.word(at + 1) == "/" and line.is_word(at + 2))
    if at <= 1 and len(text) <= 5 and marked and line.glued(at + 1):
        return at + 2
    if at == 0 and "." in text and len(text) <= 5 and len(text.rsplit(".", 1)[1]) < 3 and line.capital(at + 1):
        return at + 1
    # A row of a table: its number, then what it is about.
    if at == 0 and numbers_a_row(line):
        return at + 1
    if at == 0 and text.isdigit() and len(text) <= 2 and line.capital(at + 1) and not _goes_with_noun(line, at + 1):
        return at + 1
    if line.word(at + 1) == ":" and _HEADINGS.ending(line, at) is not None and (_int(line, at) or 99) <= 30:
        return at + 1
    # `400.000đ/1 suất`: the one that something is paid for.
    if line.word(at - 1) == "/" and line.is_word(at - 2) and line.is_word(at + 1) and _int(line, at) == 1:
        return at + 1
    if line.word(at - 1) == "(" and line.word(at + 1) == ")" and (_int(line, at) or 99) <= 30:
        return at + 2
    return None


def _phone(line: Line, at: int) -> int | None:
    text = line.tokens[at].text
    digits = sum(char.isdigit() for char in text)
    marked = _PHONES.within(line, at - 4, at)
    if (text[0] == "0" and digits >= 9) or (marked and digits >= 3):
        end = at + 1
        while line.is_number(end) or (line.word(end) in {".", "-"} and line.is_number(end + 1)):
            end += 1
        return end
    return None


def _document(line: Line, at: int) -> int | None:
    start = _DOCUMENTS.ending(line, at)
    if start is not None and not _goes_with_noun(line, at + 1):
        return at + 1
    colon = at - 1 if line.word(at - 1) == ":" else at
    if _NUMBER_WORD.ending(line, colon) is not None and _COUNTING.ending(line, colon) is None:
        text = line.tokens[at].text
        if len(text) <= 5 and text.isdigit():
            return at + 1
    return None


def _name(line: Line, at: int) -> int | None:
    """khối 2, khóa 13, tổ 5: a thing by its number. `mỗi tổ 5 người` counts people."""
    value = _int(line, at)
    if value is None:
        return None
    strong = _STRONG_NAMES.ending(line, at)
    if strong is not None and not _EACH.ending(line, strong):
        certain = line.word(at - 1) in {"khối", "đua", "số", "thứ", "khóa", "khoá", "đoạn", "cụm"}
        return at + 1 if certain or not _goes_with_noun(line, at + 1) else None
    weak = _WEAK_NAMES.ending(line, at)
    if weak is None or value > _MOST_ORDINAL or _EACH.ending(line, weak) is not None:
        return None
    ahead = line.word(at + 1)
    if ahead == "/" and line.is_number(at + 2) and _goes_with_noun(line, at + 3):
        return None
    unit_behind = _goes_with_noun(line, at + 1) or line.is_number(at + 1) or ahead in {"triệu", "tỷ", "nghìn", "đồng"}
    return None if unit_behind or (line.is_word(at + 1) and _loose(line, at + 1)) else at + 1


def _loose(line: Line, at: int) -> bool:
    """A word that begins something else than the name's own clause: it may be counted."""
    return not line.capital(at) and line.word(at) not in _BEHIND_NAMES


def _span(line: Line, at: int) -> int | None:
    """60 tuổi, 5 năm, 17 ngày, 6 tháng; but 36 ngày hội and 500 ngày công are counted."""
    end = at + 1
    if line.word(end) == "-" and line.is_number(end + 1):
        end += 2
    if line.word(end) in {"đến", "tới"} and line.is_number(end + 1) and _SPANS.at(line, end + 2):
        end += 2
    behind = _SPANS.at(line, end)
    if behind is None or _NO_SPANS.at(line, end) is not None:
        return None
    return behind


def _slogan(line: Line, at: int) -> int | None:
    """5 có, 3 sạch; 4 tại chỗ; 2 cấp. A figure is followed by what it counts."""
    value = _int(line, at)
    if value is None or value > 20 or COUNTED.at(line, at + 1) is not None:
        return None
    behind = _SLOGANS.at(line, at + 1)
    if behind is None:
        return None
    # `đạt 5 trong 8 chỉ tiêu` and `kết nạp 5, tăng 2`: a word of change behind a small number is the next clause.
    if line.word(at + 1) in {"trong", "tăng", "giảm", "có", "hơn", "đúng"} and line.word(behind) in {NUMBER, "tổng"}:
        return None
    return behind


def _proportion(line: Line, at: int) -> int | None:
    """1/3 số hội viên: a part of something, not so many of so many."""
    if line.word(at + 1) != "/" or not line.is_number(at + 2):
        return None
    part, whole = _int(line, at), _int(line, at + 2)
    if part is None or whole is None or not part < whole <= 10:
        return None
    return at + 3 if _SHARED.at(line, at + 3) is not None else None
