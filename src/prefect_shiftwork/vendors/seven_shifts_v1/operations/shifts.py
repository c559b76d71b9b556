"""Shifts."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import Kind, delete, get, post, put
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import (
    Flag,
    Minutes,
    OrderField,
    ShiftBound,
    ShiftMoment,
    Start,
    Wage,
)
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Saved
from prefect_shiftwork.vendors.seven_shifts_v1.records.shift import Scheduled, Shift

SHIFT = Beside("shift")

Offer = Literal[0, 1]
"""Whom an open shift is offered to: 0 everyone, 1 its role."""

Attendance = Literal[0, 1, 2, 3]
"""0 none, 1 sick, 2 no-show, 3 late."""


class Shifts(Vendor):
    """Operations on shifts."""

    @get("/v1/shifts", pages=Offset("shift"), source="Shifts List")
    def list_shifts(
        self,
        start_gte: Annotated[ShiftBound | None, Query("start[gte]")] = None,
        start_lte: Annotated[ShiftBound | None, Query("start[lte]")] = None,
        start_date: Annotated[date | None, Query("start[date]")] = None,
        *,
        location_id: int | None = None,
        department_id: int | None = None,
        user_id: int | None = None,
        deleted: Flag | None = None,
        draft: Flag | None = None,
        open: Flag | None = None,  # noqa: A002
        deep: Flag | None = None,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "shift.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Shift]:
        """Shifts that start within both bounds, ends included, in an order that stays while the list is read.

        A bound that is a day means its first moment, so that ``start_lte`` leaves that day out.

        ``deep`` adds user, company, department, location, role and permission to each shift; the document leaves it
        out, clients use it. There is no filter by the shift's end: the vendor answers it with 500.
        """

    @get("/v1/shifts/{id}", unwrap=SHIFT, source="Shifts Read")
    async def get_shift(self, id: int) -> Shift:
        """A shift."""

    @post("/v1/shifts", envelope="shift", unwrap=SHIFT, source="Shifts Create")
    async def create_shift(
        self,
        start: ShiftMoment,
        location_id: int,
        end: ShiftMoment | None = None,
        user_id: int | None = None,
        role_id: int | None = None,
        department_id: int | None = None,
        *,
        notes: str | None = None,
        hourly_wage: Wage | None = None,
        close: bool | None = None,
        bd: bool | None = None,
        open: bool | None = None,  # noqa: A002
        open_offer_type: Offer | None = None,
        draft: bool | None = None,
        notified: bool | None = None,
        status: Attendance | None = None,
        late_minutes: Minutes | None = None,
    ) -> Saved:
        """Create a shift; answers its id. Without an end it goes until close or business decline (``bd``)."""

    @put("/v1/shifts/{id}", repeatable=True, envelope="shift", unwrap=SHIFT, source="Shifts Update")
    async def update_shift(
        self,
        id: int,
        *,
        start: ShiftMoment | None = None,
        end: ShiftMoment | None = None,
        location_id: int | None = None,
        user_id: int | None = None,
        role_id: int | None = None,
        department_id: int | None = None,
        notes: str | None = None,
        hourly_wage: Wage | None = None,
        close: bool | None = None,
        bd: bool | None = None,
        open: bool | None = None,  # noqa: A002
        open_offer_type: Offer | None = None,
        draft: bool | None = None,
        notified: bool | None = None,
        status: Attendance | None = None,
        late_minutes: Minutes | None = None,
    ) -> Saved:
        """Change a shift; fields that are not given stay."""

    @delete("/v1/shifts/{id}", repeatable=True, source="Shifts Delete")
    async def delete_shift(self, id: int) -> None:
        """Delete a shift; it stays in lists that ask for deleted ones."""

    @post("/v1/shifts/scheduled", kind=Kind.READ, source="Shifts Scheduled")
    async def check_scheduled(self, punch_id: int | str) -> Scheduled:
        """Whether the person with that punch id is scheduled for the shift that they are about to punch in for."""
