"""The people of the organisation."""

from datetime import date

from pydantic import JsonValue

from prefect_shiftwork.rest.operation import Kind, get, patch, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import IdOf, OneOrMany, Password
from prefect_shiftwork.vendors.crewsense.records.users import User


class Users(Vendor):
    """Users."""

    @get("/v1/users", source="Resources: GET /users")
    async def list_users(self) -> list[User]:
        """All active users of the company, without the organisation's own fields."""

    @get("/v1/users", source="developer.crewsense.com: GET /users?employee_id=")
    async def find_user_by_employee_id(self, employee_id: str) -> OneOrMany[User]:
        """The users with an employee id: one, or none. CrewSense answers a lone user here instead of a list.

        What it answers if nobody has the id is not documented: nothing is none, and a 404 is :class:`NotFound`.
        """

    @get("/v1/users/{id}", source="Resources: GET /users/:id")
    async def get_user(self, id: int) -> User:
        """One user, by ``user_id``, with the organisation's own fields."""

    @put("/v1/users", kind=Kind.CREATE, source="Resources: PUT /users")
    async def create_user(
        self,
        username: str,
        first_name: str,
        last_name: str,
        mail: str,
        password: Password | None = None,
        employee_id: str | None = None,
        full_name: str | None = None,
        role: str | None = None,
        phone: str | None = None,
        phone_numbers: list[str] | None = None,
        date_of_hire: date | None = None,
        date_of_birth: date | None = None,
    ) -> JsonValue:
        """Create a user, with PUT as CrewSense has it. The answer is not documented.

        Documentation since 2018 requires a password and calls the phone ``phone_numbers``; before, there was no
        password, and the phone was ``phone``.
        """

    @patch("/v1/users/{id}", repeatable=True, source="Resources: PATCH /users/:id")
    async def update_user(
        self,
        id: int,
        username: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        full_name: str | None = None,
        mail: str | None = None,
        employee_id: str | None = None,
        role: str | None = None,
        phone: str | None = None,
        phone_numbers: list[str] | None = None,
        date_of_hire: date | None = None,
        date_of_birth: date | None = None,
        accrual_profile: IdOf | None = None,
        accrual_track: IdOf | None = None,
        accrual_start_date: date | None = None,
    ) -> JsonValue:
        """Change what is given of a user, by ``user_id``. The answer is not documented."""
