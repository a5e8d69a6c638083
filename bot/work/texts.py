"""The words of a report that was sent as a file: Word in document order with its tables, PDF where it has a text layer.

Belongs here: getting the words out. Finding figures in them is `emulation.prose`.
"""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from bot.work import archive
from bot.work.refused import DAMAGED, ENCRYPTED, Refused
from conversation.text import clean

LONGEST = 60_000
"""Letters that are read of one report; the longest real one we know has 8,000."""

_MOST_PAGES = 60
_FEWEST_LETTERS = 40
_MOST_CELLS = 20_000


def of_document(content: bytes) -> str:
    """Return the words of a .docx file, "" where it has none. Raises Refused, MemoryError."""
    archive.check(content)
    from docx import Document

    try:
        return _gathered(_paragraphs(Document(BytesIO(content))))
    except (MemoryError, Refused):
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks python-docx in any way it likes
        raise Refused(DAMAGED) from None


def _paragraphs(document: Any) -> Iterator[str]:
    """Yield paragraphs and table rows in the order in which they are read."""
    from docx.table import Table

    cells = 0
    for block in document.iter_inner_content():
        if not isinstance(block, Table):
            yield block.text
            continue
        for row in block.rows:
            # A cell that spans several columns is one cell, though the library gives it once for each.
            texts = list(dict.fromkeys((cell._tc, cell.text) for cell in row.cells))  # noqa: SLF001
            cells += len(texts)
            if cells > _MOST_CELLS:
                return
            yield ", ".join(" ".join(text.split()) for _, text in texts if text.strip())


def of_pdf(content: bytes) -> str:
    """Return the words of a PDF's text layer, "" where it has none. Raises Refused, MemoryError."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        words = "" if locked else _gathered(page.extract_text() for page in reader.pages[:_MOST_PAGES])
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks pypdf in any way it likes
        return ""
    if locked:
        raise Refused(ENCRYPTED)
    return words


def of_plain(text: str) -> str:
    """Return a plain text as it is read."""
    return _gathered([text])


def _gathered(parts: Iterable[str]) -> str:
    kept: list[str] = []
    length = 0
    for part in parts:
        said = clean(part)
        if not said:
            continue
        kept.append(said)
        length += len(said) + 1
        if length > LONGEST:
            break
    text = "\n".join(kept)[:LONGEST]
    return text if sum(1 for c in text if c.isalpha()) >= _FEWEST_LETTERS else ""
