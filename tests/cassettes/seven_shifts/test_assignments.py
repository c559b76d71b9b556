from prefect_shiftwork.vendors.seven_shifts import SevenShifts

ODALYS = 1122503


async def test_list_assignments(client: SevenShifts) -> None:
    works = await client.list_assignments(ODALYS)
    (location,), (department,), (role,) = works.locations, works.departments, works.roles
    assert ("Downtown", "Front of House", "Host") == (location.name, department.name, role.name)


async def test_list_location_assignments(client: SevenShifts) -> None:
    assert [1540] == [assignment.location_id for assignment in await client.list_location_assignments(ODALYS)]


async def test_create_location_assignment(client: SevenShifts) -> None:
    await client.create_location_assignment(ODALYS, location_id=1541)
    places = [assignment.location_id for assignment in await client.list_location_assignments(ODALYS)]
    assert [1540, 1541] == places


async def test_delete_location_assignment(client: SevenShifts) -> None:
    await client.create_location_assignment(ODALYS, location_id=1541)
    await client.delete_location_assignment(ODALYS, location_id=1541)
    assert [1540] == [assignment.location_id for assignment in await client.list_location_assignments(ODALYS)]


async def test_list_department_assignments(client: SevenShifts) -> None:
    assert ["Front of House"] == [each.name for each in await client.list_department_assignments(ODALYS)]


async def test_create_department_assignment(client: SevenShifts) -> None:
    made = await client.create_department_assignment(ODALYS, department_id=2201, appear_on_schedule=False)
    assert (2201, False) == (made.department_id, made.appear_on_schedule)


async def test_delete_department_assignment(client: SevenShifts) -> None:
    await client.create_department_assignment(ODALYS, department_id=2201)
    await client.delete_department_assignment(ODALYS, department_id=2201)
    assert [2200] == [each.department_id for each in await client.list_department_assignments(ODALYS)]


async def test_list_role_assignments(client: SevenShifts) -> None:
    assert [("Host", True)] == [(each.name, each.is_primary) for each in await client.list_role_assignments(ODALYS)]


async def test_create_role_assignment(client: SevenShifts) -> None:
    await client.create_role_assignment(ODALYS, role_id=3300)
    assert ["Host", "Server"] == sorted(each.name for each in await client.list_role_assignments(ODALYS))


async def test_delete_role_assignment(client: SevenShifts) -> None:
    await client.create_role_assignment(ODALYS, role_id=3300)
    await client.delete_role_assignment(ODALYS, role_id=3300)
    assert [3303] == [each.role_id for each in await client.list_role_assignments(ODALYS)]
