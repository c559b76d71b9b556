"""Shifts of v1."""

from typing import Any

import httpx

from prefect_shiftwork.sandbox.desk import Desk

WEEK: dict[str, str | int] = {"start[gte]": "2026-11-23", "start[lte]": "2026-11-30", "limit": 500}


async def shifts(v1: httpx.AsyncClient, **params: Any) -> list[dict[str, Any]]:
    return [row["shift"] for row in (await v1.get("/shifts", params={**WEEK, **params})).json()["data"]]


async def create(v1: httpx.AsyncClient, **fields: Any) -> int:
    shift = {"start": "2026-11-25 10:00:00", "location_id": 1540} | fields
    created: int = (await v1.post("/shifts", json={"shift": shift})).json()["data"]["shift"]["id"]
    return created


async def test_a_week_of_shifts_is_found_by_start(v1: httpx.AsyncClient) -> None:
    starts = [shift["start"] for shift in await shifts(v1)]
    assert starts
    assert all("2026-11-23 00:00:00" <= start <= "2026-11-30 00:00:00" for start in starts)


async def test_a_day_of_shifts_is_found_by_date(v1: httpx.AsyncClient) -> None:
    found = await shifts(v1, **{"start[date]": "2026-11-24"})
    assert {"2026-11-24"} == {shift["start"][:10] for shift in found}


async def test_shifts_are_found_by_place_person_and_openness(v1: httpx.AsyncClient) -> None:
    for name, value in (("location_id", 1541), ("user_id", 1122501), ("department_id", 2201)):
        assert {value} == {shift[name] for shift in await shifts(v1, **{name: value})}
    open_shifts = await shifts(v1, open=1)
    assert {(True, 0, 1)} == {(shift["open"], shift["user_id"], shift["open_offer_type"]) for shift in open_shifts}


async def test_a_shift_without_an_end_shows_zeros(v1: httpx.AsyncClient) -> None:
    shift = (await v1.get("/shifts/506809")).json()["data"]["shift"]
    assert ("0000-00-00 00:00:00", 0, False) == (shift["end"], shift["role_id"], shift["close"])


async def test_zeros_and_zero_ids_mean_nothing_in_a_request(v1: httpx.AsyncClient) -> None:
    shift_id = await create(v1, end="0000-00-00 00:00:00", close=True, user_id=0)
    shift = (await v1.get(f"/shifts/{shift_id}")).json()["data"]["shift"]
    assert ("0000-00-00 00:00:00", 0, True) == (shift["end"], shift["user_id"], shift["close"])


async def test_a_deleted_shift_is_hidden_and_kept(v1: httpx.AsyncClient) -> None:
    shift_id = await create(v1)
    await v1.delete(f"/shifts/{shift_id}")
    assert shift_id not in [shift["id"] for shift in await shifts(v1)]
    assert [shift_id] == [shift["id"] for shift in await shifts(v1, deleted=1)]
    assert (await v1.get(f"/shifts/{shift_id}")).json()["data"]["shift"]["deleted"]


async def test_a_draft_is_listed_among_drafts_only(v1: httpx.AsyncClient) -> None:
    shift_id = await create(v1, draft=True)
    assert shift_id not in [shift["id"] for shift in await shifts(v1)]
    assert [shift_id] == [shift["id"] for shift in await shifts(v1, draft=1)]


async def test_deep_shows_what_a_shift_belongs_to(v1: httpx.AsyncClient) -> None:
    row = (await v1.get("/shifts", params={**WEEK, "deep": 1})).json()["data"][0]
    assert {"shift", "user", "company", "department", "location", "role", "permission"} == row.keys()
    assert row["shift"]["user_id"] == row["user"]["id"]
    assert row["shift"]["role_id"] == row["role"]["id"]


async def test_a_filter_by_end_breaks_the_server(v1: httpx.AsyncClient) -> None:
    answer = await v1.get("/shifts", params={"end[lte]": "2026-11-30"})
    assert (500, "unknown") == (answer.status_code, answer.json()["type"])


async def test_shift_times_can_be_those_of_the_location(v1: httpx.AsyncClient, desk: Desk) -> None:
    shift_id = await create(v1, start="2026-11-25 15:00:00", end="2026-11-25 23:00:00")
    desk.quirks["seven_shifts.v1_local_shifts"] = True
    shift = (await v1.get(f"/shifts/{shift_id}")).json()["data"]["shift"]
    assert ("2026-11-25 09:00:00", "2026-11-25 17:00:00") == (shift["start"], shift["end"])
    await v1.put(f"/shifts/{shift_id}", json={"shift": {"start": "2026-11-25 08:00:00"}})
    desk.quirks.clear()
    assert "2026-11-25 14:00:00" == (await v1.get(f"/shifts/{shift_id}")).json()["data"]["shift"]["start"]
