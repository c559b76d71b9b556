"""v1 refuses what it does not know, always in the same form."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

REFUSALS: list[tuple[str, str, str, int, str, str]] = [
    ("GET", "/shifts/99", "", 404, "invalid_id", "There is no shift with the id 99"),
    ("GET", "/shifts/first", "", 404, "invalid_id", "shift_id is not an id"),
    ("GET", "/time_off", "", 404, "unknown", "Not Found"),
    ("PATCH", "/shifts", "", 405, "unknown", "Method Not Allowed"),
    ("POST", "/companies", "{}", 405, "unknown", "Method Not Allowed"),
    ("POST", "/shifts", "", 400, "invalid_json", "The body is not valid JSON"),
    ("POST", "/shifts", "{", 400, "invalid_json", "The body is not valid JSON"),
    ("POST", "/shifts", "{}", 400, "missing_parameter", "shift is required"),
    ("POST", "/shifts", '{"shift": {}}', 400, "missing_parameter", "shift.start is required"),
    ("POST", "/departments", "{}", 400, "missing_parameter", "department is required"),
    (
        "POST",
        "/roles",
        '{"role": {"name": "Cook", "colour": "red"}}',
        402,
        "validation_error",
        "role.colour: Extra inputs are not permitted",
    ),
    ("PUT", "/roles/3300", '{"role": {"color": "red"}}', 402, "validation_error", "role.color: "),
    ("GET", "/events?date=1.1.2030", "", 402, "validation_error", "date: expected a date like 2013-01-01"),
    ("PUT", "/events/504756", '{"event": {"start": "4pm"}}', 402, "validation_error", "event.start: expected a time"),
    ("PUT", "/roles/3300", '{"role": {"name": null}}', 402, "validation_error", "role.name: "),
    ("PUT", "/shifts/31401", '{"shift": {"user_id": "7"}}', 402, "validation_error", "shift.user_id: "),
    ("PUT", "/shifts/31401", '{"shift": {"user_id": 7}}', 404, "invalid_id", "user_id: there is no record"),
    (
        "PUT",
        "/shifts/31401",
        '{"shift": {"end": "2000-01-01 10:00:00"}}',
        402,
        "save_error",
        "The shift could not be saved: it ends before it starts",
    ),
    (
        "PUT",
        "/locations/1540",
        '{"location": {"timezone": "Regina"}}',
        402,
        "validation_error",
        "location.timezone: Location timezone is invalid",
    ),
    ("PUT", "/events/504756", '{"event": {}, "location": [7]}', 404, "invalid_id", "location_ids: there is no"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "kind", "message"), REFUSALS)
async def test_a_refusal_tells_what_is_wrong(
    v1: httpx.AsyncClient, desk: Desk, method: str, path: str, body: str, status: int, kind: str, message: str
) -> None:
    answer = await v1.request(method, path, content=body)
    refusal = answer.json()
    assert (status, "error", kind) == (answer.status_code, refusal["status"], refusal["type"])
    assert {"status", "message", "type"} == refusal.keys()
    assert refusal["message"].startswith(message)
    assert not desk.journal.entries


async def test_a_body_is_read_as_json_whatever_curl_calls_it(v1: httpx.AsyncClient) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = await v1.post("/roles", content='{"role": {"name": "Bartender"}}', headers=form)
    assert "Role added." == answer.json()["message"]


@pytest.mark.parametrize("auth", [None, ("another-key", ""), ("sandbox-v1-key", "password")], ids=str)
async def test_only_the_key_without_a_password_opens(host: httpx.ASGITransport, auth: tuple[str, str] | None) -> None:
    async with httpx.AsyncClient(transport=host, base_url="https://api.7shifts.com/v1", auth=auth) as client:
        answer = await client.get("/shifts")
    assert 401 == answer.status_code
    assert {
        "status": "error",
        "message": "You are not authorized to access this account",
        "type": "unauthorized",
    } == answer.json()


async def test_a_retired_v1_opens_to_nobody(v1: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["seven_shifts.v1_retired"] = True
    assert 401 == (await v1.get("/shifts")).status_code
