"""Guards for an upload of people: what is wrong with a file, before Crewmojo acts on it.

An upload cannot be taken back. A column that vanished can make leavers active again, a changed email without employee
code creates a second person, ``03-04-2026`` is March or April, and a list that was cut short looks like any other list
(Crewmojo "Uploading users via the API"). Problems name rows as a spreadsheet counts them and never quote a cell.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prefect_shiftwork.rest.errors import InvalidInput

REQUIRED = ("firstName", "lastName", "emailAddress")
DATES = ("employmentStartDate", "employmentEndDate", "leaveStartDate", "leaveEndDate")

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d ().,/-]*$)")
"""A cell that a spreadsheet computes; phone numbers and negative numbers are none."""

MOST_NAMED = 10
"""Problems that one message names."""

Row = Mapping[str, str]


@dataclass(frozen=True)
class PeopleFile:
    """The people of a CSV: its headings, and a row a person by its number in a spreadsheet."""

    columns: tuple[str, ...]
    rows: Mapping[int, Row]

    def by_key(self) -> dict[str, Row]:
        """The rows by what Crewmojo matches people with: the employee code, and without one the email."""
        return {_key(row): row for row in self.rows.values()}


@dataclass(frozen=True)
class Difference:
    """How many people differ between two files."""

    added: int
    changed: int
    missing: int
    before: int

    @property
    def ratio(self) -> float:
        """The people that differ, as a part of those that were there before."""
        return (self.added + self.changed + self.missing) / max(1, self.before)


def check_people(
    text: str, *, previous: str | None = None, minimum_rows: int = 1, maximum_change: float = 0.2
) -> Difference | None:
    """Refuse a file that would do harm; answers how it differs from the previous one, if that is known.

    Args:
        text: the CSV that is to be uploaded.
        previous: the CSV of the last upload, or of a report of all people.
        minimum_rows: fewer people than this are a list that was cut short.
        maximum_change: the part of the people that may differ from ``previous``; those who are missing differ, so a
            file of changes only is checked without ``previous``.

    Raises:
        InvalidInput: naming the rows and columns, up to ten problems at once.
    """
    people = read_people(text)
    before = read_people(previous) if previous is not None else None
    problems = [problem for guard in GUARDS for problem in guard(people)]
    problems += too_few(people, minimum_rows)
    if before:
        problems += [*vanished_columns(people, before), *too_different(people, before, maximum_change)]
    if problems:
        raise InvalidInput(_in_words(problems))
    return difference(people, before) if before else None


def read_people(text: str) -> PeopleFile:
    """The people of a CSV.

    Raises:
        InvalidInput: it is no CSV, a heading comes twice, or a row has not as many cells as there are headings.
    """
    try:
        headings, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    except (csv.Error, ValueError):
        raise InvalidInput("The people are not a CSV with headings in its first row.") from None
    columns = tuple(heading.strip() for heading in headings)
    if len(set(columns)) < len(columns):
        raise InvalidInput("The people's CSV has a heading twice.")
    numbered = {number: row for number, row in enumerate(rows, start=2) if row}
    if ragged := [number for number, row in numbered.items() if len(row) != len(columns)]:
        raise InvalidInput(_in_words([f"row {number} has not as many cells as headings" for number in ragged]))
    return PeopleFile(columns, {number: dict(zip(columns, row, strict=True)) for number, row in numbered.items()})


def difference(people: PeopleFile, before: PeopleFile) -> Difference:
    """How the people differ from those before, in the columns that both files have."""
    new, old = people.by_key(), before.by_key()
    both = new.keys() & old.keys()
    columns = set(people.columns) & set(before.columns)
    changed = sum(any(new[key][column] != old[key][column] for column in columns) for key in both)
    return Difference(len(new) - len(both), changed, len(old) - len(both), len(old))


def blank_required(people: PeopleFile) -> Iterator[str]:
    """Names and emails that are missing."""
    yield from (f"the column {column} is missing" for column in REQUIRED if column not in people.columns)
    for number, column, cell in _cells(people, REQUIRED):
        if not cell.strip():
            yield f"row {number} has no {column}"


def wrong_emails(people: PeopleFile) -> Iterator[str]:
    """Emails that are none."""
    for number, column, cell in _cells(people, ("emailAddress",)):
        if cell.strip() and not EMAIL.fullmatch(cell.strip()):
            yield f"row {number} has no valid {column}"


def ambiguous_dates(people: PeopleFile) -> Iterator[str]:
    """Dates that are not written YYYY-MM-DD: Crewmojo reads day, month and year in any order."""
    for number, column, cell in _cells(people, DATES):
        if cell and not _is_date(cell):
            yield f"row {number}: write {column} as YYYY-MM-DD"


def formulas(people: PeopleFile) -> Iterator[str]:
    """Cells that a spreadsheet computes when somebody opens the people in one."""
    for number, column, cell in _cells(people, people.columns):
        if FORMULA.match(cell):
            yield f"row {number}: {column} starts like a formula"


def repeated_keys(people: PeopleFile) -> Iterator[str]:
    """People who are there twice: the second row would overwrite the first."""
    twice = len(people.rows) - len(people.by_key())
    if twice:
        yield f"{twice} rows have the employeeCode, or without one the emailAddress, of another row"


GUARDS: tuple[Callable[[PeopleFile], Iterator[str]], ...] = (
    blank_required,
    wrong_emails,
    ambiguous_dates,
    formulas,
    repeated_keys,
)
"""What is wrong with a file by itself."""


def too_few(people: PeopleFile, minimum_rows: int) -> Iterator[str]:
    """A list that was cut short."""
    if len(people.rows) < minimum_rows:
        yield f"there are {len(people.rows)} people, fewer than the {minimum_rows} that are expected"


def vanished_columns(people: PeopleFile, before: PeopleFile) -> Iterator[str]:
    """Columns that were there before: without its employmentEndDate a leaver is active again."""
    yield from (f"the column {column} was there before" for column in before.columns if column not in people.columns)


def too_different(people: PeopleFile, before: PeopleFile, maximum_change: float) -> Iterator[str]:
    """More changes than a crew has between two uploads."""
    found = difference(people, before)
    if found.ratio > maximum_change:
        yield (
            f"{found.added} people are new, {found.changed} changed and {found.missing} missing of {found.before}, "
            f"more than the {maximum_change:.0%} that may differ"
        )


def _key(row: Row) -> str:
    return (row.get("employeeCode") or row.get("emailAddress", "")).strip().lower()


def _cells(people: PeopleFile, columns: tuple[str, ...]) -> Iterator[tuple[int, str, str]]:
    for number, row in people.rows.items():
        for column in columns:
            if column in row:
                yield number, column, row[column]


def _is_date(cell: str) -> bool:
    try:
        return bool(ISO_DATE.fullmatch(cell) and date.fromisoformat(cell))
    except ValueError:
        return False


def _in_words(problems: Sequence[str]) -> str:
    more = f"; and {len(problems) - MOST_NAMED} more" if len(problems) > MOST_NAMED else ""
    return f"The people are not uploaded: {'; '.join(problems[:MOST_NAMED])}{more}."
