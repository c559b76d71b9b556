"""Availability: a request with time slots, and the answers of each helper."""

from fastapi import APIRouter, Response

from prefect_shiftwork.sandbox.crewio.access import TheFile, TheStore, operation
from prefect_shiftwork.sandbox.crewio.models import (
    AvailabilityRequest,
    AvailabilityResponse,
    RequestBody,
    ResponseBody,
)

router = APIRouter(prefix="/events/{event_id}/availability")


@router.get("/requests", dependencies=[operation("availability:read")])
async def list_requests(file: TheFile) -> dict[str, list[AvailabilityRequest]]:
    """Every request, oldest first."""
    return {"requests": list(file.requests.values())}


@router.post("/requests", status_code=201, dependencies=[operation("availability:write")])
async def create_request(store: TheStore, file: TheFile, body: RequestBody) -> dict[str, AvailabilityRequest]:
    """A new request, each time."""
    request = store.ask(file, body)
    store.note("created", f"Availability request of '{file.event.name}', {len(body.time_slots)} time slots")
    return {"request": request}


@router.get("/responses", dependencies=[operation("availability:read")])
async def list_responses(file: TheFile) -> dict[str, list[AvailabilityResponse]]:
    """The answers of all helpers to all requests."""
    return {"responses": list(file.responses.values())}


@router.post("/responses", dependencies=[operation("availability:write")])
async def upsert_response(
    store: TheStore, file: TheFile, body: ResponseBody, response: Response
) -> dict[str, AvailabilityResponse]:
    """Create the answers of a helper to a request, or replace the earlier ones."""
    if (body.request_id, body.user_id) not in file.responses:
        response.status_code = 201
    answers = store.answer(file, body)
    store.note("answered", f"{store.members[body.user_id].name} for '{file.event.name}'")
    return {"response": answers}
