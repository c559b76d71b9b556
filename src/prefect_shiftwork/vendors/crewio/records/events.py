"""Events, their roles and their shifts."""

from datetime import date
from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewio.fields import Moment


class Event(Record):
    """An event of the club, like a summer party."""

    id: Annotated[str, Field(description="Id of the event.")]
    name: Annotated[str | None, Field(description="Name of the event.")] = None
    start_date: Annotated[date | None, Field(description="First day, in the club's own calendar.")] = None
    end_date: Annotated[date | None, Field(description="Last day, included.")] = None
    status: Annotated[str | None, Field(description="draft, active, archived or cancelled.")] = None
    location: Annotated[str | None, Field(description="Where it takes place.")] = None


class Role(Record):
    """What helpers do at an event, like serving drinks."""

    id: Annotated[str, Field(description="Id of the role.")]
    name: Annotated[str | None, Field(description="Name of the role.")] = None
    color: Annotated[str | None, Field(description="Colour in the plan, like #2563EB.")] = None


class Shift(Record):
    """A span of time in which a role needs helpers."""

    id: Annotated[str, Field(description="Id of the shift.")]
    role_id: Annotated[str | None, Field(description="Id of the role that is needed.")] = None
    start_time: Annotated[Moment | None, Field(description="Start, in UTC.")] = None
    end_time: Annotated[Moment | None, Field(description="End, in UTC.")] = None
    required_count: Annotated[int | None, Field(description="How many helpers are needed.")] = None
    allow_overbooking: Annotated[bool | None, Field(description="Whether more helpers than needed may come.")] = None
    notes: Annotated[str | None, Field(description="Notes for the shift.")] = None
