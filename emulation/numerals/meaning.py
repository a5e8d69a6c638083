"""What one number with its surroundings means as the answer to one question: a figure, a question or a refusal."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from emulation.numerals.phrases import Sense
from emulation.numerals.surroundings import Surroundings
from emulation.numerals.units import MEASURES, Family, Unit, contradicts, convertible
from emulation.numerals.values import DECIMALS, LIMIT, Ambiguous, Asked, Plain, Quantity, Reading, Unreadable, Why
from emulation.numerals.words import Number

_BARE_MONEY = Decimal(1000)
"""A bare sum below this is never meant in đồng."""

_MONEY_SCALES = tuple(Decimal(10) ** power for power in (6, 9, 3, 0))
_BARE_SCALED = {
    Decimal(10) ** 3: Decimal(10) ** 3,
    Decimal(10) ** 6: Decimal(10) ** 5,
    Decimal(10) ** 9: Decimal(10) ** 3,
}
"""A bare number from here on was hardly meant in nghìn, triệu or tỷ, whatever the form's unit says."""

_FRACTIONS = MEASURES | {Family.SCORE, Family.TIME, Family.TIMES}
_HALVED = frozenset({Family.MASS, Family.AREA, Family.LENGTH, Family.VOLUME})
_SPANS_OF_TIME = frozenset({"tháng", "năm", "tuần", "quý", "tuổi"})
_MOST_OFFERED = 8
_NONE: Mapping[str, Decimal] = {}


def unholdable(value: Decimal) -> Why | None:
    """Why a figure cannot hold the value, None where it can. Nothing is rounded."""
    if abs(value) >= LIMIT:
        return Why.TOO_LARGE
    return None if value == round(value, DECIMALS) else Why.TOO_PRECISE


def _short(value: Decimal) -> Decimal:
    """Without trailing zeros behind the point and without an exponent, as far as the context's digits reach."""
    whole = value == int(value)
    return Decimal(int(value)) if whole else value.normalize()


def offered(quantities: Iterable[Quantity], why: Why) -> Ambiguous:
    """The question with the readings a figure can hold, each value once, no more than a screen of choices takes."""
    by_value = {(quantity.value, quantity.unit): quantity for quantity in quantities if not unholdable(quantity.value)}
    return Ambiguous(tuple(by_value.values())[:_MOST_OFFERED], why)


def meaning(
    number: Number,
    around: Surroundings,
    asked: Asked,
    own: Unit | None = None,
    extras: Mapping[str, Decimal] = _NONE,
) -> Reading:
    """The reading of an unrefused number. `own`: the indicator's unit. `extras`: its target or total, where told."""
    if refusal := around.refusal or _refusal(around, asked):
        return Unreadable(refusal)
    values = number.values
    doubts = [why for why in (number.why, *around.doubts, *_general(number, around, asked)) if why]
    if around.factor > 1:
        values = (values[0] * around.factor, *values)
    if around.half:
        values = tuple(value + Decimal("0.5") for value in values)
        if number.scale > 1 or number.pointed or not (around.unit and around.unit.family in _HALVED):
            doubts.append(Why.SHORTENED)
    if asked in {Asked.COUNT, Asked.MONEY}:
        doubts += _amount_doubts(around, asked, own, planned=bool(extras))
        if not doubts and _scale_missing(values, number, around, asked, own):
            doubts.append(Why.SCALE_MISSING)
            values = tuple(value * scale for value in values for scale in _MONEY_SCALES)
    else:
        values, why = (_percent if asked is Asked.PERCENT else _growth)(values, number, around)
        doubts += [why] if why else []
    bare = not around.unit and number.scale == 1
    if own and bare and own.scale > 1 and values[0] >= _BARE_SCALED.get(own.scale, _BARE_MONEY):
        doubts.append(Why.SCALE_MISSING)
        values = (values[0], values[0] / own.scale)
    values = tuple(_converted(value, number, around.unit, own) for value in values)
    if asked is Asked.COUNT and _not_whole(values[0], number, around.unit, own):
        doubts.append(Why.NOT_WHOLE)
        values = (*values, *(value * 1000 for value in values[:1]))
    quantities = [
        Quantity(value=_short(value), unit=_named(around.unit, own), hedge=around.hedge, extras=extras)
        for value in values
    ]
    if doubts:
        question = offered(quantities, doubts[0])
        return question if question.readings else Unreadable(unholdable(values[0]) or doubts[0])
    if why := unholdable(values[0]):
        return Unreadable(why)
    return Plain(quantities[0])


def _refusal(around: Surroundings, asked: Asked) -> Why | None:
    if Sense.NEGATIVE in around.senses and asked is not Asked.GROWTH:
        return Why.NEGATIVE
    if asked in {Asked.COUNT, Asked.MONEY} and around.unit and around.unit.family is Family.PERCENT:
        return Why.PERCENT_FOR_COUNT
    return None


