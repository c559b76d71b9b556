"""Users, as read."""

from datetime import date
from typing import Annotated

from prefect_shiftwork.rest.fields import Instant, Record, none_when

DayOrBlank = Annotated[date | None, none_when("")]


class User(Record):
    """A person who works for the company."""

    id: int
    """The user's id."""
    identity_id: int | None = None
    """The id of the person, whatever company they work for."""
    company_id: int | None = None
    """The company that they belong to."""
    first_name: str | None = None
    """First name."""
    last_name: str | None = None
    """Last name."""
    preferred_first_name: str | None = None
    """What they want to be called."""
    email: str | None = None
    """Email address."""
    mobile_number: str | None = None
    """Mobile number."""
    home_number: str | None = None
    """Phone number."""
    birth_date: DayOrBlank = None
    """Birthday."""
    hire_date: DayOrBlank = None
    """The day that they were hired."""
    type: str | None = None
    """``employee``, ``asst_manager``, ``manager`` or ``admin``."""
    active: bool | None = None
    """They can work and sign in."""
    invite_status: str | None = None
    """Whether they have accepted their invitation, like ``accepted``."""
    employee_id: str | None = None
    """The employee number, as payroll knows it."""
    punch_id: str | None = None
    """The code that they punch in with."""
    max_weekly_hours: str | None = None
    """Hours a week at the most: a text when read, a number when written."""
    timezone: str | None = None
    """Their time zone, like America/Regina."""
    language: str | None = None
    """Language, like ``en``."""
    photo: str | None = None
    """Address of their photo."""
    notes: str | None = None
    """Notes on the employee."""
    skill_level: int | None = None
    """1, 2 or 3."""
    hourly_wage: int | None = None
    """Hourly wage in cents."""
    wage_type: str | None = None
    """``hourly`` or ``weekly_salary``."""
    created: Instant | None = None
    """When the user was created."""
    modified: Instant | None = None
    """When the user was last changed."""
