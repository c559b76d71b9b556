"""Availability: questions to helpers about when they can come, and their answers."""

from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.fields import RequestPart
from prefect_shiftwork.rest.operation import Kind, get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.answers import One
from prefect_shiftwork.vendors.crewio.fields import Id, Text
from prefect_shiftwork.vendors.crewio.records import AvailabilityRequest, AvailabilityResponse

REQUESTS = "/api/developer/v1/events/{event_id}/availability/requests"
RESPONSES = "/api/developer/v1/events/{event_id}/availability/responses"


class NewTimeSlot(RequestPart):
    """A time to ask about. A slot has no times of its own."""

    id: Id = Field(description="Chosen by the caller; the id of the shift is what leads the answer back to it.")
    label: Text = Field(description="The time in words, as helpers read it.")


class NewSlotAnswer(RequestPart):
    """Whether a helper can come in a time slot."""

    time_slot_id: Id = Field(description="Id of the slot in the request.")
    available: bool = Field(description="Whether they can come.")


class Availability(Vendor):
    """Availability requests of an event, and the responses to them. Neither can be changed or deleted."""

    @get(
        REQUESTS,
        unwrap=Unwrap(("requests",), lone=True),
        scope="availability:read",
        source="Endpoints: GET /events/{eventId}/availability/requests",
    )
    async def list_availability_requests(self, event_id: Id) -> list[AvailabilityRequest]:
        """What the helpers of the event were asked."""

    @post(
        REQUESTS,
        unwrap=One("request"),
        scope="availability:write",
        source="Schichten anfragen und Antworten speichern: 1) Anfrage",
    )
    async def create_availability_request(
        self, event_id: Id, time_slots: Annotated[list[NewTimeSlot], Field(min_length=1)]
    ) -> AvailabilityRequest:
        """Ask the helpers of the event when they can come; each call asks them anew."""

    @get(
        RESPONSES,
        unwrap=Unwrap(("responses",), lone=True),
        scope="availability:read",
        source="Endpoints: GET /events/{eventId}/availability/responses",
    )
    async def list_availability_responses(self, event_id: Id) -> list[AvailabilityResponse]:
        """What the helpers of the event have answered, to all requests."""

    @post(
        RESPONSES,
        kind=Kind.UPSERT,
        unwrap=One("response", "user_id", needed=False),
        scope="availability:write",
        source="Schichten anfragen und Antworten speichern: 2) Antworten",
    )
    async def upsert_availability_response(
        self,
        event_id: Id,
        request_id: Id,
        user_id: Id,
        responses: Annotated[list[NewSlotAnswer], Field(min_length=1)],
    ) -> AvailabilityResponse | None:
        """Save a helper's answers to a request, in place of earlier ones."""
