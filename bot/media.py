"""What a file is, by its first bytes and not by its name.

Belongs here: the kinds of file that are kept, and how each is known. Keeping is `bot.files`.
"""

import zipfile
from io import BytesIO

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
# ISO base media: which picture it is stands behind "ftyp".
_HEIF = {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}


def media_type(content: bytes) -> str | None:
    """Return the media type of a picture, PDF, Word or Excel file; None for anything else."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return "image/heic"
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return None


def _office(content: bytes) -> str | None:
    """Tell Word and Excel from other archives by the list of what is inside; nothing is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return None
    # A file that carries macros is refused: it can do more than be read.
    if "[Content_Types].xml" not in names or any(name.endswith("vbaProject.bin") for name in names):
        return None
    if "word/document.xml" in names:
        return _WORD
    return _EXCEL if "xl/workbook.xml" in names else None
