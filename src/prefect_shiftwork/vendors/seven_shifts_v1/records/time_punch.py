"""Time punches."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.seven_shifts_fields import Key
from prefect_shiftwork.vendors.seven_shifts_v1.fields import Stamp
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Department, Location, Stamped
from prefect_shiftwork.vendors.seven_shifts_v1.records.shift import Shift
from prefect_shiftwork.vendors.seven_shifts_v1.records.user import User


def _unless_blank(relation: object) -> object:
    blank = isinstance(relation, Mapping) and relation.get("id") is None
    return None if blank else relation


Related: BeforeValidator = BeforeValidator(_unless_blank)
"""What belongs to a record and is sent beside it; where there is none it is an object full of nulls."""


class TimePunch(Stamped):
    """A punch. Breaks (``time_punch_break``), which the document leaves out, are kept as sent."""

    shift_id: Key = None
    """The shift that the punch belongs to."""
    user_id: Key = None
    """Who punched."""
    location_id: Key = None
    """Where."""
    department_id: Key = None
    """The department."""
    role_id: Key = None
    """The role; in the document's examples only."""
    approved: bool | None = None
    """A manager has approved the punch."""
    clocked_in: Stamp = None
    """When they clocked in."""
    clocked_out: Stamp = None
    """When they clocked out; None while they are at work."""
    auto_clocked_out: bool | None = None
    """7shifts clocked them out by itself."""
    clocked_in_offline: bool | None = None
    """The terminal was offline when they clocked in."""
    clocked_out_offline: bool | None = None
    """The terminal was offline when they clocked out."""
    tips: float | None = None
    """Tips, in units of the currency; in the document's examples only."""
    notes: str | None = None
    """Notes on the punch; in the document's examples only."""
    location: Annotated[Location | None, Related] = None
    """Where, as a record; only of a punch that is read by itself, as the three below."""
    department: Annotated[Department | None, Related] = None
    """The department, as a record."""
    shift: Annotated[Shift | None, Related] = None
    """The shift, as a record."""
    user: Annotated[User | None, Related] = None
    """Who punched, as a record."""


class TerminalUser(Record):
    """Whom a terminal greets."""

    photo_url: str | None = None
    """Address of their photo."""


class TerminalPunch(Record):
    """What a terminal shows after a punch ("Time Punches Punches")."""

    punched: str | None = None
    """``in`` or ``out``."""
    message: str | None = None
    """The greeting."""
    user: TerminalUser | None = None
    """Who has punched."""
