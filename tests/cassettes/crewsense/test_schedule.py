from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import CrewSense

MONDAY = datetime(2026, 11, 23, 8, tzinfo=ZoneInfo("America/New_York"))
TUESDAY = MONDAY.replace(day=24)


async def test_get_schedule(client: CrewSense) -> None:
    monday = next(day for day in (await client.get_schedule(MONDAY, TUESDAY)).days if day.date == MONDAY.date())
    crews = {assignment.name: len(assignment.shifts) for assignment in monday.assignments}
    assert {"Station 1": 7, "Station 2": 6, "Reserve Engine": 0} == crews
    assert ["Odalys Quillfeather", "Zoë Ångholt"] == [absence.user.name for absence in monday.time_off]


async def test_get_schedule__days_as_a_list(client: CrewSense, desk: Desk) -> None:
    desk.quirks["crewsense.days_as_array"] = True
    schedule = await client.get_schedule(MONDAY, TUESDAY)
    assert [MONDAY.date(), TUESDAY.date()] == [day.date for day in schedule.days]


async def test_list_schedule_days(client: CrewSense) -> None:
    colors = {day.date: day.day_color.label async for day in client.list_schedule_days(MONDAY, TUESDAY)}
    assert "C Shift" == colors[MONDAY.date()]


async def test_list_schedule_days__two_months(client: CrewSense) -> None:
    """Asked for in two windows; no day comes twice, and none is missing."""
    start, end = datetime(2027, 1, 1, tzinfo=MONDAY.tzinfo), datetime(2027, 2, 3, tzinfo=MONDAY.tzinfo)
    days = [day.date async for day in client.list_schedule_days(start, end)]
    assert [start.date() + timedelta(days=number) for number in range(33)] == days


async def test_list_day_labels(client: CrewSense) -> None:
    labels = await client.list_day_labels(date(2026, 11, 23), date(2026, 11, 24))
    assert ["C Shift", "A Shift"] == [label.label for label in labels]
