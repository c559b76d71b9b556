"""A stretch of time as days off: whole days, and parts of days.

CrewSense knows when a person leaves and comes back; 7shifts knows dates, and for a part of a day its hours. A
fire department's day off runs from 08:00 to 08:00 and is named after the day on which it begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from prefect_shiftwork.roster.moments import DAY, MIDNIGHT, days_in_words, utc
from prefect_shiftwork.roster.periods import Period
from prefect_shiftwork.roster.time_off import TimeOff

Rule = Literal["shift day", "calendar day"]


@dataclass(frozen=True)
class DaysOff:
    """Whole days from ``from_date`` to ``to_date``, both included; or a part of one day.

    A part has hours on the wall clock and one date; ``partial_to`` of 00:00 is the midnight that ends the day.
    Raises ValueError if it ends before it starts, or if a part spans several days or lacks one of its hours.
    """

    from_date: date
    to_date: date
    partial_from: time | None = None
    partial_to: time | None = None

    def __post_init__(self) -> None:
        if (self.partial_from is None) != (self.partial_to is None):
            raise ValueError("A part of a day needs both of its hours.")
        if self.partial and self.from_date != self.to_date:
            raise ValueError(f"A part of a day has one date, not {self.from_date} and {self.to_date}.")
        start, end = self.wall_clock
        if end <= start:
            raise ValueError(f"Days off cannot end at {end:%Y-%m-%d %H:%M}, before they start.")

    def __str__(self) -> str:
        if self.partial:
            return f"{self.from_date}, {self.partial_from:%H:%M} to {self.partial_to:%H:%M}"
        return days_in_words(self.from_date, self.to_date)

    @property
    def partial(self) -> bool:
        """Whether this is a part of one day."""
        return self.partial_from is not None

    @property
    def wall_clock(self) -> tuple[datetime, datetime]:
        """[start, end) as the wall clock shows it, without zone."""
        end = datetime.combine(self.to_date, self.partial_to or MIDNIGHT)
        ends_at_midnight = self.partial_to in {None, MIDNIGHT}
        return datetime.combine(self.from_date, self.partial_from or MIDNIGHT), end + DAY * ends_at_midnight

    def overlaps(self, other: "DaysOff") -> bool:
        """Whether some minute is in both."""
        (start, end), (other_start, other_end) = self.wall_clock, other.wall_clock
        return start < other_end and other_start < end

    def touches(self, period: Period) -> bool:
        """Whether some day is in the period."""
        return self.from_date <= period.end and period.start <= self.to_date

    def lies_in(self, period: Period) -> bool:
        """Whether every day is in the period."""
        return period.start <= self.from_date and self.to_date <= period.end


def days_off(entry: TimeOff, zone: ZoneInfo, rule: Rule = "shift day") -> list[DaysOff]:
    """Time off as days off, in order and without overlap.

    Args:
        entry: one stretch of time off.
        zone: whose wall clock names the days. 24 hours on the clock are a day, also when the clock is changed.
        rule: "shift day" counts steps of 24 hours from the start as whole days, each named after the date on which it
            begins; "calendar day" counts dates that are covered from midnight to midnight. What is left over is
            parts of days.
    """
    return list((_shift_days if rule == "shift day" else _calendar_days)(*_wall_clock(entry, zone)))


def _wall_clock(entry: TimeOff, zone: ZoneInfo) -> tuple[datetime, datetime]:
    start, end = (moment.astimezone(zone).replace(tzinfo=None) for moment in (entry.start, entry.end))
    # In the hour that a clock change repeats, time off may end before it starts on the clock; it keeps its length.
    return start, end if start < end else start + (utc(entry.end) - utc(entry.start))


def _shift_days(start: datetime, end: datetime) -> Iterator[DaysOff]:
    whole = (end - start) // DAY
    if whole:
        yield DaysOff(start.date(), start.date() + DAY * (whole - 1))
    yield from _parts(start + DAY * whole, end)


def _calendar_days(start: datetime, end: datetime) -> Iterator[DaysOff]:
    first = datetime.combine(start.date(), MIDNIGHT) + DAY * (start.time() != MIDNIGHT)
    after = datetime.combine(end.date(), MIDNIGHT)
    if after <= first:
        yield from _parts(start, end)
        return
    yield from _parts(start, first)
    yield DaysOff(first.date(), after.date() - DAY)
    yield from _parts(after, end)


def _parts(start: datetime, end: datetime) -> Iterator[DaysOff]:
    """A stretch without a whole day, cut at midnight."""
    while start < end:
        part_end = min(end, datetime.combine(start.date() + DAY, MIDNIGHT))
        yield DaysOff(start.date(), start.date(), start.time(), part_end.time())
        start = part_end
