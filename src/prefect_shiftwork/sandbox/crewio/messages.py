"""Messages of an event. The portal documents no field, so any JSON object is one."""

from uuid import UUID

from fastapi import APIRouter

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import Message
from prefect_shiftwork.sandbox.crewio.store import find

router = APIRouter(prefix="/events/{event_id}/messages")


@router.get("", dependencies=[operation("messages:read")])
async def list_messages(file: TheFile) -> dict[str, list[Message]]:
    """Every message, oldest first."""
    return {"messages": list(file.messages.values())}


@router.post("", status_code=201, dependencies=[operation("messages:write")])
async def create_message(store: TheStore, file: TheFile, body: Message) -> dict[str, Message]:
    """Keep a message under a new id."""
    message_id = store.new_id("message")
    file.messages[message_id] = {**body, "id": str(message_id)}
    store.note("created", f"Message of '{file.event.name}'")
    return {"message": file.messages[message_id]}


@router.patch("/{message_id}", dependencies=[operation("messages:write")])
async def update_message(store: TheStore, file: TheFile, message_id: UUID, body: Message) -> dict[str, Message]:
    """Change the fields that the body names."""
    message = find(file.messages, message_id, "Message")
    message.update({**body, "id": str(message_id)})
    store.note("updated", f"Message of '{file.event.name}'")
    return {"message": message}


@router.delete("/{message_id}", status_code=204, dependencies=[operation("messages:write")])
async def delete_message(store: TheStore, file: TheFile, message_id: UUID) -> None:
    """Remove a message."""
    find(file.messages, message_id, "Message")
    del file.messages[message_id]
    store.note("deleted", f"Message of '{file.event.name}'")
