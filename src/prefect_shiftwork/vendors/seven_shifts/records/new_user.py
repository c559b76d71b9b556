"""Users, as written. How long a text may be is said of changes ("Update User"); a new user is the same record."""

from typing import Literal

from pydantic import Field

from prefect_shiftwork.vendors.seven_shifts.fields import Cents, Day, Input, WageType

UserType = Literal["employee", "asst_manager", "manager"]
"""What a user is."""


class NewWage(Input):
    """What a user earns in a role, from a day on."""

    role_id: int = Field(title="Role", description="The role's id.")
    wage_cents: Cents = Field(title="Wage", description="Cents an hour, or a week for a weekly salary.")
    effective_date: Day | None = Field(default=None, title="From", description="The first day that it holds.")


class UserFields(Input):
    """What can be said of a user, new or not."""

    preferred_first_name: str | None = Field(
        default=None, title="Preferred first name", max_length=150, description="Another first name that they go by."
    )
    preferred_last_name: str | None = Field(
        default=None, title="Preferred last name", max_length=150, description="Another last name that they go by."
    )
    email: str | None = Field(default=None, title="Email", max_length=155, description="Their email address.")
    mobile_number: str | None = Field(
        default=None, title="Mobile number", description="With the area code, without spaces."
    )
    home_number: str | None = Field(default=None, title="Phone number", description="As the mobile number.")
    address: str | None = Field(default=None, title="Address", max_length=100, description="Their address.")
    postal_zip: str | None = Field(
        default=None, title="Postal code", max_length=20, description="Postal code or zip code."
    )
    city: str | None = Field(default=None, title="City", max_length=50, description="City.")
    prov_state: str | None = Field(default=None, title="Province", max_length=25, description="Province or state.")
    hire_date: Day | None = Field(default=None, title="Hire date", description="The day that they were hired.")
    birth_date: Day | None = Field(default=None, title="Birthday", description="The day that they were born.")
    punch_id: str | None = Field(default=None, title="Punch id", description="The code that they punch in with.")
    employee_id: str | None = Field(default=None, title="Employee id", description="The number that payroll knows.")
    max_weekly_hours: int | None = Field(
        default=None, title="Maximum weekly hours", ge=0, description="Hours a week at the most."
    )
    language: Literal["en", "es", "fr"] | None = Field(
        default=None, title="Language", description="The one they prefer; a new user's is en unless given."
    )
    notes: str | None = Field(default=None, title="Notes", description="Notes on the user.")
    appear_as_employee: bool | None = Field(
        default=None, title="Appear as employee", description="Show an administrator on the schedule."
    )
    subscribe_to_updates: bool | None = Field(
        default=None, title="News from 7shifts", description="Send them news of 7shifts, like new features."
    )
    permissions_template_id: int | None = Field(
        default=None,
        title="Permissions template",
        description="The id of the template that their permissions come from.",
    )


class NewUser(UserFields):
    """A user to create."""

    first_name: str = Field(title="First name", max_length=80, description="Given name.")
    last_name: str = Field(title="Last name", max_length=80, description="Family name.")
    location_ids: list[int] = Field(title="Locations", description="Ids of the locations that they work at.")
    department_ids: list[int] = Field(
        title="Departments", description="Ids of their departments; needed where a location of theirs has any."
    )
    type: UserType = Field(title="Type", description="What they are at 7shifts.")
    role_ids: list[int] | None = Field(default=None, title="Roles", description="Ids of the roles that they work in.")
    wage_cents: Cents | None = Field(default=None, title="Wage", description="Cents an hour, or a week.")
    wage_type: WageType | None = Field(default=None, title="Wage type", description="How the wage is counted.")
    wages: list[NewWage] | None = Field(default=None, title="Wages", description="One a role.")
    invite_user: bool | None = Field(default=None, title="Invite", description="Send them an invitation.")


class UserChanges(UserFields):
    """Fields of a user to set; those that are not given stay."""

    first_name: str | None = Field(default=None, title="First name", max_length=80, description="Given name.")
    last_name: str | None = Field(default=None, title="Last name", max_length=80, description="Family name.")
    type: UserType | None = Field(default=None, title="Type", description="What they are at 7shifts.")
    active: bool | None = Field(default=None, title="Active", description="Whether they can sign in.")
    pronouns: str | None = Field(default=None, title="Pronouns", max_length=80, description="Their pronouns.")
