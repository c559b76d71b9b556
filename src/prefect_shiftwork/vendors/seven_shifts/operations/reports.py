"""Reports."""

from datetime import date
from typing import Annotated

from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.parameters import Query
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.report import DailySalesAndLabor, DailyStats, HoursAndWages


class Reports(Vendor):
    """Reports on hours, pay and sales."""

    @get("/v2/reports/hours_and_wages", supplies=("company_id",), source="Retrieve Worked Hours & Wages")
    async def get_hours_and_wages(
        self,
        from_date: Annotated[date, Query("from")],
        to_date: Annotated[date, Query("to")],
        punches: bool = True,
        *,
        location_id: int | None = None,
        department_id: int | None = None,
        role_id: int | None = None,
    ) -> HoursAndWages:
        """Hours and pay of everybody between two days, both included, from punches or else from shifts."""

    @get("/v2/reports/daily_sales_and_labor", source="Retrieve Daily Sales & Labor")
    async def list_daily_sales_and_labor(
        self, start_date: date, end_date: date, location_id: int, department_id: int | None = None
    ) -> list[DailySalesAndLabor]:
        """Sales and labor of a location, day by day, both days included; money in cents."""

    @get("/v2/company/{company_id}/location/{location_id}/daily_stats", source="Retrieve Daily Stats")
    async def get_daily_stats(
        self,
        location_id: int,
        date: date,
        department_id: int | None = None,
        include_future: bool | None = None,
    ) -> DailyStats:
        """Sales and labor of a location on a day, as a whole and in parts; money in cents."""
