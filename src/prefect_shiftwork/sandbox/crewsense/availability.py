"""Availability periods (crewsense.md 3.9): when somebody cannot be called."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid, selected
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, LocalTime, Sent, local

DEFAULT_REASON = 6
REASONS = {DEFAULT_REASON: "Default", 7: "Second job"}

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class AvailabilityPeriod:
    """When, in local time, and why somebody is not available."""

    id: int
    user_id: int
    start: datetime
    end: datetime
    reason_id: int = DEFAULT_REASON
    admin_id: int | None = None
    notes: str | None = None


class NewPeriod(Sent):
    """A new period."""

    user_id: Id
    start: LocalTime
    end: LocalTime
    unavailability_reason_id: Id = DEFAULT_REASON
    admin_id: Id | None = None
    notes: str | None = None


@router.get("/availability_periods")
async def list_availability_periods(office: Here, start: LocalTime, end: LocalTime) -> list[Json]:
    """The periods that touch [start, end)."""
    rows = office.all(AvailabilityPeriod)
    return [_shown(office, row) for row in rows if row.start < end and row.end > start]


@router.post("/availability_periods")
async def create_availability_period(office: Here, sent: NewPeriod) -> Response:
    """A new period."""
    user = office.chosen(User, sent.user_id, "user_id")
    if sent.admin_id:
        office.chosen(User, sent.admin_id, "admin_id")
    if sent.unavailability_reason_id not in REASONS:
        raise selected("unavailability_reason_id")
    if sent.end <= sent.start:
        raise invalid("The end must be a date after start.")
    number = office.next_id(AvailabilityPeriod)
    reason = sent.unavailability_reason_id
    row = AvailabilityPeriod(number, user.id, sent.start, sent.end, reason, sent.admin_id, sent.notes)
    office.keep(row)
    office.changed("created", f"Availability period {number} of {user.full_name}", user.id)
    return undocumented(office, "Availability period added successfully.", 201, id=number)


def _shown(office: Office, row: AvailabilityPeriod) -> Json:
    return {
        "id": row.id,
        "user": person(office, row.user_id),
        "start": local(row.start),
        "end": local(row.end),
        "admin": person(office, row.admin_id) if row.admin_id else None,
        "notes": row.notes,
        "unavailability_reason": {"id": row.reason_id, "name": REASONS[row.reason_id]},
    }
