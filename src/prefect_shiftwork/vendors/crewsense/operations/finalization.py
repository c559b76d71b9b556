"""Finalization: closing days of assignments for payroll, and opening them again."""

from datetime import date
from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.operation import Kind, delete, post
from prefect_shiftwork.rest.parameters import Body
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.assignments import AssignmentDays, FinalizationResult
from prefect_shiftwork.vendors.crewsense.records.shared import Written

Batch = Annotated[list[AssignmentDays], Field(min_length=1), Body()]
"""Assignments with the days to close or open; past and current days only."""


class Finalization(Vendor):
    """Closed days. A day that is closed already is refused, so none of these is repeated by itself."""

    @post(
        "/v1/assignments/{id}/finalization",
        kind=Kind.UPDATE,
        form=True,
        source="developer.crewsense.com: POST /assignments/{id}/finalization",
    )
    async def finalize_assignment(self, id: int, date: date, admin_id: int) -> Written:
        """Close a day of an assignment, in the name of an admin. What cannot be is :class:`Rejected` (422)."""

    @delete(
        "/v1/assignments/{id}/finalization",
        kind=Kind.UPDATE,
        source="developer.crewsense.com: DELETE /assignments/{id}/finalization",
    )
    async def unfinalize_assignment(self, id: int, date: Annotated[date, Body()]) -> Written:
        """Open a day of an assignment again. What cannot be is :class:`Rejected` (422)."""

    @post("/v1/finalization", kind=Kind.UPDATE, source="developer.crewsense.com: POST /finalization")
    async def finalize_assignments(self, assignments: Batch, admin_id: int) -> FinalizationResult:
        """Close days of assignments, in the name of an admin. Look at ``error_messages``: some may have failed."""

    @delete("/v1/finalization", kind=Kind.UPDATE, source="developer.crewsense.com: DELETE /finalization")
    async def unfinalize_assignments(self, assignments: Batch, admin_id: Annotated[int, Body()]) -> FinalizationResult:
        """Open days of assignments again. Look at ``error_messages``: some may have failed."""
