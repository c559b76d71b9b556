"""Stretches of whole days that people name, like last week, as dates and as moments of a zone."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.roster.moments import DAY, day_of, days_in_words, midnight

MONDAY, SUNDAY = calendar.MONDAY, calendar.SUNDAY
WEEK = 7 * DAY


@dataclass(frozen=True)
class Period:
    """Whole days from ``start`` to ``end``, both included. Raises ValueError if it ends before it starts."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"A period cannot end on {self.end}, before it starts on {self.start}.")

    def __str__(self) -> str:
        return days_in_words(self.start, self.end)

    def __iter__(self) -> Iterator[date]:
        return (self.start + DAY * n for n in range(self.length))

    @property
    def length(self) -> int:
        """Number of days."""
        return (self.end - self.start).days + 1

    def parts(self, days: int) -> Iterator["Period"]:
        """The same days in parts of so many, the last one perhaps shorter."""
        for ahead in range(0, self.length, days):
            start = self.start + DAY * ahead
            yield Period(start, min(start + DAY * (days - 1), self.end))

    def bounds(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The moments [start, end) in a zone: from the first midnight to the one after the last day."""
        return midnight(self.start, zone), midnight(self.end + DAY, zone)


def week_of(day: date, first_day: int = MONDAY) -> Period:
    """The week that holds a day; weeks begin on ``first_day``, 0 for Monday to 6 for Sunday."""
    start = day - DAY * ((day.weekday() - first_day) % 7)
    return Period(start, start + WEEK - DAY)


def last_week(now: datetime, zone: ZoneInfo, first_day: int = MONDAY) -> Period:
    """The last whole week before today."""
    return week_of(day_of(now, zone) - WEEK, first_day)


def this_month(now: datetime, zone: ZoneInfo) -> Period:
    """The month that holds today, to its last day."""
    return _month_of(day_of(now, zone))


def last_month(now: datetime, zone: ZoneInfo) -> Period:
    """The last whole month before today."""
    return _month_of(day_of(now, zone).replace(day=1) - DAY)


def pay_period(now: datetime, zone: ZoneInfo, anchor: date, days: int, *, ago: int = 0) -> Period:
    """The pay period that holds today, or the one that many periods ago.

    Args:
        now: an aware datetime.
        zone: where the payroll's days begin and end.
        anchor: the first day of any pay period, past or to come.
        days: the length of each, 14 for fortnightly pay.
        ago: 0 for the current period, 1 for the one before it.

    Raises:
        ValueError: if ``days`` is less than one.
    """
    if days < 1:
        raise ValueError(f"A pay period has at least one day, not {days}.")
    behind = (day_of(now, zone) - anchor).days // days - ago
    start = anchor + DAY * days * behind
    return Period(start, start + DAY * (days - 1))


def coming_days(now: datetime, zone: ZoneInfo, days: int) -> Period:
    """Today and the days after it, that many altogether."""
    start = day_of(now, zone)
    return Period(start, start + DAY * (days - 1))


def _month_of(day: date) -> Period:
    _, last = calendar.monthrange(day.year, day.month)
    return Period(day.replace(day=1), day.replace(day=last))
