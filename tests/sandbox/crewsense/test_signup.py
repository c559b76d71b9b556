import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

EVENT = {
    "admin_id": 848,
    "title": "Station tour",
    "start": "2026-12-01 08:00:00",
    "end": "2026-12-01 12:00:00",
    "employees_needed": 2,
    "work_type_id": 9,
}


async def _status(client: httpx.AsyncClient, number: int) -> str:
    status: str = (await client.get(f"/v1/signup_events/{number}")).json()["status"]
    return status


async def test_an_event_fills_up_and_its_hours_are_on_the_schedule(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/signup_events", json=EVENT)).json()["id"]
    seen = [await _status(client, number)]
    for user in (1001, 1002):
        assert 201 == (await client.post(f"/v1/signup_events/{number}/users", json={"user_id": user})).status_code
        seen.append(await _status(client, number))
    assert ["active", "partially_filled", "filled"] == seen
    day = {"start": "2026-12-01 00:00:00", "end": "2026-12-02 00:00:00"}
    misc = (await client.get("/v1/schedule", params=day)).json()["days"]["2026-12-01"]["misc"]
    assert [(1001, "Training", 4), (1002, "Training", 4)] == [
        (row["user"]["id"], row["work_type"], row["length"]) for row in misc
    ]


async def test_nobody_signs_up_twice(client: httpx.AsyncClient) -> None:
    path = "/v1/signup_events/5/users"
    await client.post(path, json={"user_id": 1001})
    answer = await client.post(path, json={"user_id": 1001})
    assert (422, "invalid_params") == (answer.status_code, answer.json()["error"])
    assert 1 == len((await client.get(path)).json())


async def test_leaving_takes_the_hours_along(client: httpx.AsyncClient) -> None:
    path = "/v1/signup_events/5/users"
    await client.post(path, json={"user_id": 1001})
    [signup] = (await client.get(path)).json()
    assert (47712, "Maren Tidewell") == (signup["misc_hour_id"], signup["user"]["name"])
    assert 200 == (await client.delete(f"{path}/1001")).status_code
    assert 422 == (await client.delete(f"{path}/1001")).status_code
    day = {"start": "2026-12-05 00:00:00", "end": "2026-12-06 00:00:00"}
    assert [] == (await client.get("/v1/schedule", params=day)).json()["days"]["2026-12-05"]["misc"]


async def test_deleted_events_are_listed_only_when_asked_for(client: httpx.AsyncClient) -> None:
    assert [5] == [row["id"] for row in (await client.get("/v1/signup_events")).json()]
    assert [6] == [row["id"] for row in (await client.get("/v1/signup_events?deleted=true")).json()]
    assert ("deleted", 848) == (
        await _status(client, 6),
        (await client.get("/v1/signup_events/6")).json()["deleted_by"],
    )


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"status": "active"}, [5, 7]),
        ({"status": "not_filled"}, [8]),
        ({"archived": "true"}, [8]),
        ({"archived": "false"}, [5, 7]),
        ({"start": "2026-12-01 08:00:00", "end": "2026-12-01 12:00:00"}, [7]),
    ],
)
async def test_events_are_found_by_time_and_status(
    client: httpx.AsyncClient, params: dict[str, str], found: list[int]
) -> None:
    past = {"start": "2026-11-02 08:00:00", "end": "2026-11-02 12:00:00"}
    for event in (EVENT, EVENT | past):
        await client.post("/v1/signup_events", json=event)
    assert found == [row["id"] for row in (await client.get("/v1/signup_events", params=params)).json()]


async def test_an_update_replaces_everything(client: httpx.AsyncClient, desk: Desk) -> None:
    answer = await client.put("/v1/signup_events/5", json=EVENT | {"admin_id": 98})
    assert 5 == answer.json()["id"]
    event = (await client.get("/v1/signup_events/5")).json()
    assert ("Station tour", "", 848, 98) == (
        event["title"],
        event["description"],
        event["created_by"],
        event["modified_by"],
    )
    assert ("updated", "Signup event 5 'Station tour'") == (
        desk.journal.entries[-1].action,
        desk.journal.entries[-1].text,
    )


@pytest.mark.parametrize(
    "change",
    [
        {"admin_id": 77},
        {"work_type_id": 77},
        {"work_subtype_id": 77},
        {"end": EVENT["start"]},
        {"employees_needed": 0},
        {"title": ""},
    ],
)
async def test_a_wrong_event_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/signup_events", json=EVENT | change)).status_code
