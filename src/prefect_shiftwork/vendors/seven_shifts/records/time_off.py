"""Time off."""

from datetime import date, time
from typing import Annotated, ClassVar

from pydantic import Field

from prefect_shiftwork.rest.fields import Record, none_when
from prefect_shiftwork.vendors.seven_shifts.fields import Day, Input, UtcUnlessSaid


class TimeOffHours(Record):
    """Hours of one day; the key is ``hours`` when read and ``num_hours`` when written."""

    date: Day
    """The day."""
    hours: float | None = None
    """Hours off."""


class NewTimeOffHours(Input):
    """Hours of one day to write; the key is ``num_hours`` when written and ``hours`` when read."""

    date: Day = Field(title="Day", description="The day.")
    num_hours: float = Field(title="Hours", ge=0, le=24, description="Hours off on that day.")


class TimeOff(Record):
    """Time off that somebody has, asks for or was refused."""

    id: int
    """The record's id."""
    user_id: int | None = None
    """Who."""
    company_id: int | None = None
    """The company that they belong to."""
    from_date: date | None = None
    """The first day off."""
    to_date: date | None = None
    """The last day off, included."""
    partial: bool | None = None
    """Only a part of the day."""
    partial_from: Annotated[time | None, none_when("")] = None
    """When a part of a day begins, on the location's clock."""
    partial_to: Annotated[time | None, none_when("")] = None
    """When a part of a day ends, on the location's clock."""
    comments: str | None = None
    """What the person says about it."""
    status: int | None = None
    """The document lists no values; clients read 0 pending, 1 approved, 2 declined, 3 cancelled."""
    status_action_user_id: int | None = None
    """Who has approved or declined it."""
    status_action_message: str | None = None
    """What they said."""
    category: str | None = None
    """``paid``, ``unpaid`` or ``paid_sick``."""
    amount_of_hours: float | None = None
    """Hours in all."""
    hours: list[TimeOffHours] | None = None
    """Hours a day."""
    created: UtcUnlessSaid | None = None
    """When it was asked for."""


class TimeOffTotal(Record):
    """Hours off of one person in one category."""

    user_id: int | None = None
    """Who."""
    category: str | None = None
    """``paid``, ``unpaid`` or ``paid_sick``."""
    hours: float | None = None
    """Hours."""


class TimeOffCategory(Record):
    """A kind of time off."""

    label: str | None = None
    """Its name for people."""
    value: str | None = None
    """``paid``, ``unpaid`` or ``paid_sick``."""
    require_hours: bool | None = None
    """Hours must be given with it."""
    active: bool | None = None
    """It can be asked for."""


class TimeOffSettings(Record):
    """How time off is asked for."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"company_id"})

    paid_time_off: bool | None = None
    """There is paid time off."""
    sick_time_off: bool | None = None
    """There is sick leave."""
    time_off_request_comment: bool | None = None
    """A request needs a comment."""
    time_off_request_notice: float | None = None
    """How long before a request must be made."""
    categories: list[TimeOffCategory] | None = None
    """The kinds of time off."""
