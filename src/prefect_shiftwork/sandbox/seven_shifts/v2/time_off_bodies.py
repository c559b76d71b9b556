"""What v2 takes when time off is written."""

from typing import Annotated, Any, Literal

from pydantic import Field

from prefect_shiftwork.sandbox.seven_shifts.records import DayOff
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body
from prefect_shiftwork.sandbox.seven_shifts.values import Day, TimeOfDay

Category = Literal["paid", "unpaid", "paid_sick"]
Status = Annotated[int, Field(ge=0, le=3)]


class NewDayOff(Body):
    """The hours of one day: `num_hours` in requests, `hours` in answers."""

    date: Day
    num_hours: Annotated[float, Field(ge=0, le=24)]


class TimeOffChanges(Body):
    """What of an entry can be changed: everything but the company."""

    user_id: int = OMITTED
    from_date: Day = OMITTED
    to_date: Day = OMITTED
    partial: bool = OMITTED
    partial_from: TimeOfDay | None = None
    partial_to: TimeOfDay | None = None
    comments: str = ""
    status: Status = 0
    category: Category = "unpaid"
    hours: list[NewDayOff] = OMITTED
    status_action_message: str = ""

    def fields(self) -> dict[str, Any]:
        """What to write into the books."""
        fields = self.given()
        fields.pop("company_id", None)
        if "hours" in fields:
            fields["hours"] = [DayOff(date=day.date, hours=day.num_hours) for day in self.hours]
        return fields


class NewTimeOff(TimeOffChanges):
    """An entry needs a person, two dates, and whether it is partial; its status is not left to a default."""

    user_id: int
    company_id: int
    from_date: Day
    to_date: Day
    partial: bool
    status: Status
    category: Category
    status_action_user_id: int | None = None


class Decision(Body):
    """A word to the person who asked; the body may be left out."""

    status_action_message: str | None = None


class SettingsChanges(Body):
    """What of the settings can be changed; the notice is in days."""

    paid_time_off: bool = OMITTED
    sick_time_off: bool = OMITTED
    time_off_request_comment: bool = OMITTED
    time_off_request_notice: Annotated[float, Field(ge=0)] = OMITTED