def _general(number: Number, around: Surroundings, asked: Asked) -> Iterable[Why]:
    if Sense.FROM in around.senses and not around.open_end:
        yield Why.RANGE
    if Sense.TO in around.senses:
        yield Why.UNSURE
    if Sense.PLUS in around.senses and asked is not Asked.GROWTH:
        yield Why.UNSURE
    # In `1 triệu 250 người` the 250 may be what it says; in `1tr2 đồng` the 2 is no two đồng.
    if number.shortened and around.unit and not (number.tenths and around.unit.family is Family.MONEY):
        yield Why.SHORTENED


def _tells_time(unit: Unit, own: Unit | None) -> bool:
    """`14 giờ`, `25 tuổi`, `3 tháng` answer a question about something else with a time."""
    if own and (own.family is Family.TIME or _SPANS_OF_TIME & set(own.name.split())):
        return False
    return unit.family is Family.TIME or unit.name.casefold() in _SPANS_OF_TIME


def _amount_doubts(around: Surroundings, asked: Asked, own: Unit | None, planned: bool) -> Iterable[Why]:
    senses, unit = around.senses, around.unit
    if senses & {Sense.INCREASE, Sense.DECREASE}:
        yield Why.CHANGE
    if Sense.EXCESS in senses:
        yield Why.EXCESS
    if Sense.TIMES in senses:
        yield Why.RATIO
    if senses & {Sense.SHARE, Sense.PAST} or (Sense.PLAN in senses and not planned):
        yield Why.UNSURE
    if unit is None:
        return
    if _tells_time(unit, own):
        yield Why.TIME
    if own is not None:
        wrong = contradicts(unit, own)
    elif asked is Asked.MONEY:
        wrong = unit.family is not Family.MONEY
    else:
        wrong = unit.family in {Family.MONEY, Family.FOREIGN}
    if wrong:
        yield Why.OTHER_UNIT


def _scale_missing(
    values: tuple[Decimal, ...], number: Number, around: Surroundings, asked: Asked, own: Unit | None
) -> bool:
    if asked is not Asked.MONEY or around.unit or number.scale > 1 or (own and own.scale > 1):
        return False
    return 0 < values[0] < _BARE_MONEY


def _percent(
    values: tuple[Decimal, ...], number: Number, around: Surroundings
) -> tuple[tuple[Decimal, ...], Why | None]:
    """A share of the plan: an excess, a change, a ratio and a count are other figures."""
    senses, unit, value = around.senses, around.unit, values[0]
    if Sense.TIMES in senses or (unit and unit.family is Family.TIMES):
        return (value * 100,), Why.RATIO
    if unit and unit.family is not Family.PERCENT:
        return values, Why.OTHER_UNIT
    if Sense.EXCESS in senses:
        return (100 + value, value), Why.EXCESS
    if senses & {Sense.INCREASE, Sense.DECREASE}:
        return (100 + value if Sense.INCREASE in senses else 100 - value, value), Why.CHANGE
    if Sense.PAST in senses:
        return values, Why.CHANGE
    if unit is None and number.scale > 1:
        return values, Why.UNSURE
    if unit is None and 0 < value < 2 and value != int(value):
        return (*values, value * 100), Why.RATIO
    return values, None


def _growth(
    values: tuple[Decimal, ...], number: Number, around: Surroundings
) -> tuple[tuple[Decimal, ...], Why | None]:
    """A change in percent against an earlier period: an index (107% of last year) and a share of the plan are none."""
    senses, unit, value = around.senses, around.unit, values[0]
    if Sense.TIMES in senses or (unit and unit.family is Family.TIMES):
        return (value * 100, (value - 1) * 100), Why.RATIO
    if unit and unit.family is not Family.PERCENT:
        return values, Why.OTHER_UNIT
    if Sense.EXCESS in senses:
        return values, Why.EXCESS
    if senses & {Sense.DECREASE, Sense.NEGATIVE}:
        return (-value,), Why.CHANGE if Sense.DECREASE in senses else Why.NEGATIVE
    if Sense.PLAN in senses or (unit is None and number.scale > 1):
        return values, Why.UNSURE
    if senses & {Sense.SHARE, Sense.PAST} and Sense.INCREASE not in senses:
        return (value - 100, value), Why.CHANGE
    return values, None


def _converted(value: Decimal, number: Number, typed: Unit | None, own: Unit | None) -> Decimal:
    if own is None:
        return value
    if typed is None or not convertible(typed, own):
        return value / own.scale if number.scale > 1 else value
    return value * typed.factor / own.factor


def _named(typed: Unit | None, own: Unit | None) -> str | None:
    if typed is None or own is None or not convertible(typed, own) or typed.factor == own.factor:
        return typed.name if typed else None
    return own.name


def _not_whole(value: Decimal, number: Number, typed: Unit | None, own: Unit | None) -> bool:
    """A counted figure with decimals; `28.00` is as doubtful as `12,5`."""
    if any(unit and (unit.family in _FRACTIONS or unit.scale > 1) for unit in (typed, own)):
        return False
    return value != int(value) or (number.pointed and number.scale == 1 and value != 0)
