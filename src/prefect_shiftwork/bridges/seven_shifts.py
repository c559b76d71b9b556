"""7shifts v2: users, shifts, time punches, and time off both ways."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Literal, NotRequired, TypedDict, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from prefect_shiftwork.bridges.reading import Unreadable, full_name, needed, somebody
from prefect_shiftwork.roster.copying import DaysOffWrite
from prefect_shiftwork.roster.days_off import DaysOff
from prefect_shiftwork.roster.moments import MIDNIGHT
from prefect_shiftwork.roster.pairing import ExistingDaysOff
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.roster.timesheets import Break, Punch
from prefect_shiftwork.vendors import seven_shifts

SYSTEM = "seven_shifts"

Category = Literal["paid", "unpaid", "paid_sick"]

APPROVED = 1
NOT_STANDING = frozenset({2, 3})
"""Declined and cancelled. The document lists no values of a status; these are what clients read and write."""

LAST_SECOND = time(23, 59, 59)
"""How the midnight that ends a day is written: 00:00 would be the one that begins it."""


class DaysOffFields(TypedDict):
    """What a copy consists of, for ``create_time_off`` and ``update_time_off``."""

    user_id: int
    from_date: date
    to_date: date
    category: Category
    partial: bool
    partial_from: NotRequired[time]
    partial_to: NotRequired[time]


class NewTimeOff(DaysOffFields):
    """Arguments of ``create_time_off``."""

    status: int
    comments: str


class TimeOffChanges(DaysOffFields):
    """Arguments of ``update_time_off``; the comments with our key stay as they are, and so does the status."""

    id: int


def person(user: seven_shifts.User) -> Person:
    """A user, by the name that they go by."""
    name = full_name(user.id, user.preferred_first_name or user.first_name, user.last_name)
    return Person(SYSTEM, str(user.id), name, user.employee_id, user.email, active=user.active is not False)


def shift(
    record: seven_shifts.Shift,
    *,
    roles: Mapping[int, seven_shifts.Role],
    locations: Mapping[int, seven_shifts.Location],
    people: Mapping[str, Person],
    zone: ZoneInfo,
) -> Shift:
    """A shift, in the time of its location; ``zone`` is for locations that do not say theirs.

    A shift has one place. It is free for people to take if the shift is open; one that is only unassigned is not on
    offer. Raises Unreadable without start or end.
    """
    name = f"7shifts shift {record.id}"
    local = _zone_of(locations.get(record.location_id or 0), zone)
    return Shift(
        system=SYSTEM,
        id=str(record.id),
        start=needed(record.start, name, "start").astimezone(local),
        end=needed(record.end, name, "end").astimezone(local),
        role=_name(roles.get(record.role_id or 0)),
        place=_name(locations.get(record.location_id or 0)),
        people=(somebody(people, SYSTEM, record.user_id),) if record.user_id else (),
        open=1 if record.open else 0,
        notes=record.notes or "",
        created=record.created,
        modified=record.modified,
    )


def punch(record: seven_shifts.TimePunch, people: Mapping[str, Person]) -> Punch:
    """A time punch with its breaks. Raises Unreadable without user or start."""
    name = f"7shifts time punch {record.id}"
    return Punch(
        system=SYSTEM,
        id=str(record.id),
        person=somebody(people, SYSTEM, needed(record.user_id, name, "user_id")),
        start=needed(record.clocked_in, name, "clocked_in"),
        end=record.clocked_out,
        breaks=tuple(Break(each.in_, each.out, bool(each.paid)) for each in record.breaks or () if each.in_),
    )


def existing_days_off(
    record: seven_shifts.TimeOff, people: Mapping[str, Person], source: str = "crewsense"
) -> ExistingDaysOff:
    """Time off that is there. Its natural key is read from the comments if it was copied from ``source``.

    Raises Unreadable without user, first or last day, or if it ends before it starts.
    """
    name = f"7shifts time off {record.id}"
    key = re.search(rf"\b{re.escape(source)}:[\w-]+(?:/\d+)?", record.comments or "")
    first, last = needed(record.from_date, name, "from_date"), needed(record.to_date, name, "to_date")
    if last < first:
        raise Unreadable(f"{name} ends on {last}, before it starts on {first}; correct it there.")
    return ExistingDaysOff(
        id=str(record.id),
        person=somebody(people, SYSTEM, needed(record.user_id, name, "user_id")),
        days=_part(record, first) or DaysOff(first, last),
        kind=record.category or "",
        key=key.group() if key else "",
        stands=record.status not in NOT_STANDING,
    )


def new_time_off(write: DaysOffWrite) -> NewTimeOff:
    """What to send to create a copy, approved, with its natural key in the comments."""
    return {**_fields(write), "status": APPROVED, "comments": f"Copied time off, {write.key}"}


def time_off_changes(write: DaysOffWrite) -> TimeOffChanges:
    """What to send to change a copy. Raises ValueError for one that is not there yet."""
    if write.record_id is None:
        raise ValueError(f"{write.key} is not in 7shifts yet; create it.")
    return {**_fields(write), "id": int(write.record_id)}


def _fields(write: DaysOffWrite) -> DaysOffFields:
    fields: DaysOffFields = {
        "user_id": int(write.person.id),
        "from_date": write.days.from_date,
        "to_date": write.days.to_date,
        # The operation refuses other words before anything is sent.
        "category": cast("Category", write.kind),
        "partial": write.days.partial,
    }
    if write.days.partial_from is not None and write.days.partial_to is not None:
        fields["partial_from"] = write.days.partial_from
        fields["partial_to"] = LAST_SECOND if write.days.partial_to == MIDNIGHT else write.days.partial_to
    return fields


def _part(record: seven_shifts.TimeOff, day: date) -> DaysOff | None:
    """The part of a day that a record names; None for whole days, and for hours that make no sense."""
    start, end = record.partial_from, record.partial_to
    if not record.partial or record.to_date != day or start is None or end is None:
        return None
    end = MIDNIGHT if end >= LAST_SECOND.replace(second=0) else end
    return DaysOff(day, day, start, end) if start < end or end == MIDNIGHT else None


def _name(record: seven_shifts.Role | seven_shifts.Location | None) -> str:
    return (record.name or "") if record else ""


def _zone_of(location: seven_shifts.Location | None, otherwise: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(location.timezone) if location and location.timezone else otherwise
    except (ZoneInfoNotFoundError, ValueError):
        return otherwise
