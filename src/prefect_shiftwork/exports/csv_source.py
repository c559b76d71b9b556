"""Rows of a CSV file (RFC 4180, UTF-8), read anew each time."""

import csv
from collections.abc import Iterator
from pathlib import Path

from prefect_shiftwork.exports.cells import Row, typed
from prefect_shiftwork.exports.errors import ReportProblem
from prefect_shiftwork.exports.rows import Rows, unique


class CsvRows(Rows):
    """The rows of a CSV file whose first line holds the headings.

    Raises:
        ReportProblem: the file is empty, not UTF-8 or cut off, or a row does not have one cell a heading.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        headings = next(self._lines(), None)
        if headings is None:
            raise ReportProblem(f"{path.name} is empty: it has not even a line of headings. Fetch the report again.")
        self.columns = unique(headings)

    def __iter__(self) -> Iterator[Row]:
        return (tuple(map(typed, row)) for row in self.written())

    def written(self) -> Iterator[list[str]]:
        """The rows as text, as the file has them."""
        lines = self._lines()
        next(lines, None)
        return lines

    def _lines(self) -> Iterator[list[str]]:
        """The headings, then the rows; lines without anything are left out."""
        width = 0
        with self._path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            try:
                for row in reader:
                    width = width or len(row)
                    if row:
                        yield self._fitting(row, width, reader.line_num)
            except UnicodeDecodeError as error:
                raise ReportProblem(_undecodable(self._path)) from error
            except csv.Error as error:
                raise ReportProblem(
                    f"{self._path.name}, line {reader.line_num}: {error}. Fetch or export the report again."
                ) from error

    def _fitting(self, row: list[str], width: int, line: int) -> list[str]:
        if len(row) != width:
            raise ReportProblem(
                f"{self._path.name}, line {line} has {len(row)} cells under {width} headings; the file may be cut off. "
                "Fetch or export the report again."
            )
        return row


def _undecodable(path: Path) -> str:
    """Where the file stops being UTF-8; the reader knows it to some thousand bytes only."""
    with path.open("rb") as file:
        found = ((number, byte) for number, line in enumerate(file, 1) if (byte := _bad_byte(line)) is not None)
        number, byte = next(found)
    return f"{path.name} is not UTF-8: line {number} holds the byte 0x{byte:02X}. Save it as 'CSV UTF-8'."


def _bad_byte(line: bytes) -> int | None:
    try:
        line.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return line[error.start]
    return None
