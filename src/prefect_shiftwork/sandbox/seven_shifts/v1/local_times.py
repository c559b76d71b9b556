"""Shift times in the zone of the location.

The document says UTC; one client found local time (lib7shifts 20b88bc). The quirk `seven_shifts.v1_local_shifts`
makes the sandbox do as that client saw.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Shift


def as_shown(books: Books, shift: Shift) -> Shift:
    """The shift with the times that v1 shows."""
    if not books.desk.quirk("seven_shifts.v1_local_shifts"):
        return shift
    zone = books.zone(shift.location_id)
    return replace(shift, start=_wall(shift.start, zone), end=_wall(shift.end, zone) if shift.end else None)


def as_meant(books: Books, location_id: int, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields of a request with the times that they mean in UTC."""
    if not books.desk.quirk("seven_shifts.v1_local_shifts"):
        return fields
    zone = books.zone(location_id)
    times = {name: fields[name] for name in ("start", "end") if isinstance(fields.get(name), datetime)}
    return fields | {name: at.replace(tzinfo=zone).astimezone(UTC) for name, at in times.items()}


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    """The wall clock of the zone, dressed as UTC."""
    return at.astimezone(zone).replace(tzinfo=UTC)
