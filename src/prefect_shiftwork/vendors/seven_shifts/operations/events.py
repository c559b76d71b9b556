"""Events of the schedule."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from prefect_shiftwork.rest.operation import delete, get, patch, post
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.event import Event
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime

Title = Annotated[str, Field(min_length=1, max_length=100)]

LocationIds = Annotated[list[int], Field(min_length=1)]

EventColor = Annotated[str, Field(pattern=r"^([0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$")]
"""Six or three hexadecimal digits without #, like ``00ff00``."""

Recurrences = Literal["THIS", "THIS_AND_FUTURE"]
"""Which occurrences of a repeated event are meant."""


class Events(Vendor):
    """Operations on events."""

    @get("/v2/company/{company_id}/events", source="List Events")
    async def list_events(self, start_date: date, end_date: date, location_id: int | None = None) -> list[Event]:
        """Events between two days, both included. The list has no pages."""

    @get("/v2/company/{company_id}/events/{id}", source="Retrieve Event")
    async def get_event(self, id: int) -> Event:
        """An event."""

    @post("/v2/company/{company_id}/events", source="Create Event")
    async def create_event(
        self,
        title: Title,
        location_ids: LocationIds,
        start_date: date,
        start_time: ClockTime,
        end_date: date,
        end_time: ClockTime,
        is_multi_day: bool = False,
        *,
        description: str | None = None,
        color: EventColor | None = None,
        recurrence: str | None = None,
    ) -> Event:
        """Create an event at some locations, on the clock of the locations; ``recurrence`` is as in RFC 5545."""

    @patch("/v2/company/{company_id}/events/{id}", repeatable=True, source="Update Event")
    async def update_event(
        self,
        id: int,
        title: Title,
        location_ids: LocationIds,
        start_date: date,
        start_time: ClockTime,
        end_date: date,
        end_time: ClockTime,
        is_multi_day: bool = False,
        *,
        description: str | None = None,
        color: EventColor | None = None,
        recurrence: str | None = None,
        recurrence_target: Recurrences | None = None,
    ) -> list[Event]:
        """Change an event, or this and all later occurrences of it; what is required is required again."""

    @delete("/v2/company/{company_id}/events/{id}", repeatable=True, source="Delete Event")
    async def delete_event(
        self, id: int, recurrence_target: Annotated[Recurrences | None, Query("recurrence_target")] = None
    ) -> None:
        """Delete an event, or this and all later occurrences of it."""
