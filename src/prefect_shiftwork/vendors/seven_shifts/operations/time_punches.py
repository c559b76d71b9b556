"""Time punches."""

from collections.abc import AsyncIterator
from typing import Annotated

from prefect_shiftwork.rest.fields import Instant
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.fields import Cents
from prefect_shiftwork.vendors.seven_shifts.records.time_punch import NewPunchBreak, TimePunch
from prefect_shiftwork.vendors.seven_shifts_fields import PageSize


class TimePunches(Vendor):
    """Operations on time punches."""

    @get("/v2/company/{company_id}/time_punches", pages=Cursor(), source="List Time Punches")
    def list_time_punches(
        self,
        clocked_in_gte: Annotated[Instant | None, Query("clocked_in[gte]")] = None,
        clocked_in_lte: Annotated[Instant | None, Query("clocked_in[lte]")] = None,
        *,
        clocked_out_gte: Annotated[Instant | None, Query("clocked_out[gte]")] = None,
        clocked_out_lte: Annotated[Instant | None, Query("clocked_out[lte]")] = None,
        modified_since: Instant | None = None,
        location_id: int | None = None,
        department_id: int | None = None,
        role_id: int | None = None,
        user_id: int | None = None,
        approved: bool | None = None,
        deleted: bool | None = None,
        localize_search_time: bool | None = None,
        sort_by: str | None = None,
        limit: PageSize | None = 100,
    ) -> AsyncIterator[TimePunch]:
        """Punches within all bounds, ends included; approved and unapproved unless ``approved`` is given."""

    @get("/v2/company/{company_id}/time_punches/{id}", source="Retrieve Time Punch")
    async def get_time_punch(self, id: int) -> TimePunch:
        """A punch."""

    @post("/v2/company/{company_id}/time_punches", source="Create Time Punch")
    async def create_time_punch(
        self,
        location_id: int,
        user_id: int,
        clocked_in: Instant,
        clocked_out: Instant | None = None,
        *,
        department_id: int | None = None,
        role_id: int | None = None,
        notes: str | None = None,
        tips: Cents | None = None,
        breaks: list[NewPunchBreak] | None = None,
    ) -> TimePunch:
        """Create a punch."""

    @put("/v2/company/{company_id}/time_punches/{id}", repeatable=True, source="Update Time Punch")
    async def update_time_punch(
        self,
        id: int,
        *,
        clocked_in: Instant | None = None,
        clocked_out: Instant | None = None,
        department_id: int | None = None,
        role_id: int | None = None,
        notes: str | None = None,
        tips: Cents | None = None,
        breaks: list[NewPunchBreak] | None = None,
    ) -> TimePunch:
        """Change a punch, whose user and location stay; one of its breaks that is not given again is removed."""

    @delete("/v2/company/{company_id}/time_punches/{id}", repeatable=True, source="Delete Time Punch")
    async def delete_time_punch(self, id: int) -> None:
        """Delete a punch."""
