"""Time off, its types, and the accruals that it is taken from."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewsense.fields import Moment, Rows
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, Subtype, UserReference


class TimeOffTypeReference(Reference):
    """A time off type inside another record."""

    work_code: str | None = Field(default=None, description="Short code, like VAC.")
    color: str | None = Field(default=None, description="Background colour.")
    text_color: str | None = Field(default=None, description="Text colour.")
    subtypes: Rows[Subtype] = Field(default=[], description="Finer distinctions that were chosen.")


class TimeOff(Record):
    """One segment of an entry of time off.

    Long entries are split by the user's rotation, so several rows share one ``id``; ``(id, start)`` tells them apart.
    """

    id: int
    time_off_type: TimeOffTypeReference | None = Field(default=None, description="Type, like Vacation.")
    user: UserReference | None = Field(default=None, description="Who is off.")
    admin: UserReference | None = Field(default=None, description="Who approves it.")
    start: Moment = Field(default=None, description="When the segment starts.")
    end: Moment = Field(default=None, description="When the segment ends.")
    length: float | None = Field(default=None, description="Hours, breaks included.")
    real_length: float | None = Field(default=None, description="Hours without breaks.")
    status: int | None = Field(default=None, description="0 is pending, 1 approved; the number of denied is unknown.")
    request_date: Moment = Field(default=None, description="When it was asked for.")
    approval_date: Moment = Field(default=None, description="When it was approved.")
    acknowledgement_date: Moment = Field(default=None, description="When it was acknowledged.")
    user_note: str | None = Field(default=None, description="What the user wrote.")
    traded_with: UserReference | None = Field(default=None, description="Who works instead.")
    rrule: str | None = Field(default=None, description="Rule of a recurring entry; told in a user's own list only.")


class TimeOffType(Record):
    """A type of time off, like Sick."""

    id: int
    label: str | None = Field(default=None, description="Name of the type.")
    work_code: str | None = Field(default=None, description="Short code, like SL.")
    required_buffer: float | None = Field(default=None, description="Hours needed between the request and the start.")
    instance_limit: int | None = Field(default=None, description="Most entries of this type in a year.")
    primary_color: str | None = Field(default=None, description="Background colour, like #2474a9.")
    secondary_color: str | None = Field(default=None, description="Text colour, like #FFFFFF.")
    force_include: bool | None = Field(default=None, description="Whether callbacks ignore time off of this type.")
    forward: bool | None = Field(default=None, description="Whether other admins get requests that nobody handles.")
    href: str | None = Field(default=None, description="Link to the type; not followed by this client.")


class AccrualBalance(Record):
    """What a user has in the time off bank for one type."""

    hours: float | None = Field(default=None, description="Hours in the bank; may be negative.")
    time_off_type: Reference | None = Field(default=None, description="Type of time off.")


class AccrualRule(Record):
    """How one type of time off accrues."""

    time_off_type: Reference | None = Field(default=None, description="Type of time off.")
    accrual_type: str | None = Field(default=None, description="Rule in words: Accrues 10 hours every 28 days.")
