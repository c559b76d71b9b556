"""Users, as read and as written."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from prefect_shiftwork.rest.fields import RequestPart, none_when
from prefect_shiftwork.vendors.seven_shifts_fields import Key
from prefect_shiftwork.vendors.seven_shifts_v1.fields import Day
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Stamped
from prefect_shiftwork.vendors.seven_shifts_v1.records.notices import NoticeChanges, Notices

Money = Annotated[float | None, none_when("")]


class User(Notices, Stamped):
    """A person who works for the company."""

    as_sent: ClassVar[frozenset[str]] = frozenset(
        {"company", "department", "location", "permission", "role", "users_role"}
    )

    company_id: Key = None
    """The company that they belong to."""
    mapping_id: str | None = None
    """What other systems call them."""
    firstname: str | None = None
    """First name."""
    lastname: str | None = None
    """Last name."""
    user_type_id: int | None = None
    """1 employee, 3 manager, 4 assistant manager; 2 (in the document's example of a punch) is an administrator."""
    email: str | None = None
    """Email address."""
    photo: str | None = None
    """Address of their photo."""
    mobile_phone: str | None = None
    """Mobile number."""
    home_phone: str | None = None
    """Phone number."""
    hourly_wage: Money = None
    """Hourly wage in units of the currency."""
    skill_level: int | None = None
    """1, 2 or 3."""
    wage_type: str | None = None
    """``hourly`` or ``salaried``."""
    max_weekly_hours: str | None = None
    """Hours a week at the most."""
    employee_id: str | None = None
    """The code that they punch in with; not the record's id."""
    notes: str | None = None
    """Notes on the employee."""
    lang: str | None = None
    """Language, like ``en``."""
    address: str | None = None
    """Street."""
    city: str | None = None
    """City."""
    prov_state: str | None = None
    """Province or state."""
    postal_zip: str | None = None
    """Postal code."""
    appear_as_employee: bool | None = None
    """An administrator who also appears as an employee."""
    sort: int | None = None
    """Their place on the schedule."""
    active: bool | None = None
    """They can work and sign in."""
    push: bool | None = None
    """They get push notifications."""
    hire_date: Day = None
    """The day that they were hired."""


class UserChanges(NoticeChanges):
    """Fields of a user to set; those that are not given stay."""

    firstname: str | None = Field(default=None, title="First name", description="Given name.")
    lastname: str | None = Field(default=None, title="Last name", description="Family name.")
    mapping_id: str | None = Field(default=None, title="Mapping id", description="What another system calls them.")
    user_type_id: Literal[1, 3, 4] | None = Field(
        default=None, title="User type", description="1 employee, 3 manager, 4 assistant manager."
    )
    email: str | None = Field(default=None, title="Email", description="Their email address.")
    mobile_phone: str | None = Field(default=None, title="Mobile phone", description="Mobile number.")
    home_phone: str | None = Field(default=None, title="Home phone", description="Phone number.")
    hourly_wage: float | None = Field(
        default=None, title="Hourly wage", ge=0, description="In units of the currency: 5.00 is 5 dollars."
    )
    skill_level: Literal[1, 2, 3] | None = Field(default=None, title="Skill level", description="How skilled, 1 to 3.")
    wage_type: Literal["hourly", "salaried"] | None = Field(
        default=None, title="Wage type", description="Paid by the hour, or a salary."
    )
    max_weekly_hours: str | None = Field(
        default=None, title="Maximum weekly hours", description="Hours a week at the most; a text, as documented."
    )
    employee_id: str | None = Field(default=None, title="Punch id", description="The code that they punch in with.")
    notes: str | None = Field(default=None, title="Notes", description="Notes on the employee.")
    lang: str | None = Field(default=None, title="Language", description="Language of their profile, like en.")
    address: str | None = Field(default=None, title="Address", description="Street.")
    city: str | None = Field(default=None, title="City", description="City.")
    prov_state: str | None = Field(default=None, title="Province", description="Province or state.")
    postal_zip: str | None = Field(default=None, title="Postal code", description="Postal code or zip code.")
    appear_as_employee: bool | None = Field(
        default=None, title="Appear as employee", description="Show an administrator as an employee."
    )
    sort: int | None = Field(default=None, title="Sort", description="Their place on the schedules page.")
    active: bool | None = Field(default=None, title="Active", description="They are enabled.")
    push: bool | None = Field(default=None, title="Push", description="Push notifications are on.")
    hire_date: date | None = Field(default=None, title="Hire date", description="The day that they were hired.")


class NewUser(UserChanges):
    """A user to create."""

    firstname: str = Field(title="First name", description="Given name.")
    lastname: str = Field(title="Last name", description="Family name.")


class RoleAssignment(RequestPart):
    """A role that a user gets ("Users Create")."""

    id: int = Field(title="Role", description="The role's id.")
    skill_level: Literal[1, 2, 3] | None = Field(default=None, title="Skill level", description="In this role, 1 to 3.")
    hourly_wage: float | None = Field(
        default=None, title="Hourly wage", ge=0, description="In this role, in units of the currency."
    )
    primary: Literal[0, 1] | None = Field(default=None, title="Primary", description="1 for the user's main role.")
