"""Locations, departments, roles, events and reasons of v2: what is written is read."""

from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

C = "/company/8655"

LOCATION = {
    "name": "Hilltop",
    "country": "CA",
    "timezone": "America/Toronto",
    "latitude": "43.6",
    "mon_hours_open": "08:00:00",
}
DEPARTMENT = {"location_id": 1541, "name": "Patio", "default": False}
ROLE = {
    "name": "Barista",
    "color": "76a939",
    "location_id": 1540,
    "department_id": 0,
    "stations": [{"name": "Bar"}],
}

WRITES: list[tuple[str, str, dict[str, Any], dict[str, Any], dict[str, Any], str]] = [
    (
        "locations",
        "location",
        LOCATION,
        {"message": "Closed on Friday", "lng": -79.4, "tue_is_closed": True},
        {
            "name": "Hilltop",
            "lat": 43.6,
            "lng": -79.4,
            "message": "Closed on Friday",
            "mon_hours_open": "08:00:00",
            "tue_is_closed": True,
            "tue_hours_open": None,
        },
        "2026-11-23T16:00:00+00:00",
    ),
    (
        "departments",
        "department",
        DEPARTMENT,
        {"name": "Terrace", "default": True},
        {"name": "Terrace", "default": True, "location_id": 1541, "deleted": None},
        "2026-11-23T16:00:00+00:00",
    ),
    (
        "roles",
        "role",
        ROLE,
        {"department_id": 2200, "job_code": "BAR"},
        {
            "name": "Barista",
            "department_id": 2200,
            "job_code": "BAR",
            "num_stations": 1,
            "location_id": 1540,
        },
        "2026-11-23T16:00:00+0000",
    ),
]


@pytest.mark.parametrize(
    ("path", "name", "new", "change", "expected", "created"), WRITES, ids=[row[0] for row in WRITES]
)
async def test_a_record_is_created_changed_read_and_deleted(
    v2: httpx.AsyncClient,
    path: str,
    name: str,
    new: dict[str, Any],
    change: dict[str, Any],
    expected: dict[str, Any],
    created: str,
) -> None:
    made = await v2.post(f"{C}/{path}", json=new)
    assert (201, name) == (made.status_code, made.json()["object"])
    url = f"{C}/{path}/{made.json()['data']['id']}"
    assert 200 == (await v2.put(url, json=change)).status_code
    read = (await v2.get(url)).json()
    assert name == read["object"]
    assert expected == {field: read["data"][field] for field in expected}
    assert created == read["data"]["created"]
    gone = await v2.delete(url)
    assert (204, b"") == (gone.status_code, gone.content)
    assert 404 == (await v2.get(url)).status_code


async def test_records_are_found_by_place_and_by_change(v2: httpx.AsyncClient) -> None:
    changed = (await v2.post(f"{C}/roles", json=ROLE)).json()["data"]["id"]
    queries: list[tuple[str, dict[str, Any], list[int]]] = [
        ("roles", {"modified_since": "2026-11-23"}, [changed]),
        ("roles", {"modified_since": "2026-11-24"}, []),
        ("roles", {"ids": [3300, 3305]}, [3300, 3305]),
        ("roles", {"location_id": 1541, "department_id": 2203}, [3306]),
        ("departments", {"location_id": 1541}, [2202, 2203]),
        ("locations", {"modified_since": "2026-01-01"}, []),
    ]
    for path, query, expected in queries:
        rows = (await v2.get(f"{C}/{path}", params=query)).json()["data"]
        assert expected == [row["id"] for row in rows], (path, query)


async def test_a_department_hands_its_roles_and_people_over(v2: httpx.AsyncClient) -> None:
    cooks = (await v2.get(f"{C}/users", params={"department_id": 2201})).json()["meta"]["cursor"]["count"]
    assert cooks
    assert 204 == (await v2.delete(f"{C}/departments/2201", params={"transfer_to": 2200})).status_code
    cook = (await v2.get(f"{C}/roles/3301")).json()["data"]
    assert ("Cook", 2200) == (cook["name"], cook["department_id"])
    assert 422 == (await v2.delete(f"{C}/departments/2200", params={"transfer_to": 2201})).status_code


async def test_a_location_has_one_default_department(v2: httpx.AsyncClient) -> None:
    await v2.put(f"{C}/departments/2201", json={"name": "Kitchen", "default": True})
    rows = (await v2.get(f"{C}/departments", params={"location_id": 1540})).json()["data"]
    assert [(2200, False), (2201, True)] == [(row["id"], row["default"]) for row in rows]


