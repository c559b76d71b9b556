"""Shifts."""

from collections.abc import AsyncIterator
from typing import Annotated, Literal

from pydantic import Field

from prefect_shiftwork.rest.fields import Instant
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.shift import NewShiftBreak, Shift, ShiftBreakChanges
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize

Attendance = Literal[0, 1, 2, 3, 4, 5]
"""0 none, 1 sick, 2 no show, 3 late, 4 call out, 5 left late."""

Offer = Literal[0, 1, 2, 3]
"""Whom an open shift is offered to: 0 everyone at the location, 1 its role; 2 and 3 are listed without a meaning."""

SkillLevel = Literal[1, 2, 3]
"""1 beginner, 2 intermediate, 3 experienced."""

Minutes = Annotated[int, Field(ge=0)]

PunchCode = Annotated[str, Field(pattern=r"^punch_id:.+$")]


class Shifts(Vendor):
    """Operations on shifts."""

    @get("/v2/company/{company_id}/shifts", pages=Cursor(), source="List Shifts")
    def list_shifts(
        self,
        start_gte: Annotated[Instant | None, Query("start[gte]")] = None,
        start_lte: Annotated[Instant | None, Query("start[lte]")] = None,
        *,
        end_gte: Annotated[Instant | None, Query("end[gte]")] = None,
        end_lte: Annotated[Instant | None, Query("end[lte]")] = None,
        modified_since: Instant | None = None,
        location_id: int | None = None,
        department_id: int | None = None,
        department_ids: list[int] | None = None,
        role_id: int | None = None,
        user_id: int | None = None,
        shift_ids: list[int] | None = None,
        deleted: bool | None = None,
        draft: bool | None = None,
        open: bool | None = None,  # noqa: A002
        sort_by: str | None = None,
        sort_dir: Direction | None = None,
        limit: PageSize | None = 500,
    ) -> AsyncIterator[Shift]:
        """Shifts within all bounds, ends included; published ones unless ``deleted`` or ``draft`` asks for others.

        For every shift ask three times: plain, deleted, draft; the three cannot be combined. ``end_gte`` is slow for
        some companies.
        """

    @get("/v2/company/{company_id}/shifts/{id}", source="Retrieve Shift")
    async def get_shift(self, id: int, include_deleted: bool | None = None) -> Shift:
        """A shift."""

    @post("/v2/company/{company_id}/shifts", source="Create Shift")
    async def create_shift(
        self,
        location_id: int,
        start: Instant,
        end: Instant,
        user_id: int | None = None,
        role_id: int | None = None,
        department_id: int | None = None,
        *,
        station_id: int | None = None,
        close: bool | None = None,
        business_decline: bool | None = None,
        notes: str | None = None,
        draft: bool | None = None,
        notified: bool | None = None,
        open: bool | None = None,  # noqa: A002
        open_offer_type: Offer | None = None,
        unassigned: bool | None = None,
        unassigned_skill_level: SkillLevel | None = None,
        status: Attendance | None = None,
        late_minutes: Minutes | None = None,
        breaks: list[NewShiftBreak] | None = None,
    ) -> Shift:
        """Create a shift: a draft, an open one, or one for somebody."""

    @put("/v2/company/{company_id}/shifts/{id}", repeatable=True, source="Update Shift")
    async def update_shift(
        self,
        id: int,
        *,
        location_id: int | None = None,
        start: Instant | None = None,
        end: Instant | None = None,
        user_id: int | None = None,
        role_id: int | None = None,
        department_id: int | None = None,
        station_id: int | None = None,
        close: bool | None = None,
        business_decline: bool | None = None,
        notes: str | None = None,
        draft: bool | None = None,
        open: bool | None = None,  # noqa: A002
        open_offer_type: Offer | None = None,
        unassigned: bool | None = None,
        unassigned_skill_level: SkillLevel | None = None,
        status: Attendance | None = None,
        late_minutes: Minutes | None = None,
        breaks: list[ShiftBreakChanges] | None = None,
    ) -> Shift:
        """Change a shift; fields that are not given stay, and breaks that are given replace all that it has."""

    @delete("/v2/company/{company_id}/shifts/{id}", repeatable=True, source="Delete Shift")
    async def delete_shift(self, id: int) -> None:
        """Delete a shift."""

    @get("/v2/company/{company_id}/shifts_scheduled/{id}", source="List Scheduled Shifts")
    async def list_scheduled_shifts(
        self, id: int | PunchCode, location_id: int, grace_period: Minutes | None = None
    ) -> list[Shift]:
        """Today's shifts of a user at a location, by their id or by their punch id like ``punch_id:003184``.

        ``grace_period`` is in minutes.
        """
