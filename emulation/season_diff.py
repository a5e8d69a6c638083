"""What differs between two readings of one season, so that importing a file again changes and prints only that.

Here belongs the comparison of plans. Here does not belong what a change means for figures already given, nor wording.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from emulation.season import IndicatorPlan, SeasonPlan, TargetPlan


class Kind(StrEnum):
    """What happened to a thing, or to one field of a thing that is in both."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Change(Struct, frozen=True, kw_only=True):
    """One difference. `what` is the field of SeasonPlan, `name` the thing in it (`CTD02`; for a target `CTD CTD01`).

    A thing added or removed has no `field` and is itself `after` or `before`; a changed one gives the field's values.
    """

    kind: Kind
    what: str
    name: str
    field: str = ""
    before: object = None
    after: object = None


def diff_seasons(old: SeasonPlan, new: SeasonPlan) -> tuple[Change, ...]:
    """Every difference, part by part in SeasonPlan's order; in each part what is gone, then what changed or came.

    An indicator's position counts among those that are in both, so that one new question does not move all after it.
    """
    return tuple(
        change
        for field in SeasonPlan.__struct_fields__
        for change in _compared(field, _things(getattr(old, field)), _things(getattr(new, field)))
    )


def _compared(what: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for name, thing in before.items():
        if name not in after:
            yield Change(kind=Kind.REMOVED, what=what, name=name, before=thing)
    was = _placed([name for name in before if name in after], before)
    becomes = _placed([name for name in after if name in before], after)
    for name, thing in after.items():
        if name in before:
            yield from _changed(what, name, was[name], becomes[name])
        else:
            yield Change(kind=Kind.ADDED, what=what, name=name, after=thing)


def _changed(what: str, name: str, before: Any, after: Any) -> Iterator[Change]:
    if not isinstance(after, Struct):
        if before != after:
            yield Change(kind=Kind.CHANGED, what=what, name=name, before=before, after=after)
        return
    for field in after.__struct_fields__:
        was, becomes = getattr(before, field), getattr(after, field)
        if was != becomes:
            yield Change(kind=Kind.CHANGED, what=what, name=name, field=field, before=was, after=becomes)


def _things(value: object) -> dict[str, object]:
    """The things of one part, by the key that stays theirs when the rest of them changes."""
    return {_key(thing): thing for thing in value} if isinstance(value, tuple) else {"": value}


def _key(thing: Any) -> str:
    if isinstance(thing, TargetPlan):
        return f"{thing.association} {thing.indicator}"
    return str(getattr(thing, "code", None) or getattr(thing, "name", thing))


def _placed(names: list[str], things: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: replace(things[name], position=place) if isinstance(things[name], IndicatorPlan) else things[name]
        for place, name in enumerate(names)
    }
