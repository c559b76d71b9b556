"""The schedule: days, and what lies in each."""

from datetime import date as calendar_date
from typing import Annotated

from pydantic import Field, JsonValue

from prefect_shiftwork.rest.fields import Record, keyed
from prefect_shiftwork.vendors.crewsense.fields import Day, Moment, Rows
from prefect_shiftwork.vendors.crewsense.records.labels import Group, Label
from prefect_shiftwork.vendors.crewsense.records.qualifiers import Qualifier
from prefect_shiftwork.vendors.crewsense.records.shared import Reference, UserReference
from prefect_shiftwork.vendors.crewsense.records.shifts import WorkTypeReference
from prefect_shiftwork.vendors.crewsense.records.time_off import TimeOffTypeReference


class Timed(Record):
    """What every row of the schedule has."""

    id: int
    href: str | None = Field(default=None, description="Link to the full record; not followed by this client.")
    start: Moment = Field(default=None, description="When it starts.")
    end: Moment = Field(default=None, description="When it ends.")
    notes: str | None = Field(default=None, description="Notes, in HTML.")


class Measured(Timed):
    """A row with a length, in hours. What was edited since may make it stale: end minus start is what holds."""

    length: float | None = Field(default=None, description="Hours, breaks included.")
    real_length: float | None = Field(default=None, description="Hours without breaks.")
    break_start: Moment = Field(default=None, description="When the break starts, if there is one.")
    break_end: Moment = Field(default=None, description="When the break ends, if there is one.")
    break_length: float | None = Field(default=None, description="Hours of break; 0 without one.")


class ScheduledShift(Measured):
    """Someone's shift in an assignment on a day.

    A recurring shift has one ``id`` for all its days. A shift belongs to its operational day: it may start after
    midnight, on the next date.
    """

    hold_over: float | str | None = Field(
        default=None, description="Overtime hours added to it; the documentation calls it a datetime."
    )
    hold_over_details: JsonValue = Field(default=None, description="What is known of the overtime.")
    recurring: bool | None = Field(default=None, description="Whether it comes again and again.")
    user: UserReference | None = Field(default=None, description="Who works it.")
    scheduled_by: UserReference | None = Field(default=None, description="Who assigned it.")
    work_type: WorkTypeReference | None = Field(default=None, description="Type of work.")
    labels: Rows[Label] = Field(default=[], description="Labels on it.")
    qualifiers: Rows[Qualifier] = Field(default=[], description="Qualifiers on it.")
    groups: Rows[Group] = Field(default=[], description="Groups of the user.")


class ScheduledAssignment(Timed):
    """An assignment (a station, an engine) on a day, with the shifts in it; none where nobody is scheduled."""

    date: Day = Field(default=None, description="Operational day.")
    name: str | None = Field(default=None, description="Title, like Station 1.")
    minimum_staffing: int | None = Field(default=None, description="How many people it needs.")
    qualifiers_needed: Rows[Qualifier] = Field(default=[], description="Qualifiers it needs, and how many of each.")
    is_finalized: bool | None = Field(default=None, description="Whether the day is closed for payroll.")
    shifts: Rows[ScheduledShift] = Field(default=[], description="Who works it.")


class ScheduledTimeOff(Measured):
    """Approved time off on a day. Long and recurring leave has one ``id`` for all its days."""

    recurring: bool | None = Field(default=None, description="Whether it comes again and again.")
    user: UserReference | None = Field(default=None, description="Who is off.")
    admin: UserReference | None = Field(default=None, description="Who approved it.")
    time_off_type: TimeOffTypeReference | None = Field(default=None, description="Type of time off.")


class CallbackRecord(Record):
    """Someone who accepted a callback."""

    id: int
    user: UserReference | None = Field(default=None, description="Who accepted.")
    start: Moment = Field(default=None, description="When this person's part starts.")
    end: Moment = Field(default=None, description="When this person's part ends.")
    work_site: JsonValue = Field(default=None, description="Where, if it is told.")


class ScheduledCallback(Timed):
    """A finalised callback on a day. One that was dragged into an assignment is a shift there instead."""

    minimum_staffing: int | None = Field(default=None, description="How many people it needs.")
    admin: UserReference | None = Field(default=None, description="Who started it.")
    records: Rows[CallbackRecord] = Field(default=[], description="Who accepted it.")
    title: Reference | None = Field(default=None, description="Callback list, like Firefighter.")


class ScheduledTrade(Timed):
    """An accepted and finalised trade on a day; a swap has one row for each of its legs, with one ``id``."""

    requesting_user: UserReference | None = Field(default=None, description="Who gives the shift away.")
    accepting_user: UserReference | None = Field(default=None, description="Who works it instead.")
    admin: UserReference | None = Field(default=None, description="Who approved it.")


class MiscHours(Timed):
    """Hours outside any assignment, like a training."""

    date: Day = Field(default=None, description="Operational day.")
    length: float | None = Field(default=None, description="Hours.")
    user: UserReference | None = Field(default=None, description="Who worked.")
    work_type: str | None = Field(default=None, description="Name of the type of work.")
    work_type_details: WorkTypeReference | None = Field(default=None, description="The type of work itself.")
    work_subtypes: Rows[JsonValue] = Field(default=[], description="Finer distinctions of the type.")


class DayColor(Record):
    """The colour of a day, as the platoon calendar shows it."""

    color: str | None = Field(default=None, description="Colour, like #b71c1c.")
    label: str | None = Field(default=None, description="Name of the colour, like C Shift.")


class ScheduleDay(Record):
    """All that is scheduled on one operational day."""

    date: calendar_date = Field(description="The day.")
    assignments: Rows[ScheduledAssignment] = Field(default=[], description="Assignments with their shifts.")
    time_off: Rows[ScheduledTimeOff] = Field(default=[], description="Approved time off.")
    callbacks: Rows[ScheduledCallback] = Field(default=[], description="Finalised callbacks.")
    trades: Rows[ScheduledTrade] = Field(default=[], description="Finalised trades.")
    misc: Rows[MiscHours] = Field(default=[], description="Hours outside any assignment.")
    notes: str | None = Field(default=None, description="Notes of the day, in HTML.")
    activities: str | None = Field(default=None, description="Activities of the day, in HTML.")
    day_color: DayColor | None = Field(default=None, description="Colour of the day.")


class Link(Record):
    """A link to the schedule before or after this one."""

    href: str | None = Field(default=None, description="Address of that schedule.")


class Schedule(Record):
    """The schedule of a time.

    ``days`` is documented as a list and answered as an object keyed by date; here it is a list, in the vendor's order.
    Days that begin before the time asked for, or after it, may be among them.
    """

    start: Moment = Field(default=None, description="Start of the time that is covered.")
    end: Moment = Field(default=None, description="End of the time that is covered.")
    days: Annotated[Rows[ScheduleDay], keyed("date")] = Field(default=[], description="The days.")
    prev: Link | None = Field(default=None, description="The schedule before; documented, but not seen live.")
    next: Link | None = Field(default=None, description="The schedule after; documented, but not seen live.")


class DayLabel(DayColor):
    """The label of a day, like the platoon on duty."""

    date: calendar_date = Field(description="The day.")
