from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1


async def test_list_companies(client: SevenShiftsV1) -> None:
    assert ["Prairie Table Restaurants"] == [company.name async for company in client.list_companies()]


async def test_get_company(client: SevenShiftsV1) -> None:
    assert "CA" == (await client.get_company(8655)).country


async def test_update_company(client: SevenShiftsV1) -> None:
    await client.update_company(8655, name="Prairie Table")
    assert "Prairie Table" == (await client.get_company(8655)).name
