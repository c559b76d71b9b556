"""Users, as read."""

from datetime import date
from typing import Annotated, ClassVar

from prefect_shiftwork.rest.fields import Instant, Record, none_when

DayOrBlank = Annotated[date | None, none_when("")]


class User(Record):
    """A person who works for the company."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"last_login"})

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
    preferred_last_name: str | None = None
    """The last name that they want to be called by."""
    pronouns: str | None = None
    """Their pronouns."""
    email: str | None = None
    """Email address."""
    mobile_number: str | None = None
    """Mobile number."""
    home_number: str | None = None
    """Phone number."""
    address: str | None = None
    """Street."""
    postal_zip: str | None = None
    """Postal code."""
    city: str | None = None
    """City."""
    prov_state: str | None = None
    """Province or state."""
    birth_date: DayOrBlank = None
    """Birthday."""
    hire_date: DayOrBlank = None
    """The day that they were hired."""
    type: str | None = None
    """``employee``, ``asst_manager``, ``manager`` or ``employer``."""
    active: bool | None = None
    """They can work and sign in."""
    invite_status: str | None = None
    """``accepted``, ``pending``, ``required`` or ``missing_contact_info``."""
    invited: str | None = None
    """When they were invited, as sent; None if they were not."""
    invite_accepted: str | None = None
    """When they accepted, as sent."""
    is_new: bool | None = None
    """They are new."""
    appear_as_employee: bool | None = None
    """They can be given shifts, whatever their type."""
    subscribe_to_updates: bool | None = None
    """They get news from 7shifts."""
    push: bool | None = None
    """They get push notifications."""
    sms_me_schedules: bool | None = None
    """They get their shifts as text messages."""
    notify_ot_risk: bool | None = None
    """Somebody is told when they are about to work overtime."""
    permissions_template_id: int | None = None
    """The template of their permissions."""
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
