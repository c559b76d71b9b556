"""When users can work, and the reasons why they cannot."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.availability import (
    Availability,
    AvailabilityChanges,
    AvailabilityReason,
    NewAvailability,
)
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize

Status = Literal[0, 1, 2]
"""0 pending, 1 approved, 2 declined."""


class Availabilities(Vendor):
    """Operations on availability."""

    @get("/v2/company/{company_id}/availabilities", pages=Cursor(), source="List Availabilities")
    def list_availabilities(
        self,
        *,
        location_id: int | None = None,
        user_id: int | None = None,
        status: Status | None = None,
        repeating: bool | None = None,
        week_gte: date | None = None,
        order_field: str | None = None,
        order_dir: Direction | None = None,
        limit: PageSize | None = 500,
    ) -> AsyncIterator[Availability]:
        """When users can work, for single weeks or for every week."""

    @get("/v2/company/{company_id}/availabilities/{id}", source="Retrieve Availability")
    async def get_availability(self, id: int) -> Availability:
        """An availability."""

    @post("/v2/company/{company_id}/availabilities", source="Create Availability")
    async def create_availability(self, availability: Annotated[NewAvailability, WholeBody()]) -> Availability:
        """Say when a user can work."""

    @put("/v2/company/{company_id}/availabilities/{id}", repeatable=True, source="Update Availability")
    async def update_availability(
        self, id: int, availability: Annotated[AvailabilityChanges, WholeBody()]
    ) -> Availability:
        """Change an availability; fields that are not given stay."""

    @put("/v2/company/{company_id}/availabilities/{id}/status", repeatable=True, source="Update Availability Status")
    async def update_availability_status(
        self, id: int, status: Literal["approved", "declined"], message: str | None = None
    ) -> None:
        """Approve or decline an availability, with a word to the person."""

    @delete("/v2/company/{company_id}/availabilities/{id}", repeatable=True, source="Delete Availability")
    async def delete_availability(self, id: int) -> None:
        """Delete an availability."""


class AvailabilityReasons(Vendor):
    """Operations on reasons for not being available."""

    @get("/v2/company/{company_id}/availability_reasons", pages=Cursor(), source="List Availability Reasons")
    def list_availability_reasons(self, *, limit: PageSize | None = 500) -> AsyncIterator[AvailabilityReason]:
        """Reasons for not being available."""

    @post("/v2/company/{company_id}/availability_reasons", source="Create Availability Reason")
    async def create_availability_reason(
        self, reason: str, comments_required: bool | None = None
    ) -> AvailabilityReason:
        """Create a reason."""

    @put("/v2/company/{company_id}/availability_reasons/{id}", repeatable=True, source="Update Availability Reason")
    async def update_availability_reason(
        self, id: int, reason: str, comments_required: bool | None = None
    ) -> AvailabilityReason:
        """Change a reason; its words are required again."""

    @delete("/v2/company/{company_id}/availability_reasons/{id}", repeatable=True, source="Delete Availability Reason")
    async def delete_availability_reason(self, id: int) -> None:
        """Delete a reason."""
