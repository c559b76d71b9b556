"""7shifts v1: users and shifts. It has no time off ("Partner API v1")."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from prefect_shiftwork.bridges.reading import full_name, needed, somebody
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors import seven_shifts_v1

SYSTEM = "seven_shifts_v1"


def person(user: seven_shifts_v1.User) -> Person:
    """A user. Their ``employee_id`` is the code that they punch in with ("Users"), so nobody is matched by it."""
    name = full_name(user.id, user.firstname, user.lastname)
    return Person(SYSTEM, str(user.id), name, email=user.email, active=user.active is not False)


def shift(
    record: seven_shifts_v1.Shift,
    *,
    roles: Mapping[int, seven_shifts_v1.Role],
    locations: Mapping[int, seven_shifts_v1.Location],
    people: Mapping[str, Person],
    zone: ZoneInfo,
) -> Shift:
    """A shift, in the time of ``zone``; one that goes until close has no end. Raises Unreadable without start."""
    role, location = roles.get(record.role_id or 0), locations.get(record.location_id or 0)
    return Shift(
        system=SYSTEM,
        id=str(record.id),
        start=needed(record.start, f"7shifts shift {record.id}", "start").astimezone(zone),
        end=record.end.astimezone(zone) if record.end else None,
        role=(role.name or "") if role else "",
        place=(location.address or "") if location else "",
        people=(somebody(people, SYSTEM, record.user_id),) if record.user_id else (),
        open=1 if record.open else 0,
        notes=record.notes or "",
        created=record.created,
        modified=record.modified,
    )
