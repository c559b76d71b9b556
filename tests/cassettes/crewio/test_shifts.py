from datetime import datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.vendors.crewio import CrewIO

SUMMER = "1386efe2-1cbf-58b1-a36a-3ae5572df0ff"
DRINKS = "b2e3f844-159f-54b5-9075-aa4def3150e9"
AFTERNOON = "2212c8fa-7b50-57a5-8820-7429cf3c2ecd"
TEN = datetime(2026, 7, 13, 10, tzinfo=ZoneInfo("Europe/Berlin"))


async def test_list_shifts(client: CrewIO) -> None:
    (shift,) = await client.list_shifts(SUMMER)
    assert ("2026-07-12T14:00:00+00:00", 3) == (shift.start_time.isoformat(), shift.required_count)


async def test_create_shift(client: CrewIO) -> None:
    shift = await client.create_shift(SUMMER, DRINKS, TEN, TEN.replace(hour=14), required_count=2, notes="Abbau")
    assert (TEN, 2, "Abbau") == (shift.start_time, shift.required_count, shift.notes)


async def test_update_shift(client: CrewIO) -> None:
    shift = await client.update_shift(SUMMER, AFTERNOON, required_count=4, allow_overbooking=True)
    assert (4, True, 14) == (shift.required_count, shift.allow_overbooking, shift.start_time.hour)


async def test_delete_shift(client: CrewIO) -> None:
    await client.delete_shift(SUMMER, AFTERNOON)
    assert [] == await client.list_shifts(SUMMER)
