from prefect_shiftwork.vendors.seven_shifts import SevenShifts


async def test_list_departments(client: SevenShifts) -> None:
    names = [department.name async for department in client.list_departments(location_id=1540)]
    assert ["Front of House", "Kitchen"] == names


async def test_list_departments__second_page(client: SevenShifts) -> None:
    assert [2200, 2201, 2202, 2203] == [department.id async for department in client.list_departments(limit=2)]


async def test_get_department(client: SevenShifts) -> None:
    kitchen = await client.get_department(2201)
    assert ("Kitchen", 1540, False) == (kitchen.name, kitchen.location_id, kitchen.default)


async def test_create_department(client: SevenShifts) -> None:
    made = await client.create_department(1541, "Patio")
    assert "Patio" == (await client.get_department(made.id)).name


async def test_update_department(client: SevenShifts) -> None:
    assert "Back of House" == (await client.update_department(2201, "Back of House", default=False)).name


async def test_delete_department(client: SevenShifts) -> None:
    await client.delete_department(2203, transfer_to=2202)
    assert [2202] == [department.id async for department in client.list_departments(location_id=1541)]
