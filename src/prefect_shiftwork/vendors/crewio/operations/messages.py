"""Messages to the helpers of an event.

The portal documents no field of a message. What is sent is the caller's own mapping; what comes back is kept whole.
Nothing is repeated by itself: a message reaches people.
"""

from pydantic import JsonValue

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import delete, get, patch, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.fields import AsGiven, Id
from prefect_shiftwork.vendors.crewio.records import Message

MESSAGES = "/api/developer/v1/events/{event_id}/messages"
MESSAGE = "/api/developer/v1/events/{event_id}/messages/{id}"


class Messages(Vendor):
    """Messages to the helpers of an event."""

    @get(
        MESSAGES,
        unwrap=Unwrap(("messages",), lone=True),
        scope="messages:read",
        source="Endpoints: GET /events/{eventId}/messages",
    )
    async def list_messages(self, event_id: Id) -> list[Message]:
        """Messages of the event."""

    @post(MESSAGES, scope="messages:write", source="Endpoints: POST /events/{eventId}/messages")
    async def create_message(self, event_id: Id, message: AsGiven) -> JsonValue:
        """Write to the helpers of the event.

        The portal documents neither the body nor the answer: ``message`` is sent as it is, and whatever comes back is
        answered. Some channels cost money.
        """

    @patch(MESSAGE, scope="messages:write", source="Endpoints: PATCH /events/{eventId}/messages/{messageId}")
    async def update_message(self, event_id: Id, id: Id, message: AsGiven) -> JsonValue:
        """Change a message. The body is not documented: ``message`` is sent as it is."""

    @delete(
        MESSAGE,
        repeatable=True,
        scope="messages:write",
        source="Endpoints: DELETE /events/{eventId}/messages/{messageId}",
    )
    async def delete_message(self, event_id: Id, id: Id) -> None:
        """Delete a message; whoever has read it has read it."""
