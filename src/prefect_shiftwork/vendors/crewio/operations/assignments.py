"""Assignments: which helper is in which shift."""

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import Kind, get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.answers import One
from prefect_shiftwork.vendors.crewio.fields import Id, Text
from prefect_shiftwork.vendors.crewio.records import Assignment

ASSIGNMENTS = "/api/developer/v1/events/{event_id}/assignments"


class Assignments(Vendor):
    """Assignments of an event. There is no way to delete one, and no state that is documented to end one."""

    @get(
        ASSIGNMENTS,
        unwrap=Unwrap(("assignments",), lone=True),
        scope="assignments:read",
        source="Endpoints: GET /events/{eventId}/assignments",
    )
    async def list_assignments(self, event_id: Id) -> list[Assignment]:
        """Assignments of all shifts of the event. Whether the list is complete is not documented."""

    @post(
        ASSIGNMENTS,
        kind=Kind.UPSERT,
        unwrap=One("assignment"),
        scope="assignments:write",
        source="Shift + User status upserten",
    )
    async def upsert_assignment(
        self, event_id: Id, shift_id: Id, user_id: Id, state: Text, notes: str | None = None
    ) -> Assignment:
        """Assign a person to a shift, or set the state of the assignment that is there.

        Read first: it overwrites what somebody has set since, like ``checked_in`` with ``confirmed``. The states are
        not enumerated anywhere, so any is sent.
        """
