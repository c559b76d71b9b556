"""Helpers of an event: who of the club has access to it."""

from typing import Annotated

from pydantic import JsonValue

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import delete, get, post
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.fields import AsGiven, Id
from prefect_shiftwork.vendors.crewio.records import Helper

HELPERS = "/api/developer/v1/events/{event_id}/helpers"


class Helpers(Vendor):
    """Helpers of an event."""

    @get(
        HELPERS,
        unwrap=Unwrap(("helpers",), lone=True),
        scope="helpers:read",
        source="Endpoints: GET /events/{eventId}/helpers",
    )
    async def list_helpers(self, event_id: Id) -> list[Helper]:
        """Who has access to the event; which fields a helper has is not documented."""

    @post(HELPERS, scope="helpers:write", source="Endpoints: POST /events/{eventId}/helpers")
    async def add_helper(self, event_id: Id, helper: AsGiven) -> JsonValue:
        """Give a person access to the event.

        The portal documents neither the body nor the answer: ``helper`` is sent as it is, and whatever comes back is
        answered. ``{"user_id": "..."}`` is the likely body.
        """

    @delete(
        HELPERS,
        repeatable=True,
        scope="helpers:write",
        source="Endpoints: DELETE /events/{eventId}/helpers?userId={userId}",
    )
    async def remove_helper(self, event_id: Id, user_id: Annotated[Id, Query("userId")]) -> None:
        """Take a person's access to the event. What becomes of their assignments is not documented."""
