"""A report's file, whatever its kind, as rows."""

from pathlib import Path

from prefect_shiftwork.exports.csv_source import CsvRows
from prefect_shiftwork.exports.errors import ReportProblem
from prefect_shiftwork.exports.json_source import json_rows
from prefect_shiftwork.exports.rows import Rows


def read_rows(path: Path) -> Rows:
    """The rows of a ``.csv`` or ``.json`` file.

    Raises:
        ReportProblem: it is neither, or it cannot be read as a table. What is wrong further down in a CSV file comes
            up while its rows are read.
    """
    match path.suffix.lower():
        case ".csv":
            return CsvRows(path)
        case ".json":
            return json_rows(path)
        case _:
            raise ReportProblem(f"Rows are read from .csv and .json files, and {path.name} is neither.")
