"""CrewIO's helpers, shifts, and availability."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypedDict
from zoneinfo import ZoneInfo

from prefect_shiftwork.bridges.reading import Read, full_name, needed, read_all, somebody
from prefect_shiftwork.roster.availability import Answers, AvailabilityRequest
from prefect_shiftwork.roster.people import Person
from prefect_shiftwork.roster.shifts import Shift
from prefect_shiftwork.vendors import crewio

SYSTEM = "crewio"

TAKING_A_PLACE = frozenset({"confirmed", "checked_in"})
"""The states of assignments that the developer portal shows; there are others, which it does not list."""


class ResponseArguments(TypedDict):
    """Arguments of ``upsert_availability_response`` beside the event."""

    request_id: str
    user_id: str
    responses: list[crewio.NewSlotAnswer]


def person(helper: crewio.Helper) -> Person:
    """A helper; the portal promises neither name nor e-mail address. Raises Unreadable without the user's id."""
    user_id = needed(helper.user_id, "A CrewIO helper", "user_id")
    return Person(SYSTEM, user_id, full_name(user_id, helper.name), email=helper.email)


def shifts(
    event: crewio.Event,
    records: Iterable[crewio.Shift],
    *,
    roles: Iterable[crewio.Role],
    assignments: Iterable[crewio.Assignment],
    people: Mapping[str, Person],
    zone: ZoneInfo,
) -> Read[Shift]:
    """The shifts of an event.

    Args:
        event: the event.
        records: its shifts, whose times are in UTC.
        roles: its roles.
        assignments: its assignments.
        people: its helpers, by id.
        zone: the club's zone, in which people read the times.
    """
    names = {role.id: role.name or "" for role in roles}
    crews: defaultdict[str | None, list[Person]] = defaultdict(list)
    for each in assignments:
        if each.state in TAKING_A_PLACE and each.user_id:
            crews[each.shift_id].append(somebody(people, SYSTEM, each.user_id))
    return read_all(records, lambda record: _shift(record, event, names, crews[record.id], zone))


def _shift(
    record: crewio.Shift, event: crewio.Event, roles: Mapping[str, str], crew: list[Person], zone: ZoneInfo
) -> Shift:
    # The default of required_count is not documented; a shift that needed nobody would be none.
    wanted = record.required_count or 1
    name = f"CrewIO shift {record.id}"
    return Shift(
        system=SYSTEM,
        id=record.id,
        start=needed(record.start_time, name, "start_time").astimezone(zone),
        end=needed(record.end_time, name, "end_time").astimezone(zone),
        role=roles.get(record.role_id or "", ""),
        place=event.location or "",
        event=event.name or "",
        people=tuple(crew),
        needed=wanted,
        open=max(0, wanted - len(crew)),
        notes=record.notes or "",
    )


def availability_request(record: crewio.AvailabilityRequest) -> AvailabilityRequest:
    """A request. A slot has no times: its id leads to a shift where whoever asked chose the shift's id for it."""
    return AvailabilityRequest(record.id, frozenset(slot.id for slot in record.time_slots))


def answers(record: crewio.AvailabilityResponse) -> Answers:
    """A helper's answers to one request. Raises Unreadable without the ids of both."""
    return Answers(
        needed(record.request_id, "A CrewIO availability response", "request_id"),
        needed(record.user_id, "A CrewIO availability response", "user_id"),
        {answer.time_slot_id: answer.available for answer in record.responses if answer.available is not None},
    )


def response_arguments(given: Answers) -> ResponseArguments:
    """What to send for these answers, which replace the earlier ones."""
    responses = [crewio.NewSlotAnswer(time_slot_id=slot, available=free) for slot, free in given.slots.items()]
    return {"request_id": given.request_id, "user_id": given.person_id, "responses": responses}
