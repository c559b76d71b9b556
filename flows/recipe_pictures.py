"""Pictures of a recipe's tables, as a run and a mail show them."""

from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from prefect_shiftwork.exports.calendar_strip import Days, calendar_strip
from prefect_shiftwork.exports.canvas import Chart
from prefect_shiftwork.exports.cells import Cell
from prefect_shiftwork.exports.chart import bar_chart
from prefect_shiftwork.exports.heat_map import heat_map
from prefect_shiftwork.flows.artifacts import show_summary
from prefect_shiftwork.flows.recipe_files import TableRows
from prefect_shiftwork.recipes.model import Picture, PictureKind
from prefect_shiftwork.recipes.picturing import mistakes
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.roster.periods import week_of
from prefect_shiftwork.templates.foreign import md
from prefect_shiftwork.templates.reader import Reader

Draw = Callable[[Picture, TableRows, Reader, date], Chart]
INSTANT = timedelta(microseconds=1)


def drawn(pictures: Sequence[Picture], rows: TableRows, reader: Reader, today: date) -> list[Chart]:
    """The pictures of a table; none of an empty one.

    Raises:
        InvalidInput: a picture asks for a column that the table does not have, or for numbers or days where it has
            something else.
    """
    return [_drawn(picture, rows, reader, today) for picture in pictures] if rows else []


def _drawn(picture: Picture, rows: TableRows, reader: Reader, today: date) -> Chart:
    for field, reason in mistakes(picture, rows[0].keys()):
        raise InvalidInput(f"Picture {picture.title!r}, {field}: {reason}.")
    return KINDS[picture.kind](picture, rows, reader, today)


async def show_pictures(key: str, pictures: Sequence[Chart]) -> None:
    """Show pictures as one artifact: in markdown, because there Prefect's pages give the words of a picture too."""
    if pictures:
        await show_summary(key, "\n\n".join(map(_in_markdown, pictures)))


def _in_markdown(picture: Chart) -> str:
    return f"![{md(picture.alt)}](data:image/png;base64,{b64encode(picture.png).decode()})"


def _bars(picture: Picture, rows: TableRows, reader: Reader, _: date) -> Chart:
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        if (figure := _figure(picture, row.get(picture.figure))) is not None:
            sums[reader.cell(row.get(picture.rows))] += figure
    largest_first = sorted(((label, float(total)) for label, total in sums.items()), key=lambda bar: -bar[1])
    return bar_chart(picture.title, largest_first, reader.number, reader.more)


def _heat_map(picture: Picture, rows: TableRows, reader: Reader, _: date) -> Chart:
    sums: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    tops = list(dict.fromkeys(row.get(picture.across) for row in rows))
    if all(isinstance(top, date) for top in tops):
        tops.sort(key=str)
    for row in rows:
        if (figure := _figure(picture, row.get(picture.figure))) is not None:
            sums[reader.cell(row.get(picture.rows)), _top(row.get(picture.across), reader)] += figure
    columns = list(dict.fromkeys(_top(top, reader) for top in tops))
    figures = {place: float(total) for place, total in sums.items()}
    return heat_map(picture.title, figures, columns, reader.number, reader.more)


def _top(cell: Cell, reader: Reader) -> str:
    return reader.day_of_week(cell) if isinstance(cell, date) else reader.cell(cell)


def _calendar(picture: Picture, rows: TableRows, reader: Reader, today: date) -> Chart:
    days = [
        _days(picture, reader.cell(row.get(picture.rows)), row.get(picture.start), row.get(picture.end))
        for row in rows
        if row.get(picture.start) is not None
    ]
    shown = _first(days, today), 7 * picture.weeks
    return calendar_strip(picture.title, days, shown, reader.day_of_week, reader.more)


def _first(days: Sequence[Days], today: date) -> date:
    """The Monday of this week, or of the first day that is later; of the first of all, if everything is over."""
    monday = week_of(today).start
    ahead = [max(start, monday) for _, start, end in days if end >= monday]
    return week_of(min(ahead or [start for _, start, _ in days] or [today])).start


def _days(picture: Picture, name: str, start: Cell, end: Cell) -> Days:
    """The days that somebody's time touches; one that ends at midnight does not touch the day that begins then."""
    end = start if end is None else end
    if not isinstance(start, date) or not isinstance(end, date):
        raise InvalidInput(f"Picture {picture.title!r} needs days or moments, and not {start!r} and {end!r}.")
    if isinstance(end, datetime) and isinstance(start, datetime) and end > start:
        end -= INSTANT
    return name, _day(start), _day(end)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _figure(picture: Picture, cell: Cell) -> Decimal | None:
    """A cell as a number; None where it is empty."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float | Decimal):
        raise InvalidInput(f"Picture {picture.title!r} needs numbers in column {picture.figure!r}, and not {cell!r}.")
    return Decimal(str(cell))


KINDS: dict[PictureKind, Draw] = {"bars": _bars, "heat map": _heat_map, "calendar": _calendar}
