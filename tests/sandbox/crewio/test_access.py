"""Keys and scopes of the 26 operations in the portal's tables."""

from typing import NamedTuple

import httpx
import pytest

from prefect_shiftwork.sandbox.crewio import operations
from prefect_shiftwork.sandbox.desk import Desk

ID = "00000000-0000-4000-8000-000000000000"


class Row(NamedTuple):
    method: str
    path: str
    scope: str


PORTAL = [
    Row(*line.split())
    for line in """
    GET     /events                                   events:read
    POST    /events                                   events:create
    GET     /events/{event_id}                        events:read
    PATCH   /events/{event_id}                        events:write
    DELETE  /events/{event_id}                        events:delete
    GET     /events/{event_id}/roles                  roles:read
    POST    /events/{event_id}/roles                  roles:write
    PATCH   /events/{event_id}/roles/{role_id}        roles:write
    DELETE  /events/{event_id}/roles/{role_id}        roles:write
    GET     /events/{event_id}/shifts                 shifts:read
    POST    /events/{event_id}/shifts                 shifts:write
    PATCH   /events/{event_id}/shifts/{shift_id}      shifts:write
    DELETE  /events/{event_id}/shifts/{shift_id}      shifts:write
    GET     /events/{event_id}/helpers                helpers:read
    POST    /events/{event_id}/helpers                helpers:write
    DELETE  /events/{event_id}/helpers                helpers:write
    GET     /events/{event_id}/messages               messages:read
    POST    /events/{event_id}/messages               messages:write
    PATCH   /events/{event_id}/messages/{message_id}  messages:write
    DELETE  /events/{event_id}/messages/{message_id}  messages:write
    GET     /events/{event_id}/assignments            assignments:read
    POST    /events/{event_id}/assignments            assignments:write
    GET     /events/{event_id}/availability/requests  availability:read
    POST    /events/{event_id}/availability/requests  availability:write
    GET     /events/{event_id}/availability/responses availability:read
    POST    /events/{event_id}/availability/responses availability:write
    """.strip().splitlines()
]
READS = [row for row in PORTAL if row.scope.endswith(":read")]
WRITES = [row for row in PORTAL if not row.scope.endswith(":read")]


def path_of(row: Row) -> str:
    return row.path.format(event_id=ID, role_id=ID, shift_id=ID, message_id=ID)


def test_the_operations_of_the_portal_are_served_and_no_others() -> None:
    served = {
        (method.upper(), path.removeprefix("/api/developer/v1"))
        for path, operations in operations().openapi()["paths"].items()
        for method in operations
    }
    assert {(row.method, row.path) for row in PORTAL} == served


@pytest.mark.parametrize("row", PORTAL, ids=str)
async def test_no_operation_is_open_without_a_key(stranger: httpx.AsyncClient, row: Row) -> None:
    answer = await stranger.request(row.method, path_of(row))
    assert (answer.status_code, list(answer.json())) == (401, ["error"])


@pytest.mark.parametrize("row", WRITES, ids=str)
async def test_a_key_that_may_read_is_told_the_scope_it_lacks(reader: httpx.AsyncClient, row: Row) -> None:
    answer = await reader.request(row.method, path_of(row))
    assert (403, {"error": f"Missing scope: {row.scope}"}) == (answer.status_code, answer.json())


@pytest.mark.parametrize("row", READS, ids=str)
async def test_a_key_that_may_read_reads(reader: httpx.AsyncClient, sommerfest: str, row: Row) -> None:
    event_id = sommerfest.removeprefix("/events/")
    assert (await reader.get(row.path.format(event_id=event_id))).status_code == 200


@pytest.mark.parametrize("row", PORTAL, ids=str)
async def test_an_unknown_query_parameter_is_refused(crewio: httpx.AsyncClient, row: Row) -> None:
    answer = await crewio.request(row.method, path_of(row), params={"page": "2"})
    assert (answer.status_code, answer.json()) == (400, {"error": "Unknown query parameter: page"})


@pytest.mark.parametrize("row", PORTAL[2:], ids=str)
async def test_an_unknown_event_is_not_found_whatever_is_asked_of_it(crewio: httpx.AsyncClient, row: Row) -> None:
    bodies = {
        "/events/{event_id}/roles": {"name": "Grill"},
        "/events/{event_id}/shifts": {
            "role_id": ID,
            "start_time": "2026-07-12T14:00:00Z",
            "end_time": "2026-07-12T18:00:00Z",
        },
        "/events/{event_id}/helpers": {"user_id": ID},
        "/events/{event_id}/assignments": {"shift_id": ID, "user_id": ID, "state": "confirmed"},
        "/events/{event_id}/availability/requests": {"time_slots": [{"id": "a", "label": "Sa"}]},
        "/events/{event_id}/availability/responses": {
            "request_id": ID,
            "user_id": ID,
            "responses": [{"time_slot_id": "a", "available": True}],
        },
    }
    body = bodies.get(row.path, {}) if row.method in {"POST", "PATCH"} else None
    query = {"userId": ID} if (row.method, row.scope) == ("DELETE", "helpers:write") else None
    answer = await crewio.request(row.method, path_of(row), json=body, params=query)
    assert (answer.status_code, answer.json()) == (404, {"error": "Event not found"})


async def test_the_key_may_come_in_the_header_of_its_own(stranger: httpx.AsyncClient, desk: Desk) -> None:
    answer = await stranger.get("/events", headers={"x-crewio-api-key": desk.credentials.crewio_key})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "header", ["Bearer crw_live_sandbox_other", "Basic crw_live_sandbox_all", "crw_live_sandbox_all"]
)
async def test_any_other_authorization_is_refused(stranger: httpx.AsyncClient, header: str) -> None:
    answer = await stranger.get("/events", headers={"Authorization": header})
    assert answer.json() == {"error": "API key missing, invalid, expired or revoked"}


@pytest.mark.parametrize(("method", "path", "status"), [("PUT", "/events", 405), ("GET", "/people", 404)])
async def test_what_the_portal_does_not_list_is_refused_in_the_same_shape(
    crewio: httpx.AsyncClient, method: str, path: str, status: int
) -> None:
    answer = await crewio.request(method, path)
    assert (status, ["error"]) == (answer.status_code, list(answer.json()))
