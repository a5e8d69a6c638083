"""What somebody sent is looked into: a filled form, the figures of a report, or nothing that can be read.

Belongs here: which reader a file goes to. The readers are `sheets`, `texts` and `narratives`.
"""

from collections.abc import Mapping
from typing import Any

from bot import media
from bot.work import encodings, narratives, sheets, texts
from bot.work.refused import Refused
from emulation.form import Filled


def read(content: bytes) -> Mapping[str, Any]:
    """Return {"filled": a form} or {"figures": those of a report} or {"refused": why}; {} where nothing can be read."""
    try:
        return _read(content)
    except Refused as refused:
        return {"refused": refused.why}


def _read(content: bytes) -> Mapping[str, Any]:
    match media.media_type(content) or (media.is_text(content) and media.TEXT):
        case media.EXCEL:
            return _filled(sheets.of_workbook(content)) or {"sheet": True}
        case media.WORD:
            return _report(texts.of_document(content))
        case media.PDF:
            return _report(texts.of_pdf(content))
        case media.TEXT:
            text = encodings.text_of(content)
            if text is None:
                return {"refused": "type"}
            return _filled(sheets.of_text(text)) or _report(texts.of_plain(text))
        case _:
            return {}


def _filled(filled: Filled | None) -> Mapping[str, Any]:
    return {"filled": filled.to_json()} if filled is not None else {}


def _report(words: str) -> Mapping[str, Any]:
    return narratives.figures(words) if words else {}
