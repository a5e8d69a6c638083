"""Several numbers in one answer: a fraction is read, a sum told twice is one, everything else is asked."""

from collections.abc import Sequence

from msgspec.structs import replace

from emulation.numerals.meaning import meaning, offered
from emulation.numerals.phrases import Sense
from emulation.numerals.shapes import looks_like_date
from emulation.numerals.surroundings import Surroundings
from emulation.numerals.tokens import Kind, Token
from emulation.numerals.units import Family, Unit
from emulation.numerals.values import Ambiguous, Asked, Plain, Quantity, Reading, Unreadable, Why
from emulation.numerals.words import Number

_SPANS = frozenset({"-", "~", "den", "toi", "hoac", "hay"})
_DATED = frozenset({"nam", "thang", "ngay", "quy", "mung", "mong"})


def several(said: str, tokens: Sequence[Token], numbers: Sequence[Number], asked: Asked, own: Unit | None) -> Reading:
    """The reading of an answer with several unrefused numbers."""
    answer = _Answer(said, tokens, asked, own)
    first, second = numbers[0], numbers[1]
    between = [token.bare for token in tokens[first.end : second.start]]
    if between == ["/"] and len(numbers) == 2:
        return answer.fraction(first, second)
    if between == ["/"] and tokens[second.end : second.end + 1] and tokens[second.end].text == "/":
        return Unreadable(Why.FRACTION)
    if len(numbers) == 2 and "(" in between and answer.same(first, second):
        return answer.without(first, first.end + between.index("("), len(tokens))
    if between in (["."], [","]) and first.digits and second.digits and len(second.digits) == 3:
        return answer.asked([_joined(first, second), *numbers], Why.SEPARATOR)
    undated = [number for number in numbers if not _dated(tokens, number)]
    if len(undated) < len(numbers):
        return answer.asked(undated, Why.DATE) if undated else Unreadable(Why.DATE)
    if len(numbers) == 2 and {"len", "xuong", "con"} & set(between):
        return answer.asked([second, first], Why.CHANGE)
    if len(numbers) == 2 and _SPANS & set(between):
        return answer.asked([_spread(first, second), second], Why.RANGE)
    if len(numbers) == 2 and between in ([","], ["va"]) and second.scale > 1 and not (first.why or second.why):
        return answer.asked([_sum(first, second), first, second], Why.TWO_FIGURES)
    return answer.asked(numbers, Why.TWO_FIGURES)


def _dated(tokens: Sequence[Token], number: Number) -> bool:
    """`tháng 12`, `năm 2023`; without accents `nam 26` speaks of men."""
    before = tokens[number.start - 1] if number.start else None
    if before is None or before.bare not in _DATED:
        return False
    return before.text.casefold() != "nam" or len(number.digits or "") == 4


def _sum(first: Number, second: Number) -> Number:
    """`2 tỷ, 300 triệu` is most likely one sum, if the scales descend."""
    if second.values[0] >= first.scale:
        return first
    return replace(first, end=second.end, values=(first.values[0] + second.values[0],))


def _joined(first: Number, second: Number) -> Number:
    """`28. 000` is most likely 28.000."""
    if second.values and second.digits and first.values[0] == int(first.values[0]):
        return replace(first, end=second.end, values=(first.values[0] * 1000 + second.values[0],))
    return first


def _spread(low: Number, high: Number) -> Number:
    """`2-4 triệu`: the scale said once holds for both ends."""
    if low.scale > 1 or high.scale == 1:
        return low
    return replace(low, values=tuple(value * high.scale for value in low.values), scale=high.scale)


class _Answer:
    """One answer, to look at its numbers one by one."""

    def __init__(self, said: str, tokens: Sequence[Token], asked: Asked, own: Unit | None) -> None:
        self._said = said
        self._tokens = tokens
        self._asked = asked
        self._own = own

    def fraction(self, first: Number, second: Number) -> Reading:
        """done/target (6.754/4.133) or done/all (8/8 xã); a date as well (15/12)."""
        read = self.without(first, first.end, second.end, beside=second)
        if isinstance(read, Unreadable):
            return read
        whole = first.digits is not None and second.digits is not None and not second.why
        if self._asked in {Asked.PERCENT, Asked.GROWTH}:
            return offered(_share(first, second), Why.FRACTION)
        if not whole or not second.values[0]:
            spread = self._own_reading(_spread(first, second), first.end, second.end)
            return offered(spread, Why.FRACTION)
        if self._tokens[second.end : second.end + 1] and self._tokens[second.end].bare in {"so", "tong"}:
            # 1/3 số hộ is a share and no count.
            return Ambiguous((), Why.FRACTION)
        named = isinstance(read, Plain) and read.quantity.unit is not None and first.values[0] <= second.values[0]
        if looks_like_date(first.digits or "", second.digits or "") and not named:
            return offered(_readings(read), Why.DATE)
        return read

    def same(self, first: Number, second: Number) -> bool:
        """5.000.000 đồng (năm triệu đồng): told twice, in digits and in words."""
        alike = first.values == second.values and not (first.why or second.why)
        return alike and self._tokens[-1].text == ")"

    def asked(self, numbers: Sequence[Number], why: Why) -> Reading:
        """The question which of the numbers is meant, each with the words up to its neighbours."""
        found: list[Quantity] = []
        for number in numbers:
            before = [other.end for other in numbers if other.end <= number.start]
            behind = [other.start for other in numbers if other.start >= number.end]
            found += self._within(number, max(before, default=0), min(behind, default=len(self._tokens)))
        return offered(found, why)

    def without(self, number: Number, start: int, end: int, beside: Number | None = None) -> Reading:
        """The reading of `number` without the tokens `start` to `end`, which may hold the number `beside` it."""
        tokens = (*self._tokens[:start], *self._tokens[end:])
        around = Surroundings(self._said, tokens, number, self._asked)
        extras = {}
        if beside and beside.values:
            noun = around.unit is not None and around.unit.family is Family.NOUN
            extras["total" if noun and Sense.PLAN not in around.senses else "target"] = beside.values[0]
        return meaning(number, around, self._asked, self._own, extras)

    def _own_reading(self, number: Number, start: int, end: int) -> tuple[Quantity, ...]:
        return _readings(self.without(number, start, end))

    def _within(self, number: Number, start: int, end: int) -> tuple[Quantity, ...]:
        while start < number.start and self._tokens[start].kind is not Kind.WORD:
            start += 1
        moved = replace(number, start=number.start - start, end=number.end - start)
        around = Surroundings(self._said, self._tokens[start:end], moved, self._asked)
        return _readings(meaning(moved, around, self._asked, self._own))


def _share(first: Number, second: Number) -> tuple[Quantity, ...]:
    """a/b as a percentage, where it comes out even: nothing is rounded."""
    part, whole = first.values[0] * 100, second.values[0]
    if not whole or first.why or second.why or part / whole * whole != part:
        return ()
    return (Quantity(value=part / whole, unit="%"),)


def _readings(read: Reading) -> tuple[Quantity, ...]:
    match read:
        case Plain(quantity):
            return (quantity,)
        case Ambiguous(readings, _):
            return readings
        case Unreadable():
            return ()
