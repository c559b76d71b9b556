"""What every resource of v1 does alike: write answers with an id, read with the record, delete with a list."""

from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

WRITES: list[tuple[str, str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "departments",
        "Department",
        {"department": {"name": "Back of House"}},
        {"department": {"name": "Kitchen"}},
        {"name": "Kitchen"},
    ),
    (
        "locations",
        "Location",
        {"location": {"address": "3rd Ave"}},
        {"location": {"timezone": "America/Toronto", "address": "4th Ave"}},
        {"timezone": "America/Toronto", "address": "4th Ave"},
    ),
    (
        "roles",
        "Role",
        {"role": {"name": "Bartender", "color": "00ff00"}},
        {"role": {"color": "ff0000"}},
        {"name": "Bartender", "color": "ff0000"},
    ),
    (
        "events",
        "Event",
        {
            "event": {
                "title": "Some title",
                "description": "The event description",
                "date": "2015-12-30",
                "start": "16:00:00",
                "color": "00ff00",
            },
            "location": [1540, 1541],
        },
        {"event": {"title": "New title"}},
        {"title": "New title", "date": "2015-12-30", "start": "16:00:00", "location": [1540, 1541]},
    ),
    (
        "shifts",
        "Shift",
        {
            "shift": {
                "start": "2013-03-03 10:00:00",
                "end": "2013-03-03 11:00:00",
                "user_id": 1122515,
                "role_id": 3300,
                "location_id": 1540,
            }
        },
        {"shift": {"start": "2013-03-03 09:30:00", "hourly_wage": 11.5}},
        {"start": "2013-03-03 09:30:00", "end": "2013-03-03 11:00:00", "hourly_wage": 11.5, "open": False},
    ),
]


@pytest.mark.parametrize(("path", "noun", "new", "change", "expected"), WRITES, ids=lambda value: value)
async def test_a_record_is_created_changed_read_and_deleted(
    v1: httpx.AsyncClient,
    path: str,
    noun: str,
    new: dict[str, Any],
    change: dict[str, Any],
    expected: dict[str, Any],
) -> None:
    singular = noun.lower()
    created = (await v1.post(f"/{path}", json=new)).json()
    record_id = created["data"][singular]["id"]
    assert {
        "status": "success",
        "data": {singular: {"id": record_id}},
        "message": f"{noun} added.",
    } == created
    assert {
        "status": "success",
        "data": {singular: {"id": record_id}},
        "message": f"{noun} saved.",
    } == (await v1.put(f"/{path}/{record_id}", json=change)).json()
    read = (await v1.get(f"/{path}/{record_id}")).json()
    assert ("success", "") == (read["status"], read["message"])
    assert expected == {name: read["data"][singular][name] for name in expected}
    assert {
        "status": "success",
        "data": [],
        "message": f"{noun} deleted.",
    } == (await v1.delete(f"/{path}/{record_id}")).json()
    listed = (await v1.get(f"/{path}", params={"limit": 500})).json()["data"]
    assert record_id not in [row[singular]["id"] for row in listed]


@pytest.mark.parametrize(
    ("path", "singular", "fields"),
    [
        ("departments", "department", {"id", "name", "created", "modified"}),
        ("locations", "location", {"id", "address", "country", "timezone", "hash", "created", "modified"}),
        ("roles", "role", {"id", "name", "color", "created", "modified"}),
        (
            "events",
            "event",
            {"id", "title", "description", "date", "start", "color", "location", "created", "modified"},
        ),
    ],
)
async def test_a_list_wraps_every_row_in_its_singular_name(
    v1: httpx.AsyncClient, path: str, singular: str, fields: set[str]
) -> None:
    answer = (await v1.get(f"/{path}")).json()
    assert {"status", "data", "total"} == answer.keys()
    assert len(answer["data"]) == answer["total"]
    for row in answer["data"]:
        assert {singular} == row.keys()
        assert fields == row[singular].keys()


async def test_the_company_has_a_string_id_in_its_list_and_a_number_elsewhere(v1: httpx.AsyncClient) -> None:
    listed, read = (await v1.get("/companies")).json(), (await v1.get("/companies/8655")).json()
    assert "8655" == listed["data"][0]["company"]["id"]
    assert 8655 == read["data"]["company"]["id"]
    assert {"status", "data", "total"} == listed.keys() == read.keys()


async def test_the_company_can_be_renamed(v1: httpx.AsyncClient) -> None:
    saved = await v1.put("/companies/8655", json={"company": {"name": "New name"}})
    assert {"status": "success", "data": {"company": {"id": 8655}}, "message": "Company saved."} == saved.json()
    assert "New name" == (await v1.get("/companies/8655")).json()["data"]["company"]["name"]


async def test_another_company_is_out_of_reach(v1: httpx.AsyncClient) -> None:
    answer = await v1.get("/companies/374")
    assert (403, "access_denied") == (answer.status_code, answer.json()["type"])


async def test_a_location_is_created_where_the_document_says(v1: httpx.AsyncClient) -> None:
    created = (await v1.post("/departments", json={"location": {"address": "3rd Ave"}})).json()
    assert "Location added." == created["message"]
    read = await v1.get(f"/locations/{created['data']['location']['id']}")
    assert "3rd Ave" == read.json()["data"]["location"]["address"]


async def test_a_location_is_updated_where_the_document_says(v1: httpx.AsyncClient) -> None:
    assert 200 == (await v1.put("/location/1540", json={"location": {"address": "4th Ave"}})).status_code
    assert "4th Ave" == (await v1.get("/locations/1540")).json()["data"]["location"]["address"]


async def test_every_change_is_told_in_the_journal(v1: httpx.AsyncClient, desk: Desk) -> None:
    role = (await v1.post("/roles", json={"role": {"name": "Barista"}})).json()["data"]["role"]["id"]
    await v1.put(f"/roles/{role}", json={"role": {"name": "Head Barista", "color": "00ff00"}})
    await v1.delete(f"/roles/{role}")
    assert [
        ("seven_shifts", "created", "Role 'Barista'"),
        ("seven_shifts", "changed", "Role 'Head Barista' (color, name)"),
        ("seven_shifts", "deleted", "Role 'Head Barista'"),
    ] == [(entry.vendor, entry.action, entry.text) for entry in desk.journal.entries]


async def test_an_event_list_is_filtered_by_date(v1: httpx.AsyncClient) -> None:
    for day in ("2030-01-01", "2030-01-02", "2030-01-03"):
        await v1.post("/events", json={"event": {"title": day, "date": day, "start": "10:00:00"}})
    for query, expected in (
        ({"date": "2030-01-02"}, ["2030-01-02"]),
        ({"date[gte]": "2030-01-02"}, ["2030-01-02", "2030-01-03"]),
        ({"date[gte]": "2030-01-01", "date[lte]": "2030-01-02"}, ["2030-01-01", "2030-01-02"]),
    ):
        rows = (await v1.get("/events", params=query)).json()["data"]
        assert expected == [row["event"]["title"] for row in rows]


async def test_a_department_needs_a_location_to_be_at(v1: httpx.AsyncClient) -> None:
    for location in (1540, 1541):
        await v1.delete(f"/locations/{location}")
    answer = await v1.post("/departments", json={"department": {"name": "Patio"}})
    assert (402, "save_error") == (answer.status_code, answer.json()["type"])
