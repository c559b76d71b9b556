"""Tables of a recipe, and the files that a mail has attached of them."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from prefect_shiftwork.exports.cells import Cell
from prefect_shiftwork.exports.csv_file import write_csv
from prefect_shiftwork.exports.rows import Rows
from prefect_shiftwork.exports.spool import Spool
from prefect_shiftwork.exports.xlsx_file import write_xlsx
from prefect_shiftwork.flows.recipe_tools import Making
from prefect_shiftwork.recipes.expressions import Scope
from prefect_shiftwork.recipes.model import FileKind, Table
from prefect_shiftwork.rest.errors import InvalidInput

TableRows = list[dict[str, Cell]]
"""The rows of a table by their headings."""
SUFFIXES: dict[FileKind, str] = {"CSV": "csv", "XLSX": "xlsx", "calendar": "ics"}
WRITERS: dict[FileKind, Callable[[Rows, Path], Path]] = {"CSV": write_csv, "XLSX": write_xlsx}


def table_of(making: Making, table: Table) -> TableRows:
    """A row each time that the step is made."""
    return [row_of(making, table, scope) for scope in making.scopes]


def row_of(making: Making, table: Table, scope: Scope) -> dict[str, Cell]:
    """A row with the table's columns; without any, with those of its record: a row of a report has headings itself."""
    own = dict(cast("Iterable[tuple[str, object]]", scope["item"])) if not table.columns else {}
    told = {
        column.heading: making.evaluate(f"columns.{column.heading}", column.value, scope) for column in table.columns
    }
    return {heading: cell(value, making.tools.reader.zone) for heading, value in (told or own).items()}


def cell(value: object, zone: ZoneInfo) -> Cell:
    """A value in a table: moments in the recipe's zone, what is no cell in words."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(zone)
    return value if isinstance(value, str | int | float | Decimal | date | None) else str(value)


def write_file(name: str, rows: TableRows, kind: FileKind, folder: Path) -> Path:
    """A table as a file called like its step."""
    path = folder / f"{name.replace('_', '-')}.{SUFFIXES[kind]}"
    if kind == "calendar":
        path.write_bytes(calendar(rows))
        return path
    with Spool(list(rows[0]) if rows else ["Nothing"], (tuple(row.values()) for row in rows)) as spool:
        return WRITERS[kind](spool, path)


def calendar(rows: TableRows) -> bytes:
    """Entries of a calendar from the columns Title, Start, End and Id (RFC 5545).

    A day as start makes an entry of whole days, to the end included. The same Id is the same entry when a calendar
    program reads the file of another run. Without the column, rows are told apart by what they say.
    """
    found = Calendar()
    found.add("prodid", "-//prefect-shiftwork//EN")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    for row in rows:
        found.add_component(entry(row))
    return bytes(found.to_ical())


def entry(row: dict[str, Cell]) -> Event:
    """One entry of a calendar. Raises InvalidInput when it has no start or no end."""
    start, end = row["Start"], row["End"]
    if not isinstance(start, date) or not isinstance(end, date):
        raise InvalidInput(f"A calendar needs a day or a moment as Start and as End, and not {start!r} and {end!r}.")
    found = Event()
    found.add("uid", f"{row.get('Id') or '/'.join(map(str, row.values()))}@prefect-shiftwork")
    found.add("dtstamp", datetime.now(UTC))
    found.add("summary", str(row["Title"]))
    found.add("dtstart", _universal(start))
    found.add("dtend", _universal(end) if isinstance(end, datetime) else end + timedelta(days=1))
    return found


def _universal(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment
