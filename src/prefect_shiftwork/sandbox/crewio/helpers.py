"""Helpers: who of the club has access to an event."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import Helper, HelperBody
from prefect_shiftwork.sandbox.crewio.store import find

router = APIRouter(prefix="/events/{event_id}/helpers")


@router.get("", dependencies=[operation("helpers:read")])
async def list_helpers(store: TheStore, file: TheFile) -> dict[str, list[Helper]]:
    """Every helper. Which fields there are is not documented; these are the ones that matching needs."""
    return {"helpers": [store.helper(user_id) for user_id in store.members if user_id in file.helpers]}


@router.post("", status_code=201, dependencies=[operation("helpers:write")])
async def add_helper(store: TheStore, file: TheFile, body: HelperBody) -> dict[str, Helper]:
    """Give a member access; who has it keeps it."""
    member = find(store.members, body.user_id, "User")
    file.helpers.add(body.user_id)
    store.note("added", f"{member.name} as a helper of '{file.event.name}'")
    return {"helper": store.helper(body.user_id)}


@router.delete("", status_code=204, dependencies=[operation("helpers:write", "userId")])
async def remove_helper(store: TheStore, file: TheFile, user_id: Annotated[UUID, Query(alias="userId")]) -> None:
    """Take a member's access; the assignments stay, since nothing says that they go."""
    file.require_helper(user_id)
    file.helpers.remove(user_id)
    store.note("removed", f"{store.members[user_id].name} as a helper of '{file.event.name}'")
