"""Office files are archives: what one holds is looked at before anything opens it.

Belongs here: refusing archives that unpack to far more than they are, are locked, carry macros, reach outside, or
declare entities. Reading what is inside is `sheets` and `texts`.
"""

import zipfile
import zlib
from io import BytesIO

from bot.work.refused import DAMAGED, ENCRYPTED, LINKS, MACROS, TOO_HEAVY, Refused

_MOST_MEMBERS = 2000
_MOST_UNPACKED = 120 * 2**20
_MOST_XML = 40 * 2**20
_CHUNK = 2**20
_ENCRYPTED_BIT = 0x1
_XML = (".xml", ".rels", ".vml")
_MACROS = ("vbaproject", "macrosheets/", "vbadata")
# Office never writes a document type; it is how entities are declared that grow without end.
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))


def check(content: bytes) -> None:
    """Raise Refused for an archive that must not be opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _look(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, NotImplementedError, OSError):
        raise Refused(DAMAGED) from None


def _look(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    names = [each.filename.casefold() for each in members]
    if any(mark in name for name in names for mark in _MACROS):
        raise Refused(MACROS)
    if any("externallinks/" in name for name in names):
        raise Refused(LINKS)
    if any(each.flag_bits & _ENCRYPTED_BIT for each in members):
        raise Refused(ENCRYPTED)
    if len(members) > _MOST_MEMBERS or sum(each.file_size for each in members) > _MOST_UNPACKED:
        raise Refused(TOO_HEAVY)
    texts = [each for each in members if each.filename.casefold().endswith(_XML)]
    if sum(each.file_size for each in texts) > _MOST_XML:
        raise Refused(TOO_HEAVY)
    for each in texts:
        _look_for_entities(archive, each)
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise Refused(MACROS)


def _look_for_entities(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Raise Refused where a part declares a document type, wherever in the part it stands."""
    tail = b""
    with archive.open(member) as part:
        while chunk := part.read(_CHUNK):
            seen = tail + chunk
            if any(mark in seen for mark in _DOCTYPES):
                raise Refused(DAMAGED)
            tail = chunk[-40:]
