"""Roles of an event."""

from uuid import UUID

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import Changes, Role, RoleBody, changed
from prefect_shiftwork.sandbox.crewio.store import find

router = APIRouter(prefix="/events/{event_id}/roles")


@router.get("", dependencies=[operation("roles:read")])
async def list_roles(file: TheFile) -> dict[str, list[Role]]:
    """Every role."""
    return {"roles": list(file.roles.values())}


@router.post("", status_code=201, dependencies=[operation("roles:write")])
async def create_role(store: TheStore, file: TheFile, body: RoleBody) -> dict[str, Role]:
    """A new role, each time: two may have one name."""
    role = store.add_role(file, body)
    store.note("created", f"Role '{role.name}' of '{file.event.name}'")
    return {"role": role}


@router.patch("/{role_id}", dependencies=[operation("roles:write")])
async def update_role(store: TheStore, file: TheFile, role_id: UUID, body: Changes) -> dict[str, Role]:
    """Change the fields that the body names."""
    role = file.roles[role_id] = changed(find(file.roles, role_id, "Role"), RoleBody, body)
    store.note("updated", f"Role '{role.name}' of '{file.event.name}'")
    return {"role": role}


@router.delete("/{role_id}", status_code=204, dependencies=[operation("roles:write")])
async def delete_role(store: TheStore, file: TheFile, role_id: UUID) -> None:
    """Remove a role and its shifts; what the vendor does with them is not documented."""
    role = find(file.roles, role_id, "Role")
    del file.roles[role_id]
    for shift in [shift for shift in file.shifts.values() if shift.role_id == role_id]:
        file.drop_shift(shift.id)
    store.note("deleted", f"Role '{role.name}' of '{file.event.name}'")
