"""Roles."""

from collections.abc import AsyncIterator

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, HexColor, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, Text
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Role, Saved

ROLE = Beside("role")


class Roles(Vendor):
    """Operations on roles."""

    @get("/v1/roles", pages=Offset("role"), source="Roles List")
    def list_roles(
        self,
        *,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "role.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Role]:
        """The company's roles, in an order that stays while the list is read."""

    @get("/v1/roles/{id}", unwrap=ROLE, source="Roles Read")
    async def get_role(self, id: int) -> Role:
        """A role."""

    @post("/v1/roles", envelope="role", unwrap=ROLE, source="Roles Create")
    async def create_role(self, name: Text, color: HexColor | None = None) -> Saved:
        """Create a role; answers its id."""

    @put("/v1/roles/{id}", repeatable=True, envelope="role", unwrap=ROLE, source="Roles Update")
    async def update_role(self, id: int, name: Text | None = None, color: HexColor | None = None) -> Saved:
        """Change a role; fields that are not given stay."""

    @delete("/v1/roles/{id}", repeatable=True, source="Roles Delete")
    async def delete_role(self, id: int) -> None:
        """Delete a role."""
