"""Departments."""

from collections.abc import AsyncIterator

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, Text
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Department, Saved

DEPARTMENT = Beside("department")


class Departments(Vendor):
    """Operations on departments."""

    # The document's own list shows locations in place of departments ("Departments List"), hence the second key.
    @get("/v1/departments", pages=Offset(("department", "location")), source="Departments List")
    def list_departments(
        self,
        *,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "department.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Department]:
        """The company's departments, in an order that stays while the list is read."""

    @get("/v1/departments/{id}", unwrap=DEPARTMENT, source="Departments Read")
    async def get_department(self, id: int) -> Department:
        """A department."""

    @post("/v1/departments", envelope="department", unwrap=DEPARTMENT, source="Departments Create")
    async def create_department(self, name: Text) -> Saved:
        """Create a department; answers its id."""

    @put(
        "/v1/departments/{id}",
        repeatable=True,
        envelope="department",
        unwrap=DEPARTMENT,
        source="Departments Update",
    )
    async def update_department(self, id: int, name: Text) -> Saved:
        """Rename a department."""

    @delete("/v1/departments/{id}", repeatable=True, source="Departments Delete")
    async def delete_department(self, id: int) -> None:
        """Delete a department."""
