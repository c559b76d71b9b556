"""A table as an Excel workbook, written row by row."""

import re
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from prefect_shiftwork.exports.cells import Cell, Row
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.roster.tables import safe_cell

SHEET_ROWS = 1_048_575
"""Rows under the headings of one sheet: Excel has 1,048,576 rows."""
SHEET_NAME = 31
"""Characters of a sheet's name."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
EXACT = 10**15
"""Excel rounds numbers of more than fifteen digits; larger ones are somebody's number, and text."""
LONGEST_TEXT = 32_767
FIRST_YEAR = 1900
"""Excel counts days from 1900; earlier ones are text."""
NARROWEST, WIDEST = 8, 50
LOOKED_AT = 100
"""Rows that decide how wide the columns are."""
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}


def write_xlsx(rows: Rows, path: Path, title: str = "Report", *, sheet_rows: int = SHEET_ROWS) -> Path:
    """Writes typed cells under headings that stay in view; what one sheet cannot take goes on in the next.

    A moment is written as its own wall clock shows it: Excel knows no zones. No cell is a formula.

    Args:
        rows: the table.
        path: the file to write.
        title: what the sheets are called.
        sheet_rows: rows of one sheet.
    """
    with Workbook(str(path), OPTIONS) as workbook:
        book = _Book(workbook, rows, title)
        sheet = book.sheet(1)
        for number, row in enumerate(rows):
            line = number % sheet_rows + 1
            if number and line == 1:
                sheet = book.sheet(number // sheet_rows + 1)
            book.write(sheet, line, row)
    return path


class _Book:
    """A workbook whose sheets all have the same headings and widths."""

    def __init__(self, workbook: Workbook, rows: Rows, title: str) -> None:
        self._workbook, self._columns, self._title = workbook, rows.columns, title
        self._widths = _widths(rows)
        self._heading = workbook.add_format({"bold": True, "bottom": 1})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._moment = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"})

    def sheet(self, number: int) -> Worksheet:
        sheet = self._workbook.add_worksheet(_name(self._title, number))
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
        for column, heading in enumerate(self._columns):
            sheet.write_string(0, column, safe_cell(heading), self._heading)
        return sheet

    def write(self, sheet: Worksheet, line: int, row: Row) -> None:
        for column, cell in enumerate(row):
            self._write_cell(sheet, line, column, cell)

    def _write_cell(self, sheet: Worksheet, line: int, column: int, cell: Cell) -> None:
        match cell:
            case None:
                return
            case str():
                sheet.write_string(line, column, safe_cell(cell)[:LONGEST_TEXT])
            case bool():
                sheet.write_boolean(line, column, cell)
            case datetime() if cell.year >= FIRST_YEAR:
                sheet.write_datetime(line, column, cell, self._moment)
            case date() if cell.year >= FIRST_YEAR:
                sheet.write_datetime(line, column, cell, self._day)
            case int() | float() | Decimal() if -EXACT < cell < EXACT:
                sheet.write_number(line, column, float(cell))
            case _:
                sheet.write_string(line, column, str(cell))


def _name(title: str, number: int) -> str:
    ending = f" {number}" if number > 1 else ""
    return FORBIDDEN.sub(" ", title).strip()[: SHEET_NAME - len(ending)] + ending


def _widths(rows: Rows) -> list[int]:
    seen = [rows.columns, *islice(rows, LOOKED_AT)]
    longest = (max(len(str(cell)) for cell in column) for column in zip(*seen, strict=True))
    return [min(max(width + 2, NARROWEST), WIDEST) for width in longest]
