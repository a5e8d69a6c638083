"""An association's form as a sheet: what it asks, where things stand on it, and what its cells answer once it is back.

Belongs here: the values that go out and come in, and the sheet's layout, which writer and reader share. Drawing the
sheet is `reports.form`, opening a file that somebody sent `bot.work`; what is said about a cell is `handlers.workbook`.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any

from msgspec import Struct

from emulation.bloc import Indicator
from emulation.numerals import DECIMALS, LIMIT, Plain, Quantity, Reading, Unreadable, Why, plain
from emulation.season import PeriodCode, ValueKind


class Column(IntEnum):
    """The sheet's columns from the left; the first is hidden and names each row's indicator."""

    CODE = 0
    LABEL = 1
    ANSWER = 2
    UNIT = 3
    PLAN = 4
    LAST_YEAR = 5
    EARLIER = 6
    NOTE = 7


MOST_ROWS = 400
"""Rows that are read of a sheet; no bloc asks a tenth of it."""

LONGEST_CELL = 300
"""Letters of a cell or a note that are read."""

_MARKER = re.compile(r"tongket:1:([a-z0-9-]{1,80}):([A-Z]{2,5}):([a-z]{1,12})")


class Marker(Struct, frozen=True):
    """Which form a sheet is: the season's key, the association's code in it, the kỳ. Stands in the hidden cell A1.

    It proves nothing: whoever sends the form back needs the seat of that association, as if each figure were typed.
    """

    season: str
    association: str
    period: PeriodCode

    def __str__(self) -> str:
        return f"tongket:1:{self.season}:{self.association}:{self.period.value}"

    @staticmethod
    def read(text: str) -> "Marker | None":
        """Return the marker that `text` is; None where it is none."""
        found = _MARKER.fullmatch(text.strip())
        if found is None or found[3] not in set(PeriodCode):
            return None
        return Marker(found[1], found[2], PeriodCode(found[3]))


# --- going out -------------------------------------------------------------------------------------------------------


class Row(Struct, frozen=True, kw_only=True):
    """One indicator on the sheet: names in the reader's language, what is known, what stands now."""

    code: str
    label: str
    asking: str
    unit: str
    kind: ValueKind
    plan: Decimal | None = None
    last_year: Decimal | None = None
    earlier: Decimal | None = None
    now: Decimal | None = None
    note: str = ""


class Form(Struct, frozen=True, kw_only=True):
    """One association's sheet of one kỳ. `earlier` is the kỳ before, None where there is none; `due` is written out."""

    marker: Marker
    association: str
    period: str
    due: str
    earlier: PeriodCode | None
    rows: tuple[Row, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the form as JSON values."""
        return {
            "marker": str(self.marker),
            "association": self.association,
            "period": self.period,
            "due": self.due,
            "earlier": self.earlier and self.earlier.value,
            "rows": [
                [row.code, row.label, row.asking, row.unit, row.kind.value, row.note]
                + [None if each is None else plain(each) for each in (row.plan, row.last_year, row.earlier, row.now)]
                for row in self.rows
            ],
        }

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Form":
        """Return the form that `to_json` wrote."""
        marker = Marker.read(values["marker"])
        assert marker is not None
        rows = []
        for code, label, asking, unit, kind, note, *numbers in values["rows"]:
            plan, last_year, earlier, now = (None if each is None else Decimal(each) for each in numbers)
            rows.append(
                Row(
                    code=code,
                    label=label,
                    asking=asking,
                    unit=unit,
                    kind=ValueKind(kind),
                    plan=plan,
                    last_year=last_year,
                    earlier=earlier,
                    now=now,
                    note=note,
                )
            )
        return Form(
            marker=marker,
            association=values["association"],
            period=values["period"],
            due=values["due"],
            earlier=PeriodCode(values["earlier"]) if values["earlier"] else None,
            rows=tuple(rows),
        )


# --- coming back -----------------------------------------------------------------------------------------------------


class Written(StrEnum):
    """What kind of thing stands in a cell."""

    EMPTY = "empty"
    NUMBER = "number"
    PERCENT = "percent"
    WORDS = "words"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"
    TRUTH = "truth"


class Cell(Struct, frozen=True, kw_only=True):
    """An answer on a sheet that came back, by the code of its row.

    `place` is its name ("C7"); `text` a plain decimal string for a number or a percentage (170% is "170"), else what
    stands there; `note` what stands in the column beside.
    """

    code: str
    place: str
    written: Written
    text: str
    note: str = ""


class Filled(Struct, frozen=True):
    """A form that came back."""

    marker: Marker
    cells: tuple[Cell, ...]

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values."""
        rows = [[each.code, each.place, each.written.value, each.text, each.note] for each in self.cells]
        return {"marker": str(self.marker), "cells": rows}

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Filled":
        """Return what `to_json` wrote."""
        marker = Marker.read(values["marker"])
        assert marker is not None
        return Filled(
            marker,
            tuple(
                Cell(code=code, place=place, written=Written(written), text=text, note=note)
                for code, place, written, text, note in values["cells"]
            ),
        )


def answered(cell: Cell, indicator: Indicator, read: Callable[[str, Indicator], Reading]) -> Reading:
    """Return what a cell answers: words as `read` reads what is typed, a number as it stands.

    A number that is no whole one, and a sum of money, is read by the rules of typing wherever those would ask (28,5
    houses; a percentage of 1,7 that may be a ratio; 150 that may be millions). The cells that hold no answer at all are
    the caller's: EMPTY, FORMULA, ERROR.
    """
    match cell.written:
        case Written.WORDS:
            return read(cell.text, indicator)
        case Written.DATE:
            return Unreadable(Why.DATE)
        case Written.NUMBER | Written.PERCENT:
            value = Decimal(cell.text)
        case _:
            return Unreadable(Why.NO_NUMBER)
    if value < 0:
        return Unreadable(Why.NEGATIVE)
    if value >= LIMIT:
        return Unreadable(Why.TOO_LARGE)
    if decimals(value) > DECIMALS:
        return Unreadable(Why.TOO_PRECISE)
    if cell.written is Written.PERCENT:
        exact = indicator.kind is ValueKind.PERCENT
        return Plain(Quantity(value=value, unit="%")) if exact else Unreadable(Why.PERCENT_FOR_COUNT)
    whole = value == int(value) and indicator.kind is not ValueKind.MONEY
    if whole or indicator.kind is ValueKind.NUMBER:
        return Plain(Quantity(value=value))
    return read(plain(value).replace(".", ","), indicator)


def decimals(value: Decimal) -> int:
    """Return how many decimals a value has, trailing zeros apart."""
    return len(plain(value).partition(".")[2])
