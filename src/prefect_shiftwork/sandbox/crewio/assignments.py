"""Assignments: which helper is in which shift. There is no way to delete one."""

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import Assignment, AssignmentBody, AssignmentRow

router = APIRouter(prefix="/events/{event_id}/assignments")


@router.get("", dependencies=[operation("assignments:read")])
async def list_assignments(file: TheFile) -> dict[str, list[AssignmentRow]]:
    """Every assignment, with its notes."""
    return {"assignments": list(file.assignments.values())}


@router.post("", dependencies=[operation("assignments:write")])
async def upsert_assignment(
    store: TheStore, file: TheFile, body: AssignmentBody, response: Response
) -> dict[str, Assignment]:
    """Create the assignment of a shift and a user, or replace what it says."""
    if (body.shift_id, body.user_id) not in file.assignments:
        response.status_code = 201
    row = store.assign(file, body)
    store.note("assigned", f"{store.members[body.user_id].name} at '{file.event.name}': {body.state}")
    return {"assignment": row}
