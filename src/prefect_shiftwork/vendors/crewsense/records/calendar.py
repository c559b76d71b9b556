"""What lies beside the schedule: pay cycles, people's unavailability, events to sign up for."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Day, Moment
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, UserReference


class VisualCycle(Record):
    """A stretch of days that the calendar colours, like a pay cycle."""

    id: int
    name: str | None = Field(default=None, description="Name, like FLSA Cycle #1.")
    start: Day = Field(default=None, description="First day.")
    end: Day = Field(default=None, description="Last day.")
    color: str | None = Field(default=None, description="Background colour, like #f00.")
    text_color: str | None = Field(default=None, description="Text colour, like #fff.")
    created_by: int | None = Field(default=None, description="Id of the user who created it.")
    created_at: Moment = Field(default=None, description="When it was created.")
    deleted_by: int | None = Field(default=None, description="Id of the user who deleted it.")
    deleted_at: Moment = Field(default=None, description="When it was deleted.")


class AvailabilityPeriod(Record):
    """A time in which a user is not available."""

    id: int
    user: UserReference | None = Field(default=None, description="Who is not available.")
    start: Moment = Field(default=None, description="When it starts.")
    end: Moment = Field(default=None, description="When it ends.")
    admin: UserReference | None = Field(default=None, description="Who entered it.")
    notes: str | None = Field(default=None, description="Notes.")
    unavailability_reason: Reference | None = Field(default=None, description="Reason.")


class SignupEvent(Record):
    """An event on the signup board."""

    id: int
    work_type_id: int | None = Field(default=None, description="Id of the type of work.")
    work_subtype_id: int | None = Field(default=None, description="Id of its finer distinction.")
    title: str | None = Field(default=None, description="Title.")
    start: Moment = Field(default=None, description="When it starts.")
    end: Moment = Field(default=None, description="When it ends.")
    description: str | None = Field(default=None, description="Text, in HTML.")
    created_by: int | None = Field(default=None, description="Id of the user who created it.")
    created_at: Moment = Field(default=None, description="When it was created.")
    modified_by: int | None = Field(default=None, description="Id of the user who changed it last.")
    modified_at: Moment = Field(default=None, description="When it was changed last.")
    deleted_by: int | None = Field(default=None, description="Id of the user who deleted it.")
    deleted_at: Moment = Field(default=None, description="When it was deleted.")
    employees_needed: int | None = Field(default=None, description="How many people it needs.")
    status: str | None = Field(default=None, description="How it stands, like partially_filled.")


class SignupUser(Record):
    """A user who has signed up for an event."""

    id: int
    user: UserReference | None = Field(default=None, description="Who signed up.")
    misc_hour_id: int | None = Field(default=None, description="Id of the misc. hours that were entered for it.")
