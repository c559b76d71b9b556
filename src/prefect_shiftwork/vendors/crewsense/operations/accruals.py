"""Accruals: how time off is earned, and what is in the bank."""

from pydantic import JsonValue

from prefect_shiftwork.rest.operation import Kind, get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.time_off import AccrualBalance, AccrualRule


class Accruals(Vendor):
    """Time off that accrues."""

    @get("/v1/accruals", source="developer.crewsense.com: GET /accruals")
    async def list_accruals(self) -> list[AccrualRule]:
        """How each type of time off accrues in the company."""

    @get("/v1/users/{user_id}/timeoff/accrual/profile", source="Resources: GET /users/:user_id/timeoff/accrual/profile")
    async def get_accrual_profile(self, user_id: int) -> list[AccrualRule]:
        """How each type of time off accrues for a user."""

    @get("/v1/users/{user_id}/timeoff/accrual/bank", source="Resources: GET /users/:user_id/timeoff/accrual/bank")
    async def get_accrual_bank(self, user_id: int) -> list[AccrualBalance]:
        """A user's balance of each type of time off, in hours; it may be negative."""

    @post(
        "/v1/users/{user_id}/timeoff/accrual/bank",
        kind=Kind.UPDATE,
        source="developer.crewsense.com: POST /users/{user_id}/timeoff/accrual/bank",
    )
    async def adjust_accrual_bank(
        self, user_id: int, time_off_type_id: int, hours: float, admin_id: int, notes: str | None = None
    ) -> JsonValue:
        """Add so many hours to a user's balance; negative hours deduct. Doing it twice adds twice."""
