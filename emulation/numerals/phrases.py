"""The phrases around and instead of a figure, and what they say. Lists and their look-up; no rules."""

from collections.abc import Sequence
from enum import Enum

from emulation.numerals.tokens import Kind, Token, bare, key
from emulation.numerals.values import Hedge


class Sense(Enum):
    """What a phrase beside a figure says of it."""

    NEUTRAL = "neutral"
    SPEAKER = "speaker"
    NOUN = "noun"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    SHARE = "share"
    INCREASE = "increase"
    DECREASE = "decrease"
    EXCESS = "excess"
    TIMES = "times"
    FROM = "from"
    TO = "to"
    DATE = "date"
    ORDINAL = "ordinal"
    DOCUMENT = "document"
    NEGATIVE = "negative"
    PLUS = "plus"
    PLAN = "plan"
    PAST = "past"
    DOUBT = "doubt"


HEDGES = {Sense.ABOUT: Hedge.ABOUT, Sense.OVER: Hedge.OVER, Sense.UNDER: Hedge.UNDER}


class Phrases:
    """Phrases with their senses, looked up by their first word; the longest that fits wins, then the first listed.

    A word typed without any accent fits every accented word of its letters, but none listed behind `=`.
    """

    def __init__(self, listed: dict[Sense, str]) -> None:
        self._by_first: dict[str, list[tuple[list[tuple[str, str]], Sense]]] = {}
        for sense, phrases in listed.items():
            for phrase in phrases.replace("\n", ",").split(","):
                words = _keyed(phrase)
                if words:
                    self._by_first.setdefault(bare(words[0][0]), []).append((words, sense))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Sequence[Token], start: int) -> tuple[Sense, int] | None:
        """The sense of the phrase that begins at `start`, and the token index behind it."""
        if tokens[start].kind is not Kind.WORD:
            return None
        for words, sense in self._by_first.get(tokens[start].bare, ()):
            if _begins(tokens, start, words):
                return sense, start + len(words)
        return None


def starts(tokens: Sequence[Token], phrase: str) -> bool:
    """Whether the tokens begin with the words of `phrase`."""
    return _begins(tokens, 0, _keyed(phrase))


def _keyed(phrase: str) -> list[tuple[str, str]]:
    """Key and bare form of each word; for an exact one the key alone fits."""
    return [(key(word.lstrip("=")), word if word.startswith("=") else bare(word)) for word in phrase.split()]


def _begins(tokens: Sequence[Token], start: int, words: list[tuple[str, str]]) -> bool:
    if start + len(words) > len(tokens):
        return False
    return all(
        token.key == accented or (token.unaccented and token.bare == plain)
        for token, (accented, plain) in zip(tokens[start:], words, strict=False)
    )


