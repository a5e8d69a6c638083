"""Which associations somebody means who types their names: "Chữ thập đỏ, Khuyến học, NCT".

Belongs here: comparing names. Associations compete, so a name that fits two is never guessed at.
"""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from emulation.bloc import Association

_BETWEEN = (",", ";", "\n", "+")


class Meant(Struct, frozen=True, kw_only=True):
    """The associations meant, in the bloc's order, and the words that name none of them, or more than one."""

    found: tuple[Association, ...]
    unclear: tuple[str, ...]


def meant(text: str, members: Sequence[Association], fold: Callable[[str], str]) -> Meant:
    """Return whom `text` names; `fold` makes words comparable (no diacritics, no case)."""
    for mark in _BETWEEN:
        text = text.replace(mark, ",")
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    found: set[int] = set()
    unclear: list[str] = []
    for piece in pieces:
        fitting = _fitting(fold(piece), members, fold)
        if len(fitting) == 1:
            found.add(fitting[0].id)
        else:
            unclear.append(piece)
    return Meant(found=tuple(each for each in members if each.id in found), unclear=tuple(unclear))


def _fitting(said: str, members: Iterable[Association], fold: Callable[[str], str]) -> list[Association]:
    names = {each: [fold(name) for name in (each.code, each.name, *each.aliases)] for each in members}
    exactly = [each for each, known in names.items() if said in known]
    if exactly:
        return exactly
    return [each for each, known in names.items() if len(said) >= 3 and any(said in name for name in known)]
