import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import NewStation, SevenShifts


async def test_list_roles(client: SevenShifts) -> None:
    names = [role.name async for role in client.list_roles(department_id=2200)]
    assert ["Server", "Bartender", "Host"] == names


async def test_get_role(client: SevenShifts) -> None:
    cook = await client.get_role(3301)
    assert ("Cook", ["Grill", "Fryer"]) == (cook.name, [station.name for station in cook.stations])


async def test_create_role(client: SevenShifts) -> None:
    made = await client.create_role("Pizzaiolo", "b71c1c", 1540, 2201, stations=[NewStation(name="Oven")])
    assert ("Pizzaiolo", ["Oven"]) == (made.name, [station.name for station in made.stations])


async def test_update_role(client: SevenShifts) -> None:
    changed = await client.update_role(3303, name="Host and Cashier", job_code="HC1")
    assert ("Host and Cashier", "HC1", "ffff00") == (changed.name, changed.job_code, changed.color)


async def test_delete_role(client: SevenShifts) -> None:
    await client.delete_role(3302)
    with pytest.raises(NotFound):
        await client.get_role(3302)
