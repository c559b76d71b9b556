"""Time punches and their breaks."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import Input
from prefect_shiftwork.vendors.seven_shifts_fields import Key


class PunchBreak(Record):
    """A break that somebody took."""

    id: int | None = None
    """The break's id."""
    user_id: Key = None
    """Who."""
    custom_break_id: Key = None
    """The kind of break."""
    paid: bool | None = None
    """It is paid."""
    in_: Instant | None = Field(default=None, alias="in")
    """When the break began."""
    out: Instant | None = None
    """When it ended; None while it lasts."""


class NewPunchBreak(Input):
    """A break to write with a punch."""

    paid: bool = Field(title="Paid", description="Whether it is paid.")
    in_: Instant = Field(alias="in", title="Begins", description="When it begins.")
    out: Instant | None = Field(default=None, title="Ends", description="When it ends; none while it lasts.")
    custom_break_id: int | None = Field(default=None, title="Break type", description="The id of the kind of break.")


class TimePunch(Record):
    """A punch."""

    id: int
    """The punch's id."""
    shift_id: Key = None
    """The shift that it belongs to."""
    user_id: Key = None
    """Who."""
    company_id: Key = None
    """The company that they belong to."""
    location_id: Key = None
    """Where."""
    department_id: Key = None
    """The department."""
    role_id: Key = None
    """The role."""
    editable_punch: bool | None = None
    """It can be changed."""
    hourly_wage: int | None = None
    """Cents an hour."""
    approved: bool | None = None
    """A manager has approved it."""
    clocked_in: Instant | None = None
    """When they clocked in."""
    clocked_out: Instant | None = None
    """When they clocked out; None while they are at work."""
    notes: str | None = None
    """Notes on the punch."""
    auto_clocked_out: bool | None = None
    """7shifts clocked them out by itself."""
    clocked_in_offline: bool | None = None
    """The terminal was offline when they clocked in."""
    clocked_out_offline: bool | None = None
    """The terminal was offline when they clocked out."""
    tips: int | None = None
    """Tips in cents."""
    pos_type: str | None = None
    """Where the punch was made, like ``web``."""
    breaks: list[PunchBreak] | None = None
    """Breaks taken."""
    deleted: bool | None = None
    """It was deleted."""
    created: Instant | None = None
    """When the punch was created."""
    modified: Instant | None = None
    """When the punch was last changed."""
