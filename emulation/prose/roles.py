"""What a figure of a narrative says: result, plan, result against plan, change, running total, or something else.

Rules in their order; the first that fits decides. Which numbers are figures at all is not decided here.
"""

from collections.abc import Sequence

from emulation.prose.drafts import Draft, Part
from emulation.prose.nouns import COUNTED
from emulation.prose.values import Role
from emulation.prose.wordlists import Line, Phrases

_PLAN = Phrases(
    """
    kế hoạch,chỉ tiêu,kh,mục tiêu,dự toán,nghị quyết đề ra,nghị quyết đại hội,nghị quyết,ct giao,chỉ tiêu giao
    pháp lệnh,đăng ký đầu năm,giao ước,đã đề ra,đề ra,được giao,trung ương giao,tỉnh giao,t . ư giao,tw giao
    """
)
_PAST = Phrases(
    """
    so với cùng kỳ,so với năm,so cùng kỳ,so với năm trước,cùng kỳ,năm trước,năm ngoái,so với đầu năm
    so với đầu nhiệm kỳ,so với nhiệm kỳ,so với quý,so với tháng,so với giai đoạn,so với khi,so với trước
    so với thời điểm,so năm,so với cuối năm,so với kỳ,so với đầu,so với lúc,năm liền kề,so với đợt
    """
)
_CHANGE = Phrases(
    """
    tăng,tăng thêm,giảm,giảm bớt,bớt,tăng trưởng,tăng trưởng bình quân,bình quân tăng trưởng,tăng bình quân
    giảm được,giảm bình quân,giảm trên,tăng trên,tăng gần,tăng hơn,tăng khoảng,giảm hơn,giảm gần,tăng gấp,gấp
    cao hơn,thấp hơn,nhiều hơn,ít hơn,tăng được,giảm xuống,tăng lên,tăng trưởng đạt,tốc độ tăng,hạ
    """
)
_EXCESS = Phrases(
    """
    vượt,vượt mức,vượt trên,vượt gần,vượt hơn,đạt và vượt,hoàn thành vượt mức,vượt chỉ tiêu,vượt kế hoạch,vượt trội
    """
)
_DONE_OF = Phrases("hoàn thành,hoàn thành vượt mức,về đích,đạt và vượt")
_SHARE = Phrases(
    """
    chiếm,chiếm tỷ lệ,chiếm tỉ lệ,tương đương,tương ứng,bằng,chiếm khoảng,chiếm gần,chiếm trên,chiếm hơn,tỷ trọng
    """
)
_REACHED = Phrases("đạt,đạt tỷ lệ,đạt tỉ lệ,tỷ lệ đạt,tỷ lệ,tỉ lệ,đạt trên,đạt gần,đạt hơn")
_RATE = Phrases("tỷ lệ,tỉ lệ,tỷ suất")
_AVERAGE = Phrases(
    """
    bình quân,trung bình,mỗi,một suất,mỗi suất,mức cho vay,nâng mức,hạn mức,mức vay,mức hỗ trợ,mức chi,định mức
    mức lương,mức đóng,mệnh giá,lãi suất,đơn giá,mức thưởng,mức bình quân,mỗi một,từng suất,một người,một hộ,với mức
    """
)
_FUTURE = Phrases(
    """
    phấn đấu,mục tiêu,chỉ tiêu phấn đấu,dự kiến,sẽ,năm tới,thời gian tới,cam kết,phương hướng,đề ra chỉ tiêu
    đặt chỉ tiêu,đặt mục tiêu,đề ra mục tiêu,kế hoạch năm,chỉ tiêu năm,chỉ tiêu chính,chỉ tiêu cụ thể
    chỉ tiêu thi đua,chỉ tiêu cơ bản,các chỉ tiêu,nhiệm vụ năm,hằng năm có,hàng năm có,hàng năm,hằng năm
    trong giai đoạn tới,dự kiến năm,có kế hoạch,tiếp tục phấn đấu,kế hoạch đề ra,giao chỉ tiêu,được giao,giao ước
    định hướng,tiếp tục duy trì,thi đua đạt,trở lên
    """
)
_FUTURE_NOW = Phrases(
    """
    phấn đấu,dự kiến,sẽ,cam kết,mục tiêu đến năm,năm tới,thời gian tới,đặt mục tiêu,đề ra mục tiêu,đặt chỉ tiêu
    đề ra chỉ tiêu,chỉ tiêu phấn đấu
    """
)
_PLAN_IS = Phrases(
    """
    chỉ tiêu,chỉ tiêu giao,chỉ tiêu là,kế hoạch,kế hoạch giao,kế hoạch là,kh,kh giao,chỉ tiêu được giao
    chỉ tiêu đề ra,kế hoạch đề ra,kế hoạch năm,chỉ tiêu năm,mục tiêu,mục tiêu là,chỉ tiêu :,kế hoạch :
    chỉ tiêu trung ương giao,chỉ tiêu tỉnh giao,kế hoạch tỉnh giao,kế hoạch trung ương giao,chỉ tiêu tw giao
    giao chỉ tiêu,đăng ký
    """
)
_PLAN_UNIT = Phrases("chỉ tiêu,kế hoạch")
_DONE = Phrases("đã,kết quả,đạt được,thực hiện được,trong năm đã,năm qua")
_TOTAL = Phrases(
    """
    lũy kế,luỹ kế,đến nay,tính đến,cho đến nay,tới nay,từ đầu nhiệm kỳ,trong nhiệm kỳ,nhiệm kỳ qua,cả nhiệm kỳ,dư nợ
    tổng dư nợ,số dư,tổng nguồn vốn,tổng nguồn quỹ,tổng quỹ,hiện có,hiện nay có,hiện đang,hiện nay,hiện đạt,hiện tồn
    hiện còn,hiện là,hiện quản lý,tổng số hội viên,nâng tổng số,nâng tổng,tính từ,trong những năm qua,những năm qua
    trong các năm,kể từ,từ khi,đang quản lý,đang hoạt động,duy trì hoạt động,qua các năm,tổng số đảng viên,nâng số
    tổng số quỹ,vốn điều lệ,đang duy trì,nâng lũy kế,toàn tỉnh có,toàn tỉnh hiện có,đến hết năm,đến cuối năm
    đến tháng,đến ngày,tổng vốn,tổng số vốn
    """
)
_SPAN_OF_YEARS = Phrases(
    """
    giai đoạn # - #,nhiệm kỳ # - #,từ năm # đến,trong # năm,qua # năm,sau # năm,# năm qua,sau hơn # năm,từ # đến nay
    # năm thực hiện,hơn # năm qua,từ năm # - #,từ # - #,trong hơn # năm,qua hơn # năm,# năm triển khai
    trong # nhiệm kỳ
    """
)
_STOCKS = Phrases(
    """
    hội viên,chi hội,tổ hội,câu lạc bộ,clb,hợp tác xã,htx,đảng viên,cơ sở hội,hội cơ sở,chi đoàn,đoàn viên
    tổ hợp tác,phân hội,thành viên,hội thành viên,tổ chức thành viên,quỹ tín dụng,liên hiệp htx,chi bộ,tổ chức cơ sở
    """
)
_HOLDS = Phrases("có,gồm,với,quản lý,hiện có,gồm có,là,tổng số")
_NEW = Phrases(
    """
    kết nạp,thành lập,phát triển,mới,thêm,kết nạp mới,thành lập mới,giúp,hỗ trợ,tặng,trao,tham gia,tổ chức,vận động
    tuyên truyền,tập huấn,khen thưởng,biểu dương,cho,thu hút,đã có,xóa,củng cố,ra mắt,xây dựng,cấp,khám
    """
)
_BODIES = Phrases(
    """
    hội,đơn vị,khối,cụm,thành viên,tổ chức,cơ quan,hội thành viên,ban ngành,sở,đơn vị thành viên,hiệp hội
    tổ chức hội
    """
)
_BODY = Phrases("khối,cụm,khối thi đua,cụm thi đua,ban chấp hành,đoàn chủ tịch,ban thường vụ,bch")
_BODY_HOLDS = Phrases("gồm,có,gồm có,với,bao gồm,thành,là,của,giữa,tổng số")
_SPLIT = Phrases("tách thành,chia thành,thành,hợp nhất,sáp nhập,chia làm")
_AWARDED = Phrases(
    """
    bằng khen,giấy khen,cờ thi đua,tặng cờ,khen thưởng,tuyên dương,biểu dương,vinh danh,tôn vinh,kỷ niệm chương
    huân chương,huy chương,tặng thưởng,chiến sĩ thi đua,tập thể lao động,lao động tiên tiến,danh hiệu thi đua
    suy tôn,bình xét,trao thưởng,khen tặng,danh hiệu anh hùng,được khen,thư khen,cờ đơn vị,đề nghị khen,thầy thuốc
    nghệ nhân ưu tú,danh hiệu
    """
)
_AWARDEES = Phrases(
    """
    tập thể,cá nhân,đơn vị,bằng khen,giấy khen,cờ,cờ thi đua,huân chương,huy chương,kỷ niệm chương,danh hiệu
    chiến sĩ thi đua,hội,gia đình,tập thể lao động,cán bộ,đồng chí,điển hình,gương,đại biểu,hội viên,doanh nhân,cụm
    khối,bằng,tấm gương,thành viên
    """
)
_AWARD_UNITS = Phrases("bằng khen,giấy khen,cờ thi đua,huân chương,kỷ niệm chương,huy chương")
_CHOOSING = Phrases("cho,đối với,có,và,chọn,bình xét,xét chọn,đề nghị,khen,khen thưởng,tặng,xét,trao,:,công nhận")
_BEFORE_HIEN = frozenset({"thực", "thể", "xuất", "biểu", "phát", "cải", "tái", "đại"})


