"""From a narrative to its figures. What is no figure is `strangers`, the role `roles`, the unit `nouns`."""

from decimal import Decimal

from msgspec.structs import replace

from emulation.numerals.values import Hedge
from emulation.numerals.wording import plain
from emulation.prose.amounts import Amount, amount_at, percent_at
from emulation.prose.cells import cells_of
from emulation.prose.drafts import Draft, Part
from emulation.prose.hedges import hedge_of, opens_estimated
from emulation.prose.nouns import COUNTED, unit_before, unit_behind
from emulation.prose.original import Original, plainly, sentences
from emulation.prose.roles import roles_of
from emulation.prose.strangers import is_boilerplate, stranger_at
from emulation.prose.values import Found
from emulation.prose.when import of_part, year_of
from emulation.prose.wordlists import Line, Phrases

_MILLION = Decimal(10**6)
_ANNOUNCED = Phrases(
    """
    là,đạt,được,tổng số,tổng,có,lên,lên đến,lên tới,đến,tới,từ,còn,số lượng,tổng cộng,gồm,với,hơn,trên,gần,khoảng
    xuống,chỉ tiêu,chỉ tiêu giao,kế hoạch,kế hoạch giao,kết nạp,kết nạp mới,trong đó,nam,nữ,vượt,tăng,giảm,thêm
    """
)
_PARTS = Phrases("trong đó,bao gồm,gồm,chia ra")
_PLAN_BEHIND = Phrases("chỉ tiêu,kế hoạch,kh,chỉ tiêu giao,kế hoạch giao")


def find(pasted: str) -> tuple[Found, ...]:
    """The figures of a narrative in the order in which they stand. Never raises; linear in the text's length."""
    original = plainly(pasted)
    found: list[Found] = []
    for start, end in sentences(original.text):
        line = Line(original.text[start:end])
        found += _in_sentence(pasted, original, start, line)
    return tuple(found)


def _in_sentence(pasted: str, original: Original, offset: int, line: Line) -> list[Found]:
    if not line.tokens or is_boilerplate(line):
        return []
    drafts = drafts_of(line)
    if not drafts:
        return []

    def place(first: int, last: int) -> tuple[int, int]:
        start = original.starts[offset + line.tokens[first].start]
        return start, original.ends[offset + line.tokens[last - 1].end - 1]

    sentence = pasted[slice(*place(0, len(line)))]
    estimated = opens_estimated(line)
    made, roles = [], roles_of(line, drafts)
    for number, draft in enumerate(drafts):
        start, end = place(draft.start, draft.end)
        left = drafts[number - 1].end if number else 0
        right = drafts[number + 1].start if number + 1 < len(drafts) else len(line)
        hedge = Hedge.ABOUT if draft.hedge is Hedge.NONE and estimated else draft.hedge
        made.append(
            Found(
                start=start,
                end=end,
                span=pasted[start:end],
                value=_simple(draft.readings[0]),
                unit=draft.unit,
                hedge=hedge,
                role=roles[number],
                sentence=sentence,
                before=line.between(left, draft.start),
                after=line.between(draft.end, right),
                readings=tuple(map(_simple, draft.readings)),
                of_part=of_part(line, draft.start),
                year=year_of(line, draft.start),
            )
        )
    return made


def _simple(value: Decimal) -> Decimal:
    return Decimal(plain(value))


def drafts_of(line: Line) -> list[Draft]:
    """The figures of a sentence, before their roles are told."""
    drafts: list[Draft] = []
    cells = cells_of(line)
    at = 0
    while at < len(line):
        if at in cells:
            at += 1
            continue
        if line.is_number(at):
            behind = None if _goes_on_sharing(line, at, drafts) else stranger_at(line, at)
            if behind is not None:
                at = behind
                continue
        elif not line.is_word(at) or line.quoted[at]:
            at += 1
            continue
        amount = amount_at(line, at)
        if amount is None:
            at += 1
            continue
        at = _take(line, amount, drafts)
    return drafts


