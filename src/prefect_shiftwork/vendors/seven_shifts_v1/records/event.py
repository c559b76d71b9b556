"""Events."""

from datetime import time
from typing import Annotated

from prefect_shiftwork.rest.fields import none_when
from prefect_shiftwork.vendors.seven_shifts_v1.fields import Day
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Stamped


class Event(Stamped):
    """Something that happens on a day at some locations."""

    title: str | None = None
    """The event's title."""
    description: str | None = None
    """More about the event."""
    date: Day = None
    """The day of the event."""
    start: Annotated[time | None, none_when("")] = None
    """When it starts, on the clock of its locations; there is no end."""
    color: str | None = None
    """Six hexadecimal digits, like ``00ff00``."""
    location: list[int] | None = None
    """Ids of the event's locations; the document's own examples leave them out."""
