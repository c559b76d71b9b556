from datetime import date, datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.vendors.crewsense import CrewSense

THURSDAY = datetime(2026, 11, 26, 8, tzinfo=ZoneInfo("America/New_York"))
FRIDAY = THURSDAY.replace(day=27)


async def test_list_visual_cycles(client: CrewSense) -> None:
    (cycle,) = await client.list_visual_cycles(date(2026, 11, 1), date(2026, 11, 30))
    assert ("FLSA Cycle #1", date(2026, 11, 28)) == (cycle.name, cycle.end)


async def test_get_visual_cycle(client: CrewSense) -> None:
    assert "#f00" == (await client.get_visual_cycle(2)).color


async def test_create_visual_cycle(client: CrewSense) -> None:
    await client.create_visual_cycle("FLSA Cycle #2", date(2026, 11, 29), date(2026, 12, 26), "#00f", "#fff")
    assert ["FLSA Cycle #1", "FLSA Cycle #2"] == [cycle.name for cycle in await client.list_visual_cycles()]


async def test_update_visual_cycle(client: CrewSense) -> None:
    await client.update_visual_cycle(2, "FLSA Cycle #1", date(2026, 11, 1), date(2026, 11, 27), "#0f0", "#fff")
    cycle = await client.get_visual_cycle(2)
    assert (date(2026, 11, 27), "#0f0") == (cycle.end, cycle.color)


async def test_delete_visual_cycle(client: CrewSense) -> None:
    await client.delete_visual_cycle(2)
    assert [] == await client.list_visual_cycles()


async def test_list_availability_periods(client: CrewSense) -> None:
    (away,) = await client.list_availability_periods(THURSDAY, FRIDAY)
    assert ("Brycen Doe", THURSDAY, FRIDAY) == (away.user.name, away.start, away.end)


async def test_create_availability_period(client: CrewSense) -> None:
    await client.create_availability_period(1001, THURSDAY, FRIDAY, admin_id=848, notes="Out of town")
    periods = await client.list_availability_periods(THURSDAY, FRIDAY)
    assert {98: "Travelling out of country", 1001: "Out of town"} == {away.user.id: away.notes for away in periods}
