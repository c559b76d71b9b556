"""Visual cycles (crewsense.md 3.3): coloured stretches of days, deleted softly."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from prefect_shiftwork.sandbox.crewsense.errors import invalid, no_record
from prefect_shiftwork.sandbox.crewsense.office import SYSTEM_USER, Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.wire import Day, Json, Open, Sent, Text, local, local_or_none

# The sample has colours of three digits, unlike every other resource.
ShortColour = Annotated[str, Field(pattern=r"^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$")]

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class VisualCycle:
    """A pay period, or another stretch of whole days; stamps are local."""

    id: int
    name: str
    start: date
    end: date
    color: str
    text_color: str
    created_by: int
    created_at: datetime
    deleted_at: datetime | None = None
    deleted_by: int | None = None

    def __str__(self) -> str:
        return f"Visual cycle {self.id} '{self.name}'"


class NewCycle(Sent):
    """A new cycle."""

    name: Text
    start: Day
    end: Day
    color: ShortColour
    text_color: ShortColour


class CycleUpdate(Open):
    """What a PUT may hold: the documents list no fields for it. Null changes nothing."""

    name: Text | None = None
    start: Day | None = None
    end: Day | None = None
    color: ShortColour | None = None
    text_color: ShortColour | None = None


@router.get("/visual_cycles")
async def list_visual_cycles(office: Here, start: Day | None = None, end: Day | None = None) -> list[Json]:
    """The cycles that lie within the days from `start` to `end`."""
    return [
        _shown(row)
        for row in office.all(VisualCycle)
        if row.deleted_at is None and (start is None or row.start >= start) and (end is None or row.end <= end)
    ]


@router.get("/visual_cycles/{cycle_id}")
async def get_visual_cycle(office: Here, cycle_id: int) -> Json:
    """One cycle, also a deleted one."""
    return _shown(office.one(VisualCycle, cycle_id))


@router.post("/visual_cycles")
async def create_visual_cycle(office: Here, sent: NewCycle) -> Response:
    """A new cycle."""
    number = office.next_id(VisualCycle)
    row = VisualCycle(number, **sent.model_dump(), created_by=SYSTEM_USER, created_at=office.local_now())
    _kept(office, "created", row)
    return undocumented(office, f"Added new visual cycle {row.name}.", 201, id=row.id)


@router.put("/visual_cycles/{cycle_id}")
async def update_visual_cycle(office: Here, cycle_id: int, sent: CycleUpdate) -> Response:
    """Change what is sent."""
    row = replace(_active(office, cycle_id), **sent.model_dump(exclude_none=True))
    _kept(office, "updated", row)
    return undocumented(office, f"Visual cycle {row.name} updated.", id=row.id)


@router.delete("/visual_cycles/{cycle_id}")
async def delete_visual_cycle(office: Here, cycle_id: int) -> Response:
    """Mark a cycle as deleted."""
    row = replace(_active(office, cycle_id), deleted_at=office.local_now(), deleted_by=SYSTEM_USER)
    _kept(office, "deleted", row)
    return undocumented(office, f"Visual cycle {row.name} removed.")


def _active(office: Office, cycle_id: int) -> VisualCycle:
    row = office.one(VisualCycle, cycle_id)
    if row.deleted_at is not None:
        raise no_record("VisualCycle")
    return row


def _kept(office: Office, action: str, row: VisualCycle) -> None:
    if row.end < row.start:
        raise invalid("The end must be a date after or equal to start.")
    office.changed(action, str(office.keep(row)))


def _shown(row: VisualCycle) -> Json:
    return {
        "id": row.id,
        "name": row.name,
        "start": row.start,
        "end": row.end,
        "color": row.color,
        "text_color": row.text_color,
        "created_by": row.created_by,
        "created_at": local(row.created_at),
        "deleted_by": row.deleted_by,
        "deleted_at": local_or_none(row.deleted_at),
    }
