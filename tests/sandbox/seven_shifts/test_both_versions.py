"""v1 and v2 are two views of one company."""

import httpx

from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts import create_app

C = "/company/8655"


async def test_a_shift_is_one_shift_with_one_id(v1: httpx.AsyncClient, v2: httpx.AsyncClient) -> None:
    new = {"start": "2026-11-25 15:00:00", "end": "2026-11-25 23:00:00", "location_id": 1540, "hourly_wage": 11.5}
    shift = (await v1.post("/shifts", json={"shift": new})).json()["data"]["shift"]["id"]
    seen = (await v2.get(f"{C}/shifts/{shift}")).json()["data"]
    assert ("2026-11-25T15:00:00Z", 1150) == (seen["start"], seen["hourly_wage"])
    await v2.put(f"{C}/shifts/{shift}", json={"start": "2026-11-25T16:00:00Z", "status": 1})
    changed = (await v1.get(f"/shifts/{shift}")).json()["data"]["shift"]
    assert ("2026-11-25 16:00:00", 1) == (changed["start"], changed["status"])
    await v1.delete(f"/shifts/{shift}")
    assert 404 == (await v2.get(f"{C}/shifts/{shift}")).status_code


async def test_an_open_end_of_v1_is_closing_time_in_v2(v1: httpx.AsyncClient, v2: httpx.AsyncClient) -> None:
    new = {"start": "2026-11-25 15:00:00", "close": True, "location_id": 1540}
    shift = (await v1.post("/shifts", json={"shift": new})).json()["data"]["shift"]["id"]
    assert "2026-11-26T05:00:00Z" == (await v2.get(f"{C}/shifts/{shift}")).json()["data"]["end"]


async def test_people_have_a_payroll_number_only_in_v2(v1: httpx.AsyncClient, v2: httpx.AsyncClient) -> None:
    old = (await v1.get("/users/1122503")).json()["data"]["user"]
    new = (await v2.get(f"{C}/users/1122503")).json()["data"]
    assert (old["email"], old["employee_id"], "E003") == (new["email"], new["punch_id"], new["employee_id"])


async def test_some_people_cannot_be_matched_by_number(v2: httpx.AsyncClient) -> None:
    rows = (await v2.get(f"{C}/users")).json()["data"]
    people = {row["id"]: (row["employee_id"], row["email"]) for row in rows}
    assert (None, "priya.lanternmoor@example.org") == people[1122507]
    assert ("T-0812", "c.duskley@example.com") == people[1122508]
    assert people[1122539][1] == people[1122540][1]


async def test_a_reset_brings_the_first_day_back(v1: httpx.AsyncClient, v2: httpx.AsyncClient, desk: Desk) -> None:
    await v1.delete("/roles/3300")
    desk.reset()
    assert 200 == (await v2.get(f"{C}/roles/3300")).status_code


async def test_two_sandboxes_started_on_the_same_day_are_alike(v2: httpx.AsyncClient, desk: Desk) -> None:
    twin = httpx.ASGITransport(app=create_app(Desk(Clock(desk.clock.now()))))
    async with httpx.AsyncClient(transport=twin, base_url=v2.base_url, headers=v2.headers) as other:
        for path in ("locations", "roles", "users", "shifts", "time_punches"):
            query = {"limit": 500}
            mine, theirs = await v2.get(f"{C}/{path}", params=query), await other.get(f"{C}/{path}", params=query)
            assert mine.json() == theirs.json(), path


async def test_desks_do_not_share_their_books(v2: httpx.AsyncClient, desk: Desk) -> None:
    twin = httpx.ASGITransport(app=create_app(Desk(Clock(desk.clock.now()))))
    async with httpx.AsyncClient(transport=twin, base_url=v2.base_url, headers=v2.headers) as other:
        await v2.delete(f"{C}/roles/3300")
        assert 200 == (await other.get(f"{C}/roles/3300")).status_code
