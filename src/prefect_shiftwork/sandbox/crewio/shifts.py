"""Shifts of an event."""

from uuid import UUID

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import Changes, Shift, ShiftBody, changed
from prefect_shiftwork.sandbox.crewio.store import EventFile, find

router = APIRouter(prefix="/events/{event_id}/shifts")


@router.get("", dependencies=[operation("shifts:read")])
async def list_shifts(file: TheFile) -> dict[str, list[Shift]]:
    """Every shift, in the order of their making."""
    return {"shifts": list(file.shifts.values())}


@router.post("", status_code=201, dependencies=[operation("shifts:write")])
async def create_shift(store: TheStore, file: TheFile, body: ShiftBody) -> dict[str, Shift]:
    """A new shift, each time: two may be alike."""
    shift = store.add_shift(file, body)
    store.note("created", _described(file, shift))
    return {"shift": shift}


@router.patch("/{shift_id}", dependencies=[operation("shifts:write")])
async def update_shift(store: TheStore, file: TheFile, shift_id: UUID, body: Changes) -> dict[str, Shift]:
    """Change the fields that the body names."""
    shift = changed(find(file.shifts, shift_id, "Shift"), ShiftBody, body)
    find(file.roles, shift.role_id, "Role")
    file.shifts[shift_id] = shift
    store.note("updated", _described(file, shift))
    return {"shift": shift}


@router.delete("/{shift_id}", status_code=204, dependencies=[operation("shifts:write")])
async def delete_shift(store: TheStore, file: TheFile, shift_id: UUID) -> None:
    """Remove a shift and its assignments."""
    shift = find(file.shifts, shift_id, "Shift")
    store.note("deleted", _described(file, shift))
    file.drop_shift(shift_id)


def _described(file: EventFile, shift: Shift) -> str:
    return f"Shift '{file.roles[shift.role_id].name}' of '{file.event.name}', {shift.start_time:%d %b %H:%M} UTC"
