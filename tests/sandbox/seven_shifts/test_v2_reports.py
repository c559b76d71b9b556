"""Reports of v2."""

from typing import Any

import httpx
import pytest

C = "/company/8655"
HOURS: dict[str, str | int] = {"company_id": 8655, "from": "2014-04-06", "to": "2014-04-12", "user_id": 1122503}


async def punch(v2: httpx.AsyncClient, clocked_in: str, clocked_out: str, **fields: Any) -> None:
    body = {
        "user_id": 1122503,
        "location_id": 1540,
        "role_id": 3303,
        "clocked_in": clocked_in,
        "clocked_out": clocked_out,
    }
    assert 201 == (await v2.post(f"{C}/time_punches", json=body | fields)).status_code


async def hours(v2: httpx.AsyncClient, **changes: str | int) -> dict[str, Any]:
    answer = await v2.get("/reports/hours_and_wages", params={"punches": "true"} | HOURS | changes)
    assert 200 == answer.status_code
    report: dict[str, Any] = answer.json()
    return report


async def test_hours_beyond_forty_a_week_are_overtime(v2: httpx.AsyncClient) -> None:
    for day in range(7, 12):
        await punch(v2, f"2014-04-{day:02}T15:00:00Z", f"2014-04-{day + 1:02}T00:00:00Z", tips=100)
    report = await hours(v2)
    total = report["users"][0]["total"]
    assert (40.0, 440.0, 5.0, 82.5, 45.0, 522.5, 5.0) == (
        total["regular_hours"],
        total["regular_pay"],
        total["overtime_hours"],
        total["overtime_pay"],
        total["total_hours"],
        total["total_pay"],
        total["total_tips"],
    )
    assert total == report["total"]
    last_day = await hours(v2, **{"from": "2014-04-11"})
    assert (4.0, 5.0) == (last_day["total"]["regular_hours"], last_day["total"]["overtime_hours"])


async def test_hours_are_told_by_week_shift_and_role(v2: httpx.AsyncClient) -> None:
    await punch(v2, "2014-04-06T19:45:00Z", "2014-04-07T01:28:00Z")
    person = (await hours(v2))["users"][0]
    assert {"id": 1122503, "employee_id": "E003", "first_name": "Odalys", "last_name": "Quillfeather"} == (
        person["user"]
    )
    week = person["weeks"][0]
    shift = week["shifts"][0]
    assert ("2014-04-06", "2014-04-06 13:45:00", "Apr 6", "1:45PM - 7:28PM", "Downtown", "Host", 11.0) == (
        week["week"],
        shift["date"],
        shift["day_label"],
        shift["label"],
        shift["location_label"],
        shift["role_label"],
        shift["wage"],
    )
    assert [("Host", "Downtown", shift["total"])] == [
        (role["role_label"], role["location_label"], role["total"]) for role in person["roles"]
    ]


async def test_a_deleted_punch_is_not_paid(v2: httpx.AsyncClient) -> None:
    await punch(v2, "2014-04-06T15:00:00Z", "2014-04-06T16:00:00Z")
    query = {"clocked_in[lte]": "2014-12-31T00:00:00Z"}
    record = (await v2.get(f"{C}/time_punches", params=query)).json()["data"][0]["id"]
    assert 1.0 == (await hours(v2))["total"]["total_hours"]
    await v2.delete(f"{C}/time_punches/{record}")
    assert 0 == (await hours(v2))["total"]["total_hours"]


async def test_planned_hours_come_from_published_shifts(v2: httpx.AsyncClient) -> None:
    query: dict[str, str | int] = {"from": "2026-11-23", "to": "2026-11-23", "user_id": 1122501, "punches": "false"}
    assert 8.0 == (await hours(v2, **query))["total"]["total_hours"]
    assert [] == (await hours(v2, **query, location_id=1541))["users"]
    assert 1.0 - 2 / 60 == pytest.approx((await hours(v2, **(query | {"punches": "true"})))["total"]["total_hours"])


async def test_days_have_sales_and_labor(v2: httpx.AsyncClient) -> None:
    query: dict[str, str | int] = {"start_date": "2026-11-21", "end_date": "2026-11-24", "location_id": 1540}
    rows = (await v2.get("/reports/daily_sales_and_labor", params=query)).json()["data"]
    assert ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"] == [row["date"] for row in rows]
    saturday, _, today, tomorrow = rows
    assert saturday["actual_labor_cost"] > 0
    assert saturday["actual_labor_cost"] * 100 / saturday["actual_sales"] == saturday["labor_percent"]
    assert saturday["actual_sales"] * 60 / saturday["actual_labor_minutes"] == saturday["sales_per_labor_hour"]
    assert 0 < today["actual_sales"] < today["projected_sales"]
    assert (0, 0, 0.0) == (tomorrow["actual_sales"], tomorrow["actual_labor_cost"], tomorrow["labor_percent"])
    assert tomorrow["projected_labor_cost"] > 0
    kitchen = (await v2.get("/reports/daily_sales_and_labor", params=query | {"department_id": 2201})).json()
    assert 0 < kitchen["data"][0]["actual_labor_cost"] < saturday["actual_labor_cost"]


async def test_days_are_refused_backwards(v2: httpx.AsyncClient) -> None:
    query: dict[str, str | int] = {"start_date": "2026-11-24", "end_date": "2026-11-23", "location_id": 1540}
    assert 400 == (await v2.get("/reports/daily_sales_and_labor", params=query)).status_code


async def test_a_day_is_told_hour_by_hour(v2: httpx.AsyncClient) -> None:
    url, query = f"{C}/location/1540/daily_stats", {"date": "2026-11-23"}
    stats = (await v2.get(url, params=query)).json()
    assert "daily_stats" == stats["object"]
    begun = stats["data"]["intervals"]
    assert ["2026-11-23T13:00:00Z", "2026-11-23T16:00:00Z"] == [begun[0]["start"], begun[-1]["start"]]
    whole = (await v2.get(url, params=query | {"include_future": "true"})).json()["data"]
    assert 16 == len(whole["intervals"])
    summary = whole["summary"]
    for name, part in (
        ("current_actual_sales", "actual_sales"),
        ("current_actual_labor", "actual_labor"),
        ("current_projected_labor", "projected_labor"),
        ("past_actual_sales", "past_actual_sales"),
    ):
        assert summary[name] == sum(row[part] for row in whole["intervals"]), name
    assert 404 == (await v2.get(f"{C}/location/9/daily_stats", params=query)).status_code
