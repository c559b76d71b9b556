"""The organisation as a whole: bulletin board, alerts, availability, payroll, visual cycles."""

from datetime import timedelta

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

ALERT = {"type": "all", "ids": None, "body": "2nd alarm fire in town.", "user_id": "848", "email": 0}
PERIOD = {
    "user_id": 1001,
    "start": "2026-11-27 08:00:00",
    "end": "2026-11-30 08:00:00",
    "unavailability_reason_id": 7,
    "admin_id": 98,
    "notes": "Added via the API",
}
CYCLE = {"name": "Cycle 2", "start": "2026-11-29", "end": "2026-12-26", "color": "#0f0", "text_color": "#000000"}
WEEK = {"start": "2026-11-23 00:00:00", "end": "2026-11-30 00:00:00"}


async def test_the_company_has_a_number_and_a_name(client: httpx.AsyncClient) -> None:
    assert {"id": 8, "name": "Exampleton Fire Department"} == (await client.get("/v1/company")).json()


async def test_the_bulletin_board_is_cleaned_when_it_is_written(client: httpx.AsyncClient) -> None:
    content = '<h1 onclick="x()">Drill</h1><script>alert(1)</script>'
    await client.put("/v1/bulletin_board", json={"admin_id": 98, "content": content})
    assert {
        "content": "<h1>Drill</h1>",
        "last_updated_by": {"id": 98, "name": "Brycen Doe", "href": "https://api.crewsense.com/v1/users/98"},
        "last_updated_at": "2026-11-23T09:00:00-05:00",
    } == (await client.get("/v1/bulletin_board")).json()


