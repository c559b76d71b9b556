"""The company and what it is made of, and the answer to every write."""

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.seven_shifts_v1.fields import Stamp


class Saved(Record):
    """What was created or changed: the vendor answers its id and nothing else."""

    id: int
    """The record's id."""


class Stamped(Record):
    """What every record has: an id, and when it came and last changed.

    Live locations come without the two times, although the document shows them.
    """

    id: int
    """The record's id; some lists write it as a string."""
    created: Stamp = None
    """When the record was created."""
    modified: Stamp = None
    """When the record was last changed."""


class Company(Stamped):
    """The company of the API key."""

    name: str | None = None
    """The company's name."""
    country: str | None = None
    """Two capital letters; may be empty."""
    photo: str | None = None
    """Address of the company's photo."""


class Department(Stamped):
    """A department."""

    name: str | None = None
    """The department's name."""


class Location(Stamped):
    """A location."""

    address: str | None = None
    """The location's address, which is also its name."""
    country: str | None = None
    """Two capital letters; may be empty."""
    timezone: str | None = None
    """The location's time zone, like America/Toronto."""
    hash: str | None = None
    """What a punch terminal calls the location."""


class Role(Stamped):
    """A role."""

    name: str | None = None
    """The role's name."""
    color: str | None = None
    """Six hexadecimal digits, like ``08897d``."""
