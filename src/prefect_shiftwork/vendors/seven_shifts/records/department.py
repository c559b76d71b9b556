"""Departments."""

from prefect_shiftwork.rest.fields import Instant, Record


class Department(Record):
    """A department of a location."""

    id: int
    """The department's id."""
    company_id: int | None = None
    """The company that it belongs to."""
    location_id: int | None = None
    """The location that it belongs to."""
    name: str | None = None
    """The department's name."""
    default: bool | None = None
    """It is the location's default department."""
    deleted: bool | str | None = None
    """It was deleted: a text or null by the document, yes or no in answers."""
    created: Instant | None = None
    """When the department was created."""
    modified: Instant | None = None
    """When the department was last changed."""
