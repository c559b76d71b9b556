"""Shifts that do not recur, and the types of work."""

from pydantic import Field, JsonValue

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Day, Moment, Rows
from prefect_shiftwork.vendors.crewsense.records.labels import Label
from prefect_shiftwork.vendors.crewsense.records.qualifiers import Qualifier
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, Subtype, UserReference


class WorkTypeReference(Reference):
    """A work type inside another record."""

    work_code: str | None = Field(default=None, description="Short code, like REG001.")
    color: str | None = Field(default=None, description="Background colour.")
    text_color: str | None = Field(default=None, description="Text colour.")
    subtype_id: int | None = Field(default=None, description="Id of the finer distinction that was chosen.")
    subtypes: Rows[Subtype] = Field(default=[], description="Finer distinctions that were chosen.")


class WorkType(Record):
    """A type of work, like Regular Time."""

    id: int
    label: str | None = Field(default=None, description="Name of the type.")
    work_code: str | None = Field(default=None, description="Short code, like ETO.")
    primary_color: str | None = Field(default=None, description="Background colour, like #3B4650.")
    secondary_color: str | None = Field(default=None, description="Text colour, like #FFFFFF.")
    excludes_from_callback: bool | None = Field(default=None, description="Whether working it excludes from callbacks.")
    position: int | None = Field(default=None, description="Place among the types.")
    href: str | None = Field(default=None, description="Link to the type; not followed by this client.")


class WorkSubtype(Subtype):
    """A finer distinction of a work type, like Mandatory."""

    work_type_id: int | None = Field(default=None, description="Id of the work type.")
    work_code: str | None = Field(default=None, description="Short code, like M-OT.")


class Shift(Record):
    """A one-off shift of a user."""

    id: int
    assignment_id: int | None = Field(default=None, description="Id of the assignment.")
    date: Day = Field(default=None, description="Operational day.")
    start: Moment = Field(default=None, description="When it starts.")
    end: Moment = Field(default=None, description="When it ends.")
    user: UserReference | None = Field(default=None, description="Who works it.")
    scheduled_by: UserReference | None = Field(default=None, description="Who assigned it.")
    work_type: WorkTypeReference | None = Field(default=None, description="Type of work.")
    labels: Rows[Label] = Field(default=[], description="Labels on it.")
    qualifiers: Rows[Qualifier] = Field(default=[], description="Qualifiers on it.")
    traded_with: JsonValue = Field(default=None, description="The trade it comes from, if any.")
    from_callback: JsonValue = Field(default=None, description="The callback it comes from, if any.")
    notes: str | None = Field(default=None, description="Notes.")
    created_at: Moment = Field(default=None, description="When it was created.")
    updated_at: Moment = Field(default=None, description="When it was changed last.")
