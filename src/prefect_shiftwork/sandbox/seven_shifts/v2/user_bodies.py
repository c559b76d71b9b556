"""What v2 takes when users are written."""

from typing import Annotated, Any, Literal

from pydantic import Field, RootModel

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import RoleAssignment, Wage
from prefect_shiftwork.sandbox.seven_shifts.references import check_references
from prefect_shiftwork.sandbox.seven_shifts.requests import OMITTED, Body
from prefect_shiftwork.sandbox.seven_shifts.terminals import new_punch_id
from prefect_shiftwork.sandbox.seven_shifts.v2.values import Cents
from prefect_shiftwork.sandbox.seven_shifts.values import Day, Name

NULL_IS_EMPTY = ("mobile_number", "home_number", "address", "postal_zip", "city", "prov_state", "notes", "employee_id")


class UserFields(Body):
    """What creation and update have in common."""

    first_name: Annotated[Name, Field(max_length=80)] = OMITTED
    last_name: Annotated[Name, Field(max_length=80)] = OMITTED
    preferred_first_name: Annotated[str, Field(max_length=150)] | None = None
    preferred_last_name: Annotated[str, Field(max_length=150)] | None = None
    email: Annotated[str, Field(max_length=155)] = ""
    mobile_number: str | None = None
    home_number: str | None = None
    address: Annotated[str, Field(max_length=100)] | None = None
    postal_zip: Annotated[str, Field(max_length=20)] | None = None
    city: Annotated[str, Field(max_length=50)] | None = None
    prov_state: Annotated[str, Field(max_length=25)] | None = None
    notes: str | None = None
    hire_date: Day | None = None
    birth_date: Day | None = None
    type: Literal["employee", "asst_manager", "manager"] = "employee"
    employee_id: Annotated[str, Field(max_length=190)] | None = None
    punch_id: Annotated[str, Field(max_length=40)] | None = None
    language: Literal["en", "es", "fr"] = "en"
    appear_as_employee: bool = False
    subscribe_to_updates: bool = False
    max_weekly_hours: Annotated[int, Field(ge=0)] = 40
    permissions_template_id: int | None = None

    def fields(self, books: Books) -> dict[str, Any]:
        """What to write into the books, with every reference checked; a punch code of null asks for a new one."""
        fields = self.given()
        check_references(books, fields)
        empty = {name: "" for name in NULL_IS_EMPTY if name in fields and fields[name] is None}
        code = {"punch_id": new_punch_id(books)} if "punch_id" in fields and not self.punch_id else {}
        return fields | empty | code


class UserChanges(UserFields):
    """An update can also bring somebody back."""

    active: bool = True
    pronouns: Annotated[str, Field(max_length=80)] | None = None


class NewWage(Body):
    """A wage for one of the roles of a new user."""

    role_id: int
    wage_cents: Cents
    effective_date: Day | None = None


class NewUser(UserFields):
    """A user needs a name, places to work at, and a type."""

    first_name: Annotated[Name, Field(max_length=80)]
    last_name: Annotated[Name, Field(max_length=80)]
    type: Literal["employee", "asst_manager", "manager"]
    location_ids: list[int]
    department_ids: list[int] | None
    role_ids: list[int] | None = None
    invite_user: bool | None = None
    wage_cents: Cents | None = None
    wage_type: Literal["hourly", "weekly_salary"] | None = None
    wages: list[NewWage] | None = None

    def fields(self, books: Books) -> dict[str, Any]:
        """What to write into the books."""
        fields = {"punch_id": new_punch_id(books)} | super().fields(books)
        for name in ("role_ids", "invite_user", "wage_cents", "wages"):
            fields.pop(name, None)
        today = books.now().date()
        return fields | {
            "department_ids": self.department_ids or [],
            "roles": self._roles(),
            "hourly_wage": self.wage_cents or 0,
            "wage_type": self.wage_type or "hourly",
            "wages": [
                Wage(
                    effective_date=wage.effective_date or today,
                    wage_type="hourly",
                    wage_cents=wage.wage_cents,
                    role_id=wage.role_id,
                )
                for wage in self.wages or ()
            ],
            "invite_status": "pending" if self.invite_user else "required",
        }

    def _roles(self) -> list[RoleAssignment]:
        """The roles in their order; the first one is the primary one."""
        cents = {wage.role_id: wage.wage_cents for wage in self.wages or ()}
        return [
            RoleAssignment(role_id=role_id, wage_cents=cents.get(role_id, 0), primary=number == 0)
            for number, role_id in enumerate(self.role_ids or ())
        ]


class NewUsers(RootModel[Annotated[list[NewUser], Field(max_length=250)]]):
    """Up to 250 users at once."""


class Deactivation(Body):
    """Why somebody leaves; the reason is one of `inactive_reasons`, or null."""

    inactive_reason: str | None
    inactive_comments: str | None = None
