"""A filled form is read: its marker and its answers, cell by cell, as they stand. Nothing is understood here.

Belongs here: .xlsx by openpyxl, values and not formulas, and .csv in whatever way a spreadsheet wrote it. What the
cells mean is `emulation.form`.
"""

import csv
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import islice
from typing import Any

from bot.work import archive
from bot.work.refused import DAMAGED, TOO_MANY, Refused
from emulation.form import LONGEST_CELL, MOST_ROWS, Cell, Column, Filled, Marker, Written
from emulation.numerals import plain

_MOST_SHEETS = 5
_MOST_COLUMNS = 60
_LETTER = {column: chr(ord("A") + column) for column in Column}
_DELIMITERS = ";,\t"
_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"})


def of_workbook(content: bytes) -> Filled | None:
    """Return the form that an .xlsx file is; None where it is none of ours. Raises Refused, MemoryError."""
    archive.check(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _opened(content)
    except (MemoryError, Refused):
        raise
    except Exception:  # noqa: BLE001 - a broken file breaks openpyxl in any way it likes
        raise Refused(DAMAGED) from None


def _opened(content: bytes) -> Filled | None:
    from openpyxl import load_workbook

    values = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    if len(values.sheetnames) > _MOST_SHEETS:
        raise Refused(TOO_MANY)
    for name in values.sheetnames:
        sheet = values[name]
        if not hasattr(sheet, "iter_rows"):
            continue  # a sheet that is only a chart
        rows = list(_rows(sheet))
        marker = Marker.read(str(rows[0][Column.CODE].value)) if rows else None
        if marker is None:
            continue
        if len(rows) > MOST_ROWS or (sheet.max_column or 0) > _MOST_COLUMNS:
            raise Refused(TOO_MANY)
        formulas = load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
        typed = list(_rows(formulas[name]))
        cells = [
            _cell(number, row, is_formula=typed[number - 1][Column.ANSWER].data_type == "f")
            for number, row in enumerate(rows, 1)
            if number > 1
        ]
        return Filled(marker, tuple(each for each in cells if each is not None))
    return None


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    """Yield the sheet's rows as cells; one row more than is allowed, where there are too many."""
    yield from sheet.iter_rows(min_row=1, max_row=MOST_ROWS + 1, min_col=1, max_col=len(Column))


def _cell(number: int, row: Sequence[Any], *, is_formula: bool) -> Cell | None:
    code = row[Column.CODE].value
    if not isinstance(code, str) or not code.strip():
        return None
    answer = row[Column.ANSWER]
    written, text = _written(answer.value, getattr(answer, "number_format", "") or "")
    if is_formula and written is Written.EMPTY:
        written = Written.FORMULA
    note = row[Column.NOTE].value
    return Cell(
        code=code.strip()[:40],
        place=f"{_LETTER[Column.ANSWER]}{number}",
        written=written,
        text=text[:LONGEST_CELL],
        note="" if note is None else str(note).strip()[:LONGEST_CELL],
    )


def _written(value: object, number_format: str) -> tuple[Written, str]:
    match value:
        case None:
            return Written.EMPTY, ""
        case bool():
            return Written.TRUTH, str(value).upper()
        case int() | float():
            # A spreadsheet keeps fifteen digits; what a float has beyond them is noise.
            number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
            if "%" in number_format:
                return Written.PERCENT, plain(number * 100)
            return Written.NUMBER, plain(number)
        case datetime() | date() | time() | timedelta():
            return Written.DATE, str(value)
        case str() if value.strip() in _ERRORS:
            return Written.ERROR, value.strip()
        case str() if value.strip():
            return Written.WORDS, value.strip()
        case _:
            return Written.EMPTY, ""


def of_text(text: str) -> Filled | None:
    """Return the form that a .csv file's text is; None where it is none of ours. Raises Refused."""
    first = text.lstrip('\ufeff"').partition("\n")[0]
    bare = first.replace('"', "").rstrip("\r")
    ends = [at for at, c in enumerate(bare) if c in _DELIMITERS]
    marker = Marker.read(bare[: ends[0]] if ends else bare)
    if marker is None:
        return None
    rows = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=bare[ends[0]] if ends else ",")
    try:
        return Filled(marker, tuple(_of_lines(list(islice(rows, MOST_ROWS + 1)))))
    except csv.Error:
        raise Refused(DAMAGED) from None


def _of_lines(rows: Sequence[list[str]]) -> Iterator[Cell]:
    width = max(len(Column), min((len(row) for row in rows[1:] if row), default=0))
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS or len(row) > _MOST_COLUMNS:
            raise Refused(TOO_MANY)
        padded = [*(each.strip() for each in row), *([""] * len(Column))]
        if number == 1 or not padded[Column.CODE]:
            continue
        # A row that is too wide was typed without quotes: in `28,500` a comma parted what is one answer.
        spilt = max(0, len(row) - width)
        said = ",".join(padded[Column.ANSWER : Column.ANSWER + 1 + spilt])[:LONGEST_CELL]
        written = Written.EMPTY if not said else Written.ERROR if said in _ERRORS else Written.WORDS
        yield Cell(
            code=padded[Column.CODE][:40],
            place=f"{_LETTER[Column.ANSWER]}{number}",
            written=written,
            text=said,
            note=padded[Column.NOTE][:LONGEST_CELL],
        )
