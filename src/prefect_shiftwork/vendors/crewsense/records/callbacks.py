"""Callbacks and trades: how open or given-away shifts find somebody."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, UserReference


class Callback(Record):
    """A call to the people of a list to fill positions."""

    id: int
    title: Reference | None = Field(default=None, description="Callback list, like Firefighter.")
    initiated_by: UserReference | None = Field(default=None, description="Who started it.")
    start: Moment = Field(default=None, description="When the work starts.")
    end: Moment = Field(default=None, description="When the work ends.")
    positions_to_fill: int | None = Field(default=None, description="How many people it needs.")
    scheduled_to: Moment = Field(default=None, description="When calling was planned to begin.")
    started_at: Moment = Field(default=None, description="When calling began.")
    ended_at: Moment = Field(default=None, description="When calling ended.")
    deadline: Moment = Field(default=None, description="Until when people could answer.")
    status: str | None = Field(default=None, description="How it stands, like filled.")


class CallbackUser(Record):
    """Someone who was called, and what came of it."""

    id: int
    position: int | None = Field(default=None, description="Place in the order of calling.")
    status: str | None = Field(default=None, description="The answer, like denied or no answer.")
    contact_method: str | None = Field(default=None, description="How they were called, like Text (SMS).")
    contact_time: Moment = Field(default=None, description="When they were called.")
    response_time: Moment = Field(default=None, description="When they answered.")
    start_time: Moment = Field(default=None, description="When their part of the work starts.")
    end_time: Moment = Field(default=None, description="When their part of the work ends.")
    uses_opportunity: bool | None = Field(default=None, description="Whether it counted as their turn.")
    do_not_disturb: bool | None = Field(default=None, description="Whether they had asked not to be disturbed.")
    auto_accepted: bool | None = Field(default=None, description="Whether they were accepted without being asked.")


class Trade(Record):
    """A shift that one user gives to another, with or without one in return."""

    id: int
    requesting_user: UserReference | None = Field(default=None, description="Who gives the shift away.")
    request_date: Moment = Field(default=None, description="When it was asked for.")
    start: Moment = Field(default=None, description="When the shift starts.")
    end: Moment = Field(default=None, description="When the shift ends.")
    swap_start: Moment = Field(default=None, description="When the shift in return starts.")
    swap_end: Moment = Field(default=None, description="When the shift in return ends.")
    status: str | None = Field(default=None, description="How it stands, like filled.")
