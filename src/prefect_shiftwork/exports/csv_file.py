"""A table as a CSV file that a spreadsheet opens as it is meant."""

import csv
from pathlib import Path

from prefect_shiftwork.exports.cells import Cell, Row
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.roster.tables import safe_cell


def write_csv(rows: Rows, path: Path) -> Path:
    """Writes RFC 4180 with a byte order mark, without which Excel misreads every umlaut; no cell is a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(map(safe_cell, rows.columns))
        writer.writerows(map(_safe, rows.written()))
    return path


def _safe(row: Row) -> list[Cell]:
    """The whole rule costs most of the time that a large table takes; what begins with a letter or digit is safe."""
    return [cell if type(cell) is str and cell[:1].isalnum() else safe_cell(cell) for cell in row]
