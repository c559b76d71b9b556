from datetime import datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import CrewSense

MONDAY = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("America/New_York"))
TUESDAY = MONDAY.replace(day=24)


async def test_list_logs(client: CrewSense, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 3
    assert "Oliver Sample logged in." == (await anext(client.list_logs())).event_description


async def test_list_logs__second_page(client: CrewSense, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 60
    numbers = [entry.log_id async for entry in client.list_logs()]
    assert list(range(329473, 329353, -1)) == numbers


async def test_list_logs_after(client: CrewSense, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 60
    assert list(range(329413, 329353, -1)) == [entry.log_id async for entry in client.list_logs_after(60)]


async def test_list_forms(client: CrewSense) -> None:
    assert {141: "Test form", 196: "Exposure Form"} == {form.id: form.title for form in await client.list_forms()}


async def test_list_form_submissions(client: CrewSense) -> None:
    (handed_in,) = await client.list_form_submissions(196)
    _, worn = handed_in.submission
    assert ("Zoë Ångholt", ["Gloves", "Eye Protection"]) == (handed_in.user.name, worn.values)


async def test_get_company(client: CrewSense) -> None:
    assert "Exampleton Fire Department" == (await client.get_company())["name"]


async def test_list_payroll(client: CrewSense) -> None:
    rows = await client.list_payroll(MONDAY, TUESDAY)
    assert {"Station 1": 7, "Station 2": 6} == {
        place: sum(row.assignment_name == place for row in rows) for place in ("Station 1", "Station 2")
    }


async def test_list_user_payroll(client: CrewSense) -> None:
    (row,) = await client.list_user_payroll(1006, MONDAY, TUESDAY)
    assert ("Regular Time", 24.0) == (row.work_type, row.total_hours)


async def test_list_target_solutions_users(client: CrewSense) -> None:
    matches = {user.id: user.crewsense_user_id for user in await client.list_target_solutions_users()}
    assert 1001 == matches[7000001]


async def test_get_target_solutions_user(client: CrewSense) -> None:
    assert "Tidewell" == (await client.get_target_solutions_user(7000001)).last_name
