"""Roles."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated

from pydantic import Field

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.role import NewStation, Role
from prefect_shiftwork.vendors.seven_shifts_fields import HexColor, PageSize

Name = Annotated[str, Field(min_length=1, max_length=155)]
JobCode = Annotated[str, Field(max_length=190)]
Place = Annotated[int, Field(ge=0)]


class Roles(Vendor):
    """Operations on roles."""

    @get("/v2/company/{company_id}/roles", pages=Cursor(), source="List Roles")
    def list_roles(
        self,
        location_id: int | None = None,
        department_id: int | None = None,
        ids: list[int] | None = None,
        modified_since: date | None = None,
        *,
        limit: PageSize | None = 100,
    ) -> AsyncIterator[Role]:
        """The company's roles, of one location or department, with these ids, or changed since a day."""

    @get("/v2/company/{company_id}/roles/{id}", source="Retrieve Role")
    async def get_role(self, id: int) -> Role:
        """A role."""

    @post("/v2/company/{company_id}/roles", source="Create Role")
    async def create_role(
        self,
        name: Name,
        color: HexColor,
        location_id: int,
        department_id: int = 0,
        *,
        sort: Place | None = None,
        job_code: JobCode | None = None,
        stations: list[NewStation] | None = None,
    ) -> Role:
        """Create a role at a location; a department id of 0 means that it belongs to none."""

    @put("/v2/company/{company_id}/roles/{id}", repeatable=True, source="Update Role")
    async def update_role(
        self,
        id: int,
        *,
        name: Name | None = None,
        color: HexColor | None = None,
        department_id: int | None = None,
        sort: Place | None = None,
        job_code: JobCode | None = None,
        stations: list[NewStation] | None = None,
    ) -> Role:
        """Change a role; fields that are not given stay. It stays at its location."""

    @delete("/v2/company/{company_id}/roles/{id}", repeatable=True, source="Delete Role")
    async def delete_role(self, id: int) -> None:
        """Delete a role."""