def role_of(line: Line, drafts: Sequence[Draft], number: int) -> Role:
    """The role of one of the figures of a sentence."""
    if drafts[number].part is Part.HIGH:
        number -= 1
    return _Roles(line, drafts, number).role()


class _Roles:
    def __init__(self, line: Line, drafts: Sequence[Draft], number: int) -> None:
        self.line, self.drafts, self.number = line, drafts, number
        self.draft = drafts[number]
        start, end = self.draft.start, self.draft.end
        self.previous = drafts[number - 1].end if number else 0
        self.following = drafts[number + 1].start if number + 1 < len(drafts) else len(line)
        self.clause = self._back(start, {";"}, 60)
        self.near = max(self._back(start, {",", ";", "("}, 20), self.previous)
        self.ahead = self._ahead(end, {",", ";", ")", "("}, 14)

    def _back(self, at: int, signs: set[str], reach: int) -> int:
        floor = max(0, at - reach)
        while at > floor and self.line.word(at - 1) not in signs:
            at -= 1
        return at

    def _ahead(self, at: int, signs: set[str], reach: int) -> int:
        ceiling = min(self.following, at + reach)
        while at < ceiling and self.line.word(at) not in signs:
            at += 1
        return at

    def before(self, phrases: Phrases) -> bool:
        return phrases.within(self.line, self.near, self.draft.start)

    def behind(self, phrases: Phrases) -> bool:
        return phrases.within(self.line, self.draft.end, self.ahead)

    def unit(self, phrases: Phrases) -> bool:
        """Whether the unit is of a list, by its first words."""
        return not self.draft.percent and phrases.at(self.line, self.draft.after) is not None

    def role(self) -> Role:
        return self._percent() if self.draft.percent else self._of_plan_times() or self._count()

    def _future(self) -> bool:
        """Whether a word of plans stands before, nothing said to be done between."""
        floor = max(0, self.draft.start - 80)
        at = _FUTURE.last(self.line, floor, self.draft.start)
        if at is None or _DONE.within(self.line, at, self.draft.start):
            return False
        if _FUTURE_NOW.at(self.line, at) is not None:
            return True
        return _FUTURE_NOW.within(self.line, floor, self.draft.start)

    # --- percentages ---------------------------------------------------------------------------------------------

    def _percent(self) -> Role:
        line, draft = self.line, self.draft
        plan = self.behind(_PLAN)
        past = self.behind(_PAST)
        if past and not (plan and not self.before(_CHANGE)):
            return Role.GROWTH
        if plan:
            return Role.TARGET if self._future() and not self._done_before() else Role.PERCENT_OF_PLAN
        if self._future():
            return Role.TARGET
        if self._changed():
            return Role.GROWTH
        if self._ends(_EXCESS):
            return Role.PERCENT_OF_PLAN
        if self._ends(_SHARE):
            return Role.OTHER
        if self.before(_AVERAGE):
            return Role.OTHER
        if self._against_plan():
            return Role.PERCENT_OF_PLAN
        if self._is_total() and line.word(draft.start - 1) != "(":
            return Role.CUMULATIVE
        return Role.ACTUAL

    def _against_plan(self) -> bool:
        """`đạt tỷ lệ 161,77%`, `(đạt 105%)`, `hoàn thành 100%`: of the plan, where the rest does not say otherwise."""
        if self._ends(_DONE_OF):
            return True
        if not self._ends(_REACHED) and self.line.word(self.draft.start - 1) not in {"(", "-", ","}:
            return False
        if self.line.is_word(self.draft.end) and not self.line.capital(self.draft.end) and self._noun_behind():
            return False
        pair = self.drafts[self.number - 1] if self.number else None
        if pair is not None and pair.part is Part.OF:
            return role_of(self.line, self.drafts, self.number - 1) is Role.TARGET
        if self.draft.readings[0] > 100:
            return True
        return pair is not None and _PLAN.within(self.line, pair.end, self.draft.start)

    def _noun_behind(self) -> bool:
        return COUNTED.at(self.line, self.draft.end) is not None

    def _ends(self, phrases: Phrases) -> bool:
        """Whether a phrase stands right before the figure, a hedge between or not."""
        at = self.draft.start
        if self.line.word(at - 1) in {"hơn", "trên", "gần", "khoảng", "tới", "đến", "xấp xỉ", "là", "được"}:
            at -= 1
        return phrases.ending(self.line, at) is not None or phrases.ending(self.line, self.draft.start) is not None

    def _changed(self) -> bool:
        """`tăng 20%`, `giảm 1,2%`; not `tăng lên 52%`, which is the result."""
        at = _CHANGE.last(self.line, self.near, self.draft.start)
        if at is None:
            return False
        gap = self.line.words[at : self.draft.start]
        return not {"đạt", "còn", "được", "là"} & set(gap[1:]) and len(gap) <= 5 and "lên" not in gap[1:]

    def _done_before(self) -> bool:
        return self.before(_REACHED)

    # --- counts and sums -----------------------------------------------------------------------------------------

    def _of_plan_times(self) -> Role | None:
        if self.draft.unit != "lần" or not (self.before(_CHANGE) or self.behind(_PLAN) or self.behind(_PAST)):
            return None
        return Role.PERCENT_OF_PLAN if self.behind(_PLAN) else Role.GROWTH

    def _count(self) -> Role:
        for rule, role in (
            (self._is_target_of, Role.TARGET),
            (self._is_price, Role.OTHER),
            (self._is_body, Role.OTHER),
            (self._is_award, Role.OTHER),
            (self._is_plan, Role.TARGET),
            (self._is_universe, Role.OTHER),
            (self._future, Role.TARGET),
            (self._is_growth, Role.GROWTH),
            (self._is_total, Role.CUMULATIVE),
            (self._is_stock, Role.CUMULATIVE),
        ):
            if rule():
                return role
        return Role.ACTUAL

    def _is_target_of(self) -> bool:
        return self.draft.part is Part.OF and self._of_plan()

    def _of_plan(self) -> bool:
        """a/b where b is the plan: it says so behind, or what follows is more than all of it."""
        if _PLAN_UNIT.at(self.line, self.draft.after) is not None or self.behind(_PLAN):
            return True
        return self.drafts[self.number - 1].readings[0] > self.draft.readings[0]

    def _is_universe(self) -> bool:
        return self.draft.part is Part.OF

    def _is_price(self) -> bool:
        """20 triệu đồng/nhà, mỗi suất 500.000 đồng, bình quân 3 buổi."""
        if self.line.word(self.draft.end) == "/" and self.line.is_word(self.draft.end + 1):
            return True
        if self.number + 1 < len(self.drafts) and self.draft.part is Part.LOW:
            high = self.drafts[self.number + 1]
            if self.line.word(high.end) == "/" and self.line.is_word(high.end + 1):
                return True
        at = _AVERAGE.last(
            self.line, max(self.previous, self._back(self.draft.start, {";", ","}, 12)), self.draft.start
        )
        if at is None:
            return False
        return self.draft.start - at <= 9 and not self._ends(_CHANGE)

    def _is_body(self) -> bool:
        if not self.unit(_BODIES):
            return False
        if self._ends(_SPLIT):
            return True
        first = max(0, self.draft.start - 30)
        at = _BODY.last(self.line, first, self.draft.start)
        return at is not None and self._ends(_BODY_HOLDS) and not _DONE.within(self.line, at, self.draft.start)

    def _is_award(self) -> bool:
        if self.unit(_AWARD_UNITS):
            return True
        if not self.unit(_AWARDEES):
            return False
        reach = 40
        start = self._back(self.draft.start, {";"}, reach)
        end = min(len(self.line), self.draft.end + 16)
        at = _AWARDED.last(self.line, start, self.draft.start)
        if at is not None:
            return True
        return _AWARDED.within(self.line, self.draft.end, end) and (
            self._ends(_CHOOSING) or self.line.word(self.draft.start - 1) == ","
        )

    def _is_plan(self) -> bool:
        """chỉ tiêu giao 120; not `đạt 120% kế hoạch`."""
        at = _PLAN_IS.last(self.line, self.near, self.draft.start)
        if at is None or self.draft.start - at > 7:
            return False
        gap = set(self.line.words[at : self.draft.start])
        return not {"đạt", "được", "%"} & gap or "được giao" in " ".join(self.line.words[at : self.draft.start])

    def _is_growth(self) -> bool:
        if not self._changed():
            return False
        at = _CHANGE.last(self.line, self.near, self.draft.start)
        return at is not None and self.draft.start - at <= 3

    def _is_total(self) -> bool:
        """A word of running totals before it in its clause; or a span of years, there or opening the sentence."""
        line, start = self.line, self.draft.start
        if self._now() or any(self._totals_at(at) for at in range(self.clause, start)):
            return True
        at = _SPAN_OF_YEARS.last(line, self.clause, start)
        if at is None:
            at = _SPAN_OF_YEARS.last(line, 0, min(12, start))
        return at is not None and not line.quoted[at]

    def _totals_at(self, at: int) -> bool:
        """A word of running totals; `hiện có` in `thực hiện có hiệu quả` is none."""
        behind = _TOTAL.at(self.line, at)
        if behind is None or behind > self.draft.start:
            return False
        return self.line.word(at) != "hiện" or self.line.word(at - 1) not in _BEFORE_HIEN

    def _now(self) -> bool:
        """`Hiện, quỹ đạt...`; but not thực hiện, thể hiện."""
        return any(
            self.line.word(at) == "hiện" and (at == 0 or self.line.word(at - 1) in {",", ";", ".", ":", "-"})
            for at in range(self.clause, self.draft.start)
        )

    def _is_stock(self) -> bool:
        if not self.unit(_STOCKS) or self.before(_NEW):
            return False
        if self._ends(_HOLDS):
            return True
        # `1.432 chi hội, 124 tổ hội và 45.678 hội viên`: what stands in a list with a stock is one.
        joined = self.line.words[self.previous : self.draft.start] in ([","], ["và"], ["với"])
        return bool(joined and self.number and _Roles(self.line, self.drafts, self.number - 1).in_stocks())

    def in_stocks(self) -> bool:
        return self.unit(_STOCKS) and self._ends(_HOLDS)
