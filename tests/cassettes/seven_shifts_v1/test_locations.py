from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1


async def test_list_locations(client: SevenShiftsV1) -> None:
    assert ["Downtown", "Riverside"] == [location.address async for location in client.list_locations()]


async def test_get_location(client: SevenShiftsV1) -> None:
    assert "America/Regina" == (await client.get_location(1541)).timezone


async def test_create_location(client: SevenShiftsV1) -> None:
    made = await client.create_location("100 Airport Road", country="CA", timezone="America/Toronto")
    assert "100 Airport Road" == (await client.get_location(made.id)).address


async def test_update_location(client: SevenShiftsV1) -> None:
    await client.update_location(1541, address="24 Wharf Rd")
    assert "24 Wharf Rd" == (await client.get_location(1541)).address


async def test_delete_location(client: SevenShiftsV1) -> None:
    await client.delete_location(1541)
    assert [1540] == [location.id async for location in client.list_locations()]
