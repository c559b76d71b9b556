"""Departments."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.department import Department
from prefect_shiftwork.vendors.seven_shifts_fields import PageSize

Name = Annotated[str, Field(min_length=1, max_length=155)]


class Departments(Vendor):
    """Operations on departments."""

    @get("/v2/company/{company_id}/departments", pages=Cursor(), source="List Departments")
    def list_departments(
        self, location_id: int | None = None, modified_since: date | None = None, *, limit: PageSize | None = 100
    ) -> AsyncIterator[Department]:
        """The company's departments, of one location or those changed since a day."""

    @get("/v2/company/{company_id}/departments/{id}", source="Retrieve Department")
    async def get_department(self, id: int) -> Department:
        """A department."""

    @post("/v2/company/{company_id}/departments", source="Create Department")
    async def create_department(self, location_id: int, name: Name, default: bool = False) -> Department:
        """Create a department at a location."""

    @put("/v2/company/{company_id}/departments/{id}", repeatable=True, source="Update Department")
    async def update_department(self, id: int, name: Name, default: bool) -> Department:
        """Change a department; both fields are required again."""

    @delete("/v2/company/{company_id}/departments/{id}", repeatable=True, source="Delete Department")
    async def delete_department(self, id: int, transfer_to: int | None = None) -> None:
        """Delete a department, moving its people to another one."""
