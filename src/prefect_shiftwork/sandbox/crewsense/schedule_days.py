"""The days of the schedule, and what stands on each (crewsense.md 3.1)."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from prefect_shiftwork.sandbox.crewsense import schedule_rows as rows
from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.callbacks import Callback
from prefect_shiftwork.sandbox.crewsense.day_labels import DayLabel
from prefect_shiftwork.sandbox.crewsense.leave import APPROVED, TimeOff
from prefect_shiftwork.sandbox.crewsense.office import Office
from prefect_shiftwork.sandbox.crewsense.schedule_rows import Style
from prefect_shiftwork.sandbox.crewsense.shift_records import FILLED, MiscHours, Shift, Trade
from prefect_shiftwork.sandbox.crewsense.wire import Json

SECTIONS = ("time_off", "callbacks", "trades", "misc")

Found = tuple[str, date, Callable[[], Json]]
"""A section, a day, and what writes the row."""

Entries = defaultdict[tuple[str, date], list[Json]]
"""Rows by section and day; the shifts of each assignment are a section of their own."""


def days_of(office: Office, style: Style, start: datetime, end: datetime) -> dict[str, Json]:
    """The days that [start, end) touches, by date, each of them whole: rows may lie outside of the window."""
    days = list(_dates(start, end))
    wanted = set(days)
    entries: Entries = defaultdict(list)
    for section, day, row in _found(office, style):
        if day in wanted:
            entries[section, day].append(row())
    return {day.isoformat(): _day(office, style, day, entries) for day in days}


def _dates(start: datetime, end: datetime) -> Iterator[date]:
    day = start.date()
    while datetime.combine(day, time()) < end:
        yield day
        day += timedelta(days=1)


def _found(office: Office, style: Style) -> Iterator[Found]:
    for shift in office.all(Shift):
        for on in shift.occurrences:
            row = partial(rows.shift, office, style, shift, on)
            yield _seats(shift.assignment_id), on.date, row
    for callback in office.all(Callback):
        if callback.status == FILLED:
            yield "callbacks", callback.start.date(), partial(rows.callback, office, style, callback)
    for misc in office.all(MiscHours):
        yield "misc", misc.start.date(), partial(rows.misc, office, style, misc)
    yield from _found_away(office, style)


def _found_away(office: Office, style: Style) -> Iterator[Found]:
    for entry in office.all(TimeOff):
        for segment in entry.segments if entry.status == APPROVED else ():
            yield "time_off", segment.start.date(), partial(rows.time_off, office, style, entry, segment)
    for trade in office.all(Trade):
        for start, end in trade.legs if trade.status == FILLED else ():
            yield "trades", start.date(), partial(rows.trade, office, style, trade, start, end)


def _seats(assignment_id: int) -> str:
    return f"shifts of {assignment_id}"


def _day(office: Office, style: Style, day: date, entries: Entries) -> Json:
    label = office.find(DayLabel, day.toordinal())
    return {
        "assignments": [
            rows.assignment(office, style, row, day, hours, entries[_seats(row.id), day])
            for row in office.all(Assignment)
            if (hours := row.on(day))
        ],
        **{section: entries[section, day] for section in SECTIONS},
        # A day without notes has an empty text; an assignment or a shift without has null.
        "notes": "",
        "activities": "",
        **({"day_color": label.shown() if label else None} if style.live else {}),
    }
