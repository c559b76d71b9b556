"""What the club keeps at CrewIO."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from prefect_shiftwork.sandbox.crewio.models import (
    AssignmentBody,
    AssignmentRow,
    AvailabilityRequest,
    AvailabilityResponse,
    Event,
    EventBody,
    Helper,
    Message,
    RequestBody,
    ResponseBody,
    Role,
    RoleBody,
    Shift,
    ShiftBody,
)
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.error_object import invalid, missing
from prefect_shiftwork.sandbox.people import Person

VENDOR = "crewio"
NAMESPACE = uuid5(NAMESPACE_URL, "https://crewio.co/sandbox")

ACTIVE_STATES = frozenset({"confirmed", "checked_in"})
"""The two states that the portal shows; which others there are is not documented."""

T = TypeVar("T")


def user_id(person: Person) -> UUID:
    """The id of a member of the club, the same in every sandbox."""
    return uuid5(NAMESPACE, f"user/{person.number}")


def find(records: dict[UUID, T], record_id: UUID, kind: str) -> T:
    """A record, or the 404 that names its kind. An id of another event is as unknown as any other."""
    if record_id not in records:
        raise missing(kind)
    return records[record_id]


@dataclass(slots=True)
class EventFile:
    """One event and all that belongs to it. The pairs are (shift, user) and (request, user)."""

    event: Event
    roles: dict[UUID, Role] = field(default_factory=dict)
    shifts: dict[UUID, Shift] = field(default_factory=dict)
    helpers: set[UUID] = field(default_factory=set)
    messages: dict[UUID, Message] = field(default_factory=dict)
    assignments: dict[tuple[UUID, UUID], AssignmentRow] = field(default_factory=dict)
    requests: dict[UUID, AvailabilityRequest] = field(default_factory=dict)
    responses: dict[tuple[UUID, UUID], AvailabilityResponse] = field(default_factory=dict)

    def require_helper(self, user_id: UUID) -> None:
        """Refuse a user who has no access to this event."""
        if user_id not in self.helpers:
            raise missing("Helper of this event")

    def drop_shift(self, shift_id: UUID) -> None:
        """Remove a shift and its assignments."""
        del self.shifts[shift_id]
        for pair in [pair for pair in self.assignments if pair[0] == shift_id]:
            del self.assignments[pair]

    def require_room(self, shift: Shift, key: tuple[UUID, UUID], state: str) -> None:
        """Refuse one helper too many, unless the shift may be overbooked."""
        others = (row for pair, row in self.assignments.items() if pair != key)
        taken = sum(row.shift_id == shift.id and row.state in ACTIVE_STATES for row in others)
        if state in ACTIVE_STATES and taken >= shift.required_count and not shift.allow_overbooking:
            raise invalid("Shift is fully booked")


class Store:
    """Every event of the club, and its members by user id."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._counts: Counter[str] = Counter()
        self.members = {user_id(person): person for person in desk.world.event.helpers}
        self.events: dict[UUID, EventFile] = {}

    def file(self, event_id: UUID) -> EventFile:
        """The file of an event, or 404."""
        return find(self.events, event_id, "Event")

    def helper(self, user_id: UUID) -> Helper:
        """A member as CrewIO shows a helper."""
        member = self.members[user_id]
        return Helper(user_id=user_id, name=member.name, email=member.email)

    def note(self, action: str, text: str) -> None:
        """Put a change into the journal."""
        self._desk.journal.record(VENDOR, action, text)

    def add_event(self, body: EventBody) -> EventFile:
        """Open a file for a new event."""
        event = Event(id=self.new_id("event"), **dict(body))
        self.events[event.id] = EventFile(event)
        return self.events[event.id]

    def add_role(self, file: EventFile, body: RoleBody) -> Role:
        """Keep a new role."""
        role = Role(id=self.new_id("role"), **dict(body))
        return file.roles.setdefault(role.id, role)

    def add_shift(self, file: EventFile, body: ShiftBody) -> Shift:
        """Keep a new shift of a role of the same event."""
        find(file.roles, body.role_id, "Role")
        shift = Shift(id=self.new_id("shift"), **dict(body))
        return file.shifts.setdefault(shift.id, shift)

    def assign(self, file: EventFile, body: AssignmentBody) -> AssignmentRow:
        """Keep what is said of a helper in a shift, in place of what was said before."""
        shift = find(file.shifts, body.shift_id, "Shift")
        file.require_helper(body.user_id)
        key = body.shift_id, body.user_id
        file.require_room(shift, key, body.state)
        known = file.assignments.get(key)
        row = AssignmentRow(id=known.id if known else self.new_id("assignment"), **dict(body))
        file.assignments[key] = row
        return row

    def ask(self, file: EventFile, body: RequestBody) -> AvailabilityRequest:
        """Keep a new availability request."""
        request = AvailabilityRequest(id=self.new_id("request"), **dict(body))
        return file.requests.setdefault(request.id, request)

    def answer(self, file: EventFile, body: ResponseBody) -> AvailabilityResponse:
        """Keep a helper's answers to a request, in place of the earlier ones."""
        request = find(file.requests, body.request_id, "Availability request")
        file.require_helper(body.user_id)
        if strangers := {a.time_slot_id for a in body.responses} - {slot.id for slot in request.time_slots}:
            raise invalid(f"time_slot_id: not in this request: {', '.join(sorted(strangers))}")
        key = body.request_id, body.user_id
        known = file.responses.get(key)
        response = AvailabilityResponse(id=known.id if known else self.new_id("response"), **dict(body))
        file.responses[key] = response
        return response

    def new_id(self, kind: str) -> UUID:
        """The next id of a kind, the same in every sandbox."""
        self._counts[kind] += 1
        return uuid5(NAMESPACE, f"{kind}/{self._counts[kind]}")