OPENINGS = Phrases(
    {
        # `có` is listed before `cỡ`, `là` before `lạ`: of two words with the same letters the first is meant.
        Sense.NEUTRAL: """
            dạ,dạ thưa,vâng,thưa,kính thưa,xin thưa,xin,kính,báo cáo,gửi,em,anh,chị,tôi,chúng tôi,mình,bot,ad,admin
            đồng chí,các đồng chí,hội tôi,hội em,đơn vị tôi,toàn tỉnh,toàn hội,các cấp,các cấp hội,là,có,đúng,đúng là
            chính xác,chính xác là,tròn,vừa tròn,chẵn,đạt,đạt được,được,đã,đã có,đã đạt,đã được,hiện,hiện có,hiện nay
            có được,tổng,tổng số,tổng cộng,tổng số là,tất cả,cả thảy,số lượng,số liệu,số tiền,số lượng là,kết quả
            kết quả là,trị giá,giá trị,tổng trị giá,tổng giá trị,tổng số tiền,với,gồm,bao gồm,cả năm,trong năm,năm nay
            năm qua,trong kỳ,cả năm là,lên tới,lên đến,có tới,có đến,chỉ,chỉ có,mới,mới có,mới được,mới chỉ,xây
            xây dựng,xây mới,hỗ trợ,trao,tặng,trao tặng,vận động,vận động được,quyên góp,quyên góp được,huy động
            huy động được,tiếp nhận,nhận,thu,thu được,ủng hộ,tổ chức,tổ chức được,thực hiện,thực hiện được,giúp
            giúp đỡ,kết nạp,kết nạp được,trồng,khám,phát,mở,hoàn thành,giải ngân,chi,làm,làm được,triển khai,tham gia
            thu hút,thành lập,công nhận,sửa chữa,tập huấn,đào tạo,xuất bản,tỷ lệ,tỉ lệ,tỷ lệ là,tỷ lệ đạt,bình quân
            cho,ghi,ghi là,điền,trả lời,đáp án,vừa đúng,vừa đủ,đủ,đúng tròn,báo cáo số liệu,báo cáo số lượng
            kết nạp thêm,kết nạp mới,phát triển mới,phát triển thêm,thành lập mới,thành lập thêm,xây dựng mới,làm mới
            xây được,trao được,tặng được,khám được,trồng được,mở được,cấp,cấp phát,cấp được,cho vay,giúp được
            hỗ trợ được,tiếp nhận được,nhận được,thu hút được,tuyên truyền,tuyên truyền được,tư vấn,hòa giải
            hòa giải thành,góp ý,giám sát,phát hành,đón,đón tiếp,khám chữa bệnh,phẫu thuật,chúc thọ,mừng thọ,thăm
            thăm hỏi,thăm tặng,đỡ đầu,nhận đỡ đầu,di chuyển,quy tập,giải quyết,hiến,sửa,sửa được,trao trả,duy trì
            tiền,kinh phí
        """,
        Sense.SPEAKER: "hội,đơn vị,tỉnh,ban,quý hội,quý ban,cấp,kỳ",
        Sense.UNDER: """
            gần,gần bằng,gần đạt,gần được,gần tới,gần đến,ngót,ngót nghét,dưới,không quá,không hơn,không vượt quá
            tối đa,tối đa là,nhiều nhất,chưa đến,chưa tới,chưa đầy,chưa được,chưa đạt,chưa quá,không đến,không tới
            không đầy,nhỏ hơn,ít hơn,non,suýt soát,xuýt xoát
        """,
        Sense.OVER: """
            hơn,trên,quá,đã quá,vượt quá,ít nhất,ít nhất là,tối thiểu,tối thiểu là,không dưới,không ít hơn,không kém
            lớn hơn,nhiều hơn
        """,
        Sense.ABOUT: """
            khoảng,khoảng chừng,khoảng độ,khoảng tầm,vào khoảng,chừng,chừng độ,chừng khoảng,độ,độ khoảng,độ chừng,cỡ
            cỡ chừng,cỡ khoảng,cỡ độ,xấp xỉ,ước,ước đạt,ước tính,ước tính đạt,ước được,ước chừng,ước lượng,ước khoảng
            ước có,ước thực hiện,ước cả năm,áng chừng,chắc khoảng,chắc tầm,chắc chừng,đâu,đâu đó,đâu đó khoảng
            đâu khoảng,trên dưới,hơn kém,quãng,tầm,tầm khoảng,tầm chừng,tạm tính
        """,
        Sense.SHARE: "bằng,chiếm",
        Sense.INCREASE: "tăng,tăng trưởng,tăng thêm,tăng trưởng đạt,tăng được,thêm,bình quân tăng",
        Sense.DECREASE: "giảm,giảm còn,giảm bớt,bớt,hụt",
        Sense.EXCESS: "vượt,vượt mức,vượt chỉ tiêu,vượt kế hoạch,vượt trên,đạt và vượt,hoàn thành vượt mức",
        Sense.TIMES: "gấp,tăng gấp,gấp khoảng,gấp hơn,cao gấp",
        Sense.FROM: "từ",
        Sense.TO: "đến,tới,lên,xuống,còn",
        Sense.DATE: "năm,tháng,ngày,mùng,mồng,quý,quí,tuần,lúc,giai đoạn,nhiệm kỳ,trong ngày",
        Sense.ORDINAL: "thứ,lần thứ,hạng,giải,xếp hạng,xếp thứ,khóa,khoá,đợt,lần,top,tốp,vị trí,loại",
        Sense.DOCUMENT: """
            quyết định,quyết định số,nghị quyết,nghị quyết số,chỉ thị,chỉ thị số,kết luận,kết luận số,công văn
            công văn số,kế hoạch số,đề án,đề án số,thông tư,nghị định,nghị định số,báo cáo số,văn bản số,điều,khoản
            mục,chương,trang,bảng,câu,phụ lục,biểu,khối,cụm,số hiệu,qđ,nq,cv,đt,sđt,điện thoại,hotline,tel,zalo
        """,
        Sense.NEGATIVE: "=âm,=trừ",
    }
)
"""What may stand before a figure. Anything else before it makes the figure a question."""

CLOSINGS = Phrases(
    {
        Sense.NEUTRAL: """
            ạ,nhé,nha,nhá,nhe,á,đấy,đó,thôi,rồi,em,anh,chị,đồng chí nhé,chẵn,tròn,hết,xong,nhen,hen,nghen,a,trong năm
            trong năm nay,cả năm,năm nay,năm qua
        """,
        Sense.NOUN: "thiếu niên,thiếu nhi,thanh thiếu niên,thanh thiếu nhi,chưa thành niên,không chuyên trách,còn lại",
        Sense.OVER: "trở lên,đổ lên",
        Sense.UNDER: "trở xuống,đổ lại,đổ xuống,trở lại",
        Sense.ABOUT: "ước,ước tính,ước đạt,tạm tính,khoảng",
        Sense.PAST: """
            so với năm trước,so với năm ngoái,so với cùng kỳ,so cùng kỳ,so với kỳ trước,so năm trước,so với năm
            cùng kỳ,năm ngoái,năm trước,kỳ trước
        """,
        Sense.PLAN: """
            kế hoạch,chỉ tiêu,mục tiêu,theo kế hoạch,kế hoạch giao,chỉ tiêu giao,so với kế hoạch,so với chỉ tiêu
            so với chỉ tiêu giao,so với kế hoạch giao
        """,
        Sense.DOUBT: """
            chưa,không,nhưng,hoặc,=trừ,thiếu,nữa,thêm,mỗi,dự kiến,nếu,=còn,hơn,kém,bớt,chắc,hình như,có lẽ,=chừng,nửa
            =lẻ,sai,nhầm,=lộn,=quên,xoá,xóa,=huỷ,=hủy,sửa lại,=bỏ,=hỏi,=à
        """,
    }
)
"""What may stand behind a figure besides its unit. A doubt there makes the figure a question."""

