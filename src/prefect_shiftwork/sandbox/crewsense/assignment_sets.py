"""Groups and admins of an assignment (crewsense.md 3.2). No document shows the bodies of the PUTs."""

from dataclasses import replace
from typing import Literal

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewsense.assignments import Assignment
from prefect_shiftwork.sandbox.crewsense.errors import no_record
from prefect_shiftwork.sandbox.crewsense.groups import Group
from prefect_shiftwork.sandbox.crewsense.office import Here, Office
from prefect_shiftwork.sandbox.crewsense.replies import undocumented
from prefect_shiftwork.sandbox.crewsense.routes import JsonOrFormRoute
from prefect_shiftwork.sandbox.crewsense.users import User, person
from prefect_shiftwork.sandbox.crewsense.wire import Id, Json, Open

router = APIRouter(prefix="/v1", route_class=JsonOrFormRoute)


class OpenIds(Open):
    """The whole new set under `ids`, as for users; without it nothing changes."""

    ids: tuple[Id, ...] | None = None


@router.get("/assignments/{assignment_id}/groups")
async def list_assignment_groups(office: Here, assignment_id: int) -> list[Json]:
    """The groups that work on an assignment."""
    groups = [office.one(Group, number) for number in office.one(Assignment, assignment_id).groups]
    return [{"id": str(group.id), "name": group.name, "color": group.color} for group in groups]


@router.get("/assignments/{assignment_id}/admins")
async def list_assignment_admins(office: Here, assignment_id: int) -> list[Json]:
    """The users who run an assignment."""
    admins = office.one(Assignment, assignment_id).admins
    return [{**person(office, number), "id": str(number)} for number in admins]


@router.put("/assignments/{assignment_id}/groups")
async def replace_assignment_groups(office: Here, assignment_id: int, sent: OpenIds) -> Response:
    """Let these groups work on an assignment, and no other."""
    row = office.one(Assignment, assignment_id)
    chosen = tuple(office.chosen(Group, number, "ids").id for number in sent.ids or ())
    return _kept(office, row if sent.ids is None else replace(row, groups=chosen), "groups")


@router.put("/assignments/{assignment_id}/admins")
async def replace_assignment_admins(office: Here, assignment_id: int, sent: OpenIds) -> Response:
    """Let these users run an assignment, and no other."""
    row = office.one(Assignment, assignment_id)
    chosen = tuple(office.chosen(User, number, "ids").id for number in sent.ids or ())
    return _kept(office, row if sent.ids is None else replace(row, admins=chosen), "admins")


@router.delete("/assignments/{assignment_id}/groups")
async def delete_assignment_groups(office: Here, assignment_id: int) -> Response:
    """Take all groups off an assignment."""
    return _kept(office, replace(office.one(Assignment, assignment_id), groups=()), "groups")


@router.delete("/assignments/{assignment_id}/groups/{group_id}")
async def delete_assignment_group(office: Here, assignment_id: int, group_id: int) -> Response:
    """Take one group off an assignment that has it."""
    row = office.one(Assignment, assignment_id)
    if group_id not in row.groups:
        raise no_record("Group")
    groups = tuple(number for number in row.groups if number != group_id)
    return _kept(office, replace(row, groups=groups), "groups")


def _kept(office: Office, row: Assignment, what: Literal["groups", "admins"]) -> Response:
    office.changed("updated", f"{what.capitalize()} of {office.keep(row)}")
    return undocumented(office, f"Assignment {what} updated.")
