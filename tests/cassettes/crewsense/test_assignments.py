from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.crewsense import CrewSense

MORNING = datetime(2026, 12, 1, 8, tzinfo=ZoneInfo("America/New_York"))
NEXT_MORNING = MORNING.replace(day=2)


async def test_list_assignments(client: CrewSense) -> None:
    assert ["Station 1", "Station 2", "Reserve Engine"] == [place.name for place in await client.list_assignments()]


async def test_get_assignment(client: CrewSense) -> None:
    station = await client.get_assignment(123)
    assert ("Station 1", 6, "Exampleton") == (station.name, station.positions_to_fill, station.location.city)


async def test_create_assignment(client: CrewSense) -> None:
    await client.create_assignment("Brush Truck", MORNING, NEXT_MORNING, positions_to_fill=2, color="#795548")
    *_, added = await client.list_assignments()
    assert ("Brush Truck", MORNING, 2) == (added.name, added.start, added.positions_to_fill)


async def test_update_assignment(client: CrewSense) -> None:
    await client.update_assignment(125, name="Reserve Engine 2", positions_to_fill=3)
    engine = await client.get_assignment(125)
    assert ("Reserve Engine 2", 3) == (engine.name, engine.positions_to_fill)


async def test_delete_assignment(client: CrewSense) -> None:
    await client.delete_assignment(125)
    assert 125 not in [place.id for place in await client.list_assignments()]


async def test_get_assignment__unknown(client: CrewSense) -> None:
    with pytest.raises(NotFound, match="CrewSense get_assignment found no such record"):
        await client.get_assignment(999)


async def test_list_assignment_groups(client: CrewSense) -> None:
    assert ["A Shift", "B Shift", "C Shift"] == [group.name for group in await client.list_assignment_groups(123)]


async def test_replace_assignment_groups(client: CrewSense) -> None:
    await client.replace_assignment_groups(123, [1, 2])
    assert [1, 2] == [group.id for group in await client.list_assignment_groups(123)]


async def test_delete_assignment_groups(client: CrewSense) -> None:
    await client.delete_assignment_groups(123)
    assert [] == await client.list_assignment_groups(123)


async def test_delete_assignment_group(client: CrewSense) -> None:
    await client.delete_assignment_group(123, group_id=3)
    assert [1, 2] == [group.id for group in await client.list_assignment_groups(123)]


async def test_list_assignment_admins(client: CrewSense) -> None:
    assert ["Boss Doe"] == [admin.name for admin in await client.list_assignment_admins(123)]


async def test_replace_assignment_admins(client: CrewSense) -> None:
    await client.replace_assignment_admins(123, [98, 848])
    assert {98, 848} == {admin.id for admin in await client.list_assignment_admins(123)}
