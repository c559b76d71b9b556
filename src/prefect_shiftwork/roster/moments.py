"""Moments and days of a zone, and how people read them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
MIDNIGHT = time()


def utc(moment: datetime) -> datetime:
    """The moment in UTC, so that it compares and subtracts as time passes.

    Two datetimes of one zone compare and subtract as its wall clock shows them, which is wrong over a clock change.

    Raises:
        ValueError: if it has no zone, because then it is no moment.
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone; give an aware datetime.")
    return moment.astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The date in a zone at a moment. Raises ValueError for a moment without a zone of its own."""
    return utc(moment).astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which a day begins; where a clock change repeats midnight, its first pass."""
    return datetime.combine(day, MIDNIGHT, zone)


def overlap(start: datetime, end: datetime, other_start: datetime, other_end: datetime) -> bool:
    """Whether [start, end) and [other_start, other_end) have a moment in common."""
    return utc(start) < utc(other_end) and utc(other_start) < utc(end)


def days_in_words(start: date, end: date) -> str:
    """Days from ``start`` to ``end`` as people read them anywhere, like "2026-03-02 to 2026-03-08"."""
    return f"{start}" if start == end else f"{start} to {end}"


def stretch_in_words(start: datetime, end: datetime | None) -> str:
    """A stretch of time on its own wall clock, like "2026-03-02 08:00 to 20:00"; without end if it has none."""
    if end is None:
        return f"{start:%Y-%m-%d} from {start:%H:%M}"
    layout = "%H:%M" if start.date() == end.date() else "%Y-%m-%d %H:%M"
    return f"{start:%Y-%m-%d %H:%M} to {end:{layout}}"
