"""Workbooks as officers handle them: the form filled in, and files that somebody made to do harm.

Here: making bytes. Sending them is the tests' own.
"""

import hashlib
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from bot.media import TEXT, media_type
from bot.work import drawing, reading
from tests.support.script import Chat


def filled(form: bytes, cells: Mapping[str, Any], notes: Mapping[str, str] | None = None) -> bytes:
    """The form with some cells filled in ("C5": 36), and notes beside answers, by the answer's cell."""
    book = load_workbook(BytesIO(form))
    sheet = book.active
    assert sheet is not None
    for cell, value in cells.items():
        sheet[cell] = value
    for cell, note in (notes or {}).items():
        sheet[f"H{cell[1:]}"] = note
    return saved(book)


def saved(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def with_members(content: bytes, members: Mapping[str, bytes]) -> bytes:
    """An archive with members added, or put in the place of those of the same name."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            if each.filename not in members:
                new.writestr(each.filename, old.read(each))
        for name, body in members.items():
            new.writestr(name, body)
    return made.getvalue()


def sent_form(chat: Chat) -> bytes:
    """Ask for the Excel form where it is offered; what the limited process makes of it is made here."""
    chat.taps("Nhận mẫu Excel")
    errand = chat.errand("form")
    form = drawing.form(errand.values)
    chat.errand_ends(errand, kept(form, str(errand.values["name"])))
    return form


def sends_back(chat: Chat, content: bytes, name: str = "so-lieu.xlsx") -> None:
    """Send a file, and let it be looked into as the limited process does."""
    chat.sends(content, name)
    errand = chat.errand("keep")
    assert errand.values["read"]
    found = reading.read(content)
    chat.errand_ends(errand, found if "refused" in found else {**found, **kept(content, name)})


def kept(content: bytes, name: str) -> dict[str, Any]:
    """What an errand tells of a file that it kept."""
    sha256 = hashlib.sha256(content).hexdigest()
    kind = media_type(content) or TEXT
    return {"sha256": sha256, "size": len(content), "media_type": kind, "name": name}
