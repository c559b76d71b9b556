from datetime import datetime
from zoneinfo import ZoneInfo

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.vendors.crewsense import CrewSense

TUESDAY = datetime(2026, 11, 24, 8, tzinfo=ZoneInfo("America/New_York"))
THURSDAY = TUESDAY.replace(day=26)


async def test_list_callbacks(client: CrewSense) -> None:
    calls = [(call.start.day, call.status) async for call in client.list_callbacks(TUESDAY, THURSDAY)]
    assert [(25, "active"), (24, "filled")] == calls


async def test_list_callbacks__second_page(client: CrewSense, desk: Desk) -> None:
    desk.page_sizes["crewsense"] = 2
    assert [64014, 64013, 64012] == [call.id async for call in client.list_callbacks()]


async def test_get_callback(client: CrewSense) -> None:
    call = await client.get_callback(64012)
    assert ("Firefighter", 1, "filled") == (call.title.name, call.positions_to_fill, call.status)


async def test_list_callback_users(client: CrewSense) -> None:
    called = await client.list_callback_users(64012)
    assert {1001: "denied", 1002: "no answer", 1007: "accepted"} == {person.id: person.status for person in called}
