"""What CrewIO takes and what it keeps; a body refuses fields that the developer portal does not show."""

from typing import Annotated, Self, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError, model_validator
from pydantic.types import StrictBool, StrictInt

from prefect_shiftwork.sandbox.crewio.fields import Color, Day, EventStatus, Moment, Text
from prefect_shiftwork.sandbox.error_object import unreadable

Changes = dict[str, JsonValue]
"""The body of a PATCH: any of the fields of a new record."""


class Body(BaseModel):
    """A JSON body with documented fields only."""

    model_config = ConfigDict(extra="forbid")


class Kept(BaseModel):
    """Whatever has an id of its own."""

    id: UUID


class EventBody(Body):
    """A new event. Which fields are required is not documented; name and days are what an event cannot lack."""

    name: Text
    start_date: Day
    end_date: Day
    status: EventStatus = "draft"
    location: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end_date < self.start_date:
            raise ValueError("end_date lies before start_date")
        return self


class Event(EventBody, Kept):
    """An event as it is answered."""


class RoleBody(Body):
    """A new role."""

    name: Text
    color: Color | None = None


class Role(RoleBody, Kept):
    """A role as it is answered."""


class ShiftBody(Body):
    """A new shift. The defaults of count and overbooking are not documented; these are the cautious ones."""

    role_id: UUID
    start_time: Moment
    end_time: Moment
    required_count: Annotated[StrictInt, Field(ge=1)] = 1
    allow_overbooking: StrictBool = False
    notes: str | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end_time <= self.start_time:
            raise ValueError("end_time does not lie after start_time")
        return self


class Shift(ShiftBody, Kept):
    """A shift as it is answered."""


class HelperBody(BaseModel):
    """Access for a helper. The portal shows no field; a user id is what the access cannot lack."""

    user_id: UUID


class Helper(BaseModel):
    """A helper as the list shows one."""

    user_id: UUID
    name: str
    email: str


Message = dict[str, JsonValue]
"""A message: the portal documents no field, so what was sent is kept as it is, beside an `id`."""


class AssignmentBody(Body):
    """An assignment; its states are not enumerated anywhere, so any word will do."""

    shift_id: UUID
    user_id: UUID
    state: Text
    notes: str | None = None


class Assignment(Kept):
    """An assignment as the upsert answers it."""

    shift_id: UUID
    user_id: UUID
    state: str


class AssignmentRow(Assignment):
    """An assignment as the list shows it."""

    notes: str | None


class TimeSlot(Body):
    """A stretch of time under an id of the caller's choice; the label is all that says when it is."""

    id: Text
    label: Text


class RequestBody(Body):
    """A question to the helpers: who can come when?"""

    time_slots: Annotated[list[TimeSlot], Field(min_length=1)]

    @model_validator(mode="after")
    def _distinct(self) -> Self:
        if len({slot.id for slot in self.time_slots}) < len(self.time_slots):
            raise ValueError("two time slots have one id")
        return self


class AvailabilityRequest(RequestBody, Kept):
    """An availability request as it is answered."""


class Answer(Body):
    """Whether a helper can come in one time slot."""

    time_slot_id: str
    available: StrictBool


class ResponseBody(Body):
    """The answers of one helper to one request."""

    request_id: UUID
    user_id: UUID
    responses: Annotated[list[Answer], Field(min_length=1)]


class AvailabilityResponse(ResponseBody, Kept):
    """A helper's answers as they are answered."""


R = TypeVar("R", bound=Kept)


def changed(record: R, body: type[Body], changes: Changes) -> R:
    """The record with what a PATCH sent, which has to make a valid body together with what was there."""
    try:
        merged = body.model_validate(record.model_dump(exclude={"id"}) | changes)
    except ValidationError as error:
        raise unreadable(error) from None
    return type(record)(id=record.id, **dict(merged))
