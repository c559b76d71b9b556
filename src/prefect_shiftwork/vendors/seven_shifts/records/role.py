"""Roles and their stations."""

from pydantic import Field

from prefect_shiftwork.rest.fields import Instant, Record
from prefect_shiftwork.vendors.seven_shifts.fields import Input
from prefect_shiftwork.vendors.seven_shifts_fields import Key


class Station(Record):
    """A place that somebody in a role works at."""

    id: int | None = None
    """The station's id."""
    station_number: int | None = None
    """Its number within the role."""
    name: str | None = None
    """Its name."""


class NewStation(Input):
    """A station to create with a role."""

    name: str = Field(title="Name", min_length=1, max_length=255, description="What it is called.")


class Role(Record):
    """What somebody works as at a location."""

    id: int
    """The role's id."""
    company_id: Key = None
    """The company that it belongs to."""
    location_id: Key = None
    """The location that it belongs to."""
    department_id: Key = None
    """The department that it belongs to."""
    name: str | None = None
    """The role's name."""
    color: str | None = None
    """Six hexadecimal digits."""
    job_code: str | None = None
    """What payroll calls the role."""
    sort: int | None = None
    """Its place on the schedule."""
    num_stations: int | None = None
    """The number of its stations."""
    stations: list[Station] | None = None
    """Its stations."""
    is_tipped_role: bool | None = None
    """People in this role get tips; not documented."""
    created: Instant | None = None
    """When the role was created; written with ``+0000``, unlike elsewhere."""
    modified: Instant | None = None
    """When the role was last changed."""
