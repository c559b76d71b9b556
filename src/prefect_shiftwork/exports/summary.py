"""A table in short: how many rows, the first of them, sums of its columns, and the figures of one chart."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from prefect_shiftwork.exports.cells import Row
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.totals import MOST_GROUPS, Grouping, Total, are_numbers
from prefect_shiftwork.rest.errors import InvalidInput

CHUNK = 1_000
FIRST_ROWS = 10
BARS = 12
LOOKED_AT = 1_000
"""Rows that decide what a table is grouped by and what of it is added up, where nobody says it."""
IDENTIFYING = re.compile(r"\b(?:id|code|number|no|nr|nummer|phone|zip|postcode|year|week|rate)\b", re.IGNORECASE)
"""Words of headings above numbers that nobody adds up."""


@dataclass(frozen=True)
class Groups:
    """The figures of a chart.

    Attributes:
        by: the heading of the column that groups.
        of: the heading of the column that is added up; None where rows are counted.
        bars: each group's name and figure, the largest first, at most a dozen.
        left: how many smaller groups are left out.
    """

    by: str
    of: str | None
    bars: tuple[tuple[str, Decimal], ...]
    left: int


@dataclass(frozen=True)
class Summary:
    """A table in short.

    Attributes:
        count: how many rows it has.
        columns: its headings.
        first_rows: its first rows.
        totals: the sums of its columns, by heading.
        groups: the figures of a chart; None where no column makes two groups or more.
    """

    count: int
    columns: tuple[str, ...]
    first_rows: tuple[Row, ...]
    totals: Mapping[str, Decimal]
    groups: Groups | None


def summarise(
    rows: Rows, *, totals: Collection[str] | None = None, by: str | None = None, of: str | None = None
) -> Summary:
    """Sums up a table in one reading, in memory that does not grow with it.

    Args:
        rows: the table.
        totals: headings of the columns to add up; None for every column of numbers whose heading names no identifier.
        by: heading of the column that groups the chart; None for the first text column whose values come again.
        of: heading of the column that the chart adds up; None for the first that has a total, or else the rows.

    Raises:
        InvalidInput: a heading is not one of the table's.
        ReportProblem: the file behind the rows is damaged.
    """
    _refuse_unknown(rows.columns, totals, by, of)
    sample = list(islice(rows, LOOKED_AT))
    sums = {name: Total() for name in (_summable(rows.columns) if totals is None else totals)}
    by = by or _grouping_column(rows.columns, sample)
    of = of or _first_numbers(list(sums), rows.columns, sample)
    grouping = Grouping(rows.columns.index(by), rows.columns.index(of) if of else None) if by else None
    count = _add_up(rows, sums, grouping)
    values = {name: total.value for name, total in sums.items() if total.value is not None}
    groups = _groups(grouping, by, of) if grouping is not None and by else None
    return Summary(count, rows.columns, tuple(sample[:FIRST_ROWS]), values, groups)


def _add_up(rows: Rows, sums: Mapping[str, Total], grouping: Grouping | None) -> int:
    """Reads all rows into the sums; returns how many there were."""
    count = 0
    for chunk in _chunks(rows):
        count += len(chunk)
        for name, cells in zip(rows.columns, zip(*chunk, strict=True), strict=True):
            if name in sums:
                sums[name].add(cells)
        if grouping is not None:
            grouping.add(chunk)
    return count


def _chunks(rows: Rows) -> Iterator[list[Row]]:
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _groups(grouping: Grouping, by: str, of: str | None) -> Groups | None:
    if not 2 <= len(grouping) <= MOST_GROUPS:
        return None
    return Groups(by, of, grouping.largest(BARS), max(len(grouping) - BARS, 0))


def _refuse_unknown(columns: tuple[str, ...], totals: Collection[str] | None, *others: str | None) -> None:
    for name in (*(totals or ()), *others):
        if name and name not in columns:
            raise InvalidInput(f"The table has no column {name!r}; its columns are {', '.join(columns)}.")


def _summable(columns: tuple[str, ...]) -> list[str]:
    return [name for name in columns if not IDENTIFYING.search(name)]


def _grouping_column(columns: tuple[str, ...], sample: Sequence[Row]) -> str | None:
    """The first column of text whose values come again: at least two, and each twice on average."""
    for name, cells in zip(columns, zip(*sample, strict=True), strict=False):
        values = set(cells) - {None}
        if all(isinstance(value, str) for value in values) and 2 <= len(values) <= len(cells) / 2:
            return name
    return None


def _first_numbers(wanted: Collection[str], columns: tuple[str, ...], sample: Sequence[Row]) -> str | None:
    """The first of the wanted columns that holds numbers."""
    cells = dict(zip(columns, zip(*sample, strict=True), strict=False))
    return next((name for name in wanted if are_numbers(cells.get(name, ()))), None)
