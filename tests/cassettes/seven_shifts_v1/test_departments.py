import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1


async def test_list_departments(client: SevenShiftsV1) -> None:
    names = [department.name async for department in client.list_departments()]
    assert ["Front of House", "Kitchen", "Front of House", "Kitchen"] == names


async def test_list_departments__third_page(client: SevenShiftsV1) -> None:
    """The last page is empty: the total of an answer is only a hint."""
    assert [2200, 2201, 2202, 2203] == [department.id async for department in client.list_departments(limit=2)]


async def test_get_department(client: SevenShiftsV1) -> None:
    assert "Kitchen" == (await client.get_department(2201)).name


async def test_get_department__unknown(client: SevenShiftsV1) -> None:
    with pytest.raises(NotFound, match="7shifts v1 get_department found no such record"):
        await client.get_department(1)


async def test_create_department(client: SevenShiftsV1) -> None:
    made = await client.create_department("Patio")
    assert "Patio" == (await client.get_department(made.id)).name


async def test_update_department(client: SevenShiftsV1) -> None:
    await client.update_department(2201, "Back of House")
    assert "Back of House" == (await client.get_department(2201)).name


async def test_delete_department(client: SevenShiftsV1) -> None:
    await client.delete_department(2203)
    assert [2200, 2201, 2202] == [department.id async for department in client.list_departments()]
