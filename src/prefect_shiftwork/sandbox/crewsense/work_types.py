"""Work types and their subtypes (crewsense.md 3.3)."""

from dataclasses import dataclass

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.wire import Json, href

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class WorkType:
    """What hours are paid as."""

    id: int
    label: str
    work_code: str | None
    primary_color: str = "#3B4650"
    secondary_color: str = "#FFFFFF"
    excludes_from_callback: bool = False
    position: int = 0


@dataclass(frozen=True, slots=True)
class WorkSubtype:
    """A finer kind of one work type."""

    id: int
    work_type_id: int
    label: str
    work_code: str

    def shown(self) -> Json:
        """As both lists write it."""
        return {
            "id": self.id,
            "work_type_id": self.work_type_id,
            "label": self.label,
            "work_code": self.work_code,
        }


@router.get("/work_types")
async def list_work_types(office: Here) -> list[Json]:
    """All work types."""
    return [_shown(row) for row in office.all(WorkType)]


@router.get("/work_types/{work_type_id}")
async def get_work_type(office: Here, work_type_id: int) -> Json:
    """One work type."""
    return _shown(office.one(WorkType, work_type_id))


@router.get("/work_types/{work_type_id}/subtypes")
async def list_subtypes_of(office: Here, work_type_id: int) -> list[Json]:
    """The subtypes of one work type."""
    work_type = office.one(WorkType, work_type_id)
    return [row.shown() for row in office.all(WorkSubtype) if row.work_type_id == work_type.id]


@router.get("/work_subtypes")
async def list_work_subtypes(office: Here) -> list[Json]:
    """All subtypes."""
    return [row.shown() for row in office.all(WorkSubtype)]


def _shown(row: WorkType) -> Json:
    return {
        "id": row.id,
        "label": row.label,
        "work_code": row.work_code,
        "primary_color": row.primary_color,
        "secondary_color": row.secondary_color,
        "excludes_from_callback": row.excludes_from_callback,
        "position": row.position,
        "href": href(f"work_types/{row.id}"),
    }
