"""Time off types, and how each accrues (crewsense.md 3.4)."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.wire import Colour, Id, Json, Number, Sent, Text, Whole, href

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class TimeOffType:
    """A reason for time off; `required_buffer` is hours, `instance_limit` entries a year (0 is none)."""

    id: int
    label: str
    work_code: str
    required_buffer: float = 0
    instance_limit: int = 0
    primary_color: str = "#3f5647"
    secondary_color: str = "#FFFFFF"
    force_include: bool = False
    forward: bool = False
    accrual_type: str = "No automatic accrual"

    def embedded(self) -> Json:
        """As time off names it: what is a `label` here is a `name` there."""
        return {"id": self.id, "name": self.label, "work_code": self.work_code}


class NewTimeOffType(Sent):
    """What the documents list for a new type, `id` and `href` included, which have no effect."""

    label: Text
    work_code: str = ""
    required_buffer: Number = 0
    instance_limit: Whole = 0
    primary_color: Colour = "#3f5647"
    secondary_color: Colour = "#FFFFFF"
    force_include: bool = False
    forward: bool = False
    id: Id | None = None
    href: str | None = None


@router.get("/time_off_types")
async def list_time_off_types(office: Here) -> list[Json]:
    """All types."""
    return [_shown(row) for row in office.all(TimeOffType)]


@router.post("/time_off_types")
async def create_time_off_type(office: Here, sent: NewTimeOffType) -> Response:
    """A new type."""
    fields = sent.model_dump(exclude={"id", "href"})
    row = office.keep(TimeOffType(office.next_id(TimeOffType), **fields))
    office.changed("created", f"Time off type {row.id} '{row.label}'")
    return undocumented(office, f"Added new time off type {row.label}.", 201, id=row.id)


@router.get("/accruals")
async def list_accruals(office: Here) -> list[Json]:
    """How each type accrues, with ids as strings."""
    return [
        {"time_off_type": {"id": str(row.id), "name": row.label}, "accrual_type": row.accrual_type}
        for row in office.all(TimeOffType)
    ]


def _shown(row: TimeOffType) -> Json:
    return {
        "id": str(row.id),
        "label": row.label,
        "work_code": row.work_code,
        "required_buffer": f"{row.required_buffer:.2f}",
        "instance_limit": str(row.instance_limit),
        "primary_color": row.primary_color,
        "secondary_color": row.secondary_color,
        "force_include": row.force_include,
        "forward": row.forward,
        "href": href(f"time_off_types/{row.id}"),
    }
