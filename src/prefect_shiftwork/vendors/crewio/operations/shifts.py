"""Shifts of an event."""

from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import delete, get, patch, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.answers import One
from prefect_shiftwork.vendors.crewio.fields import Id, Moment
from prefect_shiftwork.vendors.crewio.records import Shift

SHIFTS = "/api/developer/v1/events/{event_id}/shifts"
SHIFT = "/api/developer/v1/events/{event_id}/shifts/{id}"
ONE = One("shift")
CHANGED = One("shift", needed=False)
MANY = Unwrap(("shifts",), lone=True)

Count = Annotated[int, Field(ge=0)]


class Shifts(Vendor):
    """Shifts of an event."""

    @get(SHIFTS, unwrap=MANY, scope="shifts:read", source="Endpoints: GET /events/{eventId}/shifts")
    async def list_shifts(self, event_id: Id) -> list[Shift]:
        """Shifts of the event, with times in UTC. Whether the list is complete is not documented."""

    @post(SHIFTS, unwrap=ONE, scope="shifts:write", source="Event to Role to Shift: 3) Schicht")
    async def create_shift(
        self,
        event_id: Id,
        role_id: Id,
        start_time: Moment,
        end_time: Moment,
        required_count: Count | None = None,
        allow_overbooking: bool | None = None,
        notes: str | None = None,
    ) -> Shift:
        """Create a shift of a role, from one moment to another; both need a time zone and are sent in UTC."""

    @patch(
        SHIFT,
        repeatable=True,
        unwrap=CHANGED,
        scope="shifts:write",
        source="Endpoints: PATCH /events/{eventId}/shifts/{shiftId}",
    )
    async def update_shift(
        self,
        event_id: Id,
        id: Id,
        role_id: Id | None = None,
        start_time: Moment | None = None,
        end_time: Moment | None = None,
        required_count: Count | None = None,
        allow_overbooking: bool | None = None,
        notes: str | None = None,
    ) -> Shift | None:
        """Change what is given of a shift; the rest stays as it is."""

    @delete(SHIFT, repeatable=True, scope="shifts:write", source="Endpoints: DELETE /events/{eventId}/shifts/{shiftId}")
    async def delete_shift(self, event_id: Id, id: Id) -> None:
        """Delete a shift. What becomes of its assignments is not documented."""
