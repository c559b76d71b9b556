"""The names that every step of a recipe can use."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import partial
from types import MappingProxyType
from zoneinfo import ZoneInfo

from prefect_shiftwork.roster.moments import DAY, day_of, midnight
from prefect_shiftwork.roster.periods import WEEK, last_month, last_week, this_month, week_of

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "steps": "results of the steps above, by name",
        "values": "what whoever runs the recipe filled in, by name",
        "item": "the record, in a step that is made for each",
        "run": "the id of this run; it stays when the run is tried again",
        "now": "when the run was meant to start, in the recipe's time zone",
        "today": "the day of it",
        "week": "the week that holds today, from Monday; it has a start and an end, both days",
        "last_week": "the week before",
        "next_week": "the week after",
        "month": "the month that holds today",
        "last_month": "the month before",
        "days": "so many days, as in today + days(7)",
        "hours": "so many hours, as in now + hours(24)",
        "midnight": "the moment at which a day begins, as in midnight(today)",
    }
)
"""What is in scope, in words."""


def calendar(now: datetime, zone: ZoneInfo) -> dict[str, object]:
    """The names that stand for days and moments, seen from ``now`` (aware)."""
    today = day_of(now, zone)
    return {
        "now": now.astimezone(zone),
        "today": today,
        "week": week_of(today),
        "last_week": last_week(now, zone),
        "next_week": week_of(today + WEEK),
        "month": this_month(now, zone),
        "last_month": last_month(now, zone),
        "days": days,
        "hours": hours,
        "midnight": partial(begins, zone=zone),
    }


def days(count: float) -> timedelta:
    """So many days."""
    return DAY * count


def hours(count: float) -> timedelta:
    """So many hours."""
    return timedelta(hours=count)


def begins(day: date, zone: ZoneInfo) -> datetime:
    """The moment at which a day begins in a zone; of a moment, the midnight before it."""
    return midnight(day_of(day, zone) if isinstance(day, datetime) else day, zone)
