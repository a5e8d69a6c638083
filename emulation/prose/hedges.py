"""How exact a figure of a narrative is said to be: the nearest cue before it, or one behind it."""

from emulation.numerals.values import Hedge
from emulation.prose.drafts import Draft
from emulation.prose.wordlists import Line, Phrases

_BEFORE = {
    Hedge.UNDER: Phrases(
        """gần,gần bằng,gần đạt,ngót,ngót nghét,dưới,không quá,không vượt quá,tối đa,tối đa là,chưa đến,chưa tới
        chưa đầy,chưa được,nhiều nhất,không đến,không tới,suýt soát,<"""
    ),
    Hedge.OVER: Phrases(
        """hơn,trên,quá,vượt quá,vượt trên,ít nhất,ít nhất là,tối thiểu,tối thiểu là,không dưới,không ít hơn,đạt trên,>
        từ trên"""
    ),
    Hedge.ABOUT: Phrases(
        """khoảng,khoảng chừng,vào khoảng,chừng,độ,tầm,cỡ,xấp xỉ,ước,ước đạt,ước tính,ước khoảng,ước tính đạt,ước có
        ước thực hiện,ước cả năm,áng chừng,trên dưới,quãng,tạm tính,ước tính khoảng,ước được,ước lượng,ước trị giá
        ước tính trị giá,ước tính có,ước tính khoảng,ước khoảng,~"""
    ),
}
_NO_HEDGES = Phrases(
    """
    tốc độ,mức độ,trình độ,chế độ,nhiệt độ,mật độ,góc độ,cường độ,tiến độ,quy cỡ,bên trên,ở trên,nêu trên,bên dưới
    nói trên
    """
)
_BEHIND_OVER = Phrases("trở lên,đổ lên")
_BEHIND_UNDER = Phrases("trở xuống,đổ lại")
_FILLERS = Phrases("có,được,đạt,là,lên đến,lên tới,trị giá,khoảng,tổng trị giá,cả năm,thực hiện,thu được,số tiền")
_ESTIMATE = Phrases("ước,ước tính,ước đạt,ước thực hiện")
_ABOUT_WORDS = frozenset({"ước", "tính"})


def hedge_of(line: Line, draft: Draft) -> Hedge:
    """The hedge of one figure. `ước tính hơn` is over: the nearest cue wins."""
    for at in (draft.after, draft.end):
        if _BEHIND_OVER.at(line, at) is not None or (line.word(at) == "+" and line.glued(at)):
            return Hedge.OVER
        if _BEHIND_UNDER.at(line, at) is not None:
            return Hedge.UNDER
    at = draft.start
    if direct := _ending(line, at):
        return direct
    for _ in range(2):
        filler = _FILLERS.ending(line, at)
        if filler is None:
            break
        at = filler
        if _ESTIMATE.ending(line, at) is not None:
            return Hedge.ABOUT
    return Hedge.NONE


def _ending(line: Line, at: int) -> Hedge | None:
    if _NO_HEDGES.ending(line, at) is not None:
        return None
    best: tuple[int, Hedge] | None = None
    for hedge, phrases in _BEFORE.items():
        start = phrases.ending(line, at)
        if start is not None and (best is None or start < best[0]):
            best = start, hedge
    return best[1] if best else None


def opens_estimated(line: Line) -> bool:
    """Whether the sentence opens with `Ước`, which binds its whole list."""
    first = next((at for at in range(min(3, len(line))) if line.is_word(at)), 0)
    return line.word(first) in _ABOUT_WORDS and line.word(first) == "ước"
