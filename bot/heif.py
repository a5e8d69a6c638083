"""HEIF pictures (an iPhone's HEIC) without their metadata.

Belongs here: finding the metadata items of a picture and overwriting what they hold, in place, so that no offset of the
picture itself moves. An HEIF's orientation is a property of its own and stays. Other pictures are `bot.exif`.

The format is ISO/IEC 14496-12 (boxes; `meta`, `iinf`, `iloc`) and 23008-12 (which items are metadata).
"""

from collections.abc import Iterator

from msgspec import Struct

_METADATA = {b"Exif", b"mime", b"uri "}
_IN_FILE, _IN_IDAT = 0, 1
_MOST_BOXES = 10_000


class Unclear(ValueError):
    """The picture's boxes are broken, or keep metadata where it cannot be told from the picture."""


class _Box(Struct, frozen=True):
    """A box: its kind, and from where to where in the file its content lies."""

    kind: bytes
    start: int
    end: int


class _Reader:
    """Reads numbers one after the other."""

    def __init__(self, content: bytes | bytearray, place: int, end: int) -> None:
        self._content = content
        self._end = end
        self.place = place

    def number(self, size: int) -> int:
        """Return the next number of `size` bytes; a size of none is zero. Raises Unclear."""
        found = self._content[self.place : self.place + size]
        if self.place + size > self._end or len(found) != size:
            raise Unclear
        self.place += size
        return int.from_bytes(found, "big")


def without_items(content: bytes) -> bytes:
    """Return the picture with Exif, XMP and the like overwritten by zeros. Raises Unclear."""
    kept = bytearray(content)
    found = list(_boxes(content, 0, len(content)))
    if any(box.kind == b"moov" for box in found):
        # A sequence of pictures keeps its metadata in tracks.
        raise Unclear
    metas = [box for box in found if box.kind == b"meta"]
    if not metas:
        raise Unclear
    for meta in metas:
        for start, end in _metadata(content, meta):
            kept[start:end] = bytes(end - start)
    for box in found:
        if box.kind == b"uuid":
            # The first sixteen bytes say what it is; XMP is kept so outside of any item.
            kept[box.start + 16 : box.end] = bytes(max(box.end - box.start - 16, 0))
    return bytes(kept)


def _boxes(content: bytes, place: int, end: int) -> Iterator[_Box]:
    for _ in range(_MOST_BOXES):
        if place == end:
            return
        reader = _Reader(content, place, end)
        size, kind = reader.number(4), reader.number(4).to_bytes(4, "big")
        if size == 1:
            size = reader.number(8)
        elif size == 0:
            size = end - place
        if place + size > end or place + size < reader.place:
            raise Unclear
        yield _Box(kind, reader.place, place + size)
        place += size
    raise Unclear


def _metadata(content: bytes, meta: _Box) -> list[tuple[int, int]]:
    """Return from where to where in the file the metadata items of a `meta` box lie."""
    inside = {box.kind: box for box in _boxes(content, meta.start + 4, meta.end)}
    if b"iinf" not in inside:
        return []
    items = _items(content, inside[b"iinf"])
    wanted = {number for number, kind in items.items() if kind in _METADATA}
    if not wanted:
        return []
    if b"iloc" not in inside:
        raise Unclear
    found = _places(content, inside[b"iloc"], inside.get(b"idat"), wanted)
    if found.keys() != wanted:
        raise Unclear
    return [extent for extents in found.values() for extent in extents]


def _items(content: bytes, iinf: _Box) -> dict[int, bytes]:
    """Return the kind of each item by its number."""
    reader = _Reader(content, iinf.start, iinf.end)
    version = reader.number(4) >> 24
    reader.number(2 if version == 0 else 4)
    found = {}
    for entry in _boxes(content, reader.place, iinf.end):
        if entry.kind != b"infe":
            continue
        inner = _Reader(content, entry.start, entry.end)
        version = inner.number(4) >> 24
        if version < 2:
            raise Unclear
        number = inner.number(2 if version == 2 else 4)
        inner.number(2)
        found[number] = inner.number(4).to_bytes(4, "big")
    return found


def _places(content: bytes, iloc: _Box, idat: _Box | None, wanted: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the extents of the items `wanted`, as places in the file."""
    reader = _Reader(content, iloc.start, iloc.end)
    version = reader.number(4) >> 24
    sizes = reader.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    found: dict[int, list[tuple[int, int]]] = {}
    for _ in range(reader.number(2 if version < 2 else 4)):
        number = reader.number(2 if version < 2 else 4)
        method = reader.number(2) & 15 if version else _IN_FILE
        elsewhere = reader.number(2)
        base = reader.number(base_size)
        extents = []
        for _ in range(reader.number(2)):
            reader.number(index_size)
            offset = base + reader.number(offset_size)
            extents.append((offset, offset + reader.number(length_size)))
        if number not in wanted:
            continue
        if elsewhere or method not in {_IN_FILE, _IN_IDAT} or (method == _IN_IDAT and idat is None):
            raise Unclear
        inner = idat if method == _IN_IDAT and idat is not None else _Box(b"", 0, len(content))
        found[number] = [(inner.start + start, inner.start + end) for start, end in extents]
        if any(start >= end or end > inner.end for start, end in found[number]):
            raise Unclear
    return found
