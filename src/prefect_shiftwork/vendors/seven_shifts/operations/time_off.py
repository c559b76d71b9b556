"""Time off. The company's id is an argument here, not a part of the path."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal

from prefect_shiftwork.rest.fields import Instant
from prefect_shiftwork.rest.operation import Kind, delete, get, patch, post
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.time_off import (
    NewTimeOffHours,
    TimeOff,
    TimeOffSettings,
    TimeOffTotal,
)
from prefect_shiftwork.vendors.seven_shifts_fields import ClockTime, Direction, PageSize

EmployeeIds = Annotated[list[int], Query("employee_id")]
"""Users' ids, each sent as an argument of its own."""

Category = Literal["paid", "unpaid", "paid_sick"]

COMPANY = ("company_id",)


class TimeOffs(Vendor):
    """Operations on time off. The company needs the plan The Works."""

    @get("/v2/time_off", pages=Cursor(), supplies=COMPANY, source="List Time Off")
    def list_time_off(
        self,
        to_date_gte: date | None = None,
        *,
        location_id: int | None = None,
        user_id: int | None = None,
        status: int | None = None,
        category: Category | None = None,
        sort_by: Literal["created", "from_date"] | None = None,
        sort_dir: Direction | None = None,
        limit: PageSize | None = 100,
    ) -> AsyncIterator[TimeOff]:
        """Time off that ends on a day or later. There is no filter by its first day or by when it was changed."""

    @get("/v2/time_off/{id}", source="Retrieve Time Off")
    async def get_time_off(self, id: int) -> TimeOff:
        """Time off by its id."""

    @post("/v2/time_off", supplies=COMPANY, source="Create Time Off")
    async def create_time_off(
        self,
        user_id: int,
        from_date: date,
        to_date: date,
        category: Category,
        status: int = 0,
        *,
        partial: bool = False,
        partial_from: ClockTime | None = None,
        partial_to: ClockTime | None = None,
        comments: str | None = None,
        hours: list[NewTimeOffHours] | None = None,
        status_action_user_id: int | None = None,
        status_action_message: str | None = None,
    ) -> TimeOff:
        """Give somebody time off from one day to another, both included; pending (0) unless the status says more.

        A part of a day has ``partial``, ``partial_from`` and ``partial_to``, on the location's clock.
        """

    @patch("/v2/time_off/{id}", repeatable=True, source="Update Time Off")
    async def update_time_off(
        self,
        id: int,
        *,
        user_id: int | None = None,
        from_date: date | None = None,
        to_date: date | None = None,
        category: Category | None = None,
        status: int | None = None,
        partial: bool | None = None,
        partial_from: ClockTime | None = None,
        partial_to: ClockTime | None = None,
        comments: str | None = None,
        hours: list[NewTimeOffHours] | None = None,
        status_action_message: str | None = None,
    ) -> TimeOff:
        """Change time off; fields that are not given stay."""

    @delete("/v2/time_off/{id}", repeatable=True, source="Delete Time Off")
    async def delete_time_off(self, id: int) -> None:
        """Delete time off."""

    @post("/v2/time_off/{id}/approve", kind=Kind.UPDATE, repeatable=True, source="Approve Time Off")
    async def approve_time_off(self, id: int, status_action_message: str | None = None) -> TimeOff:
        """Approve time off, with a word to the person."""

    @post("/v2/time_off/{id}/decline", kind=Kind.UPDATE, repeatable=True, source="Decline Time Off")
    async def decline_time_off(self, id: int, status_action_message: str | None = None) -> TimeOff:
        """Decline time off, with a word to the person."""

    @get("/v2/time_off/total_hours", supplies=COMPANY, source="Retrieve Time Off Hours")
    async def list_time_off_totals(
        self, employee_ids: EmployeeIds, date_start: Instant, date_end: Instant
    ) -> list[TimeOffTotal]:
        """Hours off of some users between two moments, by category."""

    @get("/v2/time_off_settings/{company_id}", source="Retrieve Time Off Settings")
    async def get_time_off_settings(self) -> TimeOffSettings:
        """What kinds of time off the company has, and how it is asked for."""

    @post("/v2/time_off_settings/{company_id}", kind=Kind.UPDATE, repeatable=True, source="Create Time Off Settings")
    async def update_time_off_settings(
        self,
        paid_time_off: bool | None = None,
        sick_time_off: bool | None = None,
        time_off_request_comment: bool | None = None,
        time_off_request_notice: float | None = None,
    ) -> TimeOffSettings:
        """Change how time off is asked for; settings that are not given stay."""