PARADE: dict[str, Any] = {
    "title": "Parade",
    "location_ids": [1540],
    "start_date": "2026-12-01",
    "start_time": "10:00:00",
    "end_date": "2026-12-01",
    "end_time": "12:00:00",
    "is_multi_day": False,
}


async def test_an_event_has_an_envelope_for_every_call(v2: httpx.AsyncClient) -> None:
    created = await v2.post(f"{C}/events", json=PARADE)
    event = created.json()
    assert (201, "general", "000000") == (created.status_code, event["event_type"], event["color"])
    assert PARADE.items() <= event.items()
    url = f"{C}/events/{event['id']}"
    assert {"object": "event", "data": event} == (await v2.get(url)).json()
    changed = (await v2.patch(url, json=PARADE | {"title": "Fair", "recurrence_target": "THIS"})).json()
    assert {"data": [event | {"title": "Fair"}]} == changed
    days = {"start_date": "2026-11-30", "end_date": "2026-12-02"}
    assert changed == (await v2.get(f"{C}/events", params=days)).json()
    assert {"data": []} == (await v2.get(f"{C}/events", params=days | {"location_id": "1541"})).json()
    assert changed == (await v2.delete(url, params={"recurrence_target": "THIS"})).json()
    assert 404 == (await v2.get(url)).status_code


async def test_an_event_does_not_end_before_it_starts(v2: httpx.AsyncClient) -> None:
    answer = await v2.patch(f"{C}/events/504756", json=PARADE | {"end_date": "2026-11-30"})
    assert (422, "end_date") == (answer.status_code, answer.json()["param"])


async def test_an_event_is_changed_whole(v2: httpx.AsyncClient) -> None:
    answer = await v2.patch(f"{C}/events/504756", json={"title": "Fair"})
    assert (422, "location_ids") == (answer.status_code, answer.json()["param"])


async def names_at(v2: httpx.AsyncClient, kind: str, location: int) -> list[str]:
    rows = (await v2.get(f"{C}/{kind}", params={"location_id": location})).json()["data"]
    return [row["name"] for row in rows]


async def test_a_new_location_can_copy_the_structure_of_another(v2: httpx.AsyncClient) -> None:
    body = {"name": "Hilltop", "country": "CA", "copy_from_id": 1540}
    made = (await v2.post(f"{C}/locations", json=body)).json()["data"]
    for kind in ("departments", "roles"):
        assert await names_at(v2, kind, 1540) == await names_at(v2, kind, made["id"]) != []


async def test_a_new_location_has_coordinates_in_strings(v2: httpx.AsyncClient) -> None:
    answer = await v2.post(f"{C}/locations", json=LOCATION | {"latitude": 43.6})
    assert (422, "latitude") == (answer.status_code, answer.json()["param"])


async def test_the_company_is_bare_and_can_be_changed(v2: httpx.AsyncClient, desk: Desk) -> None:
    changed = (await v2.patch("/companies/8655", json={"name": "Lakeside Tables", "photo": None})).json()
    assert ("Lakeside Tables", None) == (changed["name"], changed["photo"])
    assert changed == (await v2.get("/companies/8655")).json()
    assert "Company 'Lakeside Tables' (name, photo)" == desk.journal.entries[-1].text


async def test_settings_and_reasons_are_shown(v2: httpx.AsyncClient) -> None:
    labor = (await v2.get(f"{C}/labor_settings")).json()
    assert ("labor_settings", 40) == (labor["object"], labor["data"]["weekly_overtime_threshold"])
    assert "quit" in (await v2.get(f"{C}/inactive_reasons")).json()["data"]


async def test_reasons_for_being_unavailable_are_kept(v2: httpx.AsyncClient) -> None:
    url = f"{C}/availability_reasons"
    made = (await v2.post(url, json={"reason": "School"})).json()["data"]
    assert ("School", False) == (made["reason"], made["comments_required"])
    changed = {"reason": "Night school", "comments_required": True}
    assert made | changed == (await v2.put(f"{url}/{made['id']}", json=changed)).json()["data"]
    assert {"data": made | changed} == (await v2.get(f"{url}/{made['id']}")).json()
    assert [made | changed] == (await v2.get(url)).json()["data"]
    assert 204 == (await v2.delete(f"{url}/{made['id']}")).status_code
    assert [] == (await v2.get(url)).json()["data"]


async def test_a_new_name_leaves_the_opening_hours(v2: httpx.AsyncClient) -> None:
    before = (await v2.get(f"{C}/locations/1540")).json()["data"]
    renamed = (await v2.put(f"{C}/locations/1540", json={"name": "Old Town"})).json()["data"]
    assert before | {"name": "Old Town", "modified": renamed["modified"]} == renamed
