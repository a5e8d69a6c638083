"""What a telephone writes into a picture is not kept; the picture is."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.exif import NotWhole, without_metadata
from bot.media import media_type

PLACE = b"21 16 N 106 11 E, phone of Lan"


def segment(kind: int, body: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(body) + 2) + body


def exif(order: str, orientation: int) -> bytes:
    mark = {"<": b"II\x2a\x00", ">": b"MM\x00\x2a"}[order]
    directory = struct.pack(f"{order}HHHIHH", 1, 0x0112, 3, 1, orientation, 0) + struct.pack(f"{order}I", 0)
    return b"Exif\x00\x00" + mark + struct.pack(f"{order}I", 8) + directory + PLACE


def jpeg(*segments: bytes) -> bytes:
    return b"\xff\xd8" + b"".join(segments) + segment(0xDA, b"\x01") + b"the picture itself\xff\xd9"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photographs_place_is_gone_and_its_orientation_stays(order: str) -> None:
    taken = jpeg(segment(0xE0, b"JFIF\x00"), segment(0xE1, exif(order, 6)), segment(0xFE, PLACE), segment(0xDB, b"q"))
    kept = without_metadata(taken, "image/jpeg")
    assert PLACE not in kept
    assert kept.endswith(b"the picture itself\xff\xd9")
    assert segment(0xDB, b"q") in kept
    assert struct.pack(">HHIH", 0x0112, 3, 1, 6) in kept
    assert without_metadata(kept, "image/jpeg") == kept


def test_an_upright_photograph_needs_no_exif_at_all() -> None:
    kept = without_metadata(jpeg(segment(0xE1, exif("<", 1))), "image/jpeg")
    assert b"Exif" not in kept


def test_a_png_and_a_webp_lose_theirs() -> None:
    png = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"h") + chunk(b"eXIf", PLACE) + chunk(b"IDAT", b"d") + chunk(b"IEND", b"")
    )
    assert without_metadata(png, "image/png") == png.replace(chunk(b"eXIf", PLACE), b"")
    inside = b"VP8X" + struct.pack("<I", 10) + b"\x0c" + b"0" * 9 + b"EXIF" + struct.pack("<I", len(PLACE)) + PLACE
    kept = without_metadata(b"RIFF" + struct.pack("<I", len(inside) + 4) + b"WEBP" + inside, "image/webp")
    assert PLACE not in kept
    assert kept[20] == 0
    assert struct.unpack("<I", kept[4:8])[0] == len(kept) - 8


def box(kind: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I4s", 8 + len(whole), kind) + whole


def full(kind: bytes, version: int, *content: bytes) -> bytes:
    return box(kind, struct.pack(">I", version << 24), *content)


def heic(*, in_idat: bool = False, located: bool = True) -> bytes:
    """A picture in an HEIF's boxes: item 1 is the picture, 2 its Exif, 3 its XMP."""
    exif_, xmp, picture = struct.pack(">I", 0) + exif(">", 6), b"<x:xmpmeta>" + PLACE, b"the picture itself"
    kinds = ((1, b"hvc1", b""), (2, b"Exif", b""), (3, b"mime", b"application/rdf+xml\x00"))
    entries = b"".join(full(b"infe", 2, struct.pack(">HH4s", n, 0, kind), b"\x00", rest) for n, kind, rest in kinds)
    held = (picture, exif_, xmp)

    def meta(first: int) -> bytes:
        rows, place = [], first
        for number, content in enumerate(held, 1):
            method = 1 if in_idat and number == 2 else 0
            offset = 0 if method else place
            size = len(exif_) if method else len(content)
            rows.append(struct.pack(">HHHHII", number, method, 0, 1, offset, size))
            place += len(content)
        iloc = full(b"iloc", 1, struct.pack(">HH", 0x4400, len(rows)), *rows)
        return full(
            b"meta",
            0,
            full(b"iinf", 0, struct.pack(">H", len(kinds)), entries),
            iloc if located else b"",
            box(b"idat", exif_) if in_idat else b"",
        )

    if in_idat:
        held = (picture, b"", xmp)
    ftyp = box(b"ftyp", b"heic", bytes(4), b"mif1heic")
    before = len(ftyp) + len(meta(0)) + 8
    return ftyp + meta(before) + box(b"mdat", *held)


@pytest.mark.parametrize("in_idat", [False, True])
def test_a_heic_keeps_its_picture_and_loses_what_the_telephone_wrote(in_idat: bool) -> None:
    taken = heic(in_idat=in_idat)
    assert media_type(taken) == "image/heic"
    kept = without_metadata(taken, "image/heic")
    assert PLACE in taken
    assert PLACE not in kept
    assert b"xmpmeta" not in kept
    assert b"the picture itself" in kept
    assert len(kept) == len(taken)
    assert kept[: taken.index(b"idat" if in_idat else b"mdat")] == taken[: taken.index(b"idat" if in_idat else b"mdat")]
    assert without_metadata(kept, "image/heic") == kept


@pytest.mark.parametrize("broken", [heic(located=False), heic()[:-10], heic() + box(b"moov"), box(b"ftyp", b"heic")])
def test_a_heic_whose_metadata_cannot_be_found_is_refused(broken: bytes) -> None:
    with pytest.raises(NotWhole):
        without_metadata(broken, "image/heic")


def test_other_files_are_kept_to_the_byte() -> None:
    assert without_metadata(b"%PDF-1.7 " + PLACE, "application/pdf") == b"%PDF-1.7 " + PLACE


@given(st.binary(max_size=300), st.sampled_from(["image/jpeg", "image/png", "image/webp", "image/heic"]))
def test_a_broken_picture_is_refused_and_never_breaks_us(content: bytes, media_type: str) -> None:
    try:
        without_metadata(content, media_type)
    except NotWhole:
        return
