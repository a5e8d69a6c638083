"""Carrying over: the estimates of a year (số ước) that may stand as its official figures (số chính thức).

Belongs here: which of them stand as they are, which are confirmed or asked anew, and whether an official figure says
something else. What the officer is shown and asked is `handlers.carrying`.
"""

from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from emulation.figures import Figure
from emulation.numerals import Hedge

# A reason with this word says that the figure was still to come: "chưa có số liệu".
_NOT_YET = frozenset({"chưa", "chua"})


class CarryOver(Struct, frozen=True, kw_only=True):
    """The questions without an official figure, by what is known of them, each in the order of asking.

    `plain`: an exact estimate, or a reason for none that still holds. `hedged`: an estimate said to be nearly, over or
    about something, which January may know better. Whatever is in neither has to be asked.
    """

    plain: tuple[int, ...]
    hedged: tuple[int, ...]


def carry_over(
    asked: Iterable[int], estimates: Mapping[int, Figure], *, official: Collection[int], doubted: Collection[int] = ()
) -> CarryOver:
    """Return what can be carried over to the questions `asked` that have no `official` figure.

    `doubted` are indicators whose estimate was returned and has not been answered since; they are asked anew.
    """
    open_ = [each for each in asked if each in estimates and each not in official and each not in doubted]
    hedged = [each for each in open_ if estimates[each].hedge is not Hedge.NONE]
    return CarryOver(
        plain=tuple(each for each in open_ if each not in hedged and not _still_to_come(estimates[each])),
        hedged=tuple(hedged),
    )


def differs(official: Figure, estimate: Figure) -> bool:
    """Tell whether an official figure says something else than the estimate before it, however it is worded."""
    return (official.value, official.hedge) != (estimate.value, estimate.hedge)


def _still_to_come(estimate: Figure) -> bool:
    return estimate.value is None and not _NOT_YET.isdisjoint((estimate.skipped or "").casefold().split())
