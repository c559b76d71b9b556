"""Users, as written."""

from typing import Literal

from pydantic import Field

from prefect_shiftwork.vendors.seven_shifts.fields import Cents, Day, Input, WageType


class NewWage(Input):
    """What a user earns in a role, from a day on."""

    role_id: int = Field(title="Role", description="The role's id.")
    wage_cents: Cents = Field(title="Wage", description="Cents an hour, or a week for a weekly salary.")
    effective_date: Day | None = Field(default=None, title="From")


class UserFields(Input):
    """What can be said of a user, new or not."""

    preferred_first_name: str | None = Field(default=None, title="Preferred first name")
    preferred_last_name: str | None = Field(default=None, title="Preferred last name")
    email: str | None = Field(default=None, title="Email")
    mobile_number: str | None = Field(
        default=None, title="Mobile number", description="With the area code, without spaces."
    )
    home_number: str | None = Field(default=None, title="Phone number", description="As the mobile number.")
    address: str | None = Field(default=None, title="Address")
    postal_zip: str | None = Field(default=None, title="Postal code")
    city: str | None = Field(default=None, title="City")
    prov_state: str | None = Field(default=None, title="Province or state")
    hire_date: Day | None = Field(default=None, title="Hire date")
    birth_date: Day | None = Field(default=None, title="Birthday")
    punch_id: str | None = Field(default=None, title="Punch id", description="The code that they punch in with.")
    employee_id: str | None = Field(default=None, title="Employee id", description="The number that payroll knows.")
    max_weekly_hours: int | None = Field(default=None, title="Maximum weekly hours", ge=0)
    language: Literal["en", "es", "fr"] | None = Field(default=None, title="Language")
    notes: str | None = Field(default=None, title="Notes")
    appear_as_employee: bool | None = Field(
        default=None, title="Appear as employee", description="Show an administrator on the schedule."
    )
    subscribe_to_updates: bool | None = Field(default=None, title="News from 7shifts")
    permissions_template_id: int | None = Field(default=None, title="Permissions template")


class NewUser(UserFields):
    """A user to create."""

    first_name: str = Field(title="First name")
    last_name: str = Field(title="Last name")
    location_ids: list[int] = Field(title="Locations")
    department_ids: list[int] = Field(title="Departments")
    type: Literal["employee", "asst_manager", "manager"] = Field(title="Type")
    role_ids: list[int] | None = Field(default=None, title="Roles")
    wage_cents: Cents | None = Field(default=None, title="Wage", description="Cents an hour, or a week.")
    wage_type: WageType | None = Field(default=None, title="Wage type")
    wages: list[NewWage] | None = Field(default=None, title="Wages", description="One a role.")
    invite_user: bool | None = Field(default=None, title="Invite", description="Send them an invitation.")


class UserChanges(UserFields):
    """Fields of a user to set; those that are not given stay."""

    first_name: str | None = Field(default=None, title="First name")
    last_name: str | None = Field(default=None, title="Last name")
    type: Literal["employee", "asst_manager", "manager"] | None = Field(default=None, title="Type")
    active: bool | None = Field(default=None, title="Active")
    pronouns: str | None = Field(default=None, title="Pronouns")
