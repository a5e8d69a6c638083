"""An association's form as an Excel workbook: one sheet, locked but for the answers and the notes beside them.

Belongs here: how the sheet looks. What stands on it, and where, is `emulation.form`. Known figures are written out as
the reader's language writes them, whatever region the reader's Excel is set to; answers are real numbers.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from conversation.sentences import Text, Value, say
from emulation.form import LONGEST_CELL, Column, Form, Row
from emulation.season import PeriodCode, ValueKind

HEADER_ROW = 3
"""The row of the column names, counted from 0; answers begin on the next one."""

_WIDTHS = {
    Column.CODE: 3,
    Column.LABEL: 40,
    Column.ANSWER: 19,
    Column.UNIT: 13,
    Column.PLAN: 17,
    Column.LAST_YEAR: 17,
    Column.EARLIER: 17,
    Column.NOTE: 30,
}
_FONT = {"font_name": "Times New Roman", "font_size": 13, "valign": "vcenter"}
_GRID = {"border": 1, "border_color": "#808080"}
_LINE = 18.0
_A4 = 9
# Digits in threes with a point, as Vietnamese write them, wherever the sheet is opened. The largest comes first.
_GROUPED = (
    (Decimal(10) ** 12, '#"."###"."###"."###"."##0'),
    (Decimal(10) ** 9, '#"."###"."###"."##0'),
    (Decimal(10) ** 6, '#"."###"."##0'),
    (Decimal(10) ** 3, '#"."##0'),
)
# The season file names a kỳ in Vietnamese.
_PERIODS: Mapping[PeriodCode, Text] = {
    PeriodCode.JUNE: say("mid-year review"),
    PeriodCode.ESTIMATE: say("full year, estimate"),
    PeriodCode.FINAL: say("full year, final"),
}
_EXACT_DIGITS = 15  # what a spreadsheet keeps of a number
# What a sheet shows is what it writes to a .csv file: a format that rounds would change the figure.
_WITHOUT_ROUNDING = "0.##########"
_LONGEST_PROMPT, _LONGEST_TITLE = 255, 32


def workbook(form: Form, write: Callable[[Text], str]) -> bytes:
    """Return the form as the bytes of an .xlsx file; `write` makes strings of texts in the reader's language."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        # The same form is the same file, so that it is kept once.
        book.set_properties({"title": form.association, "created": datetime(2020, 1, 1, tzinfo=UTC)})
        _Sheet(book, form, write).draw()
    return made.getvalue()


