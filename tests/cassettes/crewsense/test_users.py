from datetime import date

import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest.errors import NotFound
from prefect_shiftwork.vendors.crewsense import CrewSense, IdOf


async def test_list_users(client: CrewSense) -> None:
    ranks = {user.full_name: user.role for user in await client.list_users()}
    assert (43, "Captain", "Chief") == (len(ranks), ranks["Maren Tidewell"], ranks["Boss Doe"])


async def test_find_user_by_employee_id(client: CrewSense) -> None:
    assert [1001] == [user.user_id for user in await client.find_user_by_employee_id("E001")]


async def test_find_user_by_employee_id__nobody(client: CrewSense) -> None:
    with pytest.raises(NotFound):
        await client.find_user_by_employee_id("E999")


async def test_get_user(client: CrewSense) -> None:
    user = await client.get_user(1001)
    assert (["maren.tidewell@example.org"], "Radio number") == (user.emails, user.fields[1].label)


async def test_create_user(client: CrewSense) -> None:
    await client.create_user(
        username="e041",
        first_name="Sable",
        last_name="Winterbourne",
        mail="sable.winterbourne@example.org",
        password=SecretStr("a-first-password"),
        employee_id="E041",
    )
    (hired,) = await client.find_user_by_employee_id("E041")
    assert "Winterbourne" == hired.last_name


async def test_update_user(client: CrewSense) -> None:
    await client.update_user(
        1001, role="Battalion Chief", accrual_start_date=date(2012, 1, 1), accrual_track=IdOf(id=4)
    )
    user = await client.get_user(1001)
    assert ("Battalion Chief", date(2012, 1, 1)) == (user.role, user.accrual_start_date)