def _take(line: Line, amount: Amount, drafts: list[Draft]) -> int:
    """Takes the figure, and the second one of a/b or of a range; returns the token behind."""
    second, part = _second(line, amount)
    if second is None:
        draft = _part(line, amount, drafts) or _draft(line, amount)
        if draft is not None:
            drafts.append(draft)
        return max(draft.end if draft else amount.end, amount.end)
    other = _draft(line, second)
    if other is None:
        other = Draft(amount=second, start=second.start, after=second.end, end=second.end, unit=None)
        other.readings = second.readings
    own = percent_at(line, amount.end) if amount.percent else None
    first = replace(
        other, amount=amount, start=amount.start, after=amount.end, end=own or amount.end, readings=amount.readings
    )
    if part is Part.HIGH and amount.scale == 1 and second.scale > 1:
        first.readings = tuple(value * second.scale for value in amount.readings)
    if part is Part.OF and (other.unit is None or _PLAN_BEHIND.at(line, second.end)):
        unit = unit_before(line, amount.start) or other.unit
        first.unit = other.unit = unit
        other.end = other.after
    first.hedge = hedge_of(line, first)
    other.part = part
    first.part = Part.LOW if part is Part.HIGH else Part.DONE
    if first.unit is None and part is Part.HIGH:
        return other.end
    drafts += [first, other]
    return other.end


def _second(line: Line, amount: Amount) -> tuple[Amount | None, Part]:
    """The second number of `6.754/4.133` and of `20 - 25 triệu`, `từ 20 đến 25 triệu`."""
    at = percent_at(line, amount.end) or amount.end if amount.percent else amount.end
    joint = line.word(at)
    if not line.is_number(at + 1):
        return None, Part.ALONE
    if joint == "/" and line.glued(at) and amount.scale == 1:
        return amount_at(line, at + 1), Part.OF
    opened = line.word(amount.start - 1) == "từ"
    if joint == "-" or (joint in {"đến", "tới"} and opened):
        second = amount_at(line, at + 1)
        if second is not None and (amount.scale in {1, second.scale} or amount.percent):
            low = amount.value * (second.scale if amount.scale == 1 else 1)
            if low < second.value:
                return second, Part.HIGH
    return None, Part.ALONE


def _draft(line: Line, amount: Amount) -> Draft | None:
    """The figure that a number is, by what it counts; None where nothing says that it counts anything."""
    percent = percent_at(line, amount.end) if amount.percent else None
    unit: str | None
    if percent is not None:
        unit, end = "%", percent
    elif amount.money:
        unit, end = "đồng", amount.end
    else:
        at = amount.end
        if line.word(at) == "(" and line.word(at + 2) == ")":
            at = amount.end
        behind = unit_behind(line, at)
        if behind is not None:
            unit, end = behind
        else:
            unit, end = _elsewhere(line, amount), amount.end
            if unit is None:
                return None
    draft = Draft(amount=amount, start=amount.start, after=amount.end, end=end, unit=unit, readings=amount.readings)
    draft.hedge = hedge_of(line, draft)
    return draft


def _goes_on_sharing(line: Line, at: int, drafts: list[Draft]) -> bool:
    """`(trong đó: cấp tỉnh 5, cấp huyện 10)`: behind a first part the next bare number is one too."""
    listed = bool(drafts) and drafts[-1].shares and line.word(at + 1) in {",", ")", ";"}
    return listed and line.tokens[at].text.isdigit() and at - drafts[-1].end <= 6


def _part(line: Line, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """A bare number of a list of parts: `15 dự thảo (trong đó: cấp tỉnh 5, cấp huyện 10)`."""
    if not drafts or not amount.plain or line.word(amount.end) not in {",", ")", ";"}:
        return None
    whole = drafts[-1]
    if not whole.shares and not _PARTS.within(line, whole.end, amount.start):
        return None
    if whole.percent or (amount.value > whole.readings[0] and not whole.shares):
        return None
    part = Draft(amount=amount, start=amount.start, after=amount.end, end=amount.end, unit=whole.unit)
    part.readings, part.shares, part.hedge = amount.readings, True, hedge_of(line, part)
    return part


def _elsewhere(line: Line, amount: Amount) -> str | None:
    """The unit of a number behind which none stands: money for a large scale, else the noun before it."""
    if amount.scale >= _MILLION:
        return "đồng"
    said = _ANNOUNCED.ending(line, amount.start) is not None or line.word(amount.start - 1) == ":"
    if not said and " " in line.between(amount.start, amount.start + 1):
        # `hội viên 300 315`: two columns of a table as likely as one number.
        return None
    if amount.plain and not said and COUNTED.ending(line, amount.start) is None:
        return None
    return unit_before(line, amount.start)
