"""Number phrases: coefficients and scale words become one number. Hedges, units and sentences are not read here."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from math import prod

from msgspec import Struct

from emulation.numerals.coefficients import Coefficient, Shape, after_hundred, coefficient, decimals
from emulation.numerals.lexicon import Part, atom_at, scale_at
from emulation.numerals.tokens import Kind, Token
from emulation.numerals.values import Why

_HUNDRED, _THOUSAND, _MYRIAD, _BILLION = Decimal(100), Decimal(1000), Decimal(10**4), Decimal(10**9)
_MOST_READINGS = 4


class Number(Struct, frozen=True, kw_only=True):
    """A number phrase: the tokens `start` to `end`.

    No `why`: surely its one value. A `why` with values: to ask. A `why` without: refused, or a mere magnitude if VAGUE.
    `scale`: the largest scale word said, 1 without one. `shortened`: it ends in a remainder without a scale of its own
    (1tr250); `tenths`: of one digit behind triệu or more (2 tỷ 3). `pointed`: decimals were written. `unit`: đồng, from
    trđ. `digits`: what was typed, where it is one run of digits and separators.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    why: Why | None = None
    scale: Decimal = Decimal(1)
    shortened: bool = False
    tenths: bool = False
    pointed: bool = False
    unit: str | None = None
    digits: str | None = None

    @property
    def refused(self) -> bool:
        return not self.values


def number_at(tokens: Sequence[Token], start: int, *, percent: bool = False) -> Number | None:
    """The longest number phrase that begins at `start`. `percent`: a percentage is asked for."""
    return _Chain(tokens, start, percent).read()


class _Scale(Struct, frozen=True, kw_only=True):
    """The scale words behind a coefficient: their factors, the index behind them, the unit an abbreviation brings."""

    factors: tuple[Decimal, ...]
    end: int
    unit: str | None

    @property
    def product(self) -> Decimal:
        return prod(self.factors, start=Decimal(1))

    @property
    def legal(self) -> bool:
        return len(self.factors) == 1 or (self.factors[0] in {_THOUSAND, _MYRIAD} and self.factors[1:] == (_BILLION,))


