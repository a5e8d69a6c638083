"""Pictures without what a telephone writes into them: place, time, owner, device.

Belongs here: taking metadata out of JPEG, PNG and WebP without touching the picture itself. A JPEG's orientation stays,
since a paper photographed upright must not lie on its side. HEIF is `bot.heif`; which kinds of files are kept is
`bot.media`.
"""

import struct

from bot.heif import Unclear, without_items

_ORIENTATION = 0x0112
_EXIF = b"Exif\x00\x00"
# JPEG: application segments that hold metadata (Exif and XMP, Photoshop's), and comments.
_JPEG_METADATA = {0xE1, 0xED, 0xFE}
_START_OF_SCAN = 0xDA
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_METADATA = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_WEBP_METADATA = {b"EXIF", b"XMP "}
_WEBP_FLAGS = 0x08 | 0x04


class NotWhole(ValueError):
    """The picture's outer form is broken; it is not kept."""


def without_metadata(content: bytes, media_type: str) -> bytes:
    """Return a picture without its metadata; anything else as it is. Raises NotWhole."""
    try:
        match media_type:
            case "image/jpeg":
                return _jpeg(content)
            case "image/png":
                return _png(content)
            case "image/webp":
                return _webp(content)
            case "image/heic":
                return without_items(content)
            case _:
                return content
    except (struct.error, IndexError, Unclear):
        raise NotWhole(media_type) from None


def _jpeg(content: bytes) -> bytes:
    """Copy the segments up to the scan, but for those that hold metadata (ITU-T T.81, annex B)."""
    kept = [content[:2]]
    place = 2
    while True:
        marker, kind, length = struct.unpack_from(">BBH", content, place)
        if marker != 0xFF:
            raise NotWhole("image/jpeg")
        segment = content[place : place + 2 + length]
        if len(segment) != 2 + length:
            raise NotWhole("image/jpeg")
        if kind == _START_OF_SCAN:
            return b"".join([*kept, content[place:]])
        if kind == 0xE1 and segment[4:10] == _EXIF:
            turned = _orientation(segment[10:])
            if turned not in {None, 1}:
                kept.append(_only_orientation(turned or 1))
        elif kind not in _JPEG_METADATA:
            kept.append(segment)
        place += 2 + length


def _orientation(tiff: bytes) -> int | None:
    """Return the orientation in an Exif block's first directory (TIFF 6.0, section 2)."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return None
    (directory,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, directory)
    for entry in range(min(entries, 512)):
        tag, kind, number, value = struct.unpack_from(f"{order}HHIH", tiff, directory + 2 + 12 * entry)
        if tag == _ORIENTATION and kind == 3 and number == 1:
            return int(value) if 1 <= value <= 8 else None
    return None


def _only_orientation(turned: int) -> bytes:
    directory = struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, turned, 0, 0)
    block = _EXIF + b"MM\x00\x2a" + struct.pack(">I", 8) + directory
    return b"\xff\xe1" + struct.pack(">H", 2 + len(block)) + block


def _png(content: bytes) -> bytes:
    """Copy the chunks, but for those that hold metadata (PNG, third edition, 11.3)."""
    kept = [_PNG_SIGNATURE]
    place = len(_PNG_SIGNATURE)
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content, place)
        chunk = content[place : place + 12 + length]
        if len(chunk) != 12 + length:
            raise NotWhole("image/png")
        if kind not in _PNG_METADATA:
            kept.append(chunk)
        place += 12 + length
        if kind == b"IEND":
            break
    return b"".join(kept)


def _webp(content: bytes) -> bytes:
    """Copy the chunks, but for those that hold metadata, and say so in the header (RFC 9649, 2.7)."""
    kept = []
    place = 12
    while place + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, place)
        whole = 8 + length + length % 2
        chunk = content[place : place + whole]
        if len(chunk) < 8 + length:
            raise NotWhole("image/webp")
        if kind == b"VP8X":
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if kind not in _WEBP_METADATA:
            kept.append(chunk)
        place += whole
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
