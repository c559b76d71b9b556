"""v2 refuses what it does not know, in the form that is switched on."""

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

C = "/company/8655"
SHIFT = '"location_id": 1540, "start": "2026-11-25T15:00:00Z", "end": "2026-11-25T23:00:00Z"'
NAIVE = '"location_id": 1540, "start": "2026-11-25T15:00:00", "end": "2026-11-25T23:00:00Z"'

REFUSALS: list[tuple[str, str, str, int, str | None]] = [
    ("GET", f"{C}/shifts/99", "", 404, None),
    ("GET", f"{C}/shifts/first", "", 404, None),
    ("GET", f"{C}/announcements", "", 404, None),
    ("PATCH", f"{C}/shifts/31401", "{}", 405, None),
    ("GET", f"{C}/shifts?limit=501", "", 400, "limit"),
    ("GET", f"{C}/shifts?offset=20", "", 400, "offset"),
    ("GET", f"{C}/shifts?deleted=1", "", 400, "deleted"),
    ("GET", f"{C}/shifts?deleted=true&draft=true", "", 400, None),
    ("GET", f"{C}/shifts?start[gte]=2026-11-25", "", 400, "start[gte]"),
    ("GET", f"{C}/shifts?start[gte]=2026-11-25T00:00:00", "", 400, "start[gte]"),
    ("GET", f"{C}/shifts?cursor=page2", "", 400, "cursor"),
    ("GET", f"{C}/shifts?cursor=eyJhIjogMX0=", "", 400, "cursor"),
    ("GET", f"{C}/users?location_id=1540&role_id=3300", "", 400, None),
    ("GET", "/time_off", "", 400, "company_id"),
    ("POST", f"{C}/shifts", "", 400, None),
    ("POST", f"{C}/shifts", "{", 400, None),
    ("POST", f"{C}/shifts", "{}", 422, "location_id"),
    ("POST", f"{C}/shifts", f"{{{NAIVE}}}", 400, "start"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "user_id": "1122501"}}', 422, "user_id"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "user_id": 7}}', 422, "user_id"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "station_id": 7}}', 422, "station_id"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "open_offer_type": "all_role_members"}}', 422, "open_offer_type"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "breaks": [{{"break_type_id": 1}}]}}', 422, "break_type_id"),
    ("POST", f"{C}/shifts", f'{{{SHIFT}, "colour": "red"}}', 422, "colour"),
    ("POST", f"{C}/shifts", f"{{{SHIFT.replace('T23', 'T14')}}}", 422, "end"),
    ("GET", f"{C}/users/punch:4711", "", 404, None),
    ("PUT", f"{C}/shifts/31401", '{"end": "2000-01-01T00:00:00Z"}', 422, "end"),
    ("POST", f"{C}/roles", '{"name": "Cook", "color": "red"}', 422, "color"),
    ("PUT", f"{C}/departments/2200", '{"name": "Bar"}', 422, "default"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "param"), REFUSALS)
async def test_a_refusal_is_a_problem_document(
    v2: httpx.AsyncClient, desk: Desk, method: str, path: str, body: str, status: int, param: str | None
) -> None:
    answer = await v2.request(method, path, content=body, headers={"Content-Type": "application/json"})
    problem = answer.json()
    assert (status, status, param) == (answer.status_code, problem["status"], problem.get("param"))
    assert "application/problem+json" == answer.headers["content-type"]
    assert {"type", "title", "detail"} < problem.keys()
    assert not desk.journal.entries


async def test_the_second_form_names_the_error_in_a_word(v2: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["seven_shifts.error_form_b"] = True
    answer = await v2.post(f"{C}/shifts", json={})
    assert 422 == answer.status_code
    assert {
        "status": "error",
        "message": "location_id is required",
        "error": "missing_parameter",
    } == answer.json()


async def test_a_body_has_to_be_declared_as_json(v2: httpx.AsyncClient) -> None:
    answer = await v2.post(f"{C}/shifts", content=f"{{{SHIFT}}}")
    assert (400, "content-type") == (answer.status_code, answer.json()["param"])


async def test_a_time_with_another_zone_is_the_same_moment(v2: httpx.AsyncClient) -> None:
    shift = {"location_id": 1540, "start": "2026-11-25T09:00:00-06:00", "end": "2026-11-25T17:00:00-06:00"}
    created = (await v2.post(f"{C}/shifts", json=shift)).json()["data"]
    assert ("2026-11-25T15:00:00Z", "2026-11-25T23:00:00Z") == (created["start"], created["end"])