class _Chain:
    """Reads coefficient and scale in turn, scales descending: 2 tỷ 300 triệu 500 nghìn."""

    def __init__(self, tokens: Sequence[Token], start: int, percent: bool) -> None:
        self._tokens = tokens
        self._start = start
        self._at = start
        self._percent = percent
        self._terms: list[tuple[Decimal, ...]] = []
        self._whys: list[Why] = []
        self._literal: tuple[Decimal, ...] = ()
        self._lowest = Decimal(0)
        self._largest = Decimal(1)
        self._pointed = False
        self._shortened = False
        self._tenths = False
        self._unit: str | None = None
        self._digits: str | None = None

    def read(self) -> Number | None:
        implied = scale_at(self._tokens, self._start, after_digits=False)
        found = self._implied_one(implied.value) if implied else self._coefficient()
        while found:
            if not found.values:
                self._at = found.end
                return self._number((), found.why or Why.SEPARATOR)
            scale = self._scale_behind(found)
            if not scale.factors:
                self._last(found)
                break
            self._at = scale.end
            if not self._take(found, scale):
                return self._number((), Why.SCALE_ORDER)
            if self._half(scale.product):
                self._whys += [Why.SHORTENED] * (len(scale.factors) - 1)
                break
            if scale.unit:
                break
            found = self._coefficient()
        if not self._terms:
            return None
        self._decimals_behind_scale()
        sums = dict.fromkeys((*(sum(terms, Decimal(0)) for terms in product(*self._terms)), *self._literal))
        return self._number(tuple(sums)[:_MOST_READINGS], self._whys[0] if self._whys else None)

    def _coefficient(self) -> Coefficient | None:
        return coefficient(self._tokens, self._at, percent=self._percent, linked=bool(self._terms))

    def _implied_one(self, scale: Decimal) -> Coefficient | None:
        """nghìn rưỡi, triệu hai, trăm phần trăm: the one before the scale is not said."""
        behind = self._start + 1
        if scale == _HUNDRED:
            found = after_hundred(self._tokens, behind, _HUNDRED)
            if found.end > behind or self._percent_follows():
                return found
        after = atom_at(self._tokens, behind)
        if after is None or after.part not in {Part.HALF, Part.DIGIT, Part.BOUND, Part.SCALE}:
            return None
        if after.part is Part.SCALE:
            self._whys.append(Why.VAGUE)
        if scale > _HUNDRED:
            return Coefficient(end=self._start, values=(Decimal(1),), shape=Shape.DIGIT)
        return Coefficient(end=behind, values=(scale,), shape=Shape.HUNDREDS) if after.part is Part.SCALE else None

    def _percent_follows(self) -> bool:
        return [token.bare for token in self._tokens[self._start + 1 : self._start + 3]] == ["phan", "tram"]

    def _scale_behind(self, found: Coefficient) -> _Scale:
        factors: list[Decimal] = []
        unit = None
        end = found.end
        digits = end > self._start and self._tokens[end - 1].kind is Kind.NUMBER
        while (word := scale_at(self._tokens, end, digits and not factors)) and word.value > _HUNDRED:
            factors.append(word.value)
            unit = word.unit
            end += 1
        # `12 van` without accents may be twelve valves.
        if factors == [_MYRIAD] and digits and self._tokens[end - 1].unaccented:
            self._whys.append(Why.UNSURE)
            self._literal = found.values
        return _Scale(factors=tuple(factors), end=end, unit=unit)

    def _take(self, found: Coefficient, scale: _Scale) -> bool:
        """Takes a coefficient with its scale; False where the scales do not descend."""
        if not scale.legal:
            return False
        if self._lowest == _THOUSAND and scale.factors == (_BILLION,):
            return self._take_billions(found)
        if self._terms:
            if scale.product >= self._lowest or max(found.values) * scale.product >= self._lowest:
                return False
            if self._pointed:
                self._whys.append(Why.UNSURE)
        self._doubt(found)
        self._terms.append(tuple(value * scale.product for value in found.values))
        self._lowest = scale.factors[-1]
        self._largest = max(self._largest, scale.product)
        self._pointed = self._pointed or found.pointed
        self._unit = scale.unit
        return True

    def _take_billions(self, found: Coefficient) -> bool:
        """hai nghìn ba trăm tỷ: the nghìn taken before and this coefficient together count billions."""
        if len(self._terms) > 1 or max(found.values) >= _THOUSAND or self._pointed or found.pointed:
            return False
        if found.shape not in {Shape.HUNDREDS, Shape.EXPLICIT} and len(found.raw or "") != 3:
            self._whys.append(Why.SHORTENED)
        self._doubt(found)
        self._terms = [tuple((a + b) * _BILLION for a, b in product(self._terms[0], found.values))]
        self._lowest, self._largest = _BILLION, _THOUSAND * _BILLION
        return True

    def _doubt(self, found: Coefficient) -> None:
        if found.why:
            self._whys.append(found.why)

    def _half(self, scale: Decimal) -> bool:
        word = atom_at(self._tokens, self._at)
        if word is None or word.part is not Part.HALF:
            return False
        self._terms.append((scale / 2,))
        self._at += 1
        return True

    def _last(self, found: Coefficient) -> None:
        """Takes a coefficient without a scale: the whole number, or the remainder of 2 tỷ 3."""
        values = self._remainder(found) if self._terms else found.values
        if not values:
            return
        self._digits = found.raw if not self._terms and found.end == self._start + 1 else None
        self._pointed = self._pointed or found.pointed
        self._at = found.end
        self._doubt(found)
        self._terms.append(values)
        if len(self._terms) == 1 and self._half(Decimal(1)):
            self._pointed = True

    def _remainder(self, found: Coefficient) -> tuple[Decimal, ...]:
        """What a coefficient without a scale is worth behind the last scale; nothing: it is a number of its own."""
        scale, value = self._lowest, found.values[0]
        if scale <= _MYRIAD and found.shape in {Shape.HUNDREDS, Shape.EXPLICIT}:
            return found.values
        if found.pointed or not value:
            return ()
        if found.shape is Shape.NUMERAL:
            return self._digits_behind(found.raw or "", value)
        self._shortened = True
        tenths, hundredths, thousandths = value * scale / 10, value * scale / 100, value * scale / 1000
        if found.shape is Shape.DIGIT:
            self._tenths = scale > _MYRIAD
            if found.year:
                self._whys.append(Why.UNSURE)
                return tenths, Decimal(0)
            return (tenths,)
        self._whys.append(Why.SHORTENED)
        return (thousandths, hundredths) if found.shape is Shape.PAIR else (thousandths, value)

    def _digits_behind(self, raw: str, value: Decimal) -> tuple[Decimal, ...]:
        """2 tỷ 3 and 1tr250 have one reading, 2 tỷ 30 has two, 5 nghìn 200 is exact."""
        scale = self._lowest
        if not raw.isdigit() or len(raw) > 3 + (scale == _MYRIAD):
            return ()
        exact = value < scale <= _MYRIAD and len(raw) >= 3
        self._shortened, self._tenths = not exact, len(raw) == 1 and scale > _MYRIAD
        if exact:
            return (value,)
        if len(raw) == 2 or raw[0] == "0":
            self._whys.append(Why.SHORTENED)
            return value * scale / 1000, value * scale / 100 if len(raw) == 2 else value
        return (value * scale / 10 ** len(raw),)

    def _decimals_behind_scale(self) -> None:
        """hai mươi tám nghìn phẩy năm: said of the whole, unless short for 28,5 nghìn."""
        word = atom_at(self._tokens, self._at)
        if word is None or word.part is not Part.POINT or not self._lowest or self._pointed:
            return
        if found := decimals(self._tokens, self._at + 1):
            self._at, digits, doubt = found
            said = Decimal(f"0.{digits}")
            self._terms.append((said, said * self._lowest))
            self._whys.append(doubt or Why.SHORTENED)
            self._pointed = True

    def _number(self, values: tuple[Decimal, ...], why: Why | None) -> Number:
        return Number(
            start=self._start,
            end=self._at,
            values=values,
            why=why,
            scale=self._largest,
            shortened=self._shortened,
            tenths=self._tenths,
            pointed=self._pointed,
            unit=self._unit,
            digits=self._digits,
        )
