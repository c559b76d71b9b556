"""Callback lists, which other operations call titles (crewsense.md 3.5)."""

from dataclasses import dataclass

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.routes import JsonRoute
from prefect_shiftwork.sandbox.crewsense.wire import Json

router = APIRouter(prefix="/v1", route_class=JsonRoute)


@dataclass(frozen=True, slots=True)
class Title:
    """The people who are called back for one kind of position; limits are hours, 0 is none."""

    id: int
    name: str
    position: int
    max_consecutive_hours: int = 0
    weekly_limit: int = 0
    monthly_limit: int = 0
    yearly_limit: int = 0
    deleted: bool = False


@router.get("/lists")
@router.get("/titles")
async def list_titles(office: Here) -> list[Json]:
    """The active lists."""
    return [_shown(title) for title in office.all(Title) if not title.deleted]


@router.get("/lists/{title_id}")
@router.get("/titles/{title_id}")
async def get_title(office: Here, title_id: int) -> Json:
    """One list, also a deleted one: only here `deleted` is told."""
    title = office.one(Title, title_id)
    return {**_shown(title), "deleted": title.deleted}


def _shown(title: Title) -> Json:
    return {
        "id": title.id,
        "name": title.name,
        "max_consecutive_hours": title.max_consecutive_hours,
        "weekly_limit": title.weekly_limit,
        "monthly_limit": title.monthly_limit,
        "yearly_limit": title.yearly_limit,
        "position": title.position,
    }