class _Sheet:
    """The one sheet being drawn."""

    def __init__(self, book: xlsxwriter.Workbook, form: Form, write: Callable[[Text], str]) -> None:
        self._book = book
        self._form = form
        self._write = write
        self._sheet = book.add_worksheet(write(say("Figures (sheet)")))
        self._first = HEADER_ROW + 1
        self._last = HEADER_ROW + len(form.rows)

    def draw(self) -> None:
        self._columns()
        self._heading()
        for number, row in enumerate(self._form.rows, 1):
            self._row(HEADER_ROW + number, number, row)
        self._grouping()
        self._printing()
        self._sheet.protect("", {"format_columns": True, "format_rows": True})

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format({**_FONT, **properties})

    def _columns(self) -> None:
        for column, width in _WIDTHS.items():
            hidden = column is Column.CODE or (column is Column.EARLIER and self._form.earlier is None)
            self._sheet.set_column(column, column, width, None, {"hidden": hidden})

    def _heading(self) -> None:
        sheet, form, write = self._sheet, self._form, self._write
        sheet.write_string(0, Column.CODE, str(form.marker))
        period = form.period if self._vietnamese else _PERIODS[form.marker.period]
        title = say("{association}: figures for {period}", association=form.association, period=period)
        sheet.write_string(0, Column.LABEL, write(title), self._format(bold=True, font_size=15))
        sheet.write_string(1, Column.LABEL, write(say("Due {due}.", due=form.due)), self._format())
        how = say(
            "Please fill in the columns “Figure” and “Note” only (the light cells), save the file, and send it back to"
            " the assistant. A figure may also be written in words."
        )
        sheet.write_string(2, Column.LABEL, write(how), self._format(italic=True))
        named: dict[Column, Text] = {
            Column.LABEL: say("Indicator"),
            Column.ANSWER: say("Figure (to fill in)"),
            Column.UNIT: say("Unit"),
            Column.PLAN: say("Plan of the year"),
            Column.LAST_YEAR: say("Last year's figure"),
            Column.EARLIER: say("First six months") if form.earlier is PeriodCode.JUNE else say("Estimate of the year"),
            Column.NOTE: say("Note (to fill in)"),
        }
        header = self._format(bold=True, text_wrap=True, align="center", bg_color="#E7E6E6", **_GRID)
        sheet.set_row(HEADER_ROW, 2 * _LINE)
        for column, name in named.items():
            sheet.write_string(HEADER_ROW, column, write(name), header)
        sheet.freeze_panes(self._first, 0)

    def _row(self, at: int, number: int, row: Row) -> None:
        sheet = self._sheet
        locked = self._format(text_wrap=True, indent=1, **_GRID)
        known = self._format(align="right", indent=1, font_color="#404040", **_GRID)
        sheet.write_string(at, Column.CODE, row.code)
        label = f"{number}. {row.label}"
        sheet.write_string(at, Column.LABEL, label, locked)
        sheet.write_string(at, Column.UNIT, row.unit, locked)
        for column, value in (
            (Column.PLAN, row.plan),
            (Column.LAST_YEAR, row.last_year),
            (Column.EARLIER, row.earlier),
        ):
            sheet.write_string(at, column, "" if value is None else self._shown(value), known)
        open_cell = {"locked": False, "bg_color": "#FFF9DB", **_GRID}
        # A percentage has no format of its own: only so a typed 170 and a typed 170% stay apart.
        digits = {} if row.kind is ValueKind.PERCENT else {"num_format": _WITHOUT_ROUNDING}
        answer = self._format(bold=True, align="right", indent=1, **open_cell, **digits)
        if row.now is None:
            sheet.write_blank(at, Column.ANSWER, None, answer)
        elif len(row.now.normalize().as_tuple().digits) > _EXACT_DIGITS:
            sheet.write_string(at, Column.ANSWER, self._shown(row.now), answer)
        else:
            sheet.write_number(at, Column.ANSWER, float(row.now), answer)
        sheet.write_string(
            at, Column.NOTE, row.note[:LONGEST_CELL], self._format(text_wrap=True, indent=1, **open_cell)
        )
        lines = max(-(-len(label) // 36), -(-len(row.unit) // 11), -(-len(row.note) // 27), 1)
        sheet.set_row(at, max(lines * _LINE, 26))
        sheet.data_validation(at, Column.ANSWER, at, Column.ANSWER, self._rule(row))

    def _shown(self, value: Value) -> str:
        return self._write(say("{value}", value=value))

    @property
    def _vietnamese(self) -> bool:
        return "," in self._shown(Decimal("0.5"))

    def _rule(self, row: Row) -> dict[str, Any]:
        """Warn, never forbid: "gần 28 nghìn" is an answer too."""
        write = self._write
        unit = write(say("Unit: {unit}. Digits only, without separators: 28000.", unit=row.unit))
        return {
            "validate": "integer" if row.kind is ValueKind.COUNT else "decimal",
            "criteria": ">=",
            "value": 0,
            "ignore_blank": True,
            "input_title": _cut(row.label, _LONGEST_TITLE),
            "input_message": _cut(f"{row.asking}\n{unit}", _LONGEST_PROMPT),
            "error_type": "warning",
            "error_title": _cut(write(say("Is it right?")), _LONGEST_TITLE),
            "error_message": _cut(
                write(say("A number from 0 up is expected here. Words such as “nearly 28 thousand” are read too.")),
                _LONGEST_PROMPT,
            ),
        }

    def _grouping(self) -> None:
        """Show whole numbers by threes and without a decimal sign; all others are shown as they are."""
        counted = [at for at, row in enumerate(self._form.rows, self._first) if row.kind is not ValueKind.PERCENT]
        for at in counted:
            cell = f"$C${at + 1}"
            whole = f"ISNUMBER({cell}),{cell}=INT({cell})"
            grouped = [(bound, digits) for bound, digits in _GROUPED if self._vietnamese]
            rules = [(f"=AND({whole},{cell}>={bound:f})", digits) for bound, digits in grouped]
            rules.append((f"=AND({whole})", "0" if self._vietnamese else "#,##0"))
            for formula, digits in rules:
                self._sheet.conditional_format(
                    at,
                    Column.ANSWER,
                    at,
                    Column.ANSWER,
                    {
                        "type": "formula",
                        "criteria": formula,
                        "format": self._book.add_format({"num_format": digits}),
                        "stop_if_true": True,
                    },
                )

    def _printing(self) -> None:
        sheet = self._sheet
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEADER_ROW)
        sheet.print_area(0, Column.LABEL, self._last, Column.NOTE)
        sheet.set_footer("&C&P/&N")
        sheet.set_selection(self._first, Column.ANSWER, self._first, Column.ANSWER)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
