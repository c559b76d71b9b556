"""Every record as v1 shows it, field by field in the order of the document's tables."""

from prefect_shiftwork.sandbox.seven_shifts.records import (
    Company,
    Department,
    Event,
    Location,
    Role,
    Shift,
    TimePunch,
)
from prefect_shiftwork.sandbox.seven_shifts.v1.kinds import Kind
from prefect_shiftwork.sandbox.seven_shifts.v1.values import dollars, stamp

COMPANY: Kind[Company] = Kind(
    "company",
    {
        "id": lambda company: company.id,
        "name": lambda company: company.name,
        "country": lambda company: company.country,
        "photo": lambda company: company.photo,
        "created": lambda company: stamp(company.created),
        "modified": lambda company: stamp(company.modified),
    },
)

DEPARTMENT: Kind[Department] = Kind(
    "department",
    {
        "id": lambda department: department.id,
        "name": lambda department: department.name,
        "created": lambda department: stamp(department.created),
        "modified": lambda department: stamp(department.modified),
    },
)

LOCATION: Kind[Location] = Kind(
    "location",
    {
        "id": lambda location: location.id,
        "address": lambda location: location.name,
        "country": lambda location: location.country,
        "timezone": lambda location: location.timezone,
        "hash": lambda location: location.hash,
        "created": lambda location: stamp(location.created),
        "modified": lambda location: stamp(location.modified),
    },
)

ROLE: Kind[Role] = Kind(
    "role",
    {
        "id": lambda role: role.id,
        "name": lambda role: role.name,
        "color": lambda role: role.color,
        "created": lambda role: stamp(role.created),
        "modified": lambda role: stamp(role.modified),
    },
)

SHIFT: Kind[Shift] = Kind(
    "shift",
    {
        "id": lambda shift: shift.id,
        "start": lambda shift: stamp(shift.start),
        "end": lambda shift: stamp(shift.end),
        "location_id": lambda shift: shift.location_id,
        "user_id": lambda shift: shift.user_id or 0,
        "role_id": lambda shift: shift.role_id or 0,
        "department_id": lambda shift: shift.department_id or 0,
        "close": lambda shift: shift.close,
        "notes": lambda shift: shift.notes,
        "hourly_wage": lambda shift: dollars(shift.hourly_wage),
        "open": lambda shift: shift.open,
        "notified": lambda shift: shift.notified,
        "open_offer_type": lambda shift: shift.open_offer_type,
        "draft": lambda shift: shift.draft,
        "deleted": lambda shift: shift.deleted,
        "bd": lambda shift: shift.business_decline,
        "status": lambda shift: shift.status,
        "late_minutes": lambda shift: shift.late_minutes,
        "created": lambda shift: stamp(shift.created),
        "modified": lambda shift: stamp(shift.modified),
    },
)

EVENT: Kind[Event] = Kind(
    "event",
    {
        "id": lambda event: event.id,
        "title": lambda event: event.title,
        "description": lambda event: event.description,
        "date": lambda event: event.start_date.isoformat(),
        "start": lambda event: event.start_time.isoformat("seconds"),
        "color": lambda event: event.color,
        "location": lambda event: event.location_ids,
        "created": lambda event: stamp(event.created),
        "modified": lambda event: stamp(event.modified),
    },
)

TIME_PUNCH: Kind[TimePunch] = Kind(
    "time_punch",
    {
        "id": lambda punch: punch.id,
        "shift_id": lambda punch: punch.shift_id or 0,
        "user_id": lambda punch: punch.user_id,
        "location_id": lambda punch: punch.location_id,
        "department_id": lambda punch: punch.department_id or 0,
        "role_id": lambda punch: punch.role_id or 0,
        "approved": lambda punch: punch.approved,
        "clocked_in": lambda punch: stamp(punch.clocked_in),
        "clocked_out": lambda punch: stamp(punch.clocked_out),
        "auto_clocked_out": lambda punch: punch.auto_clocked_out,
        "clocked_in_offline": lambda punch: punch.clocked_in_offline,
        "clocked_out_offline": lambda punch: punch.clocked_out_offline,
        "tips": lambda punch: dollars(punch.tips),
        "notes": lambda punch: punch.notes,
        "created": lambda punch: stamp(punch.created),
        "modified": lambda punch: stamp(punch.modified),
    },
)
