"""Assignments: the places that shifts are put on (crewsense.md 3.2)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.errors import invalid
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.wire import Colour, Json, LocalTime, Open, Sent, Text, Whole, local

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Location:
    """Where an assignment is; the coordinates are strings."""

    address: str
    city: str
    state: str
    country: str
    zip: str
    latitude: str
    longitude: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """A place with seats, from `start` to `end` (local) on its first day and, if it recurs, on each later one."""

    id: int
    name: str
    start: datetime
    end: datetime
    positions_to_fill: int
    position: int = 0
    is_work_shift: bool = True
    self_scheduling: bool = False
    self_scheduling_requires_approval: bool = False
    crewsense_eligible: bool = True
    hide_open_slots: bool = False
    color: str = "#CCCCCC"
    recurring: bool = False
    location: Location | None = None
    groups: tuple[int, ...] = ()
    admins: tuple[int, ...] = ()
    qualifiers_needed: tuple[tuple[int, int], ...] = ()
    """Qualifier ids, and how many of each are wanted."""
    finalized: frozenset[date] = frozenset()

    def __str__(self) -> str:
        return f"Assignment {self.id} '{self.name}'"

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """Its hours on a day, or None."""
        later = day - self.start.date()
        if later == timedelta() or (self.recurring and later > timedelta()):
            return self.start + later, self.end + later
        return None


class NewAssignment(Sent):
    """A new assignment."""

    name: Text
    start: LocalTime
    end: LocalTime
    positions_to_fill: Whole
    position: Whole = 0
    is_work_shift: bool = True
    self_scheduling: bool = False
    self_scheduling_requires_approval: bool = False
    crewsense_eligible: bool = True
    hide_open_slots: bool = False
    color: Colour = "#CCCCCC"


class AssignmentUpdate(Open):
    """What a PATCH may hold: the documents list no fields for it. Null changes nothing."""

    name: Text | None = None
    start: LocalTime | None = None
    end: LocalTime | None = None
    positions_to_fill: Whole | None = None
    position: Whole | None = None
    is_work_shift: bool | None = None
    self_scheduling: bool | None = None
    self_scheduling_requires_approval: bool | None = None
    crewsense_eligible: bool | None = None
    hide_open_slots: bool | None = None
    color: Colour | None = None


@router.get("/assignments")
async def list_assignments(office: Here) -> list[Json]:
    """The assignments that are not over."""
    now = office.local_now()
    return [_shown(row) for row in office.all(Assignment) if row.recurring or row.end > now]


@router.get("/assignments/{assignment_id}")
async def get_assignment(office: Here, assignment_id: int) -> Json:
    """One assignment; only here its `date` is written with a time (crewsense.md 2.1)."""
    row = office.one(Assignment, assignment_id)
    return {**_shown(row), "date": f"{row.start.date()} 00:00:00"}


@router.post("/assignments")
async def create_assignment(office: Here, sent: NewAssignment) -> Response:
    """A new assignment for one day."""
    row = Assignment(office.next_id(Assignment), **sent.model_dump())
    _kept(office, "created", row)
    return undocumented(office, f"Added new assignment {row.name}.", 201, id=row.id)


@router.patch("/assignments/{assignment_id}")
async def update_assignment(office: Here, assignment_id: int, sent: AssignmentUpdate) -> Response:
    """Change what is sent."""
    row = replace(office.one(Assignment, assignment_id), **sent.model_dump(exclude_none=True))
    _kept(office, "updated", row)
    return undocumented(office, f"Assignment {row.name} updated.", id=row.id)


@router.delete("/assignments/{assignment_id}")
async def delete_assignment(office: Here, assignment_id: int) -> Response:
    """Remove an assignment."""
    row = office.one(Assignment, assignment_id)
    office.drop(row)
    office.changed("deleted", str(row))
    return undocumented(office, f"Assignment {row.name} removed.")


def _kept(office: Office, action: str, row: Assignment) -> None:
    if row.end <= row.start:
        raise invalid("The end must be a date after start.")
    office.changed(action, str(office.keep(row)))


def _shown(row: Assignment) -> Json:
    return {
        "id": row.id,
        "position": row.position,
        "name": row.name,
        "date": row.start.date(),
        "start": local(row.start),
        "end": local(row.end),
        "positions_to_fill": row.positions_to_fill,
        "is_work_shift": row.is_work_shift,
        "self_scheduling": row.self_scheduling,
        "self_scheduling_requires_approval": row.self_scheduling_requires_approval,
        "crewsense_eligible": row.crewsense_eligible,
        "hide_open_slots": row.hide_open_slots,
        "color": row.color,
        "location": row.location,
    }