LABELS = Phrases({Sense.NEUTRAL: "số,tổng số"})
"""What a label begins with: số hội viên kết nạp mới."""

LABELLED = Phrases(
    {
        Sense.NOUN: """
            hội viên,thành viên,đoàn viên,đơn vị máu,suất quà,phần quà,suất học bổng,học bổng,lượt người,người,hộ,nhà
            căn,mô hình,câu lạc bộ,buổi,lớp,cuộc,ngày hội,dự án,công trình,sáng kiến,vụ việc,xe lăn,đề tài,tác phẩm,giải
        """,
    }
)
"""What may stand before a colon: đơn vị máu: 28.000."""

OTHER_LABELS = Phrases(
    {
        Sense.DOUBT: """
            với,kế hoạch,chỉ tiêu,mục tiêu,giao,đăng ký,phấn đấu,dự kiến,năm,tháng,quý,kỳ,trước,ngoái,sau,cũ,còn,thiếu
            chưa,không,nam,nữ,trong đó,riêng,khác,mỗi,từng,ngoài,tăng,giảm,thêm,vượt,hơn,dưới,trên,bình quân,trung bình
            tỷ lệ,phần trăm,điện thoại,tài khoản,nhà số,máy,hiệu,thứ tự,lần,sai,nhầm,cũ,cần,phải,nợ,hỏng,loại,trừ,đợt
        """,
    }
)
"""What a label tells of another figure than the one asked for, or of a part of it."""

COMPOUNDS = Phrases(
    {
        Sense.NEUTRAL: """
            năm nay,năm qua,năm trước,năm ngoái,năm sau,năm tới,trong năm,cả năm,đầu năm,cuối năm,hết năm,năm học
            hằng năm,hàng năm,mỗi năm,từng năm,nhiều năm,so với năm,tỷ lệ,tỉ lệ,tỷ trọng,phần trăm,một số,một vài
            một ít,một phần,một cửa,đầu tư,tư vấn,tư liệu,tư tưởng,tư pháp,tư cách,tư nhân,thứ tư,thứ ba,thứ hai
            thứ năm,thứ sáu,thứ bảy,linh hoạt,ba lô,không quá,không dưới,không hơn,không đến,không tới,không đầy
            không kém,không ít hơn,không vượt quá,không có,việt nam,miền nam,phía nam,sau đó
        """,
    }
)
"""Phrases with a number word in them that is no number there."""

POLITE = Phrases(
    {
        Sense.NEUTRAL: """
            dạ,dạ thưa,vâng,thưa,kính thưa,xin thưa,xin,kính,báo cáo,xin báo cáo,em,anh,chị,ban,đồng chí,các đồng chí
            là,ghi,ghi là,năm nay,cả năm,trong năm,hội,đơn vị
        """,
    }
)
"""What is left off before an answer without a number is looked at."""

VAGUE = Phrases(
    {
        Sense.NEUTRAL: """
            vài,mấy,dăm,mươi,nửa,phần hai,phần ba,phần tư,phần năm,phần mười,phần nghìn,một số,một vài,một ít,đôi ba
            đôi chút,hàng chục,hàng trăm,hàng nghìn,hàng ngàn,hàng vạn,hàng triệu,hàng tỷ
        """,
    }
)
"""Mere magnitudes. A single word of them without accents counts only before a scale word (`may` is also máy)."""

NOTHING = ("không", "không có")
NOTHING_YET = (
    "chưa", "chưa có", "chưa làm", "chưa thực hiện", "chưa triển khai", "chưa tổ chức", "chưa phát sinh", "chưa được",
    "chưa có số liệu", "chưa có số", "chưa có gì", "chưa ai", "chưa đạt", "chưa báo cáo", "chưa nhận", "chưa xây",
)  # fmt: skip
NO_ANSWER = (
    "không biết", "không rõ", "không nhớ", "không hiểu", "không chắc", "không trả lời", "không nắm", "không tính được",
    "không thống kê", "không xác định", "không đếm", "không nói", "không muốn", "không áp dụng", "không thuộc",
    "không liên quan", "không cung cấp", "không đánh giá", "không nhiều", "không ít", "không đáng kể",
)  # fmt: skip
