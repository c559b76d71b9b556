"""The helpers of an event: who has access, who is assigned, who can come, and what they are told."""

from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.fields import Record


class Helper(Record):
    """A person who has access to an event.

    The portal documents no field of a helper, only that one is named by ``userId``. Whatever the vendor sends is kept;
    no name and no email is promised.
    """

    id: Annotated[str | None, Field(description="Id of the helper's access, where there is one.")] = None
    user_id: Annotated[str | None, Field(description="Id of the person, as assignments name it.")] = None
    name: Annotated[str | None, Field(description="Name of the person, if CrewIO sends it: undocumented.")] = None
    email: Annotated[str | None, Field(description="Email of the person, if CrewIO sends it: undocumented.")] = None


class Message(Record):
    """A message to the helpers of an event. The portal documents no field of it beside its id."""

    id: Annotated[str, Field(description="Id of the message.")]


class Assignment(Record):
    """A helper in a shift."""

    id: Annotated[str, Field(description="Id of the assignment.")]
    shift_id: Annotated[str | None, Field(description="Id of the shift.")] = None
    user_id: Annotated[str | None, Field(description="Id of the person.")] = None
    state: Annotated[str | None, Field(description="How far it is, like confirmed or checked_in; others exist.")] = None
    notes: Annotated[str | None, Field(description="Notes for the assignment.")] = None


class TimeSlot(Record):
    """A time that helpers are asked about."""

    id: Annotated[str, Field(description="Id of the slot, chosen by whoever asked; the id of the shift is a good one.")]
    label: Annotated[str | None, Field(description="The time in words, like Sa 10:00-12:00.")] = None


class AvailabilityRequest(Record):
    """A question to the helpers of an event: at which of these times can you come?"""

    id: Annotated[str, Field(description="Id of the request.")]
    time_slots: Annotated[tuple[TimeSlot, ...], Field(description="The times that were asked about.")] = ()


class SlotAnswer(Record):
    """Whether a helper can come at one time."""

    time_slot_id: Annotated[str, Field(description="Id of the slot.")]
    available: Annotated[bool | None, Field(description="Whether the helper can come.")] = None


class AvailabilityResponse(Record):
    """A helper's answers to a request."""

    id: Annotated[str | None, Field(description="Id of the answers, where there is one.")] = None
    request_id: Annotated[str | None, Field(description="Id of the request.")] = None
    user_id: Annotated[str | None, Field(description="Id of the person who answers.")] = None
    responses: Annotated[tuple[SlotAnswer, ...], Field(description="One answer a time slot.")] = ()
