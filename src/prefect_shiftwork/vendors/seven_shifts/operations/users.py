"""Users."""

from collections.abc import AsyncIterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.pages import Cursor
from prefect_shiftwork.rest.parameters import Body, WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.new_user import NewUser, UserChanges
from prefect_shiftwork.vendors.seven_shifts.records.user import User
from prefect_shiftwork.vendors.seven_shifts_fields import PageSize

PunchCode = Annotated[str, Field(pattern=r"^punch:.+$")]
"""A user by the code that they punch in with, like ``punch:0042``."""

ByName = Annotated[str, Field(pattern=r"^(firstname|lastname)\.(asc|desc)(,(firstname|lastname)\.(asc|desc))?$")]
"""The order of a list of users, like ``firstname.asc,lastname.desc``."""

Many = Annotated[list[NewUser], Field(min_length=1, max_length=250), WholeBody()]
"""Up to 250 users in one call."""


class Users(Vendor):
    """Operations on users."""

    @get("/v2/company/{company_id}/users", pages=Cursor(), source="List Users")
    def list_users(
        self,
        *,
        location_id: int | None = None,
        department_id: int | None = None,
        role_id: int | None = None,
        status: Literal["active", "inactive"] | None = None,
        name: str | None = None,
        modified_since: date | None = None,
        sort_by: ByName | None = None,
        limit: PageSize | None = 500,
    ) -> AsyncIterator[User]:
        """The company's users, active or not, by one of location, department and role at the most."""

    @get("/v2/company/{company_id}/users/{id}", source="Retrieve User")
    async def get_user(self, id: int | PunchCode) -> User:
        """A user by their id, or by their punch id written like ``punch:0042``."""

    @post("/v2/company/{company_id}/users", source="Create User")
    async def create_user(self, user: Annotated[NewUser, WholeBody()]) -> User:
        """Create a user."""

    @post("/v2/company/{company_id}/create_many_users", source="Create Users")
    async def create_many_users(self, users: Many) -> list[User]:
        """Create many users at once."""

    @put("/v2/company/{company_id}/users/{id}", repeatable=True, source="Update User")
    async def update_user(self, id: int | PunchCode, user: Annotated[UserChanges, WholeBody()]) -> User:
        """Change a user; fields that are not given stay."""

    @delete("/v2/company/{company_id}/users/{id}", repeatable=True, source="Deactivate User")
    async def delete_user(
        self,
        id: int | PunchCode,
        inactive_reason: Annotated[str, Body()],
        inactive_comments: Annotated[str | None, Body()] = None,
    ) -> None:
        """Deactivate a user, for one of the company's inactive reasons."""
