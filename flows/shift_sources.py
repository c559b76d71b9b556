"""Shifts of CrewIO and 7shifts, read for announcing; and created first, where a person asks for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from prefect_shiftwork.blocks import CrewIOCredentials, SevenShiftsCredentials
from prefect_shiftwork.bridges import crewio as crewio_bridge
from prefect_shiftwork.bridges import seven_shifts as seven_shifts_bridge
from prefect_shiftwork.bridges.reading import read_all
from prefect_shiftwork.flows.derive import as_task
from prefect_shiftwork.flows.shift_choice import NewCrewIOShift, NewSevenShiftsShift
from prefect_shiftwork.rest.errors import Failure, NotFound, OutcomeUnknown
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors.crewio import CrewIO
from prefect_shiftwork.vendors.seven_shifts import SevenShifts

UTC = ZoneInfo("UTC")

get_event = as_task(CrewIO.get_event)
list_event_shifts = as_task(CrewIO.list_shifts)
create_event_shift = as_task(CrewIO.create_shift)
list_event_roles = as_task(CrewIO.list_roles)
list_helpers = as_task(CrewIO.list_helpers)
list_assignments = as_task(CrewIO.list_assignments)
get_shift = as_task(SevenShifts.get_shift)
list_shifts = as_task(SevenShifts.list_shifts)
create_shift = as_task(SevenShifts.create_shift)
list_roles = as_task(SevenShifts.list_roles)
list_locations = as_task(SevenShifts.list_locations)
list_users = as_task(SevenShifts.list_users)

Wanted = Literal["nobody else", "people on the shift", "everybody with the role"]


@dataclass
class Readers:
    """Who reads about a shift, beside those whom the form names; ``by_role`` has the people of each role."""

    by_role: dict[str, list[Person]] = field(default_factory=dict)

    def of(self, wanted: Wanted, shift: Shift) -> list[Person]:
        """The people that a choice means for a shift."""
        if wanted == "people on the shift":
            return list(shift.people)
        return self.by_role.get(shift.role, []) if wanted == "everybody with the role" else []


@dataclass(frozen=True)
class FoundShifts:
    """What was read: shifts, who reads about them, and a sentence for each record that could not be read."""

    shifts: list[Shift]
    readers: Readers
    problems: list[str]


async def crewio_shifts(credentials: CrewIOCredentials, event_id: str, zone: ZoneInfo = UTC) -> FoundShifts:
    """The shifts of a CrewIO event. People of a role are those who have a shift of it."""
    async with credentials.get_client():
        helpers = read_all(await list_helpers(credentials, event_id), crewio_bridge.person)
        read = crewio_bridge.shifts(
            await get_event(credentials, event_id),
            await list_event_shifts(credentials, event_id),
            roles=await list_event_roles(credentials, event_id),
            assignments=await list_assignments(credentials, event_id),
            people={helper.id: helper for helper in helpers.values},
            zone=zone,
        )
    readers = Readers()
    for shift in read.values:
        known = readers.by_role.setdefault(shift.role, [])
        known += [person for person in shift.people if person not in known]
    return FoundShifts(read.values, readers, [*helpers.problems, *read.problems])


async def one_crewio_shift(credentials: CrewIOCredentials, event_id: str, shift_id: str) -> FoundShifts:
    """One shift of a CrewIO event. Raises NotFound: CrewIO has no way to ask for a single shift."""
    found = await crewio_shifts(credentials, event_id)
    return FoundShifts([only(found.shifts, shift_id, CrewIO.title)], found.readers, found.problems)


async def coming_seven_shifts(
    credentials: SevenShiftsCredentials, start: datetime, end: datetime, zone: ZoneInfo = UTC
) -> FoundShifts:
    """The published shifts of a 7shifts company that start in [start, end]."""
    async with credentials.get_client():
        records = await list_shifts(credentials, start, end)
        return await _seven_shifts(credentials, records, zone)


async def one_seven_shifts_shift(credentials: SevenShiftsCredentials, shift_id: int) -> FoundShifts:
    """One shift of a 7shifts company, with its role's people."""
    async with credentials.get_client():
        record = await get_shift(credentials, shift_id)
        found = await _seven_shifts(credentials, [record], UTC)
        role = found.shifts[0].role if found.shifts else ""
        if record.role_id:
            users = await list_users(credentials, role_id=record.role_id, status="active")
            found.readers.by_role[role] = [seven_shifts_bridge.person(user) for user in users]
    return FoundShifts([only(found.shifts, str(shift_id), SevenShifts.title)], found.readers, found.problems)


async def _seven_shifts(credentials: SevenShiftsCredentials, records: Sequence[object], zone: ZoneInfo) -> FoundShifts:
    roles = {role.id: role for role in await list_roles(credentials)}
    locations = {location.id: location for location in await list_locations(credentials)}
    people = {str(user.id): seven_shifts_bridge.person(user) for user in await list_users(credentials)}
    read = read_all(
        records,
        lambda record: seven_shifts_bridge.shift(record, roles=roles, locations=locations, people=people, zone=zone),  # type: ignore[arg-type]
    )
    return FoundShifts(read.values, Readers(), read.problems)


async def created_in_crewio(credentials: CrewIOCredentials, new: NewCrewIOShift) -> str:
    """The id of that shift in CrewIO, which is created unless one of the same role and time is there."""
    if found := await _crewio_twin(credentials, new):
        return found
    try:
        created = await create_event_shift(
            credentials,
            new.event_id,
            new.role_id,
            new.start,
            new.end,
            required_count=new.required_count,
            notes=new.notes or None,
        )
    except OutcomeUnknown:
        if found := await _crewio_twin(credentials, new):
            return found
        raise
    return created.id


async def _crewio_twin(credentials: CrewIOCredentials, new: NewCrewIOShift) -> str | None:
    shifts = await list_event_shifts(credentials, new.event_id)
    wanted = (new.role_id, new.start, new.end)
    return next((s.id for s in shifts if (s.role_id, s.start_time, s.end_time) == wanted), None)


async def created_in_seven_shifts(credentials: SevenShiftsCredentials, new: NewSevenShiftsShift) -> int:
    """The id of that shift in 7shifts, which is created unless one of the same place, role and time is there."""
    if found := await _seven_shifts_twin(credentials, new):
        return found
    try:
        created = await create_shift(
            credentials,
            new.location_id,
            new.start,
            new.end,
            role_id=new.role_id or None,
            department_id=new.department_id or None,
            open=new.open,
            notes=new.notes or None,
        )
    except OutcomeUnknown:
        if found := await _seven_shifts_twin(credentials, new):
            return found
        raise
    return created.id


async def _seven_shifts_twin(credentials: SevenShiftsCredentials, new: NewSevenShiftsShift) -> int | None:
    shifts = await list_shifts(credentials, new.start, new.start, location_id=new.location_id)
    wanted = (new.role_id, new.start, new.end)
    return next((s.id for s in shifts if (s.role_id or 0, s.start, s.end) == wanted), None)


def only(shifts: Sequence[Shift], shift_id: str, vendor: str) -> Shift:
    """The shift with that id. Raises NotFound with what to check."""
    for shift in shifts:
        if shift.id == shift_id:
            return shift
    failure = Failure(vendor, f"shift {shift_id}")
    raise NotFound(failure, fix="Check the shift's id, and the event or company that it belongs to.")
