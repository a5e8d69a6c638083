"""Whether a figure is said of a part of the year alone: by the last words of time that stand before it in its sentence.

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


def of_part(line: Line, at: int) -> bool:
    """Whether what stands at a token is said of some months alone."""
    parts = _PART.all(line, 0, at)
    return bool(parts) and _WHOLE.last(line, parts[-1][1], at) is None
