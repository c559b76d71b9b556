"""What users earn."""

from datetime import date

from prefect_shiftwork.rest.operation import get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.fields import Cents, WageType
from prefect_shiftwork.vendors.seven_shifts.records.wage import Wage, Wages


class UserWages(Vendor):
    """Operations on users' wages."""

    @get("/v2/company/{company_id}/users/{user_id}/wages", source="List User Wages")
    async def list_wages(self, user_id: int) -> Wages:
        """What a user earns now and what they will, in cents."""

    @post("/v2/company/{company_id}/users/{user_id}/wages", source="Create User Wage")
    async def create_wage(
        self, user_id: int, effective_date: date, wage_type: WageType, wage_cents: Cents, role_id: int | None = None
    ) -> Wage:
        """Set what a user earns from a day on, in a role or as a salary; a second one for that day is refused (409)."""