async def test_the_bulletin_board_is_locked_while_somebody_edits_it(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["crewsense.bulletin_being_edited"] = True
    answer = await client.put("/v1/bulletin_board", json={"admin_id": 98, "content": "<p>x</p>"})
    assert (409, "conflict") == (answer.status_code, answer.json()["error"])
    assert "Hey there" in (await client.get("/v1/bulletin_board")).json()["content"]


async def test_thirty_alerts_go_out_a_day(client: httpx.AsyncClient, desk: Desk) -> None:
    statuses = [(await client.post("/v1/ready_alerts", json=ALERT)).status_code for _ in range(31)]
    assert [201] * 30 + [422] == statuses
    desk.clock.advance(timedelta(hours=15))
    token = await client.post(
        "/oauth/access_token",
        data={
            "client_id": "sandbox-crewsense",
            "client_secret": "sandbox-crewsense-secret",
            "grant_type": "client_credentials",
        },
    )
    client.headers["Authorization"] = f"Bearer {token.json()['access_token']}"
    assert 201 == (await client.post("/v1/ready_alerts", json=ALERT)).status_code


@pytest.mark.parametrize("kind", [("title", 23), ("group", 1), ("classification", 7), ("user", 1001)])
async def test_an_alert_goes_to_those_who_are_named(
    client: httpx.AsyncClient, desk: Desk, kind: tuple[str, int]
) -> None:
    alert = ALERT | {"type": kind[0], "ids": [kind[1]]}
    assert 201 == (await client.post("/v1/ready_alerts", json=alert)).status_code
    assert f"ReadyAlert 1 to {kind[0]} '2nd alarm fire in town.'" == desk.journal.entries[-1].text


@pytest.mark.parametrize(
    "change",
    [{"ids": [1]}, {"type": "group"}, {"type": "group", "ids": [77]}, {"type": "crew"}, {"body": ""}, {"user_id": 77}],
)
async def test_a_wrong_alert_is_refused(client: httpx.AsyncClient, desk: Desk, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/ready_alerts", json=ALERT | change)).status_code
    assert 0 == len(desk.journal.entries)


async def test_periods_of_absence_are_found_by_time(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/availability_periods", json=PERIOD)).json()["id"]
    rows = (await client.get("/v1/availability_periods", params=WEEK)).json()
    assert [47348, number] == [row["id"] for row in rows]
    assert {
        "id": number,
        "user": {"id": 1001, "name": "Maren Tidewell", "href": "https://api.crewsense.com/v1/users/1001"},
        "start": "2026-11-27 08:00:00",
        "end": "2026-11-30 08:00:00",
        "admin": {"id": 98, "name": "Brycen Doe", "href": "https://api.crewsense.com/v1/users/98"},
        "notes": "Added via the API",
        "unavailability_reason": {"id": 7, "name": "Second job"},
    } == rows[1]


async def test_a_period_needs_no_admin(client: httpx.AsyncClient) -> None:
    shortest = {name: PERIOD[name] for name in ("user_id", "start", "end")}
    await client.post("/v1/availability_periods", json=shortest)
    row = (await client.get("/v1/availability_periods", params=WEEK)).json()[-1]
    assert (None, "Default") == (row["admin"], row["unavailability_reason"]["name"])


@pytest.mark.parametrize(
    "change", [{"user_id": 77}, {"admin_id": 77}, {"unavailability_reason_id": 77}, {"end": PERIOD["start"]}]
)
async def test_a_wrong_period_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/availability_periods", json=PERIOD | change)).status_code


async def test_payroll_counts_hours_without_breaks(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/payroll/1001", params=WEEK)).json()
    assert {
        "type": "work shift",
        "user_id": "1001",
        "employee_id": "E001",
        "name": "MAREN TIDEWELL",
        "work_type": "Overtime",
        "work_subtype": "Holdover",
        "work_code": "HO",
        "start": "2026-11-24 00:30:00",
        "end": "2026-11-24 08:00:00",
        "assignment_id": 123,
        "assignment_name": "Station 1",
        "labels": "",
        "notes": "Covers the night",
        "total_hours": 7.5,
    } == rows[0]
    assert [7.5, 23.25, 7.5, 23.25] == [row["total_hours"] for row in rows]
    assert rows == (await client.get("/v1/payroll", params={**WEEK, "user_id": "1001"})).json()


async def test_payroll_lists_everybody_in_order(client: httpx.AsyncClient) -> None:
    rows = (await client.get("/v1/payroll", params=WEEK)).json()
    assert sorted(row["start"] for row in rows) == [row["start"] for row in rows]
    assert 40 == len({row["user_id"] for row in rows})


async def test_payroll_of_nobody_is_refused(client: httpx.AsyncClient) -> None:
    assert 422 == (await client.get("/v1/payroll", params={**WEEK, "user_id": "77"})).status_code
    assert 404 == (await client.get("/v1/payroll/77", params=WEEK)).status_code


async def test_payroll_survives_a_removed_assignment(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/assignments/123")
    rows = (await client.get("/v1/payroll/1001", params=WEEK)).json()
    assert {""} == {row["assignment_name"] for row in rows}


async def test_cycles_have_short_colours(client: httpx.AsyncClient) -> None:
    assert [
        {
            "id": 2,
            "name": "FLSA Cycle #1",
            "start": "2026-11-01",
            "end": "2026-11-28",
            "color": "#f00",
            "text_color": "#fff",
            "created_by": 848,
            "created_at": "2026-10-02 08:00:00",
            "deleted_by": None,
            "deleted_at": None,
        }
    ] == (await client.get("/v1/visual_cycles")).json()


async def test_cycles_are_found_within_days(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/visual_cycles", json=CYCLE)).json()["id"]
    for params, found in (
        ({"start": "2026-11-15"}, [number]),
        ({"end": "2026-11-28"}, [2]),
        ({"start": "2026-11-01", "end": "2026-12-31"}, [2, number]),
    ):
        assert found == [row["id"] for row in (await client.get("/v1/visual_cycles", params=params)).json()]


async def test_a_cycle_is_changed_and_deleted_softly(client: httpx.AsyncClient) -> None:
    await client.put("/v1/visual_cycles/2", json={"name": "First", "note": "x"})
    await client.delete("/v1/visual_cycles/2")
    cycle = (await client.get("/v1/visual_cycles/2")).json()
    assert ("First", "2026-11-23 09:00:00", 1) == (cycle["name"], cycle["deleted_at"], cycle["deleted_by"])
    assert [] == (await client.get("/v1/visual_cycles")).json()
    assert 404 == (await client.delete("/v1/visual_cycles/2")).status_code


@pytest.mark.parametrize("change", [{"end": "2026-11-28"}, {"color": "green"}, {"name": ""}])
async def test_a_wrong_cycle_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    assert 422 == (await client.post("/v1/visual_cycles", json=CYCLE | change)).status_code
