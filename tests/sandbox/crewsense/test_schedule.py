from collections import Counter
from datetime import datetime
from typing import Any

import httpx
import pytest

from prefect_shiftwork.sandbox.desk import Desk

WEEK = {"start": "2026-11-23 00:00:00", "end": "2026-11-30 00:00:00"}
DAY = "2026-11-23"


async def _schedule(client: httpx.AsyncClient, **params: str) -> dict[str, Any]:
    answer = await client.get("/v1/schedule", params=params)
    assert 200 == answer.status_code
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
async def monday(client: httpx.AsyncClient) -> dict[str, Any]:
    """The first day of the week as the live API answers it."""
    day: dict[str, Any] = (await _schedule(client, **WEEK))["days"][DAY]
    return day


async def test_the_live_form_keys_days_by_date_and_has_no_links_to_pages(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client, **WEEK)
    assert {"start", "end", "days"} == schedule.keys()
    assert [f"2026-11-{day}" for day in range(23, 30)] == list(schedule["days"])


async def test_a_live_day_has_everything_but_its_date(monday: dict[str, Any]) -> None:
    assert {
        "assignments",
        "time_off",
        "callbacks",
        "trades",
        "misc",
        "notes",
        "activities",
        "day_color",
    } == monday.keys()


async def test_without_a_window_the_current_month_is_answered(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client)
    assert ("2026-11-01 00:00:00", "2026-12-01 00:00:00") == (schedule["start"], schedule["end"])
    assert 30 == len(schedule["days"])


async def test_days_come_whole_even_when_the_window_cuts_them(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client, start="2026-11-23 20:00:00", end="2026-11-24 02:00:00")
    assert [DAY, "2026-11-24"] == list(schedule["days"])
    assert "2026-11-23 08:00:00" == schedule["days"][DAY]["assignments"][0]["shifts"][0]["start"]


@pytest.mark.parametrize(
    "start", ["2026-11-23", "2026-11-23T00:00:00", "2026-11-23 00:00:00+00:00", "2026-11-31 00:00:00"]
)
async def test_any_other_spelling_of_a_time_is_refused(client: httpx.AsyncClient, start: str) -> None:
    answer = await client.get("/v1/schedule", params={"start": start, "end": WEEK["end"]})
    assert (400, "bad_request") == (answer.status_code, answer.json()["error"])


async def test_half_a_window_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/schedule", params={"start": WEEK["start"]})
    assert (422, ["The end field is required."]) == (answer.status_code, answer.json()["error_message"])


async def test_a_window_that_ends_before_it_starts_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/schedule", params={"start": WEEK["end"], "end": WEEK["start"]})
    assert 422 == answer.status_code


async def test_a_shift_tells_who_works_where(monday: dict[str, Any]) -> None:
    shift = monday["assignments"][0]["shifts"][0]
    assert {
        "id": 1005,
        "name": "Zoë Ångholt",
        "href": "http://api.crewsense.com/v1/users/1005",
        "ts_userid": 7000005,
    } == shift["user"]
    assert (24, 24, None, 0) == (shift["length"], shift["real_length"], shift["break_start"], shift["break_length"])
    assert ["CPT"] == [label["label"] for label in shift["labels"]]
    assert [{"id": 3, "label": "C Shift"}] == shift["groups"]


async def test_a_recurring_shift_has_one_id_on_all_its_days(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client)
    counts = Counter(
        shift["id"]
        for day in schedule["days"].values()
        for assignment in day["assignments"]
        for shift in assignment["shifts"]
        if shift["recurring"]
    )
    assert 40 == len(counts)
    assert {10} == set(counts.values())


async def test_a_shift_after_midnight_belongs_to_the_day_before(monday: dict[str, Any]) -> None:
    shifts = [shift for assignment in monday["assignments"] for shift in assignment["shifts"]]
    [overtime] = [shift for shift in shifts if not shift["recurring"]]
    assert (
        "2026-11-24 00:30:00",
        "2026-11-24 08:00:00",
        7.5,
    ) == (overtime["start"], overtime["end"], overtime["length"])
    assert [{"id": 4, "label": "Holdover"}] == overtime["work_type"]["subtypes"]


async def test_empty_assignments_are_listed(monday: dict[str, Any]) -> None:
    assert [False, False, True] == [not assignment["shifts"] for assignment in monday["assignments"]]


