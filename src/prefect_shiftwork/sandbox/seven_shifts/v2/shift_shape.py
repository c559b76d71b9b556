"""A shift as v2 shows it: words where requests take numbers."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from prefect_shiftwork.sandbox.seven_shifts.books import Books
from prefect_shiftwork.sandbox.seven_shifts.records import Shift, ShiftBreak
from prefect_shiftwork.sandbox.seven_shifts.v2.lists import Row
from prefect_shiftwork.sandbox.seven_shifts.v2.stations import station
from prefect_shiftwork.sandbox.seven_shifts.v2.values import zulu

ATTENDANCE = ("none", "sick", "no_show", "late", "call_out", "left_late")
"""By the number that a request takes; the OpenAPI document lists the last two for requests only."""

OFFERED_TO = ("all_location_members", "all_role_members", "set_of_location_members", "all_company_employees")

DEFAULT_SKILL_LEVEL = 2


@dataclass(frozen=True, slots=True)
class BreakType:
    """A kind of break of the company; `minutes` long."""

    name: str
    minutes: int
    paid: bool


BREAK_TYPES = {9: BreakType("Lunch", 30, paid=False), 10: BreakType("Rest", 10, paid=True)}


def shift_row(books: Books, shift: Shift) -> Row:
    """The whole record, in the groups below."""
    return {
        "id": shift.id,
        "user_id": shift.user_id,
        "location_id": shift.location_id,
        "department_id": shift.department_id,
        "role_id": shift.role_id,
        **_when(books, shift),
        "hourly_wage": shift.hourly_wage,
        "notes": shift.notes,
        **_offer(shift),
        **_state(shift),
        **_station(books, shift),
        "breaks": [_break(shift, row) for row in shift.breaks],
        "created": zulu(shift.created),
        "modified": zulu(shift.modified),
    }


def end_of(books: Books, shift: Shift) -> datetime:
    """When a shift ends; one that lasts until close ends at the closing time of its location."""
    if shift.end is not None:
        return shift.end
    start = shift.start.astimezone(books.zone(shift.location_id))
    location = books.locations.get(shift.location_id)
    closing = location.hours.get(f"{start:%a}_hours_close".lower()) if location else None
    if not isinstance(closing, time):
        return shift.start
    end = start.replace(hour=closing.hour, minute=closing.minute, second=closing.second)
    return end if end > start else end + timedelta(days=1)


def _when(books: Books, shift: Shift) -> Row:
    return {
        "start": zulu(shift.start),
        "end": zulu(end_of(books, shift)),
        "close": shift.close,
        "business_decline": shift.business_decline,
        "late_minutes": shift.late_minutes,
    }


def _offer(shift: Shift) -> Row:
    return {
        "open": shift.open,
        "open_offer_type": OFFERED_TO[shift.open_offer_type] if shift.open else None,
        "unassigned": shift.unassigned,
        "unassigned_skill_level": shift.unassigned_skill_level or DEFAULT_SKILL_LEVEL,
    }


def _state(shift: Shift) -> Row:
    status = "draft" if shift.draft else "published"
    return {
        "draft": shift.draft,
        "notified": shift.notified,
        "attendance_status": ATTENDANCE[shift.status],
        "publish_status": f"{status}_deleted" if shift.deleted else status,
        "deleted": shift.deleted,
        "soft_deleted": zulu(shift.modified) if shift.deleted else None,
    }


def _station(books: Books, shift: Shift) -> Row:
    place = station(books, shift.station_id)
    return {
        "station": place.number if place else 0,
        "station_name": place.name if place else None,
        "station_id": place.id if place else None,
    }


def _break(shift: Shift, row: ShiftBreak) -> Row:
    kind = BREAK_TYPES[row.break_type_id]
    return {
        "id": row.id,
        "shift_id": shift.id,
        "name": kind.name,
        "length": kind.minutes,
        "break_type_id": row.break_type_id,
        "type": "paid" if kind.paid else "unpaid",
        "start": zulu(row.start),
        "end": zulu(row.start + timedelta(minutes=kind.minutes)) if row.start else None,
    }
