"""Time punches, for accounts that have the 7punches add-on."""

from collections.abc import AsyncIterator
from typing import Annotated

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import Kind, delete, get, post, put
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, UtcMoment
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Saved
from prefect_shiftwork.vendors.seven_shifts_v1.records.time_punch import TerminalPunch, TimePunch

TIME_PUNCH = Beside("time_punch")


class TimePunches(Vendor):
    """Operations on time punches. All their times are UTC."""

    @get("/v1/time_punches", pages=Offset("time_punch"), source="Time Punches List")
    def list_time_punches(
        self,
        clocked_in_gte: Annotated[UtcMoment | None, Query("clocked_in[gte]")] = None,
        clocked_in_lte: Annotated[UtcMoment | None, Query("clocked_in[lte]")] = None,
        *,
        clocked_out_gte: Annotated[UtcMoment | None, Query("clocked_out[gte]")] = None,
        clocked_out_lte: Annotated[UtcMoment | None, Query("clocked_out[lte]")] = None,
        location_id: int | None = None,
        department_id: int | None = None,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "time_punch.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[TimePunch]:
        """Punches within all bounds, ends included, in an order that stays while the list is read."""

    @get("/v1/time_punches/{id}", unwrap=TIME_PUNCH, source="Time Punches Read")
    async def get_time_punch(self, id: int) -> TimePunch:
        """A punch with its location, department, shift and user."""

    @post("/v1/time_punches", envelope="time_punch", unwrap=TIME_PUNCH, source="Time Punches Create")
    async def create_time_punch(
        self,
        user_id: int,
        location_id: int,
        clocked_in: UtcMoment,
        clocked_out: UtcMoment | None = None,
        *,
        department_id: int | None = None,
        shift_id: int | None = None,
        approved: bool | None = None,
    ) -> Saved:
        """Create a punch; answers its id. The company's own rules for punches are not applied."""

    @put(
        "/v1/time_punches/{id}", repeatable=True, envelope="time_punch", unwrap=TIME_PUNCH, source="Time Punches Update"
    )
    async def update_time_punch(
        self,
        id: int,
        *,
        clocked_in: UtcMoment | None = None,
        clocked_out: UtcMoment | None = None,
        user_id: int | None = None,
        location_id: int | None = None,
        department_id: int | None = None,
        shift_id: int | None = None,
        approved: bool | None = None,
    ) -> Saved:
        """Change a punch; fields that are not given stay."""

    @delete("/v1/time_punches/{id}", repeatable=True, source="Time Punches Delete")
    async def delete_time_punch(self, id: int) -> None:
        """Delete a punch."""

    @post("/v1/time_punches/punch", kind=Kind.CREATE, source="Time Punches Punches")
    async def punch(self, location_hash: str, employee_id: int | str) -> TerminalPunch:
        """Punch in or out as at a terminal, whichever is next, by the company's rules.

        ``location_hash`` is the location's ``hash``, ``employee_id`` the user's punch id.
        """
