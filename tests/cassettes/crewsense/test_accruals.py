from prefect_shiftwork.vendors.crewsense import CrewSense


async def test_list_accruals(client: CrewSense) -> None:
    rules = {rule.time_off_type.name: rule.accrual_type for rule in await client.list_accruals()}
    assert "Accrues 10 hours every 28 days" == rules["Sick"]


async def test_get_accrual_profile(client: CrewSense) -> None:
    rules = {rule.time_off_type.name: rule.accrual_type for rule in await client.get_accrual_profile(1001)}
    assert "Accrues one hour every 10 hours worked (max. 12 hours)" == rules["Vacation"]


async def test_get_accrual_bank(client: CrewSense) -> None:
    hours = {balance.time_off_type.name: balance.hours for balance in await client.get_accrual_bank(98)}
    assert {"Sick": 1001.0, "Vacation": -125.024, "Earned Time": 29.2125} == hours


async def test_adjust_accrual_bank(client: CrewSense) -> None:
    before = await client.get_accrual_bank(98)
    await client.adjust_accrual_bank(98, time_off_type_id=5, hours=-24, admin_id=848, notes="A day of sick leave")
    after = await client.get_accrual_bank(98)
    assert [-24.0, 0.0, 0.0] == [new.hours - old.hours for new, old in zip(after, before, strict=True)]
