"""Events of the schedule."""

from datetime import date, time
from typing import Annotated

from prefect_shiftwork.rest.fields import Record, none_when


class Event(Record):
    """Something that happens at some locations; also birthdays and anniversaries, which 7shifts adds by itself."""

    id: int | None = None
    """The event's id; None for what 7shifts adds by itself."""
    event_type: str | None = None
    """``general``, ``birthday`` or ``work_anniversary``."""
    title: str | None = None
    """Its title."""
    description: str | None = None
    """More about it."""
    location_ids: list[int] | None = None
    """Where it happens."""
    start_date: date | None = None
    """The first day."""
    start_time: Annotated[time | None, none_when("")] = None
    """When it starts, on the location's clock."""
    end_date: date | None = None
    """The last day, included."""
    end_time: Annotated[time | None, none_when("")] = None
    """When it ends, on the location's clock."""
    color: str | None = None
    """Six hexadecimal digits."""
    is_multi_day: bool | None = None
    """It takes more than one day."""
    recurrence: str | None = None
    """When it happens again, as RFC 5545 writes it."""
