from datetime import date

import pytest

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.seven_shifts import NewUser, SevenShifts, UserChanges

SABLE = NewUser(
    first_name="Sable",
    last_name="Winterbourne",
    email="sable.winterbourne@example.org",
    location_ids=[1540],
    department_ids=[2200],
    role_ids=[3300],
    type="employee",
    employee_id="E041",
    hire_date=date(2026, 12, 1),
)


async def test_list_users(client: SevenShifts) -> None:
    names = [f"{user.first_name} {user.last_name}" async for user in client.list_users(role_id=3304)]
    assert ["Maren Tidewell"] == names


async def test_list_users__second_page(client: SevenShifts) -> None:
    numbers = [user.employee_id async for user in client.list_users(department_id=2202, limit=8)]
    assert len(set(numbers)) == len(numbers) > 8


async def test_get_user(client: SevenShifts) -> None:
    user = await client.get_user(1122503)
    assert ("Odalys", 1100) == (user.first_name, user.hourly_wage)


async def test_get_user__by_punch_id(client: SevenShifts) -> None:
    assert 1122503 == (await client.get_user("punch:0003")).id


async def test_get_user__unknown(client: SevenShifts) -> None:
    with pytest.raises(NotFound, match="Check the id"):
        await client.get_user(1)


async def test_create_user(client: SevenShifts) -> None:
    user = await client.create_user(SABLE)
    assert ("E041", date(2026, 12, 1), True) == (user.employee_id, user.hire_date, user.active)


async def test_create_many_users(client: SevenShifts) -> None:
    rowan = SABLE.model_copy(update={"first_name": "Rowan", "email": "rowan@example.org", "employee_id": "E042"})
    users = await client.create_many_users([SABLE, rowan])
    assert ["Sable", "Rowan"] == [user.first_name for user in users]


async def test_update_user(client: SevenShifts) -> None:
    user = await client.update_user(1122503, UserChanges(mobile_number="+12025550199", max_weekly_hours=32))
    assert ("+12025550199", "32", "Odalys") == (user.mobile_number, user.max_weekly_hours, user.first_name)


async def test_delete_user(client: SevenShifts) -> None:
    await client.delete_user(1122503, inactive_reason="quit", inactive_comments="Moved away")
    assert (await client.get_user(1122503)).active is False
