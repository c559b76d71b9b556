from datetime import time

from prefect_shiftwork.vendors.seven_shifts import LocationChanges, NewLocation, SevenShifts


async def test_list_locations(client: SevenShifts) -> None:
    assert ["Downtown", "Riverside"] == [location.name async for location in client.list_locations()]


async def test_list_locations__second_page(client: SevenShifts) -> None:
    assert [1540, 1541] == [location.id async for location in client.list_locations(limit=1)]


async def test_get_location(client: SevenShifts) -> None:
    assert "America/Regina" == (await client.get_location(1541)).timezone


async def test_create_location(client: SevenShifts) -> None:
    made = await client.create_location(NewLocation(name="Airport", country="CA", city="Regina", mon_is_closed=True))
    assert ("Airport", "Regina") == (made.name, made.city)


async def test_update_location(client: SevenShifts) -> None:
    changed = await client.update_location(1541, LocationChanges(message="No hot water.", fri_hours_close=time(23, 30)))
    assert ("No hot water.", "Riverside", "23:30:00") == (changed.message, changed.name, changed.fri_hours_close)


async def test_delete_location(client: SevenShifts) -> None:
    await client.delete_location(1541)
    assert [1540] == [location.id async for location in client.list_locations() if not location.deleted]
