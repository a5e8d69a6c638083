"""Percentages recomputed from the figures beside them. A mismatch is shown, never put right in silence."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from emulation.figures import agrees, is_excess
from emulation.prose.values import Found, Role

_HUNDREDTH = Decimal("0.01")


class Mismatch(Struct, frozen=True, kw_only=True):
    """A stated percentage that its own figures contradict: `computed` to two decimals, from `part` and `whole`.

    For a growth `whole` is what there was before.
    """

    stated: Found
    part: Decimal
    whole: Decimal
    computed: Decimal


def mismatches(figures: Sequence[Found]) -> tuple[Mismatch, ...]:
    """The percentages of a narrative that are not what its figures give."""
    return tuple(
        mismatch
        for number, found in enumerate(figures)
        if found.unit == "%" and (mismatch := _checked(figures, number)) is not None
    )


def _checked(figures: Sequence[Found], number: int) -> Mismatch | None:
    stated = figures[number]
    if stated.role is Role.PERCENT_OF_PLAN:
        parts = _of_plan(figures, number)
    elif stated.role is Role.GROWTH:
        parts = _growth(figures, number)
    else:
        return None
    if parts is None or parts[1] <= 0:
        return None
    part, whole = parts
    exact = part * 100 / whole
    # `vượt 20%` says the part above the plan, and is right where the result is 120% of it.
    if agrees(stated.value, exact) or is_excess(stated.value, exact):
        return None
    return Mismatch(stated=stated, part=part, whole=whole, computed=exact.quantize(_HUNDREDTH, ROUND_HALF_UP))


def _of_plan(figures: Sequence[Found], number: int) -> tuple[Decimal, Decimal] | None:
    """The plan and the result that stand right before the percentage, in one sentence and one unit."""
    pair = [each for each in figures[max(0, number - 2) : number] if each.sentence == figures[number].sentence]
    target = next((each for each in pair if each.role is Role.TARGET), None)
    actual = next((each for each in pair if each.role is Role.ACTUAL), None)
    if target is None or actual is None or target.unit != actual.unit:
        return None
    return actual.value, target.value


def _growth(figures: Sequence[Found], number: int) -> tuple[Decimal, Decimal] | None:
    """The sum added before the percentage, and the running total behind it to which that sum brought it."""
    if not 0 < number < len(figures) - 1:
        return None
    added, total = figures[number - 1], figures[number + 1]
    grown = added.role is Role.ACTUAL and "tăng" in added.before.casefold()
    if not grown or total.role is not Role.CUMULATIVE or total.unit != added.unit or total.value <= added.value:
        return None
    return added.value, total.value - added.value
