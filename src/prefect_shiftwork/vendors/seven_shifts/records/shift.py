"""Shifts and their breaks."""

from typing import ClassVar

from pydantic import Field

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import Input
from prefect_shiftwork.vendors.seven_shifts_fields import Key


class ShiftBreak(Record):
    """A break planned in a shift."""

    id: int | None = None
    """The break's id."""
    shift_id: Key = None
    """The shift that it belongs to."""
    name: str | None = None
    """Its name, like Lunch."""
    length: int | None = None
    """Minutes."""
    break_type_id: Key = None
    """The kind of break."""
    type: str | None = None
    """``paid`` or ``unpaid``."""
    start: Instant | None = None
    """When it starts, if that is planned."""
    end: Instant | None = None
    """When it ends, if that is planned."""


class NewShiftBreak(Input):
    """A break to plan in a shift."""

    break_type_id: int = Field(title="Break type", description="The id of the kind of break.")
    start: Instant | None = Field(default=None, title="Start", description="When it starts, if that is planned.")


class ShiftBreakChanges(NewShiftBreak):
    """A break of a shift to change: one that is there with its id, a new one without."""

    break_id: int | None = Field(default=None, title="Break", description="The id of a break that is there.")


class Shift(Record):
    """A shift. What is a text here (``attendance_status``, ``open_offer_type``) is a number when written."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"soft_deleted"})

    id: int
    """The shift's id."""
    user_id: Key = None
    """Who works it; none for an open shift."""
    location_id: Key = None
    """Where it is."""
    department_id: Key = None
    """The department that it belongs to."""
    role_id: Key = None
    """What they work as."""
    start: Instant | None = None
    """When it starts."""
    end: Instant | None = None
    """When it ends."""
    close: bool | None = None
    """It goes until close."""
    business_decline: bool | None = None
    """It goes until business decline."""
    hourly_wage: int | None = None
    """Cents an hour."""
    notes: str | None = None
    """Notes on the shift."""
    draft: bool | None = None
    """It is not published."""
    notified: bool | None = None
    """Notifications about it have been sent."""
    open: bool | None = None
    """It is on offer."""
    unassigned: bool | None = None
    """Nobody works it yet, and it is not on offer."""
    unassigned_skill_level: int | None = None
    """The skill that an unassigned shift asks for, 1 to 3."""
    open_offer_type: str | None = None
    """Whom an open shift is offered to."""
    attendance_status: str | None = None
    """``none``, or what became of it, like ``sick``."""
    publish_status: str | None = None
    """``published``, or how far it is from that."""
    late_minutes: int | None = None
    """Minutes late."""
    station: int | None = None
    """The number of the station within the role."""
    station_name: str | None = None
    """The station's name."""
    station_id: Key = None
    """The station's id."""
    breaks: list[ShiftBreak] | None = None
    """Planned breaks."""
    deleted: bool | None = None
    """It was deleted."""
    created: Instant | None = None
    """When the shift was created."""
    modified: Instant | None = None
    """When the shift was last changed."""
