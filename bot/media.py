"""What a file is, by its first bytes and not by its name.

Belongs here: the kinds of file that are kept, how each is known, and what a file is that is not kept. Keeping is
`bot.files`, looking inside `bot.work`.
"""

import zipfile
from io import BytesIO

from bot.work import refused

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
TEXT = "text/plain"
_STARTS = (
    (b"%PDF-", PDF),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
# ISO base media: which picture it is stands behind "ftyp".
_HEIF = {b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis"}
_ARCHIVE = b"PK\x03\x04"
# The container of .doc, .xls, and of new Office files once they are locked by a password.
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_LONGEST_TEXT = 2**20
_NO_TEXT = (b"<", b"{\\rtf")
_UNICODE_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(each for each in range(32) if each not in b"\t\n\f\r")


def media_type(content: bytes) -> str | None:
    """Return the media type of a picture, PDF, Word or Excel file; None for anything else."""
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in _HEIF:
        return "image/heic"
    if content.startswith(_ARCHIVE):
        return _office(content)
    return None


def is_text(content: bytes) -> bool:
    """Tell whether a file is letters alone, in whatever encoding: a report or a form as .txt or .csv."""
    if not 0 < len(content) <= _LONGEST_TEXT or content.lstrip()[:5].startswith(_NO_TEXT):
        return False
    return content.startswith(_UNICODE_MARKS) or content.translate(None, _CONTROLS) == content


def why_not(content: bytes) -> str:
    """Return why a file of no kept kind is not taken, by the names of `bot.work.refused`; "type" for a stranger."""
    if content.startswith(_OLD_OFFICE):
        return refused.ENCRYPTED if _LOCKED in content else refused.OLD_OFFICE
    if content.startswith(_ARCHIVE):
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                return refused.MACROS if any("vbaProject" in name for name in archive.namelist()) else "type"
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            return refused.DAMAGED
    return "type"


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
        return WORD
    return EXCEL if "xl/workbook.xml" in names else None
