"""A report as CSV or JSON, written while its rows are made."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import islice

from fastapi.responses import StreamingResponse

from prefect_shiftwork.sandbox.crewmojo.reports import Cell, Report

ROWS_PER_CHUNK = 1000

Row = tuple[Cell, ...]


def csv_response(report: Report) -> StreamingResponse:
    """CSV in UTF-8 with a first row of headings."""
    return StreamingResponse(_csv_chunks(report), media_type="text/csv")


def json_response(report: Report) -> StreamingResponse:
    """An array with one object a row."""
    return StreamingResponse(_json_chunks(report), media_type="application/json")


def _csv_chunks(report: Report) -> Iterator[str]:
    yield _csv([report.columns])
    for rows in _batches(report.rows):
        yield _csv(rows)


def _csv(rows: Iterable[Row]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _json_chunks(report: Report) -> Iterator[str]:
    separator = "["
    for rows in _batches(report.rows):
        objects = (dict(zip(report.columns, row, strict=True)) for row in rows)
        yield separator + ",".join(json.dumps(each, ensure_ascii=False) for each in objects)
        separator = ","
    yield "]" if separator == "," else "[]"


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, ROWS_PER_CHUNK)):
        yield batch
