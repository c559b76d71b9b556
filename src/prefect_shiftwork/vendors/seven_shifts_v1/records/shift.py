"""Shifts, and the answer to whether somebody is scheduled."""

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.seven_shifts_fields import Key
from prefect_shiftwork.vendors.seven_shifts_v1.fields import ShiftStamp
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Role, Saved, Stamped


class Shift(Stamped):
    """A shift. Deleted shifts are kept and marked."""

    start: ShiftStamp = None
    """When the shift starts."""
    end: ShiftStamp = None
    """When the shift ends; None where it goes until close or business decline, or nobody said."""
    location_id: Key = None
    """Where the shift is."""
    user_id: Key = None
    """Who works it; None for an open shift."""
    role_id: Key = None
    """What they work as."""
    department_id: Key = None
    """The department that the shift belongs to."""
    close: bool | None = None
    """The shift goes until close, so that its end is not used."""
    bd: bool | None = None
    """The shift goes until business decline."""
    notes: str | None = None
    """Notes on this shift."""
    hourly_wage: float | None = None
    """The hourly wage of this shift, in units of the currency (11 is 11 dollars)."""
    open: bool | None = None
    """The shift is on offer."""
    open_offer_type: int | None = None
    """Whom an open shift is offered to: 0 everyone, 1 its role."""
    notified: bool | None = None
    """Notifications about this shift have been sent."""
    draft: bool | None = None
    """The shift is not published."""
    deleted: bool | None = None
    """The shift was deleted."""
    status: int | None = None
    """0 none, 1 sick, 2 no-show, 3 late."""
    late_minutes: int | None = None
    """Minutes late, where the status is 3."""


class Scheduled(Record):
    """Whether somebody is scheduled for the shift that they punch in for ("Shifts Scheduled")."""

    scheduled: bool | None = None
    """There is such a shift."""
    shift: Saved | None = None
    """The id of the shift."""
    role: Role | None = None
    """Id and name of its role."""
