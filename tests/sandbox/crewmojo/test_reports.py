"""What the reports tell of the world."""

import csv
import io
from datetime import date

import httpx
import pytest

from prefect_shiftwork.sandbox.crewmojo.rendering import json_response
from prefect_shiftwork.sandbox.crewmojo.reports import REPORTS, RUNS_LATE, Period
from prefect_shiftwork.sandbox.desk import Desk

NOVEMBER = {"startDate": 20261101, "endDate": 20261130}


async def rows(client: httpx.AsyncClient, report: str, **body: object) -> list[dict[str, str]]:
    answer = await client.post(f"/integrations/download/{report}", json=body)
    return list(csv.DictReader(io.StringIO(answer.text)))


async def test_everybody_is_in_people_all_with_umlauts(crewmojo: httpx.AsyncClient, desk: Desk) -> None:
    people = await rows(crewmojo, "people.all")
    assert [(p.name, p.email, p.employee_id) for p in desk.world.people] == [
        (f"{row['firstName']} {row['lastName']}", row["emailAddress"], row["employeeCode"]) for row in people
    ]


async def test_everybody_but_the_captains_has_a_captain_for_manager(crewmojo: httpx.AsyncClient) -> None:
    people = await rows(crewmojo, "people.all")
    captains = {row["employeeCode"] for row in people if row["humanRole"] == "Captain"}
    assert captains | {""} == {row["managerEmployeeCode"] for row in people}
    assert captains == {row["employeeCode"] for row in people if not row["managerEmployeeCode"]}


async def test_approved_vacation_is_taken_off_the_balance(crewmojo: httpx.AsyncClient) -> None:
    balance = {row["employeeCode"]: float(row["daysLeft"]) for row in await rows(crewmojo, "leave.balance", **NOVEMBER)}
    vacation, sick, pending = balance["E003"], balance["E005"], balance["E011"]
    assert (vacation, sick, pending) == (20, 25, 25)


async def test_timesheets_add_up_to_the_planned_hours_and_what_ran_late(
    crewmojo: httpx.AsyncClient, desk: Desk
) -> None:
    timesheets = await rows(crewmojo, "timesheets.weekly", **NOVEMBER)
    tours = [shift for shift in desk.world.shifts if shift.start.month == 11]
    stints = [shift for shift in desk.world.restaurant_shifts if shift.start.month == 11]
    # The clocks go back in the night of the first of November: that tour lasts an hour longer for each of its crew.
    longer = sum(shift.start.utcoffset() != shift.end.utcoffset() for shift in tours)
    planned = len(tours) * 24 + longer + len(stints) * 8
    late = sum(float(row["hours"]) for row in timesheets) - planned
    assert 0 < late <= (len(tours) + len(stints)) * max(RUNS_LATE)
    assert {0} == {date.fromisoformat(row["weekStarting"]).weekday() for row in timesheets}


async def test_one_on_ones_are_those_of_the_period_that_have_taken_place(crewmojo: httpx.AsyncClient) -> None:
    talks = await rows(crewmojo, "oneonone.summary", **NOVEMBER)
    days = {row["completedDate"] for row in talks}
    assert "2026-11-01" <= min(days) <= max(days) <= "2026-11-24"
    assert len(talks) == len({row["employeeCode"] for row in talks}) > 20


async def test_both_ends_of_a_period_belong_to_it(crewmojo: httpx.AsyncClient) -> None:
    month = await rows(crewmojo, "oneonone.summary", **NOVEMBER)
    day = month[0]["completedDate"]
    number = int(day.replace("-", ""))
    one_day = await rows(crewmojo, "oneonone.summary", startDate=number, endDate=number)
    assert [row for row in month if row["completedDate"] == day] == one_day


async def test_without_dates_a_report_is_about_this_month_up_to_today(crewmojo: httpx.AsyncClient) -> None:
    expected = await rows(crewmojo, "timesheets.weekly", startDate=20261101, endDate=20261124)
    assert expected == await rows(crewmojo, "timesheets.weekly")


@pytest.mark.parametrize("count", [0, 1, 2500])
async def test_the_big_report_has_as_many_rows_as_were_set(crewmojo: httpx.AsyncClient, desk: Desk, count: int) -> None:
    desk.settings["crewmojo.big_report_rows"] = count
    answer = await crewmojo.post("/integrations/download/big.report", json={"contentType": "json"})
    assert [str(number) for number in range(1, count + 1)] == [
        row["rowNumber"] for row in await rows(crewmojo, "big.report")
    ]
    assert count == len(answer.json())


async def test_a_million_rows_are_made_only_as_they_are_read(desk: Desk) -> None:
    desk.settings["crewmojo.big_report_rows"] = 10**6
    big = REPORTS["big.report"](desk, Period(desk.world.anchor, desk.world.anchor))
    chunks = aiter(json_response(big).body_iterator)
    for _ in range(2):
        await anext(chunks)
    next_row = next(iter(big.rows))
    assert 2001 == next_row[0]
