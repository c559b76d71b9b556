"""Time punches of v1, and the terminal that makes them."""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

NEW = {
    "user_id": 1122501,
    "location_id": 1540,
    "clocked_in": "2014-04-05 06:30:00",
    "clocked_out": "2014-04-05 10:00:00",
}


async def create(v1: httpx.AsyncClient, **fields: Any) -> int:
    answer = (await v1.post("/time_punches", json={"time_punch": NEW | fields})).json()
    assert "Punch has been added" == answer["message"]
    created: int = answer["data"]["time_punch"]["id"]
    return created


async def read(v1: httpx.AsyncClient, punch_id: int) -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = (await v1.get(f"/time_punches/{punch_id}")).json()["data"]
    return data


async def test_a_list_repeats_offset_and_limit(v1: httpx.AsyncClient) -> None:
    answer = (await v1.get("/time_punches", params={"offset": 5, "limit": 3})).json()
    assert ["status", "data", "offset", "total", "limit"] == list(answer)
    assert (5, 3, 3) == (answer["offset"], answer["limit"], len(answer["data"]))


async def test_a_punch_is_changed_and_deleted(v1: httpx.AsyncClient) -> None:
    punch_id = await create(v1)
    body = {"time_punch": {"clocked_in": "2014-04-05 07:30:00", "approved": True}}
    assert "Time punch saved." == (await v1.put(f"/time_punches/{punch_id}", json=body)).json()["message"]
    punch = (await read(v1, punch_id))["time_punch"]
    assert ("2014-04-05 07:30:00", True) == (punch["clocked_in"], punch["approved"])
    assert "Time punch deleted" == (await v1.delete(f"/time_punches/{punch_id}")).json()["message"]
    assert 404 == (await v1.get(f"/time_punches/{punch_id}")).status_code


async def test_a_punch_comes_with_its_relations_and_nulls_for_those_it_lacks(v1: httpx.AsyncClient) -> None:
    data = await read(v1, await create(v1))
    assert {"location", "time_punch", "department", "shift", "user"} == data.keys()
    assert (1540, 1122501) == (data["location"]["id"], data["user"]["id"])
    assert {None} == set(data["department"].values()) == set(data["shift"].values())
    assert (0, 0) == (data["time_punch"]["shift_id"], data["time_punch"]["department_id"])
    assert "0000-00-00 00:00:00" == data["user"]["created"]


async def test_punches_are_found_by_time_and_place(v1: httpx.AsyncClient) -> None:
    early = await create(v1)
    late = await create(v1, clocked_in="2014-04-06 06:30:00", clocked_out="2014-04-06 10:00:00")
    await create(v1, clocked_in="2014-04-07 06:30:00", clocked_out="0000-00-00 00:00:00")
    cases: list[tuple[dict[str, str | int], list[int]]] = [
        ({"clocked_in[lte]": "2014-04-06 00:00:00"}, [early]),
        ({"clocked_in[gte]": "2014-04-06 00:00:00", "clocked_in[lte]": "2014-04-06 12:00:00"}, [late]),
        ({"clocked_out[lte]": "2014-12-31"}, [early, late]),
        ({"clocked_out[gte]": "2014-04-06 00:00:00", "clocked_out[lte]": "2014-12-31"}, [late]),
        ({"clocked_in[lte]": "2014-12-31", "location_id": 1541}, []),
        ({"clocked_in[lte]": "2014-12-31", "department_id": 2200}, []),
    ]
    for params, expected in cases:
        rows = (await v1.get("/time_punches", params=params)).json()["data"]
        assert expected == [row["time_punch"]["id"] for row in rows], params


async def test_a_list_shows_what_changed_since_the_last_page(v1: httpx.AsyncClient) -> None:
    before = (await v1.get("/time_punches")).json()["total"]
    punch_id = await create(v1)
    assert before + 1 == (await v1.get("/time_punches")).json()["total"]
    await v1.delete(f"/time_punches/{punch_id}")
    assert before == (await v1.get("/time_punches")).json()["total"]


async def test_fifty_thousand_punches_are_listed_page_by_page(v1: httpx.AsyncClient, desk: Desk) -> None:
    desk.settings["seven_shifts.punches"] = 50_000
    first = (await v1.get("/time_punches", params={"limit": 500})).json()
    last = (await v1.get("/time_punches", params={"limit": 500, "offset": 49_500})).json()
    assert (50_000, 500, 500) == (first["total"], len(first["data"]), len(last["data"]))


async def test_a_terminal_punches_in_and_then_out(v1: httpx.AsyncClient, desk: Desk) -> None:
    place = (await v1.get("/locations/1540")).json()["data"]["location"]["hash"]
    body = {"location_hash": place, "employee_id": 17}
    for expected in (("in", "Welcome Fiadh Mossgrove"), ("out", "Goodbye Fiadh Mossgrove")):
        data = (await v1.post("/time_punches/punch", json=body)).json()["data"]
        assert expected == (data["punched"], data["message"])
        assert {"photo_url"} == data["user"].keys()
        desk.clock.advance(timedelta(hours=8))
    newest = (await v1.get("/time_punches", params={"order_dir": "desc", "limit": 1})).json()["data"][0]
    assert ("2026-11-23 16:00:00", "2026-11-24 00:00:00") == (
        newest["time_punch"]["clocked_in"],
        newest["time_punch"]["clocked_out"],
    )


@pytest.mark.parametrize(("code", "kind"), [(4711, "validation_error"), (2, "validation_error")])
async def test_a_terminal_refuses_strangers(v1: httpx.AsyncClient, code: int, kind: str) -> None:
    place = (await v1.get("/locations/1540")).json()["data"]["location"]["hash"]
    answer = await v1.post("/time_punches/punch", json={"location_hash": place, "employee_id": code})
    assert (402, kind) == (answer.status_code, answer.json()["type"])


async def test_an_unknown_terminal_is_refused(v1: httpx.AsyncClient) -> None:
    answer = await v1.post("/time_punches/punch", json={"location_hash": "feed", "employee_id": 1})
    assert (404, "invalid_id") == (answer.status_code, answer.json()["type"])


async def test_who_is_scheduled_now_is_known(v1: httpx.AsyncClient, desk: Desk) -> None:
    on_duty = (await v1.get("/shifts", params={"start[date]": "2026-11-23"})).json()["data"][0]["shift"]
    answer = (await v1.post("/shifts/scheduled", json={"punch_id": on_duty["user_id"] - 1122500})).json()
    assert (on_duty["id"], True) == (answer["data"]["shift"]["id"], answer["data"]["scheduled"])
    assert on_duty["role_id"] == answer["data"]["role"]["id"]
    desk.clock.advance(timedelta(days=2))
    answer = (await v1.post("/shifts/scheduled", json={"punch_id": on_duty["user_id"] - 1122500})).json()
    assert {"shift": {"id": None}, "scheduled": False, "role": {"id": None, "name": None}} == answer["data"]
