"""Events: list, create, read, change, delete."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.fields import EventStatus
from prefect_shiftwork.sandbox.crewio.models import Changes, Event, EventBody, changed
from prefect_shiftwork.sandbox.dependencies import TheDesk

DEFAULT_LIMIT = 50
"""Not documented; the portal's own client asks for fifty."""

router = APIRouter(prefix="/events")


@router.get("", dependencies=[operation("events:read", "status", "limit")])
async def list_events(
    desk: TheDesk,
    store: TheStore,
    status: EventStatus | None = None,
    limit: Annotated[int | None, Query(ge=1)] = None,
) -> dict[str, list[Event]]:
    """The first `limit` events of a status, oldest first. There is no way to the rest: no paging is documented."""
    events = [file.event for file in store.events.values() if status in {None, file.event.status}]
    return {"events": events[: limit or desk.page_size("crewio", DEFAULT_LIMIT)]}


@router.post("", status_code=201, dependencies=[operation("events:create")])
async def create_event(store: TheStore, body: EventBody) -> dict[str, Event]:
    """A new event, each time."""
    event = store.add_event(body).event
    store.note("created", f"Event '{event.name}'")
    return {"event": event}


@router.get("/{event_id}", dependencies=[operation("events:read")])
async def get_event(file: TheFile) -> dict[str, Event]:
    """One event."""
    return {"event": file.event}


@router.patch("/{event_id}", dependencies=[operation("events:write")])
async def update_event(store: TheStore, file: TheFile, body: Changes) -> dict[str, Event]:
    """Change the fields that the body names."""
    file.event = changed(file.event, EventBody, body)
    store.note("updated", f"Event '{file.event.name}'")
    return {"event": file.event}


@router.delete("/{event_id}", status_code=204, dependencies=[operation("events:delete")])
async def delete_event(store: TheStore, file: TheFile, event_id: UUID) -> None:
    """Remove an event with all that belongs to it; what the vendor keeps of it is not documented."""
    del store.events[event_id]
    store.note("deleted", f"Event '{file.event.name}'")
