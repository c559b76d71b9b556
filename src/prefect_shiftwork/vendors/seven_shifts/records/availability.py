"""When users can work."""

from typing import ClassVar

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import DAYS, Day, Input
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime


class Availability(Record):
    """When a user can work in a week, or in every week.

    Each day (``mon``, ``mon_from``, ``mon_to``, ``mon_comments``, ``mon_reason`` ... ``sun_reason``) is kept as sent.
    """

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {*(f"{day}{end}" for day in DAYS for end in ("", "_from", "_to", "_comments", "_reason")), "old_approved_data"}
    )

    id: int
    """The record's id."""
    user_id: int | None = None
    """Who."""
    company_id: int | None = None
    """The company that they belong to."""
    week: str | None = None
    """The first day of the week."""
    week_to: str | None = None
    """The last week of a repeating one."""
    repeat: bool | None = None
    """It is the same every week."""
    status: int | None = None
    """0 pending, 1 approved, 2 declined."""
    status_action_user_id: int | None = None
    """Who has approved or declined it."""
    status_action_message: str | None = None
    """What they said."""
    created: Instant | None = None
    """When it was created."""
    modified: Instant | None = None
    """When it was last changed."""


class AvailabilityReason(Record):
    """A reason for not being available."""

    id: int
    """The reason's id."""
    company_id: int | None = None
    """The company that has it."""
    reason: str | None = None
    """The reason in words."""
    comments_required: bool | None = None
    """A comment must be given with it."""
    sort: int | None = None
    """Its place in the list."""
    created: Instant | None = None
    """When it was created."""
    modified: Instant | None = None
    """When it was last changed."""


class AvailableDay(Input):
    """When a user can work on one day of the week. It is always written whole ("Create Availability")."""

    status: int = Field(title="Status", description="The vendor's code for how available they are.")
    from_: ClockTime = Field(alias="from", title="From", description="When it starts.")
    to: ClockTime = Field(title="To", description="When it ends.")
    comments: str = Field(default="", title="Comments", description="What the person says about that day.")
    reason: str = Field(default="", title="Reason", description="The id of a reason.")


class AvailabilityChanges(Input):
    """Fields of an availability to set; those that are not given stay. Sent flat: ``mon``, ``mon_from`` ..."""

    week: Day | None = Field(default=None, title="Week", description="Its first day.")
    week_to: Day | None = Field(default=None, title="Until week", description="Its first day, for a repeating one.")
    repeat: bool | None = Field(default=None, title="Every week", description="Whether it is the same every week.")
    mon: AvailableDay | None = Field(default=None, title="Monday", description="When they can work on Monday.")
    tue: AvailableDay | None = Field(default=None, title="Tuesday", description="When they can work on Tuesday.")
    wed: AvailableDay | None = Field(default=None, title="Wednesday", description="When they can work on Wednesday.")
    thu: AvailableDay | None = Field(default=None, title="Thursday", description="When they can work on Thursday.")
    fri: AvailableDay | None = Field(default=None, title="Friday", description="When they can work on Friday.")
    sat: AvailableDay | None = Field(default=None, title="Saturday", description="When they can work on Saturday.")
    sun: AvailableDay | None = Field(default=None, title="Sunday", description="When they can work on Sunday.")

    @model_serializer(mode="wrap")
    def _given(self, serialize: SerializerFunctionWrapHandler) -> dict[str, object]:
        fields = {name: value for name, value in serialize(self).items() if value is not None}
        for day in filter(fields.__contains__, DAYS):
            parts = {"comments": "", "reason": ""} | fields.pop(day)
            fields |= {day: parts.pop("status")} | {f"{day}_{part}": value for part, value in parts.items()}
        return fields


class NewAvailability(AvailabilityChanges):
    """An availability to create: all seven days are needed."""

    user_id: int = Field(title="User", description="Id of the user whose availability it is.")
    repeat: bool = Field(title="Every week", description="Whether it is the same every week.")
    mon: AvailableDay = Field(title="Monday", description="When they can work on Monday.")
    tue: AvailableDay = Field(title="Tuesday", description="When they can work on Tuesday.")
    wed: AvailableDay = Field(title="Wednesday", description="When they can work on Wednesday.")
    thu: AvailableDay = Field(title="Thursday", description="When they can work on Thursday.")
    fri: AvailableDay = Field(title="Friday", description="When they can work on Friday.")
    sat: AvailableDay = Field(title="Saturday", description="When they can work on Saturday.")
    sun: AvailableDay = Field(title="Sunday", description="When they can work on Sunday.")
