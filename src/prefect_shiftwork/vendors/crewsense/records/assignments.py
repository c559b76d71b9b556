"""Assignments: the places that shifts are worked in, and the closing of their days for payroll."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from prefect_shiftwork.rest.fields import Record, RequestPart
from prefect_shiftwork.vendors.crewsense.fields import Day, Moment, Rows
from prefect_shiftwork.vendors.crewsense.records.shared import WriteResult


class Location(Record):
    """Where an assignment is."""

    address: str | None = Field(default=None, description="Street and number.")
    city: str | None = Field(default=None, description="City.")
    state: str | None = Field(default=None, description="State, like OR.")
    country: str | None = Field(default=None, description="Country, in words.")
    zip: str | None = Field(default=None, description="Postal code.")
    latitude: float | None = Field(default=None, description="Degrees north.")
    longitude: float | None = Field(default=None, description="Degrees east.")


class Assignment(Record):
    """An assignment: a station, an engine, a desk."""

    id: int
    position: int | None = Field(default=None, description="Place among the assignments.")
    name: str | None = Field(default=None, description="Title, like Station 1.")
    date: Day = Field(default=None, description="First operational day.")
    start: Moment = Field(default=None, description="When its first day starts.")
    end: Moment = Field(default=None, description="When its first day ends.")
    positions_to_fill: int | None = Field(default=None, description="How many people it needs.")
    is_work_shift: bool | None = Field(default=None, description="Whether its shifts are paid work.")
    self_scheduling: bool | None = Field(default=None, description="Whether users may put themselves on it.")
    self_scheduling_requires_approval: bool | None = Field(default=None, description="Whether an admin has to agree.")
    crewsense_eligible: bool | None = Field(default=None, description="Whether CrewSense may fill it by itself.")
    hide_open_slots: bool | None = Field(default=None, description="Whether open positions are hidden from users.")
    color: str | None = Field(default=None, description="Colour, like #CCCCCC.")
    location: Location | None = Field(default=None, description="Where it is.")


class AssignmentDays(RequestPart):
    """Days of an assignment in a request: single dates, a range from start to end (both included), or both."""

    id: int = Field(description="Id of the assignment.")
    dates: list[date] | None = Field(default=None, min_length=1, description="Single days.")
    start: date | None = Field(default=None, description="First day of a range.")
    end: date | None = Field(default=None, description="Last day of the range.")

    @model_validator(mode="after")
    def _names_days(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("a range needs both start and end")
        if self.dates is None and self.start is None:
            raise ValueError("give dates, or start and end")
        return self


class FinalizationResult(WriteResult):
    """The answer to closing or reopening days. It is a success even when only some of the days could be."""

    success_messages: Rows[str] = Field(default=[], description="What was done, a sentence a day.")
    error_messages: Rows[str] = Field(default=[], description="What was not done and why, a sentence a day.")
