"""Where and as what a user works."""

from typing import ClassVar

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.seven_shifts_fields import Key


class Assignment(Record):
    """A location, department or role of a user, as the list of all three shows it."""

    as_sent: ClassVar[frozenset[str]] = frozenset({"company_id"})

    id: int | None = None
    """The id of the location, department or role."""
    location_id: Key = None
    """The location that it belongs to."""
    department_id: Key = None
    """The department that it belongs to."""
    name: str | None = None
    """Its name."""


class Assignments(Record):
    """All assignments of a user."""

    locations: list[Assignment] | None = None
    """Locations."""
    departments: list[Assignment] | None = None
    """Departments."""
    roles: list[Assignment] | None = None
    """Roles."""


class LocationAssignment(Record):
    """A location that a user works at."""

    location_id: Key = None
    """The location's id."""
    name: str | None = None
    """Its name."""


class DepartmentAssignment(Record):
    """A department that a user works in."""

    department_id: Key = None
    """The department's id."""
    location_id: Key = None
    """The location that it belongs to."""
    name: str | None = None
    """Its name."""
    appear_on_schedule: bool | None = None
    """The user is shown on the department's schedule."""


class RoleAssignment(Record):
    """A role that a user works in."""

    role_id: Key = None
    """The role's id."""
    location_id: Key = None
    """The location that it belongs to."""
    department_id: Key = None
    """The department that it belongs to."""
    name: str | None = None
    """Its name."""
    is_primary: bool | None = None
    """It is the user's main role in the department."""
    skill_level: int | None = None
    """1, 2 or 3."""
    sort: int | None = None
    """Its place among the user's roles."""
