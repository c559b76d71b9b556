"""Users."""

from collections.abc import AsyncIterator
from typing import Annotated

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.parameters import Body
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Direction, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import Flag, IdObject, OrderField, Start
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Saved
from prefect_shiftwork.vendors.seven_shifts_v1.records.user import NewUser, RoleAssignment, User, UserChanges

USER = Beside("user")

LocationIds = Annotated[list[IdObject] | None, Body("location")]
Roles = Annotated[list[RoleAssignment] | None, Body("role")]


class Users(Vendor):
    """Operations on users."""

    # "Coming soon" in the document ("Users List"); clients used it with these arguments.
    @get("/v1/users", pages=Offset("user"), source="Users List")
    def list_users(
        self,
        active: Flag | None = None,
        *,
        deep: Flag | None = None,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField = "user.id",
        order_dir: Direction | None = None,
    ) -> AsyncIterator[User]:
        """Users, in an order that stays while the list is read; to see everybody, ask for both values of ``active``.

        ``deep`` adds company, location, department, role, users_role and permission to each user.
        """

    @get("/v1/users/{id}", unwrap=USER, source="Users Read")
    async def get_user(self, id: int, deep: Flag | None = None) -> User:
        """A user; ``deep`` adds their company, locations, departments, roles and permission."""

    @post("/v1/users", unwrap=USER, source="Users Create")
    async def create_user(self, user: NewUser, location_ids: LocationIds = None, roles: Roles = None) -> Saved:
        """Create a user at some locations in some roles; answers the user's id."""

    @put("/v1/users/{id}", repeatable=True, unwrap=USER, source="Users Update")
    async def update_user(
        self,
        id: int,
        user: UserChanges,
        location_ids: LocationIds = None,
        roles: Roles = None,
    ) -> Saved:
        """Change a user. Locations or roles that are given replace all that the user has."""

    @delete("/v1/users/{id}", repeatable=True, source="Users Delete")
    async def delete_user(self, id: int) -> None:
        """Delete a user."""
