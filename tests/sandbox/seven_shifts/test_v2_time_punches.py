"""Time punches of v2."""

from typing import Any

import httpx

C = "/company/8655"
NEW: dict[str, Any] = {
    "user_id": 1122503,
    "location_id": 1540,
    "role_id": 3303,
    "clocked_in": "2014-04-05T06:30:00Z",
    "clocked_out": "2014-04-05T10:00:00Z",
    "tips": 250,
    "breaks": [{"paid": True, "in": "2014-04-05T08:00:00Z", "out": "2014-04-05T08:10:00Z"}],
}


async def create(v2: httpx.AsyncClient, **fields: Any) -> dict[str, Any]:
    answer = await v2.post(f"{C}/time_punches", json=NEW | fields)
    assert (201, "time_punch") == (answer.status_code, answer.json()["object"])
    punch: dict[str, Any] = answer.json()["data"]
    return punch


async def ids(v2: httpx.AsyncClient, **params: Any) -> list[int]:
    query = {"clocked_in[lte]": "2014-12-31T00:00:00Z", **params}
    return [punch["id"] for punch in (await v2.get(f"{C}/time_punches", params=query)).json()["data"]]


async def test_a_new_punch_is_read_as_written(v2: httpx.AsyncClient) -> None:
    punch = await create(v2)
    assert (0, 0, 3303, 1100, 250, "2014-04-05T06:30:00+00:00") == (
        punch["shift_id"],
        punch["department_id"],
        punch["role_id"],
        punch["hourly_wage"],
        punch["tips"],
        punch["clocked_in"],
    )
    assert [(True, "2014-04-05T08:00:00+00:00", "2014-04-05T08:10:00+00:00")] == [
        (row["paid"], row["in"], row["out"]) for row in punch["breaks"]
    ]
    assert {"object": "time_punch", "data": punch} == (await v2.get(f"{C}/time_punches/{punch['id']}")).json()


async def test_breaks_that_are_not_sent_again_are_removed(v2: httpx.AsyncClient) -> None:
    punch = await create(v2)
    changed = (await v2.put(f"{C}/time_punches/{punch['id']}", json={"notes": "Late"})).json()["data"]
    assert ("Late", [], punch["clocked_out"]) == (changed["notes"], changed["breaks"], changed["clocked_out"])


async def test_a_punch_does_not_end_before_it_starts(v2: httpx.AsyncClient) -> None:
    answer = await v2.post(f"{C}/time_punches", json=NEW | {"clocked_out": "2014-04-05T06:00:00Z"})
    assert (422, "clocked_out") == (answer.status_code, answer.json()["param"])


async def test_a_deleted_punch_is_listed_among_the_deleted(v2: httpx.AsyncClient) -> None:
    kept, gone = (await create(v2))["id"], (await create(v2))["id"]
    assert 204 == (await v2.delete(f"{C}/time_punches/{gone}")).status_code
    assert 404 == (await v2.get(f"{C}/time_punches/{gone}")).status_code
    assert [kept] == await ids(v2)
    assert [gone] == await ids(v2, deleted="true")
    assert [kept, gone] == await ids(v2, deleted="null") == await ids(v2, include_deleted="true")


async def test_punches_are_found_by_place_person_and_time(v2: httpx.AsyncClient) -> None:
    first = (await create(v2))["id"]
    later: dict[str, Any] = {
        "clocked_in": "2014-05-05T06:30:00Z",
        "clocked_out": None,
        "location_id": 1541,
        "breaks": [],
    }
    second = (await create(v2, **later))["id"]
    assert [first, second] == await ids(v2, approved="false")
    assert [] == await ids(v2, approved="true")
    assert [second] == await ids(v2, location_id=1541)
    assert [first, second] == await ids(v2, role_id=3303, user_id=1122503, department_id=0)
    assert [second] == await ids(v2, **{"clocked_in[gte]": "2014-05-01T00:00:00Z"})
    assert [first] == await ids(v2, **{"clocked_out[lte]": "2014-12-31T00:00:00Z"})
    assert [] == await ids(v2, modified_since="2026-11-23T16:00:01Z")
    assert [first, second] == await ids(v2, modified_since="2026-11-23T16:00:00Z", sort_by="clocked_in")


async def test_a_search_time_can_be_local(v2: httpx.AsyncClient) -> None:
    first = (await create(v2))["id"]
    window = {"clocked_in[gte]": "2014-04-05T00:00:00Z", "clocked_in[lte]": "2014-04-05T00:45:00Z"}
    assert [] == await ids(v2, **window)
    assert [first] == await ids(v2, **window, localize_search_time="true")
