from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1


async def test_list_roles(client: SevenShiftsV1) -> None:
    colors = {role.id: (role.name, role.color) async for role in client.list_roles(order_field="role.name")}
    assert (10, ("Cook", "08897d")) == (len(colors), colors[3301])


async def test_get_role(client: SevenShiftsV1) -> None:
    assert "Host" == (await client.get_role(3303)).name


async def test_create_role(client: SevenShiftsV1) -> None:
    made = await client.create_role("Pizzaiolo", color="b71c1c")
    assert "Pizzaiolo" == (await client.get_role(made.id)).name


async def test_update_role(client: SevenShiftsV1) -> None:
    await client.update_role(3303, name="Host and Cashier")
    role = await client.get_role(3303)
    assert ("Host and Cashier", "ffff00") == (role.name, role.color)


async def test_delete_role(client: SevenShiftsV1) -> None:
    await client.delete_role(3302)
    assert 3302 not in [role.id async for role in client.list_roles()]
