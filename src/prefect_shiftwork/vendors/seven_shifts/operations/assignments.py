"""Where and as what users work."""

from prefect_shiftwork.rest.operation import delete, get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.assignment import (
    Assignments,
    DepartmentAssignment,
    LocationAssignment,
    RoleAssignment,
)

USER = "/v2/company/{company_id}/users/{user_id}"


class UserAssignments(Vendor):
    """Operations on users' locations, departments and roles."""

    @get(f"{USER}/assignments", source="List Assignments")
    async def list_assignments(self, user_id: int) -> Assignments:
        """Locations, departments and roles of a user."""

    @get(f"{USER}/location_assignments", source="List Location Assignments")
    async def list_location_assignments(self, user_id: int) -> list[LocationAssignment]:
        """Locations of a user."""

    @post(f"{USER}/location_assignments", source="Create Location Assignments")
    async def create_location_assignment(self, user_id: int, location_id: int) -> LocationAssignment:
        """Let a user work at a location."""

    @delete(f"{USER}/location_assignments/{{location_id}}", repeatable=True, source="Delete Location Assignment")
    async def delete_location_assignment(self, user_id: int, location_id: int) -> None:
        """Take a location from a user."""

    @get(f"{USER}/department_assignments", source="List Department Assignments")
    async def list_department_assignments(self, user_id: int) -> list[DepartmentAssignment]:
        """Departments of a user."""

    @post(f"{USER}/department_assignments", source="Create Department Assignment")
    async def create_department_assignment(
        self, user_id: int, department_id: int, appear_on_schedule: bool | None = None
    ) -> DepartmentAssignment:
        """Let a user work in a department."""

    @delete(f"{USER}/department_assignments/{{department_id}}", repeatable=True, source="Delete Department Assignment")
    async def delete_department_assignment(self, user_id: int, department_id: int) -> None:
        """Take a department from a user."""

    @get(f"{USER}/role_assignments", source="List Role Assignments")
    async def list_role_assignments(self, user_id: int) -> list[RoleAssignment]:
        """Roles of a user."""

    @post(f"{USER}/role_assignments", source="Create Role Assignment")
    async def create_role_assignment(self, user_id: int, role_id: int, primary: bool | None = None) -> RoleAssignment:
        """Give a user a role; only one role a department can be primary."""

    @delete(f"{USER}/role_assignments/{{role_id}}", repeatable=True, source="Delete Role Assignment")
    async def delete_role_assignment(self, user_id: int, role_id: int) -> None:
        """Take a role from a user."""
