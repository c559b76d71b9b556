from prefect_shiftwork.vendors.seven_shifts_v1 import NewUser, RoleAssignment, SevenShiftsV1, UserChanges


async def test_list_users(client: SevenShiftsV1) -> None:
    employees = {user.employee_id: user.lastname async for user in client.list_users(active=True)}
    assert (40, "Tidewell") == (len(employees), employees["0001"])


async def test_list_users__nobody_inactive(client: SevenShiftsV1) -> None:
    assert [] == [user async for user in client.list_users(active=False)]


async def test_get_user(client: SevenShiftsV1) -> None:
    user = await client.get_user(1122503)
    assert ("Odalys", 11.0, "hourly") == (user.firstname, user.hourly_wage, user.wage_type)


async def test_get_user__with_all_that_belongs_to_it(client: SevenShiftsV1) -> None:
    user = await client.get_user(1122503, deep=True)
    assert ["Host"] == [role["name"] for role in user.role]


async def test_create_user(client: SevenShiftsV1) -> None:
    sable = NewUser(firstname="Sable", lastname="Winterbourne", email="sable.winterbourne@example.org")
    made = await client.create_user(sable, [1540], [RoleAssignment(id=3300, skill_level=2, primary=1)])
    assert "Winterbourne" == (await client.get_user(made.id)).lastname


async def test_update_user(client: SevenShiftsV1) -> None:
    await client.update_user(1122503, UserChanges(mobile_phone="+12025550199", hourly_wage=12.5))
    user = await client.get_user(1122503)
    assert ("+12025550199", 12.5, "Odalys") == (user.mobile_phone, user.hourly_wage, user.firstname)


async def test_delete_user(client: SevenShiftsV1) -> None:
    await client.delete_user(1122503)
    assert (await client.get_user(1122503)).active is False
