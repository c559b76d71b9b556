"""Groups of users (crewsense.md 3.5): written as `name`, read as `label`."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.office import Here
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.wire import Json, Sent, Text

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


@dataclass(frozen=True, slots=True)
class Group:
    """A platoon, a crew, any set of users."""

    id: int
    name: str
    color: str = "#1700e6"


class NewGroup(Sent):
    """What a group is made of."""

    name: Text


@router.get("/groups")
async def list_groups(office: Here) -> list[Json]:
    """All groups."""
    return [{"id": str(group.id), "label": group.name} for group in office.all(Group)]


@router.post("/groups")
async def create_group(office: Here, sent: NewGroup) -> Response:
    """A new group."""
    group = office.keep(Group(office.next_id(Group), sent.name))
    office.changed("created", f"Group {group.id} '{group.name}'")
    return undocumented(office, f"Added new group {group.name}.", 201, id=group.id)
