"""Events of the club."""

from datetime import date
from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import delete, get, patch, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.answers import One
from prefect_shiftwork.vendors.crewio.fields import EventStatus, Id, Text
from prefect_shiftwork.vendors.crewio.records import Event

EVENTS = "/api/developer/v1/events"
EVENT = "/api/developer/v1/events/{id}"
ONE = One("event")
CHANGED = One("event", needed=False)
MANY = Unwrap(("events",), lone=True)


class Events(Vendor):
    """Events of the club."""

    @get(EVENTS, unwrap=MANY, scope="events:read", source="Endpoints: GET /events")
    async def list_events(
        self, status: EventStatus | None = None, limit: Annotated[int, Field(ge=1)] | None = None
    ) -> list[Event]:
        """Events of the club, of one status or of all.

        No paging is documented, nor the default limit: as many events as the limit mean that there may be more.
        """

    @get(EVENT, unwrap=ONE, scope="events:read", source="Endpoints: GET /events/{eventId}")
    async def get_event(self, id: Id) -> Event:
        """One event."""

    @post(EVENTS, unwrap=ONE, scope="events:create", source="Event to Role to Shift: 1) Event")
    async def create_event(
        self,
        name: Text,
        start_date: date,
        end_date: date,
        status: EventStatus | None = None,
        location: str | None = None,
    ) -> Event:
        """Create an event from its first to its last day, both included.

        Helpers may see it at once unless it is a draft; the portal does not say.
        """

    @patch(EVENT, repeatable=True, unwrap=CHANGED, scope="events:write", source="Endpoints: PATCH /events/{eventId}")
    async def update_event(
        self,
        id: Id,
        name: Text | None = None,
        start_date: date | None = None,
        end_date: date | None = None,
        status: EventStatus | None = None,
        location: str | None = None,
    ) -> Event | None:
        """Change what is given of an event; the rest stays as it is."""

    @delete(EVENT, repeatable=True, scope="events:delete", source="Endpoints: DELETE /events/{eventId}")
    async def delete_event(self, id: Id) -> None:
        """Delete an event. What becomes of its shifts is not documented: cancelling or archiving it is safer."""
