"""A table in short: how many rows, the first of them, sums of its columns, and the figures of one chart."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

from prefect_shiftwork.exports.cells import Row
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.totals import MOST_GROUPS, Grouping, Total, are_numbers

CHUNK = 1_000
FIRST_ROWS = 10
BARS = 12
LOOKED_AT = 1_000
"""Rows that decide what a table is grouped by and what of it is added up, where nobody says it."""
IDENTIFYING = re.compile(r"\b(?:id|code|number|no|nr|nummer|phone|zip|postcode|year|week|rate)\b", re.IGNORECASE)
"""Words of headings above numbers that nobody adds up."""
BETWEEN_WORDS = re.compile(r"_|(?<=[a-z0-9])(?=[A-Z])")
FIRST_NAMES = ("first name", "firstname", "given name", "vorname")
LAST_NAMES = ("last name", "lastname", "surname", "family name", "nachname")
OF_A_PERSON = re.compile(r"\b(?:employee|user|person|payroll|personal|mitarbeiter)\W?(?:id|code|number|no|nr|nummer)\b")


class Named(NamedTuple):
    """The columns by which a table is grouped, by their places.

    Attributes:
        by: those that name a group.
        apart: those that tell groups of the same name apart.
    """

    by: tuple[int, ...]
    apart: tuple[int, ...]


@dataclass(frozen=True)
class Groups:
    """The figures of a chart.

    Attributes:
        by: what groups, in words.
        of: what is added up, in words; None where rows are counted.
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


def summarise(rows: Rows) -> Summary:
    """Sums up a table in one reading, in memory that does not grow with it.

    Every column of numbers is added up whose heading names no identifier; in the chart the first of them, or else the
    rows. The chart has a bar for each person, where first and last name are columns, and otherwise for each value of
    the first column of text whose values come again.

    Raises:
        ReportProblem: the file behind the rows is damaged.
    """
    sample = list(islice(rows, LOOKED_AT))
    sums = {name: Total() for name in rows.columns if not IDENTIFYING.search(in_words(name))}
    named = _people(rows.columns) or _repeated(sample)
    of = _first_numbers(list(sums), rows.columns, sample)
    grouping = Grouping(*named, rows.columns.index(of) if of else None) if named else None
    count = _add_up(rows, sums, grouping)
    values = {name: total.value for name, total in sums.items() if total.value is not None}
    groups = _groups(grouping, rows.columns, named, of) if grouping is not None and named else None
    return Summary(count, rows.columns, tuple(sample[:FIRST_ROWS]), values, groups)


def in_words(heading: str) -> str:
    """A heading as people would write it: ``first name`` of ``firstName``, ``First_Name`` and ``First name``."""
    return BETWEEN_WORDS.sub(" ", heading).lower()


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


def _groups(grouping: Grouping, columns: Sequence[str], named: Named, of: str | None) -> Groups | None:
    if not 2 <= len(grouping) <= MOST_GROUPS:
        return None
    by = ", ".join(in_words(columns[each]) for each in named.by)
    return Groups(by, of and in_words(of), grouping.largest(BARS), max(len(grouping) - BARS, 0))


def _people(columns: Sequence[str]) -> Named | None:
    """The columns of people's names, and those that tell two people of the same name apart."""
    places = {in_words(column): place for place, column in enumerate(columns)}
    first, last = ([places[each] for each in known if each in places] for known in (FIRST_NAMES, LAST_NAMES))
    if not first or not last:
        return None
    return Named((first[0], last[0]), tuple(place for words, place in places.items() if OF_A_PERSON.search(words)))


def _repeated(sample: Sequence[Row]) -> Named | None:
    """The first column of text whose values come again: at least two, and each twice on average."""
    for place, cells in enumerate(zip(*sample, strict=True)):
        values = set(cells) - {None}
        if all(isinstance(value, str) for value in values) and 2 <= len(values) <= len(cells) / 2:
            return Named((place,), ())
    return None


def _first_numbers(wanted: Collection[str], columns: tuple[str, ...], sample: Sequence[Row]) -> str | None:
    """The first of the wanted columns that holds numbers."""
    cells = dict(zip(columns, zip(*sample, strict=True), strict=False))
    return next((name for name in wanted if are_numbers(cells.get(name, ()))), None)