async def test_only_approved_time_off_is_on_the_schedule(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client, **WEEK)
    ids = {row["id"] for day in schedule["days"].values() for row in day["time_off"]}
    listed = (await client.get("/v1/time_offs", params=WEEK)).json()["items"]
    approved = {row["id"] for row in listed if row["status"] == 1}
    assert approved == ids
    assert {row["id"] for row in listed} > ids


async def test_no_time_off_row_is_longer_than_a_day(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client)
    rows = [row for day in schedule["days"].values() for row in day["time_off"]]
    assert 24 == max(row["length"] for row in rows)
    assert len({row["id"] for row in rows}) < len(rows)


async def test_callbacks_trades_and_trainings_are_on_the_schedule(client: httpx.AsyncClient) -> None:
    days = (await _schedule(client, **WEEK))["days"]
    assert ["http://api.crewsense.com/v1/callback/64012"] == [row["href"] for row in days[DAY]["callbacks"]]
    assert 1 == len(days[DAY]["callbacks"][0]["records"])
    assert days[DAY]["trades"][0]["id"] == days["2026-11-24"]["trades"][0]["id"]
    assert [("Training", 4.5)] == [(row["work_type"], row["length"]) for row in days[DAY]["misc"]]


async def test_the_documented_form_is_an_array_with_links(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["crewsense.days_as_array"] = True
    schedule = await _schedule(client, **WEEK)
    assert [f"2026-11-{day}" for day in range(23, 30)] == [day["date"] for day in schedule["days"]]
    assert {
        "href": "https://api.crewsense.com/v1/schedule?start=2026-11-30%2000:00:00&end=2026-12-07%2000:00:00"
    } == schedule["next"]
    assert {
        "href": "https://api.crewsense.com/v1/schedule?start=2026-11-16%2000:00:00&end=2026-11-23%2000:00:00"
    } == schedule["prev"]


async def test_the_documented_form_has_its_own_keys(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["crewsense.days_as_array"] = True
    monday = (await _schedule(client, **WEEK))["days"][0]
    assert "https://api.crewsense.com/v1/callbacks/64012" == monday["callbacks"][0]["href"]
    assert {"id", "href", "date", "length", "user", "work_type"} == monday["misc"][0].keys()
    assert {"id", "href", "start", "end", "user", "admin", "time_off_type"} == monday["time_off"][0].keys()
    assert {"id", "href", "name"} == monday["assignments"][0]["shifts"][0]["user"].keys()
    assert "Boss Doe" == monday["trades"][0]["admin"]["name"]
    assert "day_color" not in monday


async def test_the_documented_form_needs_a_window(client: httpx.AsyncClient, desk: Desk) -> None:
    desk.quirks["crewsense.days_as_array"] = True
    answer = await client.get("/v1/schedule")
    assert ["The start field is required.", "The end field is required."] == answer.json()["error_message"]


async def test_a_label_that_was_removed_leaves_the_schedule(client: httpx.AsyncClient) -> None:
    await client.delete("/v1/labels/1773")
    [first, *_] = (await _schedule(client, **WEEK))["days"][DAY]["assignments"][0]["shifts"]
    assert [] == first["labels"] == (await client.get(f"/v1/shifts/{first['id']}/labels")).json()


async def test_days_are_labelled_by_the_platoon_on_duty(client: httpx.AsyncClient) -> None:
    assert {"days": {DAY: {"color": "#00acc1", "label": "C Shift"}}} == (await client.get("/v1/day_labels")).json()
    two = await client.get("/v1/day_labels", params={"start": "2026-11-24", "end": "2026-11-25"})
    assert ["A Shift", "B Shift"] == [label["label"] for label in two.json()["days"].values()]


async def test_days_without_labels_are_an_empty_array(client: httpx.AsyncClient) -> None:
    answer = await client.get("/v1/day_labels", params={"start": "1999-01-01"})
    assert {"days": []} == answer.json()


async def test_lengths_are_the_difference_of_the_wall_clock(client: httpx.AsyncClient) -> None:
    schedule = await _schedule(client, start="2026-11-01 00:00:00", end="2026-11-03 00:00:00")
    for day in schedule["days"].values():
        for row in day["time_off"]:
            start, end = (datetime.fromisoformat(row[edge]) for edge in ("start", "end"))
            assert (end - start).total_seconds() / 3600 == row["length"]
