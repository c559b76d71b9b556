"""Assignments: stations, engines, desks."""

from pydantic import JsonValue

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import delete, get, patch, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import HexColor
from prefect_shiftwork.vendors.crewsense.records.assignments import Assignment
from prefect_shiftwork.vendors.crewsense.records.labels import Group
from prefect_shiftwork.vendors.crewsense.records.shared import UserReference


class Assignments(Vendor):
    """Assignments themselves."""

    @get("/v1/assignments", source="Documentation, changelog; developer.crewsense.com: GET /assignments")
    async def list_assignments(self) -> list[Assignment]:
        """Assignments that are not archived."""

    @get("/v1/assignments/{id}", source="developer.crewsense.com: GET /assignments/{id}")
    async def get_assignment(self, id: int) -> Assignment:
        """One assignment."""

    @post("/v1/assignments", source="developer.crewsense.com: POST /assignments")
    async def create_assignment(
        self,
        name: str,
        start: LocalDateTime,
        end: LocalDateTime,
        positions_to_fill: int,
        position: int | None = None,
        is_work_shift: bool | None = None,
        self_scheduling: bool | None = None,
        self_scheduling_requires_approval: bool | None = None,
        crewsense_eligible: bool | None = None,
        hide_open_slots: bool | None = None,
        color: HexColor | None = None,
    ) -> JsonValue:
        """Create an assignment whose first day is start to end. The answer is not documented."""

    @patch("/v1/assignments/{id}", repeatable=True, source="developer.crewsense.com: PATCH /assignments/{id}")
    async def update_assignment(
        self,
        id: int,
        name: str | None = None,
        start: LocalDateTime | None = None,
        end: LocalDateTime | None = None,
        positions_to_fill: int | None = None,
        position: int | None = None,
        is_work_shift: bool | None = None,
        self_scheduling: bool | None = None,
        self_scheduling_requires_approval: bool | None = None,
        crewsense_eligible: bool | None = None,
        hide_open_slots: bool | None = None,
        color: HexColor | None = None,
    ) -> JsonValue:
        """Change what is given of an assignment. Its fields are not documented; those of POST are sent."""

    @delete("/v1/assignments/{id}", repeatable=True, source="developer.crewsense.com: DELETE /assignments/{id}")
    async def delete_assignment(self, id: int) -> JsonValue:
        """Delete an assignment. The answer is not documented."""


class AssignmentPeople(Vendor):
    """Who works in an assignment, and who manages it."""

    @get("/v1/assignments/{id}/groups", source="developer.crewsense.com: GET /assignments/{id}/groups")
    async def list_assignment_groups(self, id: int) -> list[Group]:
        """Groups of an assignment."""

    @put("/v1/assignments/{id}/groups", repeatable=True, source="developer.crewsense.com: PUT /assignments/{id}/groups")
    async def replace_assignment_groups(self, id: int, ids: list[int]) -> JsonValue:
        """Set the groups of an assignment. Its body is not documented; that of PUT /users/{id}/groups is sent."""

    @delete(
        "/v1/assignments/{id}/groups",
        repeatable=True,
        source="developer.crewsense.com: DELETE /assignments/{id}/groups",
    )
    async def delete_assignment_groups(self, id: int) -> JsonValue:
        """Remove all groups of an assignment. The answer is not documented."""

    @delete(
        "/v1/assignments/{id}/groups/{group_id}",
        repeatable=True,
        source="developer.crewsense.com: DELETE /assignments/{id}/groups/{group_id}",
    )
    async def delete_assignment_group(self, id: int, group_id: int) -> JsonValue:
        """Remove one group of an assignment. The answer is not documented."""

    @get("/v1/assignments/{id}/admins", source="developer.crewsense.com: GET /assignments/{id}/admins")
    async def list_assignment_admins(self, id: int) -> list[UserReference]:
        """Admins of an assignment."""

    @put("/v1/assignments/{id}/admins", repeatable=True, source="developer.crewsense.com: PUT /assignments/{id}/admins")
    async def replace_assignment_admins(self, id: int, ids: list[int]) -> JsonValue:
        """Set the admins of an assignment. Its body is not documented; that of PUT /users/{id}/groups is sent."""
