"""Of which year, and whether of a part of it alone, a figure is said: by the last words of time before it in its
sentence.

Belongs here: those words. What else a figure says is `roles`.
"""

from emulation.prose.wordlists import Line, Phrases

_PART = Phrases(
    """
    # tháng đầu năm #,# tháng đầu năm,# tháng đầu,# tháng cuối năm #,# tháng cuối năm,# tháng cuối,sáu tháng đầu năm #
    sáu tháng đầu năm,sáu tháng đầu,sáu tháng cuối năm,chín tháng đầu năm,# tháng năm #,nửa đầu năm,nửa cuối năm
    quý #,quý i,quý ii,quý iii,quý iv,quí i,quí ii,quí iii,quí iv
    """
)
_WHOLE = Phrases("cả năm,trong năm,năm #,năm qua,năm nay,hết năm,toàn năm,đến nay")
_BEFORE_OTHERS = frozenset({"với", "kỳ", "từ", "hơn", "bằng", "đoạn", "tháng", "quý", "đầu", "cuối"})


def of_part(line: Line, at: int) -> bool:
    """Whether what stands at a token is said of some months alone."""
    parts = _PART.all(line, 0, at)
    return bool(parts) and _WHOLE.last(line, parts[-1][1], at) is None


def year_of(line: Line, at: int) -> int | None:
    """The year that what stands at a token is said of, None where none is named: `năm 2022: 35,2 tỷ`.

    A year that something is only compared with, or that begins a span, is passed over.
    """
    for start, behind in reversed(_WHOLE.all(line, 0, at)):
        if behind > at:
            continue
        year = line.tokens[behind - 1].text
        if not year.isdigit():
            return None
        if line.word(start - 1) not in _BEFORE_OTHERS and 1900 <= int(year) < 2100:
            return int(year)
    return None
