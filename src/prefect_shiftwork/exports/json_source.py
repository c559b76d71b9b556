"""Rows of a JSON file: an array of objects, or an object with one array among its members."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import ijson

from prefect_shiftwork.exports.cells import Cell, Row, dated
from prefect_shiftwork.exports.errors import ReportProblem
from prefect_shiftwork.exports.spool import Spool


def json_rows(path: Path) -> Spool:
    """The rows of a JSON file, read as a stream and kept on disk; a heading for each name that any object has.

    Raises:
        ReportProblem: the file is cut off, holds no array or several, or the array holds anything but objects.
    """
    columns: dict[str, None] = {}
    try:
        with path.open("rb") as file:
            place = _array(path, file)
            file.seek(0)
            return Spool(columns, _rows(path, file, place, columns))
    except (ijson.JSONError, UnicodeDecodeError) as error:
        reason = str(error).splitlines()[0]
        raise ReportProblem(f"{path.name} is not whole or not JSON ({reason}). Fetch the report again.") from error


def _array(path: Path, file: BinaryIO) -> str:
    """The place of the array's items, as ijson writes places."""
    events = ijson.parse(file)
    if next(events)[1] == "start_array":
        return "item"
    found = [place for place, event, _ in events if event == "start_array" and "." not in place]
    if len(found) != 1:
        raise ReportProblem(
            f"{path.name} holds {len(found) or 'no'} lists of rows; a report is one list of objects, alone or as the "
            "only list in an object."
        )
    return f"{found[0]}.item"


def _rows(path: Path, file: BinaryIO, place: str, columns: dict[str, None]) -> Iterator[Row]:
    for number, item in enumerate(ijson.items(file, place), 1):
        if not isinstance(item, dict):
            raise ReportProblem(f"{path.name}: entry {number} of the list is not an object, so it has no headings.")
        columns.update(dict.fromkeys(item))
        yield tuple(_cell(item.get(column)) for column in columns)


def _cell(value: object) -> Cell:
    """A cell holds one value: what is nested stays as its JSON."""
    if isinstance(value, str):
        return dated(value)
    if value is None or isinstance(value, bool | int | Decimal):
        return value
    return json.dumps(value, ensure_ascii=False, default=float)
