"""Events."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.parameters import Body, Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime, Direction, HexColor, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, Text
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Saved
from prefect_shiftwork.vendors.seven_shifts_v1.records.event import Event

EVENT = Beside("event")

LocationIds = Annotated[list[int] | None, Body("location", beside=True)]
"""Locations are sent next to the event, not in it ("Events Create")."""


class Events(Vendor):
    """Operations on events."""

    @get("/v1/events", pages=Offset("event"), source="Events List")
    def list_events(
        self,
        date_gte: Annotated[date | None, Query("date[gte]")] = None,
        date_lte: Annotated[date | None, Query("date[lte]")] = None,
        date: date | None = None,
        *,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "event.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Event]:
        """Events between two days, both included, or of one day, in an order that stays while the list is read."""

    # The document lists the three date filters here too ("Events Read"); they belong to the list.
    @get("/v1/events/{id}", unwrap=EVENT, source="Events Read")
    async def get_event(self, id: int) -> Event:
        """An event."""

    @post("/v1/events", envelope="event", unwrap=EVENT, source="Events Create")
    async def create_event(
        self,
        title: Text,
        date: date,
        start: ClockTime | None = None,
        description: str | None = None,
        color: HexColor | None = None,
        location_ids: LocationIds = None,
    ) -> Saved:
        """Create an event at some locations, on the clock of the locations; answers its id."""

    @put("/v1/events/{id}", repeatable=True, envelope="event", unwrap=EVENT, source="Events Update")
    async def update_event(
        self,
        id: int,
        title: Text | None = None,
        date: date | None = None,
        start: ClockTime | None = None,
        description: str | None = None,
        color: HexColor | None = None,
        location_ids: LocationIds = None,
    ) -> Saved:
        """Change an event; fields that are not given stay."""

    @delete("/v1/events/{id}", repeatable=True, source="Events Delete")
    async def delete_event(self, id: int) -> None:
        """Delete an event."""
